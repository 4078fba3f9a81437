package org.parley.pareto;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.parley.model.Rational;

/**
 * What one look at every outcome tells, in doubles: the sum of distances to the nearest of some points, the parties' worst
 * utilities, how many outcomes are rational. Chunks of fixed size are walked on all cores and added up in order, so that
 * the answer is the same on any number of them.
 */
record OutcomeWalk(double distance, long outcomes, long rational, double[] least) {

    private static final int CHUNK = 1 << 13;

    /** @param points best for the first party first */
    static OutcomeWalk over(Valuation valuation, double[][] points) {
        int all = valuation.space().size().intValueExact();
        Nearest nearest = Nearest.of(points);
        if (valuation.separable() && !valuation.constrained() && valuation.count() == 2) {
            return added(SumWalk.over(valuation, nearest), 2);
        }
        Tables tables = new Tables(valuation);
        OutcomeWalk[] parts = new OutcomeWalk[(all + CHUNK - 1) / CHUNK];
        IntStream.range(0, parts.length)
                .parallel()
                .forEach(c -> parts[c] = chunk(tables, nearest, c * CHUNK, Math.min(all, (c + 1) * CHUNK)));
        return added(parts, valuation.count());
    }

    private static OutcomeWalk added(OutcomeWalk[] parts, int parties) {
        double distance = 0;
        long outcomes = 0;
        long rational = 0;
        double[] least = new double[parties];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (OutcomeWalk part : parts) {
            distance += part.distance;
            outcomes += part.outcomes;
            rational += part.rational;
            for (int p = 0; p < least.length; p++) {
                least[p] = Math.min(least[p], part.least[p]);
            }
        }
        return new OutcomeWalk(distance, outcomes, rational, least);
    }

    /** What the walk reads, laid out for it. */
    private static final class Tables {
        private final Valuation valuation;
        private final int[] sizes;
        private final double[][][] part;
        private final double[] reserve;
        private final double[] top;
        private final boolean plain;

        Tables(Valuation valuation) {
            this.valuation = valuation;
            this.sizes = new int[valuation.space().issues().size()];
            Arrays.setAll(sizes, valuation.space()::options);
            this.part = new double[sizes.length][][];
            for (int i = 0; i < sizes.length; i++) {
                part[i] = new double[sizes[i]][valuation.count()];
                for (int o = 0; o < sizes[i]; o++) {
                    for (int p = 0; p < valuation.count(); p++) {
                        part[i][o][p] = valuation.brings(p, i, o);
                    }
                }
            }
            this.reserve = valuation.reservations().stream()
                    .mapToDouble(Rational::toDouble)
                    .toArray();
            this.top = IntStream.range(0, valuation.count())
                    .mapToDouble(p -> valuation.top(p).toDouble())
                    .toArray();
            this.plain = valuation.sumsOfIssues();
        }
    }

    private static OutcomeWalk chunk(Tables tables, Nearest nearest, int from, int to) {
        int issues = tables.sizes.length;
        int parties = tables.reserve.length;
        int[] picks = new int[issues];
        int rest = from;
        for (int i = issues - 1; i >= 0; i--) {
            picks[i] = rest % tables.sizes[i];
            rest /= tables.sizes[i];
        }
        double[][] prefix = new double[issues + 1][parties];
        double[] least = new double[parties];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        double distance = 0;
        long outcomes = 0;
        long rational = 0;
        int changed = 0;
        for (int at = from; at < to; at++) {
            for (int i = changed; i < issues; i++) {
                double[] part = tables.part[i][picks[i]];
                for (int p = 0; p < parties; p++) {
                    prefix[i + 1][p] = prefix[i][p] + part[p];
                }
            }
            if (tables.valuation.allows(picks)) {
                double[] here = prefix[issues];
                for (int p = 0; p < parties; p++) {
                    here[p] = tables.plain ? Math.min(here[p], tables.top[p]) : tables.valuation.approximate(p, picks);
                }
                boolean accepted = true;
                for (int p = 0; p < parties; p++) {
                    least[p] = Math.min(least[p], here[p]);
                    accepted &= reaches(tables, p, here[p], picks);
                }
                outcomes++;
                rational += accepted ? 1 : 0;
                distance += nearest.distance(here);
            }
            changed = issues - 1;
            while (changed >= 0 && ++picks[changed] == tables.sizes[changed]) {
                picks[changed--] = 0;
            }
        }
        return new OutcomeWalk(distance, outcomes, rational, least);
    }

    /** Doubles decide where they are far apart; what is close is looked at exactly. */
    private static boolean reaches(Tables tables, int party, double utility, int[] picks) {
        double apart = utility - tables.reserve[party];
        return Math.abs(apart) > 1e-9
                ? apart > 0
                : tables.valuation
                                .utility(party, picks)
                                .compareTo(tables.valuation.reservations().get(party))
                        >= 0;
    }
}
