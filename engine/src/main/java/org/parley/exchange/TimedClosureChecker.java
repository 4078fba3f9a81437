package org.parley.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.exchange.ExchangeProblem.Precedence;
import org.parley.exchange.ExchangeProblem.Timing;
import org.parley.model.Rational;

/**
 * Verifies a proof that no plan keeps within limits and days: it begins with nothing done on day zero, and every step
 * from one of its ways, taken as early as can be, leads to another that is nowhere worse, outside the limits, or to where
 * one delivery alone, or a chain of them, cannot be finished in time. Without money.
 */
final class TimedClosureChecker {

    private final ExchangeProblem problem;
    private final TimedClosure closure;
    private final Map<List<Integer>, List<TimedClosure.Entry>> known = new HashMap<>();
    private final int deliveries;

    private TimedClosureChecker(ExchangeProblem problem, TimedClosure closure) {
        this.problem = problem;
        this.closure = closure;
        this.deliveries = problem.deliveries().size();
        for (TimedClosure.Entry e : closure.entries()) {
            known.computeIfAbsent(key(e.counts()), k -> new ArrayList<>()).add(e);
        }
    }

    /** What is wrong with the proof; nothing if it holds. */
    static Optional<String> fault(ExchangeProblem problem, TimedClosure closure) {
        if (problem.payment().isPresent() || problem.deliveries().stream().anyMatch(d -> d.escrow() != null)) {
            return Optional.of("proofs with days are for exchanges without money and escrow");
        }
        return new TimedClosureChecker(problem, closure).fault();
    }

    private Optional<String> fault() {
        int[] end = problem.deliveries().stream().mapToInt(Delivery::steps).toArray();
        if (known.containsKey(key(end))) {
            return Optional.of("the end is in the set");
        }
        TimedClosure.Entry start = new TimedClosure.Entry(new int[deliveries], 0, new int[deliveries], new int[0], 0);
        int[] ready = new int[givers().size() + 1];
        start = new TimedClosure.Entry(start.counts(), 0, start.used(), ready, 0);
        if (within(start.counts()) && inTime(start) && !covered(start)) {
            return Optional.of("the start is not in the set");
        }
        for (TimedClosure.Entry entry : closure.entries()) {
            for (int d = 0; d < deliveries; d++) {
                if (!allowed(d, entry.counts())) {
                    continue;
                }
                TimedClosure.Entry next = next(entry, d);
                boolean broken = next.day() > latest(d) || !within(next.counts()) || !inTime(next);
                if (!broken && !covered(next)) {
                    return Optional.of("a step leads out of the set: " + Arrays.toString(entry.counts()) + " to "
                            + Arrays.toString(next.counts()) + " on day " + next.day());
                }
            }
        }
        return Optional.empty();
    }

    private List<String> givers() {
        List<String> names = new ArrayList<>();
        problem.parties().forEach(p -> names.add(p.id()));
        problem.deliveries().stream()
                .map(Delivery::by)
                .filter(by -> !names.contains(by))
                .distinct()
                .forEach(names::add);
        return names;
    }

    private TimedClosure.Entry next(TimedClosure.Entry from, int d) {
        Delivery delivery = problem.deliveries().get(d);
        int giver = givers().indexOf(delivery.by());
        int day = Math.max(Math.max(from.day(), delivery.timing().first()), others(from.ready(), giver));
        int[] used = day > from.day() ? new int[deliveries] : from.used().clone();
        if (used[d] >= perDay(delivery)) {
            day++;
            used = new int[deliveries];
        }
        used[d]++;
        int[] counts = from.counts().clone();
        counts[d]++;
        int[] ready = from.ready().clone();
        ready[giver] = Math.max(ready[giver], day + delivery.timing().verification());
        return new TimedClosure.Entry(counts, day, used, ready, 0);
    }

    private static int perDay(Delivery d) {
        return d.timing().perDay() == Timing.NO_LIMIT
                ? Timing.NO_LIMIT
                : Math.max(1, d.timing().perDay() / d.together());
    }

    private int latest(int d) {
        return Math.min(
                closure.limits().lastDay(), problem.deliveries().get(d).timing().last());
    }

    private static int others(int[] ready, int giver) {
        int latest = 0;
        for (int g = 0; g < ready.length; g++) {
            latest = g == giver ? latest : Math.max(latest, ready[g]);
        }
        return latest;
    }

    /** Whether a way of the set is nowhere worse. */
    private boolean covered(TimedClosure.Entry next) {
        return known.getOrDefault(key(next.counts()), List.of()).stream().anyMatch(e -> noWorse(e, next));
    }

    private boolean noWorse(TimedClosure.Entry a, TimedClosure.Entry b) {
        if (a.day() > b.day()) {
            return false;
        }
        for (int g = 0; g < a.ready().length; g++) {
            if (a.ready()[g] > Math.max(b.ready()[g], b.day())) {
                return false;
            }
        }
        for (int d = 0; d < deliveries && a.day() == b.day(); d++) {
            boolean counts = problem.deliveries().get(d).timing().perDay() < Timing.NO_LIMIT;
            if (counts && a.used()[d] > b.used()[d]) {
                return false;
            }
        }
        return true;
    }

    /** Whether each delivery, with what must follow all of it, can still be done in time if it is alone. */
    private boolean inTime(TimedClosure.Entry at) {
        for (int d = 0; d < deliveries; d++) {
            Delivery delivery = problem.deliveries().get(d);
            int left = delivery.steps() - at.counts()[d];
            if (left == 0) {
                continue;
            }
            int giver = givers().indexOf(delivery.by());
            int from = Math.max(Math.max(at.day(), delivery.timing().first()), others(at.ready(), giver));
            long today = perDay(delivery) - (from == at.day() ? at.used()[d] : 0L);
            long finish = from + (left <= today ? 0 : Math.ceilDiv(left - today, (long) perDay(delivery)));
            if (finish > latest(d)
                    || finish + chain(delivery, 0) > closure.limits().lastDay()) {
                return false;
            }
        }
        return true;
    }

    /** Days that must follow the last step of a delivery. */
    private int chain(Delivery done, int depth) {
        int longest = 0;
        for (Precedence p : problem.precedences()) {
            boolean all = p.after().equals(done.id()) && p.howMany() > (done.steps() - 1) * done.together();
            if (all && depth < deliveries) {
                Delivery next = problem.delivery(p.delivery()).orElseThrow();
                int waits = next.by().equals(done.by()) ? 0 : done.timing().verification();
                int days = (int) Math.ceilDiv((long) next.steps(), (long) perDay(next)) - 1;
                longest = Math.max(longest, waits + days + chain(next, depth + 1));
            }
        }
        return longest;
    }

    private boolean allowed(int d, int[] counts) {
        Delivery delivery = problem.deliveries().get(d);
        if (counts[d] >= delivery.steps()) {
            return false;
        }
        for (Precedence p : problem.precedences()) {
            for (int a = 0; a < deliveries && p.delivery().equals(delivery.id()); a++) {
                Delivery after = problem.deliveries().get(a);
                if (after.id().equals(p.after()) && after.after(counts[a]) < Math.min(p.howMany(), after.quantity())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean within(int[] counts) {
        int[] delivered = new int[deliveries];
        for (int d = 0; d < deliveries; d++) {
            delivered[d] = problem.deliveries().get(d).after(counts[d]);
        }
        Standing standing = new Standing(problem, delivered, new int[deliveries], Rational.ZERO);
        List<Rational> exposures = new ArrayList<>();
        for (int p = 0; p < problem.parties().size(); p++) {
            Party party = problem.parties().get(p);
            Rational extra = closure.unit().times(Rational.of(closure.limits().extra()[p]));
            if (standing.margins(party, extra).stream().anyMatch(m -> m.signum() < 0)) {
                return false;
            }
            if (problem.assessment(party.id()) == ExchangeProblem.Assessment.NUMBERS) {
                exposures.add(standing.exposure(party.id()));
                Rational net = standing.exposure(party.id()).minus(problem.indemnities(party.id()));
                if (above(net, closure.limits().exposure())) {
                    return false;
                }
            }
        }
        exposures.sort(null);
        return exposures.isEmpty()
                || !above(
                        exposures.getLast().minus(exposures.getFirst()),
                        closure.limits().spread());
    }

    private boolean above(Rational figure, long limit) {
        return limit < Lattice.UNBOUNDED && figure.compareTo(closure.unit().times(Rational.of(limit))) > 0;
    }

    private static List<Integer> key(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }
}
