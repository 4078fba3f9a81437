package org.parley.acceptance.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.parley.exchange.ExchangeProblem;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.exchange.ExchangeProblem.Precedence;
import org.parley.exchange.ExchangeProblem.Timing;
import org.parley.exchange.OneSided;
import org.parley.exchange.Planner;
import org.parley.exchange.Planning;
import org.parley.exchange.Worth;
import org.parley.model.Rational;

/** 130 against 390 in three stages, with precedence and daily capacity; and the backward rule. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ExchangeBenchmark {

    static final int ITEMS = 100_000;
    private static final int[] FIRST = {44, 43, 43};
    private static final long[][] PLAIN = {{3, 5}, {1, 2}};
    private static final long[][] EVEN = {{3, 5}, {5, 9}, {4, 6}, {1, 2}, {2, 3}, {1, 3}};
    private static final long[][] UNEVEN = {{7, 11}, {13, 17}, {5, 6}, {3, 5}, {4, 7}, {2, 2}};

    @Param({"plain", "even", "uneven"})
    public String kind = "plain";

    private ExchangeProblem problem = problem("plain");
    private Rational[] cost = new Rational[0];
    private Rational[] value = new Rational[0];

    @Setup
    public void setUp() {
        problem = problem(kind);
        cost = new Rational[ITEMS];
        value = new Rational[ITEMS];
        long state = 1;
        for (int i = 0; i < ITEMS; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            cost[i] = Rational.of(state >>> 44);
            state = state * 6364136223846793005L + 1442695040888963407L;
            value[i] = Rational.of(state >>> 44);
        }
    }

    /** The first half of the worths is of one side, the second of the other. */
    static ExchangeProblem problem(String kind) {
        long[][] worth = kind.equals("plain") ? PLAIN : kind.equals("even") ? EVEN : UNEVEN;
        int kinds = worth.length / 2;
        List<Delivery> all = new ArrayList<>();
        List<Precedence> after = new ArrayList<>();
        for (int s = 0; s < FIRST.length; s++) {
            for (int k = 0; k < 2 * kinds; k++) {
                boolean first = k < kinds;
                int size = FIRST[s] / kinds + (k % kinds < FIRST[s] % kinds ? 1 : 0);
                Timing daily = new Timing(0, Timing.NO_LIMIT, first ? 6 / kinds : 18 / kinds, 0);
                Worth cost = Worth.of(worth[k][0]);
                Worth value = Worth.of(worth[k][1]);
                all.add(Delivery.of(
                                k + "." + s, first ? "a" : "b", first ? "b" : "a", first ? size : 3 * size, cost, value)
                        .with(daily));
                for (int before = 0; before < 2 * kinds && s > 0; before++) {
                    after.add(new Precedence(k + "." + s, before + "." + (s - 1), Integer.MAX_VALUE));
                }
            }
        }
        List<Party> parties = List.of(new Party("a", "A", Worth.of(6)), new Party("b", "B", Worth.of(6)));
        return ExchangeProblem.of(parties, all, after.toArray(Precedence[]::new));
    }

    @Benchmark
    public Planning plan() {
        return Planner.plan(problem);
    }

    @Benchmark
    public OneSided oneSided() {
        return OneSided.of(cost, value);
    }
}
