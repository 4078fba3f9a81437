package org.parley.server.keys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Fields written one after the other, each behind its length, so that no two lists of fields have the same bytes. */
final class Fields {

    private Fields() {}

    /** @param what names the kind of statement, so that one is never taken for another */
    static byte[] of(String what, byte[]... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, bytes(what));
        for (byte[] field : fields) {
            put(out, field);
        }
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, byte[] field) {
        out.writeBytes(bytes(field.length));
        out.writeBytes(field);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
