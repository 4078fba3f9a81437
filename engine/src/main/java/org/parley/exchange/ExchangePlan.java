package org.parley.exchange;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.model.Rational;

/** Steps with their days, in order; {@link PlanChecker} says whether they are a safe plan. */
public final class ExchangePlan {

    private final ExchangeProblem problem;
    private final List<Step> steps;
    /** Worked out when first asked for. */
    private volatile @Nullable List<Moment> moments;

    public ExchangePlan(ExchangeProblem problem, List<Step> steps) {
        this.problem = problem;
        this.steps = List.copyOf(steps);
    }

    public ExchangeProblem problem() {
        return problem;
    }

    public List<Step> steps() {
        return steps;
    }

    /**
     * One step.
     *
     * @param delivery id of the delivery or of the payment
     * @param items how many items; 0 for money
     * @param amount how much money; zero for items
     * @param day counted from day zero
     */
    public record Step(StepKind kind, String delivery, int items, Rational amount, int day) {}

    /**
     * Where everybody stands after a step.
     *
     * @param step how many steps were taken
     * @param day day of the last of them; 0 before the first
     */
    public record Moment(int step, int day, List<PartyMoment> parties) {
        public Moment {
            parties = List.copyOf(parties);
        }

        public Optional<PartyMoment> of(String party) {
            return parties.stream().filter(p -> p.party().equals(party)).findFirst();
        }
    }

    /**
     * Where one party stands.
     *
     * @param exposure what it gave less what it received; with intervals at the worst ends; nothing without numbers
     * @param least the same at the best ends
     * @param margin by how much staying exceeds walking out; by an order, the scarcest level's count
     */
    public record PartyMoment(
            String party, Optional<Rational> exposure, Optional<Rational> least, Optional<Rational> margin) {}

    /** Days from the first to the last step, both counted; 0 for a plan without steps. */
    public int days() {
        return steps.isEmpty() ? 0 : steps.getLast().day() - steps.getFirst().day() + 1;
    }

    /** The day of the last step. */
    public int lastDay() {
        return steps.isEmpty() ? 0 : steps.getLast().day();
    }

    /** Before the first step, and after every step. */
    public List<Moment> moments() {
        List<Moment> known = moments;
        if (known == null) {
            known = List.copyOf(Moments.of(this));
            moments = known;
        }
        return known;
    }

    /** The largest exposure of any party at any moment, indemnities taken off; nothing without numbers. */
    public Optional<Rational> largestExposure() {
        return moments().stream()
                .flatMap(m -> m.parties().stream())
                .flatMap(p -> p.exposure().stream()
                        .map(e -> e.minus(problem.indemnities(p.party())).max(Rational.ZERO)))
                .max(Rational::compareTo);
    }

    /** The largest difference of two parties' exposures at any moment. */
    public Optional<Rational> largestSpread() {
        Optional<Rational> largest = Optional.empty();
        for (Moment m : moments()) {
            List<Rational> all = m.parties().stream()
                    .flatMap(p -> p.exposure().stream())
                    .sorted()
                    .toList();
            if (!all.isEmpty()) {
                Rational spread = all.getLast().minus(all.getFirst());
                largest = Optional.of(largest.map(spread::max).orElse(spread));
            }
        }
        return largest;
    }

    /**
     * The first moment and party whose margin is smallest; nothing where no margin is known. After the last step only a
     * party that could still take something back counts.
     */
    public Optional<Weakest> weakest() {
        Optional<Weakest> weakest = Optional.empty();
        List<Moment> moments = moments();
        for (Moment m : moments) {
            boolean end = m.step() > 0 && m.step() == steps.size();
            for (PartyMoment p : m.parties()) {
                Optional<Rational> margin = p.margin();
                boolean counts = !end
                        || problem.deliveries().stream().anyMatch(d -> d.recoverable() && d.by().equals(p.party()));
                if (counts
                        && margin.isPresent()
                        && weakest.map(w -> margin.get().compareTo(w.margin()) < 0)
                                .orElse(true)) {
                    weakest = Optional.of(new Weakest(m.step(), m.day(), p.party(), margin.get()));
                }
            }
        }
        return weakest;
    }

    /** Where a plan comes closest to a party walking out. */
    public record Weakest(int step, int day, String party, Rational margin) {}
}
