package org.parley.brief;

import static org.parley.brief.Pictures.WIDTH;
import static org.parley.brief.Pictures.clipped;
import static org.parley.brief.Pictures.hue;
import static org.parley.brief.Pictures.line;
import static org.parley.brief.Pictures.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.exchange.ExchangePlan;
import org.parley.exchange.ExchangePlan.Moment;
import org.parley.exchange.ExchangePlan.Weakest;
import org.parley.exchange.ExchangeProblem;
import org.parley.exchange.ExchangeProblem.Assessment;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.model.Rational;

/**
 * Stages and exposure: bars of obligations over days above, one exposure curve per side below, over the same days, each
 * with the limit below which its side would do better by walking out. Steps of one day stand beside each other within it.
 */
final class PlanPicture {

    private static final int LEFT = 12;
    private static final int RIGHT = 10;
    private static final int ROW = 36;
    private static final int PANEL = 92;

    private final PlanReport report;
    private final ExchangePlan plan;
    private final ExchangeProblem problem;
    private final PlanWords words;
    private final List<Moment> moments;
    private final double[] at;
    private final int days;

    private PlanPicture(PlanReport report, ExchangePlan plan) {
        this.report = report;
        this.plan = plan;
        this.problem = plan.problem();
        this.words = new PlanWords(report);
        this.moments = plan.moments();
        this.days = Math.max(1, plan.lastDay() + 1);
        this.at = places();
    }

    /** Nothing where there is no plan. */
    static Optional<String> of(PlanReport report) {
        return report.plan().filter(p -> !p.steps().isEmpty()).map(p -> new PlanPicture(report, p).draw());
    }

    /** Where each moment stands on the axis: steps of a day are spread over it. */
    private double[] places() {
        double[] place = new double[moments.size()];
        Map<Integer, Integer> onDay = new LinkedHashMap<>();
        plan.steps().forEach(s -> onDay.merge(s.day(), 1, Integer::sum));
        int day = -1;
        int n = 0;
        for (int i = 1; i < moments.size(); i++) {
            n = moments.get(i).day() == day ? n + 1 : 1;
            day = moments.get(i).day();
            place[i] = day + (double) n / onDay.getOrDefault(day, 1);
        }
        return place;
    }

    private double x(double day) {
        return LEFT + day / days * (WIDTH - LEFT - RIGHT);
    }

    private String draw() {
        Map<String, List<PlanWords.Row>> bars = new LinkedHashMap<>();
        words.rows()
                .forEach(r -> bars.computeIfAbsent(r.delivery(), k -> new ArrayList<>())
                        .add(r));
        List<Party> measured = problem.parties().stream()
                .filter(p -> problem.assessment(p.id()) == Assessment.NUMBERS)
                .toList();
        int top = 22 + ROW * bars.size();
        int height = top + 46 + (PANEL + 34) * measured.size();
        StringBuilder svg = Pictures.open(height, "stages", words.finding());
        grid(svg, top);
        int y = 16;
        for (Map.Entry<String, List<PlanWords.Row>> bar : bars.entrySet()) {
            bar(svg, bar.getKey(), bar.getValue(), y);
            y += ROW;
        }
        axis(svg, top + 4);
        int panel = top + 58;
        for (Party p : measured) {
            curve(svg, p, panel);
            panel += PANEL + 34;
        }
        return svg.append("</svg>").toString();
    }

    private void grid(StringBuilder svg, int bottom) {
        long passed = 0;
        for (var stage : report.exchange().agreement().stages()) {
            passed = stage.firstDay() != null ? stage.firstDay() : passed;
            if (passed > 0 && passed < days) {
                svg.append(line((int) x(passed), 6, (int) x(passed), bottom, "stage"));
            }
            passed += stage.days() == null ? 0 : stage.days();
        }
    }

    private void bar(StringBuilder svg, String delivery, List<PlanWords.Row> rows, int y) {
        Delivery d = problem.delivery(delivery).orElse(null);
        String by = d == null ? problem.payment().map(p -> p.by()).orElse("") : d.by();
        int total = rows.stream().mapToInt(PlanWords.Row::items).sum();
        String share = words.share(delivery, d == null ? 0 : Math.min(total, d.quantity()));
        String label = words.deed(
                        delivery,
                        rows.getFirst().kind() == org.parley.exchange.StepKind.DEPOSIT
                                ? org.parley.exchange.StepKind.DELIVER
                                : rows.getFirst().kind())
                + (share.isEmpty() ? "" : " (" + share + ")");
        svg.append(text(LEFT, y, "lane", clipped(label, 104)));
        for (PlanWords.Row r : rows) {
            double from = x(r.firstDay());
            double width = Math.max(5, x(r.lastDay() + 1.0) - from - 1);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"9\" fill=\"%s\"><title>%s</title></rect>",
                    from,
                    y + 5,
                    width,
                    hue(index(by)),
                    Pictures.escaped(PlanText.what(words, r) + ", day " + r.firstDay()
                            + (r.lastDay() > r.firstDay() ? " to " + r.lastDay() : ""))));
        }
    }

    private int index(String party) {
        List<String> ids = report.read().parties().stream().map(p -> p.id()).toList();
        return Math.max(0, ids.indexOf(party));
    }

    private void axis(StringBuilder svg, int y) {
        svg.append(line(LEFT, y - 10, WIDTH - RIGHT, y - 10, "rule"));
        int step = Math.max(1, (int) Math.ceil(days / 9.0));
        step = step <= 2
                ? step
                : step <= 5 ? 5 : step <= 7 ? 7 : step <= 14 ? 14 : step <= 15 ? 15 : (step + 29) / 30 * 30;
        for (int day = 0; day < days; day += step) {
            svg.append(line((int) x(day), y - 10, (int) x(day), y - 6, "rule"));
            svg.append(text((int) x(day) + 2, y + 3, "small", (day == 0 ? "day " : "") + day));
        }
    }

    private void curve(StringBuilder svg, Party p, int top) {
        double high = 0;
        double low = 0;
        List<Double> values = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        for (Moment m : moments) {
            double e = m.of(p.id())
                    .flatMap(x -> x.exposure())
                    .map(Rational::toDouble)
                    .orElse(0.0);
            double margin = m.of(p.id())
                    .flatMap(x -> x.margin())
                    .map(Rational::toDouble)
                    .orElse(0.0);
            values.add(e);
            limits.add(e - margin);
            high = Math.max(high, Math.max(e, e - margin));
            low = Math.min(low, Math.min(e, e - margin));
        }
        double span = Math.max(1e-9, high - low);
        int bottom = top + PANEL;
        svg.append(text(
                LEFT,
                top - 8,
                "lane",
                (char) ('A' + index(p.id()) % 26) + "  " + clipped(p.name(), 40)
                        + ": given less received; dashed: where walking out is as good"
                        + (report.exchange().assumed().contains(p.id()) ? " (assumed)" : "")));
        int zero = (int) Math.round(bottom - (0 - low) / span * PANEL);
        svg.append(line(LEFT, zero, WIDTH - RIGHT, zero, "rule"));
        svg.append(Pictures.end(WIDTH - RIGHT, zero - 3, "0"));
        svg.append(path("limit", "currentColor", limits, low, span, bottom));
        svg.append(path("curve", hue(index(p.id())), values, low, span, bottom));
        int w = plan.weakest()
                .filter(one -> one.party().equals(p.id()))
                .map(Weakest::step)
                .orElse(-1);
        if (w >= 0) {
            double y = bottom - (values.get(w) - low) / span * PANEL;
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"plain\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\" stroke=\"%s\"/>",
                    x(at[w]),
                    y,
                    hue(index(p.id()))));
            svg.append(Pictures.end(WIDTH - RIGHT, top - 8, "ring: weakest moment, after step " + w));
        }
    }

    /** Steps from moment to moment; what would fall on the same dot is left out. */
    private String path(String style, String stroke, List<Double> values, double low, double span, int bottom) {
        StringBuilder path = new StringBuilder();
        double lastX = -9;
        double lastY = -9;
        for (int i = 0; i < moments.size(); i++) {
            double x = x(at[i]);
            double y = bottom - (values.get(i) - low) / span * PANEL;
            if (i == moments.size() - 1 || Math.abs(x - lastX) > 0.5 || Math.abs(y - lastY) > 0.8) {
                path.append(String.format(Locale.ROOT, i == 0 ? "M%.1f %.1f" : "H%.1fV%.1f", x, y));
                lastX = x;
                lastY = y;
            }
        }
        return "<path class=\"" + style + "\" fill=\"none\" stroke=\"" + stroke + "\" d=\"" + path + "\"/>";
    }
}
