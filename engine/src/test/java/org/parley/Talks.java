package org.parley;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Constraint;
import org.parley.model.Firmness;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** Talks of any size: ordered issues, demands of several kinds, constraints across issues, a profile here and there. */
public final class Talks {

    private Talks() {}

    /**
     * @param crossing how many constraints tie two issues
     * @param measured how many of the parties have a measured profile and a reservation value
     */
    public static Case of(
            Random random, int issues, int options, int parties, int demands, int crossing, int measured) {
        Case.Builder talks = Case.titled("talks", LocalDate.of(2024, 1, 1));
        for (int i = 0; i < issues; i++) {
            List<Option> all = new java.util.ArrayList<>();
            for (int o = 0; o < options; o++) {
                all.add(Option.of("o" + o));
            }
            talks.issues.add(
                    new Issue("i" + i, "i" + i, "?", new Options.Listed(all, true, null), false, List.of(), Meta.NONE));
        }
        Map<String, Boolean> wantsMore = new HashMap<>();
        for (int p = 0; p < parties; p++) {
            talks.party("p" + p, "p" + p);
            for (int i = 0; i < issues; i++) {
                wantsMore.put(p + "/" + i, random.nextBoolean());
            }
        }
        for (int d = 0; d < demands; d++) {
            int party = d % parties;
            Firmness firmness = Firmness.values()[random.nextInt(Firmness.values().length)];
            talks.demand("d" + d, "p" + party, condition(random, issues, options, party, wantsMore), firmness, "wants");
        }
        for (int c = 0; c < crossing; c++) {
            talks.constraints.add(new Constraint(
                    "c" + c,
                    new Condition.IfThen(
                            bound(random, issues, options, random.nextBoolean()),
                            bound(random, issues, options, random.nextBoolean())),
                    "because",
                    Meta.NONE));
        }
        for (int p = 0; p < measured; p++) {
            Map<String, Map<String, Rational>> points = new LinkedHashMap<>();
            for (int i = 0; i < issues; i++) {
                Map<String, Rational> mine = new LinkedHashMap<>();
                int weight = 1 + random.nextInt(9);
                for (int o = 0; o < options; o++) {
                    boolean more = wantsMore.getOrDefault(p + "/" + i, true);
                    mine.put("o" + o, Rational.of((long) weight * (more ? o : options - 1 - o)));
                }
                points.put("i" + i, mine);
            }
            UtilityFunction.Points utility = new UtilityFunction.Points(points);
            talks.profile("p" + p, utility, utility.best().times(Rational.of(3, 5)));
        }
        return talks.build();
    }

    private static Condition condition(
            Random random, int issues, int options, int party, Map<String, Boolean> wantsMore) {
        int issue = random.nextInt(issues);
        boolean more = wantsMore.getOrDefault(party + "/" + issue, true);
        Condition one = bound(issue, more ? options - 1 - random.nextInt(options) : random.nextInt(options), more);
        return switch (random.nextInt(4)) {
            case 0 -> one;
            case 1 -> new Condition.Any(List.of(one, bound(random, issues, options, random.nextBoolean())));
            case 2 -> new Condition.IfThen(bound(random, issues, options, random.nextBoolean()), one);
            default -> {
                Set<String> set = new HashSet<>();
                for (int k = 0; k <= options / 2; k++) {
                    set.add("o" + random.nextInt(options));
                }
                yield new Condition.OneOf("i" + issue, set);
            }
        };
    }

    private static Condition bound(Random random, int issues, int options, boolean more) {
        return bound(random.nextInt(issues), random.nextInt(options), more);
    }

    private static Condition bound(int issue, int option, boolean more) {
        return new Condition.Compare(
                "i" + issue, more ? Condition.Operator.AT_LEAST : Condition.Operator.AT_MOST, "o" + option);
    }
}
