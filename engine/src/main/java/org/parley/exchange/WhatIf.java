package org.parley.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.parley.exchange.ExchangePlan.Moment;
import org.parley.exchange.ExchangePlan.PartyMoment;
import org.parley.exchange.ExchangePlan.Step;
import org.parley.exchange.ExchangePlan.Weakest;
import org.parley.model.Rational;

/**
 * The same plan when something is otherwise: where does it become unsafe?
 *
 * @param change what is otherwise, in words
 * @param unsafe the first moment at which somebody would do better by walking out; nothing if the plan holds
 * @param breaks a condition of the terms that is broken, in words; nothing if none is
 */
public record WhatIf(String change, Optional<Weakest> unsafe, Optional<String> breaks) {

    /** A party's walk-away loss is another. */
    public static WhatIf loss(ExchangePlan plan, String party, Rational loss) {
        ExchangeProblem other = plan.problem().withLoss(party, Worth.of(loss));
        return of("walking out costs " + name(plan, party) + " " + loss, new ExchangePlan(other, plan.steps()));
    }

    /** Who puts up a guarantee withdraws it. */
    public static WhatIf withdrawn(ExchangePlan plan, String guarantee) {
        ExchangeProblem other = plan.problem()
                .withGuarantees(plan.problem().guarantees().stream()
                        .filter(g -> !g.id().equals(guarantee))
                        .toList());
        return of("the guarantee " + guarantee + " is withdrawn", new ExchangePlan(other, plan.steps()));
    }

    /** Every step of one delivery is so many days late, and everybody else keeps to the days of the plan. */
    public static WhatIf slip(ExchangePlan plan, String delivery, int days) {
        List<Step> steps = new ArrayList<>();
        for (Step s : plan.steps()) {
            boolean late = s.delivery().equals(delivery);
            steps.add(late ? new Step(s.kind(), s.delivery(), s.items(), s.amount(), s.day() + days) : s);
        }
        steps.sort(Comparator.comparingInt(Step::day));
        return of(
                delivery + " slips by " + days + (days == 1 ? " day" : " days"),
                new ExchangePlan(plan.problem(), steps));
    }

    private static WhatIf of(String change, ExchangePlan plan) {
        Optional<Weakest> unsafe = firstUnsafe(plan);
        Optional<String> breaks = PlanChecker.faults(plan).stream()
                .filter(f -> !f.endsWith("would do better by walking out"))
                .findFirst();
        return new WhatIf(change, unsafe, breaks);
    }

    /** The first moment at which a margin is negative. */
    static Optional<Weakest> firstUnsafe(ExchangePlan plan) {
        for (Moment m : plan.moments()) {
            for (PartyMoment p : m.parties()) {
                if (p.margin().map(Rational::signum).orElse(0) < 0) {
                    return Optional.of(
                            new Weakest(m.step(), m.day(), p.party(), p.margin().orElseThrow()));
                }
            }
        }
        return Optional.empty();
    }

    /** The smallest walk-away loss of a party with which the plan still holds; nothing without numbers. */
    public static Optional<Rational> leastLoss(ExchangePlan plan, String party) {
        Worth loss = plan.problem().party(party).orElseThrow().loss();
        if (plan.problem().assessment(party) != ExchangeProblem.Assessment.NUMBERS) {
            return Optional.empty();
        }
        return plan.moments().stream()
                .flatMap(m -> m.of(party).stream())
                .flatMap(p -> p.margin().stream())
                .min(Rational::compareTo)
                .map(margin -> loss.low().minus(margin).max(Rational.ZERO));
    }

    private static String name(ExchangePlan plan, String party) {
        return plan.problem().party(party).map(ExchangeProblem.Party::name).orElse(party);
    }
}
