package org.parley.server.store;

import java.util.UUID;

/** On whose behalf work is done in the database. */
public sealed interface Principal {

    /** Nobody yet: signs in, looks at a session or takes up an invitation, and sees nothing else. */
    record Gate() implements Principal {}

    /** Somebody signed in, outside of any talks. */
    record Holder(UUID account) implements Principal {}

    /** Somebody in talks, with the rights of their role there. */
    record Member(UUID member) implements Principal {}
}
