package org.parley.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StretchTest {

    @Property
    void stretches_are_where_the_condition_holds_and_nowhere_else(@ForAll long seed) {
        Random random = new Random(seed);
        Rational from = Rational.of(random.nextInt(41) - 20, 1 + random.nextInt(4));
        Rational step = Rational.of(1 + random.nextInt(5), 1 + random.nextInt(4));
        int size = 1 + random.nextInt(30);
        Options range = new Options.Range(from, from.plus(step.times(Rational.of(size - 1))), step, null);
        OutcomeSpace space = new OutcomeSpace(List.of(new Issue("n", "n", "?", range, false, List.of(), Meta.NONE)));
        Condition condition = condition(random, range, 3);
        List<Stretch> held = Stretch.of(space, condition);
        List<Stretch> rest = Stretch.between(held, size);
        for (int o = 0; o < size; o++) {
            int option = o;
            boolean meets = space.meets(condition, new int[] {o});
            assertThat(held.stream().filter(one -> one.away(option) == 0)).hasSize(meets ? 1 : 0);
            assertThat(rest.stream().filter(one -> one.away(option) == 0)).hasSize(meets ? 0 : 1);
        }
        for (int k = 0; k + 1 < held.size(); k++) {
            assertThat(held.get(k).to() + 1).isLessThan(held.get(k + 1).from());
        }
    }

    private static Condition condition(Random random, Options range, int depth) {
        Set<String> some = new LinkedHashSet<>();
        for (int k = 0; k < 4; k++) {
            some.add(range.get(random.nextInt(range.size())).id());
        }
        List<Condition> parts = new ArrayList<>();
        for (int k = 0; k < 2 && depth > 0; k++) {
            parts.add(condition(random, range, depth - 1));
        }
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> new Condition.OneOf("n", some);
            case 1 -> new Condition.NoneOf("n", some);
            case 2 ->
                new Condition.Compare(
                        "n",
                        Condition.Operator.values()[random.nextInt(4)],
                        Rational.of(random.nextInt(401) - 200, 1 + random.nextInt(6))
                                .toString());
            case 3 -> new Condition.All(parts);
            case 4 -> new Condition.Any(parts);
            default -> new Condition.IfThen(parts.getFirst(), parts.getLast());
        };
    }
}
