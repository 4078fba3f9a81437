package org.parley.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.exchange.ExchangePlan.Moment;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Escrow;
import org.parley.exchange.ExchangeProblem.Precedence;
import org.parley.model.Rational;

/**
 * What closes a trust gap, one thing at a time; each was tried and makes some order of steps safe. What was tried without
 * success is not listed. Guarantees are of three kinds that are not the same: a bond makes walking out cost more; an
 * indemnity only lowers what the other side has exposed, so it makes no plan safe; an escrow splits a delivery into
 * deposit and release.
 *
 * @param smaller steps of one delivery alone that are small enough
 * @param everywhere most items in a step that is small enough if it holds for every delivery
 * @param withoutPrecedence conditions of order, each enough if it alone falls away
 * @param escrow deliveries that are enough if the mediator holds them
 * @param bonds what the plan rests on, with its terms
 * @param indemnities what would cover each party's largest exposure
 */
public record Remedies(
        List<Remedies.SmallerSteps> smaller,
        Optional<Integer> everywhere,
        List<Precedence> withoutPrecedence,
        List<List<String>> escrow,
        List<Remedies.BondTerm> bonds,
        Map<String, Rational> indemnities) {

    private static final int MOST_PARTS = 24;

    public Remedies {
        smaller = List.copyOf(smaller);
        withoutPrecedence = List.copyOf(withoutPrecedence);
        escrow = escrow.stream().map(List::copyOf).toList();
        bonds = List.copyOf(bonds);
        indemnities = Map.copyOf(indemnities);
    }

    /**
     * The largest steps of one delivery that are small enough.
     *
     * @param together items in a step; where items themselves are cut, 1
     * @param parts equal parts that an item is cut into; 1 where it stays whole
     */
    public record SmallerSteps(String delivery, int together, int parts) {}

    /**
     * A bond that the plan rests on.
     *
     * @param from step before which it has to be in force
     * @param until step after which it can be released
     */
    public record BondTerm(String party, Rational amount, int from, int until) {}

    /** @param most how many states each trial may look at */
    public static Remedies of(Planning planning, int most) {
        ExchangeProblem problem = planning.problem();
        return new Remedies(
                smaller(problem, most),
                everywhere(problem, most),
                relaxed(problem, most),
                escrow(problem, most),
                bonds(planning),
                indemnities(planning));
    }

    private static boolean safe(ExchangeProblem problem, int most) {
        Lattice lattice = Lattice.of(problem);
        return Orders.search(Gauge.of(lattice, Limits.asStated(lattice)), most) instanceof Orders.Answer.Found;
    }

    private static ExchangeProblem replaced(ExchangeProblem problem, Delivery other) {
        return problem.withDeliveries(problem.deliveries().stream()
                .map(d -> d.id().equals(other.id()) ? other : d)
                .toList());
    }

    private static List<SmallerSteps> smaller(ExchangeProblem problem, int most) {
        List<SmallerSteps> found = new ArrayList<>();
        for (Delivery d : problem.deliveries()) {
            smallerLot(problem, d, most).ifPresent(found::add);
            if (d.divisible()) {
                for (int parts = 2; parts <= MOST_PARTS; parts++) {
                    ExchangeProblem cut = replaced(problem, d.together(1).cut(parts));
                    if (safe(counted(cut, d.id(), parts), most)) {
                        found.add(new SmallerSteps(d.id(), 1, parts));
                        break;
                    }
                }
            }
        }
        return found;
    }

    /** Precedences that count items of a delivery count its parts once it is cut. */
    private static ExchangeProblem counted(ExchangeProblem problem, String cut, int parts) {
        return problem.withPrecedences(problem.precedences().stream()
                .map(p -> p.after().equals(cut)
                        ? new Precedence(
                                p.delivery(), cut, (int) Math.min(Integer.MAX_VALUE, (long) p.howMany() * parts))
                        : p)
                .toList());
    }

    /** By halves and thirds and so on down to single items. */
    private static Optional<SmallerSteps> smallerLot(ExchangeProblem problem, Delivery d, int most) {
        int tried = d.together();
        for (int n = 2; tried > 1; n++) {
            int lot = Math.max(1, (d.together() + n - 1) / n);
            if (lot < tried) {
                tried = lot;
                if (safe(replaced(problem, d.together(lot)), most)) {
                    return Optional.of(new SmallerSteps(d.id(), lot, 1));
                }
            }
        }
        return Optional.empty();
    }

    /** The largest size, among halves and thirds and so on, that is small enough if no step of any delivery is larger. */
    private static Optional<Integer> everywhere(ExchangeProblem problem, int most) {
        int largest =
                problem.deliveries().stream().mapToInt(Delivery::together).max().orElse(1);
        int tried = largest;
        for (int n = 2; tried > 1; n++) {
            int lot = Math.max(1, (largest + n - 1) / n);
            if (lot < tried) {
                tried = lot;
                ExchangeProblem finer = problem.withDeliveries(problem.deliveries().stream()
                        .map(d -> d.together(Math.min(lot, d.together())))
                        .toList());
                if (safe(finer, most)) {
                    return Optional.of(lot);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Precedence> relaxed(ExchangeProblem problem, int most) {
        List<Precedence> found = new ArrayList<>();
        for (Precedence p : problem.precedences()) {
            List<Precedence> others = new ArrayList<>(problem.precedences());
            others.remove(p);
            int ends = problem.delivery(p.after()).orElseThrow().timing().last();
            boolean byDays =
                    ends < problem.delivery(p.delivery()).orElseThrow().timing().first();
            if (!byDays && safe(problem.withPrecedences(others), most)) {
                found.add(p);
            }
        }
        return found;
    }

    /** Held by the mediator and lost to whoever walks out: one delivery, or two where no one is enough. */
    private static List<List<String>> escrow(ExchangeProblem problem, int most) {
        List<List<String>> found = new ArrayList<>();
        List<Delivery> free =
                problem.deliveries().stream().filter(d -> d.escrow() == null).toList();
        for (Delivery d : free) {
            if (safe(held(problem, d), most)) {
                found.add(List.of(d.id()));
            }
        }
        for (int i = 0; i < free.size() && found.isEmpty(); i++) {
            for (int j = i + 1; j < free.size(); j++) {
                if (safe(held(held(problem, free.get(i)), free.get(j)), most)) {
                    found.add(List.of(free.get(i).id(), free.get(j).id()));
                }
            }
        }
        return found;
    }

    private static ExchangeProblem held(ExchangeProblem problem, Delivery d) {
        return replaced(problem, d.inEscrow(Escrow.AGAINST_WHO_WALKS_OUT));
    }

    private static List<BondTerm> bonds(Planning planning) {
        List<BondTerm> terms = new ArrayList<>();
        if (planning.plan().isEmpty()) {
            return terms;
        }
        List<Moment> moments = planning.plan().get().moments();
        for (ExchangeProblem.Guarantee g : planning.bonds()) {
            if (g instanceof ExchangeProblem.Guarantee.Bond(String id, String by, String of, Rational amount)) {
                int from = -1;
                int until = -1;
                for (Moment m : moments) {
                    boolean needed = m.of(of)
                            .flatMap(ExchangePlan.PartyMoment::margin)
                            .map(margin -> margin.compareTo(amount) < 0)
                            .orElse(false);
                    from = needed && from < 0 ? m.step() : from;
                    until = needed ? m.step() + 1 : until;
                }
                terms.add(new BondTerm(of, amount, Math.max(0, from), Math.min(until, moments.size() - 1)));
            }
        }
        return terms;
    }

    /** What would cover each party's largest exposure. */
    private static Map<String, Rational> indemnities(Planning planning) {
        Map<String, Rational> cover = new java.util.LinkedHashMap<>();
        planning.plan()
                .ifPresent(plan -> plan.moments()
                        .forEach(m -> m.parties()
                                .forEach(p -> p.exposure()
                                        .filter(e -> e.signum() > 0)
                                        .ifPresent(e -> cover.merge(p.party(), e, Rational::max)))));
        return cover;
    }
}
