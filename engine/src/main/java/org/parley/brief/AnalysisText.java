package org.parley.brief;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.bargaining.AdjustedWinner;
import org.parley.bargaining.BargainingSolution;
import org.parley.bargaining.Blocking;
import org.parley.bargaining.DirectAnswer;
import org.parley.bargaining.DirectSolution;
import org.parley.bargaining.Lotteries;
import org.parley.bargaining.Standing;
import org.parley.diagnosis.Extent;
import org.parley.diagnosis.Relaxation;
import org.parley.diagnosis.StickingPoint;
import org.parley.model.Case;
import org.parley.model.Rational;
import org.parley.pareto.Coverage;
import org.parley.pareto.FrontierCheck;
import org.parley.pareto.Indicators;
import org.parley.pareto.ParetoFrontier;

/** Figures for the terminal, each with its definition beside it. */
public final class AnalysisText {

    private static final int SHOWN = 3;

    /** How many warnings, or faults, a terminal shows. */
    private static final int WARNINGS = 20;

    private AnalysisText() {}

    public static List<String> of(Analysis analysis, int width) {
        Case read = analysis.analyzed();
        List<String> lines = new ArrayList<>();
        lines.add(read.title());
        lines.add(read.parties().size() + " parties, " + read.issues().size() + " issues, "
                + read.space().size() + " outcomes");
        warnings(analysis.asked().warnings(), lines);
        analysis.asked()
                .delay()
                .ifPresent(delay -> lines.add("At time " + delay.time() + ": utilities of agreements are multiplied by "
                        + delay.factors().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> e.getValue().toDecimal(9) + " (" + e.getKey() + ")")
                                .collect(Collectors.joining(", "))
                        + "; having no deal is worth the same at any time."));
        analysis.frontier()
                .ifPresentOrElse(frontier -> figures(analysis, frontier, lines), () -> unfound(analysis, lines));
        analysis.asked()
                .published()
                .ifPresent(p -> lines.add("Published frontier: " + p.points() + " points, " + p.matched()
                        + " of them equalled or dominated by a point here (to 1e-6)"));
        boolean grid = analysis.frontier()
                .filter(f -> f.coverage() instanceof Coverage.OnGrid)
                .isPresent();
        analysis.asked().check().ifPresent(check -> check(check, grid, lines));
        analysis.asked().standing().ifPresent(standing -> standing(read, standing, lines));
        analysis.division().ifPresent(division -> division(read, division, lines));
        conflicts(analysis, lines);
        return lines.stream()
                .flatMap(line -> Wrapped.lines(line, width, "    ").stream())
                .toList();
    }

    private static void warnings(List<String> warnings, List<String> lines) {
        if (!warnings.isEmpty()) {
            lines.add("");
            lines.add("As the files were read:");
            warnings.stream().limit(WARNINGS).forEach(warning -> lines.add("    " + warning));
            if (warnings.size() > WARNINGS) {
                lines.add("    and " + (warnings.size() - WARNINGS) + " more; --json has them all");
            }
        }
    }

    /** What was verified, by which test, and what was not. */
    private static void check(FrontierCheck check, boolean grid, List<String> lines) {
        lines.add("");
        lines.add(
                "Check of the frontier, by other means than the ones that found it (fractions, the profiles themselves):");
        for (FrontierCheck.Test test : check.tests()) {
            lines.add("    "
                    + switch (test.extent()) {
                        case ALL -> "verified: ";
                        case SOME -> "tried: ";
                        case NONE -> "not verified: ";
                    }
                    + test.says());
        }
        check.faults().stream().limit(WARNINGS).forEach(fault -> lines.add("    FAULT: " + fault));
        if (check.faults().size() > WARNINGS) {
            lines.add("    and " + (check.faults().size() - WARNINGS) + " more faults");
        }
        lines.add(
                check.proved()
                        ? "    So these points are the frontier, all of it" + (grid ? ", on that grid." : ".")
                        : check.faults().isEmpty()
                                ? "    No fault was found; that nothing is missing is not proved by this."
                                : "    The frontier is not right; please report this case.");
    }

    private static void standing(Case read, Standing standing, List<String> lines) {
        lines.add("");
        lines.add("The outcome " + choices(standing.outcome().choices()) + ":");
        List<String> utilities = new ArrayList<>();
        for (int p = 0; p < standing.utilities().size(); p++) {
            utilities.add(read.parties().get(p).id() + " "
                    + standing.utilities().get(p).toDecimal(3));
        }
        lines.add("    worth " + String.join(" ", utilities));
        lines.add(standing.beatenBy()
                .map(point -> "    beaten by " + utilities(read, point) + ": "
                        + choices(point.outcome().choices()))
                .orElse("    on the frontier"));
        lines.add("    distance to the frontier " + decimal(standing.toFrontier()));
        standing.toSolution().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> lines.add("    distance to " + e.getKey().id() + " " + decimal(e.getValue())));
    }

    private static void unfound(Analysis analysis, List<String> lines) {
        Case read = analysis.analyzed();
        boolean measured = !read.parties().isEmpty()
                && read.parties().stream().allMatch(p -> read.profile(p.id()).isPresent());
        lines.add(
                measured
                        ? "The frontier is too large to be written down, or the outcomes are too many to try."
                        : "Not every party has a measured profile: no frontier, no solutions, no counts.");
        analysis.direct().forEach(answer -> {
            lines.add(answer.solution().id() + ": " + answer.solution().definition());
            switch (answer) {
                case DirectSolution found -> {
                    List<String> utilities = new ArrayList<>();
                    for (int p = 0; p < found.utilities().size(); p++) {
                        utilities.add(read.parties().get(p).id() + " "
                                + found.utilities().get(p).toDecimal(3));
                    }
                    lines.add("    " + String.join(" ", utilities) + ": "
                            + choices(found.outcome().choices()));
                    lines.add("    " + Coverage.over(read.space(), found.coverage()) + "; "
                            + (found.undominated()
                                    ? "on the frontier"
                                    : "whether it lies on the frontier was not proved in time"));
                }
                case DirectAnswer.None none -> lines.add("    none: " + none.why());
            }
        });
    }

    private static void figures(Analysis analysis, ParetoFrontier frontier, List<String> lines) {
        lines.add("");
        lines.add("Frontier (no other outcome is better for one and worse for none): "
                + frontier.size() + (frontier.size() == 1 ? " point, " : " points, ")
                + frontier.outcomes().map(AnalysisText::outcomes).orElse("outcomes not counted") + "; coverage "
                + frontier.coverage());
        analysis.rounded()
                .filter(r -> r.points() != frontier.size()
                        || !frontier.outcomes().equals(Optional.of(BigInteger.valueOf(r.outcomes()))))
                .ifPresent(r -> lines.add("    GENIUS, which rounds its sums, counts " + r.points() + " points, "
                        + r.outcomes() + " outcomes"));
        analysis.indicators().ifPresent(indicators -> indicators(analysis.analyzed(), indicators, lines));
        analysis.acceptable()
                .ifPresent(a ->
                        lines.add("Acceptable (at or above the reservation value): " + outcomes(a.all()) + " to all"
                                + (analysis.analyzed().decision() == null
                                        ? ""
                                        : ", " + a.decision() + " under the decision rule")));
        lines.add("");
        analysis.solutions().forEach((solution, points) -> {
            lines.add(solution.id() + ": " + solution.definition());
            if (points.isEmpty()) {
                lines.add(
                        frontier.coverage().whole()
                                ? "    none: no outcome gives every party its reservation value"
                                : "    none: no point that was found gives every party its reservation value");
            }
            points.stream()
                    .limit(SHOWN)
                    .forEach(point -> lines.add("    " + utilities(analysis.analyzed(), point) + ": "
                            + choices(point.outcome().choices())));
            if (points.size() > SHOWN) {
                lines.add("    and " + (points.size() - SHOWN) + " more that tie");
            }
            if (solution == BargainingSolution.KALAI_SMORODINSKY
                    && !analysis.withoutGain().isEmpty()) {
                lines.add("    left out, since no acceptable outcome gives a gain: "
                        + String.join(", ", analysis.withoutGain()));
            }
            Optional.ofNullable(analysis.blocking().get(solution)).ifPresent(blocking -> blocking(blocking, lines));
        });
        analysis.asked().weighted().ifPresent(weighted -> weighted(analysis.analyzed(), weighted, lines));
        if (!(frontier.coverage() instanceof Coverage.Exact)) {
            lines.add("The solutions are chosen among the points found; coverage " + frontier.coverage() + ".");
        }
        analysis.asked().lotteries().ifPresent(lotteries -> lotteries(analysis.analyzed(), lotteries, lines));
    }

    private static void weighted(Case read, Asked.Weighted weighted, List<String> lines) {
        List<String> weights = new ArrayList<>();
        for (int p = 0; p < weighted.weights().size(); p++) {
            weights.add(read.parties().get(p).id() + " " + weighted.weights().get(p));
        }
        lines.add("nash with weights " + String.join(", ", weights) + ": " + Asked.Weighted.definition());
        if (weighted.points().isEmpty()) {
            lines.add("    none: no outcome gives every party its reservation value");
        }
        weighted.points().stream()
                .limit(SHOWN)
                .forEach(point -> lines.add("    " + utilities(read, point) + ": "
                        + choices(point.outcome().choices())));
        if (weighted.points().size() > SHOWN) {
            lines.add("    and " + (weighted.points().size() - SHOWN) + " more that tie");
        }
    }

    private static String outcomes(BigInteger many) {
        return many + (many.equals(BigInteger.ONE) ? " outcome" : " outcomes");
    }

    /** Which coalitions could block the first outcome of a solution. */
    private static void blocking(List<Blocking> blocking, List<String> lines) {
        if (blocking.isEmpty()) {
            lines.add("    in the core: no coalition that can pass an outcome would have more by another one");
            return;
        }
        Blocking first = blocking.getFirst();
        String more = blocking.size() == 1 ? "" : "; so could " + (blocking.size() - 1) + " more coalitions";
        lines.add("    not in the core: " + String.join(", ", first.coalition()) + " would each have more by "
                + choices(first.instead().choices()) + " and can pass it" + more);
    }

    private static void lotteries(Case read, Lotteries lotteries, List<String> lines) {
        lines.add("");
        lines.add("With lotteries (expected utilities, if lots may be drawn between outcomes; another thing than the"
                + " frontier): " + lotteries.corners().size() + " corners");
        lotteries.corners().stream().limit(SHOWN).forEach(point -> lines.add("    " + utilities(read, point)));
        if (lotteries.corners().size() > SHOWN) {
            lines.add("    and " + (lotteries.corners().size() - SHOWN) + " more");
        }
        lotteries.nash().ifPresent(draw -> {
            String expected = read.parties().get(0).id() + " "
                    + draw.expected().get(0).toDecimal(3) + " "
                    + read.parties().get(1).id() + " " + draw.expected().get(1).toDecimal(3);
            String by = draw.share().signum() == 0
                    ? choices(draw.other().outcome().choices())
                    : choices(draw.one().outcome().choices());
            boolean drawn = draw.share().signum() > 0 && draw.share().compareTo(Rational.ONE) < 0;
            lines.add("    nash with lotteries: " + expected + " expected, by " + by
                    + (drawn
                            ? " with probability " + draw.share().toDecimal(3) + ", else "
                                    + choices(draw.other().outcome().choices())
                            : ""));
        });
    }

    private static void indicators(Case read, Indicators indicators, List<String> lines) {
        lines.add("Opposition (least distance of a frontier point to everybody's best) "
                + decimal(indicators.opposition())
                + indicators.distribution().stream()
                        .mapToObj(d -> "; distribution (mean distance of an outcome to the frontier) " + decimal(d))
                        .findFirst()
                        .orElse("")
                + indicators.roundedDistribution().stream()
                        .filter(d -> Math.abs(d - indicators.distribution().orElse(d)) >= 0.00005)
                        .mapToObj(d -> ", by GENIUS's rounded frontier " + decimal(d))
                        .findFirst()
                        .orElse(""));
        indicators
                .hypervolume()
                .ifPresent(h -> lines.add(
                        "Hypervolume (share of the unit square or cube that the frontier dominates) " + decimal(h)));
        lines.add("Best of any outcome " + each(read, indicators.best())
                + "; best that leaves nobody below the reservation"
                + " value (ideal) " + (indicators.ideal().isEmpty() ? "none" : each(read, indicators.ideal()))
                + "; worst on the frontier (nadir) " + each(read, indicators.nadir()));
        indicators
                .rational()
                .ifPresent(share -> lines.add(
                        "Share of outcomes at or above every reservation value (rational share) " + decimal(share)));
    }

    private static String each(Case read, List<Rational> utilities) {
        List<String> parts = new ArrayList<>();
        for (int p = 0; p < utilities.size(); p++) {
            parts.add(read.parties().get(p).id() + " " + utilities.get(p).toDecimal(3));
        }
        return String.join(" ", parts);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    /** What each figure means. */
    public static List<String> definitions(int width) {
        List<String> lines = new ArrayList<>(List.of("", "What the figures mean:"));
        lines.add("frontier: outcomes that no other outcome dominates (no party worse, one better); equal utilities are"
                + " one point. Summed issue by issue, never listed, where utilities are sums over issues (exact). Where points"
                + " are searched for, one outcome is found for each, and how many there are is not counted.");
        Indicators.DEFINITIONS.forEach(lines::add);
        for (BargainingSolution solution : BargainingSolution.values()) {
            lines.add(solution.id() + ": " + solution.definition());
        }
        lines.add("nash with weights: " + Asked.Weighted.definition());
        lines.add(
                "distance: Euclidean, from an outcome's utilities to the nearest point of the frontier or of a solution");
        lines.add("individually rational, acceptable: at or above the reservation value of every party");
        lines.add(
                "core: outcomes that no coalition can block, that is, no coalition that passes the decision rule (everybody"
                        + " where the case has none) has another outcome by which each of it would have more");
        lines.add("Algorithms, costs and sources: docs/algorithms.md");
        return lines.stream()
                .flatMap(line -> Wrapped.lines(line, width, "    ").stream())
                .toList();
    }

    private static String utilities(Case read, ParetoFrontier.Point point) {
        List<String> parts = new ArrayList<>();
        for (int p = 0; p < point.utilities().size(); p++) {
            parts.add(
                    read.parties().get(p).id() + " " + point.utilities().get(p).toDecimal(3));
        }
        return String.join(" ", parts);
    }

    private static String choices(Map<String, String> choices) {
        List<String> parts = new ArrayList<>();
        choices.forEach((issue, option) -> parts.add(issue + "=" + option));
        return String.join(" ", parts);
    }

    private static void division(Case read, AdjustedWinner division, List<String> lines) {
        lines.add("");
        lines.add("Adjusted Winner (points; issues to the higher bidder, then handed over until totals are equal):");
        for (int p = 0; p < 2; p++) {
            lines.add("    " + division.parties().get(p) + ": "
                    + division.totals().get(p) + " points");
        }
        division.shares().forEach((issue, share) -> {
            String whole = share.equals(Rational.ONE)
                    ? division.parties().get(0)
                    : share.signum() == 0
                            ? division.parties().get(1)
                            : share + " to " + division.parties().get(0) + ", " + Rational.ONE.minus(share) + " to "
                                    + division.parties().get(1);
            lines.add("    " + read.issue(issue).map(i -> i.name()).orElse(issue) + ": " + whole);
        });
    }

    private static void conflicts(Analysis analysis, List<String> lines) {
        lines.add("");
        if (analysis.diagnosis().impossible() != null) {
            lines.add("The constraints alone leave no outcome.");
            return;
        }
        if (analysis.diagnosis().compatible()) {
            lines.add("All recorded demands and reservation values can be met together"
                    + analysis.meeting()
                            .map(m -> ", by " + m.count().words() + " of "
                                    + analysis.analyzed().space().size() + " outcomes:")
                            .orElse("."));
            analysis.meeting()
                    .ifPresent(m ->
                            m.first().stream().limit(SHOWN).forEach(o -> lines.add("    " + choices(o.choices()))));
            return;
        }
        if (analysis.diagnosis().stickingPoints().isEmpty()
                && !analysis.diagnosis().undecided().isEmpty()) {
            lines.add("Whether everything can be met together was not decided: too many outcomes to try.");
            return;
        }
        lines.add("Sticking points (minimal sets that cannot all be met):");
        for (StickingPoint point : analysis.diagnosis().stickingPoints()) {
            lines.add("    " + point.component() + ": " + String.join(", ", point.clauses()));
        }
        lines.add(
                "Relaxations (minimal sets to give up so that the rest can be met; follows stated firmness, not advice):");
        for (Relaxation relaxation : analysis.diagnosis().relaxations()) {
            lines.add("    " + relaxation.component() + ": " + String.join(", ", relaxation.drop()));
        }
        for (Extent extent : analysis.diagnosis().extents()) {
            if (!extent.allStickingPoints() || !extent.allRelaxations()) {
                lines.add("    Part " + extent.component() + " has more: the lists are cut"
                        + (extent.counted() ? "; it has " + extent.relaxations() + " relaxations." : "."));
            }
        }
    }
}
