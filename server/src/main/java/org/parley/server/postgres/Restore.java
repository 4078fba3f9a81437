package org.parley.server.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty database from a backup: all of it or nothing. Afterwards every table is read back and compared with the
 * file, row for row by its hash, before anything counts.
 */
public final class Restore implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MANIFEST_MOST = 1024 * 1024;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Restore(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws PostgresException if it is no backup, or one of a later version */
    public static Restore open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new PostgresException("There is no file " + file + ". Name the one that `parley backup` wrote.");
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            Restore opened = new Restore(file, zip, manifest(file, zip));
            zip = null;
            return opened;
        } catch (ZipException e) {
            throw new PostgresException(
                    file + " is not a backup of Parley, or it is cut short (" + e.getMessage() + ").", e);
        } catch (IOException e) {
            throw new PostgresException("The backup " + file + " cannot be read (" + e.getMessage() + ").", e);
        } finally {
            if (zip != null) {
                close(zip, file);
            }
        }
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new PostgresException(file + " is not a backup of Parley: it has no " + Manifest.NAME + ".");
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(MANIFEST_MOST);
        }
        Manifest read;
        try {
            read = JSON.readValue(bytes, Manifest.class);
        } catch (JacksonException e) {
            throw new PostgresException(file + " is not a backup that this version of Parley understands: its "
                    + Manifest.NAME + " reads otherwise. Restore it with the version that wrote it.");
        }
        if (!String.valueOf(read.tables()).matches("[0-9][0-9.]{0,19}")) {
            throw new PostgresException(
                    file + " is not a backup of Parley: it does not say at which step its tables were.");
        }
        if (read.format() != Manifest.FORMAT) {
            throw new PostgresException(
                    file + " was written in a form (" + read.format() + ") that this version of Parley"
                            + " does not know. Restore it with the version that wrote it: " + read.parley() + ".");
        }
        return read;
    }

    /** The step of the tables' migrations to which the database has to be brought before it is filled. */
    public String tables() {
        return manifest.tables();
    }

    /** When it was made, in ISO 8601. */
    public String made() {
        return manifest.made();
    }

    /**
     * Fills the database.
     *
     * @throws PostgresException if it is not empty, its tables are at another step, or the file does not hold what it says;
     *     nothing was changed then
     */
    public Backup.Copied into(Database database) {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), Role.OWNER.user(), database.password(Role.OWNER));
                Statement statement = connection.createStatement()) {
            String step = Forms.tablesVersion(database);
            if (!step.equals(manifest.tables())) {
                throw new PostgresException("The tables of the database are at step " + step + ", those of " + file
                        + " at step " + manifest.tables() + ". Restore it into a new data folder, with the version of"
                        + " Parley that wrote it (" + manifest.parley() + ") or a later one.");
            }
            connection.setAutoCommit(false);
            Forms.set(statement);
            List<Table> tables = matched(connection);
            // Within this transaction only: the owner sees every row, and what was checked when it was first written is
            // written as it was. Foreign keys and checks of columns still hold.
            for (Table table : tables) {
                statement.execute("lock table " + table.name() + " in access exclusive mode");
                statement.execute("alter table " + table.name() + " no force row level security, disable trigger user");
            }
            empty(connection, tables);
            for (int i = 0; i < tables.size(); i++) {
                fill(connection, tables.get(i), manifest.contents().get(i));
            }
            for (int i = 0; i < tables.size(); i++) {
                compare(connection, tables.get(i), manifest.contents().get(i));
            }
            for (Table table : tables) {
                statement.execute("alter table " + table.name() + " force row level security, enable trigger user");
            }
            connection.commit();
            return new Backup.Copied(
                    tables.size(),
                    manifest.contents().stream().mapToLong(Manifest.Part::rows).sum());
        } catch (SQLException e) {
            throw new PostgresException(
                    "The database was left as it was, because it does not take the backup (" + e.getMessage() + ").",
                    e);
        } catch (IOException e) {
            throw new PostgresException(
                    "The database was left as it was, because " + file + " cannot be read (" + e.getMessage() + ").",
                    e);
        }
    }

    /** The tables of the database, in the order of the backup's; the same step of the same migrations gives the same order. */
    private List<Table> matched(Connection connection) throws SQLException {
        List<Table> tables = Table.all(connection);
        boolean same = tables.size() == manifest.contents().size();
        for (int i = 0; same && i < tables.size(); i++) {
            Manifest.Part part = manifest.contents().get(i);
            same = tables.get(i).name().equals(part.table())
                    && tables.get(i).columns().equals(part.columns());
        }
        if (!same) {
            throw new PostgresException("The backup " + file
                    + " and the database have other tables or columns, although both"
                    + " are at step " + manifest.tables() + ". Restore it with the version of Parley that wrote it ("
                    + manifest.parley() + ").");
        }
        return tables;
    }

    private static void empty(Connection connection, List<Table> tables) throws SQLException {
        for (Table table : tables) {
            if (!table.isEmpty(connection)) {
                throw new PostgresException("The database is not empty: there are rows in " + table.name()
                        + ", and a restore replaces nothing. Restore into a new data folder (PARLEY_DATA) or an empty"
                        + " database.");
            }
        }
    }

    private void fill(Connection connection, Table table, Manifest.Part part) throws SQLException, IOException {
        ZipEntry entry = zip.getEntry(part.entry());
        if (entry == null) {
            throw damaged("it lacks the rows of " + part.table());
        }
        try (DigestInputStream in =
                new DigestInputStream(new BufferedInputStream(zip.getInputStream(entry)), Backup.sha256())) {
            long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copyFrom(), in, 1 << 16);
            if (rows != part.rows() || !hex(in.getMessageDigest()).equals(part.sha256())) {
                throw damaged("the rows of " + part.table() + " are not those that were written");
            }
        } catch (ZipException e) {
            throw damaged("the rows of " + part.table() + " cannot be unpacked");
        }
    }

    private void compare(Connection connection, Table table, Manifest.Part part) throws SQLException, IOException {
        DigestOutputStream hash = new DigestOutputStream(OutputStream.nullOutputStream(), Backup.sha256());
        long rows = table.copyTo(connection, hash);
        if (rows != part.rows() || !hex(hash.getMessageDigest()).equals(part.sha256())) {
            throw new PostgresException("The database was left as it was: read back, " + part.table()
                    + " differs from the backup " + file + ". This is a fault of Parley's; please report it.");
        }
    }

    private PostgresException damaged(String how) {
        return new PostgresException(
                "The backup " + file + " is damaged: " + how + ". The database was left as it was; use another copy.");
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        close(zip, file);
    }

    private static void close(ZipFile zip, Path file) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new PostgresException("The backup " + file + " cannot be closed (" + e.getMessage() + ").", e);
        }
    }
}
