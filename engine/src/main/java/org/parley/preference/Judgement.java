package org.parley.preference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.parley.model.Outcome;
import org.parley.model.Rational;

/**
 * What the record proves of a party and an outcome, and why.
 *
 * @param relaxed whether the profiles of a {@link Proof.Both} need not be true ones, see {@link Polytope#relaxed}
 * @param premises that the answer rests on: those whose rows its proof adds up; for a possible outcome all of the
 *     party's, since its two profiles were held against every one
 */
public record Judgement(
        String party, Outcome outcome, Acceptance answer, boolean relaxed, List<Premise> premises, Proof proof) {

    public Judgement {
        premises = List.copyOf(premises);
    }

    /** What a checker needs to verify the answer. */
    public sealed interface Proof {

        /** Multipliers of the closure's rows that add up to {@code gain >= 0}. */
        record Always(List<Rational> multipliers) implements Proof {}

        /** Multipliers of the closure's rows that add up to {@code -gain >= loss}, with {@code loss} above 0. */
        record Never(Rational loss, List<Rational> multipliers) implements Proof {}

        /**
         * Multipliers that, with {@code gain >= 0} as a further row, add up to {@code 0 >= margin}: the outcome would do
         * only on the border of a strict premise.
         */
        record OnlyOnBorder(List<Rational> multipliers) implements Proof {}

        /** Two profiles that keep the record: for one the outcome would do, for the other it would not. */
        record Both(List<Rational> accepting, List<Rational> declining) implements Proof {}

        /** Nothing to prove: the record says nothing. */
        record Silence() implements Proof {}
    }

    /** Ids of the acts that it rests on. */
    public SequencedSet<String> acts() {
        SequencedSet<String> all = new LinkedHashSet<>();
        premises.forEach(premise -> all.addAll(premise.acts()));
        return all;
    }

    /** Ids of the demands that it rests on. */
    public SequencedSet<String> demands() {
        SequencedSet<String> all = new LinkedHashSet<>();
        premises.forEach(premise -> all.addAll(premise.demands()));
        return all;
    }

    /** Ids of the claims behind them. */
    public SequencedSet<String> claims() {
        SequencedSet<String> all = new LinkedHashSet<>();
        premises.forEach(premise -> all.addAll(premise.claims()));
        return all;
    }
}
