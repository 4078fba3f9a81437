package org.parley.server.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.server.store.Appended;
import org.parley.server.store.Chains;
import org.parley.server.store.Head;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.Tx;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Course;
import org.parley.server.talks.Deed;
import org.parley.server.talks.DeedJson;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.Rights;
import org.parley.server.talks.Seen;

/** The record of talks as deeds: what the asker may see of it, and what they add to it. */
public final class TalksRecord {

    private static final Comparator<Seen> IN_ORDER =
            Comparator.comparing(Seen::at).thenComparing(Seen::audience).thenComparingLong(Seen::index);

    private final Chains chains;

    public TalksRecord(Chains chains) {
        this.chains = chains;
    }

    /** All that the asker may see, by time, then by chain and place. */
    public List<Seen> seen(Tx tx, Myself me) {
        List<Seen> all = new ArrayList<>();
        for (Head head : chains.heads(tx)) {
            all.addAll(seen(tx, me, head.audience()));
        }
        all.sort(IN_ORDER);
        return List.copyOf(all);
    }

    /** One chain of those that the asker may see. */
    public List<Seen> seen(Tx tx, Myself me, String audience) {
        return seen(tx, me, audience, 0, Integer.MAX_VALUE);
    }

    /** Some entries of one chain. @param after the place after which they begin; @param most how many at most */
    List<Seen> seen(Tx tx, Myself me, String audience, long after, int most) {
        return chains.read(tx, me.talks(), audience, after, most).stream()
                .map(entry -> Seen.of(audience, entry))
                .toList();
    }

    /**
     * Adds a deed; sent again with the same id it is there once.
     *
     * @throws NotAllowedException if the visibility matrix lets nobody of this role enter it there
     * @throws BadFormException if it says more than an entry holds
     */
    public Appended add(Tx tx, Myself me, String audience, UUID id, Deed deed) {
        MemberRole role = MemberRole.of(me.role()).orElseThrow();
        Rights.shipped()
                .against(role, me.party(), Audience.parse(audience), deed)
                .ifPresent(why -> {
                    throw new NotAllowedException(why);
                });
        byte[] content = DeedJson.write(deed);
        if (content.length > Chains.MOST) {
            throw new BadFormException("This is longer than one entry of the record can be (" + Chains.MOST / 1024
                    + " KiB, in all languages). Shorten or divide it.");
        }
        return chains.append(tx, me, NewEntry.of(audience, id, deed.kind(), content));
    }

    /**
     * Nobody else adds to a chain until this work is done: what the asker sees of it from here on is what their own entry comes
     * after.
     */
    void hold(Tx tx, Myself me, String audience) {
        chains.hold(tx, me.talks(), audience);
    }

    /** The deed that opened the talks; empty where it is not there yet. */
    Optional<Course.Opened> opened(Tx tx, Myself me) {
        return chains.read(tx, me.talks(), "common", 0, 1).stream()
                .map(entry -> Seen.of("common", entry).deed())
                .filter(Course.Opened.class::isInstance)
                .map(Course.Opened.class::cast)
                .findFirst();
    }

    /** The title that the talks were opened under; empty before that. */
    public String title(Tx tx, Myself me) {
        return opened(tx, me).map(Course.Opened::title).orElse("");
    }
}
