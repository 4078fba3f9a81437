package org.parley.exchange;

import java.util.ArrayList;
import java.util.List;
import org.parley.exchange.ExchangePlan.Step;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.model.Rational;

/** Writes what a search found as a plan; money is paid as late as can be, just before the step that needs it. */
final class Plans {

    private Plans() {}

    /** @param found pairs of class and day */
    static ExchangePlan of(Lattice lattice, Gauge gauge, List<int[]> found) {
        List<Step> steps = new ArrayList<>();
        int[] counts = new int[lattice.classes];
        int last = 0;
        long paid = 0;
        long owed = lattice.pays() ? gauge.least(counts) : 0;
        for (int[] one : found) {
            int c = one[0];
            Delivery d = lattice.problem.deliveries().get(lattice.delivery[c]);
            int items = d.after(counts[c] + 1) - d.after(counts[c]);
            counts[c]++;
            if (lattice.pays()) {
                owed = Math.max(owed, gauge.least(counts));
                paid = pay(lattice, steps, paid, owed - gauge.limits.extra()[lattice.payer], one[1]);
            }
            steps.add(new Step(lattice.kind[c], d.id(), items, Rational.ZERO, one[1]));
            last = Math.max(last, one[1] + (lattice.giver[c] == lattice.payer ? 0 : lattice.verification[c]));
        }
        pay(lattice, steps, paid, lattice.amount, last);
        return new ExchangePlan(lattice.problem, steps);
    }

    private static long pay(Lattice lattice, List<Step> steps, long paid, long wanted, int day) {
        if (wanted <= paid) {
            return paid;
        }
        String id = lattice.problem.payment().orElseThrow().id();
        steps.add(new Step(StepKind.PAY, id, 0, lattice.unscaled(wanted - paid), day));
        return wanted;
    }
}
