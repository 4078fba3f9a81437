package org.parley.server.people;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/** Random ids (RFC 9562, version 4) from the chance that is passed in. */
public final class Ids {

    private Ids() {}

    public static UUID random(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
        bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
