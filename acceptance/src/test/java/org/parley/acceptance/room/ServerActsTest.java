package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.cli.Main;
import org.parley.server.talks.Carriage;
import org.parley.server.talks.Course;
import org.parley.server.talks.Seen;

/** What is done to the server as a whole stands in the common chain of all its talks; what is done to a device, in its caucus. */
class ServerActsTest {

    private final Room room = Room.open();
    private final Talks talks = room.talks();

    @Test
    void a_backup_stands_once_in_the_common_chain_of_all_talks(@TempDir Path folder) throws Exception {
        Talks others = room.talks();
        String said = parley("backup", "-o", folder.resolve("a.backup").toString(), "--data", data());
        assertThat(said).contains("puts this on record in all talks");
        for (Person reader : List.of(talks.lead(), talks.head("south"), talks.observer())) {
            assertThat(acts(talks, reader, 1)).singleElement().asString().contains("A backup", "no keys");
        }
        assertThat(acts(others, others.head("north"), 1)).hasSize(1);
        assertThat(talks.head("north").browser().get(talks.path()).body()).contains("A backup");
        assertThat(notices()).isEmpty();
    }

    @Test
    void a_restore_leaves_word_for_the_server_that_starts_on_it(@TempDir Path folder) throws Exception {
        Path backup = folder.resolve("a.backup");
        parley("backup", "-o", backup.toString(), "--data", data());
        Path fresh = Files.createTempDirectory("parley-restored");
        parley("restore", backup.toString(), "--data", fresh.resolve("data").toString());
        try (var left = Files.list(fresh.resolve("data/notices"))) {
            assertThat(left.map(ServerActsTest::text).toList())
                    .singleElement()
                    .asString()
                    .contains("restored from a backup", "is not in it");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void recovery_shares_are_told_to_all() throws Exception {
        parley(
                "keys",
                "shares",
                "--of",
                "3",
                "--need",
                "2",
                "--keys",
                room.folder().resolve("keys").toString());
        assertThat(acts(talks, talks.head("north"), 1))
                .singleElement()
                .asString()
                .contains("split into 3 recovery shares", "any 2");
    }

    @Test
    void keys_that_were_copied_to_try_something_are_no_act_of_the_server(@TempDir Path folder) throws Exception {
        Path drill = Files.createDirectory(folder.resolve("keys"));
        Files.copy(room.folder().resolve("keys/wrapping.key"), drill.resolve("wrapping.key"));
        parley("keys", "shares", "--of", "3", "--need", "2", "--keys", drill.toString());
        assertThat(folder.resolve("notices")).doesNotExist();
    }

    @Test
    void a_device_that_is_registered_and_revoked_stands_where_those_see_it_who_may_know_it() {
        Person head = talks.head("north");
        Laptop laptop = Laptop.of(talks, "north", "Field laptop");
        for (int time = 0; time < 2; time++) {
            assertThat(head.browser()
                            .submit(talks.page("/devices"), laptop.address() + "/revoke")
                            .statusCode())
                    .isEqualTo(303);
        }
        for (Person reader : List.of(head, talks.member("north"), talks.team(), talks.lead())) {
            assertThat(talks.seenBy(reader))
                    .filteredOn(seen -> seen.deed() instanceof Carriage)
                    .allSatisfy(seen -> assertThat(seen.audience()).isEqualTo("caucus/north"))
                    .extracting(Seen::deed)
                    .containsExactly(
                            new Carriage.DeviceAdded(
                                    laptop.card().device(),
                                    "Field laptop",
                                    laptop.card().code().toString()),
                            new Carriage.DeviceRevoked(laptop.card().device(), "Field laptop"));
        }
        assertThat(talks.seenBy(talks.head("south"))).noneMatch(seen -> seen.deed() instanceof Carriage);
    }

    private String data() {
        return room.folder().toString();
    }

    private List<Path> notices() throws Exception {
        try (var files = Files.list(room.folder().resolve("notices"))) {
            return files.toList();
        }
    }

    /** Waits for so many, and a little longer, so that one that is entered twice would be seen. */
    private static List<String> acts(Talks talks, Person reader, int expected) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (said(talks, reader).size() < expected && System.nanoTime() < until) {
            Thread.sleep(100);
        }
        return said(talks, reader);
    }

    private static List<String> said(Talks talks, Person reader) {
        return talks.seenBy(reader).stream()
                .filter(seen -> seen.audience().equals("common"))
                .map(Seen::deed)
                .filter(Course.ServerAct.class::isInstance)
                .map(deed -> ((Course.ServerAct) deed).words())
                .toList();
    }

    private static String parley(String... arguments) {
        StringWriter out = new StringWriter();
        try (PrintWriter both = new PrintWriter(out)) {
            assertThat(Main.run(arguments, both, both)).as(out.toString()).isZero();
        }
        return out.toString();
    }
}
