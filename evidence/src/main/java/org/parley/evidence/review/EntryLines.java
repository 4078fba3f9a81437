package org.parley.evidence.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.UnreadableException;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.evidence.proposal.ReadingJson;
import org.parley.model.Attribution;
import org.parley.model.Case;
import org.parley.model.When;

/** Claims, acts and sticking points as a case file writes them: what was proposed, and what a person put in its place. */
final class EntryLines {

    private EntryLines() {}

    static List<String> claim(String id, String source, ProposedChange change, ClaimBody claim, Decision decision) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + id + ":");
        lines.add("    source: " + source);
        lines.add("    attribution: {" + attribution(claim, decision) + "}");
        lines.add("    kind: " + CaseText.word(set(decision.with("kind"), ReadingJson.id(claim.kind()))));
        lines.add("    says: " + CaseText.scalar(set(decision.with("says"), claim.says())));
        optional(lines, "quoted", decision.with("quoted", claim.quoted()));
        optional(lines, "hedge", decision.with("hedge", claim.hedge()));
        lines.add("    credibility: " + CaseText.word(decision.credibility(change)));
        String about = set(decision.with("about"), String.join(", ", claim.about()));
        if (!about.isEmpty()) {
            lines.add("    about: " + CaseText.words(about));
        }
        lines.add("    where: " + claim.where());
        dated(lines, decision, claim.when(), "    ");
        return lines;
    }

    private static String attribution(ClaimBody claim, Decision decision) {
        String kind = set(decision.with("attribution"), ReadingJson.id(claim.attribution()));
        boolean unnamed = claim.attribution().anonymous() || isAnonymous(kind);
        String speaker = unnamed ? "" : set(decision.with("speaker"), claim.speaker());
        StringBuilder out = new StringBuilder("kind: ").append(CaseText.word(kind));
        if (!speaker.isEmpty()) {
            out.append(", speaker: ").append(CaseText.word(speaker));
        }
        String words = set(decision.with("words"), speaker.isEmpty() ? claim.words() : null);
        if (!words.isEmpty()) {
            out.append(", words: ").append(CaseText.inFlow(words));
        }
        if (claim.through().size() > 1 && claim.attribution() == Attribution.Kind.OTHER_OUTLET) {
            out.append(", through: ").append(CaseText.names(claim.through()));
        }
        return out.toString();
    }

    private static boolean isAnonymous(String kind) {
        return Arrays.stream(Attribution.Kind.values())
                .anyMatch(one -> one.anonymous() && ReadingJson.id(one).equals(kind));
    }

    static List<String> act(String id, ActBody act, Decision decision) {
        if (act.doer().anonymous()) {
            throw new UnreadableException(
                    "the article does not name who did this, so no one in the case can have done it; a"
                            + " claim can hold it.");
        }
        String by = set(decision.with("by"), act.by());
        List<String> days = new ArrayList<>();
        dated(days, decision, act.when(), "  ");
        if (by.isEmpty() || days.isEmpty()) {
            throw new UnreadableException("an act needs somebody of the case who did it (`by`) and a day (`on`).");
        }
        List<String> lines = new ArrayList<>();
        lines.add("- id: " + id);
        lines.addAll(days);
        lines.add("  by: " + CaseText.word(by));
        list(lines, "to", decision.with("to"));
        list(lines, "in_reply_to", decision.with("in_reply_to"));
        lines.add("  act: " + CaseText.word(set(decision.with("act"), ReadingJson.id(act.type()))));
        lines.add("  says: " + CaseText.scalar(set(decision.with("says"), act.says())));
        list(lines, "claims", decision.with("claims"));
        return lines;
    }

    static List<String> point(
            String id, String source, ProposedChange change, PointBody point, Decision decision, Case known) {
        String issue = set(decision.with("issue"), point.issue());
        if (known.issue(issue).isEmpty()) {
            throw new UnreadableException("a sticking point needs an issue of the case (`issue`).");
        }
        String says = set(decision.with("says"), "Said to stand in the way: " + point.says());
        return List.of(
                "  " + id + ":",
                "    source: " + source,
                "    attribution: {kind: own-voice}",
                "    kind: perception",
                "    says: " + CaseText.scalar(says),
                "    credibility: " + CaseText.word(decision.credibility(change)),
                "    about: [" + issue + "]",
                "    where: " + point.where(),
                "    reports: {sticking: [" + issue + "]}");
    }

    /** The day or days that a person gave, else those proposed; an empty one takes away what was proposed. */
    private static void dated(List<String> lines, Decision decision, @Nullable When proposed, String indent) {
        String on = set(decision.with("on"), null);
        String between = set(decision.with("between"), null);
        boolean given = decision.with("on") != null || decision.with("between") != null;
        if (!on.isEmpty()) {
            lines.add(indent + "on: " + CaseText.word(on));
        } else if (!between.isEmpty()) {
            lines.add(indent + "between: " + CaseText.words(between));
            basis(lines, decision.with("basis"), indent);
        } else if (!given && proposed != null && proposed.isExact()) {
            lines.add(indent + "on: " + proposed.earliest());
        } else if (!given && proposed != null) {
            lines.add(indent + "between: [" + proposed.earliest() + ", " + proposed.latest() + "]");
            basis(lines, decision.with("basis", proposed.basis()), indent);
        }
    }

    private static void basis(List<String> lines, @Nullable String basis, String indent) {
        if (basis != null && !basis.isEmpty()) {
            lines.add(indent + "basis: " + CaseText.scalar(basis));
        }
    }

    private static void list(List<String> lines, String key, @Nullable String ids) {
        if (ids != null && !ids.isEmpty()) {
            lines.add("  " + key + ": " + CaseText.words(ids));
        }
    }

    private static void optional(List<String> lines, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            lines.add("    " + key + ": " + CaseText.scalar(value));
        }
    }

    private static String set(@Nullable String own, @Nullable String proposed) {
        return own != null ? own : proposed == null ? "" : proposed;
    }
}
