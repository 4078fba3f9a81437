package org.parley.brief;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Demand;
import org.parley.model.Firmness;
import org.parley.model.Issue;

/**
 * Pictures of a case as SVG with a title, a description and classes for colour, so that light, dark and print come from
 * the page's style. Every picture has a text twin beside it on the page.
 */
final class Pictures {

    /** Okabe and Ito's colours, safe for colour-blind readers; a letter goes with each. */
    private static final List<String> HUES =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442");

    /** Characters that no XML document may hold. */
    static final Pattern NO_XML = Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    static final int WIDTH = 720;

    private Pictures() {}

    /** Who did what, lane by lane; an open wait as a bar to the date of the case. */
    static String timeline(Case shown, Optional<String> awaited, Optional<LocalDate> since) {
        List<Act> acts = shown.record().stream()
                .sorted(Comparator.comparing((Act act) -> act.when().earliest()).thenComparing(Act::id))
                .toList();
        List<Actor> lanes = shown.actors().stream()
                .filter(actor -> acts.stream().anyMatch(act -> behind(shown, act.by(), actor))
                        || awaited.filter(actor.id()::equals).isPresent())
                .toList();
        if (acts.isEmpty() || lanes.isEmpty()) {
            return "";
        }
        LocalDate first = acts.getFirst().when().earliest();
        LocalDate last = shown.asOf();
        double days = Math.max(1, ChronoUnit.DAYS.between(first, last));
        int left = 170;
        int height = 56 + 44 * lanes.size();
        StringBuilder svg = open(
                height,
                "timeline",
                "What happened when, by actor; " + acts.size() + " acts from " + Dates.words(first) + " to "
                        + Dates.words(last));
        for (int i = 0; i < lanes.size(); i++) {
            int y = 40 + 44 * i;
            svg.append(text(0, y + 4, "lane", clipped(lanes.get(i).name(), 24)));
            svg.append(line(left, y, WIDTH - 10, y, "rule"));
        }
        for (int i = 0; i < lanes.size(); i++) {
            if (awaited.filter(lanes.get(i).id()::equals).isPresent() && since.isPresent()) {
                int y = 40 + 44 * i;
                double x = x(left, first, since.get(), days);
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"wait\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"12\"/>",
                        x,
                        y - 6,
                        Math.max(6, WIDTH - 14 - x)));
                svg.append(end(WIDTH - 10, y + 20, "answer awaited"));
            }
        }
        for (Act act : acts) {
            for (int i = 0; i < lanes.size(); i++) {
                if (!behind(shown, act.by(), lanes.get(i))) {
                    continue;
                }
                int y = 40 + 44 * i;
                double from = x(left, first, act.when().earliest(), days);
                double to = x(left, first, act.when().latest(), days);
                String title = "<title>" + escaped(act.says()) + " (" + Dates.words(act.when()) + ")</title>";
                svg.append(String.format(
                        Locale.ROOT, "<g class=\"act%s\">%s", act.type().isMove() ? " move" : "", title));
                if (!act.when().isExact()) {
                    svg.append(line((int) from, y, (int) to, y, "span"));
                }
                double middle = (from + to) / 2;
                svg.append(
                        act.type().isMove()
                                ? String.format(
                                        Locale.ROOT,
                                        "<path d=\"M%.1f %d l6 6 l-6 6 l-6 -6 z\" fill=\"%s\"/>",
                                        middle,
                                        y - 6,
                                        hue(i))
                                : String.format(
                                        Locale.ROOT,
                                        "<circle cx=\"%.1f\" cy=\"%d\" r=\"4\" stroke=\"%s\" class=\"plain\"/>",
                                        middle,
                                        y,
                                        hue(i)));
                svg.append("</g>");
            }
        }
        svg.append(text(left, height - 4, "small", Dates.words(first)));
        svg.append(end(WIDTH - 10, height - 4, Dates.words(last)));
        return svg.append("</svg>").toString();
    }

    /** Demands that cannot all be met, one ring per minimal set. */
    static String conflicts(Case shown, List<List<String>> minimalSets) {
        if (minimalSets.isEmpty()) {
            return "";
        }
        List<String> demands =
                minimalSets.stream().flatMap(List::stream).distinct().toList();
        int row = 34;
        int height = 30 + row * demands.size();
        StringBuilder svg = open(
                height,
                "conflicts",
                Phrases.capital(Phrases.count(minimalSets.size(), "minimal set", "minimal sets"))
                        + " of demands that cannot all be met");
        for (int i = 0; i < demands.size(); i++) {
            int y = 24 + row * i;
            String id = demands.get(i);
            Optional<Demand> demand = shown.demand(id);
            String words = demand.map(d -> shown.nameOf(d.by()) + " " + d.says())
                    .orElseGet(() -> Phrases.capital(new Phrases(shown).clause(id)));
            Firmness firmness = demand.map(Demand::firmness).orElse(Firmness.RED_LINE);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"edge %s\" x=\"%d\" y=\"%d\" width=\"4\" height=\"22\"/>",
                    firmness.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    60 + 26 * minimalSets.size(),
                    y - 14));
            svg.append(text(72 + 26 * minimalSets.size(), y + 2, "lane", clipped(words, 88 - 4 * minimalSets.size())));
            for (int s = 0; s < minimalSets.size(); s++) {
                if (minimalSets.get(s).contains(id)) {
                    svg.append(String.format(
                            Locale.ROOT,
                            "<circle class=\"plain\" cx=\"%d\" cy=\"%d\" r=\"8\" stroke=\"%s\"/>",
                            30 + 26 * s,
                            y - 2,
                            hue(s)));
                    svg.append(String.format(
                            Locale.ROOT,
                            "<text class=\"small\" text-anchor=\"middle\" x=\"%d\" y=\"%d\">%s</text>",
                            30 + 26 * s,
                            y + 2,
                            (char) ('a' + s % 26)));
                }
            }
        }
        for (int s = 0; s < minimalSets.size(); s++) {
            List<String> set = minimalSets.get(s);
            int top = set.stream().mapToInt(demands::indexOf).min().orElse(0);
            int bottom = set.stream().mapToInt(demands::indexOf).max().orElse(0);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"span\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>",
                    30 + 26 * s,
                    24 + row * top + 7,
                    30 + 26 * s,
                    24 + row * bottom - 11,
                    hue(s)));
        }
        return svg.append("</svg>").toString();
    }

    /** Two parties' utilities on the frontier, with their reservation values. */
    static String frontier(
            String xName,
            String yName,
            List<double[]> points,
            double xReserve,
            double yReserve,
            List<double[]> agreed,
            String agreedName) {
        int size = 300;
        int left = 50;
        int height = size + 60;
        StringBuilder svg = open(
                height,
                "frontier",
                points.size() + " undominated utility points of " + xName + " and " + yName + "; " + agreedName
                        + " marked");
        svg.append(line(left, 10, left, 10 + size, "rule"))
                .append(line(left, 10 + size, left + size, 10 + size, "rule"));
        svg.append(line((int) (left + xReserve * size), 10, (int) (left + xReserve * size), 10 + size, "reserve"));
        svg.append(line(
                left, (int) (10 + (1 - yReserve) * size), left + size, (int) (10 + (1 - yReserve) * size), "reserve"));
        for (double[] p : points) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>",
                    left + p[0] * size,
                    10 + (1 - p[1]) * size));
        }
        for (double[] p : agreed) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%.1f %.1f l7 7 l-7 7 l-7 -7 z\" fill=\"%s\"/>",
                    left + p[0] * size,
                    3 + (1 - p[1]) * size,
                    hue(1)));
        }
        svg.append(text(left, size + 28, "small", "0")).append(end(left + size, size + 28, "1"));
        svg.append(text(left, size + 46, "lane", "utility of " + clipped(xName, 40) + " →"));
        svg.append(text(left - 12, 20, "small", "1"))
                .append(text(left + size + 16, 24, "lane", "↑ utility of " + clipped(yName, 30)));
        svg.append(text(left + size + 16, 48, "small", "◆ " + agreedName))
                .append(text(left + size + 16, 68, "small", "dashed: reservation values"));
        return svg.append("</svg>").toString();
    }

    /** A small square in a party's colour with its letter, for tables. */
    static String badge(int index, String name) {
        return "<span class=\"badge hue-" + index % HUES.size() + "\" aria-hidden=\"true\">"
                + escaped(name.substring(0, 1).toUpperCase(Locale.ROOT)) + "</span>";
    }

    /** The demands of an actor on an issue that stand at the case's date, in the order of the file. */
    static List<Demand> standing(Case shown, Actor actor, Issue issue) {
        List<Demand> all = new ArrayList<>();
        for (Demand demand : shown.demands()) {
            boolean stands = demand.until() == null || demand.until().earliest().isAfter(shown.asOf());
            if (stands
                    && demand.by().equals(actor.id())
                    && demand.stance().issues().contains(issue.id())) {
                all.add(demand);
            }
        }
        return all;
    }

    private static boolean behind(Case shown, String who, Actor actor) {
        return shown.actorBehind(who).filter(a -> a.id().equals(actor.id())).isPresent();
    }

    private static double x(int left, LocalDate first, LocalDate day, double days) {
        return left + 8 + ChronoUnit.DAYS.between(first, day) / days * (WIDTH - left - 30);
    }

    static String hue(int index) {
        return HUES.get(index % HUES.size());
    }

    /** A picture in a frame that can be scrolled where the page is too narrow to read it. */
    static String framed(String svg) {
        String title = svg.substring(svg.indexOf("<title>") + "<title>".length(), svg.indexOf("</title>"));
        return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + title + "\">" + svg + "</div>";
    }

    static StringBuilder open(int height, String name, String title) {
        return new StringBuilder()
                .append("<svg class=\"picture ")
                .append(name)
                .append("\" role=\"img\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" xmlns=\"http://www.w3.org/2000/svg\"><title>")
                .append(escaped(title))
                .append("</title>");
    }

    static String text(int x, int y, String style, String text) {
        return "<text class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\">" + escaped(text) + "</text>";
    }

    static String end(int x, int y, String text) {
        return "<text class=\"small\" text-anchor=\"end\" x=\"" + x + "\" y=\"" + y + "\">" + escaped(text) + "</text>";
    }

    static String line(int x1, int y1, int x2, int y2, String style) {
        return "<line class=\"" + style + "\" x1=\"" + x1 + "\" y1=\"" + y1 + "\" x2=\"" + x2 + "\" y2=\"" + y2
                + "\"/>";
    }

    static String clipped(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** Text as the words of a page; characters that XML knows none of become U+FFFD. */
    static String escaped(String text) {
        return NO_XML.matcher(text)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
