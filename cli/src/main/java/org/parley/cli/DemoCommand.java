package org.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.parley.brief.Brief;
import org.parley.brief.BriefHtml;
import org.parley.casefile.CaseFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Print the brief of the talks of February 2024 on Gaza, and write it as a page.")
final class DemoCommand implements Callable<Integer> {

    private static final String CASE = "cases/gaza-2024-02.yaml";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write the page; gaza-2024-02.html if left out.")
    private Path output = Path.of("gaza-2024-02.html");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        String home = System.getenv("PARLEY_HOME");
        Brief brief = Brief.of(CaseFile.read(Path.of(home == null ? "" : home).resolve(CASE)));
        BriefCommand.print(out, brief);
        Files.writeString(output, BriefHtml.write(brief));
        out.println();
        out.println("The same as a page, with pictures: " + output.toAbsolutePath());
        return Exit.FINE;
    }
}
