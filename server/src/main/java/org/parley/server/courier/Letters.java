package org.parley.server.courier;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.parley.seal.ChainFile;
import org.parley.seal.Courier;
import org.parley.seal.Entry;
import org.parley.seal.Hash;
import org.parley.seal.Receipt;
import org.parley.server.keys.Envelopes;
import org.parley.server.keys.ErasedException;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.Signing;
import org.parley.server.store.Chains;
import org.parley.server.store.Devices;
import org.parley.server.store.KeyHold;
import org.parley.server.store.Memberships;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.Tx;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Carriage;
import org.parley.server.talks.Course;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.Rights;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Texts;
import org.parley.server.talks.VisibilityMatrix;

/**
 * Seals letters for a delegation's devices. What a letter holds is read under the rights of who has it made: a delegation's
 * own people may put their own room into it, the mediation sees none and puts none. It is a function of the delegation's
 * chains alone, so that neither its content nor its length depends on any other.
 */
public final class Letters {

    /** The longest that a letter may be on its way, in days. */
    public static final int MOST_DAYS = 90;

    private static final int MOST_CONTENT = 48 * 1024 * 1024;

    private final Chains chains;
    private final Devices devices;
    private final Memberships memberships;
    private final Signing signing;
    private final Envelopes envelopes;
    private final SecureRandom random;

    public Letters(Chains chains, Devices devices, Memberships memberships, Keyring keys, SecureRandom random) {
        this.chains = chains;
        this.devices = devices;
        this.memberships = memberships;
        this.signing = keys.signing();
        this.envelopes = new Envelopes(keys, random);
        this.random = random;
    }

    /** What a device has to know of the talks. */
    public TalksCard card(Tx tx, Devices.Device device) {
        return new TalksCard(
                device.talks(),
                title(tx, device.talks()),
                device.party(),
                device.id(),
                signing.letters().getPublic(),
                signing.pair().getPublic());
    }

    /**
     * Seals a letter for a device and keeps it to be fetched; asked for again with the same id, it is the same letter.
     *
     * @param days how long it may be on its way
     * @param own whether the delegation's own room goes with it; only its own people can say so
     * @return its serial
     * @throws NotAllowedException if the asker may not have letters made for this device
     * @throws CourierException if the device is revoked, or the record is too long for a letter
     */
    public long seal(Tx tx, Myself me, Devices.Device device, UUID id, int days, boolean own) {
        requireMay(me, device.party());
        if (days < 1 || days > MOST_DAYS) {
            throw new CourierException("The number of days (" + days + ") must be 1 to " + MOST_DAYS + ".");
        }
        if (device.revoked() != null) {
            throw new CourierException("This device was revoked. No letters are made for it any more.");
        }
        devices.waitFor(tx, device.talks(), device.party());
        // Before anything is read: an erasure waits for this letter and calls it back, or this letter waits for it.
        within(device).forEach(audience -> KeyHold.use(tx, device.talks(), audience));
        List<Devices.Sent> out = devices.letters(tx, device, true);
        Optional<Devices.Sent> again =
                out.stream().filter(one -> one.id().equals(id)).findFirst();
        if (again.isPresent()) {
            return again.get().serial();
        }
        devices.clear(tx, device);
        List<Devices.Sent> in = devices.letters(tx, device, false);
        Instant made = tx.now().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = made.plus(Duration.ofDays(days));
        long serial = out.stream().mapToLong(Devices.Sent::serial).max().orElse(0) + 1;
        long after = in.stream()
                .mapToLong(one -> one.opened() == null ? 0 : one.opened())
                .max()
                .orElse(0);
        boolean withOwn = own && device.party().equals(me.party());
        byte[] file = sealed(tx, me, device, id, serial, after, made, expires, in, withOwn);
        Hash body = Hash.of(file);
        devices.carried(
                tx,
                device,
                new Devices.Sent(device.id(), true, serial, id, tx.now(), expires, body, null, true, null),
                envelopes.seal(device.talks(), within(device), context(device, serial), file));
        chains.append(
                tx,
                me,
                NewEntry.of(
                        Audience.caucus(device.party()).toString(),
                        id,
                        new Carriage.CarriedOut(id, device.name(), expires, body.toString())));
        return serial;
    }

    /**
     * The sealed file of a letter that stands; empty where there is none that the asker may have.
     *
     * @throws NotAllowedException if the asker may not have letters made for this device
     */
    public Optional<byte[]> file(Tx tx, Myself me, Devices.Device device, long serial) {
        requireMay(me, device.party());
        try {
            return devices.file(tx, device, serial)
                    .map(kept -> envelopes.open(device.talks(), within(device), context(device, serial), kept));
        } catch (ErasedException e) {
            return Optional.empty(); // An erasure that is under way calls it back.
        }
    }

    /**
     * Whose keys a letter is kept under. The delegation's own room is among them whether it goes along or not: whether it does
     * is nobody else's to know.
     */
    private static List<String> within(Devices.Device device) {
        return List.of(
                Audience.caucus(device.party()).toString(),
                Audience.party(device.party()).toString());
    }

    private static byte[] context(Devices.Device device, long serial) {
        return ("letter/" + device.id() + "/" + serial).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] sealed(
            Tx tx,
            Myself me,
            Devices.Device device,
            UUID id,
            long serial,
            long after,
            Instant made,
            Instant expires,
            List<Devices.Sent> in,
            boolean own) {
        List<Audience> audiences = new ArrayList<>(List.of(Audience.COMMON, Audience.caucus(device.party())));
        if (own) {
            audiences.add(Audience.party(device.party()));
        }
        Receipt.Kind kind = memberships.deniable(tx, device.talks()) ? Receipt.Kind.DENIABLE : Receipt.Kind.SIGNED;
        List<Seen> seen = new ArrayList<>();
        List<Outward.Chain> held = new ArrayList<>();
        for (Audience audience : audiences) {
            held.add(chain(tx, device.talks(), audience.toString(), kind, made, seen));
        }
        Outward outward = new Outward(
                Outward.VERSION,
                device.talks(),
                title(tx, device.talks()),
                device.party(),
                device.id(),
                id,
                made,
                me.name(),
                in.stream().map(Devices.Sent::serial).toList(),
                turned(seen, device, in),
                held);
        byte[] content = outward.bytes();
        if (content.length > MOST_CONTENT) {
            throw new CourierException("The record of these talks is too long for a letter ("
                    + content.length / 1024 / 1024 + " MB). Take an export on a medium of your own.");
        }
        Hash texts = Spoken.hash(Spoken.newest(Texts.of(seen), device.party()));
        try {
            return Courier.seal(
                    new Courier.Letter(serial, after, expires, texts, content),
                    signing.pair().getPrivate(),
                    CardText.key("X25519", device.opens()),
                    random);
        } catch (IllegalArgumentException e) {
            throw new CourierException("Nothing can be sealed for the key of this device. Make another device.");
        }
    }

    private Outward.Chain chain(Tx tx, UUID talks, String audience, Receipt.Kind kind, Instant made, List<Seen> seen) {
        List<Entry> entries = chains.read(tx, talks, audience, 0, Integer.MAX_VALUE);
        String name = Chains.name(talks, audience);
        StringWriter file = new StringWriter();
        try {
            ChainFile.write(file, name, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A string takes everything.
        }
        entries.forEach(entry -> seen.add(Seen.of(audience, entry)));
        Hash head = entries.isEmpty() ? Hash.NONE : entries.getLast().hash();
        Receipt receipt = signing.receipt(kind, talks, name, entries.size(), head, made.toString());
        return new Outward.Chain(audience, file.toString(), ChainFile.line(receipt));
    }

    /** Answers of the device that were turned down and did not get in later, with the last reason for each. */
    private static List<Outward.NotTaken> turned(List<Seen> seen, Devices.Device device, List<Devices.Sent> in) {
        Set<Long> taken = Set.copyOf(in.stream().map(Devices.Sent::serial).toList());
        TreeMap<Long, String> turned = new TreeMap<>();
        for (Seen entry : seen) {
            if (entry.deed() instanceof Carriage.Turned one
                    && device.id().equals(one.device())
                    && one.serial() != null
                    && !taken.contains(one.serial())) {
                turned.put(one.serial(), one.says());
            }
        }
        return turned.entrySet().stream()
                .map(one -> new Outward.NotTaken(one.getKey(), one.getValue()))
                .toList();
    }

    /**
     * Calls a letter back: it is not given out any more, and the device is told when somebody tells it. Who did it stands on
     * record for the delegation and the team.
     */
    public void revoke(Tx tx, Myself me, Devices.Device device, long serial) {
        requireMay(me, device.party());
        String caucus = Audience.caucus(device.party()).toString();
        KeyHold.use(tx, device.talks(), caucus);
        Optional<UUID> letter = devices.revokeLetter(tx, device, serial);
        letter.ifPresent(id -> chains.append(
                tx,
                me,
                NewEntry.of(caucus, DeviceFolder.id(random), new Carriage.CalledBack(id, device.name(), serial))));
    }

    private String title(Tx tx, UUID talks) {
        return chains.read(tx, talks, Audience.COMMON.toString(), 0, 1).stream()
                .map(entry -> Seen.of(Audience.COMMON.toString(), entry).deed())
                .map(deed -> deed instanceof Course.Opened opened ? opened.title() : "")
                .findFirst()
                .orElse("");
    }

    /** Whether somebody may have letters made for devices of a delegation. */
    public static boolean may(Myself me, String party) {
        String object = party.equals(me.party()) ? "letters-own" : "letters-other";
        return MemberRole.of(me.role())
                .map(role -> Rights.shipped().matrix().access(role, object, VisibilityMatrix.State.ACTIVE))
                .filter(access -> access == VisibilityMatrix.Access.WRITE)
                .isPresent();
    }

    private static void requireMay(Myself me, String party) {
        if (!may(me, party)) {
            throw new NotAllowedException("letters are made by the delegation's own people and by the mediation");
        }
    }
}
