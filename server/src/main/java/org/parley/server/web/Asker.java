package org.parley.server.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Door;
import org.parley.server.store.Head;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.store.Work;

/** Somebody who asks something in talks that they take part in. */
public final class Asker {

    private final Door door;
    private final Myself me;
    private final List<Head> heads;

    Asker(Door door, Myself me, List<Head> heads) {
        this.door = door;
        this.me = me;
        this.heads = List.copyOf(heads);
    }

    public Myself me() {
        return me;
    }

    /** How far the asker's chains had come before anything was looked at for this request. */
    List<Head> heads() {
        return heads;
    }

    /** Does work with this member's rights, in one transaction. */
    public <T extends @Nullable Object> T as(Work<T> work) {
        return door.as(new Principal.Member(me.id()), work);
    }
}
