package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /**
     * The same in words, as in “Length of the truce: at least 42.”
     *
     * @param agenda where names of issues and options are looked up; null where there is none
     */
    public String says(Course.@Nullable Agenda agenda) {
        Question question = agenda == null
                ? null
                : agenda.questions().stream()
                        .filter(one -> one.id().equals(issue))
                        .findFirst()
                        .orElse(null);
        String named = String.join(
                ", ", options.stream().map(option -> named(question, option)).toList());
        String bound = switch (how) {
            case ONE_OF -> "";
            case NONE_OF -> "not ";
            case AT_MOST -> "at most ";
            case AT_LEAST -> "at least ";
            case BELOW -> "below ";
            case ABOVE -> "above ";
        };
        return (question == null ? issue : question.name()) + ": " + bound + named + ".";
    }

    private static String named(@Nullable Question question, String option) {
        if (question == null) {
            return option;
        }
        Question.Range range = question.range();
        if (range != null) {
            return range.unit() == null ? option : option + " " + range.unit();
        }
        return question.options().stream()
                .filter(one -> one.id().equals(option))
                .map(Named::name)
                .findFirst()
                .orElse(option);
    }
}
