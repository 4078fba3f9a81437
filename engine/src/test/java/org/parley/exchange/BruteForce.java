package org.parley.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.parley.exchange.ExchangePlan.Step;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.model.Rational;

/** Goes through every sequence of steps, one by one, with the definitions; slow and plain. */
final class BruteForce {

    private final ExchangeProblem problem;
    /** What each complete sequence needs of each party. */
    final List<List<Rational>> needs = new ArrayList<>();

    final List<List<Integer>> sequences = new ArrayList<>();
    private final List<Rational> exposures = new ArrayList<>();

    BruteForce(ExchangeProblem problem) {
        this.problem = problem;
        int n = problem.deliveries().size();
        go(
                new int[n],
                new ArrayList<>(),
                problem.parties().stream().map(p -> Rational.ZERO).toList(),
                Rational.ZERO);
    }

    private void go(int[] steps, List<Integer> done, List<Rational> need, Rational exposure) {
        int n = steps.length;
        int[] delivered = new int[n];
        boolean complete = true;
        for (int i = 0; i < n; i++) {
            Delivery d = problem.deliveries().get(i);
            delivered[i] = d.after(steps[i]);
            complete &= delivered[i] == d.quantity();
        }
        Standing standing = new Standing(problem, delivered, new int[n], Rational.ZERO);
        List<Rational> now = new ArrayList<>();
        Rational exposed = exposure;
        for (int p = 0; p < need.size(); p++) {
            Party party = problem.parties().get(p);
            Rational margin = standing.margins(party, Rational.ZERO).getFirst();
            now.add(need.get(p).max(margin.negated()));
            exposed = exposed.max(standing.exposure(party.id()));
        }
        if (complete) {
            needs.add(now);
            sequences.add(List.copyOf(done));
            exposures.add(exposed);
            return;
        }
        for (int i = 0; i < n; i++) {
            Delivery d = problem.deliveries().get(i);
            if (delivered[i] < d.quantity() && open(d, delivered)) {
                steps[i]++;
                done.add(i);
                go(steps, done, now, exposed);
                done.removeLast();
                steps[i]--;
            }
        }
    }

    private boolean open(Delivery d, int[] delivered) {
        return problem.precedences().stream()
                .filter(p -> p.delivery().equals(d.id()))
                .allMatch(p -> {
                    Delivery after = problem.delivery(p.after()).orElseThrow();
                    return delivered[problem.deliveries().indexOf(after)] >= Math.min(p.howMany(), after.quantity());
                });
    }

    private static boolean safe(List<Rational> need) {
        return need.stream().allMatch(n -> n.signum() == 0);
    }

    boolean feasible() {
        return needs.stream().anyMatch(BruteForce::safe);
    }

    Optional<Rational> sum() {
        return needs.stream()
                .map(n -> n.stream().reduce(Rational.ZERO, Rational::plus))
                .min(Rational::compareTo);
    }

    Optional<Rational> common() {
        return needs.stream()
                .map(n -> n.stream().max(Rational::compareTo).orElseThrow())
                .min(Rational::compareTo);
    }

    Map<String, Rational> alone() {
        Map<String, Rational> alone = new TreeMap<>();
        for (int p = 0; p < problem.parties().size(); p++) {
            for (List<Rational> need : needs) {
                Rational own = need.get(p);
                boolean others = true;
                for (int q = 0; q < need.size(); q++) {
                    others &= q == p || need.get(q).signum() == 0;
                }
                if (others) {
                    alone.merge(problem.parties().get(p).id(), own, Rational::min);
                }
            }
        }
        return alone;
    }

    /** Needs that no other is below. */
    List<List<Rational>> minimal() {
        List<List<Rational>> distinct = needs.stream().distinct().toList();
        return distinct.stream()
                .filter(a -> distinct.stream().noneMatch(b -> !b.equals(a) && below(b, a)))
                .toList();
    }

    private static boolean below(List<Rational> a, List<Rational> b) {
        for (int i = 0; i < a.size(); i++) {
            if (a.get(i).compareTo(b.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    Optional<Rational> smallestExposure() {
        Optional<Rational> smallest = Optional.empty();
        for (int i = 0; i < needs.size(); i++) {
            Rational one = exposures.get(i);
            if (safe(needs.get(i))) {
                smallest = Optional.of(smallest.map(one::min).orElse(one));
            }
        }
        return smallest;
    }

    /** The earliest last day of a safe sequence, each step as early as the checker lets it be; none if none fits. */
    Optional<Integer> earliestEnd(int latest) {
        Optional<Integer> earliest = Optional.empty();
        for (int i = 0; i < needs.size(); i++) {
            if (safe(needs.get(i))) {
                Optional<Integer> end = end(sequences.get(i), latest);
                if (end.isPresent() && end.get() < earliest.orElse(Integer.MAX_VALUE)) {
                    earliest = end;
                }
            }
        }
        return earliest;
    }

    private Optional<Integer> end(List<Integer> sequence, int latest) {
        List<Step> steps = new ArrayList<>();
        int[] delivered = new int[problem.deliveries().size()];
        int day = 0;
        for (int i : sequence) {
            Delivery d = problem.deliveries().get(i);
            int items = Math.min(d.together(), d.quantity() - delivered[i]);
            delivered[i] += items;
            while (true) {
                steps.add(new Step(StepKind.DELIVER, d.id(), items, Rational.ZERO, day));
                List<String> faults = PlanChecker.faults(new ExchangePlan(problem, steps));
                if (faults.stream().allMatch(f -> f.startsWith("not all of"))) {
                    break;
                }
                steps.removeLast();
                if (++day > latest) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(day);
    }
}
