package org.parley.evidence.review;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.proposal.ProposedChange;

/**
 * What a person decided about one proposal.
 *
 * @param document key of the document: its file's sha256, with {@code #2} for the second item of a file
 * @param proposal id of the proposal; {@code ID/2} for the second entry that is made of it
 * @param grade that the person was shown, such as F2; null where a script does not say
 * @param with what the person put in its place, by key of the case file ({@code says}, {@code id}, {@code speaker} ...)
 */
public record Decision(
        String document,
        String proposal,
        Verdict verdict,
        @Nullable String grade,
        Map<String, String> with) {

    public Decision {
        with = Map.copyOf(with);
    }

    public Decision(String document, String proposal, Verdict verdict, Map<String, String> with) {
        this(document, proposal, verdict, null, with);
    }

    /** What can be decided. */
    public enum Verdict {
        ACCEPT,
        DROP
    }

    boolean accepts() {
        return verdict == Verdict.ACCEPT;
    }

    @Nullable
    String with(String key) {
        return with.get(key);
    }

    /** What was put in the place of something proposed, else that. */
    @Nullable
    String with(String key, @Nullable String proposed) {
        String own = with.get(key);
        return own != null ? own : proposed;
    }

    /** How credible the entry is: as the person says, as was shown when it was decided, or as it is proposed. */
    String credibility(ProposedChange change) {
        String own = with.get("credibility");
        String shown = grade;
        return own != null
                ? own
                : shown != null
                        ? shown.substring(1)
                        : String.valueOf(change.grade().credibility().digit());
    }

    String line() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("document", document);
        out.put("proposal", proposal);
        out.put("decision", verdict.name().toLowerCase(Locale.ROOT));
        if (grade != null) {
            out.put("grade", grade);
        }
        if (!with.isEmpty()) {
            out.put("with", new TreeMap<>(with));
        }
        return JsonLines.written(out);
    }

    static Decision of(JsonLines.Line line) {
        Map<String, String> with = new LinkedHashMap<>();
        line.node()
                .path("with")
                .properties()
                .forEach(e -> with.put(e.getKey(), e.getValue().asString("")));
        String grade = line.text("grade");
        Verdict verdict = switch (line.text("decision").toLowerCase(Locale.ROOT)) {
            case "accept" -> Verdict.ACCEPT;
            case "drop" -> Verdict.DROP;
            default -> throw line.unreadable();
        };
        if (!grade.isEmpty() && !grade.matches("[A-F][1-6]")) {
            throw line.unreadable();
        }
        return new Decision(
                line.text("document"), line.text("proposal"), verdict, grade.isEmpty() ? null : grade, with);
    }
}
