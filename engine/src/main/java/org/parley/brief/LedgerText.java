package org.parley.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.exchange.Ledger;
import org.parley.exchange.LedgerLine;
import org.parley.model.Case;
import org.parley.model.Rational;

/** A ledger for a terminal, and as rows for a spreadsheet. */
public final class LedgerText {

    private static final int NUMBER = 10;

    private final Ledger ledger;
    private final LedgerWords words;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private LedgerText(Case read, Ledger ledger, int width) {
        this.ledger = ledger;
        this.words = new LedgerWords(read, ledger);
        this.width = width;
    }

    public static List<String> lines(Case read, Ledger ledger, int width) {
        return new LedgerText(read, ledger, width).all();
    }

    private List<String> all() {
        lines.add(ledger.agreement().title());
        lines.add(words.heading());
        lines.add("");
        table();
        heading("WHERE EACH OBLIGATION STANDS");
        for (LedgerLine line : ledger.lines()) {
            wrapped(line.duty().id() + ": " + words.name(line) + ".", "    ");
            words.standing(line).forEach(says -> wrapped("    " + says, ""));
        }
        heading("WHAT EACH SIDE OWES NOW");
        words.balances().forEach(says -> wrapped(says, "    "));
        section("LONGER BY RULE", ledger.extensions(), words::extension);
        section("THE NEXT GATE", ledger.next().stream().limit(1).toList(), words::gate);
        section("EXPOSURE: COST OF WHAT A SIDE GAVE LESS VALUE OF WHAT IT GOT", ledger.exposures(), words::exposure);
        if (!ledger.incidents().isEmpty()) {
            heading("INCIDENTS");
            ledger.incidents().forEach(incident -> {
                List<String> says = words.incident(incident);
                wrapped(says.getFirst(), "    ");
                says.stream().skip(1).forEach(one -> wrapped("    " + one, ""));
            });
        }
        section("BREACHES ALLEGED OR ESTABLISHED", ledger.breaches(), words::breach);
        lines.add("");
        wrapped(words.limits(), "");
        return lines;
    }

    private void table() {
        int name = Math.max(16, Math.min(24, width - 5 * NUMBER - 14));
        lines.add(pad("clause", name) + right("agreed") + right("by now") + right("delivered") + right("verified")
                + right("open") + "  stands");
        for (LedgerLine line : ledger.lines()) {
            lines.add(pad(line.duty().id(), name)
                    + right(LedgerWords.number(line.agreed()))
                    + right(line.planned().signum() == 0 ? "-" : line.planned().toString())
                    + right(line.delivered().toString())
                    + right(line.verified().toString())
                    + right(line.open().signum() == 0 ? "-" : line.open().toString())
                    + "  " + LedgerWords.state(line));
        }
    }

    private <T> void section(String title, List<T> entries, Function<T, String> says) {
        if (!entries.isEmpty()) {
            heading(title);
            entries.forEach(entry -> wrapped(says.apply(entry), "    "));
        }
    }

    private void heading(String title) {
        lines.add("");
        lines.addAll(Wrapped.lines(title, width, ""));
    }

    private void wrapped(String text, String indent) {
        lines.addAll(Wrapped.lines(text, width, indent));
    }

    private static String pad(String text, int width) {
        String shown = text.length() > width ? text.substring(0, width - 1) + "…" : text;
        return shown + " ".repeat(width - shown.length());
    }

    private static String right(String text) {
        return text.length() >= NUMBER ? " " + text : " ".repeat(NUMBER - text.length()) + text;
    }

    /** One row per obligation, with a head; numbers exact, dates ISO. */
    public static String csv(Ledger ledger) {
        StringBuilder csv = new StringBuilder("on,obligation,by,to,unit,agreed,owed_by_rate,planned,delivered,verified,"
                + "disputed,uncertain,open,overdue,early,first_day,last_day,states\n");
        for (LedgerLine line : ledger.lines()) {
            List<Object> row = new ArrayList<>();
            row.add(ledger.on());
            row.add(line.duty().id());
            row.add(line.duty().by());
            row.add(orEmpty(line.duty().to()));
            row.add(orEmpty(line.duty().unit()));
            row.add(orEmpty(line.agreed()));
            row.add(orEmpty(line.owedByRate()));
            for (Rational number : List.of(
                    line.planned(),
                    line.delivered(),
                    line.verified(),
                    line.disputed(),
                    line.uncertain(),
                    line.open(),
                    line.overdue(),
                    line.early())) {
                row.add(number);
            }
            row.add(orEmpty(line.first()));
            row.add(orEmpty(line.last()));
            row.add(String.join(
                    " ",
                    line.states().stream()
                            .map(s -> s.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList()));
            csv.append(String.join(",", row.stream().map(LedgerText::cell).toList()))
                    .append('\n');
        }
        return csv.toString();
    }

    private static Object orEmpty(@Nullable Object value) {
        return value == null ? "" : value;
    }

    /** Quoted where needed; what a spreadsheet could take for a formula gets an apostrophe. */
    private static String cell(Object value) {
        String text = value.toString();
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !(value instanceof Rational)) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\n\r].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
