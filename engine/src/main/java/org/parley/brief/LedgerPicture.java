package org.parley.brief;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.exchange.LedgerLine;
import org.parley.exchange.LedgerLine.State;
import org.parley.model.Rational;

/**
 * Planned against delivered, cumulative, of one obligation: a dashed step line for the plan, a solid one for what was
 * delivered, a bar on the day asked for where they lie apart, with what is open in words.
 */
final class LedgerPicture {

    private static final int LEFT = 64;
    private static final int RIGHT = Pictures.WIDTH - 150;
    private static final int TOP = 18;
    private static final int BOTTOM = 150;
    private static final int HEIGHT = 184;

    private final LedgerLine line;
    private final LocalDate on;
    private final LocalDate first;
    private final LocalDate last;
    private final double most;
    private final int party;
    private final String letter;

    private LedgerPicture(LedgerLine line, LocalDate on, List<LocalDate> days, double most, int party, String letter) {
        this.line = line;
        this.on = on;
        this.first = days.stream().min(LocalDate::compareTo).orElse(on).minusDays(1);
        this.last = days.stream().max(LocalDate::compareTo).orElse(on).plusDays(1);
        this.most = most;
        this.party = party;
        this.letter = letter;
    }

    /**
     * The picture; empty where there is neither a plan nor a delivery to draw.
     *
     * @param party which of the case's parties owes it, for its colour; its letter stands beside
     */
    static Optional<String> of(LedgerLine line, LocalDate on, String title, int party, String letter) {
        Rational top = Stream.concat(
                        Stream.of(line.planned(), line.delivered()),
                        Stream.concat(line.plannedBy().values().stream(), Stream.ofNullable(line.agreed())))
                .reduce(Rational.ZERO, Rational::max);
        if (top.signum() == 0
                || line.plannedBy().isEmpty() && line.deliveredBy().isEmpty()) {
            return Optional.empty();
        }
        List<LocalDate> days = new ArrayList<>(line.plannedBy().keySet());
        days.addAll(line.deliveredBy().keySet());
        days.add(on);
        return Optional.of(new LedgerPicture(line, on, days, top.toDouble(), party, letter).draw(title));
    }

    private String draw(String title) {
        StringBuilder svg = Pictures.open(HEIGHT, "ledger", title);
        svg.append(Pictures.line(LEFT, BOTTOM, RIGHT, BOTTOM, "rule"));
        svg.append(Pictures.line(LEFT, TOP, LEFT, BOTTOM, "rule"));
        svg.append(Pictures.end(LEFT - 6, BOTTOM + 4, "0"));
        svg.append(Pictures.end(LEFT - 6, TOP + 4, shown(most)));
        svg.append(Pictures.text(LEFT, HEIGHT - 16, "small", Dates.words(first.plusDays(1))));
        LocalDate end = last.minusDays(1);
        if (x(end) - x(first) > 120) {
            svg.append(Pictures.end((int) x(end), HEIGHT - 16, Dates.words(end)));
        }
        String unit = line.duty().unit();
        if (unit != null) {
            svg.append(Pictures.end(LEFT - 6, TOP - 5, Pictures.clipped(unit, 10)));
        }
        if (!on.equals(end) && x(on) - LEFT > 60) {
            svg.append(Pictures.text((int) x(on), HEIGHT - 3, "small", "▏" + Dates.words(on)));
        }
        plan(svg);
        delivered(svg);
        today(svg);
        labels(svg);
        return svg.append("</svg>").toString();
    }

    private void plan(StringBuilder svg) {
        if (line.plannedBy().isEmpty()) {
            if (line.agreed() != null) {
                int y = (int) y(line.agreed().toDouble());
                svg.append(Pictures.line(LEFT, y, RIGHT, y, "reserve"));
            }
            return;
        }
        svg.append(steps(line.plannedBy(), last, "class=\"plan\""));
    }

    private void delivered(StringBuilder svg) {
        svg.append(steps(line.deliveredBy(), on, "class=\"done\" stroke=\"" + Pictures.hue(party) + "\""));
        double y = y(line.delivered().toDouble());
        svg.append(String.format(
                Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x(on), y, Pictures.hue(party)));
    }

    private void today(StringBuilder svg) {
        double x = x(on);
        svg.append(Pictures.line((int) x, TOP, (int) x, BOTTOM, "rule"));
        if (line.open().signum() > 0) {
            double top = y(line.planned().toDouble());
            double bottom = y(line.delivered().toDouble());
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"gap\" x=\"%.1f\" y=\"%.1f\" width=\"6\" height=\"%.1f\"/>",
                    x + 5,
                    top,
                    Math.max(2, bottom - top)));
        }
    }

    /** What the lines are, at the right; kept apart where they end close together. */
    private void labels(StringBuilder svg) {
        int x = RIGHT + 10;
        boolean undated = line.plannedBy().isEmpty();
        double plan = y(undated ? line.agreed() == null ? 0 : line.agreed().toDouble() : lastOf(line.plannedBy()));
        double done = y(line.delivered().toDouble());
        boolean close = Math.abs(plan - done) < 28;
        boolean above = plan <= done;
        double upper = Math.min(plan, done);
        double planAt = close ? Math.clamp(upper + (above ? 0 : 30), TOP + 6, BOTTOM) : plan + 4;
        double doneAt = close ? Math.clamp(planAt + (above ? 30 : -30), TOP + 6, BOTTOM + 16) : done + 4;
        if (undated && line.agreed() != null) {
            svg.append(Pictures.text(x, (int) planAt, "small", "- - agreed " + line.agreed() + ", no day set"));
        } else if (!undated) {
            String what = line.owedByRate() == null ? "planned " : "by the rate ";
            svg.append(Pictures.text(x, (int) planAt, "small", "- - " + what + shown(lastOf(line.plannedBy()))));
        }
        svg.append(Pictures.text(
                x, (int) doneAt, "small", "● " + letter + " " + line.duty().done() + " " + line.delivered()));
        if (line.open().signum() > 0) {
            String open = (line.is(State.OVERDUE) ? "overdue " + line.overdue() : "open " + line.open());
            svg.append(Pictures.text(x, (int) doneAt + 14, "small", "▮ " + open));
        }
    }

    private String steps(NavigableMap<LocalDate, Rational> days, LocalDate until, String style) {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "<path %s d=\"M%d %d", style, LEFT, BOTTOM));
        days.forEach((day, sum) -> path.append(String.format(Locale.ROOT, " H%.1f V%.1f", x(day), y(sum.toDouble()))));
        return path.append(String.format(Locale.ROOT, " H%.1f\"/>", x(until))).toString();
    }

    private static double lastOf(NavigableMap<LocalDate, Rational> days) {
        return days.isEmpty() ? 0 : days.lastEntry().getValue().toDouble();
    }

    private double x(LocalDate day) {
        double all = Math.max(1, ChronoUnit.DAYS.between(first, last));
        return LEFT + ChronoUnit.DAYS.between(first, day) / all * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - value / most * (BOTTOM - TOP);
    }

    private static String shown(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%,.1f", number);
    }
}
