package org.parley.server;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.server.postgres.Cluster;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.External;
import picocli.CommandLine.Option;

/** The options by which a command is told where the talks room lies. */
final class WhichDatabase {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The data folder; PARLEY_DATA or ~/.local/share/parley unless said.")
    private @Nullable Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "A PostgreSQL elsewhere: postgresql://host:5432/parley (docs/operating.md).")
    private @Nullable String url;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "Its passwords; the file credentials in the data folder unless said.")
    private @Nullable Path credentials;

    Path folder() {
        return data == null ? Cluster.usualFolder() : data;
    }

    /** For a server, or for whoever needs the database alone. */
    Database start(SecureRandom random, Consumer<String> progress) {
        return url == null ? Cluster.in(folder()).start(random, progress) : external(url);
    }

    /** For whoever reads beside a running server. */
    Database reach(SecureRandom random, Consumer<String> progress) {
        return url == null ? Cluster.in(folder()).reach(random, progress) : external(url);
    }

    private Database external(String address) {
        return External.at(address, credentials == null ? folder().resolve("credentials") : credentials);
    }
}
