package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done with texts. */
public sealed interface Drafting extends Deed {

    /**
     * A version was written, for those who share the chain.
     *
     * @param from ids of the entries whose versions it was made from: none for a new text, one as a rule, several where it
     *     brings them together
     * @param inStep clause to languages that the drafter read again and found in step though their words did not change
     * @param remark null where there is none
     */
    @JsonTypeName("draft")
    record Drafted(
            TextVersion version,
            List<UUID> from,
            SortedMap<String, List<String>> inStep,
            @Nullable String remark) implements Drafting {
        public Drafted {
            Words.given(version, "version");
            from = Words.distinct(from, 20, "versions that it was made from");
            SortedMap<String, List<String>> clean = new TreeMap<>();
            Words.sorted(inStep, 500, "clauses in step")
                    .forEach((clause, languages) -> clean.put(
                            Words.id(clause, "clause"), Words.distinct(languages, Texts.MOST_LANGUAGES, "languages")));
            clean.values().forEach(languages -> languages.forEach(Words::language));
            inStep = Collections.unmodifiableSortedMap(clean);
            remark = Words.optional(remark, Words.REMARK, "remark");
        }

        /** A version made from at most one other. */
        public static Drafted of(TextVersion version, @Nullable UUID from) {
            return new Drafted(version, from == null ? List.of() : List.of(from), new TreeMap<>(), null);
        }
    }

    /**
     * A version was put before all.
     *
     * @param from the entry by which a delegation submitted it, where it is one's text that the mediation passes on; null for
     *     the mediation's own
     * @param disclosure approved by two, under which it left the caucus; null for the mediation's own
     */
    @JsonTypeName("tabled")
    record Tabled(
            Copy copy, @Nullable Origin from, @Nullable UUID disclosure) implements Drafting {
        public Tabled {
            Words.given(copy, "text");
            together(from, disclosure);
        }

        /** A text of the mediation's own. */
        public Tabled(Copy copy) {
            this(copy, null, null);
        }
    }

    /**
     * A delegation was shown a version.
     *
     * @param channel by which it got there: the room itself, a courier, a meeting
     * @param from the entry by which another delegation submitted it; null for the mediation's own
     * @param disclosure approved by two, under which it left that caucus; null for the mediation's own
     */
    @JsonTypeName("shown")
    record Shown(
            Copy copy,
            String channel,
            @Nullable Origin from,
            @Nullable UUID disclosure) implements Drafting {
        public Shown {
            Words.given(copy, "text");
            channel = Words.needed(channel, Words.NAME, "channel");
            together(from, disclosure);
        }

        /** A text of the mediation's own. */
        public Shown(Copy copy, String channel) {
            this(copy, channel, null, null);
        }
    }

    /**
     * A delegation says that it holds a version.
     *
     * @param hash of the copy that its page showed; null where it was told otherwise, as by telephone
     * @param code as it was read out
     */
    @JsonTypeName("receipt")
    record Acknowledged(String text, int number, @Nullable String hash, String code) implements Drafting {
        public Acknowledged {
            Words.id(text, "text");
            if (hash != null) {
                Words.digest(hash, "digest");
            }
            code = Words.needed(code, Words.NAME, "code");
        }
    }

    /** A delegation hands its own text to the mediation. */
    @JsonTypeName("submitted")
    record Submitted(Copy copy) implements Drafting {
        public Submitted {
            Words.given(copy, "text");
        }
    }

    /** A delegation's answers, for itself alone. Clauses that are not named keep the answer that they had. */
    @JsonTypeName("answer")
    record Answered(String text, int number, List<ClauseAnswer> answers) implements Drafting {
        public Answered {
            Words.id(text, "text");
            answers = once(answers);
        }
    }

    /**
     * Answers that a delegation released: to the team in its caucus, to all in common.
     *
     * @param from the entry of its own after which they all stood so, the newest of those that they were taken from; null where
     *     they were written for this
     */
    @JsonTypeName("answer-released")
    record AnswersReleased(
            String text,
            int number,
            List<ClauseAnswer> answers,
            @Nullable Origin from) implements Drafting {
        public AnswersReleased {
            Words.id(text, "text");
            answers = once(answers);
            if (answers.stream().anyMatch(answer -> answer.note() != null)) {
                throw new BadDeedException("A note is for the delegation's own eyes. Release the answers without it.");
            }
        }
    }

    private static void together(@Nullable Origin from, @Nullable UUID disclosure) {
        if ((from == null) != (disclosure == null)) {
            throw new BadDeedException(
                    "A delegation's text is passed on with where it comes from and under a disclosure."
                            + " Name both.");
        }
    }

    private static List<ClauseAnswer> once(List<ClauseAnswer> answers) {
        List<ClauseAnswer> list = Words.list(answers, 500, "answers");
        Set<String> clauses = new HashSet<>();
        for (ClauseAnswer answer : list) {
            if (!clauses.add(answer.clause())) {
                throw new BadDeedException("Clause " + answer.clause() + " is answered twice. Once is enough.");
            }
        }
        if (list.isEmpty()) {
            throw new BadDeedException("No clause is answered. Answer one at least.");
        }
        return list;
    }
}
