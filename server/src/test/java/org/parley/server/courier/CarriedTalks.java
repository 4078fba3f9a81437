package org.parley.server.courier;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.parley.seal.ChainFile;
import org.parley.seal.Commitment;
import org.parley.seal.Courier;
import org.parley.seal.Entry;
import org.parley.seal.Hash;
import org.parley.seal.Receipt;
import org.parley.server.talks.Clause;
import org.parley.server.talks.Copy;
import org.parley.server.talks.Course;
import org.parley.server.talks.Deed;
import org.parley.server.talks.DeedJson;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Named;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;
import org.parley.server.talks.TextKind;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;

/** Talks between North and South as a server would hold them, without a server: chains, keys, and letters to a device. */
final class CarriedTalks {

    static final UUID TALKS = UUID.fromString("0b0e7a52-3a35-4a4a-9d5e-6f1f5d0a7c11");

    final KeyPair signs;
    final KeyPair opens;
    private final SecureRandom random;
    private final Map<String, List<Entry>> chains = new LinkedHashMap<>();
    private int entries;
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    CarriedTalks(SecureRandom random) {
        this.random = random;
        this.signs = Courier.sender(random);
        this.opens = Courier.device(random);
        chains.put("common", new ArrayList<>());
        chains.put("caucus/north", new ArrayList<>());
        enter(
                "common",
                "Lena · lead",
                new Course.Opened(
                        "Talks on the valley",
                        new Named("mediation", "Lake Office"),
                        List.of(new Named("north", "North"), new Named("south", "South")),
                        List.of("en", "ar"),
                        Course.Receipts.SIGNED));
        enter(
                "caucus/north",
                "Lena · lead",
                new Speech.Message("Can you live with the river? Answer by courier.", null, true, null));
        show(version(1, "Both withdraw within 6 weeks."));
    }

    UUID enter(String audience, String author, Deed deed) {
        now = now.plus(Duration.ofHours(1));
        List<Entry> chain = chains.get(audience);
        UUID id = new UUID(7, ++entries);
        byte[] nonce = new byte[Commitment.NONCE];
        random.nextBytes(nonce);
        byte[] content = DeedJson.write(deed);
        chain.add(new Entry(
                TALKS + "/" + audience,
                chain.size() + 1L,
                id.toString(),
                now.toString(),
                author + " · " + new UUID(9, author.hashCode()),
                deed.kind(),
                Commitment.to(nonce, content),
                chain.isEmpty() ? Hash.NONE : chain.getLast().hash(),
                nonce,
                content));
        return id;
    }

    void show(TextVersion version) {
        enter("caucus/north", "Lena · lead", new Drafting.Shown(Copy.of(version), "the room"));
    }

    static TextVersion version(int number, String pace) {
        return new TextVersion(
                "frame",
                number,
                TextKind.FRAMEWORK,
                new TreeMap<>(Map.of("en", "Framework", "ar", "إطار")),
                List.of("en", "ar"),
                List.of(
                        Clause.of("line", "en", "The line", "The line runs along the river.")
                                .with("ar", "الخط", "يمر الخط على طول النهر."),
                        Clause.of("pace", "en", "The pace", pace).with("ar", "الوتيرة", "ينسحب الطرفان.")));
    }

    TalksCard card(UUID device) {
        return new TalksCard(TALKS, "Talks on the valley", "north", device, opens.getPublic(), signs.getPublic());
    }

    /** The entries of a chain are taken away from a place on, as if they had never been. */
    void forget(String audience, int from) {
        List<Entry> chain = chains.get(audience);
        chain.subList(from, chain.size()).clear();
    }

    byte[] letter(DeviceCard device, long serial) {
        return letter(device, serial, List.of(), List.of());
    }

    byte[] letter(DeviceCard device, long serial, List<Long> taken, List<Outward.NotTaken> turned) {
        return letter(device, serial, TALKS, taken, turned);
    }

    byte[] letter(DeviceCard device, long serial, UUID talks, List<Long> taken, List<Outward.NotTaken> turned) {
        List<Seen> seen = new ArrayList<>();
        List<Outward.Chain> held = new ArrayList<>();
        chains.forEach((audience, entries) -> {
            StringWriter file = new StringWriter();
            try {
                ChainFile.write(file, TALKS + "/" + audience, entries);
                Receipt receipt = Receipt.signed(
                        TALKS + "/" + audience,
                        entries.size(),
                        entries.getLast().hash(),
                        now.toString(),
                        signs.getPrivate());
                held.add(new Outward.Chain(audience, file.toString(), ChainFile.line(receipt)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InvalidKeyException e) {
                throw new IllegalStateException(e);
            }
            entries.forEach(entry -> seen.add(Seen.of(audience, entry)));
        });
        Outward outward = new Outward(
                Outward.VERSION,
                talks,
                "Talks on the valley",
                "north",
                device.device(),
                new UUID(5, serial),
                now,
                "Lena",
                taken,
                turned,
                held);
        Hash texts = Spoken.hash(Spoken.newest(Texts.of(seen), "north"));
        return Courier.seal(
                new Courier.Letter(serial, 0, now.plus(Duration.ofDays(14)), texts, outward.bytes()),
                signs.getPrivate(),
                device.opens(),
                random);
    }

    Instant now() {
        return now;
    }
}
