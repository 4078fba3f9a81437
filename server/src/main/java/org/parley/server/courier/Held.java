package org.parley.server.courier;

import java.io.StringReader;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.seal.BadSealException;
import org.parley.seal.ChainCheck;
import org.parley.seal.ChainFile;
import org.parley.seal.Courier;
import org.parley.seal.Receipt;
import org.parley.server.talks.Audience;
import org.parley.server.talks.BadDeedException;
import org.parley.server.talks.Room;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;
import org.parley.server.talks.Texts;

/**
 * What a device holds: the letter that it opened last, read and checked. Everything shown of it is what the delegation's own
 * page would show of the same record.
 *
 * @param serial of the letter
 * @param says the letter
 * @param seen its entries
 * @param receipts how far each chain has come, by audience
 */
record Held(long serial, Instant expires, Outward says, List<Seen> seen, Map<String, Receipt> receipts) {

    Held {
        seen = List.copyOf(seen);
    }

    /**
     * Reads a letter that was opened, and checks that its chains hold.
     *
     * @param signs the talks' key, which signs receipts where these are signed
     * @throws CourierException if it does not hold together
     */
    static Held of(Courier.Letter letter, PublicKey signs) {
        Outward says = Outward.read(letter.content());
        List<Seen> seen = new ArrayList<>();
        Map<String, Receipt> receipts = new LinkedHashMap<>();
        Set<String> own = Set.of(
                Audience.COMMON.toString(),
                Audience.caucus(says.party()).toString(),
                Audience.party(says.party()).toString());
        for (Outward.Chain chain : says.chains()) {
            if (!own.contains(chain.audience()) || receipts.containsKey(chain.audience())) {
                throw new CourierException(
                        "The letter holds a record that is not this delegation's to have, or one of its"
                                + " records twice. Tell the mediation.");
            }
            receipts.put(chain.audience(), read(chain, says, signs, seen));
        }
        seen.sort(Comparator.comparing(Seen::at).thenComparing(Seen::audience).thenComparingLong(Seen::index));
        Held held = new Held(letter.serial(), letter.expires(), says, seen, receipts);
        if (!Spoken.hash(held.texts()).equals(letter.text())) {
            throw new CourierException("The letter speaks of other texts than it holds. Tell the mediation.");
        }
        return held;
    }

    private static Receipt read(Outward.Chain chain, Outward says, PublicKey signs, List<Seen> seen) {
        String broken = "The record “" + chain.audience() + "” in the letter does not hold together";
        try {
            Receipt receipt = ChainFile.receipt(new StringReader(chain.receipt()));
            ChainCheck check = ChainFile.check(new StringReader(chain.file()), receipt);
            if (!check.chain().equals(says.talks() + "/" + chain.audience())
                    || !check.faults().isEmpty()
                    || !check.head().equals(receipt.head())
                    || receipt.kind() == Receipt.Kind.SIGNED && !receipt.isSignedBy(signs)) {
                throw new CourierException(broken + faults(check) + ". Do not go by it; tell the mediation.");
            }
            Iterator<ChainCheck.Link> links =
                    ChainFile.read(new StringReader(chain.file())).links();
            while (links.hasNext()) {
                seen.add(Seen.of(chain.audience(), links.next().entry()));
            }
            return receipt;
        } catch (BadSealException | BadDeedException e) {
            throw new CourierException(broken + ". Do not go by it; tell the mediation.");
        }
    }

    private static String faults(ChainCheck check) {
        return check.faults().isEmpty() ? "" : ": " + check.faults().getFirst().says();
    }

    /**
     * What speaks against this letter in the light of the one held before: a record that does not go on from the one that is
     * known, or a text that went back or changed under its number. Empty where nothing does.
     */
    Optional<String> against(Held before) {
        for (Outward.Chain chain : says.chains()) {
            Receipt known = before.receipts.get(chain.audience());
            if (known != null) {
                ChainCheck check = ChainFile.check(new StringReader(chain.file()), known);
                if (!check.faults().isEmpty()) {
                    return Optional.of("The record “" + chain.audience()
                            + "” in this letter does not go on from the one held here" + faults(check)
                            + ". Compare the codes by telephone before you go by either.");
                }
            }
        }
        for (Spoken text : texts()) {
            for (Spoken held : before.texts()) {
                if (held.text().equals(text.text())
                        && (text.number() < held.number()
                                || text.number() == held.number()
                                        && !text.hash().equals(held.hash()))) {
                    return Optional.of(Courier.Reason.STALE_TEXT.says() + " It holds version " + text.number() + " of “"
                            + text.text() + "”, this device version " + held.number() + ".");
                }
            }
        }
        return Optional.empty();
    }

    String party() {
        return says.party();
    }

    Room room(Instant now) {
        return Room.of(seen, says.party(), now);
    }

    /** The newest version of each text. */
    List<Spoken> texts() {
        return Spoken.newest(Texts.of(seen), says.party());
    }

    /** Messages in the delegation's caucus, in the order of time; people name them by their place here, from 1. */
    List<Seen> messages() {
        String caucus = Audience.caucus(says.party()).toString();
        return seen.stream()
                .filter(entry -> entry.audience().equals(caucus) && entry.deed() instanceof Speech.Message)
                .toList();
    }

    /** Serials between two letters that were never opened here. */
    List<Long> missed(@Nullable Held before) {
        List<Long> missed = new ArrayList<>();
        long from = before == null ? 0 : before.serial;
        for (long one = from + 1; one < serial && missed.size() < 20; one++) {
            missed.add(one);
        }
        return missed;
    }
}
