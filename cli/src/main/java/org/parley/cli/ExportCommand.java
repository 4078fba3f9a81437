package org.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.formats.DomainWriter;
import org.parley.formats.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Write a case's issues and profiles as a domain of GENIUS, GeniusWeb or NegMAS.",
        footer = {
            "",
            "What the format cannot hold is an error, never left out in silence.",
            "Example: parley export cases/stadium.yaml --format genius -o domain"
        })
final class ExportCommand implements Callable<Integer> {

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (upper or lower case).")
    private Format format = Format.GENIUS;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to write to; made if it is not there, files in it are kept.")
    private Path output = Path.of("");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DomainWriter.Written written = DomainWriter.write(argument.read(), format);
        written.warnings().forEach(w -> spec.commandLine().getErr().println("warning: " + w));
        for (String name : written.texts().keySet()) {
            if (Files.exists(output.resolve(name))) {
                throw new BadInputException(output.resolve(name)
                        + " is there already and is kept; choose another folder. Nothing was written.");
            }
        }
        try {
            Files.createDirectories(output);
            for (Map.Entry<String, String> file : written.texts().entrySet()) {
                Path path = output.resolve(file.getKey());
                Files.writeString(path, file.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
                out.println(path);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    output + " cannot be written to (" + e.getClass().getSimpleName() + ").");
        }
        return Exit.FINE;
    }
}
