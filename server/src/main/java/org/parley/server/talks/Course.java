package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The course of the talks. */
public sealed interface Course extends Deed {

    /** What a receipt proves, and to whom. */
    enum Receipts {
        /** Anybody can check it. */
        @JsonProperty("signed")
        SIGNED,
        /** Only those who hold the key can, and they could have made it. */
        @JsonProperty("deniable")
        DENIABLE
    }

    /**
     * The talks begin.
     *
     * @param mediation who mediates
     * @param parties the delegations, in the order in which they are listed
     * @param languages in which texts are written, the first for drafting
     */
    @JsonTypeName("opened")
    record Opened(String title, Named mediation, List<Named> parties, List<String> languages, Receipts receipts)
            implements Course {
        public Opened {
            title = Words.needed(title, Words.NAME, "title");
            Words.given(mediation, "mediation");
            parties = Words.list(parties, 50, "delegations");
            if (parties.isEmpty()) {
                throw new BadDeedException("Talks have a delegation at least; two as a rule.");
            }
            Set<String> ids = new HashSet<>(Set.of(mediation.id()));
            for (Named party : parties) {
                Audience.party(party.id());
                if (!ids.add(party.id())) {
                    throw new BadDeedException("Two have the id “" + party.id() + "”. Give one another.");
                }
            }
            languages = Words.distinct(languages, Texts.MOST_LANGUAGES, "languages");
            languages.forEach(Words::language);
            if (languages.isEmpty()) {
                throw new BadDeedException("Texts are written in a language at least. Name it.");
            }
            Words.given(receipts, "kind of receipts");
        }
    }

    /** What is to be settled. A later agenda takes the place of an earlier one. */
    @JsonTypeName("agenda")
    record Agenda(List<Question> questions) implements Course {
        public Agenda {
            questions = Words.list(questions, 200, "questions");
            if (questions.stream().map(Question::id).distinct().count() < questions.size()) {
                throw new BadDeedException("Two questions have the same id. Rename one.");
            }
        }
    }

    /** The mediation says something to all. */
    @JsonTypeName("announcement")
    record Announced(String words) implements Course {
        public Announced {
            words = Words.needed(words, Words.MESSAGE, "announcement");
        }
    }

    /** How the talks, or the talks about a text, end or rest. */
    enum How {
        @JsonProperty("agreed")
        AGREED,
        @JsonProperty("suspended")
        SUSPENDED,
        @JsonProperty("resumed")
        RESUMED,
        @JsonProperty("ended")
        ENDED_WITHOUT
    }

    /**
     * An outcome is put on record.
     *
     * @param text id of the text agreed on; null where nothing was agreed
     * @param number version agreed on; null where nothing was agreed
     * @param hash of the copy agreed on; null where nothing was agreed
     * @param parties ids of the delegations that it holds for
     */
    @JsonTypeName("outcome")
    record Concluded(
            How how,
            @Nullable String text,
            @Nullable Integer number,
            @Nullable String hash,
            List<String> parties,
            @Nullable String words)
            implements Course {
        public Concluded {
            Words.given(how, "outcome");
            boolean agreed = how == How.AGREED;
            if (agreed != (text != null) || agreed != (number != null) || agreed != (hash != null)) {
                throw new BadDeedException("An agreement names text, version and digest; nothing else names one.");
            }
            if (text != null && hash != null) {
                Words.id(text, "text");
                Words.digest(hash, "digest");
            }
            parties = Words.distinct(parties, 50, "delegations");
            parties.forEach(party -> Words.id(party, "delegation"));
            words = Words.optional(words, Words.REMARK, "remark");
        }

        public static Concluded agreed(Copy copy, List<String> parties) {
            return new Concluded(
                    How.AGREED, copy.version().text(), copy.version().number(), copy.hash(), parties, null);
        }
    }

    /** A monitor reports. */
    @JsonTypeName("report")
    record Reported(String words) implements Course {
        public Reported {
            words = Words.needed(words, Words.MESSAGE, "report");
        }
    }

    /** Something was done to the server as a whole that all are to know of. */
    @JsonTypeName("server")
    record ServerAct(String words) implements Course {
        public ServerAct {
            words = Words.needed(words, Words.REMARK, "words");
        }
    }

    /**
     * How long the contents of a chain are kept after its last entry.
     *
     * @param days null for no end
     */
    @JsonTypeName("retention")
    record Kept(@Nullable Integer days) implements Course {
        public Kept {
            if (days != null && (days < 1 || days > 36_500)) {
                throw new BadDeedException(
                        "Contents are kept for 1 to 36,500 days, or without an end; not for " + days + ".");
            }
        }
    }

    /** The case file of the team, as it stands from now on. */
    @JsonTypeName("case")
    record CaseKept(String yaml) implements Course {
        static final int MOST = 1_000_000;

        public CaseKept {
            yaml = Words.needed(yaml, MOST, "case file");
        }
    }

    /**
     * How long a message to a delegation and its answer take.
     *
     * @param hours null where it is not known any more
     */
    @JsonTypeName("window")
    record WindowSet(String party, @Nullable Integer hours) implements Course {
        /** A year. */
        static final int MOST = 24 * 366;

        public WindowSet {
            Words.id(party, "delegation");
            if (hours != null && (hours < 1 || hours > MOST)) {
                throw new BadDeedException("A window of " + hours + " hours is none; give 1 hour to a year.");
            }
        }
    }

    /**
     * The mediation floats a package.
     *
     * @param options issue to option
     * @param provenance what it rests on, in words that its reader may know
     * @param disclosure needed where it rests on what another party has not released
     */
    @JsonTypeName("package")
    record Floated(
            SortedMap<String, String> options,
            String provenance,
            @Nullable UUID disclosure) implements Course {
        public Floated {
            options = Collections.unmodifiableSortedMap(Words.sorted(options, 200, "issues"));
            options.forEach((issue, option) -> {
                Words.id(issue, "issue");
                Words.needed(option, 64, "option");
            });
            if (options.isEmpty()) {
                throw new BadDeedException("A package settles an issue at least.");
            }
            provenance = Words.needed(provenance, Words.REMARK, "provenance");
        }
    }
}
