package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.server.postgres.Backup;
import org.parley.server.postgres.Cluster;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;
import org.parley.server.store.Migrations;
import org.parley.server.store.PassKey;
import org.parley.server.talks.Answer;
import org.parley.server.talks.Author;
import org.parley.server.talks.ClauseAnswer;
import org.parley.server.talks.DeedJson;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Speech;

/**
 * P3: what parties write is not found outside the server's memory. A server as anybody would start it takes in words that
 * nobody else uses, wherever it takes words at all, well and badly formed; then every file that it, its database and a backup
 * leave behind is searched for them, in several encodings and digests. A heap dump is not promised to be free of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("P3: what a party writes is found nowhere outside")
class CanaryTest {

    /** Names of people are metadata: the database holds them in the clear, and docs/security.md says so. */
    private static final Set<String> CLEAR = Set.of("/people/invitations name", "/devices name");

    private final Canaries canaries = new Canaries(new SecureRandom().nextLong());
    private final List<Integer> lengths = new ArrayList<>();
    private Set<String> fields;
    private Path folder;
    private Path temporary;
    private Path backup;
    private ServerProcess server;
    private String measures;
    private int measuresAtTheDoor;
    private String clause = "";

    @BeforeAll
    void everythingIsWrittenDown(@TempDir Path given) throws Exception {
        folder = given;
        // Where the tests are run by root, the database belongs to another account, which has to get there.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        temporary = Files.createDirectory(folder.resolve("temporary"));
        backup = folder.resolve("room.backup");
        int management = free();
        server = new ServerProcess(folder.resolve("data"))
                .machine("-Djava.io.tmpdir=" + temporary)
                .options("--management-port=" + management);
        server.start();
        try {
            write();
            measures = get("http://127.0.0.1:" + management + "/actuator/prometheus");
            measuresAtTheDoor =
                    new Visitor(server.address()).get("/actuator/prometheus").statusCode();
            try (Database database = database()) {
                Backup.write(database, backup, "0.1.0", Instant.parse("2026-03-01T08:00:00Z"));
                ask(
                        database,
                        "select octet_length(sealed) from parley.entry where kind = 'answer'",
                        rows -> lengths.add(rows.getInt(1)));
            }
            assertThat(canaries.below(temporary))
                    .as("temporary files while it runs")
                    .isEmpty();
        } finally {
            server.stop(); // The database writes everything out at its end.
        }
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    private Database database() {
        return Cluster.in(server.data()).reach(new SecureRandom(), words -> {});
    }

    private void write() throws Exception {
        Person lead = Person.first(server.address(), server.welcome(), "Lena Mediator");
        String talks = Talks.open(lead, canaries.plant("title of the talks"));
        Person head = Person.joining(server.address(), Talks.invitation(lead, talks, "head/north", "Head of north"));
        String text = texts(lead, head, talks);
        athome(head, talks);
        fields = new TreeSet<>(new FormFiller(head.browser(), talks, this::words).walk());
        fields.addAll(new FormFiller(lead.browser(), talks, this::words).walk());
        badly(head, talks, text);
        atTheGate(head, lead, talks);
        dictionary(text);
    }

    private String words(String field) {
        return CLEAR.stream().anyMatch(field::endsWith) ? "Somebody" : canaries.plant(field);
    }

    /** A text that is shown, answered twice in different words, and released. */
    private String texts(Person lead, Person head, String talks) {
        Drafts draft = new Drafts(lead, talks + "/texts/new?kind=SINGLE_TEXT")
                .title("en", canaries.plant("title of a text"))
                .clause(1, "en", canaries.plant("heading"), canaries.plant("clause"));
        clause = draft.clauseId(1);
        String text = draft.save();
        String version = Drafts.version(lead, text);
        post(
                lead,
                text,
                text + "/show",
                303,
                "version",
                version,
                "party",
                "north",
                "channel",
                canaries.plant("channel"));
        answer(head, text, version, clause, "ACCEPT", "", "");
        answer(
                head,
                text,
                version,
                clause,
                "REJECT",
                canaries.plant("answer's words"),
                canaries.plant("answer's note"));
        post(head, text + "/answers", text + "/release", 303, "version", version, "to", "team", "clause", clause);
        new Drafts(head, talks + "/texts/new")
                .title("en", canaries.plant("title of a party's text"))
                .clause(1, "en", canaries.plant("party's heading"), canaries.plant("party's clause"))
                .with("remark", canaries.plant("party's remark"))
                .save();
        return text;
    }

    private static void answer(
            Person head, String text, String version, String clause, String answer, String words, String note) {
        post(
                head,
                text + "/answers",
                text + "/answers",
                303,
                "version",
                version,
                "answer." + clause,
                answer,
                "words." + clause,
                words,
                "note." + clause,
                note);
    }

    private void athome(Person head, String talks) {
        String limits = talks + "/limits";
        post(
                head,
                limits,
                limits,
                303,
                "issue",
                canaries.id("issue of a limit"),
                "how",
                "at-most",
                "options",
                canaries.plant("bound of a limit"),
                "firmness",
                "red-line",
                "says",
                canaries.plant("limit"));
        post(
                head,
                limits,
                limits + "/factions",
                303,
                "name",
                canaries.plant("faction"),
                "seats",
                "12",
                "says",
                canaries.plant("view of a faction"));
        post(head, limits, limits + "/notes", 303, "words", canaries.plant("note"));
        // Long enough that PostgreSQL packs it, if it were words.
        post(head, limits, limits + "/notes", 303, "words", (canaries.plant("long note") + " again ").repeat(400));
        String messages = talks + "/messages/north";
        post(head, messages, messages, 303, "words", canaries.plant("message"));
        assertThat(head.browser()
                        .submit(
                                limits,
                                talks + "/drafts",
                                "place",
                                canaries.plant("place of a draft"),
                                "text",
                                canaries.plant("draft"))
                        .statusCode())
                .isEqualTo(204);
    }

    /** What is turned down is not told to any log either. */
    private void badly(Person head, String talks, String text) {
        Visitor browser = head.browser();
        String messages = talks + "/messages/north";
        String token = browser.token(messages);
        String id = UUID.randomUUID().toString();
        List<Integer> statuses = new ArrayList<>();
        for (String words : List.of(
                canaries.plant("words under an id"),
                canaries.plant("other words under the same id"),
                canaries.plant("words with a zero") + "\0",
                canaries.plant("words that are too long").repeat(3_000))) {
            statuses.add(browser.post(messages, token, "id", id, "words", words).statusCode());
        }
        assertThat(statuses.subList(0, 2)).containsExactly(303, 409);
        String word = canaries.id("word in an address");
        for (String path : List.of(
                "/talks/" + word,
                talks + "/" + word,
                talks + "/texts/" + word,
                talks + "/messages/" + word,
                talks + "?" + word + "=" + word,
                text + "?version=" + word,
                text + "/bytes?language=" + word,
                "/away?to=https://" + word + ".example/",
                "/away?to=" + word,
                "/join/" + word,
                "/renew/" + word)) {
            statuses.add(browser.get(path).statusCode());
            statuses.add(browser.json(path).statusCode());
        }
        for (String field : List.of("id", "answering", "by", "hours", "wanted", "place", "version")) {
            String odd = canaries.plant("odd " + field);
            statuses.add(browser.post(messages, token, "id", id, "words", odd, field, odd)
                    .statusCode());
            statuses.add(browser.post(messages + "/window", token, "id", id, field, odd)
                    .statusCode());
            statuses.add(
                    browser.post(text + "/answers", token, "id", id, field, odd).statusCode());
        }
        String place = canaries.plant("draft with too long a place").repeat(20);
        statuses.add(browser.post(talks + "/drafts", token, "place", place, "text", place)
                .statusCode());
        String odd = canaries.id("word in a header");
        for (String type : List.of("application/json", "multipart/form-data; boundary=" + odd, "text/" + odd, odd)) {
            statuses.add(browser.send(HttpRequest.newBuilder(server.address().resolve(messages))
                            .header("Content-Type", type)
                            .header("Accept", odd)
                            .header("X-" + odd, odd)
                            .header("Cookie", odd + "=" + odd)
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "--" + odd + "\r\n" + odd + canaries.plant("body in another form"))))
                    .statusCode());
        }
        statuses.add(browser.send(HttpRequest.newBuilder(server.address().resolve(messages))
                        .method(odd.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.noBody()))
                .statusCode());
        assertThat(statuses)
                .as("turned down, and no fault of the server")
                .allMatch(status -> status < 500 || status == 501);
    }

    private void atTheGate(Person head, Person lead, String talks) {
        Visitor stranger = new Visitor(server.address());
        stranger.submit(
                "/sign-in",
                "/sign-in",
                "name",
                canaries.plant("name"),
                "password",
                canaries.plant("password"),
                "code",
                canaries.plant("code"));
        stranger.submit(
                "/sign-in",
                "/sign-in",
                "name",
                head.signInName(),
                "password",
                canaries.plant("wrong password"),
                "code",
                canaries.plant("wrong code"));
        stranger.submit("/sign-in", "/sign-in", "name", canaries.plant("name with a zero") + "\0", "password", "x");
        stranger.submit(
                "/sign-in",
                "/sign-in",
                "name",
                canaries.plant("long name").repeat(500),
                "password",
                canaries.plant("long password").repeat(500));
        String link = Talks.invitation(lead, talks, "member/north", "Member of north");
        Visitor member = new Visitor(server.address());
        assertThat(member.submit(link, link, "password", canaries.plant("short").substring(0, 5))
                        .statusCode())
                .isLessThan(500);
        assertThat(member.submit(link, link, "password", canaries.plant("chosen password"))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Whoever holds the database could guess at short contents, and check each guess against a plain digest. */
    private void dictionary(String text) throws SQLException {
        String id = text.substring(text.lastIndexOf('/') + 1);
        List<Author> authors = new ArrayList<>();
        try (Database database = database()) {
            ask(
                    database,
                    "select id, name, role, party from parley.member",
                    rows -> authors.add(new Author(
                            rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3), rows.getString(4))));
        }
        assertThat(authors).isNotEmpty();
        for (Author author : authors) {
            for (Answer answer : List.of(Answer.ACCEPT, Answer.REJECT, Answer.RESERVE)) {
                Drafting.Answered deed = new Drafting.Answered(id, 1, List.of(ClauseAnswer.of(clause, answer)));
                canaries.contents(DeedJson.write(deed), "an answer");
                canaries.contents(DeedJson.write(new DeedJson.Entered(author, deed)), "an answer");
            }
            for (String words : List.of("Yes.", "No.")) {
                canaries.contents(DeedJson.write(new DeedJson.Entered(author, new Speech.Noted(words))), "a note");
            }
        }
    }

    @Test
    void noFileOfTheDatabaseHoldsAWordOfIt() throws IOException {
        Path elsewhere = server.data().resolve("elsewhere");
        List<Path> places = Files.isSymbolicLink(elsewhere)
                ? List.of(server.data(), Files.readSymbolicLink(elsewhere))
                : List.of(server.data());
        for (Path place : places) {
            assertThat(canaries.below(place))
                    .as("data files, log of changes, keys, database log")
                    .isEmpty();
        }
        assertThat(canaries.planted()).isGreaterThan(60);
    }

    @Test
    void theFormsOfThePagesWereAllWrittenInto() {
        assertThat(fields).anyMatch(field -> field.contains("/messages/north words"));
        assertThat(fields).anyMatch(field -> field.contains("/limits says"));
        assertThat(fields).anyMatch(field -> field.contains("/limits/notes words"));
        assertThat(fields).anyMatch(field -> field.contains("/answers note."));
    }

    @Test
    void noBackupHoldsAWordOfIt() throws IOException {
        assertThat(canaries.below(backup)).isEmpty();
    }

    @Test
    void noLogAndNoTemporaryFileHoldsAWordOfIt() throws IOException {
        assertThat(server.said()).contains("Parley is open at");
        assertThat(canaries.in(server.said().getBytes(StandardCharsets.UTF_8)))
                .as(server.said())
                .isEmpty();
        assertThat(canaries.below(temporary)).isEmpty();
    }

    /** For whoever runs the server, on a port of this machine alone: how it fares, and nothing of who asks for what. */
    @Test
    void measuresTellNothingOfParties() {
        assertThat(measures).contains("jvm_memory_used_bytes", "http_server_requests_seconds_count");
        assertThat(measures).contains("disk_free_bytes{path=\"" + server.data());
        assertThat(measures.lines().filter(line -> !line.startsWith("disk_")))
                .noneMatch(line -> line.matches(".*(talks|uri=|north|limits|exception=|spring_security).*"));
        assertThat(canaries.in(measures.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(measuresAtTheDoor).as("not where people come in").isEqualTo(404);
    }

    @Test
    void answersOfDifferentWordsAreKeptInTheSameLength() {
        assertThat(lengths).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lengths.subList(0, 2).stream().distinct()).hasSize(1);
    }

    /** A search that cannot find proves nothing. */
    @Test
    void whatIsNotSealedIsFound(@TempDir Path scratch) throws Exception {
        Canaries own = new Canaries(7);
        String word = own.plant("scratch");
        for (byte[] form : Canaries.forms(word)) {
            assertThat(own.in(("line before " + new String(form, StandardCharsets.ISO_8859_1) + " line after")
                            .getBytes(StandardCharsets.ISO_8859_1)))
                    .as(new String(form, StandardCharsets.ISO_8859_1))
                    .isNotEmpty();
        }
        assertThat(own.in(MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8))))
                .isNotEmpty();

        Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwx--x--x"));
        Path copy = scratch.resolve("data");
        try (Database database = Cluster.in(copy).start(new SecureRandom(), words -> {})) {
            Migrations.run(
                    database.url(),
                    Role.OWNER.user(),
                    database.password(Role.OWNER),
                    PassKey.random(new SecureRandom()));
            try (Connection owner = DriverManager.getConnection(
                            database.url(), Role.OWNER.user(), database.password(Role.OWNER));
                    Statement statement = owner.createStatement()) {
                statement.execute("create table parley.scratch (words text)");
                statement.execute("grant select on parley.scratch to parley_backup");
                statement.execute("insert into parley.scratch values ('" + word + "')");
            }
            Backup.write(database, scratch.resolve("scratch.backup"), "0.1.0", Instant.parse("2026-03-01T08:00:00Z"));
        }
        Path elsewhere = copy.resolve("elsewhere");
        List<String> found = own.below(Files.isSymbolicLink(elsewhere) ? Files.readSymbolicLink(elsewhere) : copy);
        assertThat(found).anyMatch(line -> line.contains("pg_wal")).anyMatch(line -> line.contains("/base/"));
        assertThat(own.below(scratch.resolve("scratch.backup"))).isNotEmpty();

        Path log = Files.writeString(scratch.resolve("log"), "2026-03-01 ERROR failing row contains (" + word + ")\n");
        assertThat(own.below(log)).isNotEmpty();
    }

    private interface Row {
        void read(ResultSet rows) throws SQLException;
    }

    private static void ask(Database database, String sql, Row row) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(), Role.BACKUP.user(), database.password(Role.BACKUP));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                row.read(rows);
            }
        }
    }

    private static void post(Person who, String page, String action, int status, String... fields) {
        List<String> sent = new ArrayList<>(List.of("id", UUID.randomUUID().toString()));
        sent.addAll(List.of(fields));
        HttpResponse<String> answer = who.browser().submit(page, action, sent.toArray(String[]::new));
        assertThat(answer.statusCode()).as(action + " " + answer.body()).isEqualTo(status);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String get(String address) {
        URI uri = URI.create(address);
        return new Visitor(uri).send(HttpRequest.newBuilder(uri)).body();
    }
}
