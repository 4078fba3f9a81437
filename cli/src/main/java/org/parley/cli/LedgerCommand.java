package org.parley.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.brief.LedgerHtml;
import org.parley.brief.LedgerJson;
import org.parley.brief.LedgerText;
import org.parley.exchange.Ledger;
import org.parley.model.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley ledger}. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Say how an agreement is carried out: what is due, done, overdue, disputed, early;"
                + " what each side owes by the agreed rates; what rules that extend come to; the next gate; incidents.",
        footer = {
            "",
            "Deliveries, verifications, disputes and incidents are acts of the record, with `under`.",
            "Example: parley ledger cases/agreements/exchange-2023-11.yaml"
        })
final class LedgerCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        HTML,
        JSON,
        CSV
    }

    @Mixin
    private CaseArgument argument = new CaseArgument();

    @Mixin
    private AgreementOptions which = new AgreementOptions();

    @Option(names = "--on", paramLabel = "DATE", description = "The day (year-month-day); the case's own if left out.")
    private @Nullable LocalDate on;

    @Option(names = "--format", paramLabel = "text|html|json|csv", description = "Print in this form.")
    private Format format = Format.TEXT;

    @Option(names = "--json", description = "The same as --format json (docs/schemas/ledger.schema.json).")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this file; the form follows its name (.html, .json, .csv, .txt).")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Case read = which.agreementOf(argument.read());
        Ledger ledger = Ledger.of(read, on == null ? read.asOf() : on).orElseThrow(AgreementOptions::none);
        Path file = output;
        if (file != null) {
            Files.writeString(file, written(read, ledger, byName(file)));
            out.println("Wrote " + file + ".");
        } else {
            out.print(written(read, ledger, json ? Format.JSON : format));
        }
        return Exit.FINE;
    }

    private static String written(Case read, Ledger ledger, Format format) {
        return switch (format) {
            case TEXT -> String.join("\n", LedgerText.lines(read, ledger, Terminal.width())) + "\n";
            case HTML -> LedgerHtml.write(read, ledger);
            case JSON -> LedgerJson.write(read, ledger);
            case CSV -> LedgerText.csv(ledger);
        };
    }

    private static Format byName(Path path) {
        String name = path.toString();
        return name.endsWith(".html") || name.endsWith(".htm")
                ? Format.HTML
                : name.endsWith(".json") ? Format.JSON : name.endsWith(".csv") ? Format.CSV : Format.TEXT;
    }
}
