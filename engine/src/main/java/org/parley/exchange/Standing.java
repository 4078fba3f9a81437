package org.parley.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.parley.exchange.ExchangeProblem.Assessment;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Escrow;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.model.Rational;

/**
 * Where everybody stands at a moment, straight from the definitions and in fractions; the searches have tables of their
 * own, so that their answers can be held against this.
 *
 * @param delivered items received of each delivery
 * @param held items of each delivery that the mediator holds
 * @param paid money paid so far
 */
record Standing(ExchangeProblem problem, int[] delivered, int[] held, Rational paid) {

    /**
     * By how much a party's staying exceeds its walking out; it stays if no entry is negative. One entry where it is
     * assessed by numbers; by its order, one per level; none where nothing can be said.
     */
    List<Rational> margins(Party party, Rational extraLoss) {
        Assessment assessment = problem.assessment(party.id());
        if (assessment == Assessment.NONE) {
            return List.of();
        }
        if (assessment == Assessment.NUMBERS) {
            Rational loss = party.loss().low().plus(problem.bonds(party.id())).plus(extraLoss);
            return List.of(margin(
                    party.id(), loss, d -> d.cost().high(), d -> d.value().low(), true));
        }
        List<Rational> margins = new ArrayList<>();
        for (int level : levels(problem, party)) {
            margins.add(margin(
                    party.id(),
                    one(party.loss(), level),
                    d -> one(d.cost(), level),
                    d -> one(d.value(), level),
                    false));
        }
        return margins;
    }

    /** The levels of a party's order, from the lowest. */
    static TreeSet<Integer> levels(ExchangeProblem problem, Party party) {
        TreeSet<Integer> levels = new TreeSet<>();
        levels.add(party.loss().level());
        for (Delivery d : problem.deliveries()) {
            if (d.by().equals(party.id())) {
                levels.add(d.cost().level());
            }
            if (party.id().equals(d.to())) {
                levels.add(d.value().level());
            }
        }
        return levels;
    }

    private static Rational one(Worth worth, int level) {
        return worth.level() >= level ? Rational.ONE : Rational.ZERO;
    }

    private interface Weight {
        Rational of(Delivery delivery);
    }

    private Rational margin(String party, Rational loss, Weight cost, Weight value, boolean money) {
        Rational toCome = Rational.ZERO;
        Rational toGive = Rational.ZERO;
        Rational walkingOut = loss.negated();
        for (int i = 0; i < delivered.length; i++) {
            Delivery d = problem.deliveries().get(i);
            Escrow terms = d.escrow();
            if (d.by().equals(party)) {
                toGive = toGive.plus(cost.of(d).times(Rational.of(d.quantity() - delivered[i] - held[i])));
                walkingOut = walkingOut.plus(times(cost.of(d), d.recoverable() ? delivered[i] : 0));
                walkingOut =
                        walkingOut.plus(times(cost.of(d), terms != null && terms.depositorGetsItBack() ? held[i] : 0));
            }
            if (party.equals(d.to())) {
                toCome = toCome.plus(value.of(d).times(Rational.of(d.quantity() - delivered[i])));
                walkingOut = walkingOut.minus(times(value.of(d), d.revocable() ? delivered[i] : 0));
                walkingOut = walkingOut.plus(times(value.of(d), terms != null && terms.receiverGetsIt() ? held[i] : 0));
            }
        }
        if (money && problem.payment().isPresent()) {
            Rational rest = problem.payment().get().amount().minus(paid);
            toCome = toCome.plus(problem.payment().get().to().equals(party) ? rest : Rational.ZERO);
            toGive = toGive.plus(problem.payment().get().by().equals(party) ? rest : Rational.ZERO);
        }
        return toCome.minus(toGive).minus(walkingOut);
    }

    private static Rational times(Rational each, int items) {
        return each.times(Rational.of(items));
    }

    /** What it cost a party to give what it gave, less what it received is worth to it; at the worst ends. */
    Rational exposure(String party) {
        return exposure(party, true);
    }

    /** The same at the best ends of intervals: costs at the low end, values at the high. */
    Rational leastExposure(String party) {
        return exposure(party, false);
    }

    private Rational exposure(String party, boolean worst) {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < delivered.length; i++) {
            Delivery d = problem.deliveries().get(i);
            if (d.by().equals(party)) {
                sum = sum.plus(times(worst ? d.cost().high() : d.cost().low(), delivered[i] + held[i]));
            }
            if (party.equals(d.to())) {
                sum = sum.minus(times(worst ? d.value().low() : d.value().high(), delivered[i]));
            }
        }
        if (problem.payment().isPresent()) {
            sum = sum.plus(problem.payment().get().by().equals(party) ? paid : Rational.ZERO);
            sum = sum.minus(problem.payment().get().to().equals(party) ? paid : Rational.ZERO);
        }
        return sum;
    }
}
