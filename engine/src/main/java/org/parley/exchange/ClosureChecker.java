package org.parley.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.exchange.ExchangeProblem.Assessment;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.exchange.ExchangeProblem.Payment;
import org.parley.exchange.ExchangeProblem.Precedence;
import org.parley.model.Rational;

/**
 * Verifies a proof that no order of steps keeps within limits: the first state is in the set (or itself outside the
 * limits), the far end is not, and every step from a state of the set leads into the set or outside the limits.
 */
public final class ClosureChecker {

    private record Kind(int delivery, StepKind kind, int steps) {}

    private final ExchangeProblem problem;
    private final Closure closure;
    private final List<Kind> kinds = new ArrayList<>();
    private final Map<String, Rational> inSet = new HashMap<>();
    private final int[] start;
    private final int[] end;

    private ClosureChecker(ExchangeProblem problem, Closure closure) {
        this.problem = problem;
        this.closure = closure;
        for (int d = 0; d < problem.deliveries().size(); d++) {
            Delivery delivery = problem.deliveries().get(d);
            if (delivery.escrow() == null) {
                kinds.add(new Kind(d, StepKind.DELIVER, delivery.steps()));
            } else {
                kinds.add(new Kind(d, StepKind.DEPOSIT, delivery.steps()));
                kinds.add(new Kind(d, StepKind.RELEASE, delivery.steps()));
            }
        }
        start = new int[kinds.size()];
        end = kinds.stream().mapToInt(Kind::steps).toArray();
        closure.entries().forEach(e -> inSet.put(Arrays.toString(e.counts()), amount(e.paid())));
    }

    /** What is wrong with the proof; nothing if it holds. */
    static Optional<String> fault(ExchangeProblem problem, Closure closure) {
        return new ClosureChecker(problem, closure).fault();
    }

    private Optional<String> fault() {
        int[] first = closure.forward() ? start : end;
        int[] far = closure.forward() ? end : start;
        if (problem.payment().isPresent() && !closure.forward() && within(end)) {
            return Optional.of("with money a proof must run forwards");
        }
        if (inSet.containsKey(Arrays.toString(far))) {
            return Optional.of("the far end is in the set");
        }
        boolean begins =
                within(first) && (problem.payment().isEmpty() || least(first).compareTo(most(first)) <= 0);
        if (begins && !holds(first, problem.payment().isPresent() ? least(first) : Rational.ZERO)) {
            return Optional.of("the first state is not in the set");
        }
        for (Closure.Entry entry : closure.entries()) {
            Optional<String> fault = leak(entry);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> leak(Closure.Entry entry) {
        int[] here = entry.counts();
        if (here.length != kinds.size()) {
            return Optional.of("a state has " + here.length + " counts instead of " + kinds.size());
        }
        for (int c = 0; c < kinds.size(); c++) {
            if (here[c] < 0 || here[c] > end[c]) {
                return Optional.of("a state counts " + here[c] + " steps of " + end[c]);
            }
            int[] next = here.clone();
            next[c] += closure.forward() ? 1 : -1;
            if (next[c] < 0
                    || next[c] > end[c]
                    || !allowed(c, closure.forward() ? here : next)
                    || !closure.forward() && !consistent(next)) {
                continue;
            }
            if (problem.payment().isEmpty()) {
                if (!inSet.containsKey(Arrays.toString(next)) && within(next)) {
                    return Optional.of(
                            "a step leads out of the set: " + Arrays.toString(here) + " to " + Arrays.toString(next));
                }
                continue;
            }
            Rational paid = amount(entry.paid()).max(least(next));
            boolean broken = !within(next) || paid.compareTo(most(here)) > 0 || paid.compareTo(most(next)) > 0;
            if (!broken && !holds(next, paid)) {
                return Optional.of("a step leads out of the set: " + Arrays.toString(here) + " to "
                        + Arrays.toString(next) + " at " + paid);
            }
        }
        return Optional.empty();
    }

    private boolean holds(int[] counts, Rational paid) {
        Rational known = inSet.get(Arrays.toString(counts));
        return known != null && known.compareTo(paid) <= 0;
    }

    /** Whether the terms let the next step of class c be taken. */
    private boolean allowed(int c, int[] counts) {
        Kind kind = kinds.get(c);
        if (kind.kind() == StepKind.DEPOSIT) {
            return true;
        }
        if (kind.kind() == StepKind.RELEASE && counts[c] >= counts[c - 1]) {
            return false;
        }
        Standing standing = standing(counts, Rational.ZERO);
        String id = problem.deliveries().get(kind.delivery()).id();
        for (Precedence p : problem.precedences()) {
            if (p.delivery().equals(id)) {
                for (int d = 0; d < standing.delivered().length; d++) {
                    Delivery after = problem.deliveries().get(d);
                    if (after.id().equals(p.after())
                            && standing.delivered()[d] < Math.min(p.howMany(), after.quantity())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Whether the last step taken of every class was allowed by what else was done; on every way from the start it was. */
    private boolean consistent(int[] counts) {
        for (int c = 0; c < kinds.size(); c++) {
            if (counts[c] > 0) {
                int[] before = counts.clone();
                before[c]--;
                if (!allowed(c, before)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Standing standing(int[] counts, Rational paid) {
        int n = problem.deliveries().size();
        int[] delivered = new int[n];
        int[] held = new int[n];
        for (int c = 0; c < kinds.size(); c++) {
            Kind kind = kinds.get(c);
            int items = problem.deliveries().get(kind.delivery()).after(counts[c]);
            switch (kind.kind()) {
                case DEPOSIT -> held[kind.delivery()] += items;
                case RELEASE -> {
                    delivered[kind.delivery()] += items;
                    held[kind.delivery()] -= items;
                }
                default -> delivered[kind.delivery()] += items;
            }
        }
        return new Standing(problem, delivered, held, paid);
    }

    // ---- limits

    private Rational amount(long units) {
        return closure.unit().times(Rational.of(units));
    }

    private static boolean limited(long units) {
        return units < Lattice.UNBOUNDED;
    }

    /** Whether a state keeps within the limits, with whatever can have been paid by then. */
    private boolean within(int[] counts) {
        boolean last = Arrays.equals(counts, end);
        boolean first = Arrays.equals(counts, start);
        Rational all = problem.payment().map(Payment::amount).orElse(Rational.ZERO);
        Standing least = standing(counts, last ? all : Rational.ZERO);
        Standing most = standing(counts, first ? Rational.ZERO : all);
        Rational high = null;
        Rational low = null;
        for (int p = 0; p < problem.parties().size(); p++) {
            Party party = problem.parties().get(p);
            long extra = closure.limits().extra()[p];
            boolean pays =
                    problem.payment().filter(m -> m.by().equals(party.id())).isPresent();
            if (limited(extra)
                    && (pays ? most : least)
                            .margins(party, amount(extra)).stream().anyMatch(m -> m.signum() < 0)) {
                return false;
            }
            if (problem.assessment(party.id()) == Assessment.NUMBERS) {
                Rational exposure = (pays ? least : most).exposure(party.id());
                Rational net = exposure.minus(problem.indemnities(party.id()));
                if (limited(closure.limits().exposure())
                        && net.compareTo(amount(closure.limits().exposure())) > 0) {
                    return false;
                }
                Rational gross = standing(counts, Rational.ZERO).exposure(party.id());
                high = high == null ? gross : high.max(gross);
                low = low == null ? gross : low.min(gross);
            }
        }
        return problem.payment().isPresent()
                || high == null
                || low == null
                || !limited(closure.limits().spread())
                || high.minus(low).compareTo(amount(closure.limits().spread())) <= 0;
    }

    /** Least that must have been paid, plus the payer's extra loss. */
    private Rational least(int[] counts) {
        Payment money = problem.payment().orElseThrow();
        Standing none = standing(counts, Rational.ZERO);
        Rational shift = amount(closure.limits().extra()[index(money.by())]);
        Rational least = amount(-Lattice.UNBOUNDED);
        for (Rational margin : none.margins(party(money.by()), Rational.ZERO)) {
            least = least.max(margin.negated());
        }
        if (limited(closure.limits().exposure()) && numbers(money.to())) {
            least = least.max(none.exposure(money.to())
                    .minus(problem.indemnities(money.to()))
                    .minus(amount(closure.limits().exposure()))
                    .plus(shift));
        }
        if (limited(closure.limits().spread()) && numbers(money.to()) && numbers(money.by())) {
            Rational difference = none.exposure(money.by()).minus(none.exposure(money.to()));
            least = least.max(amount(-closure.limits().spread())
                    .minus(difference)
                    .dividedBy(Rational.of(2))
                    .plus(shift));
        }
        return least;
    }

    /** Most that may have been paid, plus the payer's extra loss. */
    private Rational most(int[] counts) {
        Payment money = problem.payment().orElseThrow();
        Standing none = standing(counts, Rational.ZERO);
        Rational shift = amount(closure.limits().extra()[index(money.by())]);
        Rational most = amount(Lattice.UNBOUNDED);
        for (Rational margin : none.margins(party(money.to()), Rational.ZERO)) {
            most = most.min(margin.plus(amount(closure.limits().pair())));
        }
        if (limited(closure.limits().exposure()) && numbers(money.by())) {
            most = most.min(amount(closure.limits().exposure())
                    .minus(none.exposure(money.by()).minus(problem.indemnities(money.by())))
                    .plus(shift));
        }
        if (limited(closure.limits().spread()) && numbers(money.to()) && numbers(money.by())) {
            Rational difference = none.exposure(money.by()).minus(none.exposure(money.to()));
            most = most.min(amount(closure.limits().spread())
                    .minus(difference)
                    .dividedBy(Rational.of(2))
                    .plus(shift));
        }
        return most;
    }

    private boolean numbers(String party) {
        return problem.assessment(party) == Assessment.NUMBERS;
    }

    private Party party(String id) {
        return problem.party(id).orElseThrow();
    }

    private int index(String id) {
        return problem.parties().indexOf(party(id));
    }
}
