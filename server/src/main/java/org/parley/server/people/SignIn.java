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
import org.parley.server.store.Challenges.Purpose;
import org.parley.server.store.Door;
import org.parley.server.store.Principal;
import org.parley.server.store.Recovery;
import org.parley.server.store.Sessions;
import org.parley.server.store.Sessions.Session;
import org.parley.server.store.Tx;

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

    /** No name to sign in with is as long as this. */
    private static final int LONGEST_NAME = 200;

    private static final Duration LOCK = Duration.ofMinutes(15);
    /** The last use is written down no more often than this. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final Door door;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Keyring keys;
    private final Passwords passwords;
    private final Recovery recovery;
    private final PasskeyFactor passkeys;
    private final Limits limits;
    private final Limits failures;
    private final SecureRandom random;

    /**
     * @param limits attempts by network address
     * @param failures failed attempts by name
     */
    public SignIn(
            Door door,
            Accounts accounts,
            Sessions sessions,
            Keyring keys,
            Passwords passwords,
            Recovery recovery,
            PasskeyFactor passkeys,
            Limits limits,
            Limits failures,
            SecureRandom random) {
        this.door = door;
        this.accounts = accounts;
        this.sessions = sessions;
        this.keys = keys;
        this.passwords = passwords;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.limits = limits;
        this.failures = failures;
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
     * The second factor as it was shown.
     *
     * @param code of an app, or one of those that stand in for a lost one; empty where there is none
     * @param passkey what a passkey answered, as JSON; empty where none was used
     * @param browser what the browser holds that was asked for the passkey; empty for nothing
     */
    public record Second(String code, String passkey, String browser) {}

    /**
     * What a browser has signed by a passkey before it signs in: the same for everybody, known or not. Empty after too many
     * attempts from there, and where browsers reach the server by a number.
     *
     * @param browser what the browser holds
     * @param from the network address that attempts are counted by
     */
    public Optional<PasskeyFactor.Question> ask(String browser, String from) {
        Optional<RelyingParty> party = passkeys.party();
        if (party.isEmpty() || browser.isEmpty() || !limits.take("from " + Limits.network(from))) {
            return Optional.empty();
        }
        return Optional.of(door.as(
                new Principal.Gate(),
                tx -> passkeys.ask(tx, party.get(), new Token(browser).digest(), Purpose.SIGN_IN)));
    }

    /** Whether passkeys can be used at all. */
    public boolean takesPasskeys() {
        return passkeys.party().isPresent();
    }

    /** @param from the network address that attempts are counted by */
    public Outcome in(String signIn, String password, Second second, String from) {
        if (!limits.take("from " + Limits.network(from))) {
            return new Outcome.TooOften();
        }
        if (signIn.length() > LONGEST_NAME || password.length() > Passwords.MOST) {
            return new Outcome.Turned(); // For everybody alike, and before anything of it is kept.
        }
        // The name is counted as it was typed, so that names that nobody has run out of tries just as others do.
        String name = "name " + signIn;
        if (!failures.has(name)) {
            return new Outcome.TooOften();
        }
        // Whatever comes of this, the question is answered.
        byte @Nullable [] asked = second.passkey().isEmpty()
                ? null
                : door.as(
                        new Principal.Gate(),
                        tx -> passkeys.taken(tx, new Token(second.browser()).digest(), Purpose.SIGN_IN)
                                .orElse(null));
        Optional<Account> found = door.as(new Principal.Gate(), tx -> accounts.named(tx, signIn));
        Outcome outcome;
        if (found.isPresent()) {
            boolean right = passwords.matches(password, found.get().password());
            outcome = decided(found.get().id(), right, second, asked);
        } else {
            passwords.matchNobody(password);
            outcome = new Outcome.Turned();
        }
        if (outcome instanceof Outcome.Turned) {
            failures.take(name);
        }
        return outcome;
    }

    /** Decides in one transaction, so that attempts in parallel are counted one by one. */
    private Outcome decided(UUID account, boolean right, Second second, byte @Nullable [] asked) {
        Token token = Token.random(random);
        return door.as(new Principal.Gate(), tx -> {
            Account now = accounts.forAttempt(tx, account);
            if (isLocked(tx, now)) {
                return new Outcome.Turned();
            }
            boolean needed = now.factor() != null || passkeys.any(tx, account);
            if (!right || needed && !shown(tx, now, second, asked)) {
                failed(tx, now);
                return new Outcome.Turned();
            }
            accounts.attempts(tx, account, 0, null);
            sessions.begin(tx, token.digest(), account, tx.now().plus(LONGEST), needed);
            return new Outcome.In(token, account, needed);
        });
    }

    private static boolean isLocked(Tx tx, Account account) {
        Instant locked = account.lockedUntil();
        return locked != null && locked.isAfter(tx.now());
    }

    private void failed(Tx tx, Account account) {
        int failed = account.failures() + 1;
        boolean lock = failed % FAILURES == 0;
        accounts.attempts(tx, account.id(), lock ? 0 : failed, lock ? tx.now().plus(LOCK) : null);
    }

    /** Whether passkey or code are right and were not used before; they are used from then on. */
    private boolean shown(Tx tx, Account account, Second second, byte @Nullable [] asked) {
        return second.passkey().isEmpty()
                ? shown(tx, account, second.code())
                : passkeys.shown(tx, account.id(), second.passkey(), asked);
    }

    private boolean shown(Tx tx, Account account, String code) {
        byte @Nullable [] factor = account.factor();
        OptionalLong step =
                factor == null ? OptionalLong.empty() : Totp.match(secret(account.id(), factor), code, tx.now());
        return step.isPresent()
                ? accounts.useStep(tx, account.id(), step.getAsLong())
                : recovery.use(tx, account.id(), OwnAccount.digest(code));
    }

    /** Takes a session's power away until the password was given again. */
    public void lock(String token) {
        door.as(new Principal.Gate(), tx -> {
            sessions.lock(tx, new Token(token).digest());
            return true;
        });
    }

    /** Gives a locked session its power back; attempts count as those of signing in do. */
    public boolean unlock(String token, String password, String from) {
        byte[] digest = new Token(token).digest();
        Optional<Session> found = session(token).filter(Session::locked);
        if (found.isEmpty() || !limits.take("from " + Limits.network(from))) {
            return false;
        }
        UUID account = found.get().account();
        String kept = door.as(
                new Principal.Gate(),
                tx -> accounts.byId(tx, account).orElseThrow().password());
        boolean right = passwords.matches(password, kept);
        return door.as(new Principal.Gate(), tx -> {
            Account now = accounts.forAttempt(tx, account);
            if (isLocked(tx, now)) {
                return false;
            }
            if (!right) {
                failed(tx, now);
                return false;
            }
            accounts.attempts(tx, account, 0, null);
            sessions.unlock(tx, digest);
            return true;
        });
    }

    private byte[] secret(UUID account, byte[] sealed) {
        return keys.openFor(Factors.PURPOSE, Factors.context(account), sealed);
    }

    /** The session that a token belongs to, if it still lasts; to ask is to use it. */
    public Optional<Session> session(String token) {
        return session(token, true);
    }

    /** @param used whether somebody uses the session; one that nobody uses ends after {@link #IDLE} */
    public Optional<Session> session(String token, boolean used) {
        byte[] digest = new Token(token).digest();
        return door.as(new Principal.Gate(), tx -> {
            Optional<Session> found = sessions.find(tx, digest, tx.now().minus(IDLE));
            if (used
                    && found.isPresent()
                    && found.get().seen().isBefore(tx.now().minus(NOTED))) {
                sessions.seen(tx, digest);
            }
            return found;
        });
    }

    /**
     * Whether a session still lasts and is not locked; to ask this is no use of it.
     *
     * @param digest of its token
     */
    public boolean lasts(byte[] digest) {
        return door.as(
                new Principal.Gate(),
                tx -> sessions.find(tx, digest, tx.now().minus(IDLE))
                        .filter(session -> !session.locked())
                        .isPresent());
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
