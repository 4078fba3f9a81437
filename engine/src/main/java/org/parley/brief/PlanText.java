package org.parley.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.exchange.ExchangePlan;
import org.parley.exchange.ExchangePlan.Moment;
import org.parley.exchange.ExchangePlan.PartyMoment;
import org.parley.exchange.ExchangePlan.Step;
import org.parley.exchange.ExchangeProblem;
import org.parley.exchange.ExchangeProblem.Assessment;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.model.Rational;

/** A plan for the terminal, as a Markdown annex, and as a table of comma-separated values. */
public final class PlanText {

    /** Moments shown of a long plan; all of them are in the CSV and JSON. */
    private static final int SHOWN = 24;

    private PlanText() {}

    public static List<String> lines(PlanReport report, int width, boolean everyStep) {
        PlanWords words = new PlanWords(report);
        List<String> lines = new ArrayList<>();
        lines.add(report.exchange().agreement().title().toUpperCase(Locale.ROOT));
        lines.add(words.finding());
        section(lines, "HOW MUCH TRUST IS LACKING", words.gap());
        section(lines, "WHAT WOULD CLOSE IT (each was tried by itself)", words.remedies());
        if (report.plan().isPresent()) {
            section(lines, "THE PLAN", words.figures());
            words.weakest().ifPresent(lines::add);
            lines.addAll(words.holdsWhile());
            lines.add("");
            lines.add("TIMETABLE");
            words.rows().forEach(row -> lines.add(days(row) + "  " + what(words, row)));
            exposures(report, words, everyStep, lines);
        }
        section(lines, "WHAT IF", words.whatIfs());
        section(lines, "TAKEN FOR GRANTED", report.exchange().notes());
        lines.add("");
        lines.add(words.limits());
        return lines.stream()
                .flatMap(line -> Wrapped.lines(line, width, "    ").stream())
                .toList();
    }

    private static void section(List<String> lines, String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            lines.add("");
            lines.add(heading);
            lines.addAll(sentences);
        }
    }

    private static String days(PlanWords.Row row) {
        return row.firstDay() == row.lastDay()
                ? String.format(Locale.ROOT, "day %-7d", row.firstDay())
                : String.format(Locale.ROOT, "day %-7s", row.firstDay() + "-" + row.lastDay());
    }

    static String what(PlanWords words, PlanWords.Row row) {
        String share = row.kind() == org.parley.exchange.StepKind.PAY
                ? row.amount().toString()
                : words.share(row.delivery(), row.items());
        return words.deed(row.delivery(), row.kind()) + (share.isEmpty() ? "" : ": " + share);
    }

    private static void exposures(PlanReport report, PlanWords words, boolean everyStep, List<String> lines) {
        ExchangePlan plan = report.plan().orElseThrow();
        ExchangeProblem problem = plan.problem();
        List<Party> measured = problem.parties().stream()
                .filter(p -> problem.assessment(p.id()) == Assessment.NUMBERS)
                .toList();
        if (measured.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("EXPOSURE AT EACH STEP (cost of what a side gave less value of what it received" + words.basis()
                + "; in brackets: by how much staying is better than walking out)");
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%5s %4s  ", "step", "day"));
        measured.forEach(p -> head.append(String.format(Locale.ROOT, "%22s", Pictures.clipped(p.name(), 20))));
        lines.add(head.toString());
        List<Moment> moments = plan.moments();
        List<Integer> shown = everyStep ? all(moments) : telling(moments);
        int before = -1;
        for (int i : shown) {
            if (i > before + 1) {
                lines.add(String.format(Locale.ROOT, "%5s", "..."));
            }
            before = i;
            Moment m = moments.get(i);
            StringBuilder line = new StringBuilder(
                    String.format(Locale.ROOT, "%5d %4s  ", m.step(), m.step() == 0 ? "" : String.valueOf(m.day())));
            for (Party p : measured) {
                PartyMoment at = m.of(p.id()).orElseThrow();
                line.append(String.format(Locale.ROOT, "%22s", figure(at)));
            }
            lines.add(line.toString());
        }
        if (shown.size() < moments.size()) {
            lines.add("Steps at which a curve turns or a margin is least; --steps prints all " + (moments.size() - 1)
                    + ".");
        }
    }

    private static String figure(PartyMoment at) {
        Rational high = at.exposure().orElseThrow();
        Rational low = at.least().orElse(high);
        return (low.equals(high) ? high.toString() : low + " to " + high) + " ("
                + at.margin().map(Rational::toString).orElse("-") + ")";
    }

    private static List<Integer> all(List<Moment> moments) {
        return java.util.stream.IntStream.range(0, moments.size()).boxed().toList();
    }

    /** Where a party's exposure turns most, with the first and the last. */
    private static List<Integer> telling(List<Moment> moments) {
        if (moments.size() <= SHOWN) {
            return all(moments);
        }
        java.util.TreeSet<Integer> chosen = new java.util.TreeSet<>(List.of(0, moments.size() - 1));
        int parties = moments.getFirst().parties().size();
        for (int p = 0; p < parties; p++) {
            int at = p;
            java.util.Comparator<Integer> byMargin = java.util.Comparator.comparing(
                    i -> moments.get(i).parties().get(at).margin().orElse(Rational.ZERO));
            java.util.Comparator<Integer> byExposure = java.util.Comparator.comparing(
                    i -> moments.get(i).parties().get(at).exposure().orElse(Rational.ZERO));
            all(moments).stream().min(byMargin).ifPresent(chosen::add);
            all(moments).stream().max(byExposure).ifPresent(chosen::add);
        }
        for (int i = 1; i < moments.size() - 1 && chosen.size() < SHOWN; i++) {
            if (moments.get(i).day() != moments.get(i + 1).day()) {
                chosen.add(i);
            }
        }
        return List.copyOf(chosen);
    }

    /** One line per step, with every side's exposure and margin after it. */
    public static String csv(PlanReport report) {
        StringBuilder out = new StringBuilder("step,day,date,obligation,by,to,kind,items,amount");
        ExchangePlan plan = report.plan().orElse(null);
        if (plan == null) {
            return out.append('\n').toString();
        }
        plan.problem()
                .parties()
                .forEach(p -> out.append(",exposure_")
                        .append(p.id())
                        .append(",margin_")
                        .append(p.id()));
        out.append('\n');
        List<Moment> moments = plan.moments();
        for (int i = 0; i < plan.steps().size(); i++) {
            Step s = plan.steps().get(i);
            var d = plan.problem().delivery(s.delivery());
            out.append(i + 1).append(',').append(s.day()).append(',');
            out.append(report.dayZero().map(z -> z.plusDays(s.day()).toString()).orElse(""))
                    .append(',');
            out.append(s.delivery())
                    .append(',')
                    .append(d.map(x -> x.by()).orElse(""))
                    .append(',');
            out.append(d.map(x -> x.to() == null ? "" : x.to()).orElse("")).append(',');
            out.append(s.kind().name().toLowerCase(Locale.ROOT))
                    .append(',')
                    .append(s.items())
                    .append(',');
            out.append(s.amount().signum() == 0 ? "" : s.amount().toString());
            for (PartyMoment p : moments.get(i + 1).parties()) {
                out.append(',').append(p.exposure().map(Rational::toString).orElse(""));
                out.append(',').append(p.margin().map(Rational::toString).orElse(""));
            }
            out.append('\n');
        }
        return out.toString();
    }

    /** An annex in the form of an implementation timetable. */
    public static String markdown(PlanReport report) {
        PlanWords words = new PlanWords(report);
        StringBuilder out = new StringBuilder("# Annex: implementation timetable\n\n");
        out.append(report.exchange().agreement().title())
                .append("\n\n")
                .append(words.finding())
                .append("\n\n");
        list(out, "How much trust is lacking", words.gap());
        list(out, "What would close it", words.remedies());
        if (report.plan().isPresent()) {
            out.append("## Timetable\n\n| no. | when | who does what | how many |\n|---|---|---|---|\n");
            int n = 0;
            for (PlanWords.Row row : words.rows()) {
                String when = words.day(row.firstDay())
                        + (row.lastDay() > row.firstDay() ? " to " + words.day(row.lastDay()) : "");
                out.append("| ").append(++n).append(" | ").append(when).append(" | ");
                out.append(cell(words.deed(row.delivery(), row.kind()))).append(" | ");
                out.append(cell(words.share(row.delivery(), row.items()))).append(" |\n");
            }
            out.append('\n');
            List<String> moments = new ArrayList<>(words.figures());
            words.weakest().ifPresent(moments::add);
            moments.addAll(words.holdsWhile());
            list(out, "Exposure", moments);
        }
        list(out, "What if", words.whatIfs());
        list(out, "Taken for granted", report.exchange().notes());
        return out.append(words.limits()).append('\n').toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static void list(StringBuilder out, String heading, List<String> sentences) {
        if (!sentences.isEmpty()) {
            out.append("## ").append(heading).append("\n\n");
            sentences.forEach(s -> out.append("- ").append(s).append('\n'));
            out.append('\n');
        }
    }
}
