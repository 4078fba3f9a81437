package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.diagnosis.Packages;
import org.parley.diagnosis.Unlocking;
import org.parley.model.Case;
import org.parley.preference.Acceptability;
import org.parley.preference.Acceptance;
import org.parley.preference.Indices;
import org.parley.preference.LogRolling;
import org.parley.preference.Possibilities;
import org.parley.preference.Prior;

/** Packages, log-rolling and what would unlock, for the terminal. */
public final class PackagesText {

    private PackagesText() {}

    /** @param indices acceptability, where it was asked for; null otherwise */
    public static List<String> of(
            Packages packages,
            List<LogRolling> rolling,
            List<Unlocking> unlocking,
            @Nullable Indices indices,
            int top,
            int width) {
        Possibilities found = packages.found();
        List<String> lines = new ArrayList<>();
        lines.add(found.read().title());
        lines.add("Packages that no party's record rules out, as of "
                + Dates.words(found.read().asOf()) + ".");
        lines.add(counted(packages));
        lines.add(
                "Order: sure for the most parties, then the fewest unknowns in the way, then demands unmet on the fewest"
                        + " issues; among equals the most different. Not advice.");
        if (indices != null) {
            acceptability(indices, lines);
        }
        int number = 0;
        for (Packages.Candidate one : packages.candidates()) {
            if (number++ < top) {
                lines.add("");
                candidate(found, one, number, indices, lines);
            }
        }
        lines.add("");
        rolling(found.read(), rolling, lines);
        lines.add("");
        unlocking(found.read(), unlocking, lines);
        lines.add("");
        lines.add("Follows from the reports as read (parley possible); neither advice nor prediction nor judgement.");
        return PossibleText.wrapped(lines, width);
    }

    private static String counted(Packages packages) {
        Possibilities found = packages.found();
        if (!found.whole()) {
            return "Coverage: " + packages.coverage() + ".";
        }
        Map<Acceptance, Integer> counts = found.jointCounts();
        int out = counts.getOrDefault(Acceptance.IMPOSSIBLE, 0);
        return (found.listed().size() - out) + " of " + found.listed().size() + "; proved to be acceptable to every"
                + " party: " + counts.getOrDefault(Acceptance.NECESSARY, 0) + ". Coverage: " + packages.coverage()
                + ".";
    }

    static void acceptability(Indices indices, List<String> lines) {
        lines.add(
                "Acceptability was asked for. It needs an assumption of what is equally likely before the record is"
                        + " looked at; two are set side by side (assumed), and where they differ much, the record says little:");
        for (Prior prior : Prior.values()) {
            lines.add("  " + prior.id() + ": " + prior.words());
        }
        lines.add("  +- is the standard error, n the effective sample size; seed "
                + indices.plan().seed() + ". Parties are taken as independent.");
        indices.obstacles().forEach((party, why) -> lines.add("  No index for " + party + ": " + why + "."));
    }

    private static void candidate(
            Possibilities found, Packages.Candidate one, int number, @Nullable Indices indices, List<String> lines) {
        lines.add(number + ". " + PossibleText.choices(one.outcome().choices()));
        for (Packages.Stand stand : one.stands()) {
            String name = found.read().nameOf(stand.party());
            lines.add("  " + name + ": " + stand.judgement().answer().word() + inTheWay(found.read(), stand));
            if (!stand.swallows().isEmpty()) {
                lines.add("    it would have to give up: "
                        + stand.swallows().stream()
                                .map(id -> found.read()
                                        .demand(id)
                                        .map(d -> id + " (it " + Phrases.bare(d.says()) + ")")
                                        .orElse(id))
                                .collect(Collectors.joining("; ")));
            }
        }
        if (indices != null) {
            indices(found, indices, one.picks(), lines);
        }
    }

    /** One line per prior. */
    static void indices(Possibilities found, Indices indices, int[] picks, List<String> lines) {
        for (Prior prior : Prior.values()) {
            List<String> parts = new ArrayList<>();
            for (Possibilities.View view : found.views()) {
                indices.of(prior, view, picks)
                        .ifPresent(a -> parts.add(view.party().id() + " " + number(a)));
            }
            indices.joint(prior, picks).ifPresent(a -> parts.add("all " + number(a)));
            lines.add("  " + prior.id() + " (assumed): " + String.join("; ", parts));
        }
    }

    static String number(Acceptability a) {
        return String.format(Locale.ROOT, "%.3f +- %.3f (n %.0f)", a.index(), a.standardError(), a.effective());
    }

    private static String inTheWay(Case read, Packages.Stand stand) {
        if (stand.sure()) {
            return "";
        }
        Optional<String> single = stand.singleIssue();
        if (single.isPresent()) {
            return "; in the way stands one thing: whether it likes this answer as well as any on "
                    + issue(read, single.get());
        }
        return stand.open().isEmpty()
                ? ""
                : "; the record does not say whether it likes the answers as well as any on: "
                        + stand.open().stream().map(id -> issue(read, id)).collect(Collectors.joining("; "));
    }

    private static String issue(Case read, String id) {
        return read.issue(id).map(i -> i.name()).orElse(id);
    }

    private static void rolling(Case read, List<LogRolling> rolling, List<String> lines) {
        lines.add("Where parties differ in what matters to them");
        if (rolling.isEmpty()) {
            lines.add("  The record does not prove it of any two issues: nothing says which matters more to whom.");
        }
        Map<String, List<LogRolling>> pairs = new LinkedHashMap<>();
        for (LogRolling one : rolling) {
            boolean turned = pairs.containsKey(one.there() + " " + one.here());
            String key = turned ? one.there() + " " + one.here() : one.here() + " " + one.there();
            pairs.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
        }
        pairs.values().forEach(pair -> pair(read, pair, lines));
    }

    /** Everybody on one side of two issues, and everybody on the other. */
    private static void pair(Case read, List<LogRolling> pair, List<String> lines) {
        LogRolling one = pair.getFirst();
        SequencedSet<String> here = new LinkedHashSet<>();
        SequencedSet<String> there = new LinkedHashSet<>();
        SequencedSet<String> premises = new LinkedHashSet<>();
        for (LogRolling other : pair) {
            boolean same = other.here().equals(one.here());
            here.add(read.nameOf(same ? other.first() : other.second()));
            there.add(read.nameOf(same ? other.second() : other.first()));
            other.premises().forEach(premise -> premises.add(PossibleText.premise(read, premise)));
        }
        lines.add("  To " + Phrases.joined(List.copyOf(here)) + ", " + issue(read, one.here()) + " matters more than "
                + issue(read, one.there()) + "; to " + Phrases.joined(List.copyOf(there))
                + " it is the other way round.");
        premises.forEach(premise -> lines.add("    - " + premise));
    }

    private static void unlocking(Case read, List<Unlocking> unlocking, List<String> lines) {
        lines.add("What would unlock");
        if (unlocking.isEmpty()) {
            lines.add("  No sticking point follows from the recorded demands.");
        }
        for (Unlocking one : unlocking) {
            lines.add("  " + String.join(" against ", one.clauses()) + ":");
            if (one.ways().isEmpty()) {
                lines.add("    " + (one.complete() ? "No package" : "None of the packages tried")
                        + " would do for every party even so.");
                continue;
            }
            lines.add("    least: " + Phrases.count(one.steps(), "step", "steps")
                    + (one.complete() ? "" : ", among the packages tried")
                    + (one.ways().size() == 1 ? "." : "; any one of these ways (no order is meant):"));
            for (Unlocking.Way way : one.ways()) {
                lines.add("    - "
                        + way.moves().stream().map(move -> move(read, move)).collect(Collectors.joining("; and ")));
                way.moves().stream()
                        .flatMap(move -> move.precedents().stream())
                        .distinct()
                        .forEach(says -> lines.add("      precedent: " + Phrases.bare(says) + "."));
            }
        }
    }

    private static String move(Case read, Unlocking.Move move) {
        String who = read.nameOf(move.party());
        String issue = move.issue();
        String to = move.to();
        String red = move.redLine() ? " (a red line softened)" : "";
        if (issue == null || to == null) {
            return who + " would have to do without " + move.clause() + red;
        }
        String option = read.issue(issue)
                .map(i -> i.options().get(i.options().indexOf(to)).name())
                .orElse(to);
        return who + " would take “" + option + "” on " + issue(read, issue) + " ("
                + Phrases.count(move.steps(), "step", "steps") + " from " + move.clause() + ")" + red;
    }
}
