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

/** Talks, their parties, and who takes part. */
public final class Memberships {

    /**
     * @param left when they left; null while they take part
     * @param lockedByMediation since when a lead has locked them out; null where none has
     * @param lockedByHead since when a head of their delegation has locked them out; null where none has
     */
    public record Membership(
            Myself member,
            Instant since,
            @Nullable Instant left,
            @Nullable Instant lockedByMediation,
            @Nullable Instant lockedByHead) {

        /** Whether they are locked out, by whichever side. */
        public boolean isLocked() {
            return lockedByMediation != null || lockedByHead != null;
        }
    }

    /** Talks, and a member who leads them now. */
    public record Led(UUID talks, UUID lead) {}

    /**
     * Opens talks; as a holder whose account may.
     *
     * @throws TakenIdException if there are talks of this id already
     */
    public void open(Tx tx, UUID talks, UUID lead, String name, boolean deniable) {
        turning(() -> tx.sql()
                .sql("select guard.open_talks(:talks, :lead, :name, :deniable, :at)")
                .param("talks", talks)
                .param("lead", lead)
                .param("name", name)
                .param("deniable", deniable)
                .param("at", tx.now().atOffset(ZoneOffset.UTC))
                .query((rs, row) -> true)
                .list());
    }

    /** Adds a party, with its chains; as the lead. */
    public void addParty(Tx tx, String party) {
        turning(() -> tx.sql()
                .sql("select guard.add_party(:party)")
                .param("party", party)
                .query((rs, row) -> true)
                .list());
    }

    /** The parties of the asker's talks, by id. */
    public List<String> parties(Tx tx) {
        return tx.sql()
                .sql("select id from parley.party order by id collate \"C\"")
                .query((rs, row) -> rs.getString(1))
                .list();
    }

    /** Whether receipts in these talks convince only who holds the key. */
    public boolean deniable(Tx tx, UUID talks) {
        return tx.sql()
                .sql("select deniable from parley.talks where id = :talks")
                .param("talks", talks)
                .query(Boolean.class)
                .single();
    }

    /** What a holder takes part in now. */
    public List<Myself> of(Tx tx, UUID account) {
        return tx.sql()
                .sql("select * from parley.member where account = :account and left_at is null and locked is null"
                        + " order by since, id")
                .param("account", account)
                .query((rs, row) -> member(rs))
                .list();
    }

    /** The asker's own membership in the talks; empty where they take no part any more. */
    public Optional<Myself> in(Tx tx, UUID account, UUID talks) {
        return tx.sql()
                .sql("select * from parley.member where account = :account and talks = :talks and left_at is null"
                        + " and locked is null")
                .param("account", account)
                .param("talks", talks)
                .query((rs, row) -> member(rs))
                .optional();
    }

    /** Somebody whom the asker may know, whether or not they still take part or are locked out. */
    public Optional<Myself> byId(Tx tx, UUID id) {
        return tx.sql()
                .sql("select * from parley.member where id = :id")
                .param("id", id)
                .query((rs, row) -> member(rs))
                .optional();
    }

    /** All whom the asker may know: the team knows everybody, a delegation its own. */
    public List<Membership> all(Tx tx) {
        return tx.sql()
                // Side by side, so that the rows of other delegations are not even looked at.
                .sql("select * from (select * from parley.member where id = (select guard.member())"
                        + " union select * from parley.member"
                        + " where talks = (select guard.talks()) and party = (select guard.party())"
                        // Where nobody mediates, this arm is not even begun.
                        + " union select * from parley.member where talks = (select guard.mediated())"
                        + " and (select guard.mediates())) m"
                        + " order by party collate \"C\" nulls first, since, id")
                .query((rs, row) -> new Membership(
                        member(rs),
                        rs.getObject("since", OffsetDateTime.class).toInstant(),
                        instant(rs, "left_at"),
                        instant(rs, "locked_by_mediation"),
                        instant(rs, "locked_by_head")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** All talks that somebody leads, with their lead; at the gate. */
    public List<Led> allLed(Tx tx) {
        return tx.sql()
                .sql("select talks, lead from guard.all_leads()")
                .query((rs, row) -> new Led(rs.getObject("talks", UUID.class), rs.getObject("lead", UUID.class)))
                .list();
    }

    /**
     * Locks a member out with all that hangs on them on behalf of the asker's side, the mediation or the delegation, or lifts
     * that side's lock; false where there is none for whom the asker answers, or where their side did it already.
     *
     * @throws NotAllowedException if the talks would have no lead any more
     */
    public boolean lock(Tx tx, UUID member, boolean shut) {
        try {
            return tx.sql()
                    .sql("select guard.set_lock(:member, :shut, :at)")
                    .param("member", member)
                    .param("shut", shut)
                    .param("at", tx.now().atOffset(ZoneOffset.UTC))
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }

    /** Ends all sessions of a member's account; false where there is none for whom the asker answers. */
    public boolean endSessions(Tx tx, UUID member) {
        return tx.sql()
                .sql("select guard.end_sessions(:member, :at)")
                .param("member", member)
                .param("at", tx.now().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /**
     * Ends a membership and all that hangs on it; false where there is none that the asker may end.
     *
     * @throws NotAllowedException if the talks would have no lead any more
     */
    public boolean leave(Tx tx, UUID member) {
        try {
            return tx.sql()
                    .sql("select guard.leave_talks(:member, :at)")
                    .param("member", member)
                    .param("at", tx.now().atOffset(ZoneOffset.UTC))
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }

    /**
     * Gives a member another role on the same side; false where there is none to whom the asker may give it.
     *
     * @throws NotAllowedException if the talks would have no lead any more, or a head would be one whom their own delegation
     *     has locked out
     */
    public boolean changeRole(Tx tx, UUID member, String role) {
        try {
            return tx.sql()
                    .sql("select guard.change_role(:member, :role, :at)")
                    .param("member", member)
                    .param("role", role)
                    .param("at", tx.now().atOffset(ZoneOffset.UTC))
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }

    /** A lead of the asker's talks, in whose name that is put on record which the asker may not write. */
    public UUID aLead(Tx tx) {
        return tx.sql().sql("select guard.a_lead()").query(UUID.class).single();
    }

    private static void turning(Runnable statement) {
        try {
            statement.run();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }

    private static Myself member(ResultSet rs) throws SQLException {
        return new Myself(
                rs.getObject("id", UUID.class),
                rs.getObject("talks", UUID.class),
                rs.getObject("account", UUID.class),
                rs.getString("role"),
                rs.getString("party"),
                rs.getString("name"));
    }
}
