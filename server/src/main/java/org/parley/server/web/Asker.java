package org.parley.server.web;

import org.jspecify.annotations.Nullable;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.store.Work;

/** Somebody who asks something in talks that they take part in. */
public final class Asker {

    private final Door door;
    private final Myself me;

    Asker(Door door, Myself me) {
        this.door = door;
        this.me = me;
    }

    public Myself me() {
        return me;
    }

    /** Does work with this member's rights, in one transaction. */
    public <T extends @Nullable Object> T as(Work<T> work) {
        return door.as(new Principal.Member(me.id()), work);
    }
}
