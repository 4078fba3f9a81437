package org.parley.server.people;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Challenges;
import org.parley.server.store.Challenges.Purpose;
import org.parley.server.store.Passkeys;
import org.parley.server.store.Passkeys.Passkey;
import org.parley.server.store.Tx;

/**
 * A passkey in place of a code. The browser is asked before anybody knows who is at it, and answers together with name and
 * password: so the question tells nothing, and the answer is right or wrong with all the rest.
 */
public final class PasskeyFactor {

    /** A question can be answered for so long. */
    static final Duration LASTS = Duration.ofMinutes(5);

    private static final int BYTES = 32;

    private final Supplier<URI> base;
    private final PasskeyCheck check = new PasskeyCheck();
    private final Passkeys passkeys;
    private final Challenges challenges;
    private final SecureRandom random;

    /** @param base how browsers reach the server; passkeys are for names, not for numbers */
    public PasskeyFactor(Supplier<URI> base, Passkeys passkeys, Challenges challenges, SecureRandom random) {
        this.base = base;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.random = random;
    }

    /**
     * What a browser is asked to have signed.
     *
     * @param challenge random bytes, in base 64 for addresses
     * @param party id of the server that the passkey is for
     */
    public record Question(String challenge, String party) {}

    /** Whom passkeys are for; empty where browsers reach the server by a number. */
    Optional<RelyingParty> party() {
        return RelyingParty.at(base.get());
    }

    PasskeyCheck check() {
        return check;
    }

    /** Asks; at the gate. @param browser SHA-256 of what the browser holds */
    Question ask(Tx tx, RelyingParty party, byte[] browser, Purpose purpose) {
        byte[] asked = new byte[BYTES];
        random.nextBytes(asked);
        challenges.ask(tx, browser, purpose, asked, tx.now().plus(LASTS));
        return new Question(Base64.getUrlEncoder().withoutPadding().encodeToString(asked), party.id());
    }

    /** What the browser was asked, which cannot be answered again; at the gate. */
    Optional<byte[]> taken(Tx tx, byte[] browser, Purpose purpose) {
        return challenges.take(tx, browser, purpose);
    }

    /** Whether an account has any; at the gate or as its holder. */
    boolean any(Tx tx, UUID account) {
        return !passkeys.of(tx, account).isEmpty();
    }

    /**
     * Whether an answer is right for the account; its passkey counts as used from then on. At the gate.
     *
     * @param asked what the browser was asked; null for nothing that can still be answered
     */
    boolean shown(Tx tx, UUID account, String answer, byte @Nullable [] asked) {
        Optional<RelyingParty> party = party();
        if (party.isEmpty() || asked == null) {
            return false;
        }
        Optional<Passkey> kept = check.id(answer).flatMap(id -> passkeys.forUse(tx, account, id));
        Optional<PasskeyCheck.Used> used = kept.flatMap(passkey -> check.used(party.get(), answer, asked, passkey));
        used.ifPresent(now -> passkeys.used(tx, account, kept.orElseThrow().id(), now.counter(), now.backedUp()));
        return used.isPresent();
    }
}
