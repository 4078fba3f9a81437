package org.parley.server.people;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Appended;
import org.parley.server.store.Chains;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.Tx;
import org.parley.server.talks.Administration;
import org.parley.server.talks.Deed;
import org.parley.server.talks.Seen;

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

    /** Whether such a deed stands there under this id already; false too where the asker may not read it. */
    boolean has(Tx tx, Myself by, @Nullable String party, UUID id, Predicate<Deed> such) {
        String chain = chain(party);
        return chains.read(tx, by.talks(), chain, 0, Integer.MAX_VALUE).stream()
                .filter(entry -> entry.id().equals(id.toString()))
                .anyMatch(entry -> such.test(Seen.of(chain, entry).deed()));
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
