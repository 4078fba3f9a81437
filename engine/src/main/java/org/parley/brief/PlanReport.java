package org.parley.brief;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.exchange.AgreementExchange;
import org.parley.exchange.ExchangePlan;
import org.parley.exchange.Objective;
import org.parley.exchange.Planner;
import org.parley.exchange.Planning;
import org.parley.exchange.Remedies;
import org.parley.exchange.WhatIf;
import org.parley.model.Case;
import org.parley.model.Rational;

/** How the agreement of a case could be carried out, ready to be set as text, page, calendar, table or JSON. */
public record PlanReport(
        Case read,
        AgreementExchange exchange,
        Planning planning,
        Optional<Remedies> remedies,
        List<WhatIf> whatIfs,
        Optional<LocalDate> dayZero) {

    /** States that each trial of a remedy may look at. */
    private static final int TRIAL = 30_000;

    public PlanReport {
        whatIfs = List.copyOf(whatIfs);
    }

    /** Nothing where the case has no agreement with obligations. */
    public static Optional<PlanReport> of(Case read) {
        return of(read, Planner.USUAL_OBJECTIVES, Planner.USUAL_EFFORT, AgreementExchange.MOST_STEPS);
    }

    /**
     * @param effort how many states a search may look at
     * @param mostSteps of one obligation
     */
    public static Optional<PlanReport> of(Case read, List<Objective> objectives, int effort, int mostSteps) {
        return AgreementExchange.of(read, mostSteps).map(exchange -> {
            Planning planning = Planner.plan(exchange.problem(), objectives, effort);
            Optional<Remedies> remedies = planning.verdict() == Planning.Verdict.NO_SAFE_ORDER
                    ? Optional.of(Remedies.of(planning, Math.min(TRIAL, effort)))
                    : Optional.empty();
            return new PlanReport(
                    read,
                    exchange,
                    planning,
                    remedies,
                    List.of(),
                    Optional.ofNullable(exchange.agreement().dayZero()));
        });
    }

    /** The same without trials of what would close a gap. */
    static Optional<PlanReport> brief(Case read, int effort) {
        return AgreementExchange.of(read)
                .map(exchange -> new PlanReport(
                        read,
                        exchange,
                        Planner.plan(exchange.problem(), Planner.USUAL_OBJECTIVES, effort),
                        Optional.empty(),
                        List.of(),
                        Optional.ofNullable(exchange.agreement().dayZero())));
    }

    public Optional<ExchangePlan> plan() {
        return planning.plan();
    }

    /**
     * Asks what happens to the plan: {@code loss:PARTY=N}, {@code withdraw:GUARANTEE} or {@code slip:OBLIGATION=DAYS}.
     *
     * @throws IllegalArgumentException if it is written in another way, or names what there is not
     */
    public PlanReport asked(List<String> questions) {
        List<WhatIf> answers = new ArrayList<>();
        for (String question : questions) {
            plan().ifPresent(p -> answers.add(answer(p, question)));
        }
        return new PlanReport(read, exchange, planning, remedies, answers, dayZero);
    }

    /** The same with another day zero. */
    public PlanReport from(LocalDate day) {
        return new PlanReport(read, exchange, planning, remedies, whatIfs, Optional.of(day));
    }

    private static WhatIf answer(ExchangePlan plan, String question) {
        String[] parts = question.split("[:=]", -1);
        if (parts.length == 3 && parts[0].equals("loss") && Rational.isWritten(parts[2])) {
            known(plan.problem().party(parts[1]).isPresent(), parts[1], "party");
            return WhatIf.loss(plan, parts[1], Rational.parse(parts[2]));
        }
        if (parts.length == 2 && parts[0].equals("withdraw")) {
            known(plan.problem().guarantees().stream().anyMatch(g -> g.id().equals(parts[1])), parts[1], "guarantee");
            return WhatIf.withdrawn(plan, parts[1]);
        }
        if (parts.length == 3 && parts[0].equals("slip") && parts[2].matches("\\d{1,4}")) {
            known(plan.problem().delivery(parts[1]).isPresent(), parts[1], "obligation");
            return WhatIf.slip(plan, parts[1], Integer.parseInt(parts[2]));
        }
        throw new IllegalArgumentException("what-if `" + question + "` was not understood."
                + " Write loss:PARTY=NUMBER, withdraw:GUARANTEE or slip:OBLIGATION=DAYS.");
    }

    private static void known(boolean known, String id, String kind) {
        if (!known) {
            throw new IllegalArgumentException("the plan has no " + kind + " `" + id
                    + "` that counts. Maybe it is misspelt, or states no amount.");
        }
    }
}
