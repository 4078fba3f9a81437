package org.parley.server.people;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.parley.server.store.Passkeys.Passkey;

/**
 * Whether what an authenticator answered is right: signed by the passkey, for this server, to this question, with somebody
 * present. What kind of authenticator it is, is not asked.
 */
final class PasskeyCheck {

    /** Longest answer that is read; real ones have some 1,500 characters. */
    private static final int MOST = 20_000;

    /** ES256, EdDSA, RS256: what authenticators have. */
    static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    /**
     * @param counter as the authenticator counts now
     * @param backedUp whether it was copied to other devices
     */
    record Used(long counter, boolean backedUp) {}

    /** The passkey that was made in answer to a question; empty where the answer is not right. */
    Optional<Passkey> registered(RelyingParty party, String answer, byte[] asked, String name, Instant at) {
        List<PublicKeyCredentialParameters> known = ALGORITHMS.stream()
                .map(one -> new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(one)))
                .toList();
        return read(answer, () -> {
            RegistrationData data = manager.verifyRegistrationResponseJSON(
                    answer, new RegistrationParameters(server(party, asked), known, false, true));
            AuthenticatorData<?> made =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential = Objects.requireNonNull(made.getAttestedCredentialData());
            return new Passkey(
                    credential.getCredentialId(),
                    name,
                    credentials.convert(credential),
                    made.getSignCount(),
                    made.isFlagUV(),
                    made.isFlagBE(),
                    made.isFlagBS(),
                    at,
                    null);
        });
    }

    /** The id of the passkey that an answer says it is of; empty where it cannot be read. */
    Optional<byte[]> id(String answer) {
        return read(
                answer,
                () -> Objects.requireNonNull(
                        manager.parseAuthenticationResponseJSON(answer).getCredentialId()));
    }

    /** What changes with the use of a passkey; empty where the answer is not right for it. */
    Optional<Used> used(RelyingParty party, String answer, byte[] asked, Passkey kept) {
        CredentialRecordImpl record = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                kept.verified(),
                kept.backupEligible(),
                kept.backedUp(),
                kept.counter(),
                credentials.convert(kept.credential()),
                null,
                null,
                null,
                null);
        return read(answer, () -> {
            AuthenticationData data = manager.verifyAuthenticationResponseJSON(
                    answer,
                    new AuthenticationParameters(server(party, asked), record, List.of(kept.id()), false, true));
            AuthenticatorData<?> made = Objects.requireNonNull(data.getAuthenticatorData());
            return new Used(made.getSignCount(), made.isFlagBS());
        });
    }

    /**
     * What is read from an answer; empty where the answer is not right. Nothing is done here but reading: the library says in
     * many ways that something is no answer (its own exceptions, those of its JSON and CBOR, a null), and all mean this.
     */
    private static <T> Optional<T> read(String answer, Supplier<T> reading) {
        if (answer.length() > MOST) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static ServerProperty server(RelyingParty party, byte[] asked) {
        return ServerProperty.builder()
                .origin(new Origin(party.origin()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(asked))
                .build();
    }
}
