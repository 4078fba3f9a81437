package org.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.brief.Brief;
import org.parley.brief.BriefHtml;
import org.parley.brief.BriefJson;
import org.parley.brief.BriefMarkdown;
import org.parley.brief.BriefText;
import org.parley.brief.Sentence;
import org.parley.model.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley brief}. */
@Command(
        name = "brief",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Say on one page what is known: where things stand, what blocks, what would unblock it.",
        footer = {
            "",
            "Prints the page and writes a self-contained HTML page to this folder, named after the case.",
            "With --json or another --format it prints just that.",
            "",
            "Example: parley brief cases/gaza-2024-02.yaml --without anonymous"
        })
final class BriefCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        MARKDOWN,
        HTML,
        JSON
    }

    enum PartyOrder {
        ALPHABETICAL,
        REVERSE
    }

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Mixin
    private EvidenceOptions evidence = new EvidenceOptions();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only what is dated on this day or later (year-month-day).")
    private @Nullable LocalDate since;

    @Option(
            names = "--order",
            paramLabel = "alphabetical|reverse",
            description = "Order of the parties; alphabetical if left out.")
    private PartyOrder order = PartyOrder.ALPHABETICAL;

    @Option(names = "--format", paramLabel = "text|markdown|html|json", description = "Print in this form.")
    private @Nullable Format format;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file; the form follows its name (.html, .md, .json, .txt).")
    private @Nullable Path output;

    @Option(names = "--no-page", description = "Print only; write no page.")
    private boolean noPage;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Case read = argument.read();
        Brief brief = brief(evidence.select(read));
        Path file = output;
        if (file != null) {
            Files.writeString(file, written(brief, format().orElseGet(() -> byName(file))));
            out.println("Wrote " + file + ".");
        } else if (format().isPresent()) {
            out.print(written(brief, format().get()));
        } else {
            print(out, brief);
            if (evidence.any()) {
                changes(out, brief, brief(read));
            }
            if (!noPage) {
                page(brief);
            }
        }
        return Exit.FINE;
    }

    static void print(PrintWriter out, Brief brief) {
        out.print(BriefText.write(brief, Terminal.width()));
    }

    /** Writes the page beside the user; the page is an extra, so a folder that cannot be written to is no failure. */
    private void page(Brief brief) {
        PrintWriter err = spec.commandLine().getErr();
        Path page = Path.of(argument.name() + ".html");
        try {
            Files.writeString(page, BriefHtml.write(brief));
            err.println("The same as a page, with pictures: " + page.toAbsolutePath());
        } catch (IOException e) {
            err.println(
                    "The page could not be written to " + page.toAbsolutePath() + "; name a place with -o FILE.html.");
        }
    }

    private Brief brief(Case shown) {
        Brief brief = Brief.of(shown, order == PartyOrder.REVERSE ? Brief.Order.REVERSED : Brief.Order.ALPHABETICAL);
        return since == null ? brief : brief.since(since);
    }

    private Optional<Format> format() {
        return json ? Optional.of(Format.JSON) : Optional.ofNullable(format);
    }

    private void changes(PrintWriter out, Brief brief, Brief whole) {
        List<Sentence> gone = whole.notIn(brief);
        List<Sentence> come = brief.notIn(whole);
        out.println();
        out.println("What changes (" + evidence.words() + "): " + gone.size() + " sentences fall away, " + come.size()
                + " are said instead or otherwise.");
        gone.forEach(s -> out.println("- " + s.text()));
        come.forEach(s -> out.println("+ " + s.text()));
    }

    private static String written(Brief brief, Format format) {
        return switch (format) {
            case TEXT -> BriefText.write(brief, Terminal.width());
            case MARKDOWN -> BriefMarkdown.write(brief);
            case HTML -> BriefHtml.write(brief);
            case JSON -> BriefJson.write(brief);
        };
    }

    private static Format byName(Path path) {
        String name = path.toString();
        return name.endsWith(".html") || name.endsWith(".htm")
                ? Format.HTML
                : name.endsWith(".md") ? Format.MARKDOWN : name.endsWith(".json") ? Format.JSON : Format.TEXT;
    }
}
