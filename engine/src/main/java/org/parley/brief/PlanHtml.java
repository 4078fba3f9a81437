package org.parley.brief;

import static org.parley.brief.Pictures.escaped;

import java.util.ArrayList;
import java.util.List;

/** A plan as one self-contained HTML page: no script, nothing fetched; the picture has its tables beside it. */
public final class PlanHtml {

    private final PlanReport report;
    private final PlanWords words;
    private final StringBuilder page = new StringBuilder();

    private PlanHtml(PlanReport report) {
        this.report = report;
        this.words = new PlanWords(report);
    }

    public static String write(PlanReport report) {
        return new PlanHtml(report).write();
    }

    private String write() {
        String title = report.exchange().agreement().title();
        page.append("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n")
                .append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
                .append(escaped(title))
                .append(": how it could be carried out</title>\n<style>\n")
                .append(Style.BRIEF)
                .append(
                        "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the plan</a>\n<header>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p class=\"asof\">How it could be carried out; as of ")
                .append(Dates.words(report.read().asOf()))
                .append("</p>\n<p class=\"summary\">")
                .append(escaped(words.finding()))
                .append("</p>\n</header>\n<main id=\"main\">\n");
        list("gap", "How much trust is lacking", words.gap());
        list("remedies", "What would close it", words.remedies());
        List<String> plan = new ArrayList<>(words.figures());
        words.weakest().ifPresent(plan::add);
        plan.addAll(words.holdsWhile());
        list("plan", "The plan", report.plan().isPresent() ? plan : List.of());
        page.append(figure(report));
        timetable();
        list("what-if", "What if", words.whatIfs());
        list("notes", "Taken for granted", report.exchange().notes());
        page.append("</main>\n<footer><p>").append(escaped(words.limits())).append("</p></footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private static final String COLOURS = "<style>svg{background:#fff;font:13px system-ui,sans-serif;color:#565656}"
            + "text{fill:#1a1a1a}text.small{font-size:11px;fill:#565656}.rule{stroke:#c9c9c9}.plain{fill:#fff;stroke-width:2}"
            + ".stage,.limit{stroke:#565656;stroke-dasharray:3 3}.curve{stroke-width:2}"
            + "@media (prefers-color-scheme:dark){svg{background:#151515;color:#b0b0ac}text{fill:#ececea}"
            + "text.small{fill:#b0b0ac}.rule{stroke:#4a4a48}.plain{fill:#151515}.stage,.limit{stroke:#b0b0ac}}</style>";

    /**
     * The picture by itself, with its colours.
     *
     * @throws IllegalArgumentException if there is no plan to draw
     */
    public static String picture(PlanReport report) {
        return PlanPicture.of(report)
                        .map(svg -> svg.replaceFirst("</title>", "</title>" + COLOURS))
                        .orElseThrow(() ->
                                new IllegalArgumentException("there is no plan to draw. parley plan CASE says why."))
                + "\n";
    }

    /** The picture with its caption; empty where there is no plan. */
    static String figure(PlanReport report) {
        PlanWords words = new PlanWords(report);
        return PlanPicture.of(report)
                .map(svg -> "<figure>\n<div class=\"wide\">"
                        + svg.replaceFirst("class=\"picture", "class=\"broad picture")
                        + "</div>\n<figcaption>" + escaped(caption(report, words))
                        + " Source: the case, by its terms" + escaped(words.basis())
                        + "; computed. The timetable as a table: parley plan CASE.</figcaption>\n</figure>\n")
                .orElse("");
    }

    private static String caption(PlanReport report, PlanWords words) {
        return (report.planning().bonds().isEmpty() ? "A plan" : "A plan that rests on the smallest bonds") + " in "
                + Phrases.count(report.plan().orElseThrow().steps().size(), "step", "steps")
                + ": who delivers what on which days, and what each side has given less what it has received"
                + words.basis() + ".";
    }

    private void timetable() {
        if (report.plan().isEmpty()) {
            return;
        }
        page.append("<section id=\"timetable\">\n<h2>Timetable</h2>\n<div class=\"wide\"><table>\n<thead><tr>")
                .append("<th>When</th><th>Who does what</th><th>How many</th></tr></thead>\n<tbody>\n");
        for (PlanWords.Row row : words.rows()) {
            String until = row.lastDay() > row.firstDay() ? " to " + words.day(row.lastDay()) : "";
            page.append("<tr><td>")
                    .append(escaped(words.day(row.firstDay()) + until))
                    .append("</td><td>")
                    .append(escaped(words.deed(row.delivery(), row.kind())))
                    .append("</td><td>")
                    .append(escaped(words.share(row.delivery(), row.items())))
                    .append("</td></tr>\n");
        }
        page.append("</tbody></table></div>\n</section>\n");
    }

    private void list(String id, String heading, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        page.append("<section id=\"")
                .append(id)
                .append("\">\n<h2>")
                .append(heading)
                .append("</h2>\n<ul>\n");
        sentences.forEach(s -> page.append("<li>").append(escaped(s)).append("</li>\n"));
        page.append("</ul>\n</section>\n");
    }
}
