package org.parley.seal;

import org.jspecify.annotations.Nullable;

/**
 * One link of a chain.
 *
 * @param chain whose eyes it is for; part of the hash, so that an entry cannot be moved into another chain
 * @param index its place, from 1
 * @param id chosen by who wrote it, so that a message sent twice is there once
 * @param at when, as ISO-8601 with zone
 * @param author who, as the chain's audience may know them
 * @param kind what kind of act
 * @param commitment to its content
 * @param previous hash of the entry before; {@link Hash#NONE} for the first
 * @param nonce null once erased
 * @param content null once erased
 */
public record Entry(
        String chain,
        long index,
        String id,
        String at,
        String author,
        String kind,
        Commitment commitment,
        Hash previous,
        byte @Nullable [] nonce,
        byte @Nullable [] content) {

    /** The entry that follows another, or begins a chain. */
    public static Entry after(
            @Nullable Entry last,
            String chain,
            String id,
            String at,
            String author,
            String kind,
            byte[] nonce,
            byte[] content) {
        return new Entry(
                chain,
                last == null ? 1 : last.index + 1,
                id,
                at,
                author,
                kind,
                Commitment.to(nonce, content),
                last == null ? Hash.NONE : last.hash(),
                nonce,
                content);
    }

    /** What the next entry refers to. It does not depend on whether nonce and content are still there. */
    public Hash hash() {
        return new Bytes("parley entry 1")
                .add(chain)
                .add(index)
                .add(id)
                .add(at)
                .add(author)
                .add(kind)
                .add(commitment.hash().bytes())
                .add(previous.bytes())
                .hash();
    }

    /** The same entry without what it said. */
    public Entry erased() {
        return new Entry(chain, index, id, at, author, kind, commitment, previous, null, null);
    }

    public boolean isErased() {
        return nonce == null || content == null;
    }

    /** Whether what it says is what it committed to; true where that was erased. */
    public boolean keepsItsWord() {
        return nonce == null
                || content == null
                || nonce.length == Commitment.NONCE
                        && Commitment.to(nonce, content).equals(commitment);
    }
}
