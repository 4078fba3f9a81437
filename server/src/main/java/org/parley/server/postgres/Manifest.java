package org.parley.server.postgres;

import java.util.List;

/**
 * What stands in a backup.
 *
 * @param format how the file is laid out
 * @param parley the version that wrote it
 * @param tables the last step of the tables' migrations, as Flyway calls it
 * @param postgres the version of the database
 * @param made when, in ISO 8601
 * @param contents in the order in which they are put back
 */
record Manifest(int format, String parley, String tables, String postgres, String made, List<Part> contents) {

    static final int FORMAT = 1;

    /** Where it stands in the file. */
    static final String NAME = "manifest.json";

    /**
     * One table.
     *
     * @param table with its schema
     * @param sha256 of its rows as they stand in the file, in hexadecimal
     */
    record Part(String table, List<String> columns, long rows, String sha256) {

        /** Where its rows stand in the file. */
        String entry() {
            return table + ".copy";
        }
    }
}
