package org.parley.server.postgres;

import java.io.IOException;
import java.time.Duration;

/**
 * A database of Parley's own that runs, and is started again if it ends by itself. Closing stops it, and lets others use the
 * data folder.
 */
public final class Running implements Database {

    private final int port;
    private final Credentials credentials;
    private final Postmaster postmaster;
    private final Keeper keeper;
    private final Hold hold;
    private final Duration most;

    Running(int port, Credentials credentials, Postmaster postmaster, Keeper keeper, Hold hold, Duration most) {
        this.port = port;
        this.credentials = credentials;
        this.postmaster = postmaster;
        this.keeper = keeper;
        this.hold = hold;
        this.most = most;
    }

    @Override
    public String url() {
        return Roles.url(port, Roles.DATABASE);
    }

    @Override
    public String password(Role role) {
        return credentials.of(role);
    }

    /** The superuser's password, for tests that look at the whole cluster. */
    String superuserPassword() {
        return credentials.of(Credentials.SUPERUSER);
    }

    Postmaster postmaster() {
        return postmaster;
    }

    /**
     * @throws PostgresException if it does not stop
     */
    @Override
    public void close() {
        keeper.close();
        try {
            postmaster.stop(most);
        } catch (IOException e) {
            throw new PostgresException("The database does not stop (" + e.getMessage() + ").", e);
        } finally {
            letGo();
        }
    }

    /** Leaves the database running, as a server does that is killed. */
    void letGo() {
        keeper.close();
        hold.close();
    }
}
