package org.parley.server.people;

import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Appended;
import org.parley.server.store.Chains;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.Tx;
import org.parley.server.talks.Administration;

/**
 * What administrators do, put on record where those concerned see it: for a delegation in the chain of its head and the
 * lead, for everybody else in the team's.
 */
final class AdminRecord {

    private final Chains chains;
    private final SecureRandom random;

    AdminRecord(Chains chains, SecureRandom random) {
        this.chains = chains;
        this.random = random;
    }

    /** The chain for what is done to people of this delegation; null for those who belong to none. */
    static String chain(@Nullable String party) {
        return "admin/" + (party == null ? "team" : party);
    }

    /** @param id chosen by who does it, so that what is sent twice is done once */
    Appended enter(Tx tx, Myself by, @Nullable String party, UUID id, Administration deed) {
        return chains.append(tx, by, NewEntry.of(chain(party), id, deed));
    }

    /** For what follows from something else and was not asked for by itself. */
    Appended enter(Tx tx, Myself by, @Nullable String party, Administration deed) {
        return enter(tx, by, party, Ids.random(random), deed);
    }
}
