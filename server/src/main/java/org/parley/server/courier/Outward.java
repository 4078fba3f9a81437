package org.parley.server.courier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a letter to a device says: the record that its delegation may see, whole, so that a newer letter stands for all older
 * ones.
 *
 * @param version 1
 * @param title of the talks
 * @param letter its id in the record
 * @param by who had it made
 * @param taken serials of the device's answers that were taken in, in order
 * @param turned answers that were not
 * @param chains those of the delegation that it holds, the common one first
 */
record Outward(
        int version,
        UUID talks,
        String title,
        String party,
        UUID device,
        UUID letter,
        Instant made,
        String by,
        List<Long> taken,
        List<NotTaken> turned,
        List<Chain> chains) {

    static final int VERSION = 1;

    Outward {
        if (version != VERSION) {
            throw new CourierException("The letter is written by another version of Parley (" + version
                    + "). Bring this device to the same version.");
        }
        taken = List.copyOf(taken);
        turned = List.copyOf(turned);
        chains = List.copyOf(chains);
    }

    /** @param says why, in words */
    record NotTaken(long serial, String says) {}

    /**
     * One chain.
     *
     * @param audience its name
     * @param file as {@link org.parley.seal.ChainFile} writes it
     * @param receipt for its head, as {@link org.parley.seal.ChainFile} writes it
     */
    record Chain(String audience, String file, String receipt) {}

    byte[] bytes() {
        return LetterJson.write(this);
    }

    /** @throws CourierException if it is no such letter */
    static Outward read(byte[] content) {
        return LetterJson.read(content, Outward.class, "letter");
    }
}
