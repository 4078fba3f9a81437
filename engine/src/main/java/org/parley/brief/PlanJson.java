package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.exchange.ExchangePlan;
import org.parley.exchange.ExchangePlan.Moment;
import org.parley.exchange.ExchangePlan.Step;
import org.parley.exchange.ExchangePlan.Weakest;
import org.parley.exchange.ExchangeProblem;
import org.parley.exchange.Planning;
import org.parley.exchange.Remedies;
import org.parley.exchange.TrustGap;
import org.parley.model.Rational;
import tools.jackson.databind.json.JsonMapper;

/** A plan for machines; {@code docs/schemas/plan.schema.json} describes it. Numbers are strings, exact. */
public final class PlanJson {

    private PlanJson() {}

    public static String write(PlanReport report) {
        PlanWords words = new PlanWords(report);
        Planning planning = report.planning();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", report.read().title());
        out.put("agreement", report.exchange().agreement().title());
        out.put("day_zero", report.dayZero().map(Object::toString).orElse(null));
        out.put("verdict", id(planning.verdict().name()));
        out.put("finding", words.finding());
        out.put(
                "parties",
                planning.problem().parties().stream().map(p -> party(report, p)).toList());
        out.put("figures", planning.figures().stream().map(PlanJson::figure).toList());
        out.put("gap", planning.gap().map(PlanJson::gap).orElse(null));
        out.put("remedies", report.remedies().map(PlanJson::remedies).orElse(null));
        out.put("plan", report.plan().map(PlanJson::plan).orElse(null));
        out.put(
                "what_if",
                report.whatIfs().stream()
                        .map(w -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("change", w.change());
                            one.put("safe", w.unsafe().isEmpty());
                            one.put("unsafe", w.unsafe().map(PlanJson::weakest).orElse(null));
                            one.put("breaks", w.breaks().orElse(null));
                            return one;
                        })
                        .toList());
        out.put("faults", planning.faults());
        out.put("notes", report.exchange().notes());
        out.put("limits", words.limits());
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String number(Optional<Rational> number) {
        return number.map(Rational::toString).orElse(null);
    }

    private static Map<String, Object> party(PlanReport report, ExchangeProblem.Party party) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", party.id());
        one.put(
                "assessment",
                id(report.planning().problem().assessment(party.id()).name()));
        one.put("assumed", report.exchange().assumed().contains(party.id()));
        return one;
    }

    private static Map<String, Object> figure(Planning.Figure figure) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("objective", figure.objective().id());
        one.put("value", figure.value().toString());
        one.put("bound", figure.bound().toString());
        one.put("proved", figure.proved());
        return one;
    }

    private static Map<String, Object> gap(TrustGap gap) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("alone", strings(gap.alone()));
        one.put("levels", gap.levels());
        one.put("sum", number(gap.sum()));
        one.put("common", number(gap.common()));
        one.put(
                "minimal",
                gap.minimal().stream()
                        .map(c -> {
                            Map<String, Object> corner = new LinkedHashMap<>();
                            corner.put("each", strings(c.each()));
                            corner.put("together", number(c.together()));
                            corner.put("sum", c.sum().toString());
                            return corner;
                        })
                        .toList());
        one.put("complete", gap.complete());
        one.put("proofs", gap.proofs().size());
        return one;
    }

    private static Map<String, String> strings(Map<String, Rational> numbers) {
        Map<String, String> all = new LinkedHashMap<>();
        numbers.forEach((key, value) -> all.put(key, value.toString()));
        return all;
    }

    private static Map<String, Object> remedies(Remedies r) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put(
                "bonds",
                r.bonds().stream()
                        .map(b -> {
                            Map<String, Object> bond = new LinkedHashMap<>();
                            bond.put("party", b.party());
                            bond.put("amount", b.amount().toString());
                            bond.put("from_step", b.from());
                            bond.put("until_step", b.until());
                            return bond;
                        })
                        .toList());
        one.put(
                "smaller_steps",
                r.smaller().stream()
                        .map(s -> Map.of("obligation", s.delivery(), "together", s.together(), "parts", s.parts()))
                        .toList());
        one.put("steps_everywhere", r.everywhere().orElse(null));
        one.put(
                "without_precedence",
                r.withoutPrecedence().stream()
                        .map(p -> Map.of("obligation", p.delivery(), "after", p.after()))
                        .toList());
        one.put("escrow", r.escrow());
        one.put("indemnities", strings(r.indemnities()));
        return one;
    }

    private static Map<String, Object> plan(ExchangePlan plan) {
        List<Map<String, Object>> steps = new ArrayList<>();
        List<Moment> moments = plan.moments();
        for (int i = 0; i < plan.steps().size(); i++) {
            Step s = plan.steps().get(i);
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("n", i + 1);
            one.put("day", s.day());
            one.put("kind", id(s.kind().name()));
            one.put("obligation", s.delivery());
            one.put("items", s.items());
            one.put("amount", s.amount().signum() == 0 ? null : s.amount().toString());
            one.put("standing", standing(moments.get(i + 1)));
            steps.add(one);
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("start", standing(moments.getFirst()));
        out.put("steps", steps);
        out.put("last_day", plan.lastDay());
        out.put("weakest", plan.weakest().map(PlanJson::weakest).orElse(null));
        return out;
    }

    private static Map<String, Object> standing(Moment moment) {
        Map<String, Object> all = new LinkedHashMap<>();
        moment.parties().forEach(p -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("exposure", number(p.exposure()));
            one.put("least_exposure", number(p.least()));
            one.put("margin", number(p.margin()));
            all.put(p.party(), one);
        });
        return all;
    }

    private static Map<String, Object> weakest(Weakest w) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("step", w.step());
        one.put("day", w.day());
        one.put("party", w.party());
        one.put("margin", w.margin().toString());
        return one;
    }
}
