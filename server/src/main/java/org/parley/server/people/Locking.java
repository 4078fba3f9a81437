package org.parley.server.people;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Memberships;
import org.parley.server.store.Memberships.Membership;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.store.Tx;
import org.parley.server.talks.Administration;

/**
 * Keeps a member out for a while, or signs them out everywhere: for a lost laptop, or where something is not clear yet. The
 * locks of the mediation and of a delegation's heads stand apart: each side lifts its own, and whom both have locked out is let
 * in by both.
 */
public final class Locking {

    private final Door door;
    private final Memberships memberships;
    private final AdminRecord record;

    public Locking(Door door, Memberships memberships, Chains chains, SecureRandom random) {
        this.door = door;
        this.memberships = memberships;
        this.record = new AdminRecord(chains, random);
    }

    /** Whether somebody may do this to that member: the lead to everybody else, a head to the people they answer for. */
    public static boolean may(Myself me, Myself who) {
        return !me.account().equals(who.account()) && Standing.governs(me, who);
    }

    /**
     * Locks a member out on behalf of the asker's side and ends their sessions, or lifts that side's lock.
     *
     * @param id of the entry that says so, chosen by who does it; sent again, nothing more is done
     * @return false if there is nobody to whom the asker may do this
     * @throws AlreadyGoneException if somebody else of that side did it already
     * @throws org.parley.server.store.NotAllowedException if the talks would have no lead any more
     */
    public boolean lock(Myself me, UUID id, UUID member, boolean locked) {
        return door.as(new Principal.Member(me.id()), tx -> {
            Optional<Myself> found = governed(tx, me, member);
            if (found.isEmpty()) {
                return false;
            }
            Myself who = found.get();
            Administration.Locked deed = new Administration.Locked(who.id(), who.name(), locked);
            if (record.enter(tx, me, who.party(), id, deed).again()) {
                return true;
            }
            if (!memberships.lock(tx, who.id(), locked)) {
                throw new AlreadyGoneException();
            }
            if (locked) {
                record.enter(tx, me, who.party(), new Administration.SessionsEnded(who.id(), who.name()));
            }
            return true;
        });
    }

    /**
     * Ends all sessions of a member.
     *
     * @param id of the entry that says so, chosen by who does it; sent again, nothing more is done
     * @return false if there is nobody to whom the asker may do this
     */
    public boolean endSessions(Myself me, UUID id, UUID member) {
        return door.as(new Principal.Member(me.id()), tx -> {
            Optional<Myself> found = governed(tx, me, member);
            if (found.isEmpty()) {
                return false;
            }
            Myself who = found.get();
            Administration.SessionsEnded deed = new Administration.SessionsEnded(who.id(), who.name());
            return record.enter(tx, me, who.party(), id, deed).again() || memberships.endSessions(tx, who.id());
        });
    }

    private Optional<Myself> governed(Tx tx, Myself me, UUID member) {
        return memberships.all(tx).stream()
                .filter(one -> one.left() == null)
                .map(Membership::member)
                .filter(who -> who.id().equals(member) && may(me, who))
                .findFirst();
    }
}
