package org.parley.server.courier;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Courier;
import org.parley.seal.Courier.Reason;
import org.parley.seal.Hash;
import org.parley.seal.ShortCode;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.Signing;
import org.parley.server.store.Chains;
import org.parley.server.store.Devices;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.Tx;
import org.parley.server.talks.Audience;
import org.parley.server.talks.BadDeedException;
import org.parley.server.talks.Carriage;
import org.parley.server.talks.Deed;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.Rights;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;
import org.parley.server.talks.Texts;

/**
 * Takes in what a device answered: all of a file, once, or nothing of it. The entries are those of the member who brings the
 * file, made at the moment at which the record says that the file was taken in; whatever that member could not enter on a
 * page cannot be brought in by a file either.
 */
public final class Arrivals {

    /** No file with answers is larger, in bytes. */
    public static final int MOST = 5 * 1024 * 1024;

    private final Chains chains;
    private final Devices devices;
    private final Signing signing;
    private final SecureRandom random;

    public Arrivals(Chains chains, Devices devices, Keyring keys, SecureRandom random) {
        this.chains = chains;
        this.devices = devices;
        this.signing = keys.signing();
        this.random = random;
    }

    /** What became of a file. */
    public sealed interface Outcome {

        /**
         * @param serial which of the device's answers it is
         * @param caucus how many entries the mediation sees
         * @param home how many the delegation alone sees
         */
        record Taken(String device, long serial, int caucus, int home) implements Outcome {}

        /** This very file was taken in before; nothing was added. */
        record Before(Instant at) implements Outcome {}

        /** @param says why nothing of it was taken in */
        record Turned(String says) implements Outcome {}
    }

    /** What is wrong with a file, and from which device it is, as far as that is known. */
    private static final class TurnedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Devices.@Nullable Device device;
        private final @Nullable Long serial;

        TurnedException(String says, Devices.@Nullable Device device, @Nullable Long serial) {
            super(says, null, false, false);
            this.device = device;
            this.serial = serial;
        }
    }

    /** A letter whose seal is that of a device. */
    private record Opened(Devices.Device device, Courier.Letter letter) {}

    /**
     * @param id of the entry that says that the file was taken in, or turned down; chosen by who brings it
     * @throws NotAllowedException if the asker enters nothing for a delegation
     */
    public Outcome takeIn(Tx tx, Myself me, UUID id, byte[] file) {
        String party = me.party();
        if (party == null || !Letters.may(me, party)) {
            throw new NotAllowedException(
                    "answers are brought by the head or a member of the delegation that they are from");
        }
        devices.waitFor(tx, me.talks(), party);
        Hash body = Hash.of(file);
        List<Devices.Device> own = devices.all(tx).stream()
                .filter(device -> device.party().equals(party))
                .toList();
        for (Devices.Device device : own) {
            for (Devices.Sent before : devices.letters(tx, device, false)) {
                if (before.body().equals(body)) {
                    return new Outcome.Before(before.at());
                }
            }
        }
        try {
            return taken(tx, me, party, id, body, opened(tx, own, file));
        } catch (TurnedException e) {
            String says = String.valueOf(e.getMessage());
            UUID from = e.device == null ? null : e.device.id();
            chains.append(
                    tx,
                    me,
                    NewEntry.of(
                            Audience.caucus(party).toString(),
                            id,
                            new Carriage.Turned(from, e.serial, body.toString(), says)));
            return new Outcome.Turned(says);
        }
    }

    private Opened opened(Tx tx, List<Devices.Device> own, byte[] file) {
        if (file.length > MOST) {
            throw new TurnedException(
                    "It is larger than any with answers (" + MOST / 1024 / 1024
                            + " MB). Choose the one that the device sealed.",
                    null,
                    null);
        }
        for (Devices.Device device : own) {
            long last = devices.letters(tx, device, false).stream()
                    .mapToLong(Devices.Sent::serial)
                    .max()
                    .orElse(0);
            Courier.Expected expected =
                    new Courier.Expected(CardText.key("Ed25519", device.signs()), last, null, Set.of());
            switch (Courier.open(file, signing.letters(), expected, tx.now())) {
                case Courier.Opened.Taken taken -> {
                    if (device.revoked() != null) {
                        throw revoked(device, taken.letter().serial());
                    }
                    return new Opened(device, taken.letter());
                }
                case Courier.Opened.Turned turned -> {
                    if (turned.reason() == Reason.OTHER_SENDER) {
                        continue;
                    }
                    if (turned.serial() == null) {
                        throw new TurnedException(
                                turned.reason() == Reason.OTHER_DEVICE
                                        ? "It is not sealed for this server. Is it a letter to a device, or an answer to other"
                                                + " talks?"
                                        : turned.reason().says(),
                                null,
                                null);
                    }
                    throw device.revoked() != null
                            ? revoked(device, turned.serial())
                            : new TurnedException(turned.reason().says(), device, turned.serial());
                }
            }
        }
        throw new TurnedException(
                "It was not sealed by a device that your delegation has registered here.", null, null);
    }

    private static TurnedException revoked(Devices.Device device, Long serial) {
        return new TurnedException(
                "The device “" + device.name() + "” was revoked. Nothing that it sealed is taken in.", device, serial);
    }

    private Outcome taken(Tx tx, Myself me, String party, UUID id, Hash body, Opened opened) {
        Devices.Device device = opened.device();
        Courier.Letter letter = opened.letter();
        Inward inward = read(me, opened);
        List<Seen> caucus = seen(tx, me, Audience.caucus(party));
        List<Seen> home = seen(tx, me, Audience.party(party));
        List<Seen> shown = new ArrayList<>(seen(tx, me, Audience.COMMON));
        shown.addAll(caucus);
        requireCurrent(inward, Texts.of(shown), party, opened);
        Map<String, Deed> there = new HashMap<>();
        for (List<Seen> chain : List.of(caucus, home)) {
            chain.forEach(entry -> there.put(entry.audience() + " " + entry.id(), entry.deed()));
        }
        MemberRole role = MemberRole.of(me.role()).orElseThrow();
        Map<Audience.Kind, Integer> added = new HashMap<>();
        List<NewEntry> entries = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        for (Inward.Item item : inward.items()) {
            Deed deed = deed(item, inward, party, opened);
            Audience audience = Audience.parse(item.audience());
            Rights.shipped().against(role, party, audience, deed).ifPresent(why -> {
                throw new TurnedException(why, device, letter.serial());
            });
            Deed before = there.get(item.audience() + " " + item.id());
            if (!ids.add(item.id()) || before != null && !before.equals(deed)) {
                throw new TurnedException(
                        "Two of its entries, or one of it and one in the record, have the same id and other words.",
                        device,
                        letter.serial());
            }
            if (before == null) {
                entries.add(NewEntry.of(item.audience(), item.id(), deed));
                added.merge(audience.kind(), 1, Integer::sum);
            }
        }
        devices.carried(
                tx,
                device,
                new Devices.Sent(
                        device.id(),
                        false,
                        letter.serial(),
                        id,
                        tx.now(),
                        letter.expires(),
                        body,
                        inward.opened(),
                        false,
                        null),
                null);
        int toCaucus = added.getOrDefault(Audience.Kind.CAUCUS, 0);
        int toHome = added.getOrDefault(Audience.Kind.PARTY, 0);
        // Each chain is told of its own entries alone: how many answers a delegation keeps to itself is its own affair.
        carriedIn(tx, me, Audience.caucus(party), id, inward, device, body, toCaucus);
        if (toHome > 0) {
            carriedIn(tx, me, Audience.party(party), DeviceFolder.id(random), inward, device, body, toHome);
        }
        entries.forEach(entry -> chains.append(tx, me, entry));
        return new Outcome.Taken(device.name(), letter.serial(), toCaucus, toHome);
    }

    private void carriedIn(
            Tx tx,
            Myself me,
            Audience audience,
            UUID id,
            Inward inward,
            Devices.Device device,
            Hash body,
            int entries) {
        Carriage.CarriedIn in = new Carriage.CarriedIn(inward.letter(), device.name(), body.toString(), entries);
        chains.append(tx, me, NewEntry.of(audience.toString(), id, in));
    }

    private List<Seen> seen(Tx tx, Myself me, Audience audience) {
        return chains.read(tx, me.talks(), audience.toString(), 0, Integer.MAX_VALUE).stream()
                .map(entry -> Seen.of(audience.toString(), entry))
                .toList();
    }

    private static Inward read(Myself me, Opened opened) {
        Devices.Device device = opened.device();
        Long serial = opened.letter().serial();
        Inward inward;
        try {
            inward = Inward.read(opened.letter().content());
        } catch (CourierException e) {
            throw new TurnedException(String.valueOf(e.getMessage()), device, serial);
        }
        if (!inward.talks().equals(me.talks()) || !inward.device().equals(device.id())) {
            throw new TurnedException("It answers a letter of other talks.", device, serial);
        }
        if (inward.items().size() > Inward.MOST_ITEMS) {
            throw new TurnedException("It holds more than " + Inward.MOST_ITEMS + " entries.", device, serial);
        }
        if (!Spoken.hash(inward.texts()).equals(opened.letter().text())) {
            throw new TurnedException("It speaks of other texts than it says.", device, serial);
        }
        return inward;
    }

    /** Every version that it speaks of is the newest that the delegation was shown, to the letter. */
    private static void requireCurrent(Inward inward, Texts texts, String party, Opened opened) {
        for (Spoken one : inward.texts()) {
            Optional<Spoken> newest = texts.text(one.text())
                    .flatMap(text -> text.newestFor(party))
                    .map(Spoken::of);
            if (newest.isEmpty() || !newest.get().equals(one)) {
                throw new TurnedException(
                        "It answers version " + one.number() + " of a text"
                                + newest.map(now -> now.number() == one.number()
                                                ? " with the code " + ShortCode.of(Hash.parse(now.hash()))
                                                        + " here and other words there"
                                                : ", and version " + now.number() + " has been shown since")
                                        .orElse(" that was not shown")
                                + ". Nothing of it was taken in. Carry a new letter to the device, and answer that.",
                        opened.device(),
                        opened.letter().serial());
            }
        }
    }

    private static Deed deed(Inward.Item item, Inward inward, String party, Opened opened) {
        Devices.Device device = opened.device();
        Long serial = opened.letter().serial();
        Deed deed;
        try {
            deed = item.read();
        } catch (BadDeedException e) {
            throw new TurnedException("An entry of it cannot be read: " + e.getMessage(), device, serial);
        }
        Audience.Kind kind;
        Spoken about = null;
        switch (deed) {
            case Drafting.Answered answered -> {
                kind = Audience.Kind.PARTY;
                about = spoken(inward, answered.text(), answered.number());
            }
            case Drafting.AnswersReleased released -> {
                kind = Audience.Kind.CAUCUS;
                about = spoken(inward, released.text(), released.number());
            }
            case Drafting.Acknowledged holds -> {
                kind = Audience.Kind.CAUCUS;
                about = spoken(inward, holds.text(), holds.number());
            }
            case Speech.Message message -> kind = Audience.Kind.CAUCUS;
            default ->
                throw new TurnedException("It holds an entry that is no answer, receipt or message.", device, serial);
        }
        if (!item.audience().equals(new Audience(kind, party).toString())) {
            throw new TurnedException("An entry of it is for others than it may be for.", device, serial);
        }
        if (about == null && !(deed instanceof Speech.Message)) {
            throw new TurnedException("An entry of it speaks of a text that the file does not name.", device, serial);
        }
        return deed;
    }

    private static @Nullable Spoken spoken(Inward inward, String text, int number) {
        return inward.texts().stream()
                .filter(one -> one.text().equals(text) && one.number() == number)
                .findFirst()
                .orElse(null);
    }
}
