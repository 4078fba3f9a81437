package org.parley.server.store;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Commitment;
import org.parley.seal.Hash;
import org.parley.server.keys.ErasedException;
import org.parley.server.keys.Keyring;
import org.parley.server.keys.SealedBytes;
import org.springframework.dao.DataAccessException;

/**
 * What was heard in one caucus and is to be told elsewhere: one member of the team asks, another approves, and the database
 * holds both to it.
 */
public final class Disclosures {

    private final Keyring keys;
    private final SecureRandom random;

    public Disclosures(Keyring keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * @param source the caucus that it comes from
     * @param recipients audiences that may be told
     * @param commitment to nonce and content
     * @param nonce null once erased
     * @param content what would be told, null once erased
     */
    public record Disclosure(
            UUID id,
            UUID talks,
            String source,
            List<String> recipients,
            Hash commitment,
            UUID askedBy,
            Instant asked,
            Instant expires,
            @Nullable Instant withdrawn,
            byte @Nullable [] nonce,
            byte @Nullable [] content) {

        public Disclosure {
            recipients = List.copyOf(recipients);
        }
    }

    /** @param granted false where it was turned down */
    public record Approval(UUID disclosure, UUID by, Instant at, boolean granted) {}

    /**
     * Asks to tell the content to the recipients. The content is sealed with the key of the caucus that it comes from, and falls
     * with it.
     */
    public Disclosure ask(
            Tx tx, Myself asker, UUID id, String source, List<String> recipients, byte[] content, Instant expires) {
        KeyHold.use(tx, asker.talks(), source);
        byte[] nonce = new byte[Commitment.NONCE];
        random.nextBytes(nonce);
        Hash commitment = Commitment.to(nonce, content).hash();
        byte[] plain = ByteBuffer.allocate(nonce.length + content.length)
                .put(nonce)
                .put(content)
                .array();
        SealedBytes sealed = keys.seal(asker.talks(), source, commitment.bytes(), plain);
        try {
            tx.sql()
                    .sql("insert into parley.disclosure (id, talks, source, recipients, commitment, asked_by, asked,"
                            + " expires, epoch, sealed) values (:id, :talks, :source, :recipients, :commitment, :by,"
                            + " :at, :expires, :epoch, :sealed)")
                    .param("id", id)
                    .param("talks", asker.talks())
                    .param("source", source)
                    .param("recipients", recipients.toArray(String[]::new))
                    .param("commitment", commitment.bytes())
                    .param("by", asker.id())
                    .param("at", tx.now().atOffset(ZoneOffset.UTC))
                    .param("expires", expires.atOffset(ZoneOffset.UTC))
                    .param("epoch", sealed.epoch())
                    .param("sealed", sealed.bytes())
                    .update();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
        return new Disclosure(
                id, asker.talks(), source, recipients, commitment, asker.id(), tx.now(), expires, null, nonce, content);
    }

    /** Approves or turns down. @throws NotAllowedException if this member's word does not count here */
    public void decide(Tx tx, UUID disclosure, boolean granted) {
        try {
            tx.sql()
                    .sql("insert into parley.approval (disclosure, by_member, at, granted)"
                            + " values (:disclosure, :by, :at, :granted)")
                    .param("disclosure", disclosure)
                    .param("by", tx.member())
                    .param("at", tx.now().atOffset(ZoneOffset.UTC))
                    .param("granted", granted)
                    .update();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }

    /** @return whether there was one of the asker's own to withdraw: one that was not told yet */
    public boolean withdraw(Tx tx, UUID disclosure) {
        return tx.sql()
                        .sql("update parley.disclosure d set withdrawn = :now where d.id = :id and d.withdrawn is null"
                                + " and not exists (select from parley.entry e where e.disclosure = d.id)")
                        .param("now", tx.now().atOffset(ZoneOffset.UTC))
                        .param("id", disclosure)
                        .update()
                > 0;
    }

    /** A request that can still be decided on or told. */
    public record Open(UUID id, String source, UUID askedBy) {}

    /** All requests that can still be decided on or told, for the team; the oldest first. */
    public List<Open> open(Tx tx) {
        return tx.sql()
                .sql("select d.id, d.source, d.asked_by from parley.disclosure d where d.talks = (select guard.talks())"
                        + " and d.withdrawn is null and d.expires > :now"
                        + " and not exists (select from parley.entry e where e.disclosure = d.id)"
                        + " and not exists (select from parley.approval a where a.disclosure = d.id and not a.granted)"
                        + " order by d.asked, d.id")
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .query((rs, row) -> new Open(
                        rs.getObject("id", UUID.class), rs.getString("source"), rs.getObject("asked_by", UUID.class)))
                .list();
    }

    public Optional<Disclosure> byId(Tx tx, UUID id) {
        return tx.sql()
                .sql("select * from parley.disclosure where id = :id")
                .param("id", id)
                .query((rs, row) -> disclosure(rs))
                .optional();
    }

    /** All of the asker's talks, for the team; newest first. */
    public List<Disclosure> all(Tx tx) {
        return tx.sql()
                .sql("select * from parley.disclosure where talks = (select guard.talks()) order by asked desc, id")
                .query((rs, row) -> disclosure(rs))
                .list();
    }

    public List<Approval> approvals(Tx tx, UUID disclosure) {
        return tx.sql()
                .sql("select * from parley.approval where disclosure = :id order by at, by_member")
                .param("id", disclosure)
                .query((rs, row) -> new Approval(
                        rs.getObject("disclosure", UUID.class),
                        rs.getObject("by_member", UUID.class),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getBoolean("granted")))
                .list();
    }

    private Disclosure disclosure(ResultSet rs) throws SQLException {
        UUID talks = rs.getObject("talks", UUID.class);
        String source = rs.getString("source");
        Hash commitment = new Hash(rs.getBytes("commitment"));
        byte @Nullable [] plain = opened(talks, source, commitment, rs.getInt("epoch"), rs.getBytes("sealed"));
        OffsetDateTime withdrawn = rs.getObject("withdrawn", OffsetDateTime.class);
        return new Disclosure(
                rs.getObject("id", UUID.class),
                talks,
                source,
                List.of((String[]) rs.getArray("recipients").getArray()),
                commitment,
                rs.getObject("asked_by", UUID.class),
                rs.getObject("asked", OffsetDateTime.class).toInstant(),
                rs.getObject("expires", OffsetDateTime.class).toInstant(),
                withdrawn == null ? null : withdrawn.toInstant(),
                plain == null ? null : Arrays.copyOf(plain, Commitment.NONCE),
                plain == null ? null : Arrays.copyOfRange(plain, Commitment.NONCE, plain.length));
    }

    private byte @Nullable [] opened(UUID talks, String source, Hash commitment, int epoch, byte @Nullable [] sealed) {
        try {
            return sealed == null ? null : keys.open(talks, source, commitment.bytes(), new SealedBytes(epoch, sealed));
        } catch (ErasedException e) {
            return null; // It fell with the caucus that it came from.
        }
    }
}
