package org.parley.formats;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Options;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** Writes GENIUS's XML, so that GENIUS computes the same utilities: it divides evaluations by the largest of an issue. */
final class GeniusWriter {

    private final Case written;
    private final List<String> names;

    private GeniusWriter(Case written) {
        this.written = written;
        this.names = DomainWriter.names(written.issues());
    }

    static Map<String, String> write(Case written) {
        DomainWriter.refusePartial(written, Format.GENIUS);
        GeniusWriter writer = new GeniusWriter(written);
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        texts.put(DomainWriter.fileName(written.title() + "-domain", ".xml", taken), writer.domain());
        for (Profile profile : written.profiles()) {
            texts.put(DomainWriter.fileName(profile.party(), ".xml", taken), writer.profile(profile));
        }
        return texts;
    }

    /** Whether an issue is written as one of whole numbers. */
    static boolean number(Case written, Issue issue) {
        return new GeniusWriter(written).whole(issue);
    }

    /** Whole-number issues stay such where every profile can be written on them. */
    private boolean whole(Issue issue) {
        if (!(issue.options() instanceof Options.Range range)
                || !range.step().equals(Rational.ONE)
                || !range.from().denominator().equals(java.math.BigInteger.ONE)) {
            return false;
        }
        boolean rectangles =
                written.profiles().stream().anyMatch(p -> p.utility() instanceof UtilityFunction.HyperRectangles);
        if (!rectangles) {
            return DomainWriter.linear(written, issue);
        }
        for (Profile profile : written.profiles()) {
            if (profile.utility() instanceof UtilityFunction.Separable sum
                    && !DomainWriter.linear(DomainWriter.parts(sum, issue))) {
                throw DomainWriter.cannot(
                        Format.GENIUS,
                        "the values of " + issue.id() + " for " + profile.party() + " beside rectangles on it",
                        "A whole-number issue there is worth a straight line.");
            }
        }
        return true;
    }

    private String domain() {
        StringBuilder out = new StringBuilder("<negotiation_template>\n");
        out.append("<utility_space number_of_issues=\"").append(names.size()).append("\">\n");
        objective(out);
        for (int i = 0; i < names.size(); i++) {
            open(out, i);
            if (!whole(written.issues().get(i))) {
                List<String> options =
                        DomainWriter.names(written.issues().get(i).options());
                for (int o = 0; o < options.size(); o++) {
                    out.append("<item index=\"")
                            .append(o + 1)
                            .append("\" value=\"")
                            .append(escaped(options.get(o)));
                    out.append("\"/>\n");
                }
            }
            out.append("</issue>\n");
        }
        return out.append("</objective>\n</utility_space>\n</negotiation_template>\n")
                .toString();
    }

    private void objective(StringBuilder out) {
        out.append("<objective index=\"0\" etype=\"objective\" type=\"objective\" description=\"\" name=\"");
        out.append(escaped(written.title())).append("\">\n");
    }

    private void open(StringBuilder out, int i) {
        Issue issue = written.issues().get(i);
        String kind = whole(issue) ? "integer" : "discrete";
        out.append("<issue index=\"").append(i + 1).append("\" etype=\"").append(kind);
        out.append("\" type=\"").append(kind).append("\" vtype=\"").append(kind).append("\" name=\"");
        out.append(escaped(names.get(i))).append('"');
        if (whole(issue) && issue.options() instanceof Options.Range range) {
            out.append(" lowerbound=\"")
                    .append(range.from())
                    .append("\" upperbound=\"")
                    .append(range.to())
                    .append('"');
        }
        out.append(">\n");
    }

    private String profile(Profile profile) {
        boolean rectangles = profile.utility() instanceof UtilityFunction.HyperRectangles;
        StringBuilder out = new StringBuilder("<utility_space");
        out.append(rectangles ? " type=\"nonlinear\"" : "")
                .append(" number_of_issues=\"")
                .append(names.size());
        out.append("\">\n");
        objective(out);
        switch (profile.utility()) {
            case UtilityFunction.Separable sum -> sum(out, sum);
            case UtilityFunction.HyperRectangles all -> rectangles(out, all);
            case UtilityFunction.Discounted late ->
                throw DomainWriter.cannot(
                        Format.GENIUS, "the discounted utility of " + profile.party(), "Export it at time 0.");
            case UtilityFunction.Groups groups ->
                throw DomainWriter.cannot(
                        Format.GENIUS, "the sum of groups of " + profile.party(), "GeniusWeb can hold it.");
        }
        out.append("</objective>\n");
        Rational discount = profile.discount() == null ? Rational.ONE : profile.discount();
        out.append("<discount_factor value=\"")
                .append(Numbers.written(discount).toPlainString())
                .append("\"/>\n");
        out.append("<reservation value=\"");
        out.append(Numbers.written(profile.reservation()).toPlainString()).append("\"/>\n");
        return out.append("</utility_space>\n").toString();
    }

    /** The weight is what the best option brings, evaluations are shares of it. */
    private void sum(StringBuilder out, UtilityFunction.Separable utility) {
        StringBuilder weights = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            Issue issue = written.issues().get(i);
            List<Rational> parts = DomainWriter.parts(utility, issue);
            Rational most = DomainWriter.most(parts);
            open(out, i);
            if (whole(issue)) {
                Rational weight = most.signum() == 0 ? Rational.ONE : most;
                Rational slope = parts.size() == 1
                        ? Rational.ZERO
                        : parts.get(1).minus(parts.get(0)).dividedBy(weight);
                out.append("<evaluator ftype=\"linear\" slope=\"");
                out.append(Numbers.written(slope).toPlainString()).append("\" offset=\"");
                out.append(Numbers.written(parts.getFirst().dividedBy(weight)).toPlainString())
                        .append("\"/>\n");
            } else {
                List<String> options = DomainWriter.names(issue.options());
                for (int o = 0; o < options.size(); o++) {
                    Rational share =
                            most.signum() == 0 ? Rational.ONE : parts.get(o).dividedBy(most);
                    out.append("<item index=\"")
                            .append(o + 1)
                            .append("\" value=\"")
                            .append(escaped(options.get(o)));
                    out.append("\" evaluation=\"")
                            .append(Numbers.written(share).toPlainString())
                            .append("\"/>\n");
                }
            }
            out.append("</issue>\n");
            weights.append("<weight index=\"").append(i + 1).append("\" value=\"");
            weights.append(Numbers.written(most).toPlainString()).append("\"/>\n");
        }
        out.append(weights);
    }

    private void rectangles(StringBuilder out, UtilityFunction.HyperRectangles all) {
        for (int i = 0; i < names.size(); i++) {
            open(out, i);
            out.append("</issue>\n");
        }
        String aggregation = switch (all.aggregation()) {
            case SUM -> "sum";
            case LEAST -> "min";
            case LARGEST -> "max";
        };
        out.append("<utility maxutility=\"")
                .append(Numbers.written(all.maximum()).toPlainString());
        out.append("\">\n<ufun type=\"PlainUfun\" weight=\"1\" aggregation=\"")
                .append(aggregation)
                .append("\">\n");
        for (UtilityFunction.Rectangle rectangle : all.rectangles()) {
            refuse(rectangle);
            // Nothing lies outside of no bounds: written as one that pays nothing, since without bounds it would pay
            // everywhere.
            boolean never = rectangle.outside() && rectangle.bounds().isEmpty();
            Rational pays = never ? Rational.ZERO : rectangle.pays();
            out.append("<hyperRectangle utility=\"")
                    .append(Numbers.written(pays).toPlainString());
            out.append("\">\n");
            rectangle.bounds().forEach((issue, bounds) -> {
                int index = written.issues().stream().map(Issue::id).toList().indexOf(issue) + 1;
                out.append(rectangle.outside() ? "<EXCLUDES" : "<INCLUDES")
                        .append(" index=\"")
                        .append(index);
                out.append("\" min=\"")
                        .append(whole(bounds.least(), RoundingMode.CEILING))
                        .append("\" max=\"")
                        .append(whole(bounds.most(), RoundingMode.FLOOR));
                out.append("\"/>\n");
            });
            out.append("</hyperRectangle>\n");
        }
        out.append("</ufun>\n</utility>\n");
    }

    /** Rectangles bound whole-number issues only. */
    private void refuse(UtilityFunction.Rectangle rectangle) {
        for (Issue issue : written.issues()) {
            if (rectangle.bounds().containsKey(issue.id()) && !whole(issue)) {
                throw DomainWriter.cannot(
                        Format.GENIUS,
                        "a rectangle on " + issue.id() + ", whose options are not whole numbers one apart",
                        "Number the options, or state the utilities issue by issue.");
            }
        }
    }

    /** The outermost whole number within a bound; no whole number lies between the two. */
    private static BigInteger whole(Rational bound, RoundingMode towards) {
        return new BigDecimal(bound.numerator())
                .divide(new BigDecimal(bound.denominator()), 0, towards)
                .toBigIntegerExact();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\t', '\r' -> out.append("&#").append(c).append(';');
                default -> {
                    // XML 1.0 has no other control characters, not even escaped.
                    if (c < 0x20 || c == 0xFFFE || c == 0xFFFF || c >= 0xD800 && c <= 0xDFFF) {
                        throw DomainWriter.cannot(
                                Format.GENIUS,
                                String.format("the sign U+%04X in a name", c),
                                "XML has no such sign; rename it.");
                    }
                    out.appendCodePoint(c);
                }
            }
        });
        return out.toString();
    }
}
