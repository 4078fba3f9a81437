package org.parley.brief;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.diagnosis.Packages;
import org.parley.diagnosis.Unlocking;
import org.parley.preference.Acceptability;
import org.parley.preference.Acceptance;
import org.parley.preference.Indices;
import org.parley.preference.LogRolling;
import org.parley.preference.Possibilities;
import org.parley.preference.Prior;
import tools.jackson.databind.json.JsonMapper;

/** Packages for machines; {@code docs/schemas/packages.schema.json} describes them. */
public final class PackagesJson {

    private PackagesJson() {}

    /** @param indices acceptability, where it was asked for; null otherwise */
    public static String write(
            Packages packages,
            List<LogRolling> rolling,
            List<Unlocking> unlocking,
            @Nullable Indices indices,
            int top) {
        Possibilities found = packages.found();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", found.read().title());
        out.put("as_of", found.read().asOf().toString());
        out.put("outcomes", found.space().size().toString());
        out.put("coverage", packages.coverage().toString());
        out.put("sure", found.whole() ? found.jointCounts().getOrDefault(Acceptance.NECESSARY, 0) : null);
        out.put(
                "packages",
                packages.candidates().stream()
                        .limit(top)
                        .map(one -> candidate(found, one, indices))
                        .toList());
        out.put("log_rolling", rolling.stream().map(PackagesJson::rolling).toList());
        out.put("unlocking", unlocking.stream().map(PackagesJson::unlocking).toList());
        if (indices != null) {
            out.put("acceptability", about(indices));
        }
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    }

    private static Map<String, Object> candidate(
            Possibilities found, Packages.Candidate one, @Nullable Indices indices) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("outcome", one.outcome().choices());
        out.put("unsure", one.unsure());
        out.put("unknowns", one.unknowns());
        Map<String, Object> parties = new LinkedHashMap<>();
        for (Packages.Stand stand : one.stands()) {
            Map<String, Object> own = new LinkedHashMap<>();
            own.put("answer", stand.judgement().answer().word());
            own.put("swallows", stand.swallows());
            own.put("open_issues", stand.open());
            own.put("acts", List.copyOf(stand.judgement().acts()));
            own.put("claims", List.copyOf(stand.judgement().claims()));
            parties.put(stand.party(), own);
        }
        out.put("parties", parties);
        if (indices != null) {
            out.put("acceptability", indices(found, indices, one.picks()));
        }
        return out;
    }

    /** Both priors, each with every party's index and the joint one. */
    static Map<String, Object> indices(Possibilities found, Indices indices, int[] picks) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (Prior prior : Prior.values()) {
            Map<String, Object> own = new LinkedHashMap<>();
            for (Possibilities.View view : found.views()) {
                indices.of(prior, view, picks)
                        .ifPresent(a -> own.put(view.party().id(), number(a)));
            }
            Map<String, Object> both = new LinkedHashMap<>();
            both.put("parties", own);
            both.put(
                    "all", indices.joint(prior, picks).map(PackagesJson::number).orElse(null));
            out.put(prior.id(), both);
        }
        return out;
    }

    /** What a reader has to know of the indices. */
    static Map<String, Object> about(Indices indices) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("assumed", true);
        Map<String, Object> priors = new LinkedHashMap<>();
        for (Prior prior : Prior.values()) {
            priors.put(prior.id(), prior.words());
        }
        out.put("priors", priors);
        out.put("seed", indices.plan().seed());
        out.put("profiles", indices.plan().chains() * indices.plan().perChain());
        out.put("obstacles", indices.obstacles());
        return out;
    }

    private static Map<String, Object> number(Acceptability a) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("index", a.index());
        out.put("standard_error", a.standardError());
        out.put("effective_sample_size", a.effective());
        out.put("r_hat", a.spread());
        return out;
    }

    private static Map<String, Object> rolling(LogRolling one) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("first", one.first());
        out.put("more_to_first", one.here());
        out.put("second", one.second());
        out.put("more_to_second", one.there());
        out.put("premises", one.premises().stream().map(PossibleJson::premise).toList());
        return out;
    }

    private static Map<String, Object> unlocking(Unlocking one) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("clauses", one.clauses());
        out.put("steps", one.steps() < 0 ? null : one.steps());
        out.put("complete", one.complete());
        out.put(
                "ways",
                one.ways().stream()
                        .map(way -> {
                            Map<String, Object> own = new LinkedHashMap<>();
                            own.put(
                                    "moves",
                                    way.moves().stream().map(PackagesJson::move).toList());
                            own.put("example", way.example().choices());
                            return own;
                        })
                        .toList());
        return out;
    }

    private static Map<String, Object> move(Unlocking.Move move) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("party", move.party());
        out.put("clause", move.clause());
        out.put("issue", move.issue());
        out.put("to", move.to());
        out.put("steps", move.steps());
        out.put("red_line", move.redLine());
        out.put("precedents", move.precedents());
        return out;
    }
}
