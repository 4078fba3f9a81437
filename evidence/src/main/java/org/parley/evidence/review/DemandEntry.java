package org.parley.evidence.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.UnreadableException;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ReadingJson;
import org.parley.model.Case;
import org.parley.model.Firmness;

/**
 * A demand as a case file writes it. What it requires and how firm it is come from the person who accepts it: {@code
 * require} ("issue: option"), {@code scope} (in or out), {@code process} (words), or none of them for a demand that is
 * known in words only.
 */
final class DemandEntry {

    private DemandEntry() {}

    static boolean firmness(@Nullable String word) {
        return Arrays.stream(Firmness.values()).map(ReadingJson::id).anyMatch(id -> id.equals(word));
    }

    static String id(DemandBody demand, Decision decision) {
        String id = decision.with("id");
        String about = demand.about().isEmpty() ? "position" : demand.about().getFirst();
        return id != null ? id : party(demand, decision) + "-" + about;
    }

    static List<String> lines(DemandBody demand, Decision decision, Case known, String id, @Nullable String claim) {
        String party = party(demand, decision);
        String firmness = decision.with("firmness");
        if (known.actor(party).isEmpty() || !firmness(firmness)) {
            throw new UnreadableException(
                    "a demand needs a party of the case and a firmness (red-line, position, wish or "
                            + "unknown): give `party` and `firmness` when you accept it, or drop it (" + demand.says()
                            + ").");
        }
        List<String> lines = new ArrayList<>(List.of("- id: " + id, "  party: " + party));
        String about = decision.with("about") != null ? decision.with("about") : String.join(", ", demand.about());
        boolean onIssues = true;
        if (decision.with("require") != null) {
            lines.add("  require: {" + decision.with("require") + "}");
            onIssues = false;
        } else if (decision.with("process") != null) {
            lines.add("  process: " + CaseText.scalar(String.valueOf(decision.with("process"))));
        } else if (decision.with("scope") != null) {
            lines.add("  scope: " + decision.with("scope"));
        }
        if (onIssues && about != null && !about.isEmpty()) {
            lines.add("  about: [" + about + "]");
        }
        lines.add("  firmness: " + firmness);
        if (decision.with("process") == null) {
            String says = decision.with("says");
            lines.add("  says: " + CaseText.scalar(says != null ? says : demand.says()));
        }
        String claims = decision.with("claims") != null ? decision.with("claims") : claim;
        if (claims != null && !claims.isEmpty()) {
            lines.add("  claims: [" + claims + "]");
        }
        return lines;
    }

    private static String party(DemandBody demand, Decision decision) {
        String party = decision.with("party") != null ? decision.with("party") : demand.party();
        return party == null ? "" : party;
    }
}
