package org.parley.pareto;

import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.model.Outcome;
import org.parley.model.Rational;

/**
 * The undominated utility points of a space: x dominates y when no party is worse and one is better. Outcomes with equal
 * utilities are one point. Immutable; points are made when they are asked for.
 */
public final class ParetoFrontier {

    /** The most points that a frontier may have; beyond, {@link #of} answers with nothing. */
    public static final int MOST_POINTS = 1_000_000;

    /** Why {@link #outcomes()} is empty. */
    public static final String UNCOUNTED =
            "points were found without all their outcomes, which may be too many to be looked for one by one";

    /** How many steps branch and bound takes before it stops with a gap: half a minute or so. */
    private static final long MOST_SPLITS = 600_000_000;

    private static final long SEED = 1;

    private final Valuation valuation;
    private final Found found;
    private final Coverage coverage;
    private final List<Point> points;

    /** Points and their outcomes, however they were found. */
    interface Found {
        Sums sums();

        /** Null where outcomes were not counted. */
        @Nullable
        BigInteger outcomes(int point);

        int[] picks(int point);

        /** Visits outcomes of a point, at most {@code most}; the array is reused. */
        void each(int point, long most, Consumer<int[]> visit);
    }

    ParetoFrontier(Valuation valuation, Found found, Coverage coverage) {
        this.valuation = valuation;
        this.found = found;
        this.coverage = Coverage.over(valuation.space(), coverage);
        this.points = new Points();
    }

    /**
     * One point.
     *
     * @param utilities in the order of the parties
     * @param outcome one outcome that gives them
     * @param outcomes how many outcomes give them; null where they were not counted
     */
    public record Point(
            List<Rational> utilities,
            Outcome outcome,
            @Nullable BigInteger outcomes) {
        public Point {
            utilities = List.copyOf(utilities);
        }
    }

    /**
     * The frontier of the whole space. Exact, and without listing the outcomes, where profiles are sums over issues: it is
     * the undominated part of the Minkowski sum of what the issues' options bring. Issues that constraints or utility
     * functions tie together are enumerated together, up to {@link Valuation#MOST} ways. Beyond, for two parties whose
     * utilities are sums of issues and rectangles, by branch and bound: exact, or with a proven gap. For what is left, by a
     * seeded search that proves nothing, and says so.
     *
     * @return empty where more than {@link #MOST_POINTS} points would have to be kept, or where the search finds no outcome
     *     that the constraints allow
     */
    public static Optional<ParetoFrontier> of(Valuation valuation) {
        return of(valuation, null);
    }

    /**
     * The individually rational part of the frontier: its points at which every party has at least its reservation value.
     * Sums that can no longer reach it are dropped on the way, so that this never takes longer than the whole.
     */
    public static Optional<ParetoFrontier> rational(Valuation valuation) {
        return of(valuation, valuation.bounds());
    }

    private static Optional<ParetoFrontier> of(Valuation valuation, BigInteger @Nullable [] atLeast) {
        List<int[]> groups = Blocks.groups(valuation, true);
        if (valuation.sumsOfIssues() && !valuation.separable()) {
            // Imported weights that sum to a hair more than 1: clip afterwards, where that is quick.
            Optional<ParetoFrontier> clipped = blockwise(valuation, Blocks.groups(valuation, false), false, atLeast);
            if (clipped.filter(f -> f.outcomes().isPresent() || !fits(valuation, groups))
                    .isPresent()) {
                return clipped;
            }
        }
        if (fits(valuation, groups)) {
            return blockwise(valuation, groups, true, atLeast);
        }
        Optional<TermProblem> problem = TermProblem.of(valuation);
        return problem.isPresent()
                ? Optional.of(searched(valuation, problem.get(), atLeast))
                : SeededSearch.run(valuation, SEED, atLeast);
    }

    private static Optional<ParetoFrontier> blockwise(
            Valuation valuation, List<int[]> groups, boolean clipping, BigInteger @Nullable [] atLeast) {
        if (!fits(valuation, groups)) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        for (int[] group : groups) {
            Block block = Blocks.of(valuation, group, clipping);
            if (block.sums().size() == 0) {
                return Optional.of(new ParetoFrontier(valuation, block(valuation, block), new Coverage.Exact()));
            }
            blocks.add(block);
        }
        MinkowskiSum sum = MinkowskiSum.of(blocks, atLeast, MOST_POINTS);
        if (sum == null) {
            return Optional.empty();
        }
        Found found = summed(sum, valuation.space().issues().size());
        if (!clipping) {
            found = Clipped.of(valuation, found);
        }
        return Optional.of(new ParetoFrontier(valuation, found, new Coverage.Exact()));
    }

    private static ParetoFrontier searched(Valuation valuation, TermProblem problem, BigInteger @Nullable [] atLeast) {
        TermSearch search = TermSearch.run(problem, MOST_SPLITS, SEED);
        List<TermSearch.Point> found = search.points().stream()
                .filter(p -> atLeast == null
                        || BigInteger.valueOf(p.first()).compareTo(atLeast[0]) >= 0
                                && BigInteger.valueOf(p.second()).compareTo(atLeast[1]) >= 0)
                .toList();
        long[][] columns = {
            found.stream().mapToLong(TermSearch.Point::first).toArray(),
            found.stream().mapToLong(TermSearch.Point::second).toArray()
        };
        List<List<int[]>> outcomes =
                found.stream().map(p -> List.of(problem.picks(p.picked()))).toList();
        return new ParetoFrontier(
                valuation,
                new Listed(new NarrowSums(columns, found.size()), outcomes, List.of()),
                search.complete() ? new Coverage.Exact() : new Coverage.Bounded(search.gap()));
    }

    private static boolean fits(Valuation valuation, List<int[]> groups) {
        return groups.stream()
                .allMatch(group -> Blocks.ways(valuation, group).compareTo(BigInteger.valueOf(Valuation.MOST)) <= 0);
    }

    static Found summed(MinkowskiSum sum, int issues) {
        return new Summed(sum, issues);
    }

    /** What stands for a space without outcomes. */
    private static Found block(Valuation valuation, Block none) {
        return new Summed(none.sums(), valuation.space().issues().size());
    }

    /** How many points there are. */
    public int size() {
        return found.sums().size();
    }

    /** Best for the first party first, then for the second, and so on; made anew at each call of {@code get}. */
    public List<Point> points() {
        return points;
    }

    /** What part of the space was looked at. */
    public Coverage coverage() {
        return coverage;
    }

    /** How many outcomes lie on the frontier; empty where they were not counted. */
    public Optional<BigInteger> outcomes() {
        BigInteger all = BigInteger.ZERO;
        for (int i = 0; i < size(); i++) {
            BigInteger here = found.outcomes(i);
            if (here == null) {
                return Optional.empty();
            }
            all = all.add(here);
        }
        return Optional.of(all);
    }

    /** Outcomes that give a point, at most {@code most} of them. */
    public List<Outcome> outcomes(int point, int most) {
        List<Outcome> all = new ArrayList<>();
        found.each(point, most, picks -> all.add(valuation.space().outcome(picks)));
        return all;
    }

    /** A party's utility at a point. */
    public Rational utility(int party, int point) {
        return valuation.utility(party, found.sums().number(party, point));
    }

    /** The same as a double, a unit in the last place off at most; for distances and pictures. */
    public double approximate(int party, int point) {
        return found.sums().approximate(party, point) / valuation.divisor(party);
    }

    /** Whether a party has at least {@code bound} at a point; exact. */
    public boolean atLeast(int party, int point, Rational bound) {
        double apart = approximate(party, point) - bound.toDouble();
        // Doubles decide where they are far apart; what is close is looked at exactly.
        return Math.abs(apart) > 1e-9 ? apart > 0 : utility(party, point).compareTo(bound) >= 0;
    }

    public Valuation valuation() {
        return valuation;
    }

    private final class Points extends AbstractList<Point> implements RandomAccess {
        @Override
        public Point get(int index) {
            List<Rational> utilities = new ArrayList<>();
            for (int p = 0; p < valuation.count(); p++) {
                utilities.add(utility(p, index));
            }
            return new Point(utilities, valuation.space().outcome(found.picks(index)), found.outcomes(index));
        }

        @Override
        public int size() {
            return ParetoFrontier.this.size();
        }
    }

    /** Found as a sum of blocks. */
    private record Summed(@Nullable MinkowskiSum sum, Sums sums, int issues) implements Found {
        Summed(MinkowskiSum sum, int issues) {
            this(sum, sum.sums(), issues);
        }

        Summed(Sums none, int issues) {
            this(null, none, issues);
        }

        private MinkowskiSum found() {
            if (sum == null) {
                throw new IndexOutOfBoundsException("a space without outcomes has no point");
            }
            return sum;
        }

        @Override
        public BigInteger outcomes(int point) {
            return found().tally().get(point);
        }

        @Override
        public int[] picks(int point) {
            return found().picks(point, issues);
        }

        @Override
        public void each(int point, long most, Consumer<int[]> visit) {
            long[] left = {most};
            found().each(
                            point,
                            issues,
                            picks -> {
                                left[0]--;
                                visit.accept(picks);
                            },
                            () -> left[0] > 0);
        }
    }

    /** Points given one by one, each with some outcomes that give it; no counts where these were not taken. */
    record Listed(Sums sums, List<List<int[]>> outcomes, List<BigInteger> counts) implements Found {
        @Override
        public @Nullable BigInteger outcomes(int point) {
            return counts.isEmpty() ? null : counts.get(point);
        }

        @Override
        public int[] picks(int point) {
            return outcomes.get(point).getFirst().clone();
        }

        @Override
        public void each(int point, long most, Consumer<int[]> visit) {
            outcomes.get(point).stream().limit(most).map(int[]::clone).forEach(visit);
        }
    }

    @Override
    public String toString() {
        return size() + " points, coverage " + coverage;
    }
}
