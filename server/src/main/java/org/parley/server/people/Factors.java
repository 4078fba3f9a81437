package org.parley.server.people;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.UUID;
import org.parley.server.keys.Keyring;
import org.parley.server.store.Accounts;
import org.parley.server.store.Door;
import org.parley.server.store.Principal;
import org.parley.server.store.Sessions;

/** Setting up the second factor. */
public final class Factors {

    /** Which of the keyring's keys seals these secrets. */
    static final String PURPOSE = "factor";

    private final Door door;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Keyring keys;

    public Factors(Door door, Accounts accounts, Sessions sessions, Keyring keys) {
        this.door = door;
        this.accounts = accounts;
        this.sessions = sessions;
        this.keys = keys;
    }

    /**
     * Takes the secret as the account's second factor if the code is right for it; false otherwise. Other sessions end: whoever
     * came in with the password alone is out.
     *
     * @param session digest of the session that stays, in hexadecimal digits
     */
    public boolean confirm(UUID account, String session, byte[] secret, String code) {
        return door.as(new Principal.Holder(account), tx -> {
            OptionalLong step = Totp.match(secret, code, tx.now());
            if (step.isEmpty()) {
                return false;
            }
            accounts.factor(tx, account, keys.sealFor(PURPOSE, context(account), secret));
            accounts.useStep(tx, account, step.getAsLong());
            sessions.endOthers(tx, account, HexFormat.of().parseHex(session));
            return true;
        });
    }

    static byte[] context(UUID account) {
        return account.toString().getBytes(StandardCharsets.US_ASCII);
    }

    public boolean has(UUID account) {
        return door.as(new Principal.Holder(account), tx -> accounts.byId(tx, account))
                .filter(a -> a.factor() != null)
                .isPresent();
    }
}
