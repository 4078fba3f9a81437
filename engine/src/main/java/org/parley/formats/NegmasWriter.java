package org.parley.formats;

import java.util.ArrayList;
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

/** Writes a NegMAS scenario: an outcome space and linear additive utility functions. */
final class NegmasWriter {

    private final Case written;
    private final List<String> names;

    private NegmasWriter(Case written) {
        this.written = written;
        this.names = DomainWriter.names(written.issues());
    }

    static Map<String, String> write(Case written) {
        DomainWriter.refusePartial(written, Format.NEGMAS);
        NegmasWriter writer = new NegmasWriter(written);
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        texts.put(DomainWriter.fileName(written.title(), ".yml", taken), writer.domain());
        for (Profile profile : written.profiles()) {
            texts.put(DomainWriter.fileName(profile.party(), ".yml", taken), writer.profile(profile));
        }
        return texts;
    }

    /** Whole numbers one apart stay numbers; everything else is written as categories. */
    static boolean number(Issue issue) {
        return issue.options() instanceof Options.Range range
                && range.step().equals(Rational.ONE)
                && range.from().denominator().equals(java.math.BigInteger.ONE);
    }

    private String domain() {
        StringBuilder out = new StringBuilder("type: CartesianOutcomeSpace\nname: ");
        out.append(quoted(written.title())).append("\nissues:\n");
        for (int i = 0; i < names.size(); i++) {
            Issue issue = written.issues().get(i);
            out.append("- name: ").append(quoted(names.get(i))).append('\n');
            if (number(issue) && issue.options() instanceof Options.Range range) {
                out.append("  type: ContiguousIssue\n  values: [")
                        .append(range.from())
                        .append(", ");
                out.append(range.to()).append("]\n");
            } else {
                out.append("  type: CategoricalIssue\n  values:\n");
                DomainWriter.names(issue.options())
                        .forEach(option ->
                                out.append("  - ").append(quoted(option)).append('\n'));
            }
        }
        return out.toString();
    }

    private String profile(Profile profile) {
        if (profile.discount() != null && !profile.discount().equals(Rational.ONE)) {
            throw DomainWriter.cannot(
                    Format.NEGMAS, "the discount factor of " + profile.party(), "Remove it to export.");
        }
        if (!(profile.utility() instanceof UtilityFunction.Separable sum)) {
            throw DomainWriter.cannot(
                    Format.NEGMAS,
                    "the profile of " + profile.party() + ", which is no sum over issues,",
                    "GENIUS holds rectangles, GeniusWeb sums of groups.");
        }
        List<String> weights = new ArrayList<>();
        StringBuilder values = new StringBuilder();
        Rational total = Rational.ZERO;
        for (Issue issue : written.issues()) {
            List<Rational> parts = DomainWriter.parts(sum, issue);
            Rational most = DomainWriter.most(parts);
            total = total.plus(most);
            weights.add(Numbers.written(most).toPlainString());
            values.append("- type: TableFun\n  mapping:\n");
            List<String> options = DomainWriter.names(issue.options());
            for (int o = 0; o < options.size(); o++) {
                Rational share =
                        most.signum() == 0 ? Rational.ZERO : parts.get(o).dividedBy(most);
                values.append("    ").append(number(issue) ? options.get(o) : quoted(options.get(o)));
                values.append(": ")
                        .append(Numbers.written(share).toPlainString())
                        .append('\n');
            }
        }
        if (total.minus(Rational.ONE).compareTo(Rational.of(1, 1_000_000_000_000L)) > 0) {
            throw DomainWriter.cannot(
                    Format.NEGMAS,
                    "the weights of " + profile.party() + ", which sum to more than 1 and would have to be clipped",
                    "Divide them by the sum.");
        }
        return "type: LinearAdditiveUtilityFunction\nname: " + quoted(profile.party()) + "\nreserved_value: "
                + Numbers.written(profile.reservation()).toPlainString() + "\nweights: [" + String.join(", ", weights)
                + "]\nvalues:\n" + values;
    }

    /** Double quotes, so that no name is taken for a number, a date or a key. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < 0x20 || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029) {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
