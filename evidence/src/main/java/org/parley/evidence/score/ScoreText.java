package org.parley.evidence.score;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A score in words and as a map for JSON. */
public final class ScoreText {

    private ScoreText() {}

    /** For the terminal. */
    public static String of(Score s) {
        return s.documents() + (s.documents() == 1 ? " document, " : " documents, ") + s.gold()
                + " attributions in the gold, " + s.proposed() + " proposed\n"
                + "                     exact F1   overlap F1\n"
                + row("source", s, s.source())
                + row("cue", s, s.cue())
                + row("content", s, s.content())
                + row("relation", s, s.relation())
                + "source, cue and content all exact: F1 " + number(s.f1(s.whole())) + "\n"
                + "relation: precision " + number(s.precision(s.relation().overlap())) + ", recall "
                + number(s.recall(s.relation().overlap())) + "\n"
                + "kind right: " + number(s.recall(s.kinds())) + " of the gold; kind and source span: "
                + number(s.recall(s.kindAndSource())) + "\n"
                + "direct quotations with their speaker: " + s.directFound() + " of " + s.direct() + "\n"
                + "words of an unnamed speaker given to a named person: " + s.misattributed() + "\n"
                + "claims from furniture: " + s.fromFurniture() + "\n";
    }

    /** For {@code --json}. */
    public static Map<String, Object> asMap(Score s) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("documents", s.documents());
        out.put("gold", s.gold());
        out.put("proposed", s.proposed());
        out.put("exact_f1", s.f1(s.whole()));
        out.put("source", both(s, s.source()));
        out.put("cue", both(s, s.cue()));
        out.put("content", both(s, s.content()));
        out.put("relation", both(s, s.relation()));
        out.put("relation_precision", s.precision(s.relation().overlap()));
        out.put("relation_recall", s.recall(s.relation().overlap()));
        out.put("kind_accuracy", s.recall(s.kinds()));
        out.put("kind_and_source_accuracy", s.recall(s.kindAndSource()));
        out.put("direct", s.direct());
        out.put("direct_found", s.directFound());
        out.put("misattributed", s.misattributed());
        out.put("from_furniture", s.fromFurniture());
        return out;
    }

    private static Map<String, Object> both(Score s, Score.Both both) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("exact_f1", s.f1(both.strict()));
        out.put("overlap_f1", s.f1(both.overlap()));
        return out;
    }

    private static String row(String name, Score s, Score.Both both) {
        return String.format(
                Locale.ROOT, "%-20s %8s   %10s%n", name, number(s.f1(both.strict())), number(s.f1(both.overlap())));
    }

    static String number(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }
}
