package org.parley.preference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.model.Rational;
import org.parley.solver.LinearAnswer;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearRow;

/**
 * Says of outcomes whether a party would find them acceptable for all, some or none of the profiles that keep the record.
 * Exact. Profiles that settled one outcome are kept and tried on the next, so that most need no linear program. Not
 * thread-safe.
 */
public final class Judge {

    /** How many profiles are kept. */
    private static final int MEMORY = 32;

    private final Polytope polytope;
    private final List<Rational> inside;
    private final List<Weighed> profiles = new ArrayList<>();

    private Judge(Polytope polytope, List<Rational> inside) {
        this.polytope = polytope;
        this.inside = inside;
        profiles.add(Weighed.of(polytope, inside));
    }

    /** Empty where no profile keeps the record: from a contradiction anything would follow. */
    public static Optional<Judge> of(Polytope polytope) {
        return Consistency.of(polytope) instanceof Consistency.Consistent consistent
                ? Optional.of(new Judge(polytope, consistent.profile()))
                : Optional.empty();
    }

    public Polytope polytope() {
        return polytope;
    }

    /** A profile that keeps the record, strict premises by the largest common margin. */
    public List<Rational> inside() {
        return inside;
    }

    public Judgement judge(int[] picks) {
        if (polytope.unknown()) {
            return judgement(picks, Acceptance.UNKNOWN, List.of(), new Judgement.Proof.Silence());
        }
        List<Rational> accepting = null;
        List<Rational> declining = null;
        for (Weighed weighed : profiles) {
            boolean accepts = weighed.accepts(picks);
            accepting = accepts && accepting == null ? weighed.profile() : accepting;
            declining = !accepts && declining == null ? weighed.profile() : declining;
            if (accepting != null && declining != null) {
                return both(picks, accepting, declining);
            }
        }
        LinearForm gain = polytope.gain(picks);
        if (declining == null) {
            LinearAnswer.Optimal least = optimal(polytope.closure().minimise(gain));
            if (least.value().signum() >= 0) {
                return judgement(
                        picks,
                        Acceptance.NECESSARY,
                        polytope.premisesOf(least.multipliers()),
                        new Judgement.Proof.Always(least.multipliers()));
            }
            declining = keep(inward(least.point(), gain.negated()));
        }
        if (accepting == null) {
            LinearAnswer.Optimal most = optimal(polytope.closure().maximise(gain));
            if (most.value().signum() > 0) {
                return judgement(
                        picks,
                        Acceptance.IMPOSSIBLE,
                        polytope.premisesOf(most.multipliers()),
                        new Judgement.Proof.Never(most.value(), most.multipliers()));
            }
            if (most.value().signum() == 0) {
                return onBorder(picks, gain, declining);
            }
            accepting = keep(inward(most.point(), gain));
        }
        return both(picks, accepting, declining);
    }

    private Judgement both(int[] picks, List<Rational> accepting, List<Rational> declining) {
        return judgement(
                picks, Acceptance.POSSIBLE, polytope.premises(), new Judgement.Proof.Both(accepting, declining));
    }

    /** The outcome is at best worth exactly as much as no agreement; is it so off the border of every strict premise? */
    private Judgement onBorder(int[] picks, LinearForm gain, List<Rational> declining) {
        return switch (polytope.withMargin(List.of(LinearRow.atLeastZero(gain))).maximise(polytope.margin())) {
            case LinearAnswer.Optimal(Rational value, List<Rational> point, List<Rational> multipliers) ->
                value.signum() < 0
                        ? both(picks, keep(point.subList(0, point.size() - 1)), declining)
                        : judgement(
                                picks,
                                Acceptance.IMPOSSIBLE,
                                polytope.premisesOf(multipliers),
                                new Judgement.Proof.OnlyOnBorder(multipliers));
            case LinearAnswer.Infeasible infeasible ->
                throw new IllegalStateException("the closure has a profile with a gain of zero");
            case LinearAnswer.Unbounded unbounded -> throw new IllegalStateException("a margin is at most 1");
        };
    }

    /** Between a point of the closure and the one inside, where the form is still above zero. */
    private List<Rational> inward(List<Rational> point, LinearForm form) {
        if (polytope.keeps(point)) {
            return point;
        }
        Rational there = form.at(point);
        Rational here = form.at(inside);
        Rational share = here.signum() >= 0
                ? Rational.of(1, 2)
                : there.dividedBy(there.minus(here)).times(Rational.of(1, 2));
        List<Rational> between = new ArrayList<>();
        for (int i = 0; i < point.size(); i++) {
            between.add(point.get(i)
                    .times(Rational.ONE.minus(share))
                    .plus(inside.get(i).times(share)));
        }
        return between;
    }

    private List<Rational> keep(List<Rational> profile) {
        if (profiles.size() < MEMORY) {
            profiles.add(Weighed.of(polytope, profile));
        }
        return profile;
    }

    private Judgement judgement(int[] picks, Acceptance answer, List<Premise> premises, Judgement.Proof proof) {
        boolean relaxed = answer == Acceptance.POSSIBLE && polytope.relaxed();
        return new Judgement(polytope.party(), polytope.space().outcome(picks), answer, relaxed, premises, proof);
    }

    static LinearAnswer.Optimal optimal(LinearAnswer answer) {
        if (answer instanceof LinearAnswer.Optimal optimal) {
            return optimal;
        }
        throw new IllegalStateException("a polytope that holds a profile and is bounded has a least value: " + answer);
    }

    /** What is proved of two outcomes. */
    public enum Comparison {
        /** The first is liked at least as well for every profile that keeps the record. */
        FIRST,
        /** The second is. */
        SECOND,
        /** Each is liked at least as well as the other: they are worth the same. */
        EQUAL,
        /** Some profiles rank them one way, some the other. */
        OPEN
    }

    /**
     * What is proved of two forms over the party's profiles: utilities of outcomes, parts of options, weights of issues.
     *
     * @param least of the first less the second, with its proof
     * @param most of the first less the second; its proof is of the least value of the negated difference
     */
    public record Compared(
            Comparison comparison, LinearAnswer.Optimal least, LinearAnswer.Optimal most, List<Premise> premises) {
        public Compared {
            premises = List.copyOf(premises);
        }
    }

    /** Which of two outcomes, options or issues the record proves to be liked at least as well. */
    public Compared compare(LinearForm first, LinearForm second) {
        LinearForm difference = first.minus(second);
        LinearAnswer.Optimal least = optimal(polytope.closure().minimise(difference));
        LinearAnswer.Optimal most = optimal(polytope.closure().maximise(difference));
        boolean up = least.value().signum() >= 0;
        boolean down = most.value().signum() >= 0;
        Comparison comparison =
                up ? down ? Comparison.EQUAL : Comparison.FIRST : down ? Comparison.SECOND : Comparison.OPEN;
        List<Premise> premises = new ArrayList<>();
        if (up) {
            premises.addAll(polytope.premisesOf(least.multipliers()));
        }
        if (down) {
            polytope.premisesOf(most.multipliers()).stream()
                    .filter(p -> !premises.contains(p))
                    .forEach(premises::add);
        }
        return new Compared(comparison, least, most, premises);
    }
}
