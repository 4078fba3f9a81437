package org.parley.server.store;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Commitment;
import org.parley.seal.Entry;
import org.parley.seal.Hash;
import org.parley.server.keys.ErasedException;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.SealedBytes;
import org.springframework.dao.DataAccessException;

/**
 * The record: one chain of entries per audience, added to and never changed. What an entry says is sealed before it reaches
 * the database; whose chains can be read or added to is the database's decision.
 */
public final class Chains {

    /** No entry may say more, in bytes. */
    public static final int MOST = 1024 * 1024;

    private final Keyring keys;
    private final SecureRandom random;

    public Chains(Keyring keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** How a chain is called in its entries, its receipts and its exports. */
    public static String name(UUID talks, String audience) {
        return talks + "/" + audience;
    }

    /**
     * Adds an entry at the end of its chain. Sent again with the same id and the same words it is not added again.
     *
     * @throws TakenIdException if the id is there with other words
     * @throws NotAllowedException if this member may not add to this chain, or what it discloses was not approved
     * @throws IllegalArgumentException if it says more than {@link #MOST} bytes
     */
    public Appended append(Tx tx, Myself author, NewEntry added) {
        if (added.content().length > MOST) {
            throw new IllegalArgumentException("an entry has " + MOST + " bytes at most");
        }
        hold(tx, author.talks(), added.audience());
        Entry there = byId(tx, author.talks(), added.audience(), added.id());
        if (there != null) {
            return again(there, author, added);
        }
        Head last = head(tx, author.talks(), added.audience());
        Entry entry = linked(author, added, last, tx.now().truncatedTo(ChronoUnit.MICROS));
        insert(tx, author, added, entry);
        return new Appended(entry, false);
    }

    /**
     * Whoever adds to the same chain waits until this transaction has ended, so that what is looked up from here on still holds
     * when something is added; other chains are not touched. Its keys are held first ({@link KeyHold}).
     */
    public void hold(Tx tx, UUID talks, String audience) {
        KeyHold.use(tx, talks, audience);
        tx.sql()
                .sql("select pg_advisory_xact_lock(hashtextextended(:chain, 0))")
                .param("chain", name(talks, audience))
                .query((rs, row) -> true)
                .list();
    }

    private static Appended again(Entry there, Myself author, NewEntry added) {
        if (!there.author().equals(author.signature())
                || !there.kind().equals(added.kind())
                || !Arrays.equals(there.content(), added.content())) {
            throw new TakenIdException();
        }
        return new Appended(there, true);
    }

    private Entry linked(Myself author, NewEntry added, Head last, Instant at) {
        byte[] nonce = added.nonce();
        if (nonce == null) {
            nonce = new byte[Commitment.NONCE];
            random.nextBytes(nonce);
        }
        return new Entry(
                name(author.talks(), added.audience()),
                last.length() + 1,
                added.id().toString(),
                at.toString(),
                author.signature(),
                added.kind(),
                Commitment.to(nonce, added.content()),
                last.hash(),
                nonce,
                added.content());
    }

    private void insert(Tx tx, Myself author, NewEntry added, Entry entry) {
        byte[] plain = ByteBuffer.allocate(Commitment.NONCE + added.content().length)
                .put(entry.nonce())
                .put(added.content())
                .array();
        SealedBytes sealed =
                keys.seal(author.talks(), added.audience(), entry.hash().bytes(), plain);
        try {
            tx.sql()
                    .sql("insert into parley.entry (talks, audience, place, id, at, member, author, kind, commitment,"
                            + " previous, hash, epoch, sealed, disclosure) values (:talks, :audience, :place, :id, :at,"
                            + " :member, :author, :kind, :commitment, :previous, :hash, :epoch, :sealed, :disclosure)")
                    .param("talks", author.talks())
                    .param("audience", added.audience())
                    .param("place", entry.index())
                    .param("id", added.id())
                    .param("at", Instant.parse(entry.at()).atOffset(ZoneOffset.UTC))
                    .param("member", author.id())
                    .param("author", entry.author())
                    .param("kind", entry.kind())
                    .param("commitment", entry.commitment().hash().bytes())
                    .param("previous", entry.previous().bytes())
                    .param("hash", entry.hash().bytes())
                    .param("epoch", sealed.epoch())
                    .param("sealed", sealed.bytes())
                    .param("disclosure", added.disclosure(), java.sql.Types.OTHER)
                    .update();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }

    /** The asker's chains, by audience in the order of their names. */
    public List<Head> heads(Tx tx) {
        return tx.sql()
                // One by one, so that the heads of other chains are not even looked at.
                .sql("select c.audience, c.length, c.head from unnest((select guard.reads())) r(audience), lateral ("
                        + "select * from parley.chain h where h.talks = (select guard.talks())"
                        + " and h.audience = r.audience limit 1) c order by c.audience collate \"C\"")
                .query((rs, row) -> new Head(rs.getString(1), rs.getLong(2), new Hash(rs.getBytes(3))))
                .list();
    }

    /** @throws NotAllowedException if there is no such chain for the asker */
    public Head head(Tx tx, UUID talks, String audience) {
        return tx.sql()
                .sql("select audience, length, head from parley.chain where talks = :talks and audience = :audience")
                .param("talks", talks)
                .param("audience", audience)
                .query((rs, row) -> new Head(rs.getString(1), rs.getLong(2), new Hash(rs.getBytes(3))))
                .optional()
                .orElseThrow(() -> new NotAllowedException("there is nothing here that you may add to"));
    }

    /**
     * Entries of a chain, in order; empty where the asker has no such chain.
     *
     * @param after the place after which to begin; 0 for all
     * @param most how many at most
     */
    public List<Entry> read(Tx tx, UUID talks, String audience, long after, int most) {
        return tx.sql()
                .sql("select * from parley.entry where talks = :talks and audience = :audience and place > :after"
                        + " order by place limit :most")
                .param("talks", talks)
                .param("audience", audience)
                .param("after", after)
                .param("most", most)
                .query((rs, row) -> entry(rs))
                .list();
    }

    private @Nullable Entry byId(Tx tx, UUID talks, String audience, UUID id) {
        return tx.sql()
                .sql("select * from parley.entry where talks = :talks and audience = :audience and id = :id")
                .param("talks", talks)
                .param("audience", audience)
                .param("id", id)
                .query((rs, row) -> entry(rs))
                .optional()
                .orElse(null);
    }

    private Entry entry(ResultSet rs) throws SQLException {
        UUID talks = rs.getObject("talks", UUID.class);
        String audience = rs.getString("audience");
        byte[] hash = rs.getBytes("hash");
        byte[] plain = opened(talks, audience, hash, rs.getInt("epoch"), rs.getBytes("sealed"));
        return new Entry(
                name(talks, audience),
                rs.getLong("place"),
                rs.getObject("id", UUID.class).toString(),
                rs.getObject("at", OffsetDateTime.class).toInstant().toString(),
                rs.getString("author"),
                rs.getString("kind"),
                new Commitment(new Hash(rs.getBytes("commitment"))),
                new Hash(rs.getBytes("previous")),
                plain == null ? null : Arrays.copyOf(plain, Commitment.NONCE),
                plain == null ? null : Arrays.copyOfRange(plain, Commitment.NONCE, plain.length));
    }

    private byte @Nullable [] opened(UUID talks, String audience, byte[] hash, int epoch, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return keys.open(talks, audience, hash, new SealedBytes(epoch, sealed));
        } catch (ErasedException e) {
            return null; // Its key was destroyed on purpose; the entry says so by having no text.
        }
    }

    /** Whether the asker may erase what an audience holds. */
    public boolean mayErase(Tx tx, String audience) {
        return tx.sql()
                .sql("select guard.may_erase(:audience)")
                .param("audience", audience)
                .query(Boolean.class)
                .single();
    }

    /**
     * Takes the sealed bytes of an audience away, up to an epoch whose key has been destroyed, and with them what was made of
     * them: letters of the delegation are called back, drafts and marks of what was looked at go, what was asked to be passed
     * on is withdrawn.
     *
     * @return how many entries no longer say anything
     * @throws NotAllowedException if the asker may not
     */
    public long erase(Tx tx, String audience, int upToEpoch) {
        try {
            return tx.sql()
                    .sql("select guard.erase(:audience, :epoch, :at)")
                    .param("audience", audience)
                    .param("epoch", upToEpoch)
                    .param("at", tx.now().atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }
}
