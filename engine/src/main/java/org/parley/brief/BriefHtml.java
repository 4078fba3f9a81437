package org.parley.brief;

import static org.parley.brief.Pictures.escaped;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Demand;
import org.parley.model.Issue;
import org.parley.model.Source;

/** A brief as one self-contained HTML page: no script, nothing fetched; readable on paper and on a telephone. */
public final class BriefHtml {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Brief brief;
    private final Case shown;
    private final Phrases phrases;
    private final StringBuilder page = new StringBuilder();

    private BriefHtml(Brief brief) {
        this.brief = brief;
        this.shown = brief.findings().shown();
        this.phrases = new Phrases(shown);
    }

    public static String write(Brief brief) {
        return new BriefHtml(brief).write();
    }

    /** The sections of a brief with their pictures, its sources and its words, to stand in the page of a site. */
    static String body(Brief brief) {
        BriefHtml html = new BriefHtml(brief);
        html.sections();
        return html.page.toString();
    }

    private String write() {
        page.append("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\"/>\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(Style.policy(Style.BRIEF))
                .append("\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>")
                .append(escaped(brief.title()))
                .append("</title>\n<style>")
                .append(Style.BRIEF)
                .append(
                        "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the brief</a>\n<header>\n<h1>")
                .append(escaped(brief.title()))
                .append("</h1>\n<p class=\"asof\">As of ")
                .append(Dates.words(brief.asOf()))
                .append("</p>\n");
        if (brief.summary() != null) {
            page.append("<p class=\"summary\">")
                    .append(escaped(brief.summary()))
                    .append("</p>\n");
        }
        page.append("</header>\n<main id=\"main\">\n");
        sections();
        page.append("</main>\n<footer><p>")
                .append(escaped(brief.closing()))
                .append("</p></footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private void sections() {
        for (Section section : Section.values()) {
            section(section);
        }
        sources();
        glossary();
    }

    private void section(Section section) {
        List<Sentence> sentences = brief.in(section);
        if (sentences.isEmpty()) {
            return;
        }
        page.append("<section id=\"")
                .append(section.id())
                .append("\">\n<h2>")
                .append(section.heading())
                .append("</h2>\n");
        page.append("<ol class=\"sentences\">\n");
        for (Sentence s : sentences) {
            page.append("<li id=\"s")
                    .append(s.n())
                    .append("\" value=\"")
                    .append(s.n())
                    .append("\">")
                    .append(escaped(s.text()))
                    .append(" <small class=\"basis\"><bdi>")
                    .append(DAY.matcher(escaped(brief.source(s))).replaceAll("<span class=\"day\">$0</span>"))
                    .append("</bdi></small></li>\n");
        }
        page.append("</ol>\n");
        switch (section) {
            case WHERE_THINGS_STAND -> timeline();
            case STICKING_POINTS -> {
                matrix();
                conflicts();
            }
            case COMPATIBLE_IF -> frontier();
            case CARRIED_OUT -> brief.findings().plan().map(PlanHtml::figure).ifPresent(page::append);
            default -> {}
        }
        page.append("</section>\n");
    }

    private void timeline() {
        String svg = Pictures.timeline(
                shown, brief.findings().awaited(), brief.findings().awaitedSince());
        if (svg.isEmpty()) {
            return;
        }
        figure(
                svg,
                "What happened when. Diamonds are texts and answers, circles other acts; a bar is a wait that goes on; a line shows that only an interval of days is known.");
        page.append(
                "<details><summary>The record as a table</summary>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"The record\"><table><thead><tr><th scope=\"col\">When</th><th scope=\"col\">Who</th><th scope=\"col\">What</th></tr></thead><tbody>\n");
        for (Act act : brief.findings().acts()) {
            page.append("<tr><td>")
                    .append(Dates.iso(act.when()).replace("/", " to "))
                    .append("</td><td>")
                    .append(escaped(phrases.name(act.by())))
                    .append("</td><td>")
                    .append(escaped(act.says()))
                    .append("</td></tr>\n");
        }
        page.append("</tbody></table></div></details>\n");
    }

    private void matrix() {
        List<Actor> parties = brief.findings().parties();
        if (shown.issues().isEmpty() || parties.isEmpty() || shown.demands().isEmpty()) {
            return;
        }
        page.append(
                "<figure><figcaption>Who stands where on what. The bar tells how firm: solid dark a red line, plain a position, dashed a wish or unknown. Paler is older.</figcaption>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Position matrix\"><table class=\"matrix\"><thead><tr><th scope=\"col\">Issue</th>");
        for (int i = 0; i < parties.size(); i++) {
            page.append("<th scope=\"col\">")
                    .append(Pictures.badge(i, parties.get(i).name()))
                    .append(' ')
                    .append(escaped(parties.get(i).name()))
                    .append("</th>");
        }
        page.append("</tr></thead><tbody>\n");
        for (Issue issue : shown.issues()) {
            page.append("<tr><th scope=\"row\">").append(escaped(issue.name())).append("</th>");
            parties.forEach(party -> cell(Pictures.standing(shown, party, issue)));
            page.append("</tr>\n");
        }
        page.append("</tbody></table></div></figure>\n");
    }

    private void cell(List<Demand> demands) {
        page.append("<td>");
        if (demands.isEmpty()) {
            page.append("<span class=\"absent\">not reported</span>");
        }
        for (Demand demand : demands) {
            long age = demand.since() == null
                    ? 0
                    : ChronoUnit.DAYS.between(demand.since().earliest(), shown.asOf());
            page.append("<p class=\"stance ")
                    .append(demand.firmness().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .append(age > 30 ? " old" : "")
                    .append("\">")
                    .append(escaped(demand.says()))
                    .append(" <small>")
                    .append(Phrases.firmness(demand.firmness()));
            if (demand.since() != null) {
                page.append(", ").append(escaped(Dates.since(demand.since())));
            }
            brief.grade(demand.meta().claims())
                    .ifPresent(grade -> page.append(", ").append(grade));
            page.append("</small></p>");
        }
        page.append("</td>");
    }

    private void conflicts() {
        String svg = Pictures.conflicts(shown, brief.findings().minimalSets());
        if (!svg.isEmpty()) {
            figure(
                    svg,
                    "Demands that cannot all be met. Each letter is one minimal set: leave out any one demand of it, and the others of that set can be met.");
        }
    }

    private void frontier() {
        brief.findings()
                .frontierPicture()
                .ifPresent(svg ->
                        figure(svg, "Outcomes that no other outcome beats for both parties at once. Coverage: exact."));
    }

    private void figure(String svg, String caption) {
        page.append("<figure>")
                .append(Pictures.framed(svg))
                .append("<figcaption>")
                .append(escaped(caption))
                .append(" Source: the case.</figcaption></figure>\n");
    }

    private void sources() {
        if (shown.sources().isEmpty()) {
            return;
        }
        page.append("<section id=\"sources\"><h2>Sources</h2>\n<ul>\n");
        for (Source source : shown.sources()) {
            long claims = shown.claims().stream()
                    .filter(c -> c.source().equals(source.id()))
                    .count();
            page.append("<li>").append(escaped(source.title()));
            if (source.publisher() != null) {
                page.append(", ").append(escaped(source.publisher()));
            }
            if (source.published() != null) {
                page.append(", ").append(Dates.words(source.published()));
            }
            page.append("; reliability ")
                    .append(source.reliability())
                    .append(" (")
                    .append(source.reliability().meaning())
                    .append("); ")
                    .append(claims)
                    .append(claims == 1 ? " claim" : " claims");
            if (source.url() != null) {
                page.append("; <span class=\"url\">")
                        .append(escaped(source.url()))
                        .append("</span>");
            }
            page.append("</li>\n");
        }
        page.append("</ul>\n<details><summary>All claims</summary>\n<dl>\n");
        for (Claim claim : shown.claims()) {
            page.append("<dt id=\"")
                    .append(escaped(claim.id()))
                    .append("\">")
                    .append(escaped(claim.id()))
                    .append(" <small>")
                    .append(shown.grade(claim))
                    .append("</small></dt><dd>")
                    .append(escaped(phrases.told(claim)))
                    .append("</dd>\n");
        }
        page.append("</dl></details></section>\n");
    }

    private void glossary() {
        page.append("<section id=\"words\"><h2>Words</h2>\n<dl>\n");
        Glossary.ENTRIES.forEach((word, meaning) -> page.append("<dt>")
                .append(escaped(word))
                .append("</dt><dd>")
                .append(escaped(meaning).replaceAll("`([^`]+)`", "<code>$1</code>"))
                .append("</dd>\n"));
        page.append("</dl></section>\n");
    }
}
