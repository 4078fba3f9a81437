package org.parley.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.exchange.ExchangeProblem.Guarantee;
import org.parley.exchange.Gauge.Aim;
import org.parley.exchange.Planning.Figure;
import org.parley.exchange.Planning.Verdict;
import org.parley.model.Rational;

/**
 * Finds a safe plan that is good at the objectives, one after the other; or shows that there is none, how much trust is
 * lacking, and what the plan would be with the smallest bonds.
 */
public final class Planner {

    /** How many states a search may look at unless said otherwise. */
    public static final int USUAL_EFFORT = 400_000;

    public static final List<Objective> USUAL_OBJECTIVES = List.of(Objective.EXPOSURE, Objective.DURATION);

    private final int most;
    private final Lattice lattice;
    private final List<Figure> figures = new ArrayList<>();
    private Limits limits;
    private TimedSearch.@Nullable Answer best;

    private Planner(ExchangeProblem problem, int most) {
        this.lattice = Lattice.of(problem);
        this.most = most;
        this.limits = Limits.asStated(lattice);
    }

    public static Planning plan(ExchangeProblem problem) {
        return plan(problem, USUAL_OBJECTIVES, USUAL_EFFORT);
    }

    public static Planning plan(ExchangeProblem problem, List<Objective> objectives, int most) {
        Planner planner = new Planner(problem, most);
        if (objectives.contains(Objective.GUARANTEE)) {
            return planner.withGuarantee(objectives);
        }
        return switch (Orders.search(Gauge.of(planner.lattice, planner.limits), most)) {
            case Orders.Answer.Found found -> planner.improve(found.path(), objectives);
            case Orders.Answer.None none -> planner.closeGap(none.proof(), objectives);
            case Orders.Answer.Unknown unknown -> planner.end(Verdict.UNDECIDED, null);
        };
    }

    private Planning end(Verdict verdict, @Nullable TimedClosure tooLate) {
        return new Planning(
                lattice.problem,
                verdict,
                List.of(),
                Optional.ofNullable(best).map(b -> Plans.of(lattice, Gauge.of(lattice, limits), b.plan())),
                figures,
                Optional.empty(),
                null,
                tooLate);
    }

    /** No order is safe as stated: the plan with the bonds of the smallest sum. */
    private Planning closeGap(Closure proof, List<Objective> objectives) {
        TrustGap gap = TrustGap.within(lattice, limits, most);
        Optional<Map<String, Rational>> extra = gap.smallest(lattice.problem);
        if (extra.isEmpty() || bonds(extra.get()).isEmpty()) {
            return new Planning(
                    lattice.problem,
                    Verdict.NO_SAFE_ORDER,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(gap),
                    proof,
                    null);
        }
        List<Guarantee> bonds = bonds(extra.get());
        Planning secured = plan(secured(bonds), objectives, most);
        return new Planning(
                lattice.problem,
                Verdict.NO_SAFE_ORDER,
                bonds,
                secured.plan(),
                secured.figures(),
                Optional.of(gap),
                proof,
                null);
    }

    private ExchangeProblem secured(List<Guarantee> bonds) {
        List<Guarantee> all = new ArrayList<>(lattice.problem.guarantees());
        all.addAll(bonds);
        return lattice.problem.withGuarantees(all);
    }

    private static List<Guarantee> bonds(Map<String, Rational> extra) {
        List<Guarantee> bonds = new ArrayList<>();
        extra.forEach((party, amount) -> {
            if (amount.signum() > 0) {
                bonds.add(new Guarantee.Bond("needed-" + party, "", party, amount));
            }
        });
        return bonds;
    }

    /** Objectives that stand before the guarantee are made good as if bonds cost nothing; then the bonds are chosen. */
    private Planning withGuarantee(List<Objective> objectives) {
        int at = objectives.indexOf(Objective.GUARANTEE);
        Limits free = Limits.extra(Orders.common(lattice, Lattice.UNBOUNDED), lattice);
        Limits caps = limits;
        for (Objective objective : objectives.subList(0, at)) {
            Aim aim = objective == Objective.EXPOSURE ? Aim.EXPOSURE : Aim.SPREAD;
            Limits asked = new Limits(free.extra(), free.pair(), caps.exposure(), caps.spread(), Integer.MAX_VALUE);
            if (objective != Objective.DURATION
                    && Orders.lowest(lattice, asked, aim, -1, most) instanceof Orders.Answer.Found found) {
                caps = aim == Aim.EXPOSURE ? caps.withExposure(found.height()) : caps.withSpread(found.height());
            }
        }
        TrustGap gap = TrustGap.within(lattice, caps, most);
        Optional<Map<String, Rational>> extra = gap.smallest(lattice.problem);
        List<Guarantee> bonds = extra.map(Planner::bonds).orElse(List.of());
        Planner second = new Planner(secured(bonds), most);
        List<Objective> others = new ArrayList<>(objectives);
        others.remove(Objective.GUARANTEE);
        Planning plan = second.asStated(others);
        List<Figure> all = new ArrayList<>(plan.figures());
        Rational sum = bonds.stream().map(Guarantee::amount).reduce(Rational.ZERO, Rational::plus);
        if (plan.plan().isPresent()) {
            all.add(
                    Math.min(at, all.size()),
                    new Figure(Objective.GUARANTEE, sum, gap.sum().orElse(Rational.ZERO), null, null));
        }
        Closure impossible = Orders.search(Gauge.of(lattice, limits), most) instanceof Orders.Answer.None(Closure proof)
                ? proof
                : null;
        return new Planning(
                lattice.problem,
                impossible != null ? Verdict.NO_SAFE_ORDER : plan.verdict(),
                bonds,
                plan.plan(),
                all,
                impossible != null ? Optional.of(TrustGap.within(lattice, limits, most)) : Optional.empty(),
                impossible,
                plan.tooLate());
    }

    private Planning asStated(List<Objective> objectives) {
        return Orders.search(Gauge.of(lattice, limits), most) instanceof Orders.Answer.Found found
                ? improve(found.path(), objectives)
                : end(Verdict.UNDECIDED, null);
    }

    // ---- one objective after the other

    private Planning improve(List<Integer> path, List<Objective> objectives) {
        TimedSearch.Answer timed = within(path, limits);
        if (!timed.found()) {
            return end(timed.closed() ? Verdict.TOO_LATE : Verdict.UNDECIDED, timed.proof());
        }
        best = timed;
        for (Objective objective : objectives) {
            switch (objective) {
                case EXPOSURE -> lower(objective, Aim.EXPOSURE);
                case BALANCE -> lower(objective, Aim.SPREAD);
                case DURATION -> shorten();
                case GUARANTEE -> {}
            }
        }
        return end(Verdict.SAFE, null);
    }

    /** The order with its days if they fit; else whatever order fits. */
    private TimedSearch.Answer within(List<Integer> path, Limits asked) {
        Gauge gauge = Gauge.of(lattice, asked);
        TimedSearch.Answer followed = TimedSearch.follow(gauge, path);
        return followed.found() ? followed : TimedSearch.run(gauge, most);
    }

    private void lower(Objective objective, Aim aim) {
        if (!measurable(aim)) {
            return;
        }
        Orders.Answer answer = Orders.lowest(lattice, limits, aim, -1, most);
        long bound = 0;
        @Nullable Closure proof = null;
        if (answer instanceof Orders.Answer.Found found) {
            bound = found.height();
            proof = found.below();
            TimedSearch.Answer timed = within(found.path(), at(aim, bound));
            if (timed.found()) {
                best = timed;
            }
        } else if (answer instanceof Orders.Answer.Unknown unknown) {
            bound = unknown.atLeast();
        }
        long value = reached(aim);
        long[] range = narrow(aim, bound, value, answer instanceof Orders.Answer.Found);
        limits = at(aim, range[1]);
        figures.add(new Figure(
                objective, lattice.unscaled(range[1]), lattice.unscaled(bound), bound > 0 ? proof : null, null));
    }

    /** Tries values between what is proved and what is reached. */
    private long[] narrow(Aim aim, long bound, long value, boolean ordersKnown) {
        long low = bound;
        long high = value;
        long unit = aim == Aim.SPREAD && lattice.pays() ? 2 : 1;
        while (low < high) {
            long middle = low + (high - low) / 2 / unit * unit;
            Limits asked = at(aim, middle);
            TimedSearch.Answer timed = ordersKnown
                    ? TimedSearch.run(Gauge.of(lattice, asked), most)
                    : Orders.search(Gauge.of(lattice, asked), most) instanceof Orders.Answer.Found found
                            ? within(found.path(), asked)
                            : null;
            if (timed != null && timed.found()) {
                best = timed;
                high = Math.min(middle, reached(aim));
            } else {
                low = middle + unit;
            }
        }
        return new long[] {bound, high};
    }

    private boolean measurable(Aim aim) {
        int measured = 0;
        for (int p = 0; p < lattice.parties; p++) {
            measured += lattice.measured[p] ? 1 : 0;
        }
        return aim == Aim.EXPOSURE ? measured > 0 : measured > 1;
    }

    private Limits at(Aim aim, long value) {
        return aim == Aim.EXPOSURE ? limits.withExposure(value) : limits.withSpread(value);
    }

    private long reached(Aim aim) {
        if (best == null) {
            return Lattice.UNBOUNDED;
        }
        ExchangePlan plan = Plans.of(lattice, Gauge.of(lattice, limits), best.plan());
        Optional<Rational> value = aim == Aim.EXPOSURE ? plan.largestExposure() : plan.largestSpread();
        return value.map(lattice::scaled).orElse(0L);
    }

    private void shorten() {
        if (best == null) {
            return;
        }
        @Nullable TimedClosure proof = null;
        int bound = 0;
        if (best.ends() > 0) {
            TimedSearch.Answer shorter = TimedSearch.run(Gauge.of(lattice, limits.withLastDay(best.ends() - 1)), most);
            if (shorter.found()) {
                best = shorter;
                shorter = best.ends() == 0
                        ? shorter
                        : TimedSearch.run(Gauge.of(lattice, limits.withLastDay(best.ends() - 1)), most);
            }
            bound = shorter.closed() ? best.ends() : Math.min(best.ends(), shorter.ends());
            proof = shorter.proof();
        }
        limits = limits.withLastDay(best.ends());
        boolean checkable = lattice.problem.payment().isEmpty()
                && Arrays.stream(lattice.kind).allMatch(k -> k == StepKind.DELIVER);
        figures.add(new Figure(
                Objective.DURATION, Rational.of(best.ends()), Rational.of(bound), null, checkable ? proof : null));
    }
}
