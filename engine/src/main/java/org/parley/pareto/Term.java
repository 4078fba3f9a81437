package org.parley.pareto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Issue;
import org.parley.model.Options;
import org.parley.model.OutcomeSpace;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * A part of a party's utility that several issues decide together. It has a short list of levels; an outcome is at one of
 * them.
 */
sealed interface Term {

    /** Positions of the issues that decide it, ascending. */
    int[] issues();

    /** What each level brings, as utility. */
    List<Rational> levels();

    /** The level of an outcome; only its issues are looked at. */
    int level(int[] picks);

    /** Pays (level 1) inside of some ranges of options, or outside of them; else level 0. */
    record Rectangle(int[] issues, boolean[][] within, boolean outside, Rational pays) implements Term {
        @Override
        public List<Rational> levels() {
            return List.of(Rational.ZERO, pays);
        }

        @Override
        public int level(int[] picks) {
            for (int i = 0; i < issues.length; i++) {
                if (!within[i][picks[issues[i]]]) {
                    return outside ? 1 : 0;
                }
            }
            return outside ? 0 : 1;
        }
    }

    /** The least or the largest of what some rectangles pay. */
    record Extreme(int[] issues, List<Rectangle> rectangles, boolean largest, List<Rational> levels) implements Term {
        @Override
        public int level(int[] picks) {
            int chosen = -1;
            for (Rectangle rectangle : rectangles) {
                Rational paid = rectangle.level(picks) == 1 ? rectangle.pays : Rational.ZERO;
                int here = levels.indexOf(paid);
                chosen = chosen < 0 ? here : largest ? Math.max(chosen, here) : Math.min(chosen, here);
            }
            return Math.max(chosen, 0);
        }
    }

    /** What a table lists for the options together; level 0 where it lists nothing. */
    record Table(int[] issues, int[] sizes, Map<Long, Integer> places, List<Rational> levels) implements Term {
        @Override
        public int level(int[] picks) {
            long key = 0;
            for (int i = 0; i < issues.length; i++) {
                key = key * sizes[i] + picks[issues[i]];
            }
            return places.getOrDefault(key, 0);
        }
    }

    /** The terms of a utility function that is no sum over issues; empty for one that is. */
    static List<Term> of(UtilityFunction utility, OutcomeSpace space) {
        return switch (utility) {
            case UtilityFunction.Discounted late -> of(late.atOnce(), space);
            case UtilityFunction.Separable separable -> List.of();
            case UtilityFunction.HyperRectangles rectangles -> of(rectangles, space);
            case UtilityFunction.Groups(List<UtilityFunction.Group> groups) ->
                groups.stream().map(group -> (Term) of(group, space)).toList();
        };
    }

    private static List<Term> of(UtilityFunction.HyperRectangles utility, OutcomeSpace space) {
        List<Rectangle> all = utility.rectangles().stream()
                .map(r -> of(r, r.pays().dividedBy(utility.maximum()), space))
                .toList();
        if (utility.aggregation() == UtilityFunction.Aggregation.SUM) {
            return List.copyOf(all);
        }
        int[] issues = all.stream()
                .flatMapToInt(r -> Arrays.stream(r.issues))
                .sorted()
                .distinct()
                .toArray();
        List<Rational> levels = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(Rational.ZERO), all.stream().map(Rectangle::pays))
                .sorted()
                .distinct()
                .toList();
        return List.of(new Extreme(issues, all, utility.aggregation() == UtilityFunction.Aggregation.LARGEST, levels));
    }

    private static Rectangle of(UtilityFunction.Rectangle rectangle, Rational pays, OutcomeSpace space) {
        int[] issues = rectangle.bounds().keySet().stream()
                .mapToInt(space::position)
                .sorted()
                .toArray();
        boolean[][] within = new boolean[issues.length][];
        for (int i = 0; i < issues.length; i++) {
            Issue issue = space.issues().get(issues[i]);
            Options options = issue.options();
            within[i] = new boolean[options.size()];
            UtilityFunction.Bounds bounds = rectangle.bounds().get(issue.id());
            for (int o = 0; o < within[i].length; o++) {
                within[i][o] = bounds != null && bounds.hold(options.get(o));
            }
        }
        return new Rectangle(issues, within, rectangle.outside(), pays);
    }

    private static Table of(UtilityFunction.Group group, OutcomeSpace space) {
        int[] issues = group.issues().stream().mapToInt(space::position).toArray();
        int[] sizes = Arrays.stream(issues).map(space::options).toArray();
        BigInteger combinations = BigInteger.ONE;
        for (int size : sizes) {
            combinations = combinations.multiply(BigInteger.valueOf(size));
        }
        if (combinations.bitLength() > 62) {
            throw new IllegalArgumentException("the group " + group.name() + " ties " + sizes.length
                    + " issues together, more than 2^62 combinations");
        }
        Map<Long, Integer> places = new HashMap<>();
        List<Rational> levels = new java.util.ArrayList<>(List.of(Rational.ZERO));
        group.table().forEach((options, brings) -> {
            long key = 0;
            for (int i = 0; i < issues.length; i++) {
                key = key * sizes[i] + space.issues().get(issues[i]).options().indexOf(options.get(i));
            }
            places.put(key, levels.size());
            levels.add(brings);
        });
        return new Table(issues, sizes, Map.copyOf(places), List.copyOf(levels));
    }
}
