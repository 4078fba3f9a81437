package org.parley.brief;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Issue;
import org.parley.model.Reliability;
import org.parley.model.Source;

/** Pages over all cases of a site: the first page, topics, sources. */
final class SitePages {

    private SitePages() {}

    static Frame.Sheet index(List<Site.Published> cases, SiteSettings settings) {
        Markup main = new Markup().line("h1", settings.name(), "dir", "auto");
        main.line(
                "p",
                "What is known of " + (cases.size() == 1 ? "a negotiation" : "negotiations")
                        + ", every sentence with its source, its grade and its date.",
                "class",
                "summary");
        for (Site.Published one : cases) {
            main.open("article")
                    .open("h2", "dir", "auto")
                    .link(one.page(), one.brief().title())
                    .close();
            BriefPage.byline(main, one, settings);
            main.line("p", one.lead(), "dir", "auto");
            if (!one.points().isEmpty()) {
                main.line("h3", "Sticking points").open("ul");
                one.points()
                        .forEach((point, file) -> main.open("li")
                                .link(Frame.encoded(one.slug() + "/" + file), PointPage.name(one, point))
                                .text(". " + PointPage.why(one, point))
                                .close());
                main.close();
            }
            main.close();
        }
        String description = "Briefs on " + Phrases.count(cases.size(), "negotiation", "negotiations")
                + ", every sentence with its source, its grade and its date.";
        return Frame.sheet(
                new Frame.About("index.html", settings.name(), description, null, null, null),
                settings,
                main.toString());
    }

    static Frame.Sheet topics(List<Site.Published> cases, SiteSettings settings) {
        Markup main = new Markup().line("h1", "Topics");
        SequencedMap<String, SequencedMap<String, String>> people = new LinkedHashMap<>();
        SequencedMap<String, SequencedMap<String, String>> questions = new LinkedHashMap<>();
        for (Site.Published one : cases) {
            for (Actor actor : one.findings().everybody()) {
                topic(people, actor.name(), one.page(), one.brief().title());
            }
            for (Issue issue : one.shown().issues()) {
                String title = one.brief().title();
                String file = one.page();
                for (Map.Entry<Findings.Sticking, String> point : one.points().entrySet()) {
                    if (point.getKey().issues().contains(issue.id())) {
                        file = one.slug() + "/" + point.getValue();
                        title = "Sticking point in " + one.brief().title();
                    }
                }
                topic(questions, issue.name(), file, title);
            }
        }
        list(main, "Questions to settle", questions);
        list(main, "Who takes part, mediates or watches", people);
        return Frame.sheet(
                new Frame.About(
                        "topics.html",
                        "Topics",
                        "Pages of this site by question and by who takes part.",
                        null,
                        null,
                        null),
                settings,
                main.toString());
    }

    private static void topic(
            Map<String, SequencedMap<String, String>> topics, String name, String file, String title) {
        topics.computeIfAbsent(name, n -> new LinkedHashMap<>()).put(file, title);
    }

    private static void list(Markup main, String heading, Map<String, SequencedMap<String, String>> topics) {
        if (topics.isEmpty()) {
            return;
        }
        main.open("section").line("h2", heading).open("dl");
        Map<String, SequencedMap<String, String>> sorted =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
        sorted.putAll(topics);
        sorted.forEach((name, pages) -> {
            main.line("dt", name);
            pages.forEach((file, title) ->
                    main.open("dd").link(Frame.encoded(file), title).close());
        });
        main.close().close();
    }

    static Frame.Sheet sources(List<Site.Published> cases, SiteSettings settings) {
        Markup main = new Markup().line("h1", "Sources");
        main.line(
                "p",
                "Each source with how reliable the case's author holds it to be, from A (completely reliable) to E (unreliable), F where that cannot be judged, and how many claims were read in it. A reprint is no second source: it stands with the outlet that it comes from.");
        for (Site.Published one : cases) {
            main.open("section", "id", one.slug());
            main.open("h2", "dir", "auto").link(one.page(), one.brief().title()).close();
            if (one.shown().sources().isEmpty()) {
                main.line("p", "This case names no sources.", "class", "absent");
            }
            one.shown().sources().forEach(source -> source(main, one, source));
            main.close();
        }
        main.open("section", "id", "scale").line("h2", "The scale").open("dl");
        for (Reliability reliability : Reliability.values()) {
            main.line("dt", reliability.name()).line("dd", reliability.meaning());
        }
        main.close().close();
        return Frame.sheet(
                new Frame.About(
                        "sources.html",
                        "Sources",
                        "The sources of all briefs of this site, with their grades.",
                        null,
                        null,
                        null),
                settings,
                main.toString());
    }

    private static void source(Markup main, Site.Published one, Source source) {
        Case shown = one.shown();
        List<Claim> claims = shown.claims().stream()
                .filter(c -> c.source().equals(source.id()))
                .toList();
        main.open("article", "class", "source", "id", one.slug() + "." + source.id());
        main.line("h3", source.title(), "dir", "auto").open("dl", "class", "facts");
        if (source.publisher() != null) {
            fact(main, "Publisher", source.publisher());
        }
        fact(
                main,
                "Published",
                source.published() == null ? "not reported" : Phrases.capital(Dates.words(source.published())));
        if (source.published() != null && source.published().basis() != null) {
            fact(main, "How that is known", String.valueOf(source.published().basis()));
        }
        fact(
                main,
                "Reliability",
                source.reliability() + " (" + source.reliability().meaning() + "), by the case's author");
        if (!source.chain().isEmpty()) {
            fact(main, "Came through", String.join(", then ", source.chain()));
        }
        String grades = claims.stream()
                .collect(Collectors.groupingBy(c -> shown.grade(c).toString(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining(", "));
        fact(main, "Claims read in it", claims.isEmpty() ? "none" : claims.size() + " (" + grades + ")");
        if (source.url() != null) {
            fact(main, "Where it can be read", source.url());
        }
        main.close().close();
    }

    private static void fact(Markup main, String name, String value) {
        main.line("dt", name).line("dd", value);
    }
}
