package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import org.parley.model.Condition;

/**
 * A condition on how one question is settled.
 *
 * @param options ids of options; one number or option for the comparisons
 */
public record OnIssue(String issue, How how, List<String> options) {

    /** How the options bound the answer. */
    public enum How {
        @JsonProperty("one-of")
        ONE_OF,
        @JsonProperty("none-of")
        NONE_OF,
        @JsonProperty("at-most")
        AT_MOST,
        @JsonProperty("at-least")
        AT_LEAST,
        @JsonProperty("below")
        BELOW,
        @JsonProperty("above")
        ABOVE
    }

    public OnIssue {
        Words.id(issue, "issue");
        Words.given(how, "kind of condition");
        options = Words.distinct(options, 100, "options");
        options.forEach(option -> Words.needed(option, 64, "option"));
        if (options.isEmpty() || how.ordinal() >= How.AT_MOST.ordinal() && options.size() > 1) {
            throw new BadDeedException("A condition names an option; a comparison names exactly one.");
        }
    }

    /** The same in the engine's words. */
    public Condition condition() {
        return switch (how) {
            case ONE_OF -> new Condition.OneOf(issue, new LinkedHashSet<>(options));
            case NONE_OF -> new Condition.NoneOf(issue, new LinkedHashSet<>(options));
            case AT_MOST -> new Condition.Compare(issue, Condition.Operator.AT_MOST, options.getFirst());
            case AT_LEAST -> new Condition.Compare(issue, Condition.Operator.AT_LEAST, options.getFirst());
            case BELOW -> new Condition.Compare(issue, Condition.Operator.BELOW, options.getFirst());
            case ABOVE -> new Condition.Compare(issue, Condition.Operator.ABOVE, options.getFirst());
        };
    }
}
