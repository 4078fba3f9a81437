package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Claim;
import org.parley.model.When;
import org.parley.record.Status;
import tools.jackson.databind.json.JsonMapper;

/** A brief for machines; {@code docs/schemas/brief.schema.json} describes it. */
public final class BriefJson {

    private BriefJson() {}

    public static String write(Brief brief) {
        Findings findings = brief.findings();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", brief.title());
        out.put("as_of", brief.asOf().toString());
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("computed", computed(findings.status()));
        status.put("reported", reported(findings));
        out.put("status", status);
        out.put(
                "sticking_points",
                findings.sticking().stream().map(BriefJson::sticking).toList());
        out.put(
                "relaxations",
                findings.diagnosis().relaxations().stream()
                        .map(AnalysisJson::relaxation)
                        .toList());
        out.put("sentences", brief.sentences().stream().map(BriefJson::sentence).toList());
        out.put("closing", brief.closing());
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    }

    private static Map<String, Object> computed(Status status) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("state", Phrases.state(status.state()));
        if (status.party() != null) {
            out.put("party", status.party());
        }
        When since = status.since();
        if (since != null) {
            out.put("since", List.of(since.earliest().toString(), since.latest().toString()));
        }
        out.put("until", status.until() == null ? null : status.until().toString());
        out.put("overdue", status.overdue());
        if (status.open() != null) {
            out.put("answer_to", status.open());
            out.put("receipt_reported", status.receiptReported());
        }
        out.put("reasons", status.reasons());
        return out;
    }

    private static List<Object> reported(Findings findings) {
        List<Object> all = new ArrayList<>();
        findings.reportedStates().forEach((state, claims) -> {
            Map<String, List<String>> byHedge = new LinkedHashMap<>();
            for (Claim claim : claims) {
                byHedge.computeIfAbsent(claim.hedge() == null ? "" : claim.hedge(), h -> new ArrayList<>())
                        .add(claim.id());
            }
            byHedge.forEach((hedge, ids) -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("state", Phrases.state(state));
                one.put("hedge", hedge.isEmpty() ? null : hedge);
                one.put("claims", ids);
                all.add(one);
            });
        });
        return all;
    }

    private static Map<String, Object> sticking(Findings.Sticking point) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("issue", point.issues().getFirst());
        if (point.issues().size() > 1) {
            out.put("issues", point.issues());
        }
        out.put("kind", point.derived() ? "derived" : "reported");
        if (point.derived()) {
            out.put("minimal_sets", point.minimalSets());
        }
        out.put("claims", point.claims());
        return out;
    }

    private static Map<String, Object> sentence(Sentence s) {
        Map<String, Object> basis = new LinkedHashMap<>();
        basis.put("claims", s.claims());
        basis.put("acts", s.acts());
        basis.put("demands", s.demands());
        basis.put("rule", s.rule());
        basis.put("absence", s.absence());
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("n", s.n());
        out.put("section", s.section().id());
        out.put("text", s.text());
        out.put("basis", basis);
        out.put("grade", s.grade() == null ? null : s.grade().toString());
        out.put("date", s.when() == null ? null : Dates.iso(s.when()));
        return out;
    }
}
