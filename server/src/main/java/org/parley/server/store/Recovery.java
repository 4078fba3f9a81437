package org.parley.server.store;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Codes that stand in for a lost second factor, each once. Only digests of them are kept. */
public final class Recovery {

    /** Puts these in the place of all earlier ones; as their holder. */
    public void replace(Tx tx, UUID account, List<byte[]> digests) {
        clear(tx, account);
        for (byte[] digest : digests) {
            tx.sql()
                    .sql("insert into parley.recovery (account, digest) values (:account, :digest)")
                    .param("account", account)
                    .param("digest", digest)
                    .update();
        }
    }

    /** Takes all of them away; as their holder. */
    public void clear(Tx tx, UUID account) {
        tx.sql()
                .sql("delete from parley.recovery where account = :account")
                .param("account", account)
                .update();
    }

    /** Uses one, at the gate; false if there is no such code, or it was used before. */
    public boolean use(Tx tx, UUID account, byte[] digest) {
        return tx.sql()
                        .sql("update parley.recovery set used = :now where account = :account and digest = :digest"
                                + " and used is null")
                        .param("now", tx.now().atOffset(ZoneOffset.UTC))
                        .param("account", account)
                        .param("digest", digest)
                        .update()
                == 1;
    }

    /** How many were not used yet. */
    public int left(Tx tx, UUID account) {
        return tx.sql()
                .sql("select count(*) from parley.recovery where account = :account and used is null")
                .param("account", account)
                .query(Integer.class)
                .single();
    }
}
