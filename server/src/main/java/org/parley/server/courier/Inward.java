package org.parley.server.courier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.parley.server.talks.Deed;
import org.parley.server.talks.DeedJson;
import tools.jackson.databind.JsonNode;

/**
 * What an answer of a device says.
 *
 * @param version 1
 * @param letter id of the letter that it answers
 * @param opened serial of that letter
 * @param texts the versions that its answers speak of
 * @param items in the order in which they are to be entered
 */
record Inward(
        int version,
        UUID talks,
        UUID device,
        UUID letter,
        long opened,
        Instant made,
        List<Spoken> texts,
        List<Item> items) {

    static final int VERSION = 1;

    /** No answer holds more. */
    static final int MOST_ITEMS = 1_000;

    Inward {
        if (version != VERSION) {
            throw new CourierException("The answer is written by another version of Parley (" + version
                    + "). Bring the device to the same version.");
        }
        texts = List.copyOf(texts);
        items = List.copyOf(items);
    }

    /**
     * One deed.
     *
     * @param id chosen on the device, so that it is entered once
     * @param audience chain that it is for
     */
    record Item(UUID id, String audience, JsonNode deed) {

        static Item of(UUID id, String audience, Deed deed) {
            return new Item(id, audience, LetterJson.tree(DeedJson.write(deed)));
        }

        /** @throws org.parley.server.talks.BadDeedException if it is none */
        Deed read() {
            return DeedJson.read(LetterJson.bytes(deed));
        }
    }

    byte[] bytes() {
        return LetterJson.write(this);
    }

    /** @throws CourierException if it is no such answer */
    static Inward read(byte[] content) {
        return LetterJson.read(content, Inward.class, "answer");
    }
}
