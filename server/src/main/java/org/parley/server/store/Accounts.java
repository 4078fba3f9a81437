package org.parley.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts, as the gate and their own holders see them. */
public final class Accounts {

    /**
     * @param signIn the name to sign in with
     * @param password its Argon2id digest
     * @param factor sealed secret of the second factor; null for none
     * @param factorStep the last step of the second factor that was used, so that no code serves twice
     * @param lockedUntil null where it is not locked
     */
    public record Account(
            UUID id,
            String signIn,
            String password,
            byte @Nullable [] factor,
            long factorStep,
            boolean mayOpen,
            int failures,
            @Nullable Instant lockedUntil) {}

    /** Adds an account; at the gate. */
    public void add(Tx tx, UUID id, String signIn, String password, boolean mayOpen) {
        tx.sql()
                .sql("insert into parley.account (id, sign_in, password, may_open, made_at)"
                        + " values (:id, :name, :password, :open, :at)")
                .param("id", id)
                .param("name", signIn)
                .param("password", password)
                .param("open", mayOpen)
                .param("at", tx.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether there is any account yet; at the gate. */
    public boolean any(Tx tx) {
        return tx.sql()
                .sql("select exists (select from parley.account)")
                .query(Boolean.class)
                .single();
    }

    /** Whoever makes the first account waits here until this transaction ends; at the gate. */
    public void waitForFirst(Tx tx) {
        tx.sql()
                .sql("select pg_advisory_xact_lock(hashtextextended('first account', 3))")
                .query((rs, row) -> true)
                .list();
    }

    public Optional<Account> named(Tx tx, String signIn) {
        return tx.sql()
                .sql("select * from parley.account where sign_in = :name")
                .param("name", signIn)
                .query((rs, row) -> account(rs))
                .optional();
    }

    public Optional<Account> byId(Tx tx, UUID id) {
        return tx.sql()
                .sql("select * from parley.account where id = :id")
                .param("id", id)
                .query((rs, row) -> account(rs))
                .optional();
    }

    /** The account, held until the transaction ends, so that attempts in parallel are counted one by one. */
    public Account forAttempt(Tx tx, UUID id) {
        return tx.sql()
                .sql("select * from parley.account where id = :id for update")
                .param("id", id)
                .query((rs, row) -> account(rs))
                .single();
    }

    /** Counts failures and locks, or clears both. */
    public void attempts(Tx tx, UUID id, int failures, @Nullable Instant lockedUntil) {
        tx.sql()
                .sql("update parley.account set failures = :failures, locked_until = :until where id = :id")
                .param("failures", failures)
                .param(
                        "until",
                        lockedUntil == null ? null : lockedUntil.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    public void password(Tx tx, UUID id, String password) {
        tx.sql()
                .sql("update parley.account set password = :password where id = :id")
                .param("password", password)
                .param("id", id)
                .update();
    }

    public void factor(Tx tx, UUID id, byte @Nullable [] sealed) {
        tx.sql()
                .sql("update parley.account set factor = :factor, factor_step = 0 where id = :id")
                .param("factor", sealed, java.sql.Types.BINARY)
                .param("id", id)
                .update();
    }

    /** @return false if this step or a later one was used already */
    public boolean useStep(Tx tx, UUID id, long step) {
        return tx.sql()
                        .sql("update parley.account set factor_step = :step where id = :id and factor_step < :step")
                        .param("step", step)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Account account(ResultSet rs) throws SQLException {
        OffsetDateTime locked = rs.getObject("locked_until", OffsetDateTime.class);
        return new Account(
                rs.getObject("id", UUID.class),
                rs.getString("sign_in"),
                rs.getString("password"),
                rs.getBytes("factor"),
                rs.getLong("factor_step"),
                rs.getBoolean("may_open"),
                rs.getInt("failures"),
                locked == null ? null : locked.toInstant());
    }
}
