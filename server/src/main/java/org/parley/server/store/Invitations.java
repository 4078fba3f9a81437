package org.parley.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Invitations: each serves once, until it expires or is withdrawn. Only digests of links are kept. */
public final class Invitations {

    /**
     * @param id by which it is spoken of; no secret
     * @param token SHA-256 of what stands in the link
     * @param party for a delegation's people; null for others
     * @param by the member who invites
     */
    public record Invitation(
            UUID id,
            byte[] token,
            UUID talks,
            String role,
            @Nullable String party,
            String name,
            UUID by,
            Instant expires) {}

    /** @throws NotAllowedException if the asker may not invite this role */
    public void add(Tx tx, Invitation added) {
        try {
            tx.sql()
                    .sql("insert into parley.invitation (id, token, talks, role, party, name, by_member, made, expires)"
                            + " values (:id, :token, :talks, :role, :party, :name, :by, :made, :expires)")
                    .param("id", added.id())
                    .param("token", added.token())
                    .param("talks", added.talks())
                    .param("role", added.role())
                    .param("party", added.party())
                    .param("name", added.name())
                    .param("by", added.by())
                    .param("made", tx.now().atOffset(ZoneOffset.UTC))
                    .param("expires", added.expires().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }

    /** One that can still be taken up; at the gate. */
    public Optional<Invitation> open(Tx tx, byte[] token) {
        return tx.sql()
                .sql("select * from parley.invitation where token = :token and used is null and withdrawn is null"
                        + " and expires > :now")
                .param("token", token)
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .query((rs, row) -> invitation(rs))
                .optional();
    }

    /** Those that can still be taken up and that the asker may know of. */
    public List<Invitation> pending(Tx tx) {
        return tx.sql()
                // Side by side, so that the rows of other delegations are not even looked at.
                .sql("select * from (select * from parley.invitation"
                        + " where talks = (select guard.talks()) and party = (select guard.party())"
                        + " union all select * from parley.invitation where talks = (select guard.mediated())) i"
                        + " where used is null and withdrawn is null and expires > :now order by made, id")
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .query((rs, row) -> invitation(rs))
                .list();
    }

    /** One that can still be taken up and that the asker may know of. */
    public Optional<Invitation> pending(Tx tx, UUID id) {
        return pending(tx).stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /**
     * Takes an invitation up, once; at the gate. Null where there is none any more.
     *
     * @throws NotAllowedException if the account takes part in these talks already
     */
    public @Nullable UUID join(Tx tx, byte[] token, UUID account, UUID member) {
        try {
            return tx.sql()
                    .sql("select guard.join_talks(:token, :account, :member, :at)")
                    .param("token", token)
                    .param("account", account)
                    .param("member", member)
                    .param("at", tx.now().atOffset(ZoneOffset.UTC))
                    .query(UUID.class)
                    .optional()
                    .orElse(null);
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }

    /** @return whether there was one to withdraw */
    public boolean withdraw(Tx tx, UUID id) {
        return tx.sql()
                        .sql("update parley.invitation set withdrawn = :now where talks = (select guard.talks())"
                                + " and id = :id and used is null and withdrawn is null")
                        .param("now", tx.now().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                > 0;
    }

    private static Invitation invitation(ResultSet rs) throws SQLException {
        return new Invitation(
                rs.getObject("id", UUID.class),
                rs.getBytes("token"),
                rs.getObject("talks", UUID.class),
                rs.getString("role"),
                rs.getString("party"),
                rs.getString("name"),
                rs.getObject("by_member", UUID.class),
                rs.getObject("expires", OffsetDateTime.class).toInstant());
    }
}
