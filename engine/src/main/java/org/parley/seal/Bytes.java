package org.parley.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Fields written one after the other, each behind its length, so that no two lists of fields have the same bytes. */
final class Bytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** @param what names the kind of statement, so that one is never taken for another */
    Bytes(String what) {
        add(what);
    }

    Bytes add(byte[] field) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        out.writeBytes(field);
        return this;
    }

    Bytes add(String field) {
        return add(field.getBytes(StandardCharsets.UTF_8));
    }

    Bytes add(long number) {
        return add(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    byte[] all() {
        return out.toByteArray();
    }

    Hash hash() {
        return new Hash(sha256(all()));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
