package org.parley.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A keyring in a process of its own, which is killed: what it acknowledged is there. (A kill is not a loss of power.) */
class KilledKeyringTest {

    private static final int ROUNDS = 4;
    private static final int ACKNOWLEDGED = 40;

    @TempDir
    private Path home = Path.of("");

    /** Seals and changes keys without end; writes a line for each content once it is sealed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) {
            try (Keyring keyring = Folders.open(Path.of(args[0]))) {
                for (int i = 0; ; i++) {
                    SealedBytes sealed = Folders.seal(keyring, "common", "entry " + i);
                    System.out.println(
                            i + " " + sealed.epoch() + " " + HexFormat.of().formatHex(sealed.bytes()));
                    if (i % 3 == 0) {
                        keyring.rotate(Folders.TALKS, "common");
                    }
                    if (i % 10 == 9) {
                        keyring.rewrap(null);
                    }
                }
            }
        }
    }

    @Test
    void what_was_sealed_before_a_kill_opens_after_it_without_a_hand() throws Exception {
        Path folder = home.resolve("keys");
        int last = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            String[] lines = killed(folder, ACKNOWLEDGED + round);
            try (Keyring keyring = Folders.open(folder)) {
                assertThat(keyring.found().says()).isEmpty();
                for (String line : lines) {
                    String[] parts = line.split(" ", -1);
                    SealedBytes sealed = new SealedBytes(
                            Integer.parseInt(parts[1]), HexFormat.of().parseHex(parts[2]));
                    assertThat(Folders.read(keyring, "common", sealed)).isEqualTo("entry " + parts[0]);
                    last = Math.max(last, sealed.epoch());
                }
                assertThat(keyring.epoch(Folders.TALKS, "common")).isGreaterThanOrEqualTo(last);
            }
        }
        assertThat(last).isGreaterThan(ROUNDS * ACKNOWLEDGED / 3);
    }

    private static String[] killed(Path folder, int after) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String[] lines = new String[after];
            for (int i = 0; i < after; i++) {
                lines[i] = out.readLine();
                assertThat(lines[i]).as("line of the process").isNotNull();
                if (i == 0) {
                    assertThatThrownBy(() -> Folders.open(folder))
                            .isInstanceOf(KeyringException.class)
                            .hasMessageContaining("in use");
                }
            }
            return lines;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
