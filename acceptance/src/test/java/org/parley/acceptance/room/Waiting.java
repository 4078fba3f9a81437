package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;

/** Work that is begun while other work holds what it needs. */
final class Waiting {

    private Waiting() {}

    /** Whether somebody in the database waits for a lock that another transaction holds. */
    static boolean isSomebody(Database database) {
        try (Connection connection = DriverManager.getConnection(
                        database.url(), Role.BACKUP.user(), database.password(Role.BACKUP));
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(
                        "select exists (select from pg_locks where locktype = 'advisory' and not granted)")) {
            return found.next() && found.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins work, and comes back when it waits for somebody or is done. */
    static <T> CompletableFuture<T> begun(Database database, Callable<T> work) {
        CompletableFuture<T> done = started(work);
        while (!done.isDone() && !isSomebody(database)) {
            pause();
        }
        return done;
    }

    /** Does work in a thread of its own. */
    static <T> CompletableFuture<T> started(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                done.complete(work.call());
            } catch (Exception | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** Before one looks again. */
    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came of it. */
    static <T> T end(CompletableFuture<T> work) {
        try {
            T end = work.get();
            assertThat(end).isNotNull();
            return end;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
