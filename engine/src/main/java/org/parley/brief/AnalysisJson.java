package org.parley.brief;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.parley.bargaining.AdjustedWinner;
import org.parley.bargaining.Blocking;
import org.parley.bargaining.DirectAnswer;
import org.parley.bargaining.DirectSolution;
import org.parley.bargaining.Lotteries;
import org.parley.bargaining.Standing;
import org.parley.diagnosis.Extent;
import org.parley.diagnosis.Relaxation;
import org.parley.diagnosis.StickingPoint;
import org.parley.model.Case;
import org.parley.model.Outcome;
import org.parley.model.Rational;
import org.parley.pareto.Coverage;
import org.parley.pareto.FrontierCheck;
import org.parley.pareto.Indicators;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.RoundedFrontier;
import org.parley.solver.Refutation;
import tools.jackson.databind.json.JsonMapper;

/** Figures for machines; {@code docs/schemas/analysis.schema.json} describes them. */
public final class AnalysisJson {

    private static final String UNMEASURED = "not every party has a measured profile";
    private static final String TOO_LARGE = "the space is too large to try every outcome";

    private static final String UNRATIONAL = "no outcome gives every party its reservation value";

    private static final String NONE_FOUND = "no point that was found gives every party its reservation value";

    private AnalysisJson() {}

    public static String write(Analysis analysis) {
        Case read = analysis.analyzed();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", read.title());
        out.put("parties", read.parties().stream().map(p -> p.id()).toList());
        out.put("issues", read.issues().size());
        out.put("outcomes", read.space().size().toString());
        if (!analysis.asked().warnings().isEmpty()) {
            out.put("warnings", analysis.asked().warnings());
        }
        out.put("frontier", analysis.frontier().map(f -> frontier(f, analysis)).orElse(null));
        Map<String, Object> solutions = new LinkedHashMap<>();
        analysis.solutions()
                .forEach((solution, points) -> solutions.put(
                        solution.id(), points.stream().map(AnalysisJson::point).toList()));
        Map<String, Object> unsolved = new LinkedHashMap<>();
        analysis.frontier()
                .ifPresent(f -> analysis.solutions().forEach((solution, points) -> {
                    if (points.isEmpty()) {
                        unsolved.put(solution.id(), f.coverage().whole() ? UNRATIONAL : NONE_FOUND);
                    }
                }));
        analysis.direct().forEach(direct -> {
            switch (direct) {
                case DirectSolution found -> solutions.put(found.solution().id(), List.of(direct(found, read)));
                case DirectAnswer.None none -> unsolved.put(none.solution().id(), none.why());
            }
        });
        if (!analysis.withoutGain().isEmpty()) {
            out.put("without_gain", analysis.withoutGain());
        }
        analysis.asked().weighted().ifPresent(weighted -> {
            Map<String, Object> nash = new LinkedHashMap<>();
            nash.put("weights", weighted.weights());
            nash.put(
                    "points",
                    weighted.points().stream().map(AnalysisJson::point).toList());
            out.put("weighted_nash", nash);
        });
        boolean solved = analysis.frontier().isPresent() || !analysis.direct().isEmpty();
        out.put("solutions", solved ? solutions : null);
        if (!unsolved.isEmpty()) {
            out.put("unsolved", unsolved);
        }
        Map<String, Object> metrics = new LinkedHashMap<>();
        analysis.frontier().ifPresent(f -> metrics.put("coverage", f.coverage().toString()));
        analysis.indicators().ifPresent(indicators -> metrics(indicators, metrics));
        out.put("metrics", analysis.indicators().isPresent() ? metrics : null);
        Map<String, Object> acceptable = new LinkedHashMap<>();
        analysis.acceptable().ifPresent(a -> {
            acceptable.put("all", a.all().toString());
            acceptable.put("decision", a.decision().toString());
            Map<String, String> each = new LinkedHashMap<>();
            for (int p = 0; p < a.perParty().size(); p++) {
                each.put(read.parties().get(p).id(), a.perParty().get(p).toString());
            }
            acceptable.put("each", each);
        });
        out.put("acceptable", analysis.acceptable().isPresent() ? acceptable : null);
        if (analysis.frontier().isEmpty()
                || analysis.acceptable().isEmpty()
                || analysis.indicators()
                        .filter(i -> i.distribution().isPresent())
                        .isEmpty()) {
            out.put("why", why(analysis));
        }
        out.put(
                "sticking_points",
                analysis.diagnosis().stickingPoints().stream()
                        .map(p -> sticking(p))
                        .toList());
        out.put(
                "relaxations",
                analysis.diagnosis().relaxations().stream()
                        .map(AnalysisJson::relaxation)
                        .toList());
        out.put("compatible", analysis.diagnosis().compatible());
        analysis.meeting().ifPresent(meeting -> {
            Map<String, Object> outcomes = new LinkedHashMap<>();
            outcomes.put("count", meeting.count().least().toString());
            if (!meeting.count().exact()) {
                outcomes.put("at_most", meeting.count().most().toString());
            }
            outcomes.put("first", meeting.first().stream().map(Outcome::choices).toList());
            out.put("meeting_all", outcomes);
        });
        if (!analysis.diagnosis().undecided().isEmpty()) {
            out.put("undecided", analysis.diagnosis().undecided());
        }
        out.put(
                "components",
                analysis.diagnosis().extents().stream()
                        .map(AnalysisJson::extent)
                        .toList());
        analysis.asked().published().ifPresent(published -> {
            Map<String, Object> beside = new LinkedHashMap<>();
            beside.put("points", published.points());
            beside.put("matched", published.matched());
            out.put("published", beside);
        });
        if (!analysis.blocking().isEmpty()) {
            Map<String, Object> blocking = new LinkedHashMap<>();
            analysis.blocking()
                    .forEach((solution, found) -> blocking.put(
                            solution.id(),
                            found.stream().map(AnalysisJson::blocking).toList()));
            out.put("blocking", blocking);
        }
        analysis.asked().lotteries().ifPresent(lotteries -> out.put("lotteries", lotteries(lotteries)));
        analysis.asked().delay().ifPresent(delay -> {
            Map<String, Object> at = new LinkedHashMap<>();
            at.put("time", delay.time().toDouble());
            Map<String, Object> factors = new LinkedHashMap<>();
            delay.factors().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(e -> factors.put(e.getKey(), e.getValue().toDouble()));
            at.put("factors", factors);
            out.put("at", at);
        });
        analysis.asked().check().ifPresent(check -> out.put("check", check(check)));
        analysis.asked().standing().ifPresent(standing -> out.put("standing", standing(standing)));
        analysis.division().ifPresent(division -> out.put("adjusted_winner", division(division)));
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    }

    private static String why(Analysis analysis) {
        Case read = analysis.analyzed();
        boolean measured = !read.parties().isEmpty()
                && !read.issues().isEmpty()
                && read.parties().stream().allMatch(p -> read.profile(p.id()).isPresent());
        return measured ? TOO_LARGE : UNMEASURED;
    }

    private static void metrics(Indicators indicators, Map<String, Object> metrics) {
        metrics.put("opposition", indicators.opposition());
        metrics.put(
                "distribution",
                orNull(
                        indicators.roundedDistribution().isPresent()
                                ? indicators.roundedDistribution()
                                : indicators.distribution()));
        metrics.put("distribution_exact", orNull(indicators.distribution()));
        metrics.put("best", indicators.best().stream().map(Rational::toDouble).toList());
        List<Double> ideal = indicators.ideal().stream().map(Rational::toDouble).toList();
        metrics.put("ideal", ideal.isEmpty() ? null : ideal);
        metrics.put("nadir", indicators.nadir().stream().map(Rational::toDouble).toList());
        metrics.put("least", indicators.least().isEmpty() ? null : indicators.least());
        metrics.put("hypervolume", orNull(indicators.hypervolume()));
        if (indicators.hypervolume().isEmpty()) {
            metrics.put("hypervolume_why", Indicators.NO_VOLUME);
        }
        metrics.put("rational_share", orNull(indicators.rational()));
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static Map<String, Object> frontier(ParetoFrontier frontier, Analysis analysis) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("coverage", frontier.coverage().toString());
        out.put("points", frontier.size());
        out.put("outcomes", frontier.outcomes().map(Object::toString).orElse(null));
        if (frontier.outcomes().isEmpty()) {
            out.put("outcomes_why", ParetoFrontier.UNCOUNTED);
        }
        out.put("items", frontier.points().stream().map(AnalysisJson::point).toList());
        Map<String, Object> rounded = new LinkedHashMap<>();
        analysis.rounded().ifPresent(r -> {
            rounded.put("points", r.points());
            rounded.put("outcomes", r.outcomes());
        });
        out.put("genius", analysis.rounded().isPresent() ? rounded : null);
        if (analysis.rounded().isEmpty()) {
            out.put("why", RoundedFrontier.missing(frontier.valuation()).orElse(TOO_LARGE));
        }
        return out;
    }

    private static Map<String, Object> point(ParetoFrontier.Point point) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("outcome", point.outcome().choices());
        out.put("utilities", point.utilities().stream().map(Rational::toDouble).toList());
        return out;
    }

    private static Map<String, Object> check(FrontierCheck check) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("proved", check.proved());
        out.put("faults", check.faults());
        out.put(
                "tests",
                check.tests().stream()
                        .map(test -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("test", test.name());
                            one.put("extent", test.extent().name().toLowerCase(Locale.ROOT));
                            one.put("says", test.says());
                            return one;
                        })
                        .toList());
        return out;
    }

    private static Map<String, Object> standing(Standing standing) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("outcome", standing.outcome().choices());
        out.put(
                "utilities",
                standing.utilities().stream().map(Rational::toDouble).toList());
        out.put("beaten_by", standing.beatenBy().map(AnalysisJson::point).orElse(null));
        out.put("to_frontier", standing.toFrontier());
        Map<String, Object> distances = new LinkedHashMap<>();
        standing.toSolution().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> distances.put(e.getKey().id(), e.getValue()));
        out.put("to_solution", distances);
        return out;
    }

    private static Map<String, Object> blocking(Blocking blocking) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("coalition", blocking.coalition());
        out.put("instead", blocking.instead().choices());
        return out;
    }

    private static Map<String, Object> lotteries(Lotteries lotteries) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("corners", lotteries.corners().stream().map(AnalysisJson::point).toList());
        Map<String, Object> nash = new LinkedHashMap<>();
        lotteries.nash().ifPresent(draw -> {
            nash.put(
                    "expected", draw.expected().stream().map(Rational::toDouble).toList());
            nash.put("share", draw.share().toDouble());
            nash.put("one", draw.one().outcome().choices());
            nash.put("other", draw.other().outcome().choices());
        });
        out.put("nash", lotteries.nash().isPresent() ? nash : null);
        return out;
    }

    private static Map<String, Object> direct(DirectSolution direct, Case read) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("outcome", direct.outcome().choices());
        out.put("utilities", direct.utilities().stream().map(Rational::toDouble).toList());
        out.put("coverage", Coverage.over(read.space(), direct.coverage()).toString());
        out.put("on_frontier", direct.undominated());
        return out;
    }

    static Map<String, Object> sticking(StickingPoint point) {
        Map<String, Object> without = new LinkedHashMap<>();
        point.clauses().forEach(id -> {
            var outcome = point.without().get(id);
            without.put(id, outcome == null ? null : outcome.choices());
        });
        Map<String, Object> certificate = new LinkedHashMap<>();
        certificate.put("without", without);
        certificate.put("refutation", refutation(point.why()));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("component", point.component());
        out.put("clauses", point.clauses());
        out.put("certificate", certificate);
        return out;
    }

    private static Object refutation(Refutation proof) {
        return switch (proof) {
            case Refutation.Leaf(String clause) -> clause;
            case Refutation.Split(int issue, List<Refutation.Branch> cases) -> {
                Map<String, Object> out = new LinkedHashMap<>();
                out.put("issue", issue);
                out.put(
                        "cases",
                        cases.stream()
                                .map(branch -> {
                                    Map<String, Object> one = new LinkedHashMap<>();
                                    one.put(
                                            "options",
                                            branch.options().stream().boxed().toList());
                                    one.put("why", refutation(branch.why()));
                                    return one;
                                })
                                .toList());
                yield out;
            }
        };
    }

    static Map<String, Object> relaxation(Relaxation relaxation) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("component", relaxation.component());
        out.put("drop", relaxation.drop());
        out.put("witness", relaxation.decided());
        return out;
    }

    static Map<String, Object> extent(Extent extent) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("component", extent.component());
        out.put("issues", extent.issues());
        out.put("all_sticking_points", extent.allStickingPoints());
        out.put("all_relaxations", extent.allRelaxations());
        out.put("relaxations", extent.relaxations().toString());
        out.put("counted", extent.counted());
        return out;
    }

    private static Map<String, Object> division(AdjustedWinner division) {
        Map<String, Object> totals = new LinkedHashMap<>();
        for (int p = 0; p < 2; p++) {
            totals.put(division.parties().get(p), division.totals().get(p).toString());
        }
        Map<String, Object> shares = new LinkedHashMap<>();
        division.shares().forEach((issue, share) -> {
            Map<String, Object> both = new LinkedHashMap<>();
            both.put(division.parties().get(0), share.toString());
            both.put(division.parties().get(1), Rational.ONE.minus(share).toString());
            shares.put(issue, both);
        });
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("totals", totals);
        out.put("shares", shares);
        out.put(
                "transfers",
                division.transfers().stream()
                        .map(t -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("issue", t.issue());
                            one.put("from", t.from());
                            one.put("share", t.share().toString());
                            return one;
                        })
                        .toList());
        return out;
    }
}
