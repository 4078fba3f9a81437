package org.parley.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.exchange.ExchangePlan.Moment;
import org.parley.exchange.ExchangePlan.PartyMoment;
import org.parley.exchange.ExchangePlan.Step;
import org.parley.exchange.ExchangeProblem.Assessment;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.model.Rational;

/**
 * Where everybody stands along a plan. Margins and exposures are linear in what was delivered, held and paid, so what one
 * item changes is asked of {@link Standing} once and added up.
 */
final class Moments {

    /** Margins, then exposure at the worst and at the best ends. */
    private record Figures(List<Rational> margins, Rational worst, Rational best) {
        Figures plus(Figures change, Rational times) {
            List<Rational> sums = new ArrayList<>();
            for (int i = 0; i < margins.size(); i++) {
                sums.add(margins.get(i).plus(change.margins.get(i).times(times)));
            }
            return new Figures(sums, worst.plus(change.worst.times(times)), best.plus(change.best.times(times)));
        }

        Figures minus(Figures other) {
            return plus(other, Rational.of(-1));
        }
    }

    private record Change(String delivery, StepKind kind) {}

    private final ExchangeProblem problem;
    private final int n;

    private Moments(ExchangeProblem problem) {
        this.problem = problem;
        this.n = problem.deliveries().size();
    }

    static List<Moment> of(ExchangePlan plan) {
        return new Moments(plan.problem()).along(plan.steps());
    }

    private List<Moment> along(List<Step> steps) {
        List<List<PartyMoment>> all = new ArrayList<>();
        for (int i = 0; i <= steps.size(); i++) {
            all.add(new ArrayList<>());
        }
        for (Party party : problem.parties()) {
            boolean numbers = problem.assessment(party.id()) == Assessment.NUMBERS;
            Map<Change, Figures> changes = new HashMap<>();
            Figures now = figures(party, -1, -1, Rational.ZERO);
            all.getFirst().add(moment(party, now, numbers));
            for (int i = 0; i < steps.size(); i++) {
                Step s = steps.get(i);
                Figures change = changes.computeIfAbsent(new Change(s.delivery(), s.kind()), c -> change(party, c));
                now = now.plus(change, s.kind() == StepKind.PAY ? s.amount() : Rational.of(s.items()));
                all.get(i + 1).add(moment(party, now, numbers));
            }
        }
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i <= steps.size(); i++) {
            moments.add(new Moment(i, i == 0 ? 0 : steps.get(i - 1).day(), all.get(i)));
        }
        return moments;
    }

    private static PartyMoment moment(Party party, Figures now, boolean numbers) {
        return new PartyMoment(
                party.id(),
                numbers ? Optional.of(now.worst()) : Optional.empty(),
                numbers ? Optional.of(now.best()) : Optional.empty(),
                now.margins().stream().min(Rational::compareTo));
    }

    /** What one item, or one unit of money, changes. */
    private Figures change(Party party, Change change) {
        Figures nothing = figures(party, -1, -1, Rational.ZERO);
        int at = -1;
        for (int i = 0; i < n; i++) {
            at = problem.deliveries().get(i).id().equals(change.delivery()) ? i : at;
        }
        return switch (change.kind()) {
            case DELIVER -> figures(party, at, -1, Rational.ZERO).minus(nothing);
            case DEPOSIT -> figures(party, -1, at, Rational.ZERO).minus(nothing);
            case RELEASE -> figures(party, at, -1, Rational.ZERO).minus(figures(party, -1, at, Rational.ZERO));
            case PAY -> figures(party, -1, -1, Rational.ONE).minus(nothing);
        };
    }

    private Figures figures(Party party, int one, int held, Rational paid) {
        int[] delivered = new int[n];
        int[] inEscrow = new int[n];
        if (one >= 0) {
            delivered[one] = 1;
        }
        if (held >= 0) {
            inEscrow[held] = 1;
        }
        Standing standing = new Standing(problem, delivered, inEscrow, paid);
        return new Figures(
                standing.margins(party, Rational.ZERO),
                standing.exposure(party.id()),
                standing.leastExposure(party.id()));
    }
}
