package org.parley.server;

import java.util.List;
import org.parley.cli.FurtherCommands;

/** What this module adds to the command line. */
public final class ServerCommands implements FurtherCommands {
    @Override
    public List<Object> commands() {
        return List.of(new ServeCommand());
    }
}
