package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done about members and keys. */
public sealed interface Administration extends Deed {

    /** Somebody was invited. */
    @JsonTypeName("invitation")
    record Invited(UUID invitation, String name, MemberRole role) implements Administration {
        public Invited {
            Words.given(invitation, "invitation");
            name = Words.needed(name, Words.NAME, "name");
            Words.given(role, "role");
        }
    }

    /** Somebody took up an invitation. */
    @JsonTypeName("joined")
    record Joined(UUID member, String name, MemberRole role) implements Administration {
        public Joined {
            Words.given(member, "member");
            name = Words.needed(name, Words.NAME, "name");
            Words.given(role, "role");
        }
    }

    /** A member left, or was taken off the list. */
    @JsonTypeName("left")
    record Left(UUID member, String name, @Nullable String why) implements Administration {
        public Left {
            Words.given(member, "member");
            name = Words.needed(name, Words.NAME, "name");
            why = Words.optional(why, Words.REMARK, "reason");
        }
    }

    /** A member has another role from now on. */
    @JsonTypeName("role")
    record RoleChanged(UUID member, String name, MemberRole before, MemberRole after) implements Administration {
        public RoleChanged {
            Words.given(member, "member");
            name = Words.needed(name, Words.NAME, "name");
            Words.given(before, "role before");
            Words.given(after, "role after");
        }
    }

    /** An invitation was taken back before it was taken up. */
    @JsonTypeName("invitation-withdrawn")
    record InvitationWithdrawn(UUID invitation, String name) implements Administration {
        public InvitationWithdrawn {
            Words.given(invitation, "invitation");
            name = Words.needed(name, Words.NAME, "name");
        }
    }

    /**
     * Somebody else made a link by which a member gives themselves a new password.
     *
     * @param secondFactor whether it also takes the second factor away, so that a new one can be set up
     */
    @JsonTypeName("access-reset")
    record AccessReset(UUID member, String name, boolean secondFactor) implements Administration {
        public AccessReset {
            Words.given(member, "member");
            name = Words.needed(name, Words.NAME, "name");
        }
    }

    /** All sessions of a member were ended. */
    @JsonTypeName("sessions-ended")
    record SessionsEnded(UUID member, String name) implements Administration {
        public SessionsEnded {
            Words.given(member, "member");
            name = Words.needed(name, Words.NAME, "name");
        }
    }

    /** A member was locked out, or let in again. */
    @JsonTypeName("lock")
    record Locked(UUID member, String name, boolean locked) implements Administration {
        public Locked {
            Words.given(member, "member");
            name = Words.needed(name, Words.NAME, "name");
        }
    }

    /** From now on what this chain holds is sealed with another key. */
    @JsonTypeName("key-rotated")
    record KeyRotated(String audience, int epoch) implements Administration {
        public KeyRotated {
            Audience.parse(Words.given(audience, "audience"));
            Words.epoch(epoch);
        }
    }

    /** The keys of this chain were destroyed up to an epoch, and so what it held until then is erased. */
    @JsonTypeName("key-destroyed")
    record KeyDestroyed(
            String audience, int upToEpoch, @Nullable String why) implements Administration {
        public KeyDestroyed {
            Audience.parse(Words.given(audience, "audience"));
            Words.epoch(upToEpoch);
            why = Words.optional(why, Words.REMARK, "reason");
        }
    }
}
