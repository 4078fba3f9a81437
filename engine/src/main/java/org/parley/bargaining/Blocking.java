package org.parley.bargaining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.model.Decision;
import org.parley.model.Outcome;
import org.parley.model.Rational;
import org.parley.pareto.Valuation;

/**
 * A coalition that could block an outcome: enough parties to pass another one under the case's decision rule, each of whom
 * would have more by it. An outcome that no coalition can block lies in the core (Gillies 1959). The witness is the other
 * outcome: its utilities can be compared at once.
 *
 * @param coalition ids of parties, in the order of the case; none of its parts could block as well
 * @param instead an outcome that gives every one of them more
 */
public record Blocking(List<String> coalition, Outcome instead) {

    /** Beyond, the coalitions are too many to be told apart one by one. */
    private static final int MOST_PARTIES = 12;

    public Blocking {
        coalition = List.copyOf(coalition);
    }

    /**
     * All smallest coalitions that could block an outcome, by size, then in the order of the parties; none where it lies in
     * the core. Every outcome is looked at: O(outcomes x parties). Empty where outcomes or parties are too many for that.
     *
     * @param rule who must accept; null for everybody
     */
    public static Optional<List<Blocking>> of(Valuation valuation, @Nullable Decision rule, Outcome outcome) {
        int parties = valuation.count();
        if (!valuation.enumerable() || parties > MOST_PARTIES) {
            return Optional.empty();
        }
        int needed = rule == null ? parties : rule.atLeast();
        int required = 0;
        for (int p = 0; p < parties; p++) {
            boolean named = rule != null
                    && rule.including().contains(valuation.parties().get(p));
            required |= named ? 1 << p : 0;
        }
        int indispensable = required;
        int[] here = valuation.space().picks(outcome);
        List<Rational> now = valuation.utilities(here);
        double[] about = now.stream().mapToDouble(Rational::toDouble).toArray();
        // Who gains, to the first outcome by which exactly they do.
        TreeMap<Integer, int[]> gainers = new TreeMap<>();
        valuation.each(picks -> {
            int mask = 0;
            for (int p = 0; p < parties; p++) {
                mask |= gains(valuation, p, picks, about[p], now.get(p)) ? 1 << p : 0;
            }
            if (Integer.bitCount(mask) >= needed && (mask & indispensable) == indispensable && mask != 0) {
                gainers.computeIfAbsent(mask, m -> picks.clone());
            }
        });
        TreeMap<Integer, int[]> smallest = new TreeMap<>();
        gainers.forEach((mask, picks) -> each(mask, Math.max(needed, Integer.bitCount(indispensable)), indispensable)
                .forEach(part -> smallest.putIfAbsent(part, picks)));
        return Optional.of(smallest.entrySet().stream()
                .map(e -> new Blocking(
                        named(valuation, e.getKey()), valuation.space().outcome(e.getValue())))
                .sorted((one, other) -> Integer.compare(
                        one.coalition().size(), other.coalition().size()))
                .toList());
    }

    /** Doubles decide where they are far apart. */
    private static boolean gains(Valuation valuation, int party, int[] picks, double about, Rational now) {
        double more = valuation.approximate(party, picks) - about;
        return Math.abs(more) > 1e-9
                ? more > 0
                : valuation.utility(party, picks).compareTo(now) > 0;
    }

    /** The parts of a coalition that have this size and hold these members: its smallest ones that could pass an outcome. */
    private static List<Integer> each(int mask, int size, int members) {
        List<Integer> parts = new ArrayList<>();
        int free = mask & ~members;
        int left = Math.max(1, size) - Integer.bitCount(members);
        for (int part = free; ; part = (part - 1) & free) {
            if (Integer.bitCount(part) == Math.max(left, 0) && (part | members) != 0) {
                parts.add(part | members);
            }
            if (part == 0) {
                return parts;
            }
        }
    }

    private static List<String> named(Valuation valuation, int mask) {
        List<String> all = new ArrayList<>();
        for (int p = 0; p < valuation.count(); p++) {
            if ((mask & 1 << p) != 0) {
                all.add(valuation.parties().get(p));
            }
        }
        return all;
    }
}
