package org.parley.server.postgres;

import java.util.Map;
import java.util.TreeMap;

/** How PostgreSQL is set; written anew before each start, so that nobody has to migrate it. */
final class Settings {

    private Settings() {}

    private static Map<String, String> all(int port) {
        Map<String, String> set = new TreeMap<>();
        // Reached from this machine only, by password.
        set.put("listen_addresses", "'127.0.0.1'");
        set.put("port", Integer.toString(port));
        set.put("unix_socket_directories", "''");
        set.put("password_encryption", "'scram-sha-256'");
        set.put("max_connections", "60");
        // What was acknowledged is on the disk.
        set.put("fsync", "on");
        set.put("synchronous_commit", "on");
        set.put("full_page_writes", "on");
        set.put("wal_level", "minimal");
        set.put("max_wal_senders", "0");
        set.put("shared_buffers", "'64MB'");
        set.put("max_wal_size", "'256MB'");
        set.put("jit", "off");
        // The log tells how the database is, never what is in it. A failed statement is reported to whoever sent it;
        // here its
        // message could quote a value, its detail a row, its statement a text.
        set.put("log_destination", "'stderr'");
        set.put("logging_collector", "off");
        set.put("log_min_messages", "log"); // Above errors, below what ends a connection or the database.
        set.put("log_min_error_statement", "panic");
        set.put("log_error_verbosity", "terse");
        set.put("log_statement", "'none'");
        set.put("log_min_duration_statement", "-1");
        set.put("log_min_duration_sample", "-1");
        set.put("log_transaction_sample_rate", "0");
        set.put("log_parameter_max_length", "0");
        set.put("log_parameter_max_length_on_error", "0");
        set.put("log_duration", "off");
        set.put("log_checkpoints", "off");
        set.put("log_autovacuum_min_duration", "-1");
        set.put("log_temp_files", "-1");
        set.put("log_lock_waits", "off");
        set.put("debug_print_parse", "off");
        set.put("debug_print_rewritten", "off");
        set.put("debug_print_plan", "off");
        set.put("log_timezone", "'UTC'");
        set.put("timezone", "'UTC'");
        set.put("lc_messages", "'C'");
        return set;
    }

    static String configuration(int port) {
        StringBuilder text =
                new StringBuilder("# Written by Parley before each start; what is changed here is lost.\n");
        all(port)
                .forEach((name, value) ->
                        text.append(name).append(" = ").append(value).append('\n'));
        return text.toString();
    }

    /** Who may connect: anybody with a password, from this machine. */
    static String admission() {
        return "# Written by Parley before each start.\nhost all all 127.0.0.1/32 scram-sha-256\n";
    }
}
