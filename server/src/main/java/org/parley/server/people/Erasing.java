package org.parley.server.people;

import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.keys.Keyring;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.talks.Administration;
import org.parley.server.talks.Audience;

/**
 * Erases what an audience holds up to now, by destroying the keys that it was sealed with; what was put on record elsewhere
 * stays. The chain still says that something was entered, when and by whom, and still verifies.
 */
public final class Erasing {

    private final Door door;
    private final Chains chains;
    private final Keyring keys;
    private final AdminRecord record;

    public Erasing(Door door, Chains chains, Keyring keys, SecureRandom random) {
        this.door = door;
        this.chains = chains;
        this.keys = keys;
        this.record = new AdminRecord(chains, random);
    }

    /**
     * Erases: the own chain of a delegation as its head, a caucus as the lead.
     *
     * @param id of the entry that says so, chosen by who does it; sent again, nothing more is erased
     * @param why null where no reason is given
     * @return false if the asker may not erase this
     */
    public boolean erase(Myself me, UUID id, Audience audience, @Nullable String why) {
        Principal who = new Principal.Member(me.id());
        String chain = audience.toString();
        if (!door.<Boolean>as(who, tx -> chains.mayErase(tx, chain))) {
            return false;
        }
        String admin = AdminRecord.chain(audience.party());
        boolean done = door.<Boolean>as(
                who,
                tx -> chains.read(tx, me.talks(), admin, 0, Integer.MAX_VALUE).stream()
                        .anyMatch(entry -> entry.id().equals(id.toString())));
        if (done) {
            return true;
        }
        int upTo = keys.epoch(me.talks(), chain);
        // First a fresh key, so that what is entered meanwhile is kept; then the old ones go, for good; then the sealed
        // bytes,
        // which nobody can read any more. Cut off between, the same form sent again finishes it.
        keys.rotate(me.talks(), chain);
        keys.destroy(me.talks(), chain, upTo);
        door.as(who, tx -> {
            record.enter(tx, me, audience.party(), id, new Administration.KeyDestroyed(chain, upTo, why));
            return chains.erase(tx, chain, upTo);
        });
        return true;
    }
}
