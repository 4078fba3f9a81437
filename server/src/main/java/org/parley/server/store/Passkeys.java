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

/** The public halves of passkeys, as the gate and their own holders see them. */
public final class Passkeys {

    /**
     * @param id as the authenticator named it
     * @param name that its holder gave it
     * @param credential public key and kind of authenticator, in the form of WebAuthn's attested credential data
     * @param counter how often it was used, by its own count; 0 for one that does not count
     * @param verified whether its holder was verified when it was added
     * @param backupEligible whether it may be copied to other devices
     * @param backedUp whether it was, when it was used last
     * @param used when last; null where it never was
     */
    public record Passkey(
            byte[] id,
            String name,
            byte[] credential,
            long counter,
            boolean verified,
            boolean backupEligible,
            boolean backedUp,
            Instant added,
            @Nullable Instant used) {}

    /** Adds one; as its holder. False if the account has it already. */
    public boolean add(Tx tx, UUID account, Passkey added) {
        return tx.sql()
                        .sql("insert into parley.passkey (account, id, name, credential, counter, verified,"
                                + " backup_eligible, backed_up, added) values (:account, :id, :name, :credential,"
                                + " :counter, :verified, :eligible, :backed, :added) on conflict do nothing")
                        .param("account", account)
                        .param("id", added.id())
                        .param("name", added.name())
                        .param("credential", added.credential())
                        .param("counter", added.counter())
                        .param("verified", added.verified())
                        .param("eligible", added.backupEligible())
                        .param("backed", added.backedUp())
                        .param("added", added.added().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Those of an account, the oldest first; as its holder or at the gate. */
    public List<Passkey> of(Tx tx, UUID account) {
        return tx.sql()
                .sql("select * from parley.passkey where account = :account order by added, id")
                .param("account", account)
                .query((rs, row) -> passkey(rs))
                .list();
    }

    /** One of an account; held until the transaction ends, so that it is used once at a time. At the gate. */
    public Optional<Passkey> forUse(Tx tx, UUID account, byte[] id) {
        return tx.sql()
                .sql("select * from parley.passkey where account = :account and id = :id for update")
                .param("account", account)
                .param("id", id)
                .query((rs, row) -> passkey(rs))
                .optional();
    }

    /** Writes down that one was used; at the gate. */
    public void used(Tx tx, UUID account, byte[] id, long counter, boolean backedUp) {
        tx.sql()
                .sql("update parley.passkey set counter = :counter, backed_up = :backed, used = :now"
                        + " where account = :account and id = :id")
                .param("counter", counter)
                .param("backed", backedUp)
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .param("account", account)
                .param("id", id)
                .update();
    }

    /** Takes one away; as its holder. False where there is none. */
    public boolean remove(Tx tx, UUID account, byte[] id) {
        return tx.sql()
                        .sql("delete from parley.passkey where account = :account and id = :id")
                        .param("account", account)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Passkey passkey(ResultSet rs) throws SQLException {
        OffsetDateTime used = rs.getObject("used", OffsetDateTime.class);
        return new Passkey(
                rs.getBytes("id"),
                rs.getString("name"),
                rs.getBytes("credential"),
                rs.getLong("counter"),
                rs.getBoolean("verified"),
                rs.getBoolean("backup_eligible"),
                rs.getBoolean("backed_up"),
                rs.getObject("added", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }
}
