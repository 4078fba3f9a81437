package org.parley.server.talks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text of the mediation's own says, clause for clause and in the same words, what a delegation submitted in its
 * caucus. To pass it on is then to pass on what was said there, under whatever name (P4).
 */
public final class TakenOver {

    private TakenOver() {}

    /**
     * The entry by which a delegation submitted what a version says. Words that are no secret of that caucus make no
     * submission of it: those that the mediation wrote before, and those that the recipients were shown already.
     *
     * @param seen the chains that a member of the team may read
     * @param to chain that it is to go to; null where that is not chosen yet
     */
    public static Optional<Seen> from(List<Seen> seen, TextVersion version, @Nullable Audience to) {
        List<Clause> known = new ArrayList<>();
        List<Seen> found = new ArrayList<>();
        for (Seen entry : Texts.inTime(seen)) {
            switch (entry.deed()) {
                case Drafting.Drafted drafted
                when entry.audience().equals(Audience.TEAM.toString()) ->
                    known.addAll(drafted.version().clauses());
                case Drafting.Submitted submitted
                when to == null || !entry.audience().equals(to.toString()) -> {
                    TextVersion theirs = submitted.copy().version();
                    if (isSame(version, theirs)
                            && theirs.clauses().stream().anyMatch(clause -> !stands(clause, known))) {
                        found.add(entry);
                    }
                }
                default -> {}
            }
        }
        List<Clause> shown = to == null ? List.of() : shown(seen, to);
        return found.reversed().stream()
                .filter(entry -> ((Drafting.Submitted) entry.deed())
                        .copy().version().clauses().stream().anyMatch(clause -> !stands(clause, shown)))
                .findFirst();
    }

    /** Clauses that whoever reads a chain was shown by the mediation. */
    private static List<Clause> shown(List<Seen> seen, Audience to) {
        List<Clause> shown = new ArrayList<>();
        for (Seen entry : seen) {
            switch (entry.deed()) {
                case Drafting.Tabled tabled ->
                    shown.addAll(tabled.copy().version().clauses());
                case Drafting.Shown one
                when entry.audience().equals(to.toString()) ->
                    shown.addAll(one.copy().version().clauses());
                default -> {}
            }
        }
        return shown;
    }

    private static boolean isSame(TextVersion one, TextVersion other) {
        return one.clauses().stream().allMatch(clause -> stands(clause, other.clauses()))
                && other.clauses().stream().allMatch(clause -> stands(clause, one.clauses()));
    }

    /** Whether one of the clauses reads the same in a language in which this one is written. */
    private static boolean stands(Clause clause, List<Clause> among) {
        return among.stream()
                .anyMatch(other -> clause.bodies().entrySet().stream()
                        .anyMatch(body ->
                                !body.getValue().isBlank() && body.getValue().equals(other.body(body.getKey()))));
    }
}
