package org.parley.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Condition;
import org.parley.model.Demand;
import org.parley.model.Disagreement;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.Rational;
import org.parley.model.Role;
import org.parley.model.Source;
import org.parley.model.When;

/** What no shape can say of a case: ids are there once, references lead somewhere, dates are in order, sums come out. */
final class CaseRules {

    private final Case read;
    private final String file;
    private final Map<String, Place> places;
    private final Map<String, String> claimPaths;
    private final List<Problem> problems;

    private final Map<String, String> kinds = new LinkedHashMap<>();

    CaseRules(
            Case read, String file, Map<String, Place> places, Map<String, String> claimPaths, List<Problem> problems) {
        this.read = read;
        this.file = file;
        this.places = places;
        this.claimPaths = claimPaths;
        this.problems = problems;
    }

    void check() {
        ids();
        people();
        issues();
        evidence();
        acts();
        demands();
        words();
        new ProfileRules(read, this).check();
        Tips.check(read, this);
        new AgreementRules(read, this).check();
    }

    private void ids() {
        for (Actor actor : read.actors()) {
            String path = actorPath(actor);
            define(actor.id(), actor.is(Role.PARTY) ? "party" : "actor", path);
            actor.factions().forEach(faction -> define(faction.id(), "faction", path + "/factions/" + faction.id()));
        }
        read.persons().forEach(person -> define(person.id(), "person", "/persons/" + person.id()));
        each(read.channels(), "/channels", (channel, path) -> define(channel.id(), "channel", path));
        read.issues().forEach(issue -> define(issue.id(), "issue", "/issues/" + issue.id()));
        each(read.constraints(), "/constraints", (constraint, path) -> define(constraint.id(), "constraint", path));
        read.sources().forEach(source -> define(source.id(), "source", "/sources/" + source.id()));
        read.claims().forEach(claim -> define(claim.id(), "claim", claimPath(claim)));
        each(read.record(), "/record", (act, path) -> define(act.id(), "act", path));
        each(read.demands(), "/demands", (demand, path) -> define(demand.id(), "demand", path));
        each(read.interests(), "/interests", (entry, path) -> define(entry.id(), "interest", path));
        each(read.alternatives(), "/alternatives", (entry, path) -> define(entry.id(), "alternative", path));
        each(read.background(), "/background", (entry, path) -> define(entry.id(), "passage", path));
        each(read.context(), "/context", (entry, path) -> define(entry.id(), "passage", path));
        each(read.consequences(), "/consequences", (entry, path) -> define(entry.id(), "consequence", path));
        each(read.links(), "/linked_issues", (entry, path) -> define(entry.id(), "link", path));
        each(read.disagreements(), "/disagreements", (entry, path) -> define(entry.id(), "disagreement", path));
        new AgreementRules(read, this).ids();
        each(read.tips(), "/tips", (tip, path) -> define(tip.id(), "tip", path));
    }

    private void people() {
        if (read.parties().isEmpty()) {
            error("/parties", "there are no parties", "A negotiation has at least one party; two as a rule.");
        }
        for (Actor actor : read.actors()) {
            String path = actorPath(actor);
            meta(actor.meta(), path);
            actor.allyOf().forEach(id -> refer(id, ACTORS, path + "/ally_of"));
            actor.factions().forEach(faction -> meta(faction.meta(), path + "/factions/" + faction.id()));
            HomeRules.check(actor, read, this, path);
        }
        for (var person : read.persons()) {
            String path = "/persons/" + person.id();
            meta(person.meta(), path);
            refer(person.speaksFor(), ACTORS_AND_FACTIONS, path + "/speaks_for");
            refer(person.within(), ACTORS_AND_FACTIONS, path + "/within");
        }
        each(read.channels(), "/channels", (channel, path) -> {
            meta(channel.meta(), path);
            channel.between().forEach(id -> refer(id, ANYBODY, path + "/between"));
            refer(channel.through(), ANYBODY, path + "/through");
        });
    }

    private void issues() {
        for (Issue issue : read.issues()) {
            String path = "/issues/" + issue.id();
            meta(issue.meta(), path);
            if (ShapeCheck.CONDITION_WORDS.contains(issue.id())) {
                error(
                        path,
                        "an issue cannot be called `" + issue.id() + "`",
                        "The word has a meaning in conditions; choose another id.");
            }
            if (issue.options() instanceof Options.Listed listed) {
                Set<String> seen = new HashSet<>();
                listed.all().forEach(option -> {
                    if (!seen.add(option.id())) {
                        error(
                                path + "/options",
                                "the option `" + option.id() + "` of `" + issue.id() + "` stands here twice",
                                "Options of an issue have different ids.");
                    }
                });
            }
            each(issue.precedents(), path + "/precedents", (precedent, at) -> {
                meta(precedent.meta(), at);
                date(precedent.when(), at, "the precedent");
                if (precedent.option() != null) {
                    option(issue.id(), precedent.option(), at);
                }
            });
        }
        each(read.constraints(), "/constraints", (constraint, path) -> {
            meta(constraint.meta(), path);
            condition(constraint.holds(), path + "/holds");
        });
    }

    private void evidence() {
        for (Source source : read.sources()) {
            String path = "/sources/" + source.id();
            When published = source.published();
            if (published != null && published.earliest().isAfter(read.asOf())) {
                error(
                        path + "/published",
                        "the source `" + source.id() + "` (" + published.earliest() + ") is later than the case (as_of "
                                + read.asOf() + ")",
                        "A case holds only what was known at its date; move as_of, or leave the source out.");
            }
        }
        for (Claim claim : read.claims()) {
            String path = claimPath(claim);
            refer(claim.source(), Set.of("source"), path + "/source");
            refer(claim.attribution().speaker(), ANYBODY, path + "/attribution/speaker");
            claim.about().forEach(id -> refer(id, ISSUES, path + "/about"));
            refer(claim.answers(), CLAIMS, path + "/answers");
            claim.contradicts().forEach(id -> refer(id, CLAIMS, path + "/contradicts"));
            date(claim.when(), path, "the claim");
            When published = read.source(claim.source()).map(Source::published).orElse(null);
            if (claim.when() != null
                    && published != null
                    && claim.when().earliest().isAfter(published.latest())) {
                error(
                        path,
                        "the claim (" + claim.when().earliest() + ") is later than its source (" + published.latest()
                                + ")",
                        "Check both dates.");
            }
            Claim.Report report = claim.reports();
            if (report != null) {
                report.sticking().forEach(id -> refer(id, ISSUES, path + "/reports/sticking"));
                refer(report.turn(), ACTORS, path + "/reports/turn");
                refer(report.awaiting(), ACTORS, path + "/reports/awaiting");
            }
        }
        loops(
                read.claims(),
                Claim::id,
                claim -> claim.answers() == null ? List.of() : List.of(claim.answers()),
                claim -> claimPath(claim) + "/answers",
                "claims that answer each other in a ring");
    }

    private void acts() {
        each(read.record(), "/record", (act, path) -> {
            meta(act.meta(), path);
            refer(act.by(), ANYBODY, path + "/by");
            act.to().forEach(id -> refer(id, ANYBODY, path + "/to"));
            refer(act.via(), ANYBODY, path + "/via");
            date(act.when(), path, "the act `" + act.id() + "`");
            for (String id : act.inReplyTo()) {
                refer(id, Set.of("act"), path + "/in_reply_to");
                read.act(id)
                        .filter(earlier ->
                                earlier.when().earliest().isAfter(act.when().latest()))
                        .ifPresent(earlier -> error(
                                path,
                                "the act `" + act.id() + "` (" + act.when().latest() + ") answers `" + id
                                        + "`, which came later ("
                                        + earlier.when().earliest() + ")",
                                "Check the dates, or what it answers."));
            }
            AgreementRules.performance(this, act, path);
            if (act.text() != null) {
                act.text().options().forEach((issue, option) -> option(issue, option, path + "/outcome/" + issue));
                act.text().terms().keySet().forEach(issue -> refer(issue, ISSUES, path + "/text/" + issue));
            }
        });
        loops(
                read.record(),
                Act::id,
                Act::inReplyTo,
                act -> "/record/" + read.record().indexOf(act) + "/in_reply_to",
                "acts that answer each other in a ring");
    }

    private void demands() {
        each(read.demands(), "/demands", (demand, path) -> {
            meta(demand.meta(), path);
            refer(demand.by(), ACTORS_AND_FACTIONS, path + "/party");
            date(demand.since(), path, "the demand `" + demand.id() + "`");
            date(demand.until(), path, "the end of the demand `" + demand.id() + "`");
            if (demand.since() != null
                    && demand.until() != null
                    && demand.until().latest().isBefore(demand.since().earliest())) {
                error(
                        path + "/until",
                        "the demand `" + demand.id() + "` ended before it began",
                        "Put `until` after `since`.");
            }
            if (demand.stance() instanceof Demand.Require(Condition condition)) {
                condition(condition, path + "/require");
            } else {
                demand.stance().issues().forEach(id -> refer(id, ISSUES, path + "/about"));
            }
        });
    }

    private void words() {
        each(read.interests(), "/interests", (entry, path) -> {
            meta(entry.meta(), path);
            refer(entry.of(), ANYBODY, path + "/of");
            entry.about().forEach(id -> refer(id, ISSUES, path + "/about"));
        });
        each(read.alternatives(), "/alternatives", (entry, path) -> {
            meta(entry.meta(), path);
            refer(entry.of(), ANYBODY, path + "/of");
        });
        for (var section :
                List.of(Map.entry("/background", read.background()), Map.entry("/context", read.context()))) {
            each(section.getValue(), section.getKey(), (entry, path) -> {
                meta(entry.meta(), path);
                date(entry.when(), path, "the passage `" + entry.id() + "`");
                entry.about().forEach(id -> refer(id, ISSUES, path + "/about"));
            });
        }
        each(read.consequences(), "/consequences", (entry, path) -> {
            meta(entry.meta(), path);
            refer(entry.of(), ANYBODY, path + "/of");
        });
        each(read.links(), "/linked_issues", (entry, path) -> {
            meta(entry.meta(), path);
            entry.issues().forEach(id -> refer(id, ISSUES, path + "/issues"));
        });
        each(read.disagreements(), "/disagreements", (entry, path) -> {
            meta(entry.meta(), path);
            if (entry.views().size() < 2) {
                error(
                        path + "/views",
                        "a disagreement needs two views at least",
                        "Add the other answer, or leave the entry out.");
            }
            List<Disagreement.View> views = entry.views();
            each(views, path + "/views", (view, at) -> view.claims().forEach(id -> refer(id, CLAIMS, at + "/claims")));
        });
    }

    private void condition(Condition condition, String path) {
        switch (condition) {
            case Condition.OneOf(String issue, Set<String> options) ->
                options.forEach(option -> option(issue, option, path + "/" + issue));
            case Condition.NoneOf(String issue, Set<String> options) ->
                options.forEach(option -> option(issue, option, path + "/" + issue));
            case Condition.Compare(String issue, var operator, String bound) -> {
                refer(issue, ISSUES, path);
                read.issue(issue).ifPresent(found -> {
                    boolean rank = found.options().ordered() && found.options().indexOf(bound) >= 0;
                    if (!rank && !Rational.isWritten(bound)) {
                        error(
                                path + "/" + issue,
                                "`" + bound + "` is neither a number nor an option of the ordered issue `" + issue
                                        + "`",
                                "Compare with a number, or with an option and `ordered: true`.");
                    }
                });
            }
            case Condition.All(var parts) -> parts.forEach(part -> condition(part, path));
            case Condition.Any(var parts) -> parts.forEach(part -> condition(part, path));
            case Condition.IfThen(Condition premise, Condition conclusion) -> {
                condition(premise, path + "/if");
                condition(conclusion, path + "/then");
            }
        }
    }

    void option(String issue, String option, String path) {
        refer(issue, ISSUES, path);
        read.issue(issue).filter(found -> found.options().indexOf(option) < 0).ifPresent(found -> {
            String advice = found.options() instanceof Options.Listed listed
                    ? Nearest.advice(
                            option, listed.all().stream().map(o -> o.id()).toList(), "option")
                    : "It is a range of numbers: " + found.options().get(0).id() + " to "
                            + found.options().get(found.options().size() - 1).id() + ".";
            error(path, "the issue `" + issue + "` has no option `" + ShapeCheck.shortened(option) + "`", advice);
        });
        read.issue(issue)
                .map(Issue::options)
                .filter(Options.Range.class::isInstance)
                .ifPresent(range -> {
                    int index = range.indexOf(option);
                    if (index >= 0 && !range.get(index).id().equals(option)) {
                        error(
                                path,
                                "the number " + option + " of `" + issue + "` is written `"
                                        + range.get(index).id() + "`",
                                "Write it so everywhere: it is the option's id.");
                    }
                });
    }

    void date(@Nullable When when, String path, String what) {
        LocalDate asOf = read.asOf();
        if (when != null && when.earliest().isAfter(asOf)) {
            error(
                    path,
                    what + " (" + when.earliest() + ") is later than the case (as_of " + asOf + ")",
                    "A case holds only what was known at its date.");
        }
    }

    void meta(Meta meta, String path) {
        meta.claims().forEach(id -> refer(id, CLAIMS, path + "/claims"));
    }

    static final Set<String> ACTORS = Set.of("party", "actor");
    private static final Set<String> ACTORS_AND_FACTIONS = Set.of("party", "actor", "faction");
    static final Set<String> ANYBODY = Set.of("party", "actor", "faction", "person");
    static final Set<String> ISSUES = Set.of("issue");
    private static final Set<String> CLAIMS = Set.of("claim");

    void refer(@Nullable String id, Set<String> wanted, String path) {
        String kindOfId = id == null ? null : kinds.get(id);
        if (id == null || kindOfId != null && wanted.contains(kindOfId)) {
            return;
        }
        Set<String> known = new TreeSet<>();
        kinds.forEach((other, kind) -> {
            if (wanted.contains(kind)) {
                known.add(other);
            }
        });
        String kind = wanted.contains("person")
                ? "actor, faction or person"
                : wanted.contains("actor") ? "actor" : String.join(" or ", new TreeSet<>(wanted));
        String found = kinds.containsKey(id) ? " (`" + id + "` is a " + kinds.get(id) + ")" : "";
        error(
                path,
                "there is no " + kind + " `" + ShapeCheck.shortened(id) + "`" + found,
                Nearest.advice(id, known, kind));
    }

    void among(String id, Set<String> known, String kind, String path) {
        if (!known.contains(id)) {
            error(path, "there is no " + kind + " `" + ShapeCheck.shortened(id) + "`", Nearest.advice(id, known, kind));
        }
    }

    void define(String id, String kind, String path) {
        String before = kinds.putIfAbsent(id, kind);
        if (before != null) {
            error(
                    path,
                    "the id `" + id + "` of this " + kind + " is taken by a " + before,
                    "Every id of a case is there once; rename one of them.");
        }
    }

    <T> void loops(
            List<T> all,
            Function<T, String> id,
            Function<T, List<String>> next,
            Function<T, String> path,
            String what) {
        Map<String, T> byId = new HashMap<>();
        all.forEach(entry -> byId.put(id.apply(entry), entry));
        Map<String, Boolean> finished = new HashMap<>();
        for (T start : all) {
            List<T> trail = new ArrayList<>(List.of(start));
            List<Iterator<String>> open =
                    new ArrayList<>(List.of(next.apply(start).iterator()));
            if (finished.putIfAbsent(id.apply(start), false) != null) {
                continue;
            }
            while (!trail.isEmpty()) {
                if (!open.getLast().hasNext()) {
                    finished.put(id.apply(trail.removeLast()), true);
                    open.removeLast();
                    continue;
                }
                T step = byId.get(open.getLast().next());
                Boolean done = step == null ? Boolean.TRUE : finished.putIfAbsent(id.apply(step), false);
                if (step != null && done == null) {
                    trail.add(step);
                    open.add(next.apply(step).iterator());
                } else if (Boolean.FALSE.equals(done)) {
                    error(path.apply(trail.getLast()), "there are " + what, "Remove one of the references.");
                }
            }
        }
    }

    interface Visit<T> {
        void at(T entry, String path);
    }

    static <T> void each(List<T> all, String path, Visit<T> visit) {
        for (int i = 0; i < all.size(); i++) {
            visit.at(all.get(i), path + "/" + i);
        }
    }

    private static String actorPath(Actor actor) {
        String section = switch (actor.roles().getFirst()) {
            case PARTY -> "parties";
            case MEDIATOR -> "mediators";
            default -> "observers";
        };
        return "/" + section + "/" + actor.id();
    }

    private String claimPath(Claim claim) {
        return claimPaths.getOrDefault(claim.id(), "/claims/" + claim.id());
    }

    void error(String path, String what, String advice) {
        report(path, Problem.Severity.ERROR, what, advice);
    }

    void warning(String path, String what, String advice) {
        report(path, Problem.Severity.WARNING, what, advice);
    }

    /** Reports at the nearest place that the path leads to. */
    private void report(String path, Problem.Severity severity, String what, String advice) {
        String at = path;
        while (!places.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        problems.add(new Problem(file, places.getOrDefault(at, Place.START), severity, what, advice));
    }
}
