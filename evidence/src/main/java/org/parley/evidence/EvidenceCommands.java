package org.parley.evidence;

import java.util.List;
import org.parley.cli.FurtherCommands;

/** What this module adds to the command line. */
public final class EvidenceCommands implements FurtherCommands {
    @Override
    public List<Object> commands() {
        return List.of(new ReadCommand());
    }
}
