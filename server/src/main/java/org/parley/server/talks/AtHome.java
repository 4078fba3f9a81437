package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** What a delegation keeps to itself. */
public sealed interface AtHome extends Deed {

    /** How firm a limit is, the firmest first. */
    enum Firmness {
        @JsonProperty("red-line")
        RED_LINE,
        @JsonProperty("position")
        POSITION,
        @JsonProperty("wish")
        WISH
    }

    /**
     * What the delegation asks of an agreement. A later limit of the same id takes the place of an earlier one.
     *
     * @param id chosen by the delegation
     * @param says in its own words; null where the condition says it all
     * @param stands whether it still stands; false takes it back
     */
    @JsonTypeName("limit")
    record Limit(
            String id,
            OnIssue condition,
            Firmness firmness,
            @Nullable String says,
            boolean stands) implements AtHome {
        public Limit {
            Words.id(id, "limit");
            Words.given(condition, "condition");
            Words.given(firmness, "firmness");
            says = Words.optional(says, Words.REMARK, "remark");
        }
    }

    /**
     * What one of its constituencies is thought to want. A later view of the same faction takes the place of an earlier one.
     *
     * @param seats null where they are not known
     * @param wants null where words say it
     */
    @JsonTypeName("faction")
    record FactionView(
            Named faction,
            @Nullable Integer seats,
            @Nullable OnIssue wants,
            String says) implements AtHome {
        public FactionView {
            Words.given(faction, "faction");
            if (seats != null && (seats < 0 || seats > 100_000)) {
                throw new BadDeedException("The number of seats (" + seats + ") must be 0 to 100,000.");
            }
            says = Words.needed(says, Words.REMARK, "view");
        }
    }
}
