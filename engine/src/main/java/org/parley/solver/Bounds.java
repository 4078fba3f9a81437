package org.parley.solver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Options;
import org.parley.model.OutcomeSpace;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** Between what and what the utility of outcomes made of some options lies; exact where one outcome is left. */
record Bounds(Rational least, Rational most) {

    static Bounds of(UtilityFunction utility, OutcomeSpace space, List<BitSet> options) {
        return of(utility, space, within(utility, space), options);
    }

    /** @param within see {@link #within}; made once for many questions */
    static Bounds of(
            UtilityFunction utility, OutcomeSpace space, List<Map<Integer, BitSet>> within, List<BitSet> options) {
        Bounds raw = switch (utility) {
            case UtilityFunction.Discounted late -> {
                Bounds atOnce = of(late.atOnce(), space, within, options);
                yield new Bounds(atOnce.least.times(late.factor()), atOnce.most.times(late.factor()));
            }
            case UtilityFunction.HyperRectangles rectangles -> of(rectangles, within, options);
            case UtilityFunction.Groups groups -> of(groups, space, options);
            case UtilityFunction.Separable separable -> of(separable, space, options);
        };
        return new Bounds(raw.least.min(Rational.ONE), raw.most.min(Rational.ONE));
    }

    private static Bounds of(UtilityFunction.Separable utility, OutcomeSpace space, List<BitSet> options) {
        Bounds sum = new Bounds(Rational.ZERO, Rational.ZERO);
        for (int i = 0; i < options.size(); i++) {
            String issue = space.issues().get(i).id();
            Options all = space.issues().get(i).options();
            List<Rational> parts = options.get(i).stream()
                    .mapToObj(o -> utility.part(issue, all.get(o).id()))
                    .toList();
            sum = sum.plus(range(parts));
        }
        return sum;
    }

    /** For each rectangle, the options of each issue that it bounds which lie within. */
    static List<Map<Integer, BitSet>> within(UtilityFunction utility, OutcomeSpace space) {
        if (!(utility.atOnce() instanceof UtilityFunction.HyperRectangles rectangles)) {
            return List.of();
        }
        return rectangles.rectangles().stream()
                .map(rectangle -> {
                    Map<Integer, BitSet> all = new LinkedHashMap<>();
                    rectangle.bounds().forEach((id, bounds) -> {
                        int issue = space.position(id);
                        Options options = space.issues().get(issue).options();
                        BitSet inside = new BitSet();
                        for (int o = 0; o < options.size(); o++) {
                            inside.set(o, bounds.hold(options.get(o)));
                        }
                        all.put(issue, inside);
                    });
                    return all;
                })
                .toList();
    }

    private static Bounds of(
            UtilityFunction.HyperRectangles utility, List<Map<Integer, BitSet>> within, List<BitSet> options) {
        List<Bounds> paid = new ArrayList<>();
        for (int r = 0; r < within.size(); r++) {
            UtilityFunction.Rectangle rectangle = utility.rectangles().get(r);
            boolean canBeIn = true;
            boolean canBeOut = false;
            for (Map.Entry<Integer, BitSet> bound : within.get(r).entrySet()) {
                BitSet open = options.get(bound.getKey());
                canBeIn &= open.intersects(bound.getValue());
                BitSet outside = (BitSet) open.clone();
                outside.andNot(bound.getValue());
                canBeOut |= !outside.isEmpty();
            }
            boolean canPay = rectangle.outside() ? canBeOut : canBeIn;
            boolean mustPay = rectangle.outside() ? !canBeIn : !canBeOut;
            paid.add(new Bounds(mustPay ? rectangle.pays() : Rational.ZERO, canPay ? rectangle.pays() : Rational.ZERO));
        }
        Bounds total = switch (utility.aggregation()) {
            case SUM -> paid.stream().reduce(new Bounds(Rational.ZERO, Rational.ZERO), Bounds::plus);
            case LEAST ->
                paid.stream()
                        .reduce((a, b) -> new Bounds(a.least.min(b.least), a.most.min(b.most)))
                        .orElse(new Bounds(Rational.ZERO, Rational.ZERO));
            case LARGEST ->
                paid.stream()
                        .reduce((a, b) -> new Bounds(a.least.max(b.least), a.most.max(b.most)))
                        .orElse(new Bounds(Rational.ZERO, Rational.ZERO));
        };
        return new Bounds(total.least.dividedBy(utility.maximum()), total.most.dividedBy(utility.maximum()));
    }

    private static Bounds of(UtilityFunction.Groups utility, OutcomeSpace space, List<BitSet> options) {
        Bounds sum = new Bounds(Rational.ZERO, Rational.ZERO);
        for (UtilityFunction.Group group : utility.groups()) {
            List<Integer> issues = group.issues().stream().map(space::position).toList();
            List<Rational> lines = new ArrayList<>();
            group.table().forEach((line, brings) -> {
                boolean open = true;
                for (int i = 0; i < line.size(); i++) {
                    int option = space.issues().get(issues.get(i)).options().indexOf(line.get(i));
                    open &= option >= 0 && options.get(issues.get(i)).get(option);
                }
                if (open) {
                    lines.add(brings);
                }
            });
            boolean settled = issues.stream().allMatch(i -> options.get(i).cardinality() == 1);
            if (lines.isEmpty() || !settled) {
                lines.add(Rational.ZERO); // a combination that the table does not list
            }
            sum = sum.plus(range(lines));
        }
        return sum;
    }

    private Bounds plus(Bounds other) {
        return new Bounds(least.plus(other.least), most.plus(other.most));
    }

    private static Bounds range(List<Rational> values) {
        return new Bounds(
                values.stream().reduce(Rational::min).orElse(Rational.ZERO),
                values.stream().reduce(Rational::max).orElse(Rational.ZERO));
    }
}
