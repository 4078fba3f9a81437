package org.parley;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** Random spaces to try things on. */
public final class Spaces {

    private Spaces() {}

    /** Few small numbers, so that ties, zero weights, equal options and single-option issues are common. */
    public static Case tied(Random random, int parties, int issues, int options) {
        Case.Builder builder = begun(parties);
        for (int i = 0; i < issues; i++) {
            String[] ids = new String[1 + random.nextInt(options)];
            for (int o = 0; o < ids.length; o++) {
                ids[o] = "o" + o;
            }
            builder.issue("i" + i, "?", ids);
        }
        for (int p = 0; p < parties; p++) {
            Map<String, Map<String, Rational>> points = new LinkedHashMap<>();
            for (Issue issue : builder.issues) {
                Map<String, Rational> mine = new LinkedHashMap<>();
                int most = random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(6);
                for (int o = 0; o < issue.options().size(); o++) {
                    mine.put("o" + o, Rational.of(random.nextInt(most)));
                }
                points.put(issue.id(), mine);
            }
            builder.profile("p" + p, new UtilityFunction.Points(points), Rational.of(random.nextInt(4)));
        }
        return builder.build();
    }

    /** Weights and values with so many decimals, as shares of 1. */
    public static Case decimal(Random random, int parties, int issues, int options, int places) {
        Case.Builder builder = begun(parties);
        String[] ids = new String[options];
        for (int o = 0; o < options; o++) {
            ids[o] = "o" + o;
        }
        for (int i = 0; i < issues; i++) {
            builder.issue("i" + i, "?", ids);
        }
        Rational unit = new Rational(java.math.BigInteger.ONE, java.math.BigInteger.TEN.pow(places));
        for (int p = 0; p < parties; p++) {
            Map<String, Rational> weights = new LinkedHashMap<>();
            Map<String, Map<String, Rational>> values = new LinkedHashMap<>();
            Rational left = Rational.ONE;
            for (int i = 0; i < issues; i++) {
                Rational weight = i == issues - 1
                        ? left
                        : unit.times(Rational.of((long) (random.nextDouble() * Math.pow(10, places) / issues)));
                left = left.minus(weight);
                weights.put("i" + i, weight);
                Map<String, Rational> mine = new LinkedHashMap<>();
                for (String id : ids) {
                    mine.put(id, unit.times(Rational.of((long) (random.nextDouble() * Math.pow(10, places)))));
                }
                values.put("i" + i, mine);
            }
            builder.profile("p" + p, new UtilityFunction.Additive(weights, values), Rational.of(random.nextInt(6), 10));
        }
        return builder.build();
    }

    /** Two parties with rectangles, inside and outside ones, some without bounds, a few beyond all measure, over whole numbers. */
    public static Case rectangles(Random random, int issues, int numbers, int rectangles) {
        return rectangles(random, 2, issues, numbers, rectangles);
    }

    /** The same for any number of parties. */
    public static Case rectangles(Random random, int parties, int issues, int numbers, int rectangles) {
        Case.Builder builder = begun(parties);
        for (int i = 0; i < issues; i++) {
            builder.issues.add(new Issue(
                    "i" + i,
                    "i" + i,
                    "?",
                    new Options.Range(Rational.ZERO, Rational.of(numbers - 1), Rational.ONE, null),
                    false,
                    List.of(),
                    Meta.NONE));
        }
        for (int p = 0; p < parties; p++) {
            List<UtilityFunction.Rectangle> all = new ArrayList<>();
            long sum = 0;
            for (int r = 0; r < rectangles; r++) {
                Map<String, UtilityFunction.Bounds> bounds = new LinkedHashMap<>();
                int many = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(3);
                for (int b = 0; b < many; b++) {
                    int least = random.nextInt(numbers);
                    int most = least + random.nextInt(numbers - least);
                    bounds.put(
                            "i" + random.nextInt(issues),
                            new UtilityFunction.Bounds(Rational.of(least), Rational.of(most)));
                }
                // Now and then a rectangle pays more than everything else: more than it takes to fill 40 bits.
                long pays = random.nextInt(50) == 0 ? (1L << 40) + random.nextInt(20) : random.nextInt(20);
                sum += pays < 20 ? pays : 0;
                all.add(new UtilityFunction.Rectangle(Rational.of(pays), bounds, random.nextInt(4) == 0));
            }
            Rational maximum = Rational.of(Math.max(1, random.nextBoolean() ? sum : sum / 2));
            builder.profiles.add(new Profile(
                    "p" + p,
                    new UtilityFunction.HyperRectangles(all, UtilityFunction.Aggregation.SUM, maximum),
                    Rational.ZERO,
                    null,
                    Basis.ASSUMED,
                    Meta.NONE));
        }
        return builder.build();
    }

    /** Tables over one to three issues, many of them overlapping, that may sum to more than 1. */
    public static Case groups(Random random, int parties, int issues, int options) {
        Case.Builder builder = tied(random, parties, issues, options).change();
        builder.profiles.replaceAll(p -> {
            List<UtilityFunction.Group> groups = new ArrayList<>();
            for (int g = 0; g < 1 + random.nextInt(3); g++) {
                List<Issue> mine = new ArrayList<>(builder.issues);
                Collections.shuffle(mine, random);
                mine = mine.subList(0, Math.min(issues, 1 + random.nextInt(3)));
                Map<List<String>, Rational> table = new LinkedHashMap<>();
                for (int line = 0; line < 5; line++) {
                    table.put(
                            mine.stream()
                                    .map(i -> "o" + random.nextInt(i.options().size()))
                                    .toList(),
                            Rational.of(random.nextInt(9), 10));
                }
                groups.add(new UtilityFunction.Group(
                        "g" + g, mine.stream().map(Issue::id).toList(), table));
            }
            return p.withUtility(new UtilityFunction.Groups(groups)).withStated(Rational.of(random.nextInt(5), 10));
        });
        return builder.build();
    }

    /** The same with weights of half as much again, as imported files may have it: utilities above 1 count as 1. */
    public static Case heavier(Case light) {
        Case.Builder builder = light.change();
        builder.profiles.replaceAll(p -> {
            UtilityFunction.Additive additive = (UtilityFunction.Additive) p.utility();
            Map<String, Rational> weights = new LinkedHashMap<>();
            additive.weights().forEach((issue, weight) -> weights.put(issue, weight.times(Rational.of(3, 2))));
            return p.withUtility(new UtilityFunction.Additive(weights, additive.values()));
        });
        return builder.build();
    }

    private static Case.Builder begun(int parties) {
        Case.Builder builder = Case.titled("random", LocalDate.of(2026, 1, 1));
        for (int p = 0; p < parties; p++) {
            builder.party("p" + p, "P" + p);
        }
        return builder;
    }
}
