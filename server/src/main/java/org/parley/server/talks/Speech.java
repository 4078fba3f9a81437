package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said, and what is passed on of it. */
public sealed interface Speech extends Deed {

    /**
     * A message between a delegation and the mediation; the mediation may have carried it from elsewhere.
     *
     * @param inReplyTo id of the message that it answers; null where it answers none
     * @param wantsReply whether an answer is asked for
     * @param by until when the answer is asked for; null where nobody said
     */
    @JsonTypeName("message")
    record Message(
            String words,
            @Nullable UUID inReplyTo,
            boolean wantsReply,
            @Nullable Instant by) implements Speech {
        public Message {
            words = Words.needed(words, Words.MESSAGE, "message");
            if (by != null && !wantsReply) {
                throw new BadDeedException("A day for the answer is given, but no answer is asked for. Ask for one.");
            }
        }
    }

    /** A note for those who share the chain. */
    @JsonTypeName("note")
    record Noted(String words) implements Speech {
        public Noted {
            words = Words.needed(words, Words.MESSAGE, "note");
        }
    }

    /**
     * Something from a narrower circle that is passed on to a wider or another one. Words that come from a delegation's
     * caucus go on only under a disclosure; which entry they were made from is then known to the approvers alone.
     *
     * @param from what a delegation released of its own; null under a disclosure
     * @param disclosure id of the disclosure; null where a delegation releases its own
     */
    @JsonTypeName("release")
    record Released(
            String words, @Nullable Origin from, @Nullable UUID disclosure) implements Speech {
        public Released {
            words = Words.needed(words, Words.MESSAGE, "release");
            if ((from == null) == (disclosure == null)) {
                throw new BadDeedException(
                        "A release names either the entry that a delegation releases of its own, or its disclosure.");
            }
        }
    }
}
