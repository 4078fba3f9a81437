package org.parley.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.model.Rational;

/** Square systems of linear equations, solved exactly; sparse rows first, so that fractions stay small. */
final class ExactSystem {

    private ExactSystem() {}

    /** The one solution of {@code form = 0} for all forms over the unknowns 0 to n-1; empty where it is not one. */
    static Optional<List<Rational>> solve(int n, List<LinearForm> equations) {
        if (equations.size() != n) {
            return Optional.empty();
        }
        List<LinearForm> open = new ArrayList<>(equations);
        List<LinearForm> pivots = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        while (!open.isEmpty()) {
            LinearForm shortest = open.getFirst();
            for (LinearForm form : open) {
                shortest = form.terms().size() < shortest.terms().size() ? form : shortest;
            }
            if (shortest.terms().isEmpty()) {
                return Optional.empty();
            }
            open.remove(shortest);
            int unknown = rarest(shortest, open);
            LinearForm pivot =
                    shortest.times(Rational.ONE.dividedBy(shortest.terms().get(unknown)));
            open.replaceAll(form -> {
                Rational c = form.terms().get(unknown);
                return c == null ? form : form.plus(pivot, c.negated());
            });
            pivots.add(pivot);
            order.add(unknown);
        }
        List<Rational> solution = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            solution.add(Rational.ZERO);
        }
        for (int i = n - 1; i >= 0; i--) {
            // The unknown itself still stands at zero, and its coefficient is one.
            solution.set(order.get(i), pivots.get(i).at(solution).negated());
        }
        return Optional.of(solution);
    }

    private static int rarest(LinearForm pivot, List<LinearForm> others) {
        int best = -1;
        long fewest = Long.MAX_VALUE;
        for (int unknown : pivot.terms().keySet()) {
            long count =
                    others.stream().filter(f -> f.terms().containsKey(unknown)).count();
            if (count < fewest) {
                fewest = count;
                best = unknown;
            }
        }
        return best;
    }
}
