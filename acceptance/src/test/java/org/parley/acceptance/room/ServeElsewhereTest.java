package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parley.cli.Main;
import org.parley.server.keys.Keyring;
import org.parley.server.postgres.Cluster;
import org.parley.server.postgres.Running;

/**
 * {@code parley serve --database-url}: the whole server in a process of its own, its database one that somebody else runs, its
 * keys locked from the first start on.
 */
class ServeElsewhereTest {

    private ServerProcess server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void it_runs_on_a_database_elsewhere_with_keys_behind_a_passphrase_and_tells_of_other_settings() throws Exception {
        Path folder = Files.createTempDirectory("parley-elsewhere");
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "five words that go nowhere together\n");
        try (Running database = Cluster.in(folder.resolve("theirs")).start(new SecureRandom(), words -> {})) {
            String url = database.url().replace("jdbc:", "");
            Path credentials = folder.resolve("theirs/credentials");
            server = new ServerProcess(folder.resolve("ours"))
                    .options(
                            "--database-url",
                            url,
                            "--credentials",
                            credentials.toString(),
                            "--passphrase-file",
                            passphrase.toString());
            server.start();
            assertThat(server.said()).doesNotContain("WARN");
            assertThat(Keyring.asksPassphrase(server.data().resolve("keys"))).isTrue();
            assertThat(server.data().resolve("database")).doesNotExist();

            Person lead = Person.first(server.address(), server.welcome(), "Lena Mediator");
            String talks = Talks.open(lead, "Talks on a database elsewhere");
            assertThat(lead.browser().get(talks).body()).doesNotContain("other settings");

            server.stop();
            server.options("--trusted-proxy", "192.0.2.1");
            server.start();
            assertThat(server.said()).doesNotContain("WARN", "first account");
            told(lead, talks, "The server was started with other settings: trusted proxies.");

            assertThat(parley(
                            "backup",
                            "-o",
                            folder.resolve("a.backup").toString(),
                            "--database-url",
                            url,
                            "--credentials",
                            credentials.toString(),
                            "--data",
                            server.data().toString()))
                    .contains("on record in all talks");
            told(lead, talks, "A backup of the server&#39;s database was made");
            server.stop();
        }
    }

    private static void told(Person reader, String talks, String words) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!reader.browser().get(talks).body().contains(words) && System.nanoTime() < until) {
            Thread.sleep(100);
        }
        assertThat(reader.browser().get(talks).body()).contains(words);
    }

    private static String parley(String... arguments) {
        StringWriter out = new StringWriter();
        try (PrintWriter both = new PrintWriter(out)) {
            assertThat(Main.run(arguments, both, both)).as(out.toString()).isZero();
        }
        return out.toString();
    }
}
