package org.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.CaseFile;
import org.parley.formats.CaseIds;
import org.parley.formats.DomainReader;
import org.parley.formats.Imported;
import org.parley.model.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Turn a domain of GENIUS, GeniusWeb or NegMAS into a case file.",
        footer = {
            "",
            "Names stay as they are; ids are made from them. The profiles are marked as imported.",
            "Example: parley import domain.xml buyer.xml seller.xml -o case.yaml"
        })
final class ImportCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "The domain's folder, or its file followed by one profile file per party.")
    private List<Path> paths = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The case file to write; a file that is there is kept. The terminal if left out.")
    private @Nullable Path output;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The case's date; the day the first file was last changed if left out.")
    private @Nullable LocalDate asOf;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Imported imported = DomainReader.read(paths, asOf == null ? DomainDate.of(paths.getFirst()) : asOf);
        imported.warnings().forEach(w -> spec.commandLine().getErr().println("warning: " + w));
        Case fitted = CaseIds.fit(imported.found());
        String text = CaseFile.write(fitted);
        if (output == null) {
            out.print(text);
            return Exit.FINE;
        }
        try {
            Files.writeString(output, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new BadInputException(output + " cannot be written ("
                    + e.getClass().getSimpleName() + "). A file that is there is kept; choose another name.");
        }
        out.println(output + ": " + fitted.parties().size() + " parties, "
                + fitted.issues().size() + " issues, " + fitted.space().size() + " outcomes");
        return Exit.FINE;
    }
}
