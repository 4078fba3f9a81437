package org.parley.server.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells the database who is asking. The pass is a keyed digest of the principal, of the connection and of the time at which
 * the transaction began, so that one that leaked serves for nothing else, and SQL that somebody smuggled in cannot make one.
 */
final class Pass {

    private final SecretKeySpec key;

    Pass(PassKey key) {
        this.key = new SecretKeySpec(key.bytes(), "HmacSHA256");
    }

    void show(JdbcClient sql, Principal who) {
        String bound = sql.sql("select pg_backend_pid() || '/' || (extract(epoch from now()) * 1000000)::bigint")
                .query(String.class)
                .single();
        String named = switch (who) {
            case Principal.Gate() -> "gate/";
            case Principal.Holder(var account) -> "holder/" + account;
            case Principal.Member(var member) -> "member/" + member;
        };
        sql.sql("select set_config('parley.pass', :pass, true)")
                .param("pass", named + "/" + digest(named + "/" + bound))
                .query(String.class)
                .single();
    }

    private String digest(String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
