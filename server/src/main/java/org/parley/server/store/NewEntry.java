package org.parley.server.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Deed;
import org.parley.server.talks.DeedJson;

/**
 * Something to be added to the record.
 *
 * @param audience whose chain it is for
 * @param id chosen by who writes it, so that what is sent twice is there once
 * @param kind what kind of deed, told to whoever sees the database; never what it says
 * @param content the deed itself
 * @param nonce of the commitment; null for a fresh one (what was approved for disclosure has its own)
 * @param disclosure the approval that it rests on, if any
 */
public record NewEntry(
        String audience,
        UUID id,
        String kind,
        byte[] content,
        byte @Nullable [] nonce,
        @Nullable UUID disclosure) {

    /** A deed that rests on no approval. */
    public static NewEntry of(String audience, UUID id, Deed deed) {
        return of(audience, id, deed.kind(), DeedJson.write(deed));
    }

    public static NewEntry of(String audience, UUID id, String kind, byte[] content) {
        return new NewEntry(audience, id, kind, content, null, null);
    }
}
