package org.parley.server.web;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.Token;

/** The link for the first account: printed at start while there is none, known to nobody else. */
public final class Welcome {

    private final byte @Nullable [] digest;

    /** @param token null where there are accounts already */
    public Welcome(@Nullable Token token) {
        this.digest = token == null ? null : token.digest();
    }

    boolean opens(Token shown) {
        return digest != null && MessageDigest.isEqual(digest, shown.digest());
    }
}
