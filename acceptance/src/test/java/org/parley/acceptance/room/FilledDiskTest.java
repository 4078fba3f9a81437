package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * P11: a server with its database on a small disk, several people who write, and a disk that fills up to the last byte: no
 * mark is set at which nothing new is taken, so that the database itself runs out of room. Nobody lends a hand when there is
 * room again. (What happens at the mark is for {@link NearlyFullDiskTest}.)
 */
@DisplayName("P11: nothing acknowledged is lost on a full disk")
class FilledDiskTest {

    private Path disk;
    private boolean mounted;
    private @Nullable ServerProcess server;
    private @Nullable UnderFire people;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createTempDirectory("parley-filled");
        mounted = run("mount", "-t", "tmpfs", "-o", "size=500m,mode=755", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "this system lets nobody mount a small disk here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (people != null) {
            people.end();
        }
        if (server != null) {
            server.stop();
        }
        if (mounted) {
            assertThat(run("umount", disk.toString())).isZero();
        }
        Files.delete(disk);
    }

    @Test
    void whatWasAcknowledgedIsThereOnceAndTheChainsHoldWhenTheDiskOfTheDatabaseWasFull() throws Exception {
        server = new ServerProcess(disk.resolve("data")).options("--low-water=0");
        server.start();
        assertThat(disk.resolve("data/database/postmaster.pid")).exists();
        people = UnderFire.open(server);
        people.awaitNews();
        Path filler = fill();
        int before = untilNothingIsTaken(people);
        assertThat(people.writers())
                .allSatisfy(one -> assertThat(one.unanswered())
                        .as("everybody has something to say that the full disk did not take")
                        .isPresent());
        Files.delete(filler);
        people.awaitNews();
        assertThat(people.check()).isGreaterThan(before);
    }

    /** What the database has in hand lasts for some acts more; then nobody is told any more that one is kept. */
    private static int untilNothingIsTaken(UnderFire people) throws InterruptedException {
        long until = System.nanoTime() + 180_000_000_000L;
        int before = acknowledged(people);
        for (int quiet = 0; quiet < 10; quiet++) {
            Thread.sleep(200);
            int now = acknowledged(people);
            quiet = now > before ? 0 : quiet;
            before = now;
            assertThat(System.nanoTime())
                    .as("a full disk takes no more at some time")
                    .isLessThan(until);
        }
        return before;
    }

    private static int acknowledged(UnderFire people) {
        return people.writers().stream()
                .mapToInt(one -> one.acknowledged().size())
                .sum();
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

    private static int run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }
}
