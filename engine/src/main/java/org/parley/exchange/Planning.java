package org.parley.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.exchange.ExchangeProblem.Guarantee;
import org.parley.model.Rational;

/**
 * What the planner found.
 *
 * @param problem as it was asked
 * @param bonds what the planner adds because without it no order of steps is safe; the plan's own problem has them
 * @param plan the plan, if there is one
 * @param figures what the plan was made good at, in order
 * @param gap how much trust is lacking, where no order is safe as stated
 * @param impossible why no order of steps is safe as stated; null if one is, or if that was not decided
 * @param tooLate why no safe order fits the days; null if one does, or if that was not decided
 */
public record Planning(
        ExchangeProblem problem,
        Verdict verdict,
        List<Guarantee> bonds,
        Optional<ExchangePlan> plan,
        List<Planning.Figure> figures,
        Optional<TrustGap> gap,
        @Nullable Closure impossible,
        @Nullable TimedClosure tooLate) {

    public Planning {
        bonds = List.copyOf(bonds);
        figures = List.copyOf(figures);
    }

    /** Whether an exchange can be carried out as it stands. */
    public enum Verdict {
        /** There is a safe plan. */
        SAFE,
        /** No order of steps is safe. */
        NO_SAFE_ORDER,
        /** Orders are safe, but none fits the days. */
        TOO_LATE,
        /** Not decided within the states that could be looked at. */
        UNDECIDED
    }

    /**
     * One objective and what became of it.
     *
     * @param value what the plan has
     * @param bound no plan that is as good by the objectives before it has less
     * @param order why no order has less; null where nothing is to be proved or days decide
     * @param days why no order with days has less; null where nothing is to be proved or the order decides
     */
    public record Figure(
            Objective objective,
            Rational value,
            Rational bound,
            @Nullable Closure order,
            @Nullable TimedClosure days) {

        /** Whether the value is proved to be the best. */
        public boolean proved() {
            return value.equals(bound);
        }
    }

    /** What is wrong with the certificates; nothing if everything claimed here is proved. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        plan.ifPresent(p -> faults.addAll(PlanChecker.faults(p)));
        ExchangeProblem secured = plan.map(ExchangePlan::problem).orElse(problem);
        if (impossible != null) {
            ClosureChecker.fault(problem, impossible).ifPresent(faults::add);
        }
        if (tooLate != null) {
            TimedClosureChecker.fault(problem, tooLate).ifPresent(faults::add);
        }
        gap.ifPresent(g -> faults.addAll(g.faults(problem)));
        for (Figure figure : figures) {
            if (figure.order() != null) {
                ClosureChecker.fault(secured, figure.order()).ifPresent(faults::add);
            }
            if (figure.days() != null) {
                TimedClosureChecker.fault(secured, figure.days()).ifPresent(faults::add);
            }
        }
        return faults;
    }
}
