package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.exchange.DraftingFault;
import org.parley.exchange.Lint;
import org.parley.model.Case;
import tools.jackson.databind.json.JsonMapper;

/** The faults of an agreement's text for readers; {@link #json} for machines ({@code docs/schemas/lint.schema.json}). */
public final class LintText {

    private static final String LIMIT = "A fault is about the text as this case tells it. Where a text is only partly"
            + " reported, what is missing here may stand in it. Nothing here says who should mend what.";

    private LintText() {}

    /** Faults by kind, each with its clause, reason and advice. */
    public static List<String> lines(Lint lint, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(lint.agreement().title());
        lines.add(summary(lint));
        DraftingFault.Kind kind = null;
        List<DraftingFault> faults = lint.faults();
        for (int i = 0; i < faults.size(); i++) {
            DraftingFault fault = faults.get(i);
            if (fault.kind() != kind) {
                kind = fault.kind();
                lines.add("");
                lines.add(kind.heading().toUpperCase(Locale.ROOT));
            }
            boolean again = i > 0
                    && faults.get(i - 1).clause().equals(fault.clause())
                    && faults.get(i - 1).kind() == kind;
            if (!again) {
                lines.addAll(Wrapped.lines(fault.clause() + ": " + Phrases.bare(fault.where()) + ".", width, "    "));
            }
            boolean last = i + 1 == faults.size();
            DraftingFault next = last ? fault : faults.get(i + 1);
            if (last || !sameReason(fault, next)) {
                lines.addAll(Wrapped.lines("    " + fault.reason(), width, ""));
            }
            if (last || next.kind() != kind || !next.advice().equals(fault.advice())) {
                lines.addAll(Wrapped.lines("    Advice: " + fault.advice(), width, "  "));
            }
        }
        lines.add("");
        lines.addAll(Wrapped.lines(LIMIT, width, ""));
        return lines;
    }

    /** Clauses with the same fault for the same reason stand together, the reason once below them. */
    private static boolean sameReason(DraftingFault one, DraftingFault other) {
        return one.kind() == other.kind() && one.reason().equals(other.reason());
    }

    private static String summary(Lint lint) {
        int obligations = lint.agreement().obligations().size();
        String about = Phrases.count(lint.agreement().stages().size(), "stage", "stages") + ", "
                + Phrases.count(obligations, "obligation", "obligations");
        return Phrases.capital(about) + "; "
                + (lint.faults().isEmpty()
                        ? "no drafting fault found."
                        : Phrases.count(lint.faults().size(), "point", "points") + " for a drafter to look at.");
    }

    public static String json(Case read, Lint lint) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", read.title());
        out.put("agreement", lint.agreement().title());
        out.put("stages", lint.agreement().stages().size());
        out.put("obligations", lint.agreement().obligations().size());
        out.put("faults", lint.faults().stream().map(LintText::asMap).toList());
        out.put("note", LIMIT);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    }

    private static Map<String, Object> asMap(DraftingFault fault) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", fault.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        out.put("clause", fault.clause());
        out.put("where", fault.where());
        out.put("reason", fault.reason());
        out.put("advice", fault.advice());
        return out;
    }
}
