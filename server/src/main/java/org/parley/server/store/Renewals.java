package org.parley.server.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Links by which a member gives themselves a new password. Only digests of them are kept. */
public final class Renewals {

    /**
     * Makes one; whoever makes it is remembered, since they could use it themselves.
     *
     * @param factor whether it also takes the second factor away
     * @throws NotAllowedException if the asker may not give this member access anew
     */
    public void add(Tx tx, Myself by, UUID id, byte[] token, UUID member, boolean factor, Instant expires) {
        try {
            tx.sql()
                    .sql("insert into parley.renewal (token, id, talks, member, by_member, factor, made, expires)"
                            + " values (:token, :id, :talks, :member, :by, :factor, :made, :expires)")
                    .param("token", token)
                    .param("id", id)
                    .param("talks", by.talks())
                    .param("member", member)
                    .param("by", by.id())
                    .param("factor", factor)
                    .param("made", tx.now().atOffset(ZoneOffset.UTC))
                    .param("expires", expires.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataAccessException e) {
            throw Turned.from(e);
        }
    }

    /** Whether a link still serves; at the gate. */
    public boolean open(Tx tx, byte[] token) {
        return tx.sql()
                .sql("select exists (select from parley.renewal where token = :token and used is null"
                        + " and withdrawn is null and expires > :now)")
                .param("token", token)
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Uses a link, at the gate: the name to sign in with from now on, or null where it serves no more. */
    public @Nullable String use(Tx tx, byte[] token, String password) {
        return tx.sql()
                .sql("select guard.renew(:token, :password, :at)")
                .param("token", token)
                .param("password", password)
                .param("at", tx.now().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
