package org.parley.server;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.parley.cli.FurtherCommands;
import org.parley.server.courier.CourierCommand;
import org.parley.server.postgres.Cluster;

/** What this module adds to the command line. */
public final class ServerCommands implements FurtherCommands {
    @Override
    public List<Object> commands() {
        Clock clock = Clock.systemUTC();
        return List.of(
                new ServeCommand(clock),
                new CourierCommand(
                        Cluster.usualFolder().resolveSibling("parley-courier"),
                        clock,
                        new SecureRandom(),
                        new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new BackupCommand(clock),
                new RestoreCommand(),
                new KeysCommand(
                        Cluster.usualFolder().resolve("keys"),
                        new SecureRandom(),
                        new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }
}
