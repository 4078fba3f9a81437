package org.parley.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.exchange.ExchangePlan.Step;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.exchange.ExchangeProblem.Precedence;
import org.parley.model.Rational;

/** Goes through a plan step by step, from the problem alone, and names what is wrong with it. */
public final class PlanChecker {

    private final ExchangeProblem problem;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final int[] delivered;
    private final int[] held;
    private final Map<String, Integer> verified = new HashMap<>();
    private final Map<String, Integer> today = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private Rational paid = Rational.ZERO;
    private int day;

    private PlanChecker(ExchangeProblem problem) {
        this.problem = problem;
        problem.deliveries().forEach(d -> index.put(d.id(), index.size()));
        delivered = new int[index.size()];
        held = new int[index.size()];
    }

    /** What is wrong with the plan; nothing if it is safe and keeps to every condition. */
    public static List<String> faults(ExchangePlan plan) {
        PlanChecker checker = new PlanChecker(plan.problem());
        checker.everybodyStays("before the first step");
        for (int s = 0; s < plan.steps().size() && checker.faults.isEmpty(); s++) {
            checker.take(plan.steps().get(s), "step " + (s + 1));
        }
        if (checker.faults.isEmpty()) {
            checker.complete();
        }
        return checker.faults;
    }

    private void take(Step step, String where) {
        if (step.day() < day) {
            faults.add(where + " is on day " + step.day() + ", before the step that precedes it");
        }
        if (step.day() > day) {
            today.clear();
            day = step.day();
        }
        if (step.kind() == StepKind.PAY) {
            pay(step, where);
        } else if (index.containsKey(step.delivery())) {
            move(step, index.getOrDefault(step.delivery(), -1), where);
        } else {
            faults.add(where + " is of a delivery that the problem does not have: " + step.delivery());
        }
        if (faults.isEmpty()) {
            everybodyStays("after " + where);
        }
    }

    private void pay(Step step, String where) {
        if (problem.payment().isEmpty() || step.amount().signum() < 0) {
            faults.add(where + " pays " + step.amount() + " where no such payment is due");
            return;
        }
        waited(problem.payment().get().by(), where);
        paid = paid.plus(step.amount());
    }

    private void move(Step step, int i, String where) {
        Delivery d = problem.deliveries().get(i);
        int before = step.kind() == StepKind.RELEASE ? delivered[i] : delivered[i] + held[i];
        int left = step.kind() == StepKind.RELEASE ? held[i] : d.quantity() - before;
        if ((step.kind() == StepKind.DELIVER) != (d.escrow() == null)) {
            faults.add(where + " does not go the way that the terms of " + d.id() + " say");
        }
        if (step.items() != Math.min(d.together(), d.quantity() - before) || step.items() > left) {
            faults.add(where + " moves " + step.items() + " of " + d.id());
        }
        if (step.kind() != StepKind.DEPOSIT) {
            for (Precedence p : problem.precedences()) {
                int after = index.getOrDefault(p.after(), -1);
                int needed =
                        Math.min(p.howMany(), problem.deliveries().get(after).quantity());
                if (p.delivery().equals(d.id()) && delivered[after] < needed) {
                    faults.add(where + " comes before " + needed + " of " + p.after());
                }
            }
            if (day < d.timing().first() || day > d.timing().last()) {
                faults.add(where + " is outside the days of " + d.id());
            }
        }
        if (step.kind() != StepKind.RELEASE) {
            int used = today.merge(d.id(), step.items(), Integer::sum);
            if (used > Math.max(d.timing().perDay(), d.together())) {
                faults.add(where + " is more of " + d.id() + " than a day allows");
            }
        }
        String giver = step.kind() == StepKind.RELEASE ? "" : d.by();
        waited(giver, where);
        if (step.kind() != StepKind.DEPOSIT) {
            verified.merge(giver, day + d.timing().verification(), Math::max);
        }
        held[i] += step.kind() == StepKind.DEPOSIT ? step.items() : step.kind() == StepKind.RELEASE ? -step.items() : 0;
        delivered[i] += step.kind() == StepKind.DEPOSIT ? 0 : step.items();
    }

    /** Whether everything that others did before is verified by now. */
    private void waited(String giver, String where) {
        verified.forEach((other, from) -> {
            if (!other.equals(giver) && day < from) {
                faults.add(where + " does not wait until day " + from + ", when what came before is verified");
            }
        });
    }

    private void everybodyStays(String where) {
        for (Party party : problem.parties()) {
            List<Rational> margins = new Standing(problem, delivered, held, paid).margins(party, Rational.ZERO);
            if (margins.stream().anyMatch(m -> m.signum() < 0)) {
                faults.add(where + " " + party.id() + " would do better by walking out");
            }
        }
    }

    private void complete() {
        for (Delivery d : problem.deliveries()) {
            if (delivered[index.getOrDefault(d.id(), -1)] != d.quantity()) {
                faults.add("not all of " + d.id() + " is delivered");
            }
        }
        problem.payment()
                .filter(p -> !p.amount().equals(paid))
                .ifPresent(p -> faults.add("not all of " + p.id() + " is paid"));
    }
}
