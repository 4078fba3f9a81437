package org.parley.server.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** What browsers were asked to have signed, and have not answered yet. A browser has one question open for a purpose. */
public final class Challenges {

    /** What a signature is for. */
    public enum Purpose {
        SIGN_IN("sign-in"),
        REGISTER("register");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }
    }

    /**
     * Asks, in place of what was asked before; at the gate. What has run out goes with it.
     *
     * @param browser SHA-256 of what the browser holds
     * @param asked 32 random bytes
     */
    public void ask(Tx tx, byte[] browser, Purpose purpose, byte[] asked, Instant expires) {
        tx.sql()
                // Rows that somebody else is at are theirs to take away: nobody waits for anybody here.
                .sql("delete from parley.challenge c using (select browser, purpose from parley.challenge"
                        + " where expires <= :now for update skip locked) gone"
                        + " where c.browser = gone.browser and c.purpose = gone.purpose")
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .update();
        tx.sql()
                .sql("insert into parley.challenge (browser, purpose, asked, expires)"
                        + " values (:browser, :purpose, :asked, :expires) on conflict (browser, purpose)"
                        + " do update set asked = excluded.asked, expires = excluded.expires")
                .param("browser", browser)
                .param("purpose", purpose.word)
                .param("asked", asked)
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What this browser was asked and can still answer; from then on it cannot any more. At the gate. */
    public Optional<byte[]> take(Tx tx, byte[] browser, Purpose purpose) {
        return tx.sql()
                .sql("delete from parley.challenge where browser = :browser and purpose = :purpose"
                        + " returning asked, expires > :now as lasts")
                .param("browser", browser)
                .param("purpose", purpose.word)
                .param("now", tx.now().atOffset(ZoneOffset.UTC))
                .query((rs, row) ->
                        rs.getBoolean("lasts") ? Optional.of(rs.getBytes("asked")) : Optional.<byte[]>empty())
                .optional()
                .flatMap(taken -> taken);
    }
}
