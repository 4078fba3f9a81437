package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.cli.Main;
import org.parley.seal.ChainFile;
import org.parley.seal.Commitment;
import org.parley.seal.Entry;
import org.parley.seal.Hash;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.talks.Course;
import org.parley.server.talks.Deed;
import org.parley.server.talks.Speech;
import org.parley.server.web.TalksRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** P5: the record is tamper-evident. Its files are checked with nothing but themselves and one earlier receipt. */
@DisplayName("P5: the record is tamper-evident")
class LogTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder = Path.of("");

    private final Room room = Room.open();
    private final Talks talks = room.talks();

    private void enter(Person who, String audience, Deed deed) {
        Myself me = talks.myself(who);
        room.bean(Door.class)
                .as(
                        new Principal.Member(me.id()),
                        tx -> room.bean(TalksRecord.class).add(tx, me, audience, UUID.randomUUID(), deed));
    }

    private void announce(int times) {
        for (int i = 1; i <= times; i++) {
            enter(talks.lead(), "common", new Course.Announced("Session " + i + " is over."));
        }
    }

    @Test
    void every_file_of_the_own_record_verifies_against_its_receipt() throws IOException {
        Person head = talks.head("north");
        enter(head, "party/north", new Speech.Noted("They seem tired."));
        enter(head, "caucus/north", new Speech.Message("We could meet on Monday.", null, true, null));
        for (String audience : List.of("common", "party/north", "caucus/north", "admin/north")) {
            keep(head, "chain", talks.page("/log/chain?of=" + audience));
            keep(head, "receipt", talks.page("/log/receipt?of=" + audience));
            keep(head, "key", talks.page("/receipts/key"));
            Run run = verify("chain", "--receipt", path("receipt"), "--key", path("key"));
            assertThat(run.code()).as(audience + run.out() + run.err()).isZero();
            assertThat(run.out()).contains("signature of the key").doesNotContain("cannot exclude");
        }
    }

    @Test
    void the_code_on_the_page_is_the_one_that_the_verifier_reads_out() throws IOException {
        announce(2);
        String page = talks.lead().browser().get(talks.page("/log")).body();
        keep(talks.lead(), "chain", talks.page("/log/chain?of=common"));
        String out = verify("chain").out();
        String code = out.substring(out.indexOf("Its head reads: ") + 16).split("\\s")[0];
        assertThat(page).contains(code);
        assertThat(talks.head("north").browser().get(talks.page("/log")).body()).contains(code);
    }

    @Test
    void each_tampering_with_each_entry_is_found() throws IOException {
        announce(4);
        Person lead = talks.lead();
        keep(lead, "whole", talks.page("/log/chain?of=common"));
        keep(lead, "receipt", talks.page("/log/receipt?of=common"));
        keep(lead, "key", talks.page("/receipts/key"));
        List<String> lines = Files.readAllLines(folder.resolve("whole"));
        assertThat(lines).hasSizeGreaterThanOrEqualTo(6);
        assertThat(tampered(lines)).as("the file itself").isZero();
        for (int at = 1; at < lines.size(); at++) {
            JsonNode entry = JSON.readTree(lines.get(at));
            for (String field : List.of("id", "at", "author", "kind", "commitment", "previous", "hash")) {
                assertFound(with(lines, at, edited(entry, field)), field + " of entry " + at);
            }
            assertFound(with(lines, at, edited(entry, "content")), "content of entry " + at);
            assertFound(with(lines, at, edited(entry, "nonce")), "nonce of entry " + at);
            List<String> without = new ArrayList<>(lines);
            without.remove(at);
            assertFound(without, "entry " + at + " deleted");
            assertFound(lines.subList(0, at), "cut off before entry " + at);
            assertFound(rewritten(lines, at), "written anew from entry " + at);
            if (at + 1 < lines.size()) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, at, at + 1);
                assertFound(swapped, "entry " + at + " changes places");
            }
        }
    }

    @Test
    void without_a_receipt_it_says_what_cannot_be_excluded() throws IOException {
        announce(2);
        keep(talks.lead(), "whole", talks.page("/log/chain?of=common"));
        List<String> lines = Files.readAllLines(folder.resolve("whole"));
        Files.write(folder.resolve("chain"), rewritten(lines, 1));
        Run run = verify("chain");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("cannot exclude", "written anew", "cut off");
    }

    private void assertFound(List<String> lines, String what) throws IOException {
        assertThat(tampered(lines)).as(what).isEqualTo(1);
    }

    private int tampered(List<String> lines) throws IOException {
        Files.write(folder.resolve("chain"), lines);
        return verify("chain", "--receipt", path("receipt"), "--key", path("key"))
                .code();
    }

    private static List<String> with(List<String> lines, int at, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, line);
        return changed;
    }

    /** The same line with one thing changed, in a form that still reads. */
    private static String edited(JsonNode entry, String field) {
        String before = entry.get(field).stringValue();
        String after = switch (field) {
            case "id" -> UUID.randomUUID().toString();
            case "at" -> "2020-01-01T00:00:00Z";
            case "commitment", "previous", "hash" ->
                Hash.of(before.getBytes(StandardCharsets.UTF_8)).toString();
            case "content", "nonce" -> flipped(before);
            default -> before + "x";
        };
        return JSON.writeValueAsString(entry).replace("\"" + before + "\"", "\"" + after + "\"");
    }

    private static String flipped(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        bytes[bytes.length / 2] ^= 1;
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What somebody who keeps the database would do: other words in an entry, and all links after it made to fit. */
    private static List<String> rewritten(List<String> lines, int from) {
        List<String> out = new ArrayList<>(lines.subList(0, from));
        Hash last = from == 1
                ? Hash.NONE
                : Hash.parse(JSON.readTree(lines.get(from - 1)).get("hash").stringValue());
        for (int at = from; at < lines.size(); at++) {
            JsonNode line = JSON.readTree(lines.get(at));
            byte[] nonce = Base64.getDecoder().decode(line.get("nonce").stringValue());
            byte[] content = Base64.getDecoder().decode(line.get("content").stringValue());
            if (at == from) {
                content[content.length / 2] ^= 1;
            }
            Entry entry = new Entry(
                    line.get("chain").stringValue(),
                    at,
                    line.get("id").stringValue(),
                    line.get("at").stringValue(),
                    line.get("author").stringValue(),
                    line.get("kind").stringValue(),
                    Commitment.to(nonce, content),
                    last,
                    nonce,
                    content);
            out.add(ChainFile.line(entry));
            last = entry.hash();
        }
        return out;
    }

    @Test
    void what_somebody_changes_in_the_database_shows_as_an_alarm() throws SQLException {
        announce(3);
        assertThat(talks.lead().browser().json(talks.page("/log?check=all")).body())
                .doesNotContain("does not follow");
        Database database = room.database();
        try (Connection owner =
                        DriverManager.getConnection(database.url(), Role.OWNER.user(), database.password(Role.OWNER));
                Statement sql = owner.createStatement()) {
            sql.execute("alter table parley.entry disable trigger never");
            sql.execute("update parley.entry set author = 'Somebody else' || author where talks = '" + talks.id()
                    + "' and audience = 'common' and place = 2");
            sql.execute("alter table parley.entry enable trigger never");
        }
        for (String check : List.of("all", "common")) {
            assertThat(talks.lead()
                            .browser()
                            .get(talks.page("/log?check=" + check))
                            .body())
                    .contains("entry 3 does not follow the one before it");
        }
        assertThat(talks.lead().browser().get(talks.page("/log")).body())
                .as("only what was asked for is read through")
                .contains("Check this one")
                .doesNotContain("All entries follow", "does not follow");
    }

    @Test
    void the_one_file_with_everything_tells_of_nothing_else() throws IOException {
        talks.head("north");
        talks.head("south");
        enter(talks.head("south"), "party/south", new Speech.Noted("Our secret."));
        List<String> names = names(talks.head("north"));
        assertThat(names)
                .containsExactly(
                        "parley-public.pem",
                        "admin-north.jsonl",
                        "admin-north.receipt.json",
                        "caucus-north.jsonl",
                        "caucus-north.receipt.json",
                        "common.jsonl",
                        "common.receipt.json",
                        "party-north.jsonl",
                        "party-north.receipt.json",
                        "case.yaml");
        assertThat(names(talks.observer()))
                .containsExactly("parley-public.pem", "common.jsonl", "common.receipt.json", "case.yaml");
    }

    private List<String> names(Person who) throws IOException {
        HttpResponse<byte[]> file = who.browser().bytes(talks.page("/export"));
        assertThat(file.statusCode()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .doesNotContain("Our secret");
            }
        }
        return names;
    }

    @Test
    void chains_of_others_are_not_there() {
        Person north = talks.head("north");
        for (String other : List.of("team", "party/south", "caucus/south", "admin/south", "admin/team", "nowhere")) {
            for (String page : List.of("/log?chain=", "/log/chain?of=", "/log/receipt?of=")) {
                assertThat(north.browser().get(talks.page(page + other)).statusCode())
                        .as(page + other)
                        .isEqualTo(404);
            }
        }
        assertThat(talks.lead()
                        .browser()
                        .get(talks.page("/log/chain?of=party/north"))
                        .statusCode())
                .isEqualTo(404);
    }

    private record Run(int code, String out, String err) {}

    private Run verify(String file, String... further) {
        List<String> arguments = new ArrayList<>(List.of("verify", path(file)));
        arguments.addAll(List.of(further));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(arguments.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
        return new Run(code, out.toString(), err.toString());
    }

    private void keep(Person who, String name, String page) throws IOException {
        HttpResponse<String> got = who.browser().get(page);
        assertThat(got.statusCode()).as(page).isEqualTo(200);
        Files.writeString(folder.resolve(name), got.body());
        if (name.equals("chain")) {
            assertThat(ChainFile.check(new StringReader(got.body()), null).holds())
                    .isTrue();
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
