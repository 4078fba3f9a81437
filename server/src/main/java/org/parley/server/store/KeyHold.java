package org.parley.server.store;

import java.util.UUID;

/**
 * Keeps the keys of an audience from being destroyed under the hands of whoever seals with them: what was acknowledged is
 * either kept or was there before the erasure, and falls with the rest.
 *
 * <p>It is taken before anything is read of the audience that is sealed anew, before rows are touched that an erasure takes
 * away, and before the end of a chain is waited for ({@link Chains#append}).
 */
public final class KeyHold {

    private KeyHold() {}

    /** Until this transaction ends nobody destroys keys of the audience; waits for who is about to. */
    public static void use(Tx tx, UUID talks, String audience) {
        take(tx, "select pg_advisory_xact_lock_shared(hashtextextended(:keys, 2))", talks, audience);
    }

    /** Waits until nobody seals for the audience, and lets nobody begin to until this transaction ends. */
    public static void alone(Tx tx, UUID talks, String audience) {
        take(tx, "select pg_advisory_xact_lock(hashtextextended(:keys, 2))", talks, audience);
    }

    private static void take(Tx tx, String lock, UUID talks, String audience) {
        tx.sql()
                .sql(lock)
                .param("keys", Chains.name(talks, audience))
                .query((rs, row) -> true)
                .list();
    }
}
