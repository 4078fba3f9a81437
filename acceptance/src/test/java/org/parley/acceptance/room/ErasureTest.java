package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.seal.ChainCheck;
import org.parley.seal.ChainFile;
import org.parley.seal.Commitment;
import org.parley.server.keys.ErasedException;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.SealedBytes;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.talks.Administration;
import org.parley.server.talks.Answer;
import org.parley.server.talks.ClauseAnswer;
import org.parley.server.talks.Deed;
import org.parley.server.talks.DeedJson;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;
import org.parley.server.web.TalksRecord;

/** P9: what was erased is gone, and the chain still verifies. */
class ErasureTest {

    private static final List<Answer> WORDS = List.of(Answer.ACCEPT, Answer.REJECT);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

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

    private static Deed answer(Answer word) {
        return new Drafting.Answered("frame", 1, List.of(new ClauseAnswer("one", word, null, null)));
    }

    @Test
    void after_erasure_nobody_can_tell_accept_from_reject() throws SQLException, IOException {
        Person head = talks.head("north");
        enter(head, "party/north", answer(Answer.REJECT));
        Row before = row();
        assertThat(room.bean(Keyring.class).open(talks.id(), "party/north", before.hash(), before.sealed()))
                .as("before, the keyring opens it")
                .isNotEmpty();
        Path older = folder.resolve("older");
        copy(room.folder().resolve("keys"), older);

        assertThat(erase(head, "party/north").statusCode()).isEqualTo(303);

        // Nothing of it is in the database, and no digest there serves as the nonce that one would need to try both
        // words.
        String dump = dump();
        assertThat(dump).contains(HexFormat.of().formatHex(before.commitment()));
        assertThat(dump).doesNotContain(HexFormat.of().formatHex(before.sealed().bytes()));
        for (Answer word : WORDS) {
            Matcher nonce = DIGEST.matcher(dump);
            while (nonce.find()) {
                byte[] tried = HexFormat.of().parseHex(nonce.group());
                assertThat(Commitment.to(tried, DeedJson.write(answer(word)))
                                .hash()
                                .bytes())
                        .isNotEqualTo(before.commitment());
            }
        }
        // The running server cannot open what an older copy of the database still holds.
        assertThatThrownBy(
                        () -> room.bean(Keyring.class).open(talks.id(), "party/north", before.hash(), before.sealed()))
                .isInstanceOf(ErasedException.class);
        // Nor can one whose folder of wrapped keys was replaced by an older copy.
        Path restored = folder.resolve("restored");
        copy(room.folder().resolve("keys"), restored);
        copy(older.resolve("wrapped"), restored.resolve("wrapped"));
        try (Keyring revived = Keyring.open(restored, null, new SecureRandom())) {
            assertThatThrownBy(() -> revived.open(talks.id(), "party/north", before.hash(), before.sealed()))
                    .isInstanceOf(ErasedException.class);
        }
    }

    @Test
    void the_chain_still_verifies_and_says_that_it_was_erased() {
        Person head = talks.head("north");
        enter(head, "party/north", answer(Answer.ACCEPT));
        enter(head, "party/north", new Speech.Noted("They seem tired."));
        erase(head, "party/north");
        enter(head, "party/north", new Speech.Noted("A new day."));
        HttpResponse<String> file = head.browser().get(talks.page("/log/chain?of=party/north"));
        ChainCheck check = ChainFile.check(new StringReader(file.body()), null);
        assertThat(check.holds()).isTrue();
        assertThat(check.erased()).isEqualTo(2);
        assertThat(check.length()).isEqualTo(3);
        assertThat(talks.seenBy(head))
                .filteredOn(seen -> seen.audience().equals("party/north"))
                .extracting(Seen::deed)
                .containsExactly(new Deed.Erased("answer"), new Deed.Erased("note"), new Speech.Noted("A new day."));
        assertThat(head.browser()
                        .get(talks.page("/log?chain=party/north&check=party/north"))
                        .body())
                .contains("2 of them erased");
    }

    @Test
    void that_it_was_erased_stands_on_record_where_the_head_and_the_lead_see_it() {
        enter(talks.head("north"), "caucus/north", new Speech.Message("Between us.", null, false, null));
        erase(talks.lead(), "caucus/north");
        for (Person reader : List.of(talks.head("north"), talks.lead())) {
            assertThat(talks.seenBy(reader))
                    .filteredOn(seen -> seen.deed() instanceof Administration.KeyDestroyed)
                    .singleElement()
                    .satisfies(seen -> assertThat(((Administration.KeyDestroyed) seen.deed()).audience())
                            .isEqualTo("caucus/north"));
        }
        assertThat(talks.seenBy(talks.head("north")))
                .filteredOn(seen -> seen.audience().equals("caucus/north"))
                .extracting(Seen::deed)
                .containsExactly(new Deed.Erased("message"));
    }

    @Test
    void sent_twice_it_erases_once() {
        Person head = talks.head("north");
        enter(head, "party/north", new Speech.Noted("The first."));
        String id = UUID.randomUUID().toString();
        erase(head, "party/north", id);
        enter(head, "party/north", new Speech.Noted("The second."));
        erase(head, "party/north", id);
        assertThat(talks.seenBy(head)).extracting(Seen::deed).contains(new Speech.Noted("The second."));
    }

    @Test
    void only_the_head_erases_the_own_record_and_only_the_lead_a_caucus() {
        Person head = talks.head("north");
        Person member = talks.member("north");
        enter(head, "party/north", new Speech.Noted("To be kept."));
        enter(head, "caucus/north", new Speech.Message("To be kept.", null, false, null));
        for (Person who : List.of(talks.lead(), talks.team(), head, member, talks.head("south"), talks.observer())) {
            for (String audience :
                    List.of("common", "team", "admin/team", "admin/north", "party/north", "caucus/north")) {
                boolean may = who == head && audience.equals("party/north")
                        || who == talks.lead() && audience.equals("caucus/north");
                if (!may) {
                    assertThat(erase(who, audience).statusCode()).as(audience).isEqualTo(404);
                }
            }
        }
        assertThat(talks.seenBy(member)).noneMatch(seen -> seen.deed() instanceof Deed.Erased);
    }

    private HttpResponse<String> erase(Person who, String audience) {
        return erase(who, audience, UUID.randomUUID().toString());
    }

    private HttpResponse<String> erase(Person who, String audience, String id) {
        return who.browser()
                .submit(
                        talks.page("/log"),
                        talks.page("/log/erase"),
                        "id",
                        id,
                        "of",
                        audience,
                        "why",
                        "As agreed",
                        "sure",
                        "true");
    }

    private record Row(byte[] commitment, byte[] hash, SealedBytes sealed) {}

    /** What the database holds of the last answer, as whoever stole a copy would have it. */
    private Row row() throws SQLException {
        try (Connection thief = backup();
                Statement sql = thief.createStatement();
                ResultSet rs =
                        sql.executeQuery("select commitment, hash, epoch, sealed from parley.entry where talks = '"
                                + talks.id() + "' and audience = 'party/north' order by place desc limit 1")) {
            assertThat(rs.next()).isTrue();
            return new Row(rs.getBytes(1), rs.getBytes(2), new SealedBytes(rs.getInt(3), rs.getBytes(4)));
        }
    }

    /** Every row of every table, as text. */
    private String dump() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection thief = backup();
                Statement sql = thief.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rs = sql.executeQuery("select table_name from information_schema.tables"
                    + " where table_schema = 'parley' order by table_name")) {
                while (rs.next()) {
                    tables.add(rs.getString(1));
                }
            }
            assertThat(tables).contains("entry", "draft", "disclosure");
            for (String table : tables) {
                try (ResultSet rs = sql.executeQuery("select t::text from parley." + table + " t")) {
                    while (rs.next()) {
                        all.append(rs.getString(1)).append('\n');
                    }
                }
            }
        }
        return all.toString();
    }

    private Connection backup() throws SQLException {
        Database database = room.database();
        return DriverManager.getConnection(database.url(), Role.BACKUP.user(), database.password(Role.BACKUP));
    }

    /** Copies a folder over another; what is locked by the running server is left out. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (!file.getFileName().toString().equals("lock")) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
