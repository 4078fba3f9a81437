package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Letters that a courier carries to a delegation and back. */
public sealed interface Carriage extends Deed {

    /**
     * A device was registered: letters may be made for it from now on.
     *
     * @param code short code of its card, as it was compared
     */
    @JsonTypeName("device-added")
    record DeviceAdded(UUID device, String name, String code) implements Carriage {
        public DeviceAdded {
            Words.given(device, "device");
            name = Words.needed(name, Words.NAME, "name");
            code = Words.needed(code, Words.REMARK, "code");
        }
    }

    /** A device was revoked: it gets no more letters, and nothing from it is taken in. */
    @JsonTypeName("device-revoked")
    record DeviceRevoked(UUID device, String name) implements Carriage {
        public DeviceRevoked {
            Words.given(device, "device");
            name = Words.needed(name, Words.NAME, "name");
        }
    }

    /**
     * A sealed file was made for a device of the delegation.
     *
     * @param hash SHA-256 of the file
     */
    @JsonTypeName("letter-out")
    record CarriedOut(UUID letter, String device, Instant expires, String hash) implements Carriage {
        public CarriedOut {
            Words.given(letter, "letter");
            device = Words.needed(device, Words.NAME, "device");
            Words.given(expires, "end");
            Words.digest(hash, "digest");
        }
    }

    /**
     * A letter was called back: it is given out no more, and a device that hears of it opens it no more.
     *
     * @param letter id of the letter that went out
     * @param serial which of the letters to the device it is
     */
    @JsonTypeName("letter-called-back")
    record CalledBack(UUID letter, String device, long serial) implements Carriage {
        public CalledBack {
            Words.given(letter, "letter");
            device = Words.needed(device, Words.NAME, "device");
            if (serial < 1) {
                throw new BadDeedException("Letters are counted from 1, not from " + serial + ".");
            }
        }
    }

    /**
     * A file came back and was taken in.
     *
     * @param letter id of the letter that went out
     * @param hash SHA-256 of the file that came back
     * @param entries how many entries it brought into this chain
     */
    @JsonTypeName("letter-in")
    record CarriedIn(UUID letter, String device, String hash, int entries) implements Carriage {
        public CarriedIn {
            Words.given(letter, "letter");
            device = Words.needed(device, Words.NAME, "device");
            Words.digest(hash, "digest");
            if (entries < 0 || entries > 10_000) {
                throw new BadDeedException("The number of entries (" + entries + ") must be 0 to 10,000.");
            }
        }
    }

    /**
     * A file came back and was not taken in.
     *
     * @param device id of the device that made it; null where that could not be told
     * @param serial which of the device's answers it is; null where that could not be told
     * @param hash SHA-256 of the file
     * @param says why, in words
     */
    @JsonTypeName("letter-turned")
    record Turned(@Nullable UUID device, @Nullable Long serial, String hash, String says) implements Carriage {
        public Turned {
            Words.digest(hash, "digest");
            says = Words.needed(says, Words.REMARK, "reason");
        }
    }
}
