package org.parley.server.people;

import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.keys.Keyring;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.KeyHold;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.talks.Administration;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Deed;

/**
 * Erases what an audience holds up to now, by destroying the keys that it was sealed with; what was put on record elsewhere
 * stays. The chain still says that something was entered, when and by whom, and still verifies.
 */
public final class Erasing {

    private final Door door;
    private final Chains chains;
    private final Keyring keys;
    private final AdminRecord record;
    private final Disclosing disclosing;

    public Erasing(Door door, Chains chains, Keyring keys, SecureRandom random, Disclosing disclosing) {
        this.door = door;
        this.chains = chains;
        this.keys = keys;
        this.record = new AdminRecord(chains, random);
        this.disclosing = disclosing;
    }

    /**
     * Erases: the own chain of a delegation as its head, a caucus as the lead. Whoever is adding to it at that moment is waited
     * for, and falls with the rest; whoever comes after is kept.
     *
     * @param id of the entry that says so, chosen by who does it; sent again, nothing more is erased
     * @param why null where no reason is given
     * @return false if the asker may not erase this
     */
    public boolean erase(Myself me, UUID id, Audience audience, @Nullable String why) {
        String chain = audience.toString();
        return door.<Boolean>as(new Principal.Member(me.id()), tx -> {
            if (!chains.mayErase(tx, chain)) {
                return false;
            }
            KeyHold.alone(tx, me.talks(), chain);
            if (!record.has(tx, me, audience.party(), id, deed -> isErasureOf(chain, deed))) {
                int upTo = keys.epoch(me.talks(), chain);
                record.enter(tx, me, audience.party(), id, new Administration.KeyDestroyed(chain, upTo, why));
                // The keys go for good, whatever becomes of this transaction; then the sealed bytes, which nobody can
                // read
                // any more, and what was made of them. Cut off between, the same form sent again finishes it.
                keys.rotate(me.talks(), chain);
                keys.destroy(me.talks(), chain, upTo);
                if (audience.kind() == Audience.Kind.CAUCUS) {
                    disclosing.erasing(tx, me, chain);
                }
                chains.erase(tx, chain, upTo);
            }
            return true;
        });
    }

    private static boolean isErasureOf(String chain, Deed deed) {
        return deed instanceof Administration.KeyDestroyed gone
                && gone.audience().equals(chain);
    }
}
