package org.parley.server.people;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.parley.seal.Hash;
import org.parley.seal.ShortCode;
import org.parley.server.store.Accounts;
import org.parley.server.store.Door;
import org.parley.server.store.Passkeys;
import org.parley.server.store.Principal;
import org.parley.server.store.Recovery;
import org.parley.server.store.Sessions;
import org.parley.server.store.Tx;

/** What the holder of an account does with it: see where one is signed in, sign out there, change the password. */
public final class OwnAccount {

    private static final int CODES = 8;

    private final Door door;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Recovery recovery;
    private final Passkeys passkeys;
    private final Passwords passwords;
    private final Limits limits;
    private final SecureRandom random;

    public OwnAccount(
            Door door,
            Accounts accounts,
            Sessions sessions,
            Recovery recovery,
            Passkeys passkeys,
            Passwords passwords,
            Limits limits,
            SecureRandom random) {
        this.door = door;
        this.accounts = accounts;
        this.sessions = sessions;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.limits = limits;
        this.random = random;
    }

    /** @param codes how many codes for a lost second factor are left */
    public record State(String signIn, boolean factor, int codes, List<Sessions.Session> sessions) {
        public State {
            sessions = List.copyOf(sessions);
        }
    }

    public State state(UUID account) {
        return door.as(new Principal.Holder(account), tx -> {
            Accounts.Account mine = accounts.byId(tx, account).orElseThrow();
            return new State(mine.signIn(), mine.factor() != null, recovery.left(tx, account), sessions.own(tx));
        });
    }

    /**
     * Changes the password and ends all other sessions.
     *
     * @param session digest of the session that stays
     * @return why not, in plain words; empty where it was done
     */
    public Optional<String> changePassword(UUID account, String session, String before, String after) {
        Accounts.Account mine = account(account);
        if (!proves(mine, before)) {
            return Optional.of("The present password is not right.");
        }
        Optional<String> against = Passwords.against(after, mine.signIn());
        if (against.isPresent()) {
            return against;
        }
        String digest = passwords.digest(after);
        door.as(new Principal.Holder(account), tx -> {
            accounts.password(tx, account, digest);
            return sessions.endOthers(tx, account, HexFormat.of().parseHex(session));
        });
        return Optional.empty();
    }

    /**
     * Makes new codes that stand in for a lost second factor; earlier ones serve no more.
     *
     * @return the codes, to be shown once; empty if the password is not right or there is no second factor
     */
    public List<String> codes(UUID account, String password) {
        Accounts.Account mine = account(account);
        if (!hasFactor(mine) || !proves(mine, password)) {
            return List.of();
        }
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            codes.add(ShortCode.of(new Hash(bytes)).toString());
        }
        door.as(new Principal.Holder(account), tx -> {
            recovery.replace(tx, account, codes.stream().map(OwnAccount::digest).toList());
            return true;
        });
        return List.copyOf(codes);
    }

    /**
     * Takes the app's second factor away, so that another can be set up; false if the password is not right. All other sessions
     * end; see {@link #withoutSecond} for the one that stays.
     *
     * @param session digest of the session that stays, in hexadecimal digits
     */
    public boolean dropFactor(UUID account, String session, String password) {
        if (!proves(account(account), password)) {
            return false;
        }
        return door.as(new Principal.Holder(account), tx -> {
            accounts.factor(tx, account, null);
            sessions.endOthers(tx, account, HexFormat.of().parseHex(session));
            withoutSecond(tx, account);
            return true;
        });
    }

    /**
     * Where the last second factor is gone, what stood in for it goes too, and no session counts as having shown one: who
     * mediates sets up another before they go on.
     */
    void withoutSecond(Tx tx, UUID account) {
        if (accounts.byId(tx, account).orElseThrow().factor() == null
                && passkeys.of(tx, account).isEmpty()) {
            recovery.clear(tx, account);
            sessions.forgetSecond(tx, account);
        }
    }

    /** What is kept of a code; 80 random bits need no slow digest. */
    static byte[] digest(String code) {
        String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return Hash.of(("recovery code " + plain).getBytes(StandardCharsets.UTF_8))
                .bytes();
    }

    /** Whoever finds a browser open cannot try passwords here at will either. */
    boolean proves(UUID account, String password) {
        return proves(account(account), password);
    }

    private boolean hasFactor(Accounts.Account mine) {
        return mine.factor() != null
                || door.<Boolean>as(
                        new Principal.Holder(mine.id()),
                        tx -> !passkeys.of(tx, mine.id()).isEmpty());
    }

    private boolean proves(Accounts.Account mine, String password) {
        return limits.take("own " + mine.id()) && passwords.matches(password, mine.password());
    }

    private Accounts.Account account(UUID account) {
        return door.as(new Principal.Holder(account), tx -> accounts.byId(tx, account))
                .orElseThrow();
    }
}
