package org.parley.server;

import org.parley.server.store.PassKey;

/**
 * How the running server reaches its database: as the role that owns nothing.
 *
 * @param url for JDBC
 * @param user the app's role
 * @param connections how many are kept at most
 */
public record AppDatabase(String url, String user, String password, PassKey key, int connections) {

    @Override
    public String toString() {
        return "AppDatabase[" + url + "]";
    }
}
