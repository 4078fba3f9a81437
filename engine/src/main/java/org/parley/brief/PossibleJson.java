package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Rational;
import org.parley.preference.Acceptance;
import org.parley.preference.Contradictions;
import org.parley.preference.Evidence;
import org.parley.preference.Indices;
import org.parley.preference.Judgement;
import org.parley.preference.Possibilities;
import org.parley.preference.Premise;
import tools.jackson.databind.json.JsonMapper;

/** What the record leaves possible, for machines; {@code docs/schemas/possible.schema.json} describes it. */
public final class PossibleJson {

    private PossibleJson() {}

    /** @param asked one outcome that was asked for; null for none */
    public static String write(Possibilities found, Possibilities.@Nullable Listed asked, @Nullable Indices indices) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", found.read().title());
        out.put("as_of", found.read().asOf().toString());
        out.put("outcomes", found.space().size().toString());
        out.put("parties", found.views().stream().map(v -> view(found, v)).toList());
        out.put("all", found.whole() ? counts(found.jointCounts()) : null);
        out.put(
                "items",
                found.whole()
                        ? found.listed().stream().map(one -> item(found, one)).toList()
                        : null);
        if (!found.whole()) {
            out.put("why", "there are too many outcomes to judge one by one");
        }
        if (asked != null) {
            out.put("asked", asked(found, asked));
        }
        if (indices != null && asked != null) {
            Map<String, Object> acceptability = new LinkedHashMap<>(PackagesJson.about(indices));
            acceptability.put("asked", PackagesJson.indices(found, indices, asked.picks()));
            out.put("acceptability", acceptability);
        }
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    }

    private static Map<String, Object> view(Possibilities found, Possibilities.View view) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("party", view.party().id());
        out.put("consistent", view.contradictions().sets().isEmpty());
        out.put(
                "counts",
                found.whole() && view.judge().isPresent()
                        ? counts(found.counts(view.party().id()))
                        : null);
        out.put("relaxed", view.polytope().relaxed());
        out.put(
                "premises",
                view.polytope().premises().stream().map(PossibleJson::premise).toList());
        Map<String, Object> readings = new LinkedHashMap<>();
        for (Act act : found.read().record()) {
            view.polytope().reading(act.id()).ifPresent(words -> readings.put(act.id(), words));
        }
        out.put("readings", readings);
        out.put(
                "contradictions",
                view.contradictions().sets().stream()
                        .map(PossibleJson::contradiction)
                        .toList());
        out.put("contradictions_complete", view.contradictions().complete());
        out.put(
                "left_out",
                view.reduced()
                        ? view.contradictions().leftOut().getFirst().stream()
                                .map(Premise::id)
                                .toList()
                        : List.of());
        return out;
    }

    static Map<String, Object> premise(Premise premise) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", premise.id());
        out.put("reading", premise.reading());
        out.put("acts", premise.acts());
        out.put("demands", premise.demands());
        out.put("claims", List.copyOf(premise.claims()));
        return out;
    }

    private static Map<String, Object> contradiction(Contradictions.Contradiction set) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("premises", set.premises().stream().map(Premise::id).toList());
        out.put("acts", set.acts());
        out.put("claims", set.claims());
        out.put("multipliers", numbers(set.proof().multipliers()));
        return out;
    }

    private static Map<String, Object> counts(Map<Acceptance, Integer> counts) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (Acceptance answer : Acceptance.values()) {
            out.put(answer.word(), counts.getOrDefault(answer, 0));
        }
        return out;
    }

    private static Map<String, Object> item(Possibilities found, Possibilities.Listed one) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("outcome", one.outcome().choices());
        out.put("all", found.joint(one).word());
        Map<String, Object> parties = new LinkedHashMap<>();
        one.judgements().forEach((party, judgement) -> {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("answer", judgement.answer().word());
            answer.put("acts", List.copyOf(judgement.acts()));
            answer.put("demands", List.copyOf(judgement.demands()));
            answer.put("claims", List.copyOf(judgement.claims()));
            parties.put(party, answer);
        });
        out.put("parties", parties);
        return out;
    }

    private static Map<String, Object> asked(Possibilities found, Possibilities.Listed one) {
        Map<String, Object> out = new LinkedHashMap<>(item(found, one));
        Map<String, Object> parties = new LinkedHashMap<>();
        for (Possibilities.View view : found.views()) {
            Judgement judgement = one.judgements().get(view.party().id());
            if (judgement == null) {
                continue;
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("answer", judgement.answer().word());
            answer.put("relaxed", judgement.relaxed());
            answer.put(
                    "premises",
                    judgement.premises().stream().map(PossibleJson::premise).toList());
            answer.put("certificate", certificate(judgement.proof()));
            Evidence evidence = view.judge()
                    .flatMap(judge -> Evidence.of(judge, one.picks()))
                    .orElse(null);
            answer.put("hangs_on", evidence == null ? null : List.copyOf(evidence.claims()));
            parties.put(view.party().id(), answer);
        }
        out.put("parties", parties);
        return out;
    }

    private static Map<String, Object> certificate(Judgement.Proof proof) {
        Map<String, Object> out = new LinkedHashMap<>();
        switch (proof) {
            case Judgement.Proof.Always(List<Rational> multipliers) -> out.put("multipliers", numbers(multipliers));
            case Judgement.Proof.Never(Rational loss, List<Rational> multipliers) -> {
                out.put("loss", loss.toString());
                out.put("multipliers", numbers(multipliers));
            }
            case Judgement.Proof.OnlyOnBorder(List<Rational> multipliers) -> {
                out.put("border", true);
                out.put("multipliers", numbers(multipliers));
            }
            case Judgement.Proof.Both(List<Rational> accepting, List<Rational> declining) -> {
                out.put("accepting", numbers(accepting));
                out.put("declining", numbers(declining));
            }
            case Judgement.Proof.Silence silence -> {}
        }
        return out;
    }

    private static List<String> numbers(List<Rational> numbers) {
        List<String> all = new ArrayList<>();
        numbers.forEach(n -> all.add(n.toString()));
        return all;
    }
}
