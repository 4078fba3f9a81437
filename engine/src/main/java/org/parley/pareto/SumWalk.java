package org.parley.pareto;

import java.util.stream.IntStream;
import org.parley.model.Rational;

/**
 * The walk of {@link OutcomeWalk} where two parties' utilities are plain sums over issues: what the last issues bring
 * stands in one table, so that an outcome costs two additions and the look for the nearest point.
 */
final class SumWalk {

    private static final int TAIL = 1 << 12;
    private static final int CHUNK = 1 << 14;
    private static final double CLOSE = 1e-9;

    private final Valuation valuation;
    private final NearestInSquare nearest;
    private final int issues;
    /** The first of the last issues, and what they bring together, the last turning fastest. */
    private final int split;

    private final double[] first;
    private final double[] second;
    private final double[] reserve;

    private SumWalk(Valuation valuation, NearestInSquare nearest) {
        this.valuation = valuation;
        this.nearest = nearest;
        this.issues = valuation.space().issues().size();
        int start = issues - 1;
        int length = valuation.space().options(start);
        while (start > 0 && (long) length * valuation.space().options(start - 1) <= TAIL) {
            length *= valuation.space().options(--start);
        }
        this.split = start;
        this.first = table(0, length);
        this.second = table(1, length);
        this.reserve = valuation.reservations().stream()
                .mapToDouble(Rational::toDouble)
                .toArray();
    }

    static OutcomeWalk[] over(Valuation valuation, Nearest nearest) {
        SumWalk walk = new SumWalk(valuation, (NearestInSquare) nearest);
        int heads = valuation.space().size().intValueExact() / walk.first.length;
        int each = Math.max(1, CHUNK / walk.first.length);
        OutcomeWalk[] parts = new OutcomeWalk[(heads + each - 1) / each];
        IntStream.range(0, parts.length)
                .parallel()
                .forEach(c -> parts[c] = walk.chunk(c * each, Math.min(heads, (c + 1) * each)));
        return parts;
    }

    private double[] table(int party, int length) {
        double[] table = new double[length];
        for (int at = 0; at < length; at++) {
            table[at] = sum(party, at, issues - 1, split);
        }
        return table;
    }

    /** What issues bring whose options are the digits of {@code at}; {@code last} turns fastest. */
    private double sum(int party, int at, int last, int start) {
        double sum = 0;
        int rest = at;
        for (int i = last; i >= start; i--) {
            sum += valuation.brings(party, i, rest % valuation.space().options(i));
            rest /= valuation.space().options(i);
        }
        return sum;
    }

    private OutcomeWalk chunk(int from, int to) {
        double distance = 0;
        long rational = 0;
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int head = from; head < to; head++) {
            double x = sum(0, head, split - 1, 0);
            double y = sum(1, head, split - 1, 0);
            for (int j = 0; j < first.length; j++) {
                double mine = x + first[j];
                double other = y + second[j];
                least[0] = Math.min(least[0], mine);
                least[1] = Math.min(least[1], other);
                distance += nearest.distance(mine, other);
                if (mine > reserve[0] - CLOSE && other > reserve[1] - CLOSE) {
                    rational += mine > reserve[0] + CLOSE && other > reserve[1] + CLOSE || reaches(head, j) ? 1 : 0;
                }
            }
        }
        return new OutcomeWalk(distance, (long) (to - from) * first.length, rational, least);
    }

    /** What is close to a reservation value is looked at exactly. */
    private boolean reaches(int head, int tail) {
        int[] picks = new int[issues];
        digits(picks, head, split - 1, 0);
        digits(picks, tail, issues - 1, split);
        return valuation.utility(0, picks).compareTo(valuation.reservations().get(0)) >= 0
                && valuation
                                .utility(1, picks)
                                .compareTo(valuation.reservations().get(1))
                        >= 0;
    }

    private void digits(int[] picks, int at, int last, int start) {
        int rest = at;
        for (int i = last; i >= start; i--) {
            picks[i] = rest % valuation.space().options(i);
            rest /= valuation.space().options(i);
        }
    }
}
