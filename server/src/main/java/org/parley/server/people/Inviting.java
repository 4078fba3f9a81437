package org.parley.server.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Chains;
import org.parley.server.store.Invitations;
import org.parley.server.store.Invitations.Invitation;
import org.parley.server.store.Myself;
import org.parley.server.store.Tx;
import org.parley.server.talks.Administration;
import org.parley.server.talks.MemberRole;

/** Invitations by a link that serves once: by the lead to every place, by a head into the own delegation. */
public final class Inviting {

    /** A link serves no longer than this. */
    public static final Duration LASTS = Duration.ofDays(3);

    private final Invitations invitations;
    private final AdminRecord record;
    private final SecureRandom random;

    public Inviting(Chains chains, Invitations invitations, SecureRandom random) {
        this.invitations = invitations;
        this.record = new AdminRecord(chains, random);
        this.random = random;
    }

    /**
     * Makes a link, and puts on record that somebody was invited.
     *
     * @param id of the invitation, chosen by who invites
     * @param party for a delegation's people; null for others
     * @return what stands in the link; empty where this was sent before: a link is told only once
     * @throws org.parley.server.store.NotAllowedException if the member may not invite to this place
     */
    public Optional<Token> invite(Tx tx, Myself by, UUID id, MemberRole role, @Nullable String party, String name) {
        Administration.Invited deed = new Administration.Invited(id, name, role);
        if (record.enter(tx, by, party, id, deed).again()) {
            return Optional.empty();
        }
        Token token = Token.random(random);
        invitations.add(
                tx,
                new Invitation(
                        id,
                        token.digest(),
                        by.talks(),
                        role.word(),
                        party,
                        deed.name(),
                        by.id(),
                        tx.now().plus(LASTS)));
        return Optional.of(token);
    }

    /** Takes an invitation back, and puts that on record; false if there is none that the asker may take back. */
    public boolean withdraw(Tx tx, Myself by, UUID invitation) {
        Optional<Invitation> pending = invitations.pending(tx, invitation);
        if (pending.isEmpty() || !invitations.withdraw(tx, invitation)) {
            return false;
        }
        record.enter(
                tx,
                by,
                pending.get().party(),
                new Administration.InvitationWithdrawn(invitation, pending.get().name()));
        return true;
    }
}
