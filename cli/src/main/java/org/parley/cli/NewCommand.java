package org.parley.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.CaseFile;
import org.parley.model.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley new}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Begin a case: asks for a title, a date, parties and issues, and writes the file.",
        footer = {
            "",
            "Templates: two-party, mediated. Nothing is ever overwritten.",
            "Example: parley new harbour.yaml --from mediated"
        })
final class NewCommand implements Callable<Integer> {

    private static final List<String> TEMPLATES = List.of("two-party", "mediated");

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "TEMPLATE",
            description = "Begin from a template, or from another case file.")
    private @Nullable String from;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (Files.exists(file)) {
            throw new BadInputException(file + " is there already; choose another name.");
        }
        String text = from == null ? asked(out) : template(from);
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        out.println("Wrote " + file + ". Next: parley check " + file);
        return Exit.FINE;
    }

    private static String template(String name) throws IOException {
        if (TEMPLATES.contains(name)) {
            try (InputStream in = NewCommand.class.getResourceAsStream("template-" + name + ".yaml")) {
                if (in == null) {
                    throw new IllegalStateException("the template " + name + " is missing from the jar");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        if (!Files.isRegularFile(Path.of(name))) {
            throw new BadInputException(
                    "there is no template or file `" + name + "`. Templates: " + String.join(", ", TEMPLATES) + ".");
        }
        CaseFile.read(Path.of(name));
        return Files.readString(Path.of(name));
    }

    private String asked(PrintWriter out) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Case.Builder builder = Case.titled(ask(out, in, "Title of the talks"), date(out, in));
        for (String name : words(ask(out, in, "Parties, by name, joined by commas"))) {
            builder.party(id(name), name);
        }
        out.println("Issues, one at a time; an empty answer ends them.");
        for (String question = line(out, in, "Question to settle");
                !question.isEmpty();
                question = line(out, in, "Next question")) {
            List<String> options = words(ask(out, in, "Its possible answers, joined by commas"));
            builder.issue(
                    id(question),
                    question,
                    options.stream().map(NewCommand::id).distinct().toArray(String[]::new));
        }
        String text = CaseFile.write(builder.build());
        CaseFile.read(text, file.toString());
        return text;
    }

    private static LocalDate date(PrintWriter out, BufferedReader in) throws IOException {
        String written = ask(out, in, "Date at which it stands (year-month-day)");
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException e) {
            throw new BadInputException("`" + written + "` is no date; write it like 2024-02-15.");
        }
    }

    private static String ask(PrintWriter out, BufferedReader in, String question) throws IOException {
        String answer = line(out, in, question);
        if (answer.isEmpty()) {
            throw new BadInputException("no answer to \"" + question + "\". Run it in a terminal, or use --from.");
        }
        return answer;
    }

    private static String line(PrintWriter out, BufferedReader in, String question) throws IOException {
        out.print(question + ": ");
        out.flush();
        String line = in.readLine();
        return line == null ? "" : line.strip();
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String id(String name) {
        String id = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("(^-+)|(-+$)", "");
        return id.length() > 40 ? id.substring(0, 40).replaceAll("-[^-]*$", "") : id;
    }
}
