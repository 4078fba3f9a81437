package org.parley.cli;

import java.nio.file.Path;
import org.parley.casefile.CaseFile;
import org.parley.model.Case;
import picocli.CommandLine.Parameters;

/** The case that a command is about. */
final class CaseArgument {

    @Parameters(index = "0", paramLabel = "CASE", description = "A case file.")
    private Path path = Path.of("");

    /** The file's name without its ending. */
    String name() {
        return String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    Case read() {
        return CaseFile.read(path);
    }
}
