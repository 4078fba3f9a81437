package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.parley.diagnosis.Relaxation;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Demand;
import org.parley.model.Grade;
import org.parley.model.Issue;
import org.parley.model.Link;
import org.parley.model.Role;

/** The page of one sticking point: why it counts as one, who stands where, what would unblock it, who says so. */
final class PointPage {

    private final Site.Published one;
    private final Findings.Sticking point;
    private final SiteSettings settings;
    private final Case shown;
    private final Phrases phrases;
    private final List<Issue> issues;
    private final Markup main = new Markup();

    PointPage(Site.Published one, Findings.Sticking point, SiteSettings settings) {
        this.one = one;
        this.point = point;
        this.settings = settings;
        this.shown = one.shown();
        this.phrases = new Phrases(shown);
        this.issues =
                point.issues().stream().flatMap(id -> shown.issue(id).stream()).toList();
    }

    static String name(Site.Published one, Findings.Sticking point) {
        Phrases phrases = new Phrases(one.shown());
        return point.issues().stream().map(phrases::issue).collect(Collectors.joining(" with "));
    }

    /** Why the point counts as one, in a sentence. */
    static String why(Site.Published one, Findings.Sticking point) {
        if (!point.derived()) {
            return "Reported as a sticking point; not derived from recorded demands.";
        }
        return "Derived: recorded demands cannot all be met ("
                + Phrases.count(point.minimalSets().size(), "minimal set", "minimal sets") + ")"
                + (point.claims().isEmpty() ? "." : "; sources name it as well.");
    }

    Frame.Sheet write() {
        String file = one.slug() + "/" + one.points().get(point);
        heading();
        reasons();
        issues.forEach(this::positions);
        before();
        compatible();
        List<Claim> claims = claims();
        told(claims);
        ties();
        List<String> sources = claims.stream().map(Claim::source).distinct().toList();
        String data = StructuredData.article("Report", file, name(one, point), why(one, point), one, settings, sources);
        return Frame.sheet(
                new Frame.About(
                        file,
                        name(one, point),
                        why(one, point),
                        one.updated(),
                        data,
                        one.brief().closing()),
                settings,
                main.toString());
    }

    private void heading() {
        main.open("p", "class", "kicker")
                .text("Sticking point in ")
                .link("index.html", one.brief().title())
                .close();
        main.line("h1", name(one, point), "dir", "auto");
        BriefPage.byline(main, one, settings);
        issues.forEach(issue -> main.line("p", issue.question(), "class", "summary", "dir", "auto"));
    }

    private void reasons() {
        main.open("section", "id", "why").line("h2", "Why it counts as one");
        main.line("p", why(one, point));
        if (point.derived()) {
            main.open("figure")
                    .raw(Pictures.framed(Pictures.conflicts(shown, point.minimalSets())))
                    .line(
                            "figcaption",
                            "Demands that cannot all be met. Each letter is one minimal set: leave out any one demand of it, and the others of that set can be met. Picture: drawn by Parley from the case.")
                    .close();
            main.line("p", "The same in words:").open("ul");
            for (List<String> set : point.minimalSets()) {
                main.open("li")
                        .text(set.stream().map(this::clause).collect(Collectors.joining("; and ")))
                        .close();
            }
            main.close();
        }
        main.close();
    }

    private String clause(String id) {
        return shown.demand(id)
                .map(d -> phrases.name(d.by()) + " " + Phrases.bare(d.says()))
                .orElseGet(() -> phrases.name(id) + "'s reservation value");
    }

    private void positions(Issue issue) {
        String title = issues.size() == 1 ? "Who stands where" : "Who stands where: " + issue.name();
        main.open("section").line("h2", title, "dir", "auto").open("dl", "class", "positions");
        for (Actor actor : one.findings().everybody()) {
            List<Demand> demands = Pictures.standing(shown, actor, issue);
            if (demands.isEmpty() && !actor.is(Role.PARTY)) {
                continue;
            }
            main.line("dt", actor.name());
            if (demands.isEmpty()) {
                main.line(
                        "dd",
                        "No position on this is in the record; that is a limit of the sources.",
                        "class",
                        "absent");
            }
            for (Demand demand : demands) {
                String since = demand.since() == null ? "" : ", " + Dates.since(demand.since());
                main.open("dd").text(Phrases.bare(demand.says()));
                main.leaf(
                        "small",
                        " (" + (demand.stance() instanceof Demand.Scope ? "on scope, " : "")
                                + Phrases.firmness(demand.firmness()) + since + ") "
                                + basis(demand.meta().claims()));
                main.close();
            }
        }
        main.close().close();
    }

    private String basis(List<String> claims) {
        if (claims.isEmpty()) {
            return "[stated in the case without a source]";
        }
        String outlets = claims.stream()
                .flatMap(id -> shown.claim(id).stream())
                .map(phrases::outlet)
                .distinct()
                .collect(Collectors.joining(", "));
        return "[" + outlets + one.brief().grade(claims).map(g -> " " + g).orElse("") + "]";
    }

    private void before() {
        List<Issue> with =
                issues.stream().filter(i -> !i.precedents().isEmpty()).toList();
        if (with.isEmpty()) {
            return;
        }
        main.open("section").line("h2", "What was agreed on it before").open("ul");
        for (Issue issue : with) {
            for (Issue.Precedent p : issue.precedents()) {
                main.open("li").text(Phrases.capital(Phrases.bare(p.says())) + ".");
                main.leaf("small", " " + basis(p.meta().claims())).close();
            }
        }
        main.close().close();
    }

    /** The ways out of every part of the conflict that the point has a share in. */
    private void compatible() {
        SequencedSet<String> demands = new LinkedHashSet<>();
        point.minimalSets().forEach(demands::addAll);
        List<Findings.Group> groups = one.findings().groups().stream()
                .filter(g ->
                        g.relaxations().stream().flatMap(r -> r.drop().stream()).anyMatch(demands::contains))
                .toList();
        if (groups.isEmpty()) {
            return;
        }
        main.open("section", "id", "compatible").line("h2", Section.COMPATIBLE_IF.heading());
        for (Findings.Group group : groups) {
            main.line(
                    "p",
                    "If one of these holds, the recorded demands on this become compatible. The order follows stated firmness; not advice.");
            main.open("ol", "class", "ways");
            for (List<String> drop :
                    group.relaxations().stream().map(Relaxation::drop).toList()) {
                main.open("li")
                        .text(drop.size() == 1 ? "This demand no longer stands: " : "These demands no longer stand: ")
                        .words(drop.stream().map(this::clause).collect(Collectors.joining("; and ")))
                        .text(".")
                        .close();
            }
            main.close();
        }
        main.close();
    }

    /** Claims about the issues, claims that name them as sticking, and those that a demand on them rests on. */
    private List<Claim> claims() {
        SequencedSet<String> resting = new LinkedHashSet<>(point.claims());
        for (Issue issue : issues) {
            for (Actor actor : one.findings().everybody()) {
                Pictures.standing(shown, actor, issue)
                        .forEach(d -> resting.addAll(d.meta().claims()));
            }
        }
        List<Claim> claims = new ArrayList<>(shown.claims());
        claims.removeIf(c -> !resting.contains(c.id()) && c.about().stream().noneMatch(point.issues()::contains));
        return claims;
    }

    private void told(List<Claim> claims) {
        main.open("section", "id", "claims").line("h2", "What sources say of it");
        if (claims.isEmpty()) {
            main.line("p", "No claim about it is in the record.", "class", "absent");
        } else {
            main.open("ul", "class", "claims");
            for (Claim claim : claims) {
                Grade grade = shown.grade(claim);
                main.open("li").text(phrases.told(claim));
                main.open("small")
                        .text(" [")
                        .link("../sources.html#" + anchor(one, claim.source()), phrases.outlet(claim))
                        .text(" " + grade + ": " + grade.reliability().meaning() + "; "
                                + grade.credibility().meaning()
                                + (claim.when() == null ? "" : "; " + Dates.words(claim.when())) + "]")
                        .close()
                        .close();
            }
            main.close();
        }
        main.close();
    }

    private void ties() {
        List<Link> links = shown.links().stream()
                .filter(l -> l.issues().stream().anyMatch(point.issues()::contains))
                .toList();
        List<Sentence> unknown = one.brief().in(Section.DISAGREEMENTS).stream()
                .filter(s -> s.claims().stream()
                        .map(id -> shown.claim(id).orElse(null))
                        .filter(Objects::nonNull)
                        .anyMatch(c -> c.about().stream().anyMatch(point.issues()::contains)))
                .toList();
        if (links.isEmpty() && unknown.isEmpty()) {
            return;
        }
        main.open("section", "id", "ties").line("h2", "Ties and disagreements").open("ul");
        links.forEach(l -> main.open("li").text(Phrases.bare(l.says()) + ".").close());
        unknown.forEach(s -> main.open("li")
                .text(s.text() + " ")
                .link("index.html#s" + s.n(), "In the brief")
                .close());
        main.close().close();
    }

    /** Where a source stands on the page of sources. */
    static String anchor(Site.Published one, String source) {
        return Frame.encoded(one.slug() + "." + source);
    }
}
