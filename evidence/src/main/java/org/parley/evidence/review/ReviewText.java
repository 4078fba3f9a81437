package org.parley.evidence.review;

import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.evidence.proposal.ReadingJson;

/** Proposals as a terminal shows them. */
public final class ReviewText {

    private ReviewText() {}

    /** A proposal in a few lines. */
    public static String words(ProposedChange change) {
        String head = ReadingJson.id(change.op()) + "  " + change.grade() + "  " + ReadingJson.id(change.standing())
                + (change.against().isEmpty() ? "" : " " + String.join(", ", change.against())) + "  confidence "
                + change.confidence() + "\n  ";
        return head
                + switch (change.body()) {
                    case ClaimBody c ->
                        speaker(c) + " (" + ReadingJson.id(c.attribution()) + "), " + ReadingJson.id(c.kind()) + ", "
                                + c.where() + "\n  " + c.says()
                                + (c.about().isEmpty() ? "" : "\n  about: " + String.join(", ", c.about()))
                                + time(c.time());
                    case ActBody a ->
                        ReadingJson.id(a.type()) + " by " + (a.by() == null ? "? (" + a.words() + ")" : a.by())
                                + ", CAMEO " + a.cameo() + ", PLOVER "
                                + a.type().plover() + "\n  " + a.says() + time(a.time());
                    case DemandBody d ->
                        "a demand of " + (d.party() == null ? "?" : d.party()) + ", if you say so: found in "
                                + d.claim()
                                + "\n  " + d.says()
                                + (d.about().isEmpty() ? "" : "\n  about: " + String.join(", ", d.about()));
                    case PointBody p ->
                        "said to stand in the way" + (p.issue() == null ? "" : ": " + p.issue()) + "\n  " + p.says();
                };
    }

    private static String time(String words) {
        return words.isEmpty() ? "" : "\n  when: " + words;
    }

    private static String speaker(ClaimBody claim) {
        String words = claim.words();
        String speaker = claim.speaker();
        return speaker != null ? speaker : words != null ? "“" + words + "”" : "nobody named";
    }
}
