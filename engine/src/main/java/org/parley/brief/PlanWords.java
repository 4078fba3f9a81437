package org.parley.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.exchange.ExchangePlan;
import org.parley.exchange.ExchangePlan.Step;
import org.parley.exchange.ExchangePlan.Weakest;
import org.parley.exchange.ExchangeProblem;
import org.parley.exchange.ExchangeProblem.Assessment;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.exchange.Planning.Figure;
import org.parley.exchange.Remedies;
import org.parley.exchange.StepKind;
import org.parley.exchange.TrustGap;
import org.parley.exchange.WhatIf;
import org.parley.model.Obligation;
import org.parley.model.Rational;

/** A plan in sentences: what text, pages and calendar all say in the same words. */
final class PlanWords {

    private final PlanReport report;
    private final ExchangeProblem problem;

    PlanWords(PlanReport report) {
        this.report = report;
        this.problem = report.plan()
                .map(ExchangePlan::problem)
                .orElse(report.planning().problem());
    }

    /**
     * So many items of one obligation on so many days in a row.
     *
     * @param step number of the first of its steps, from 1
     */
    record Row(int firstDay, int lastDay, String delivery, StepKind kind, int items, Rational amount, int step) {}

    /** The timetable: one row per obligation and run of days. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Map<String, Row> open = new LinkedHashMap<>();
        List<Step> steps = report.plan().map(ExchangePlan::steps).orElse(List.of());
        for (int i = 0; i < steps.size(); i++) {
            Step s = steps.get(i);
            String key = s.delivery() + s.kind();
            Row row = open.get(key);
            if (row == null || s.day() > row.lastDay() + 1) {
                if (row != null) {
                    rows.add(row);
                }
                row = new Row(s.day(), s.day(), s.delivery(), s.kind(), 0, Rational.ZERO, i + 1);
            }
            open.put(
                    key,
                    new Row(
                            row.firstDay(),
                            s.day(),
                            s.delivery(),
                            s.kind(),
                            row.items() + s.items(),
                            row.amount().plus(s.amount()),
                            row.step()));
        }
        rows.addAll(open.values());
        rows.sort(Comparator.comparingInt(Row::firstDay).thenComparingInt(Row::step));
        return rows;
    }

    String name(String party) {
        return problem.party(party)
                .map(Party::name)
                .orElseGet(() -> report.read().nameOf(party));
    }

    /** Who does what, without a number. */
    String deed(String delivery, StepKind kind) {
        if (kind == StepKind.PAY) {
            return problem.payment().map(p -> name(p.by()) + " pays").orElse("pays");
        }
        Delivery d = problem.delivery(delivery).orElseThrow();
        String words = name(d.by()) + " " + Phrases.bare(d.says());
        return switch (kind) {
            case DEPOSIT -> words + " (into the mediator's hands)";
            case RELEASE -> words + " (passed on by the mediator)";
            default -> words;
        };
    }

    /** {@code 3 of 33 people}; empty where it is all one step. */
    String share(String delivery, int items) {
        Delivery d = problem.delivery(delivery).orElse(null);
        if (d == null || d.quantity() == 1) {
            return "";
        }
        Optional<Obligation> duty = report.exchange().agreement().obligation(delivery);
        boolean measure = duty.map(o -> o.extent().every() != null).orElse(false);
        String unit = measure ? "days" : duty.map(Obligation::unit).orElse("");
        String of = items == d.quantity() ? "all " + items : items + " of " + d.quantity();
        return (of + " " + (unit == null ? "" : unit)).strip();
    }

    String day(int day) {
        return report.dayZero()
                .map(zero -> Dates.words(zero.plusDays(day)) + " (day " + day + ")")
                .orElse("day " + day);
    }

    /** The finding in one sentence. */
    String finding() {
        boolean assessed = problem.parties().stream().anyMatch(p -> problem.assessment(p.id()) != Assessment.NONE);
        return switch (report.planning().verdict()) {
            case SAFE ->
                assessed
                        ? "There is a safe plan" + basis()
                                + ": at no step would a side that is assessed do better by walking" + " out."
                        : "There is an order that keeps to what must come first and to the days. Whether anybody would walk out"
                                + " cannot be said: this case does not say what is at stake.";
            case NO_SAFE_ORDER ->
                "No order of the steps is safe" + basis()
                        + ": in each, some side would at some step do better by walking out.";
            case TOO_LATE -> "Safe orders exist" + basis() + ", but none of them fits the days.";
            case UNDECIDED ->
                "Whether there is a safe plan was not decided: too many states to look at. A larger --effort"
                        + " may decide it.";
        };
    }

    /** How the weights came about; to be said wherever they count. */
    String basis() {
        if (!report.exchange().weighed()) {
            return "";
        }
        return report.exchange().assumed().isEmpty() ? ", by the weights of the case" : ", by the assumed weights";
    }

    List<String> figures() {
        List<String> lines = new ArrayList<>();
        for (Figure f : report.planning().figures()) {
            String proof = f.proved()
                    ? "proved to be the best"
                    : "at least " + f.bound() + " is proved; the rest is not decided";
            lines.add(
                    switch (f.objective()) {
                        case EXPOSURE -> "Largest exposure of any side at any step: " + f.value() + " (" + proof + ").";
                        case DURATION ->
                            "Last step: " + day(f.value().numerator().intValue()) + " ("
                                    + (f.proved()
                                            ? "proved to be the earliest"
                                            : "day " + f.bound() + " at the earliest")
                                    + ").";
                        case GUARANTEE -> "Bonds: " + f.value() + " in all (" + proof + ").";
                        case BALANCE ->
                            "Largest difference of two sides' exposures: " + f.value() + " (" + proof + ").";
                    });
        }
        return lines;
    }

    /** The weakest moment and why; empty where no margin is known. */
    Optional<String> weakest() {
        return report.plan().flatMap(ExchangePlan::weakest).map(this::weakest);
    }

    private String weakest(Weakest w) {
        String when = w.step() == 0 ? "before the first step" : "after step " + w.step() + ", " + day(w.day());
        if (problem.assessment(w.party()) == Assessment.ORDER) {
            return "Weakest moment: " + when + ", for " + name(w.party())
                    + ": by its order, what is still to come and what"
                    + " walking out would cost outweigh what it still has to give by " + w.margin() + " at the scarcest"
                    + " rank.";
        }
        if (w.step() == report.plan().map(plan -> plan.steps().size()).orElse(-1)) {
            when = "after the last step, " + day(w.day());
        }
        int[] left = left(w.step());
        Rational toCome = Rational.ZERO;
        Rational toGive = Rational.ZERO;
        for (int i = 0; i < left.length; i++) {
            Delivery d = problem.deliveries().get(i);
            toCome =
                    toCome.plus(w.party().equals(d.to()) ? d.value().low().times(Rational.of(left[i])) : Rational.ZERO);
            toGive =
                    toGive.plus(d.by().equals(w.party()) ? d.cost().high().times(Rational.of(left[i])) : Rational.ZERO);
        }
        Party party = problem.party(w.party()).orElseThrow();
        Rational loss = party.loss().low().plus(problem.bonds(w.party()));
        return "Weakest moment: " + when + ", for " + party.name() + ". What is still to come is then worth " + toCome
                + " to it, what it still has to give costs " + toGive + ", walking out would cost it " + loss
                + taken(w, toCome, toGive, loss) + "; staying is better by " + w.margin() + ".";
    }

    /** What could be taken back, where that is not nothing: the rest of the margin. */
    private static String taken(Weakest w, Rational toCome, Rational toGive, Rational loss) {
        Rational rest = w.margin().minus(toCome.minus(toGive).plus(loss));
        return rest.signum() == 0
                ? ""
                : rest.signum() < 0
                        ? " and let it take back " + rest.negated()
                        : " and lose it " + rest + " more that would be taken back";
    }

    private int[] left(int step) {
        List<Delivery> all = problem.deliveries();
        int[] left = all.stream().mapToInt(Delivery::quantity).toArray();
        List<Step> steps = report.plan().map(ExchangePlan::steps).orElse(List.of());
        for (Step s : steps.subList(0, step)) {
            for (int i = 0; i < left.length; i++) {
                boolean done = s.kind() == StepKind.DELIVER || s.kind() == StepKind.RELEASE;
                left[i] -= done && all.get(i).id().equals(s.delivery()) ? s.items() : 0;
            }
        }
        return left;
    }

    // ---- the gap and what closes it

    List<String> gap() {
        List<String> lines = new ArrayList<>();
        if (report.planning().gap().isEmpty()) {
            return lines;
        }
        TrustGap gap = report.planning().gap().get();
        for (Party p : problem.parties()) {
            Assessment how = problem.assessment(p.id());
            Rational alone = gap.alone().get(p.id());
            Integer level = gap.levels().get(p.id());
            if (how == Assessment.NUMBERS && alone != null) {
                lines.add("Enough by itself: walking out costs " + p.name() + " at least " + alone + " more.");
            } else if (how == Assessment.NUMBERS && gap.complete()) {
                lines.add("However much walking out costs " + p.name() + " alone, no order becomes safe.");
            } else if (how == Assessment.ORDER) {
                lines.add(
                        level == null
                                ? "However high " + p.name() + " ranks its loss by walking out, no order becomes safe."
                                : "Enough by itself: " + p.name() + " ranks its loss by walking out with "
                                        + ranked(p, level) + ".");
            }
        }
        gap.sum().ifPresent(v -> lines.add("Smallest sum of such extra losses: " + v + "."));
        gap.common().ifPresent(v -> lines.add("Smallest extra loss if every side has the same: " + v + "."));
        if (gap.minimal().size() > 1) {
            List<String> corners = gap.minimal().stream()
                    .map(c -> {
                        List<String> parts = new ArrayList<>();
                        c.each().forEach((id, v) -> parts.add(name(id) + " " + v));
                        c.together().ifPresent(v -> parts.add("together " + v));
                        return String.join(", ", parts);
                    })
                    .toList();
            lines.add("Every choice that is enough is at least one of: " + String.join("; ", corners) + ".");
        }
        if (!gap.complete()) {
            lines.add("Not every figure was decided: too many states to look at.");
        }
        return lines;
    }

    private String ranked(Party party, int level) {
        return problem.deliveries().stream()
                .filter(d -> d.by().equals(party.id()) && d.cost().level() == level
                        || party.id().equals(d.to()) && d.value().level() == level)
                .map(d -> "\"" + Phrases.bare(d.says()) + "\"")
                .findFirst()
                .orElse("the weightiest of these things");
    }

    List<String> remedies() {
        List<String> lines = new ArrayList<>();
        Remedies r = report.remedies().orElse(null);
        if (r == null) {
            return lines;
        }
        for (Remedies.BondTerm b : r.bonds()) {
            lines.add("A bond that " + name(b.party()) + " forfeits by walking out, of " + b.amount()
                    + ", put up by it or by a third party; in force "
                    + (b.from() == 0 ? "from the start" : "from step " + b.from()) + ", released after step "
                    + b.until()
                    + ". The plan below rests on it.");
        }
        for (Remedies.SmallerSteps s : r.smaller()) {
            lines.add("Smaller steps: \"" + deed(s.delivery(), StepKind.DELIVER) + "\" "
                    + (s.parts() > 1 ? "in " + s.parts() + " equal parts" : "at most " + s.together() + " at a time")
                    + ".");
        }
        r.everywhere()
                .filter(lot -> r.smaller().isEmpty())
                .ifPresent(lot -> lines.add("Smaller steps: in every obligation at most " + lot + " at a time."));
        r.withoutPrecedence()
                .forEach(p ->
                        lines.add("Another order: without the condition that \"" + deed(p.delivery(), StepKind.DELIVER)
                                + "\" waits for \"" + deed(p.after(), StepKind.DELIVER) + "\"."));
        r.escrow()
                .forEach(
                        ids -> lines.add(
                                "Escrow: the mediator holds "
                                        + String.join(
                                                " and ",
                                                ids.stream()
                                                        .map(id -> "\"" + deed(id, StepKind.DELIVER) + "\"")
                                                        .toList())
                                        + " between deposit and release; it is lost to whoever walks out. It must be something that can be held."));
        if (lines.isEmpty()) {
            lines.add(
                    "Nothing that was tried closes the gap by itself: smaller steps, another order, one or two escrows, bonds.");
        }
        return lines;
    }

    List<String> whatIfs() {
        return report.whatIfs().stream().map(this::whatIf).toList();
    }

    private String whatIf(WhatIf w) {
        String opening = "If " + w.change() + ": ";
        String breaks =
                w.breaks().map(b -> " It also breaks a condition: " + b + ".").orElse("");
        return opening
                + w.unsafe()
                        .map(u -> "the plan becomes unsafe "
                                + (u.step() == 0
                                        ? "before the first step"
                                        : "after step " + u.step() + ", " + day(u.day()))
                                + ": " + name(u.party()) + " would do better by walking out, by "
                                + u.margin().negated() + ".")
                        .orElse("the plan stays safe.")
                + breaks;
    }

    /** How far each side's loss could fall. */
    List<String> holdsWhile() {
        List<String> lines = new ArrayList<>();
        report.plan()
                .ifPresent(plan -> problem.parties()
                        .forEach(p -> WhatIf.leastLoss(plan, p.id())
                                .ifPresent(least -> lines.add("The plan holds while walking out costs " + p.name()
                                        + " at least " + least
                                        + (report.planning().bonds().isEmpty() ? "" : ", besides the bond") + "."))));
        return lines;
    }

    String limits() {
        return "A plan is computed from the terms recorded in this case and from weights of obligations, never of people"
                + (report.exchange().assumed().isEmpty() ? "" : "; the weights are assumed")
                + ". Each side's numbers are in a unit of its own; where they are set side by side, they are taken as they"
                + " stand. Not verified with the parties; neither advice nor prediction nor judgement.";
    }
}
