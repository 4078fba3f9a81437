package org.parley.server.postgres;

import java.util.Locale;

/** Whom Parley is to the database. None of them is a superuser. */
public enum Role {

    /** Owns the tables and migrates them. */
    OWNER("nosuperuser nocreatedb nocreaterole nobypassrls noreplication"),

    /** Serves pages: owns nothing, and row security binds it. */
    APP("nosuperuser nocreatedb nocreaterole nobypassrls noreplication"),

    /** Reads every row for a backup, and may change none. */
    BACKUP("nosuperuser nocreatedb nocreaterole bypassrls noreplication");

    private final String rights;

    Role(String rights) {
        this.rights = rights;
    }

    /** Its name in the database. */
    public String user() {
        return "parley_" + name().toLowerCase(Locale.ROOT);
    }

    String rights() {
        return rights;
    }
}
