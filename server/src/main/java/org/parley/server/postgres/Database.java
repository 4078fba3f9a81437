package org.parley.server.postgres;

/** A database that can be reached, and the passwords of Parley's roles in it. */
public interface Database extends AutoCloseable {

    /** Its JDBC address. */
    String url();

    String password(Role role);

    /** Lets go of it; a PostgreSQL of Parley's own stops. */
    @Override
    void close();
}
