package org.parley.brief;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import org.parley.model.Claim;
import org.parley.model.Source;

/** The page of one brief, with all that a reader expects around it. */
final class BriefPage {

    private final Site.Published one;
    private final SiteSettings settings;
    private final Markup main = new Markup();

    BriefPage(Site.Published one, SiteSettings settings) {
        this.one = one;
        this.settings = settings;
    }

    Frame.Sheet write() {
        heading();
        contents();
        main.raw(BriefHtml.body(one.brief()));
        credits();
        String description = one.lead();
        List<String> sources = one.shown().sources().stream().map(Source::id).toList();
        String data = StructuredData.article(
                "NewsArticle", one.page(), one.brief().title(), description, one, settings, sources);
        return Frame.sheet(
                new Frame.About(
                        one.page(),
                        one.brief().title(),
                        description,
                        one.updated(),
                        data,
                        one.brief().closing()),
                settings,
                main.toString());
    }

    private void heading() {
        main.line("h1", one.brief().title(), "dir", "auto");
        byline(main, one, settings);
        String summary = one.brief().summary();
        if (summary != null) {
            main.line("p", summary, "class", "summary", "dir", "auto");
        }
        if (!one.log().steps().isEmpty() || !one.history().noted().isEmpty()) {
            main.open("p", "class", "changed")
                    .text("This page has been changed since it was first kept: ")
                    .link("../corrections.html#" + one.slug(), "what changed and why")
                    .text(".")
                    .close();
        }
    }

    /** Who wrote it, as of when, and when it was last changed. */
    static void byline(Markup main, Site.Published one, SiteSettings settings) {
        main.open("p", "class", "asof");
        if (!settings.byline().isEmpty()) {
            main.text("By ").words(Phrases.joined(settings.byline())).text(". ");
        }
        main.text("As of ")
                .leaf(
                        "time",
                        Dates.words(one.brief().asOf()),
                        "datetime",
                        one.brief().asOf().toString())
                .text(". ");
        Frame.updated(main, one.updated());
        main.text(".").close();
    }

    private void contents() {
        main.open("nav", "class", "contents", "aria-label", "On this page").open("ul");
        for (Section section : Section.values()) {
            if (!one.brief().in(section).isEmpty()) {
                main.open("li").link("#" + section.id(), section.heading());
                if (section == Section.STICKING_POINTS && !one.points().isEmpty()) {
                    main.open("ul");
                    one.points()
                            .forEach((point, file) -> main.open("li")
                                    .link(Frame.encoded(file), PointPage.name(one, point))
                                    .close());
                    main.close();
                }
                main.close();
            }
        }
        main.close().close();
    }

    /** What the page was made from: the reports and whoever passed them on, the pictures, the rights. */
    private void credits() {
        main.open("section", "id", "credits").line("h2", "Credits");
        SequencedSet<String> outlets = new LinkedHashSet<>();
        for (Source source : one.shown().sources()) {
            outlets.addAll(source.chain());
            if (source.publisher() != null) {
                outlets.add(source.publisher());
            }
        }
        if (!outlets.isEmpty()) {
            main.open("p")
                    .text("Reports by, or passed on by: ")
                    .words(Phrases.joined(List.copyOf(outlets)))
                    .text(". ");
            main.text("Told here in the case author's own words; quotations are the speakers'.")
                    .close();
        }
        long speakers = one.shown().claims().stream()
                .map(Claim::attribution)
                .map(a -> a.speaker() == null ? a.words() : a.speaker())
                .filter(Objects::nonNull)
                .distinct()
                .count();
        if (speakers > 0) {
            main.line(
                    "p",
                    "The claims go back to " + Phrases.count((int) speakers, "speaker", "speakers")
                            + ", named or described as the source describes them.");
        }
        main.line(
                "p",
                "Pictures: drawn by Parley from the case as of "
                        + Dates.words(one.brief().asOf())
                        + "; each has a title for those who do not see it and its content in words on this page.");
        main.open("p")
                .text("The same brief for machines: ")
                .link("brief.json", "brief.json")
                .text(".")
                .close();
        main.close();
    }
}
