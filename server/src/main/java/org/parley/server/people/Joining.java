package org.parley.server.people;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.parley.server.store.Accounts;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Invitations;
import org.parley.server.store.Invitations.Invitation;
import org.parley.server.store.Memberships;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.store.Tx;
import org.parley.server.talks.Administration;
import org.parley.server.talks.MemberRole;

/** Taking up an invitation, and the account that comes of it. */
public final class Joining {

    private final Door door;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Memberships memberships;
    private final AdminRecord record;
    private final Passwords passwords;
    private final SecureRandom random;

    public Joining(
            Door door,
            Accounts accounts,
            Invitations invitations,
            Memberships memberships,
            Chains chains,
            Passwords passwords,
            SecureRandom random) {
        this.door = door;
        this.accounts = accounts;
        this.invitations = invitations;
        this.memberships = memberships;
        this.record = new AdminRecord(chains, random);
        this.passwords = passwords;
        this.random = random;
    }

    /** Who joined, and the name that they sign in with from now on. */
    public record Joined(UUID account, String signIn, UUID talks, UUID member) {}

    /** What a link invites to; empty where it serves no more. */
    public Optional<Invitation> look(Token token) {
        return door.as(new Principal.Gate(), tx -> invitations.open(tx, token.digest()));
    }

    /** The talks that a link invites to, where the account takes part in them already; empty where it does not. */
    public Optional<UUID> already(Token token, UUID account) {
        return door.as(
                new Principal.Gate(),
                tx -> invitations
                        .open(tx, token.digest())
                        .map(Invitation::talks)
                        .filter(talks -> takesPart(tx, account, talks)));
    }

    private boolean takesPart(Tx tx, UUID account, UUID talks) {
        return door.<Boolean>goOn(
                tx,
                new Principal.Holder(account),
                on -> memberships.in(on, account, talks).isPresent());
    }

    /** Takes a link up with a new account; empty where it serves no more. */
    public Optional<Joined> join(Token token, String password) {
        String digest = passwords.digest(password);
        return door.as(new Principal.Gate(), tx -> {
            Optional<Invitation> found = invitations.open(tx, token.digest());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            UUID account = Ids.random(random);
            String signIn = SignInNames.of(found.get().name(), random);
            accounts.add(tx, account, signIn, digest, false);
            return joined(tx, found.get(), account, signIn);
        });
    }

    /**
     * Takes a link up with the account that one is signed in with; empty where it serves no more.
     *
     * @throws org.parley.server.store.NotAllowedException if the account takes part in these talks already; the link serves
     *     on
     */
    public Optional<Joined> join(Token token, UUID account) {
        return door.as(new Principal.Gate(), tx -> {
            Accounts.Account mine = accounts.byId(tx, account).orElseThrow();
            return invitations
                    .open(tx, token.digest())
                    .flatMap(invitation -> joined(tx, invitation, account, mine.signIn()));
        });
    }

    private Optional<Joined> joined(Tx tx, Invitation invitation, UUID account, String signIn) {
        UUID member = Ids.random(random);
        UUID talks = invitations.join(tx, invitation.token(), account, member);
        if (talks == null) {
            return Optional.empty();
        }
        // Who comes in may not write there yet, or ever; it stands in the name of whoever invited.
        door.goOn(tx, new Principal.Member(invitation.by()), on -> {
            Myself by = memberships.byId(on, invitation.by()).orElseThrow();
            MemberRole role = MemberRole.of(invitation.role()).orElseThrow();
            return record.enter(on, by, invitation.party(), new Administration.Joined(member, invitation.name(), role));
        });
        return Optional.of(new Joined(account, signIn, talks, member));
    }

    /** Makes the first account of a server, which may open talks; empty where there is one already. */
    public Optional<String> first(String name, String password) {
        String digest = passwords.digest(password);
        return door.as(new Principal.Gate(), tx -> {
            accounts.waitForFirst(tx);
            if (accounts.any(tx)) {
                return Optional.empty();
            }
            String signIn = SignInNames.of(name, random);
            accounts.add(tx, Ids.random(random), signIn, digest, true);
            return Optional.of(signIn);
        });
    }

    public boolean isEmpty() {
        return !door.<Boolean>as(new Principal.Gate(), accounts::any);
    }
}
