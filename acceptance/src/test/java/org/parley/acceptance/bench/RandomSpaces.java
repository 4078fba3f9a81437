package org.parley.acceptance.bench;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.parley.model.Case;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** The spaces that are measured: exponential weights, uniform values, nine decimals each, from a seed. */
final class RandomSpaces {

    private static final long UNIT = 1_000_000_000L;

    private RandomSpaces() {}

    static Case of(int parties, int issues, int options, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Case.Builder builder = Case.titled("random", LocalDate.of(2026, 1, 1));
        String[] ids = new String[options];
        for (int o = 0; o < options; o++) {
            ids[o] = "o" + o;
        }
        for (int i = 0; i < issues; i++) {
            builder.issue("i" + i, "?", ids);
        }
        for (int p = 0; p < parties; p++) {
            builder.party("p" + p, "P" + p);
            builder.profile("p" + p, additive(random, issues, ids), Rational.ZERO);
        }
        return builder.build();
    }

    private static UtilityFunction additive(SplittableRandom random, int issues, String[] ids) {
        double[] raw = new double[issues];
        double sum = 0;
        for (int i = 0; i < issues; i++) {
            raw[i] = -Math.log(1 - random.nextDouble());
            sum += raw[i];
        }
        Map<String, Rational> weights = new LinkedHashMap<>();
        Map<String, Map<String, Rational>> values = new LinkedHashMap<>();
        long left = UNIT;
        for (int i = 0; i < issues; i++) {
            long weight = i == issues - 1 ? left : Math.min(left, Math.round(raw[i] / sum * UNIT));
            left -= weight;
            weights.put("i" + i, Rational.of(weight, UNIT));
            Map<String, Rational> mine = new LinkedHashMap<>();
            for (String id : ids) {
                mine.put(id, Rational.of(random.nextLong(UNIT + 1), UNIT));
            }
            values.put("i" + i, mine);
        }
        return new UtilityFunction.Additive(weights, values);
    }

    /** Points on a line: what one party gains the other loses. */
    static double[][] zeroSum(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] points = new double[2][size];
        for (int i = 0; i < size; i++) {
            points[0][i] = random.nextDouble();
            points[1][i] = 1 - points[0][i];
        }
        return points;
    }

    static double[][] uniform(int parties, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] points = new double[parties][size];
        for (double[] column : points) {
            for (int i = 0; i < size; i++) {
                column[i] = random.nextDouble();
            }
        }
        return points;
    }
}
