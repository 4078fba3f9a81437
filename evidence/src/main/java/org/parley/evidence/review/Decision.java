package org.parley.evidence.review;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.UnreadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person decided about one proposal.
 *
 * @param document sha256 of the document
 * @param proposal id of the proposal
 * @param with what the person put in its place, by key of the case file ({@code says}, {@code id}, {@code speaker} ...)
 */
public record Decision(String document, String proposal, Verdict verdict, Map<String, String> with) {

    public Decision {
        with = Map.copyOf(with);
    }

    /** What can be decided. */
    public enum Verdict {
        ACCEPT,
        DROP
    }

    @Nullable
    String with(String key) {
        return with.get(key);
    }

    String line() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("document", document);
        out.put("proposal", proposal);
        out.put("decision", verdict.name().toLowerCase(Locale.ROOT));
        if (!with.isEmpty()) {
            out.put("with", new java.util.TreeMap<>(with));
        }
        return JsonMapper.builder().build().writeValueAsString(out);
    }

    static Decision read(String line, String place) {
        try {
            JsonNode node = JsonMapper.builder().build().readTree(line);
            Map<String, String> with = new LinkedHashMap<>();
            node.path("with")
                    .properties()
                    .forEach(e -> with.put(e.getKey(), e.getValue().asString("")));
            return new Decision(
                    node.path("document").asString(""),
                    node.path("proposal").asString(""),
                    Verdict.valueOf(node.path("decision").asString("").toUpperCase(Locale.ROOT)),
                    with);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableException(
                    place + ": this line is no decision. Each is an object with document, proposal and "
                            + "decision (accept or drop); see docs/evidence.md.");
        }
    }
}
