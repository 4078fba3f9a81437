package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a caucus holds is passed on only when two people of the team say so. */
public sealed interface Disclosure extends Deed {

    /**
     * One asks. The deed that is to be entered is made first, with this id as its {@link Deed#disclosure}; what is approved
     * is a commitment to it, and nothing else can be entered under it. The nonce of the commitment is kept with the deed, under
     * the key of the caucus: once that is erased, nobody can try whether this was what somebody guesses.
     *
     * @param source chain that it comes from
     * @param recipients chains that it goes to
     * @param commitment to what is to be entered, as the entries that tell it carry it
     * @param words why, for the approver; nothing of what is told
     */
    @JsonTypeName("disclosure-asked")
    record Asked(UUID id, String source, List<String> recipients, String commitment, String words, Instant expires)
            implements Disclosure {
        public Asked {
            Words.given(id, "disclosure");
            Audience.parse(Words.given(source, "source"));
            recipients = Words.distinct(recipients, 50, "recipients");
            recipients.forEach(Audience::parse);
            if (recipients.isEmpty()) {
                throw new BadDeedException("A disclosure goes to somebody. Name who is to receive it.");
            }
            Words.digest(commitment, "commitment");
            words = Words.needed(words, Words.MESSAGE, "reason");
            Words.given(expires, "end");
        }
    }

    /** Another one says yes or no. */
    @JsonTypeName("disclosure-decided")
    record Decided(UUID id, boolean approved, @Nullable String why) implements Disclosure {
        public Decided {
            Words.given(id, "disclosure");
            why = Words.optional(why, Words.REMARK, "reason");
        }
    }

    /**
     * It was made use of, once.
     *
     * @param audience chain that received it
     * @param entry id of the entry there
     */
    @JsonTypeName("disclosure-used")
    record Used(UUID id, String audience, UUID entry) implements Disclosure {
        public Used {
            Words.given(id, "disclosure");
            Audience.parse(Words.given(audience, "audience"));
            Words.given(entry, "entry");
        }
    }

    /**
     * It is no longer asked for: taken back by whoever asked, or fallen with their leaving or with the caucus that it came
     * from. Nobody has to decide any more.
     */
    @JsonTypeName("disclosure-withdrawn")
    record Withdrawn(UUID id) implements Disclosure {
        public Withdrawn {
            Words.given(id, "disclosure");
        }
    }

    /**
     * Something was tried that is not allowed: to approve one's own request, to use one that has run out, to tell something
     * else than was approved. Nothing came of it.
     */
    @JsonTypeName("disclosure-prevented")
    record Prevented(UUID id, String why) implements Disclosure {
        public Prevented {
            Words.given(id, "disclosure");
            why = Words.needed(why, Words.REMARK, "reason");
        }
    }
}
