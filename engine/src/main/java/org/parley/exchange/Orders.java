package org.parley.exchange;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.exchange.Gauge.Aim;

/** Asks for an order of steps, from both ends at once, and for the lowest value of one figure over all orders. */
final class Orders {

    private static final int SLICE = 4096;

    private Orders() {}

    sealed interface Answer {
        /** @param below why no order is lower; null where the figure is 0, which nothing is below */
        record Found(
                List<Integer> path, long height, @Nullable Closure below) implements Answer {}

        /** There is none. */
        record None(Closure proof) implements Answer {}

        /** The states that may be looked at were used up; no order is lower than this. */
        record Unknown(long atLeast) implements Answer {}
    }

    /** @param most how many states may be looked at */
    static Answer search(Gauge gauge, int most) {
        OrderSearch forward = new OrderSearch(gauge, true);
        if (gauge.lattice.pays()) {
            while (forward.advance(SLICE) == OrderSearch.Outcome.RUNNING && forward.size() < most) {}
            return answer(forward, gauge, forward.height());
        }
        OrderSearch backward = new OrderSearch(gauge, false);
        int slice = 16;
        while (forward.size() + backward.size() < most) {
            if (backward.advance(slice) != OrderSearch.Outcome.RUNNING) {
                return answer(backward, gauge, 0);
            }
            if (forward.advance(slice) != OrderSearch.Outcome.RUNNING) {
                return answer(forward, gauge, 0);
            }
            slice = Math.min(SLICE, 2 * slice);
        }
        return new Answer.Unknown(Math.max(forward.height(), backward.height()));
    }

    private static Answer answer(OrderSearch search, Gauge gauge, long atLeast) {
        return switch (search.outcome()) {
            case FOUND ->
                new Answer.Found(
                        search.path(),
                        gauge.aim == Aim.NONE ? 0 : search.height(),
                        gauge.aim == Aim.NONE || search.height() == 0
                                ? null
                                : search.closure(below(gauge, search.height()), search.height()));
            case CLOSED -> new Answer.None(search.closure(gauge.limits, Long.MAX_VALUE));
            case RUNNING -> new Answer.Unknown(atLeast);
        };
    }

    /** The limits that the states below a height prove to be too narrow. */
    private static Limits below(Gauge gauge, long height) {
        return switch (gauge.aim) {
            case NONE -> gauge.limits;
            case EXTRA -> gauge.limits.withExtra(gauge.party(), height - 1);
            case COMMON -> Limits.extra(common(gauge.lattice, height - 1), gauge.lattice);
            case EXPOSURE -> gauge.limits.withExposure(height - 1);
            case SPREAD -> gauge.limits.withSpread(height - 1);
        };
    }

    /** The same for every party that is assessed by numbers. */
    static long[] common(Lattice lattice, long amount) {
        long[] extra = new long[lattice.parties];
        for (int p = 0; p < extra.length; p++) {
            extra[p] = lattice.measured[p] ? amount : 0;
        }
        return extra;
    }

    /** The lowest value of a figure within limits. */
    static Answer lowest(Lattice lattice, Limits limits, Aim aim, int party, int most) {
        if (!lattice.pays()) {
            return search(new Gauge(lattice, limits, aim, party), most);
        }
        return bisect(lattice, limits, aim, party, most);
    }

    /** Where there is money: whole values are tried; see {@link Lattice#scale} why they are enough. */
    private static Answer bisect(Lattice lattice, Limits limits, Aim aim, int party, int most) {
        Answer top = search(Gauge.of(lattice, at(lattice, limits, aim, party, Lattice.UNBOUNDED)), most);
        if (!(top instanceof Answer.Found)) {
            return top;
        }
        Answer best = top;
        @Nullable Closure below = null;
        long unit = aim == Aim.SPREAD ? 2 : 1;
        long low = 0;
        long high = ceiling(lattice) / unit + 1;
        boolean sure = true;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Answer answer = search(Gauge.of(lattice, at(lattice, limits, aim, party, middle * unit)), most);
            if (answer instanceof Answer.Found) {
                best = answer;
                high = middle;
            } else {
                below = answer instanceof Answer.None(Closure proof) ? proof : below;
                sure &= answer instanceof Answer.None;
                low = middle + 1;
            }
        }
        if (!sure) {
            return new Answer.Unknown(0);
        }
        List<Integer> path = ((Answer.Found) best).path();
        return new Answer.Found(path, high * unit, below);
    }

    private static Limits at(Lattice lattice, Limits limits, Aim aim, int party, long value) {
        return switch (aim) {
            case NONE -> limits;
            case EXTRA -> {
                Limits other = limits.withExtra(party, value);
                boolean moved = party == lattice.payer || party == lattice.payee;
                yield moved && limits.pair() < Lattice.UNBOUNDED
                        ? other.withPair(Math.min(Lattice.UNBOUNDED, limits.pair() - limits.extra()[party] + value))
                        : other;
            }
            case COMMON -> {
                Limits other = Limits.extra(common(lattice, value), lattice);
                yield new Limits(other.extra(), other.pair(), limits.exposure(), limits.spread(), limits.lastDay());
            }
            case EXPOSURE -> limits.withExposure(value);
            case SPREAD -> limits.withSpread(value);
        };
    }

    /** More than any figure of the problem. */
    static long ceiling(Lattice lattice) {
        long sum = 2 * lattice.amount + Arrays.stream(lattice.cover).sum();
        for (int r = 0; r < lattice.rows; r++) {
            sum += Math.abs(lattice.rowBase[r]);
            for (int c = 0; c < lattice.classes; c++) {
                sum += Math.abs(lattice.rowValue[r][c][lattice.steps[c]]);
            }
        }
        for (int p = 0; p < lattice.parties; p++) {
            for (int c = 0; c < lattice.classes; c++) {
                sum += Math.abs(lattice.exposure[p][c][lattice.steps[c]]);
            }
        }
        return sum;
    }
}
