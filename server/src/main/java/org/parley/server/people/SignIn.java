package org.parley.server.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.keys.Keyring;
import org.parley.server.store.Accounts;
import org.parley.server.store.Accounts.Account;
import org.parley.server.store.Door;
import org.parley.server.store.Principal;
import org.parley.server.store.Sessions;

/**
 * Signing in and out. Whatever is wrong, a wrong name, a wrong password, a wrong code or a locked account, the answer is the
 * same, and so is the work.
 */
public final class SignIn {

    /** A session ends at the latest after this. */
    public static final Duration LONGEST = Duration.ofHours(12);

    /** A session ends where nothing was asked for so long. */
    public static final Duration IDLE = Duration.ofMinutes(60);

    private static final int FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);
    /** The last use is written down no more often than this. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final Door door;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Keyring keys;
    private final Passwords passwords;
    private final Limits limits;
    private final SecureRandom random;

    public SignIn(
            Door door,
            Accounts accounts,
            Sessions sessions,
            Keyring keys,
            Passwords passwords,
            Limits limits,
            SecureRandom random) {
        this.door = door;
        this.accounts = accounts;
        this.sessions = sessions;
        this.keys = keys;
        this.passwords = passwords;
        this.limits = limits;
        this.random = random;
    }

    /** What comes of an attempt. */
    public sealed interface Outcome {
        /** @param session for the browser; never kept by the server */
        record In(Token session, UUID account, boolean second) implements Outcome {}

        /** Not in; no reason is told. */
        record Turned() implements Outcome {}

        /** Too many attempts from there. */
        record TooOften() implements Outcome {}
    }

    /**
     * @param code of the second factor; empty where there is none
     * @param from what attempts are counted by, such as a network address
     */
    public Outcome in(String signIn, String password, String code, String from) {
        if (!limits.take(from)) {
            return new Outcome.TooOften();
        }
        Optional<Account> found = door.as(new Principal.Gate(), tx -> accounts.named(tx, signIn));
        boolean right;
        if (found.isPresent()) {
            right = passwords.matches(password, found.get().password());
        } else {
            passwords.matchNobody(password);
            right = false;
        }
        return found.isEmpty() ? new Outcome.Turned() : decided(found.get().id(), right, code);
    }

    /** Decides in one transaction, so that attempts in parallel are counted one by one. */
    private Outcome decided(UUID account, boolean right, String code) {
        Token token = Token.random(random);
        return door.as(new Principal.Gate(), tx -> {
            Account now = accounts.forAttempt(tx, account);
            Instant locked = now.lockedUntil();
            if (locked != null && locked.isAfter(tx.now())) {
                return new Outcome.Turned();
            }
            Optional<Boolean> second = right ? second(now, code, tx.now()) : Optional.empty();
            if (second.isEmpty() || second.get() && !step(tx, now, code)) {
                int failures = now.failures() + 1;
                accounts.attempts(
                        tx,
                        account,
                        failures % FAILURES == 0 ? 0 : failures,
                        failures % FAILURES == 0 ? tx.now().plus(LOCK) : null);
                return new Outcome.Turned();
            }
            accounts.attempts(tx, account, 0, null);
            sessions.begin(tx, token.digest(), account, tx.now().plus(LONGEST), second.get());
            return new Outcome.In(token, account, second.get());
        });
    }

    /** Whether the second factor was shown; empty where it was needed and is not right. */
    private Optional<Boolean> second(Account account, String code, Instant now) {
        byte @Nullable [] factor = account.factor();
        if (factor == null) {
            return Optional.of(false);
        }
        return Totp.match(secret(account.id(), factor), code, now).isPresent() ? Optional.of(true) : Optional.empty();
    }

    private boolean step(org.parley.server.store.Tx tx, Account account, String code) {
        byte @Nullable [] factor = account.factor();
        OptionalLong step =
                factor == null ? OptionalLong.empty() : Totp.match(secret(account.id(), factor), code, tx.now());
        return step.isPresent() && accounts.useStep(tx, account.id(), step.getAsLong());
    }

    private byte[] secret(UUID account, byte[] sealed) {
        return keys.openFor(Factors.PURPOSE, Factors.context(account), sealed);
    }

    /** The session that a token belongs to, if it still lasts. */
    public Optional<Sessions.Session> session(String token) {
        byte[] digest = new Token(token).digest();
        return door.as(new Principal.Gate(), tx -> {
            Optional<Sessions.Session> found =
                    sessions.find(tx, digest, tx.now().minus(IDLE));
            if (found.isPresent() && found.get().seen().isBefore(tx.now().minus(NOTED))) {
                sessions.seen(tx, digest);
            }
            return found;
        });
    }

    /**
     * Whether a session still lasts; to ask this is no use of it.
     *
     * @param digest of its token
     */
    public boolean lasts(byte[] digest) {
        return door.as(
                new Principal.Gate(),
                tx -> sessions.find(tx, digest, tx.now().minus(IDLE)).isPresent());
    }

    public void out(String token) {
        door.as(new Principal.Gate(), tx -> {
            sessions.end(tx, new Token(token).digest());
            return true;
        });
    }

    public int outEverywhere(UUID account) {
        return door.as(new Principal.Holder(account), tx -> sessions.endAll(tx, account));
    }
}
