package org.parley.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is signed in where. Only digests of tokens are kept. */
public final class Sessions {

    /**
     * @param token SHA-256 of what the browser holds
     * @param second whether the second factor was shown
     * @param locked whether the password has to be given again before it serves for anything
     */
    public record Session(
            byte[] token, UUID account, Instant began, Instant seen, Instant expires, boolean second, boolean locked) {}

    public void begin(Tx tx, byte[] token, UUID account, Instant expires, boolean second) {
        OffsetDateTime now = tx.now().atOffset(ZoneOffset.UTC);
        tx.sql()
                .sql("insert into parley.session (token, account, began, seen, expires, second)"
                        + " values (:token, :account, :now, :now, :expires, :second)")
                .param("token", token)
                .param("account", account)
                .param("now", now)
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .param("second", second)
                .update();
    }

    /**
     * A session that is neither ended, nor expired, nor idle for too long; at the gate.
     *
     * @param idleSince sessions last seen before this are over
     */
    public Optional<Session> find(Tx tx, byte[] token, Instant idleSince) {
        return tx.sql()
                .sql("select * from parley.session where token = :token and ended is null and expires > :now"
                        + " and seen > :idle")
                .param("token", token)
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .param("idle", idleSince.atOffset(ZoneOffset.UTC))
                .query((rs, row) -> session(rs))
                .optional();
    }

    public void seen(Tx tx, byte[] token) {
        tx.sql()
                .sql("update parley.session set seen = :now where token = :token")
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .param("token", token)
                .update();
    }

    /** Takes a session's power away until the password was given again; at the gate. */
    public void lock(Tx tx, byte[] token) {
        tx.sql()
                .sql("update parley.session set locked = :now where token = :token and ended is null")
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .param("token", token)
                .update();
    }

    /** Gives it back; at the gate. */
    public void unlock(Tx tx, byte[] token) {
        tx.sql()
                .sql("update parley.session set locked = null where token = :token and ended is null")
                .param("token", token)
                .update();
    }

    public void end(Tx tx, byte[] token) {
        tx.sql()
                .sql("update parley.session set ended = :now where token = :token and ended is null")
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .param("token", token)
                .update();
    }

    /** Ends all sessions of an account. */
    public int endAll(Tx tx, UUID account) {
        return tx.sql()
                .sql("update parley.session set ended = :now where account = :account and ended is null")
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .param("account", account)
                .update();
    }

    /** None of an account's sessions counts as one in which a second factor was shown any more. */
    public void forgetSecond(Tx tx, UUID account) {
        tx.sql()
                .sql("update parley.session set second = false where account = :account and ended is null")
                .param("account", account)
                .update();
    }

    /** Ends all sessions of an account but one. */
    public int endOthers(Tx tx, UUID account, byte[] kept) {
        return tx.sql()
                .sql("update parley.session set ended = :now where account = :account and ended is null"
                        + " and token <> :kept")
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .param("account", account)
                .param("kept", kept)
                .update();
    }

    /** The asker's own open sessions, newest first. */
    public List<Session> own(Tx tx) {
        return tx.sql()
                .sql("select * from parley.session where account = (select guard.account()) and ended is null"
                        + " and expires > :now order by began desc, token")
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .query((rs, row) -> session(rs))
                .list();
    }

    private static Session session(ResultSet rs) throws SQLException {
        return new Session(
                rs.getBytes("token"),
                rs.getObject("account", UUID.class),
                rs.getObject("began", OffsetDateTime.class).toInstant(),
                rs.getObject("seen", OffsetDateTime.class).toInstant(),
                rs.getObject("expires", OffsetDateTime.class).toInstant(),
                rs.getBoolean("second"),
                rs.getObject("locked") != null);
    }
}
