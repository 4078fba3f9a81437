package org.parley.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cluster of our own stands for one that somebody else runs. */
class ExternalTest {

    private static Path folder;
    private static Running cluster;
    private static String url;

    @BeforeAll
    static void start() throws IOException {
        folder = Files.createTempDirectory("parley-external");
        cluster = Cluster.in(folder.resolve("data")).start(new SecureRandom(), line -> {});
        url = cluster.url().replace("jdbc:", "");
    }

    @AfterAll
    static void stop() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
        Private.remove(folder);
    }

    private static void administrator(String sql) throws SQLException {
        for (String one : sql.split(";")) {
            if (!one.isBlank()) {
                ClusterTest.asked(cluster, Credentials.SUPERUSER, cluster.superuserPassword(), one);
            }
        }
    }

    private static External at() {
        return External.at(url, folder.resolve("data/credentials"));
    }

    @Test
    void aDatabaseAsItShouldBeIsTaken() {
        try (External external = at()) {
            assertThat(external.url()).isEqualTo(cluster.url());
            assertThat(external.password(Role.APP)).isEqualTo(cluster.password(Role.APP));
        }
    }

    @Test
    void theStatementsInTheDocumentationMakeSuchADatabase() throws Exception {
        String page = Files.readString(Path.of("docs/operating.md"));
        Matcher block = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(block.find()).isTrue();
        // The roles are there already; the passwords stay what they are.
        String sql = block.group(1).replaceAll("(?m)^create role .*$", "").replaceAll("\\bparley\\b", "elsewhere");
        assertThat(block.group(1)).contains("parley_owner", "parley_app", "parley_backup", "bypassrls");
        administrator(sql);

        try (External external =
                External.at(url.replaceAll("/parley$", "/elsewhere"), folder.resolve("data/credentials"))) {
            assertThat(external.url()).endsWith("/elsewhere");
        }
    }

    @Test
    void eachPointThatIsNotAsItShouldBeIsNamedWithItsRemedy() throws Exception {
        administrator(
                "alter role parley_app bypassrls; alter role parley_backup nobypassrls;"
                        + " alter database parley owner to postgres; grant connect on database parley to parley_owner; alter role parley_app set synchronous_commit = off");
        try {
            assertThatThrownBy(ExternalTest::at)
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("alter role parley_app nobypassrls")
                    .hasMessageContaining("alter role parley_backup bypassrls")
                    .hasMessageContaining("belongs to postgres")
                    .hasMessageContaining("synchronous_commit is off for parley_app")
                    .hasMessageContaining("docs/operating.md");
        } finally {
            administrator("alter role parley_app nobypassrls; alter role parley_backup bypassrls;"
                    + " alter database parley owner to parley_owner; alter role parley_app reset synchronous_commit");
        }
    }

    @Test
    void aWrongPasswordAndAnAddressWithOneAreNamed() throws Exception {
        Path wrong = folder.resolve("wrong");
        Files.writeString(wrong, "parley_owner=a\nparley_app=b\nparley_backup=c\n");
        assertThatThrownBy(() -> External.at(url, wrong))
                .hasMessageContaining("parley_owner cannot connect")
                .hasMessageContaining("parley_backup cannot connect");
        assertThatThrownBy(() -> External.at("postgresql://me:secret@host/parley", wrong))
                .hasMessageContaining("without user and password")
                .message()
                .doesNotContain("secret");
        Files.writeString(wrong, "parley_owner=a\n");
        assertThatThrownBy(() -> External.at(url, wrong)).hasMessageContaining("There is no password of parley_app");
    }
}
