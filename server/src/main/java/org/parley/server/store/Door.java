package org.parley.server.store;

import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to the database: work is done on somebody's behalf, in one transaction, under a pass that names them. What
 * the work returns has been committed.
 */
public final class Door {

    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final Pass pass;
    private final Clock clock;

    /** @param source connects as the role that owns nothing and cannot step around row security */
    public Door(DataSource source, PassKey key, Clock clock) {
        this.sql = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        this.pass = new Pass(key);
        this.clock = clock;
    }

    /**
     * @throws IllegalStateException inside other work: it would go on under the wrong pass afterwards; see {@link #goOn}
     * @throws DataAccessException if the database cannot be reached or does not take the work; nothing of it stays then
     */
    public <T extends @Nullable Object> T as(Principal who, Work<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("work inside other work goes on in its transaction");
        }
        @SuppressWarnings("NullAway") // What comes back is what the work gave, null only where it may be.
        T done = transactions.execute(status -> {
            pass.show(sql, who);
            return work.in(new Tx(sql, who, clock.instant()));
        });
        return done;
    }

    /**
     * Goes on in the same transaction on somebody else's behalf, as when a visitor at the gate becomes a member, and then
     * comes back. What both do is kept together or not at all.
     */
    public <T extends @Nullable Object> T goOn(Tx tx, Principal who, Work<T> work) {
        pass.show(sql, who);
        T done = work.in(new Tx(sql, who, tx.now()));
        pass.show(sql, tx.who());
        return done;
    }
}
