package org.parley.server.talks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Rational;

/**
 * A question on the agenda, as the engine's {@link Issue} writes itself into an entry.
 *
 * @param options ids and names; empty where there is a range
 * @param ordered whether the list of options is in order of degree
 * @param range null where there are options
 */
public record Question(
        String id,
        String name,
        String question,
        List<Named> options,
        boolean ordered,
        @Nullable Range range) {

    /**
     * Numbers from, from + step, ... to; as decimals or fractions.
     *
     * @param unit null where numbers are bare
     */
    public record Range(
            String from, String to, String step, @Nullable String unit) {
        public Range {
            for (String number :
                    List.of(Words.given(from, "lower end"), Words.given(to, "upper end"), Words.given(step, "step"))) {
                if (number.length() > 40 || !Rational.isWritten(number)) {
                    throw new BadDeedException("“" + (number.length() > 40 ? number.substring(0, 40) : number)
                            + "” is no number. Write it like 12, 0.35 or 2/15.");
                }
            }
            unit = Words.optional(unit, Words.NAME, "unit");
            options(from, to, step, unit);
        }

        private static Options.Range options(String from, String to, String step, @Nullable String unit) {
            try {
                return new Options.Range(Rational.parse(from), Rational.parse(to), Rational.parse(step), unit);
            } catch (IllegalArgumentException e) {
                throw new BadDeedException("The range cannot be used: " + e.getMessage() + ".");
            }
        }
    }

    public Question {
        Words.id(id, "issue");
        name = Words.needed(name, Words.NAME, "name of the issue");
        question = Words.needed(question, Words.REMARK, "question");
        options = Words.list(options, 200, "options of " + id);
        if (options.isEmpty() == (range == null)) {
            throw new BadDeedException("The issue " + id + " has either options or a range of numbers.");
        }
        if (options.stream().map(Named::id).distinct().count() < options.size()) {
            throw new BadDeedException("Two options of the issue " + id + " have the same id. Rename one.");
        }
    }

    /** What of an issue goes on the agenda: the question and its admissible answers. */
    public static Question of(Issue issue) {
        return switch (issue.options()) {
            case Options.Listed listed ->
                new Question(
                        issue.id(),
                        issue.name(),
                        issue.question(),
                        listed.all().stream()
                                .map(option -> new Named(option.id(), option.name()))
                                .toList(),
                        listed.ordered(),
                        null);
            case Options.Range range ->
                new Question(
                        issue.id(),
                        issue.name(),
                        issue.question(),
                        List.of(),
                        true,
                        new Range(
                                range.from().toString(),
                                range.to().toString(),
                                range.step().toString(),
                                range.unit()));
        };
    }

    /** The same as the engine's issue. */
    public Issue issue() {
        Options answers = range == null
                ? new Options.Listed(
                        options.stream()
                                .map(option -> new Option(option.id(), option.name(), null))
                                .toList(),
                        ordered,
                        null)
                : Range.options(range.from, range.to, range.step, range.unit);
        return new Issue(id, name, question, answers, false, List.of(), Meta.NONE);
    }
}
