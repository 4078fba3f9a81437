package org.parley.server.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Memberships;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.store.Renewals;
import org.parley.server.store.Tx;
import org.parley.server.talks.Administration;

/** Access anew for who lost a password or a second factor: by a link that the lead or the head makes, and that serves once. */
public final class Renewing {

    /** A link serves no longer than this. */
    public static final Duration LASTS = Duration.ofDays(1);

    private final Door door;
    private final Renewals renewals;
    private final Memberships memberships;
    private final Passwords passwords;
    private final AdminRecord record;
    private final SecureRandom random;

    public Renewing(
            Door door,
            Renewals renewals,
            Memberships memberships,
            Chains chains,
            Passwords passwords,
            SecureRandom random) {
        this.door = door;
        this.renewals = renewals;
        this.memberships = memberships;
        this.passwords = passwords;
        this.record = new AdminRecord(chains, random);
        this.random = random;
    }

    /** Whether somebody might make such a link for a member; the database knows more, and decides. */
    public static boolean mayAsk(Myself me, Myself who) {
        return !me.id().equals(who.id()) && Standing.governs(me, who);
    }

    /**
     * Makes a link, and puts that on record.
     *
     * @param id of the link, chosen by who makes it
     * @param factor whether the second factor is to be set up anew as well
     * @return what stands in the link; empty where this was sent before: a link is told only once
     * @throws org.parley.server.store.NotAllowedException if the asker may not give this member access anew
     */
    public Optional<Token> link(Tx tx, Myself by, UUID id, Myself who, boolean factor) {
        Administration.AccessReset deed = new Administration.AccessReset(who.id(), who.name(), factor);
        if (record.enter(tx, by, who.party(), id, deed).again()) {
            return Optional.empty();
        }
        Token token = Token.random(random);
        renewals.add(tx, by, id, token.digest(), who.id(), factor, tx.now().plus(LASTS));
        return Optional.of(token);
    }

    /** A member whom the asker may know and who takes part. */
    public Optional<Myself> member(Tx tx, UUID member) {
        return memberships.all(tx).stream()
                .filter(one -> one.left() == null && one.member().id().equals(member))
                .map(Memberships.Membership::member)
                .findFirst();
    }

    public boolean serves(Token token) {
        return door.<Boolean>as(new Principal.Gate(), tx -> renewals.open(tx, token.digest()));
    }

    /** Uses a link: the name to sign in with, or null where it serves no more. All sessions of the account end. */
    public @Nullable String use(Token token, String password) {
        String digest = passwords.digest(password);
        return door.<@Nullable String>as(new Principal.Gate(), tx -> renewals.use(tx, token.digest(), digest));
    }
}
