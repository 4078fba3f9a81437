package org.parley.evidence.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.evidence.proposal.ReadingJson;
import org.parley.model.When;

/** What a person can change of a proposal, by key of the case file, and what only a person can say of it. */
final class Fields {

    private Fields() {}

    /** All keys with what is proposed, in the order in which an entry is read; nothing proposed is an empty value. */
    static Map<String, String> proposed(ProposedChange change) {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("says", change.body().says());
        switch (change.body()) {
            case ClaimBody c -> {
                out.put("attribution", ReadingJson.id(c.attribution()));
                out.put("speaker", text(c.speaker()));
                out.put("words", text(c.words()));
                out.put("kind", ReadingJson.id(c.kind()));
                out.put("quoted", text(c.quoted()));
                out.put("hedge", text(c.hedge()));
                out.put(
                        "credibility",
                        String.valueOf(change.grade().credibility().digit()));
                out.put("about", String.join(", ", c.about()));
                days(out, c.when());
            }
            case ActBody a -> {
                out.put("act", ReadingJson.id(a.type()));
                out.put("by", text(a.by()));
                out.put("to", "");
                out.put("in_reply_to", "");
                days(out, a.when());
                out.put("claims", "");
            }
            case DemandBody d -> {
                out.put("party", text(d.party()));
                out.put("require", "");
                out.put("scope", "");
                out.put("process", "");
                out.put("about", String.join(", ", d.about()));
                out.put("firmness", "");
                out.put("claims", "");
            }
            case PointBody p -> {
                out.put("issue", text(p.issue()));
                out.put(
                        "credibility",
                        String.valueOf(change.grade().credibility().digit()));
            }
        }
        out.put("id", "");
        return out;
    }

    private static void days(Map<String, String> out, @Nullable When when) {
        boolean exact = when != null && when.isExact();
        out.put("on", when != null && exact ? when.earliest().toString() : "");
        out.put("between", when != null && !exact ? when.earliest() + ", " + when.latest() : "");
        out.put("basis", when == null ? "" : text(when.basis()));
    }

    /** What an entry cannot do without and the document does not say, with the question for it. */
    static Map<String, String> asked(ProposedChange change) {
        Map<String, String> out = new LinkedHashMap<>();
        switch (change.body()) {
            case ClaimBody c -> {}
            case ActBody a -> {
                if (a.by() == null && !isUnnamed(change)) {
                    out.put("by", "by, the id of who did it");
                }
                if (a.when() == null) {
                    out.put("on", "on, the day (year-month-day)");
                }
            }
            case DemandBody d -> {
                String party = d.party();
                out.put("party", "party" + (party == null ? "" : " (" + party + " if left empty)"));
                out.put("require", "what it requires, as issue: option (empty: known in words only)");
                out.put("firmness", "firmness: red-line, position, wish or unknown");
            }
            case PointBody p -> {
                if (p.issue() == null) {
                    out.put("issue", "issue, the id of the one that stands in the way");
                }
            }
        }
        return out;
    }

    /** The key by which somebody is said to have spoken or acted; null where nobody does. */
    static @Nullable String speaker(ProposedChange change) {
        return switch (change.body()) {
            case ClaimBody c -> "speaker";
            case ActBody a -> "by";
            case DemandBody d -> "party";
            case PointBody p -> null;
        };
    }

    /** Whether the article withholds who speaks or acts: then the case gives no name either. */
    static boolean isUnnamed(ProposedChange change) {
        return switch (change.body()) {
            case ClaimBody c -> c.attribution().anonymous();
            case ActBody a -> a.doer().anonymous();
            case DemandBody d -> false;
            case PointBody p -> false;
        };
    }

    /** Keys of which one takes the place of the other. */
    static List<String> insteadOf(String key) {
        return switch (key) {
            case "on" -> List.of("between", "basis");
            case "between" -> List.of("on");
            case "require" -> List.of("scope", "process");
            case "scope" -> List.of("require", "process");
            case "process" -> List.of("require", "scope");
            default -> List.of();
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
