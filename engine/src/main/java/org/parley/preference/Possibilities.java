package org.parley.preference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.model.OutcomeSpace;

/**
 * What the record of a case leaves possible: for every outcome that the constraints allow, and every party, whether it is
 * acceptable for all, for some or for none of the profiles that keep the party's record.
 *
 * @param views by party, in the order of the case
 * @param listed every outcome with its judgements; empty where there are more than {@link #MOST}
 * @param whole whether every outcome was judged
 */
public record Possibilities(Case read, OutcomeSpace space, List<View> views, List<Listed> listed, boolean whole) {

    /** The most outcomes that are judged one by one. */
    public static final int MOST = 20_000;

    public Possibilities {
        views = List.copyOf(views);
        listed = List.copyOf(listed);
    }

    /**
     * One party.
     *
     * @param polytope what is judged by: the largest consistent part of the record where that was asked for and needed
     * @param judge empty where the record contradicts itself
     * @param contradictions in the whole record; none where it is consistent
     */
    public record View(Actor party, Polytope polytope, Optional<Judge> judge, Contradictions contradictions) {

        /** Whether a part of the record was left out to end its contradictions. */
        public boolean reduced() {
            return judge.isPresent() && !contradictions.sets().isEmpty();
        }
    }

    /** An outcome with one judgement per party, in their order; a party whose record contradicts itself has none. */
    public record Listed(int[] picks, Outcome outcome, Map<String, Judgement> judgements) {}

    /**
     * How to look at the record.
     *
     * @param disbelieved ids of claims whose entries do not count
     * @param largestConsistent whether to go on with the largest consistent part of a record that contradicts itself
     */
    public record Terms(Set<String> disbelieved, boolean largestConsistent) {
        public static final Terms PLAIN = new Terms(Set.of(), false);

        public Terms {
            disbelieved = Set.copyOf(disbelieved);
        }
    }

    public static Possibilities of(Case read, Terms terms) {
        OutcomeSpace space = read.space();
        List<View> views = new ArrayList<>();
        for (Actor party : read.parties()) {
            views.add(view(read, party, terms));
        }
        boolean whole = space.size().compareTo(BigInteger.valueOf(MOST)) <= 0
                && !space.issues().isEmpty();
        List<Listed> listed = new ArrayList<>();
        if (whole) {
            for (BigInteger i = BigInteger.ZERO; i.compareTo(space.size()) < 0; i = i.add(BigInteger.ONE)) {
                int[] picks = space.at(i);
                if (allowed(read, space, picks)) {
                    listed.add(listed(space, views, picks));
                }
            }
        }
        return new Possibilities(read, space, views, listed, whole);
    }

    private static View view(Case read, Actor party, Terms terms) {
        Polytope polytope = Polytope.of(read, party.id()).without(terms.disbelieved());
        Optional<Judge> judge = Judge.of(polytope);
        if (judge.isPresent()) {
            return new View(party, polytope, judge, new Contradictions(List.of(), List.of(), true));
        }
        Contradictions contradictions = Contradictions.of(polytope);
        Polytope used = terms.largestConsistent() ? contradictions.largestConsistent(polytope) : polytope;
        return new View(party, used, Judge.of(used), contradictions);
    }

    /** Whether the constraints of the case let an outcome be. */
    public static boolean allowed(Case read, OutcomeSpace space, int[] picks) {
        return read.constraints().stream().allMatch(constraint -> space.meets(constraint.holds(), picks));
    }

    private static Listed listed(OutcomeSpace space, List<View> views, int[] picks) {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        for (View view : views) {
            view.judge().ifPresent(judge -> judgements.put(view.party().id(), judge.judge(picks)));
        }
        return new Listed(picks, space.outcome(picks), judgements);
    }

    /** The judgements of one outcome. */
    public Listed judge(int[] picks) {
        return listed(space, views, picks);
    }

    /** How many listed outcomes have each answer for a party; an answer that none has is left out. */
    public Map<Acceptance, Integer> counts(String party) {
        Map<Acceptance, Integer> counts = new EnumMap<>(Acceptance.class);
        for (Listed one : listed) {
            Judgement judgement = one.judgements().get(party);
            if (judgement != null) {
                counts.merge(judgement.answer(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** What is proved of an outcome and all parties together: the least of the parties' answers. */
    public Acceptance joint(Listed one) {
        Acceptance joint = Acceptance.NECESSARY;
        for (View view : views) {
            Judgement judgement = one.judgements().get(view.party().id());
            Acceptance answer = judgement == null ? Acceptance.UNKNOWN : judgement.answer();
            joint = least(joint, answer);
        }
        return joint;
    }

    /** Ruled out by one is ruled out; else an unknown keeps it unknown; else it is sure only where all are. */
    private static Acceptance least(Acceptance one, Acceptance other) {
        for (Acceptance word : List.of(Acceptance.IMPOSSIBLE, Acceptance.UNKNOWN, Acceptance.POSSIBLE)) {
            if (one == word || other == word) {
                return word;
            }
        }
        return Acceptance.NECESSARY;
    }

    /** How many listed outcomes have each joint answer. */
    public Map<Acceptance, Integer> jointCounts() {
        Map<Acceptance, Integer> counts = new EnumMap<>(Acceptance.class);
        listed.forEach(one -> counts.merge(joint(one), 1, Integer::sum));
        return counts;
    }

    public View view(String party) {
        return views.stream()
                .filter(view -> view.party().id().equals(party))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no party " + party));
    }
}
