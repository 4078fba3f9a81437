package org.parley.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Answer;
import org.parley.server.talks.Answers;
import org.parley.server.talks.Clause;
import org.parley.server.talks.ClauseAnswer;
import org.parley.server.talks.OwnAnswers;
import org.parley.server.talks.TextVersion;
import org.springframework.util.MultiValueMap;

/**
 * Answers as they are given to the clauses of a version: all that was typed, whether or not it would do.
 *
 * @param fields one for each clause, in order
 */
record AnswersForm(List<Field> fields) {

    AnswersForm {
        fields = List.copyOf(fields);
    }

    /**
     * The fields of a clause: {@code answer.CLAUSE}, {@code words.CLAUSE}, {@code note.CLAUSE} and {@code base.CLAUSE}.
     *
     * @param place number of the clause
     * @param answer empty where none is chosen
     * @param base the entry whose answer the form showed; null where it showed none
     */
    record Field(
            String clause,
            int place,
            String answer,
            String words,
            String note,
            @Nullable UUID base) {

        /** As a page brings it: what was said of another wording is not said of this one, and its words neither. */
        static Field of(String clause, int place, Optional<Answers.Given> given) {
            boolean holds = given.isPresent() && !given.get().stale();
            return new Field(
                    clause,
                    place,
                    holds ? given.orElseThrow().answer().name() : "",
                    holds ? written(given.orElseThrow().words()) : "",
                    written(given.map(Answers.Given::note).orElse(null)),
                    given.map(Answers.Given::entry).orElse(null));
        }

        /** Whether it says no more than the form showed. */
        private boolean isUntouched(Field shown) {
            if (!answer.isEmpty()) {
                return !shown.answer.isEmpty() && said().equals(shown.said());
            }
            return isNothingNew(words, shown.words) && isNothingNew(note, shown.note);
        }

        /** @throws org.parley.server.talks.BadDeedException if it cannot be said so */
        private ClauseAnswer said() {
            try {
                return new ClauseAnswer(clause, Answer.valueOf(answer), words, note);
            } catch (IllegalArgumentException e) {
                throw new BadFormException("An answer is accept, accept if, reject or reserve. Choose one of them.");
            }
        }

        private static boolean isNothingNew(String typed, String shown) {
            return typed.isBlank() || typed.replace("\r\n", "\n").equals(shown);
        }

        private static String written(@Nullable String words) {
            return words == null ? "" : words;
        }
    }

    /** As a page brings it. */
    static AnswersForm of(OwnAnswers ours) {
        return new AnswersForm(each(ours.version()).stream()
                .map(one -> Field.of(one.clause(), one.place(), ours.now(one.clause())))
                .toList());
    }

    /** As it was sent. */
    static AnswersForm read(TextVersion version, MultiValueMap<String, String> sent) {
        return new AnswersForm(each(version).stream()
                .map(one -> new Field(
                        one.clause(),
                        one.place(),
                        first(sent, "answer." + one.clause()),
                        first(sent, "words." + one.clause()),
                        first(sent, "note." + one.clause()),
                        entry(sent, "base." + one.clause())))
                .toList());
    }

    private static List<Field> each(TextVersion version) {
        List<Field> fields = new ArrayList<>();
        for (Clause clause : version.clauses()) {
            fields.add(new Field(clause.id(), fields.size() + 1, "", "", "", null));
        }
        return fields;
    }

    Field field(String clause) {
        return fields.stream()
                .filter(field -> field.clause().equals(clause))
                .findFirst()
                .orElseThrow();
    }

    /** Whether any clause is answered, be it as before. */
    boolean answers() {
        return fields.stream().anyMatch(field -> !field.answer().isEmpty());
    }

    /**
     * What is other than the form showed: clauses that were left as they stood are left to whoever answers them elsewhere.
     *
     * @throws BadFormException if there are words about a clause and no answer to it
     * @throws org.parley.server.talks.BadDeedException if an answer cannot be given so
     */
    List<ClauseAnswer> fresh(OwnAnswers ours) {
        List<ClauseAnswer> fresh = new ArrayList<>();
        for (Field field : fields) {
            Field shown = Field.of(field.clause(), field.place(), ours.in(field.base(), field.clause()));
            if (field.isUntouched(shown)) {
                continue;
            }
            if (field.answer().isEmpty()) {
                throw new BadFormException("There are words about clause " + field.place()
                        + " and no answer to it. Choose one, or take the words out.");
            }
            fresh.add(field.said());
        }
        return fresh;
    }

    /** An entry that a field names; null where it names none. */
    static @Nullable UUID entry(MultiValueMap<String, String> sent, String name) {
        String value = first(sent, name);
        try {
            return value.isEmpty() ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new BadFormException(
                    "This form came without its numbers. Open the answers again and copy what you typed.");
        }
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        String value = sent.getFirst(name);
        return value == null ? "" : value;
    }
}
