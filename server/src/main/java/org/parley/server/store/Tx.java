package org.parley.server.store;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One transaction under way, for the classes of this package; others hand it on. */
public final class Tx {

    private final JdbcClient sql;
    private final Principal who;
    private final Instant now;

    Tx(JdbcClient sql, Principal who, Instant now) {
        this.sql = sql;
        this.who = who;
        this.now = now;
    }

    JdbcClient sql() {
        return sql;
    }

    public Principal who() {
        return who;
    }

    /** The time of day that everything in this transaction happens at. */
    public Instant now() {
        return now;
    }

    /** @throws IllegalStateException if the work is not done as a member of talks */
    public UUID member() {
        if (who instanceof Principal.Member member) {
            return member.member();
        }
        throw new IllegalStateException("this is for members of talks");
    }
}
