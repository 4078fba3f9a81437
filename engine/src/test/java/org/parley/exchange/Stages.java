package org.parley.exchange;

import java.util.ArrayList;
import java.util.List;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Precedence;
import org.parley.exchange.ExchangeProblem.Timing;

/** 130 against 390 in three stages, with precedence and daily capacity. */
final class Stages {

    private static final int[] FIRST = {44, 43, 43};

    private Stages() {}

    static ExchangeProblem plain() {
        List<Delivery> all = new ArrayList<>();
        List<Precedence> after = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            all.add(Delivery.of("a" + s, "a", "b", FIRST[s], Worth.of(3), Worth.of(5))
                    .with(daily(4)));
            all.add(Delivery.of("b" + s, "b", "a", 3 * FIRST[s], Worth.of(1), Worth.of(2))
                    .with(daily(12)));
            stage(after, s, List.of("a", "b"));
        }
        return ExchangeProblem.of(
                List.of(Exchanges.party("a", 6), Exchanges.party("b", 6)), all, after.toArray(Precedence[]::new));
    }

    /** Three categories on each side, with costs and values of their own. */
    static ExchangeProblem categories() {
        long[][] worthA = {{3, 5}, {5, 9}, {4, 6}};
        long[][] worthB = {{1, 2}, {2, 3}, {1, 3}};
        List<Delivery> all = new ArrayList<>();
        List<Precedence> after = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            for (int k = 0; k < 3; k++) {
                int size = FIRST[s] / 3 + (k < FIRST[s] % 3 ? 1 : 0);
                all.add(Delivery.of("a" + k + s, "a", "b", size, Worth.of(worthA[k][0]), Worth.of(worthA[k][1]))
                        .with(daily(2)));
                all.add(Delivery.of("b" + k + s, "b", "a", 3 * size, Worth.of(worthB[k][0]), Worth.of(worthB[k][1]))
                        .with(daily(6)));
            }
            stage(after, s, List.of("a0", "a1", "a2", "b0", "b1", "b2"));
        }
        return ExchangeProblem.of(
                List.of(Exchanges.party("a", 6), Exchanges.party("b", 6)), all, after.toArray(Precedence[]::new));
    }

    static Timing daily(int most) {
        return new Timing(0, Timing.NO_LIMIT, most, 0);
    }

    static void stage(List<Precedence> after, int s, List<String> kinds) {
        for (String later : kinds) {
            for (String earlier : kinds) {
                if (s > 0) {
                    after.add(new Precedence(later + s, earlier + (s - 1), Integer.MAX_VALUE));
                }
            }
        }
    }
}
