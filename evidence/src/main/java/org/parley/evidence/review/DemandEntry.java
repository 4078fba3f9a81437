package org.parley.evidence.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.Tips;
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
        String about = demand.about().isEmpty() ? "position" : demand.about().getFirst();
        return party(demand, decision) + "-" + about;
    }

    static List<String> lines(DemandBody demand, Decision decision, Case known, String id, @Nullable String claim) {
        String party = party(demand, decision);
        String firmness = decision.with("firmness");
        if (known.actor(party).isEmpty() || !firmness(firmness)) {
            throw new UnreadableException(
                    "a demand needs a party of the case (`party`) and how firm it is (`firmness`: red-line, position, wish"
                            + " or unknown).");
        }
        List<String> lines = new ArrayList<>(List.of("- id: " + id, "  party: " + CaseText.word(party)));
        String about = decision.with("about") != null ? decision.with("about") : String.join(", ", demand.about());
        boolean onIssues = true;
        if (given(decision, "require")) {
            lines.add("  require: {" + Tips.harmless(String.valueOf(decision.with("require"))) + "}");
            onIssues = false;
        } else if (given(decision, "process")) {
            lines.add("  process: " + CaseText.scalar(String.valueOf(decision.with("process"))));
        } else if (given(decision, "scope")) {
            lines.add("  scope: " + CaseText.word(String.valueOf(decision.with("scope"))));
        }
        if (onIssues && about != null && !about.isEmpty()) {
            lines.add("  about: " + CaseText.words(about));
        }
        lines.add("  firmness: " + firmness);
        if (!given(decision, "process")) {
            String says = decision.with("says");
            lines.add("  says: " + CaseText.scalar(says != null ? says : demand.says()));
        }
        String claims = decision.with("claims") != null ? decision.with("claims") : claim;
        if (claims != null && !claims.isEmpty()) {
            lines.add("  claims: " + CaseText.words(claims));
        }
        return lines;
    }

    private static boolean given(Decision decision, String key) {
        String value = decision.with(key);
        return value != null && !value.isEmpty();
    }

    private static String party(DemandBody demand, Decision decision) {
        String party = decision.with("party") != null ? decision.with("party") : demand.party();
        return party == null ? "" : party;
    }
}
