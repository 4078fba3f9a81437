package org.parley.server.postgres;

import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * A table that is copied.
 *
 * @param name with its schema, quoted where needed
 * @param columns those that are stored, quoted where needed, in their order
 * @param key columns of its primary key
 */
record Table(String name, List<String> columns, List<String> key) {

    /** Made anew at each start of the server, and known to nobody else. */
    private static final String PASS_KEY = "guard.pass_key";

    private static final String TABLES = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(a.attname),
                   coalesce(a.attnum = any (i.indkey), false)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            left join pg_index i on i.indrelid = c.oid and i.indisprimary
            where n.nspname in ('parley', 'guard') and c.relkind in ('r', 'p') and not c.relispartition
            order by 1, a.attnum
            """;

    private static final String REFERENCES = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname),
                   quote_ident(tn.nspname) || '.' || quote_ident(t.relname)
            from pg_constraint f
            join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
            where f.contype = 'f' and n.nspname in ('parley', 'guard') and c.oid <> t.oid
            order by 1, 2
            """;

    /** All tables of Parley but the key of passes, each after those that it refers to. */
    static List<Table> all(Connection connection) throws SQLException {
        Map<String, Table> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (!name.equals(PASS_KEY)) {
                    Table table =
                            found.computeIfAbsent(name, one -> new Table(one, new ArrayList<>(), new ArrayList<>()));
                    table.columns.add(rows.getString(2));
                    if (rows.getBoolean(3)) {
                        table.key.add(rows.getString(2));
                    }
                }
            }
        }
        Map<String, Set<String>> references = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(REFERENCES)) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString(1), one -> new TreeSet<>())
                        .add(rows.getString(2));
            }
        }
        return inOrder(found, references);
    }

    private static List<Table> inOrder(Map<String, Table> tables, Map<String, Set<String>> references) {
        Set<String> done = new LinkedHashSet<>();
        while (done.size() < tables.size()) {
            Set<String> ready = tables.keySet().stream()
                    .filter(name -> !done.contains(name) && done.containsAll(references.getOrDefault(name, Set.of())))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a ring; none can be filled first");
            }
            done.addAll(ready);
        }
        return done.stream().map(tables::get).toList();
    }

    /** Everything in it, always in the same order and the same form, whatever PostgreSQL holds it. */
    long copyTo(Connection connection, OutputStream out) throws SQLException, java.io.IOException {
        List<String> by = key.isEmpty() ? columns : key;
        String order = by.stream()
                .map(column -> "(" + column + ")::text collate \"C\"")
                .collect(Collectors.joining(", "));
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select " + String.join(", ", columns) + " from " + name + " order by " + order
                                + ") to stdout (format text, encoding 'UTF8')",
                        out);
    }

    String copyFrom() {
        return "copy " + name + " (" + String.join(", ", columns) + ") from stdin (format text, encoding 'UTF8')";
    }

    boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select exists (select from " + name + ")")) {
            found.next();
            return !found.getBoolean(1);
        }
    }
}
