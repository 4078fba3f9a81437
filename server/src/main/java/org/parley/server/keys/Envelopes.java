package org.parley.server.keys;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.AEADBadTagException;

/**
 * Files that hold what several audiences said: each is sealed under a key of its own, and that key for one audience within the
 * other. Once the keys of any of them are destroyed, no copy of the sealed file opens any more, in no backup either.
 *
 * <p>Nothing is padded: what goes in has lengths of its own making.
 */
public final class Envelopes {

    private static final int KEY = 32;

    private final Keyring keys;
    private final SecureRandom random;

    public Envelopes(Keyring keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** @param context has to be the same when it is opened */
    public byte[] seal(UUID talks, List<String> audiences, byte[] context, byte[] file) {
        byte[] key = new byte[KEY];
        random.nextBytes(key);
        byte[] bytes = Gcm.seal(key, context, file, random);
        byte[] within = key;
        for (String audience : audiences) {
            SealedBytes sealed = keys.seal(talks, audience, context, within);
            within = ByteBuffer.allocate(Integer.BYTES + sealed.bytes().length)
                    .putInt(sealed.epoch())
                    .put(sealed.bytes())
                    .array();
        }
        Arrays.fill(key, (byte) 0);
        return ByteBuffer.allocate(Integer.BYTES + within.length + bytes.length)
                .putInt(within.length)
                .put(within)
                .put(bytes)
                .array();
    }

    /**
     * @throws ErasedException if the keys of one of the audiences were destroyed
     * @throws UnknownKeyException if a key is not in the folder
     * @throws DamagedException if this is not what was sealed for these audiences in this context
     */
    public byte[] open(UUID talks, List<String> audiences, byte[] context, byte[] sealed) {
        try {
            ByteBuffer all = ByteBuffer.wrap(sealed);
            byte[] within = taken(all, all.getInt());
            for (String audience : audiences.reversed()) {
                ByteBuffer layer = ByteBuffer.wrap(within);
                int epoch = layer.getInt();
                within = keys.open(talks, audience, context, new SealedBytes(epoch, taken(layer, layer.remaining())));
            }
            return Gcm.open(within, context, taken(all, all.remaining()));
        } catch (BufferUnderflowException | AEADBadTagException e) {
            throw new DamagedException("This file was changed since it was sealed. Make it anew.");
        }
    }

    private static byte[] taken(ByteBuffer from, int length) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        from.get(taken);
        return taken;
    }
}
