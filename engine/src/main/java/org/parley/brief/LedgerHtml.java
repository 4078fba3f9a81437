package org.parley.brief;

import static org.parley.brief.Pictures.escaped;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.exchange.Ledger;
import org.parley.exchange.LedgerLine;
import org.parley.model.Actor;
import org.parley.model.Case;

/** A ledger as one self-contained HTML page: no script, nothing fetched; every picture has its table beside it. */
public final class LedgerHtml {

    private static final int MOST_PICTURES = 24;

    private final Case read;
    private final Ledger ledger;
    private final LedgerWords words;
    private final StringBuilder page = new StringBuilder();

    private LedgerHtml(Case read, Ledger ledger) {
        this.read = read;
        this.ledger = ledger;
        this.words = new LedgerWords(read, ledger);
    }

    public static String write(Case read, Ledger ledger) {
        return new LedgerHtml(read, ledger).write();
    }

    private String write() {
        String title = ledger.agreement().title();
        page.append("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n")
                .append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
                .append(escaped(title))
                .append(": ledger</title>\n<style>\n")
                .append(Style.BRIEF)
                .append(
                        "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the ledger</a>\n<header>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p class=\"asof\">")
                .append(escaped(words.heading()))
                .append("</p>\n</header>\n<main id=\"main\">\n");
        list("owes", "What each side owes now", words.balances());
        obligations();
        list(
                "longer",
                "Longer by rule",
                ledger.extensions().stream().map(words::extension).toList());
        list(
                "gate",
                "The next gate",
                ledger.next().stream().limit(1).map(words::gate).toList());
        list(
                "exposure",
                "Exposure: cost of what a side gave, less value of what it got",
                ledger.exposures().stream().map(words::exposure).toList());
        list(
                "incidents",
                "Incidents",
                ledger.incidents().stream()
                        .map(incident -> String.join(" ", words.incident(incident)))
                        .toList());
        list(
                "breaches",
                "Breaches alleged or established",
                ledger.breaches().stream().map(words::breach).toList());
        table();
        page.append("</main>\n<footer><p>").append(escaped(words.limits())).append("</p></footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private void obligations() {
        page.append("<section id=\"obligations\">\n<h2>Planned against delivered</h2>\n");
        if (ledger.lines().isEmpty()) {
            page.append("<p class=\"absent\">The agreement has no obligations yet; write them under its stages.</p>\n");
        }
        int pictures = 0;
        for (LedgerLine line : ledger.lines()) {
            Optional<String> svg = pictures < MOST_PICTURES ? picture(line) : Optional.empty();
            page.append("<figure>\n<figcaption><strong>")
                    .append(escaped(svg.isPresent() ? words.finding(line) : words.name(line)))
                    .append("</strong> <small>")
                    .append(escaped(line.duty().id()))
                    .append(": ")
                    .append(LedgerWords.state(line))
                    .append("</small></figcaption>\n");
            if (svg.isPresent()) {
                pictures++;
                page.append(svg.get()).append('\n');
            }
            page.append("<ul class=\"standing\">\n");
            words.standing(line)
                    .forEach(says -> page.append("<li>").append(escaped(says)).append("</li>\n"));
            page.append("</ul>\n</figure>\n");
        }
        page.append(
                        "<p><small>Solid: delivered, as the acts of the record report it; dashed: planned, or owed by the rate; both cumulative. ")
                .append(
                        "A delivery of which only an interval of days is known is drawn at its last day. Source: the case.</small></p>\n</section>\n");
    }

    private Optional<String> picture(LedgerLine line) {
        List<Actor> parties = read.parties();
        int party = 0;
        for (int i = 0; i < parties.size(); i++) {
            String id = parties.get(i).id();
            if (read.actorBehind(line.duty().by())
                    .filter(a -> a.id().equals(id))
                    .isPresent()) {
                party = i;
            }
        }
        String letter = read.nameOf(line.duty().by()).substring(0, 1).toUpperCase(Locale.ROOT);
        return LedgerPicture.of(line, ledger.on(), words.finding(line), party, letter);
    }

    private void list(String id, String heading, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        page.append("<section id=\"")
                .append(id)
                .append("\">\n<h2>")
                .append(escaped(heading))
                .append("</h2>\n<ul>\n");
        sentences.forEach(says -> page.append("<li>").append(escaped(says)).append("</li>\n"));
        page.append("</ul>\n</section>\n");
    }

    private void table() {
        page.append("<section id=\"table\">\n<h2>The same as a table</h2>\n")
                .append(
                        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"The ledger\"><table class=\"numbers\"><thead><tr>");
        for (String head : List.of(
                "Clause",
                "Agreed",
                "By now",
                "Delivered",
                "Verified",
                "Disputed",
                "Open",
                "Overdue",
                "Last day",
                "Stands")) {
            page.append("<th scope=\"col\">").append(head).append("</th>");
        }
        page.append("</tr></thead><tbody>\n");
        for (LedgerLine line : ledger.lines()) {
            page.append("<tr><th scope=\"row\">")
                    .append(escaped(line.duty().id()))
                    .append("</th>");
            for (Object cell : List.of(
                    LedgerWords.number(line.agreed()),
                    line.planned(),
                    line.delivered(),
                    line.verified(),
                    line.disputed(),
                    line.open(),
                    line.overdue())) {
                page.append("<td class=\"n\">").append(escaped(cell.toString())).append("</td>");
            }
            page.append("<td>")
                    .append(line.last() == null ? "none" : Dates.words(line.last()))
                    .append("</td><td>")
                    .append(LedgerWords.state(line))
                    .append("</td></tr>\n");
        }
        page.append("</tbody></table></div>\n</section>\n");
    }
}
