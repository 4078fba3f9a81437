package org.parley.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** P11 on a small disk of its own that fills up to the last byte: the mark that makes the server read-only has been passed. */
@DisplayName("P11: the database on a full disk")
class FullDiskTest {

    private static final Duration SHORT = Duration.ofSeconds(20);
    private final SecureRandom random = new SecureRandom();
    private final List<String> told = new ArrayList<>();
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException {
        disk = Files.createTempDirectory("parley-small-disk");
        Command.Result result = Command.run(
                List.of("mount", "-t", "tmpfs", "-o", "size=200m,mode=755", "tmpfs", disk.toString()),
                Path.of("/"),
                SHORT);
        mounted = result.fine();
        assumeTrue(mounted, "this system lets nobody mount a small disk here: " + result.said());
    }

    @AfterEach
    void unmount() throws IOException {
        if (mounted) {
            assertThat(Command.run(List.of("umount", disk.toString()), Path.of("/"), SHORT))
                    .matches(Command.Result::fine);
        }
        Files.delete(disk);
    }

    /** Takes all the room there is. */
    private Path fill() throws IOException {
        Path filler = disk.resolve("filler");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(disk.toFile().getUsableSpace())
                    .as(String.valueOf(e.getMessage()))
                    .isLessThan(8192);
        }
        return filler;
    }

    /** Whether the row was acknowledged. */
    private boolean written(Running running, int id) {
        byte[] body = new byte[6000];
        random.nextBytes(body);
        try (Connection connection =
                        DriverManager.getConnection(running.url(), Role.OWNER.user(), running.password(Role.OWNER));
                PreparedStatement insert = connection.prepareStatement("insert into kept values (?, ?)")) {
            insert.setInt(1, id);
            insert.setBytes(2, body);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesAFullDiskAndWritingGoesOnUnaidedOnceThereIsRoom() throws Exception {
        try (Running running = Cluster.in(disk.resolve("data")).start(random, told::add)) {
            ClusterTest.asked(running, Role.OWNER, "create table kept (id int, body bytea)");
            Path filler = fill();
            List<Integer> acknowledged = new ArrayList<>();
            int id = 0;
            int refused = 0;
            while (refused < 5) {
                if (written(running, ++id)) {
                    acknowledged.add(id);
                } else {
                    refused++;
                }
                assertThat(id).as("a full disk takes no more at some time").isLessThan(20_000);
            }
            Files.delete(filler);

            long until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
            while (!written(running, ++id)) {
                assertThat(System.nanoTime()).as("it writes again; " + told).isLessThan(until);
                Thread.sleep(200);
            }
            acknowledged.add(id);

            assertThat(acknowledged)
                    .allSatisfy(one -> assertThat(ClusterTest.asked(
                                    running,
                                    Role.OWNER,
                                    "select count(*) from kept where id = " + one + " and length(body) = 6000"))
                            .isEqualTo("1"));
            assertThat(ClusterTest.asked(
                            running,
                            Role.OWNER,
                            "select count(*) from (select id from kept group by id having count(*) > 1) t"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aStartOnAFullDiskSaysWhatHelpsAndTheNextOneWorks() throws Exception {
        Cluster cluster = Cluster.in(disk.resolve("data"));
        try (Running running = cluster.start(random, told::add)) {
            ClusterTest.asked(running, Role.OWNER, "create table kept as select 1 as id");
        }
        Path filler = fill();

        assertThatThrownBy(() -> cluster.start(random, told::add))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("is full")
                .hasMessageContaining("Make room and start again");

        Files.delete(filler);
        try (Running running = cluster.start(random, told::add)) {
            assertThat(ClusterTest.asked(running, Role.OWNER, "select id from kept"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aNewDatabaseIsNotBegunWhereThereIsNoRoomForIt() throws Exception {
        fill();

        assertThatThrownBy(() -> Cluster.in(disk.resolve("data")).start(random, told::add))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("A new database needs 150 MB");
    }
}
