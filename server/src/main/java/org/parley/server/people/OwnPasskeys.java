package org.parley.server.people;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.parley.seal.Hash;
import org.parley.server.store.Accounts;
import org.parley.server.store.Challenges.Purpose;
import org.parley.server.store.Door;
import org.parley.server.store.Passkeys;
import org.parley.server.store.Passkeys.Passkey;
import org.parley.server.store.Principal;
import org.parley.server.store.Sessions;

/** What the holder of an account does with its passkeys. To add or remove one, the password is given anew. */
public final class OwnPasskeys {

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final Door door;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final Sessions sessions;
    private final PasskeyFactor factor;
    private final OwnAccount own;

    public OwnPasskeys(
            Door door, Passkeys passkeys, Accounts accounts, Sessions sessions, PasskeyFactor factor, OwnAccount own) {
        this.door = door;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.sessions = sessions;
        this.factor = factor;
        this.own = own;
    }

    /**
     * What a browser needs to make a passkey.
     *
     * @param user a number for the account that says nothing of it, in base 64 for addresses
     * @param known ids of those that the account has already, in base 64 for addresses
     * @param algorithms that are taken, the preferred first
     */
    public record Making(
            PasskeyFactor.Question question, String user, String signIn, List<String> known, List<Long> algorithms) {
        public Making {
            known = List.copyOf(known);
            algorithms = List.copyOf(algorithms);
        }
    }

    /** Whether there can be any: browsers must reach the server by a name. */
    public boolean possible() {
        return factor.party().isPresent();
    }

    /** Those of the account, the oldest first. */
    public List<Passkey> of(UUID account) {
        return door.as(new Principal.Holder(account), tx -> passkeys.of(tx, account));
    }

    /** How a passkey is named in addresses and forms. */
    public static String id(Passkey passkey) {
        return URL.encodeToString(passkey.id());
    }

    /**
     * Begins to add one.
     *
     * @param session digest of the session in which it is added, in hexadecimal digits
     * @return empty if the password is not right, or browsers reach the server by a number
     */
    public Optional<Making> begin(UUID account, String session, String password) {
        Optional<RelyingParty> party = factor.party();
        if (party.isEmpty() || !own.proves(account, password)) {
            return Optional.empty();
        }
        PasskeyFactor.Question question = door.as(
                new Principal.Gate(),
                tx -> factor.ask(tx, party.get(), HexFormat.of().parseHex(session), Purpose.REGISTER));
        return door.as(new Principal.Holder(account), tx -> {
            Accounts.Account mine = accounts.byId(tx, account).orElseThrow();
            List<String> known =
                    passkeys.of(tx, account).stream().map(OwnPasskeys::id).toList();
            return Optional.of(new Making(question, user(account), mine.signIn(), known, PasskeyCheck.ALGORITHMS));
        });
    }

    /**
     * Adds what the browser made. Where it is the first second factor, other sessions end: whoever came in with the password
     * alone is out.
     *
     * @param session digest of the session that stays, in hexadecimal digits
     * @param answer as the browser gives it, as JSON
     * @return why not, in plain words; empty where it was added
     */
    public Optional<String> add(UUID account, String session, String name, String answer) {
        Optional<RelyingParty> party = factor.party();
        Optional<byte[]> asked = door.as(
                new Principal.Gate(), tx -> factor.taken(tx, HexFormat.of().parseHex(session), Purpose.REGISTER));
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            return Optional.of("Give the passkey a name of 1 to " + LONGEST_NAME + " characters, as in: my telephone.");
        }
        return door.as(new Principal.Holder(account), tx -> {
            if (passkeys.of(tx, account).size() >= MOST) {
                return Optional.of("There are " + MOST + " passkeys already. Remove one first.");
            }
            Optional<Passkey> made = party.flatMap(us ->
                    asked.flatMap(question -> factor.check().registered(us, answer, question, name.strip(), tx.now())));
            if (made.isEmpty()) {
                return Optional.of(
                        "The passkey was not taken: it took too long, or it is not for this server. Try again.");
            }
            boolean first = passkeys.of(tx, account).isEmpty()
                    && accounts.byId(tx, account).orElseThrow().factor() == null;
            if (!passkeys.add(tx, account, made.get())) {
                return Optional.of("This passkey is among yours already.");
            }
            if (first) {
                sessions.endOthers(tx, account, HexFormat.of().parseHex(session));
            }
            return Optional.empty();
        });
    }

    /**
     * Takes one away, and with the last second factor the codes that stand in for it; false if the password is not right. All
     * other sessions end: a key that was lost may have opened one.
     *
     * @param session digest of the session that stays, in hexadecimal digits
     */
    public boolean remove(UUID account, String session, String id, String password) {
        if (!own.proves(account, password)) {
            return false;
        }
        door.as(new Principal.Holder(account), tx -> {
            passkeys.of(tx, account).stream()
                    .filter(passkey -> id(passkey).equals(id))
                    .forEach(passkey -> passkeys.remove(tx, account, passkey.id()));
            sessions.endOthers(tx, account, HexFormat.of().parseHex(session));
            own.withoutSecond(tx, account);
            return true;
        });
        return true;
    }

    private static String user(UUID account) {
        byte[] digest = Hash.of(("passkeys of " + account).getBytes(StandardCharsets.UTF_8))
                .bytes();
        return URL.encodeToString(Arrays.copyOf(digest, 16));
    }
}
