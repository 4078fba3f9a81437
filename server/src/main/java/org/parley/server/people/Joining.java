package org.parley.server.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Accounts;
import org.parley.server.store.Door;
import org.parley.server.store.Invitations;
import org.parley.server.store.Invitations.Invitation;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.store.Tx;

/** Invitations by a link that serves once, and the accounts that come of them. */
public final class Joining {

    /** A link serves no longer than this. */
    public static final Duration LASTS = Duration.ofDays(3);

    private final Door door;
    private final Accounts accounts;
    private final Invitations invitations;
    private final Passwords passwords;
    private final SecureRandom random;

    public Joining(Door door, Accounts accounts, Invitations invitations, Passwords passwords, SecureRandom random) {
        this.door = door;
        this.accounts = accounts;
        this.invitations = invitations;
        this.passwords = passwords;
        this.random = random;
    }

    /** Who joined, and the name that they sign in with from now on. */
    public record Joined(UUID account, String signIn, UUID talks, UUID member) {}

    /** Makes a link; as the one who invites. */
    public Token invite(Tx tx, Myself by, String role, @Nullable String party, String name) {
        Token token = Token.random(random);
        invitations.add(
                tx,
                new Invitation(
                        token.digest(),
                        by.talks(),
                        role,
                        party,
                        name,
                        by.id(),
                        tx.now().plus(LASTS)));
        return token;
    }

    /** What a link invites to; empty where it serves no more. */
    public Optional<Invitation> look(Token token) {
        return door.as(new Principal.Gate(), tx -> invitations.open(tx, token.digest()));
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
            return joined(tx, token, account, signIn);
        });
    }

    /** Takes a link up with the account that one is signed in with; empty where it serves no more. */
    public Optional<Joined> join(Token token, UUID account) {
        return door.as(new Principal.Gate(), tx -> {
            Accounts.Account mine = accounts.byId(tx, account).orElseThrow();
            return joined(tx, token, account, mine.signIn());
        });
    }

    private Optional<Joined> joined(Tx tx, Token token, UUID account, String signIn) {
        UUID member = Ids.random(random);
        UUID talks = invitations.join(tx, token.digest(), account, member);
        return talks == null ? Optional.empty() : Optional.of(new Joined(account, signIn, talks, member));
    }

    /** Makes the first account of a server, which may open talks; empty where there is one already. */
    public Optional<String> first(String name, String password) {
        String digest = passwords.digest(password);
        return door.as(new Principal.Gate(), tx -> {
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
