package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Case;
import org.parley.preference.Acceptance;
import org.parley.preference.Contradictions;
import org.parley.preference.Evidence;
import org.parley.preference.Indices;
import org.parley.preference.Judgement;
import org.parley.preference.Possibilities;
import org.parley.preference.Premise;

/** What the record leaves possible, for the terminal. */
public final class PossibleText {

    private PossibleText() {}

    /** The words of the answers, each with what it means. */
    public static List<String> definitions() {
        return List.of(
                "Necessary: at least as good as no agreement for the party, whatever its preferences are, as long as they"
                        + " keep what the record says of it.",
                "Possible: so for some such preferences, and not for others. It says nothing on how likely that is.",
                "Impossible: worse than no agreement for all of them.",
                "Unknown: nothing in the record says anything of the party's preferences.");
    }

    public static List<String> of(Possibilities found, boolean every, int width) {
        Case read = found.read();
        List<String> lines = new ArrayList<>();
        lines.add(read.title());
        lines.add("What the record leaves possible, as of " + Dates.words(read.asOf()) + ".");
        lines.add("");
        lines.addAll(definitions());
        for (Possibilities.View view : found.views()) {
            lines.add("");
            view(found, view, lines);
        }
        lines.add("");
        lines.add("All parties together");
        if (found.whole()) {
            lines.add("  " + counts(found.jointCounts(), found.listed().size()));
        } else {
            lines.add("  " + tooMany(found));
        }
        lines.addAll(closing(found));
        if (every) {
            lines.add("");
            found.listed().forEach(one -> lines.add(line(one)));
        }
        return wrapped(lines, width);
    }

    /** One outcome: the answer for each party, its acts and claims, and the claims on which it hangs. */
    public static List<String> outcome(
            Possibilities found, Possibilities.Listed one, @Nullable Indices indices, int width) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("The package " + choices(one.outcome().choices()) + ":");
        for (Possibilities.View view : found.views()) {
            Judgement judgement = one.judgements().get(view.party().id());
            if (judgement == null) {
                lines.add("  " + view.party().name() + ": no answer, since its record contradicts itself.");
                continue;
            }
            lines.add("  " + view.party().name() + ": " + judgement.answer().word() + meaning(judgement));
            judgement.premises().forEach(p -> lines.add("    - " + premise(found.read(), p)));
            view.judge()
                    .flatMap(judge -> Evidence.of(judge, one.picks()))
                    .ifPresent(evidence -> lines.add(
                            "    It hangs on " + claims(evidence.claims().size()) + " "
                                    + String.join(", ", evidence.claims()) + ": without "
                                    + (evidence.claims().size() == 1 ? "it" : "them") + " it is "
                                    + evidence.without().answer().word() + "."));
        }
        if (indices != null) {
            lines.add("");
            PackagesText.acceptability(indices, lines);
            PackagesText.indices(found, indices, one.picks(), lines);
        }
        return wrapped(lines, width);
    }

    private static String claims(int count) {
        return count == 1 ? "the claim" : "the claims";
    }

    private static String meaning(Judgement judgement) {
        return switch (judgement.answer()) {
            case NECESSARY -> ", whatever else it may want; this follows from:";
            case IMPOSSIBLE -> ", whatever else it may want; this follows from:";
            case POSSIBLE ->
                (judgement.relaxed() ? " (as far as single answers go whose best or worst is not known)" : "")
                        + "; it was held against all that is read of it:";
            case UNKNOWN -> "; nothing in the record says anything of its preferences.";
        };
    }

    private static void view(Possibilities found, Possibilities.View view, List<String> lines) {
        Case read = found.read();
        lines.add(view.party().name());
        if (view.judge().isEmpty()) {
            contradictions(read, view.contradictions(), lines);
            lines.add("  Nothing is concluded. Go on with the largest part that does not contradict itself:"
                    + " --largest-consistent.");
        } else {
            if (view.reduced()) {
                contradictions(read, view.contradictions(), lines);
                lines.add("  What follows rests on the largest consistent part of the record, without: "
                        + String.join(
                                ", ",
                                view.contradictions().leftOut().getFirst().stream()
                                        .map(Premise::id)
                                        .toList())
                        + ".");
            }
            lines.add("  "
                    + (found.whole()
                            ? counts(
                                    found.counts(view.party().id()),
                                    found.listed().size())
                            : tooMany(found)));
        }
        List<Premise> premises = view.polytope().premises();
        lines.add(premises.isEmpty() ? "  The record says nothing of its preferences." : "  How the record is read:");
        premises.forEach(premise -> lines.add("  - " + premise(read, premise)));
        for (Act act : read.record()) {
            view.polytope()
                    .reading(act.id())
                    .filter(words -> words.startsWith("reads as nothing"))
                    .ifPresent(words -> lines.add("  - " + act.id() + " " + words + "."));
        }
    }

    static void contradictions(Case read, Contradictions found, List<String> lines) {
        lines.add("  Its record contradicts itself: no preferences keep all of it. Smallest sets that cannot all hold"
                + (found.complete() ? ":" : " (not all were looked for):"));
        for (Contradictions.Contradiction set : found.sets()) {
            lines.add("  * together:");
            set.premises().forEach(premise -> lines.add("    - " + premise(read, premise)));
        }
    }

    /** "id: reading [claims; grade]". */
    static String premise(Case read, Premise premise) {
        SequencedSet<String> claims = premise.claims();
        String basis = claims.isEmpty() ? "stated in the case without a source" : String.join(", ", claims);
        Optional<String> grade = Brief.weakest(read, List.copyOf(claims)).map(g -> "; " + g);
        return premise.id() + ": " + premise.reading() + " [" + basis + grade.orElse("") + "]";
    }

    static String counts(Map<Acceptance, Integer> counts, int of) {
        List<String> parts = new ArrayList<>();
        for (Acceptance answer : Acceptance.values()) {
            int count = counts.getOrDefault(answer, 0);
            if (count > 0 || answer != Acceptance.UNKNOWN) {
                parts.add(answer.word() + " " + count);
            }
        }
        return "Of " + of + " packages: " + String.join(", ", parts) + ".";
    }

    private static String tooMany(Possibilities found) {
        return found.space().issues().isEmpty()
                ? "The case has no issues, so there is no package to judge."
                : found.space().size() + " packages are too many to judge one by one (more than " + Possibilities.MOST
                        + "); name one with --outcome.";
    }

    private static String line(Possibilities.Listed one) {
        SequencedSet<String> words = new LinkedHashSet<>();
        one.judgements()
                .forEach((party, judgement) ->
                        words.add(party + " " + judgement.answer().word()));
        return String.join(", ", words) + ": " + choices(one.outcome().choices());
    }

    static String choices(Map<String, String> choices) {
        List<String> parts = new ArrayList<>();
        choices.forEach((issue, option) -> parts.add(issue + "=" + option));
        return String.join(" ", parts);
    }

    private static List<String> closing(Possibilities found) {
        boolean relaxed = found.views().stream().anyMatch(v -> v.polytope().relaxed());
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (relaxed) {
            lines.add(
                    "Where the best or the worst answer of an issue is not known, possible is meant generously: what is"
                            + " called possible may turn out not to be. Necessary and impossible stand as they are.");
        }
        lines.add("Follows from the reports as read above; neither advice nor prediction nor judgement.");
        return lines;
    }

    static List<String> wrapped(List<String> lines, int width) {
        return lines.stream()
                .flatMap(line -> Wrapped.lines(line, width, "    ").stream())
                .toList();
    }
}
