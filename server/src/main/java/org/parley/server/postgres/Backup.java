package org.parley.server.postgres;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies every row of a database into one file, as they stood at one moment, while others go on writing. What is sealed in
 * the database is sealed in the file; no key is in it.
 */
public final class Backup {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Backup() {}

    /**
     * What was copied.
     *
     * @param rows in all tables together
     */
    public record Copied(int tables, long rows) {}

    /**
     * @param file new; appears only when it is complete
     * @param version of Parley
     * @param now noted in the file
     * @throws PostgresException if the file is there already, the disk takes no more, or the database cannot be read
     */
    public static Copied write(Database database, Path file, String version, Instant now) {
        Path whole = file.toAbsolutePath();
        if (Files.exists(whole)) {
            throw new PostgresException(file + " is there already, and a backup replaces nothing. Give it a new name.");
        }
        Path next = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            Files.deleteIfExists(next);
            Copied copied;
            try (FileChannel channel = Private.create(next)) {
                copied = copy(database, new Kept(Channels.newOutputStream(channel)), version, now);
                channel.force(true);
            }
            Files.move(next, whole, StandardCopyOption.ATOMIC_MOVE);
            return copied;
        } catch (IOException e) {
            throw Failure.of(
                    whole.resolveSibling(""),
                    "The backup " + file + " was not written",
                    String.valueOf(e.getMessage()),
                    e);
        } catch (SQLException e) {
            throw new PostgresException(
                    "The backup was not written, because the database could not be read (" + e.getMessage() + ").", e);
        } finally {
            discard(next);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new PostgresException("An unfinished backup remains in " + part + "; remove it by hand.", e);
        }
    }

    private static Copied copy(Database database, OutputStream out, String version, Instant now)
            throws SQLException, IOException {
        String tables = Forms.tablesVersion(database);
        List<Manifest.Part> parts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        database.url(), Role.BACKUP.user(), database.password(Role.BACKUP));
                Statement statement = connection.createStatement();
                ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16))) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            // A role that row security binds is told so, instead of being given less than everything.
            statement.execute("set local row_security = off");
            Forms.set(statement);
            for (Table table : Table.all(connection)) {
                parts.add(part(connection, table, zip));
            }
            if (parts.isEmpty()) {
                throw new PostgresException("There are no tables of Parley in the database at " + database.url()
                        + ". Has the talks room been started on it?");
            }
            String postgres;
            try (ResultSet found = statement.executeQuery("show server_version")) {
                found.next();
                postgres = found.getString(1);
            }
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(new Manifest(
                            Manifest.FORMAT, version, tables, postgres, now.toString(), List.copyOf(parts))));
            zip.closeEntry();
            connection.rollback();
        }
        return new Copied(
                parts.size(), parts.stream().mapToLong(Manifest.Part::rows).sum());
    }

    private static Manifest.Part part(Connection connection, Table table, ZipOutputStream zip)
            throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(table.name() + ".copy"));
        DigestOutputStream hashing = new DigestOutputStream(new Kept(zip), sha256());
        long rows = table.copyTo(connection, hashing);
        hashing.flush();
        zip.closeEntry();
        return new Manifest.Part(
                table.name(),
                table.columns(),
                rows,
                HexFormat.of().formatHex(hashing.getMessageDigest().digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Stays open when what was written through it is closed: the next table follows, or the disk is asked to keep it. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
