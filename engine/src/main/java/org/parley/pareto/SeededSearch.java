package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for undominated outcomes where neither sums nor branch and bound apply: from many random outcomes, each with random
 * weights of the parties, the best single change is made until none helps, then a few issues are thrown anew (iterated local
 * search; Lourenco, Martin and Stuetzle 2003). What it finds are true outcomes, exact and undominated among each other; what
 * it misses is unknown, and the coverage says so. The same seed finds the same on any number of threads.
 */
final class SeededSearch {

    private static final int STARTS = 512;
    /** How many outcomes each start may look at. */
    private static final int LOOKS = 4_000;

    private static final int TRIES_TO_BEGIN = 200;

    private final Valuation valuation;
    private final LongAdder looks = new LongAdder();

    private SeededSearch(Valuation valuation) {
        this.valuation = valuation;
    }

    /** Empty where no outcome was found that the constraints allow. */
    static Optional<ParetoFrontier> run(Valuation valuation, long seed, BigInteger @Nullable [] atLeast) {
        SeededSearch search = new SeededSearch(valuation);
        List<List<int[]>> found = IntStream.range(0, STARTS)
                .parallel()
                .mapToObj(start -> search.from(start, new SplittableRandom(seed * STARTS + start)))
                .toList();
        List<int[]> all = found.stream()
                .flatMap(List::stream)
                .filter(picks -> atLeast == null || search.reaches(picks, atLeast))
                .toList();
        boolean nothing = found.stream().allMatch(List::isEmpty);
        return nothing
                ? Optional.empty()
                : Optional.of(search.undominated(all, new Coverage.Sampled(search.looks.sum(), seed)));
    }

    private boolean reaches(int[] picks, BigInteger[] atLeast) {
        return IntStream.range(0, atLeast.length)
                .allMatch(p -> valuation.number(p, picks).compareTo(atLeast[p]) >= 0);
    }

    /** Every outcome at which an ascent ended. */
    private List<int[]> from(int start, SplittableRandom random) {
        double[] weights = weights(start, random);
        int[] picks = begin(random);
        List<int[]> ends = new ArrayList<>();
        if (picks.length == 0) {
            return ends;
        }
        int left = LOOKS;
        double best = Double.NEGATIVE_INFINITY;
        int[] top = picks.clone();
        while (left > 0) {
            left = ascend(picks, weights, random, left);
            ends.add(picks.clone());
            double here = worth(picks, weights);
            if (here >= best) {
                best = here;
                top = picks.clone();
            }
            picks = thrown(top, random);
        }
        looks.add(LOOKS - left);
        return ends;
    }

    /** The first starts stand for one party each, so that its best outcomes are looked for; the others weigh at random. */
    private double[] weights(int start, SplittableRandom random) {
        double[] weights = new double[valuation.count()];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = start < weights.length ? (p == start ? 1 : 1e-6) : -Math.log(1 - random.nextDouble());
        }
        return weights;
    }

    private int[] begin(SplittableRandom random) {
        int[] picks = new int[valuation.space().issues().size()];
        for (int tried = 0; tried < TRIES_TO_BEGIN; tried++) {
            Arrays.setAll(picks, i -> random.nextInt(valuation.space().options(i)));
            if (valuation.allows(picks)) {
                return picks;
            }
        }
        return new int[0];
    }

    /** Issue by issue in random order, the best option for the weights, until a whole round changes nothing. */
    private int ascend(int[] picks, double[] weights, SplittableRandom random, int looksLeft) {
        int left = looksLeft;
        double here = worth(picks, weights);
        int unchanged = 0;
        int at = random.nextInt(picks.length);
        while (unchanged < picks.length && left > 0) {
            int kept = picks[at];
            int best = kept;
            for (int o = 0; o < valuation.space().options(at); o++) {
                picks[at] = o;
                double worth = o == kept || !valuation.allows(picks) ? Double.NEGATIVE_INFINITY : worth(picks, weights);
                left--;
                if (worth > here) {
                    here = worth;
                    best = o;
                }
            }
            picks[at] = best;
            unchanged = best == kept ? unchanged + 1 : 0;
            at = (at + 1) % picks.length;
        }
        return left;
    }

    private int[] thrown(int[] top, SplittableRandom random) {
        int[] picks = top.clone();
        for (int again = 0; again < TRIES_TO_BEGIN; again++) {
            int many = 1 + random.nextInt(Math.max(1, picks.length / 3));
            for (int i = 0; i < many; i++) {
                int issue = random.nextInt(picks.length);
                picks[issue] = random.nextInt(valuation.space().options(issue));
            }
            if (valuation.allows(picks)) {
                return picks;
            }
            System.arraycopy(top, 0, picks, 0, top.length);
        }
        return picks;
    }

    private double worth(int[] picks, double[] weights) {
        double sum = 0;
        for (int p = 0; p < weights.length; p++) {
            sum += weights[p] * valuation.approximate(p, picks);
        }
        return sum;
    }

    private ParetoFrontier undominated(List<int[]> all, Coverage coverage) {
        BigInteger[][] exact = new BigInteger[valuation.count()][all.size()];
        for (int p = 0; p < exact.length; p++) {
            for (int i = 0; i < all.size(); i++) {
                exact[p][i] = valuation.number(p, all.get(i));
            }
        }
        Sums sums = valuation.narrow()
                ? new NarrowSums(
                        Arrays.stream(exact)
                                .map(column -> Arrays.stream(column)
                                        .mapToLong(BigInteger::longValueExact)
                                        .toArray())
                                .toArray(long[][]::new),
                        all.size())
                : WideSums.of(exact, all.size(), valuation.shifts());
        long[][] comparable = sums.comparable();
        int[] order = Order.descending(comparable, all.size());
        int kept = Dominance.sweep(comparable, order, Dominance.distinct(comparable, order));
        List<List<int[]>> outcomes = IntStream.range(0, kept)
                .mapToObj(i -> List.of(all.get(order[i])))
                .toList();
        return new ParetoFrontier(
                valuation, new ParetoFrontier.Listed(sums.at(order, kept), outcomes, List.of()), coverage);
    }
}
