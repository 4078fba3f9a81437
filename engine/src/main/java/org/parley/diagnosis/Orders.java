package org.parley.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.model.Firmness;
import org.parley.model.Rational;
import org.parley.solver.Clause;

/** The orders in which conflicts are listed. */
final class Orders {

    private Orders() {}

    /** How firm a clause is: 3 a red line, 2 a position, 1 unknown, 0 a wish. */
    static int level(@Nullable Firmness firmness) {
        return switch (firmness == null ? Firmness.UNKNOWN : firmness) {
            case RED_LINE -> 3;
            case POSITION -> 2;
            case UNKNOWN -> 1;
            case WISH -> 0;
        };
    }

    /** Fewest clauses first, then in the order of the case. */
    static Comparator<StickingPoint> stickingPoints(List<Clause> soft) {
        return Comparator.comparing((StickingPoint p) -> p.clauses().size())
                .thenComparing(p -> ranks(soft, p.clauses()), Orders::lexicographic);
    }

    /** Least total cost first where there are costs, else by the firmest clause; then fewest, then in the order of the case. */
    static Comparator<Relaxation> relaxations(List<Clause> soft, Request request, Map<String, Firmness> firmness) {
        Comparator<Relaxation> best = request.costs().isEmpty()
                ? Comparator.comparing((Relaxation r) -> r.drop().stream()
                        .mapToInt(id -> level(firmness.get(id)))
                        .max()
                        .orElse(0))
                : Comparator.comparing(
                        (Relaxation r) -> r.drop().stream().map(request::cost).reduce(Rational.ZERO, Rational::plus));
        return best.thenComparing(r -> r.drop().size())
                .thenComparing(r -> ranks(soft, r.drop()), Orders::lexicographic);
    }

    private static List<Integer> ranks(List<Clause> soft, List<String> ids) {
        List<String> order = soft.stream().map(Clause::id).toList();
        return ids.stream().map(order::indexOf).toList();
    }

    private static int lexicographic(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int sign = Integer.compare(one.get(i), other.get(i));
            if (sign != 0) {
                return sign;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
