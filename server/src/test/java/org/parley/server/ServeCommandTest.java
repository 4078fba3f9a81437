package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.cli.BadInputException;
import org.parley.server.keys.Keyring;
import picocli.CommandLine;

/** What cannot be started is said before anything is begun, with advice. */
class ServeCommandTest {

    @TempDir
    Path data = Path.of("");

    private String told(String... options) {
        StringWriter said = new StringWriter();
        CommandLine line = new CommandLine(new ServeCommand(Clock.systemUTC()));
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof BadInputException) {
                said.write(String.valueOf(e.getMessage()));
                return 3;
            }
            throw e;
        });
        String[] all = new String[options.length + 2];
        all[0] = "--data";
        all[1] = data.toString();
        System.arraycopy(options, 0, all, 2, options.length);
        assertThat(line.execute(all)).as(said.toString()).isEqualTo(3);
        assertThat(data.resolve("database")).doesNotExist();
        return said.toString();
    }

    @Test
    void aPassphraseForKeysThatAreThereWithoutOneIsNotTakenSilently() throws IOException {
        Keyring.open(data.resolve("keys"), null, new SecureRandom()).close();
        Path file = Files.writeString(data.resolve("passphrase"), "five words that go nowhere together\n");
        String advice = "parley keys rewrap --passphrase";
        assertThat(told("--passphrase-file", file.toString())).contains("already, without a passphrase", advice);
        assertThat(told("--passphrase")).contains(advice);
    }

    @Test
    void aFileWithThePassphraseThatIsNotThereIsNamed() {
        assertThat(told("--passphrase-file", data.resolve("none").toString())).contains("none", "Is the path right?");
    }

    @Test
    void aProxyIsNamedByItsAddress() {
        assertThat(told("--trusted-proxy", "proxy.example.org")).contains("proxy.example.org", "as in 10.1.0.7");
        assertThat(told("--trusted-proxy", "10.0.0.1, 10.0.0.2")).contains("no address of a proxy");
        assertThat(told("--trusted-proxy", ".*")).contains("no address of a proxy");
    }

    @Test
    void aMarkBelowNothingIsNone() {
        assertThat(told("--low-water", "-1")).contains("0 MB at least");
    }
}
