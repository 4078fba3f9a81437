package org.parley.brief;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.diagnosis.Diagnosis;
import org.parley.diagnosis.Price;
import org.parley.diagnosis.Request;
import org.parley.model.Case;
import tools.jackson.databind.json.JsonMapper;

/** What blocks and what would unblock it, for machines; {@code docs/schemas/diagnosis.schema.json} describes it. */
public final class DiagnosisJson {

    private DiagnosisJson() {}

    public static String write(Case read, Diagnosis diagnosis, Request request) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", read.title());
        out.put("outcomes", read.space().size().toString());
        out.put("compatible", diagnosis.compatible());
        out.put(
                "components",
                diagnosis.extents().stream().map(AnalysisJson::extent).toList());
        out.put("combinations", diagnosis.combinations().toString());
        Map<String, Object> costs = new LinkedHashMap<>();
        request.costs().keySet().stream()
                .sorted()
                .forEach(id -> costs.put(id, request.cost(id).toString()));
        out.put("assumed_costs", costs);
        out.put(
                "sticking_points",
                diagnosis.stickingPoints().stream()
                        .map(point -> {
                            Map<String, Object> one = AnalysisJson.sticking(point);
                            one.put("prices", prices(Price.of(read, point)));
                            return one;
                        })
                        .toList());
        out.put(
                "relaxations",
                diagnosis.relaxations().stream().map(AnalysisJson::relaxation).toList());
        out.put("undecided", diagnosis.undecided());
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    }

    private static List<Object> prices(List<Price> prices) {
        return prices.stream()
                .<Object>map(price -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("clause", price.clause());
                    one.put("party", price.party());
                    one.put("before", price.before().toString());
                    one.put("after", price.after().toString());
                    one.put("loss", price.loss().toString());
                    one.put("assumed", price.assumed());
                    one.put("witness", price.witness().choices());
                    return one;
                })
                .toList();
    }
}
