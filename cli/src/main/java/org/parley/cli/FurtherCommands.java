package org.parley.cli;

import java.util.List;

/**
 * The door for commands that live on a class path of their own, so that this one stays quick to start. A module adds its
 * commands by naming an implementation in {@code META-INF/services}; the launcher {@code parley} knows in which jar each
 * such command is and builds that jar when it is first asked for.
 */
public interface FurtherCommands {

    /** Commands of picocli, each with a name of {@link Elsewhere}. */
    List<Object> commands();
}
