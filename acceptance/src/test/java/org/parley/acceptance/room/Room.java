package org.parley.acceptance.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.parley.server.AppDatabase;
import org.parley.server.Server;
import org.parley.server.Settings;
import org.parley.server.keys.Keyring;
import org.parley.server.postgres.Cluster;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;
import org.parley.server.postgres.Space;
import org.parley.server.store.Migrations;
import org.parley.server.store.PassKey;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The real thing: a PostgreSQL in a folder of its own and the server on a free port. One for all test classes of a run;
 * each test opens talks of its own in it.
 */
final class Room implements AutoCloseable {

    private static final String PASSWORD = "some quite long words";
    private final AtomicInteger serial = new AtomicInteger();

    private static final AtomicInteger VISITORS = new AtomicInteger();

    private static Room only;

    private boolean closed;

    private final Server.Started server;
    private final Database database;
    private final Path folder;
    private final Keyring keys;
    private final AppDatabase app;
    private final Person mediator;
    private final Setting setting;

    private Room(Setting setting) throws IOException, SQLException {
        this.setting = setting;
        folder = Files.createTempDirectory("parley-room");
        SecureRandom random = setting.random();
        database = Cluster.in(folder).start(random, words -> {});
        PassKey pass = PassKey.random(random);
        Migrations.run(database.url(), Role.OWNER.user(), database.password(Role.OWNER), pass);
        keys = Keyring.open(folder.resolve("keys"), null, setting.forKeys());
        // What a room keeps has to outlive no crash: those of the server are tried on one in a process of its own.
        String url = database.url() + "?options=-c%20synchronous_commit=off";
        app = new AppDatabase(url, Role.APP.user(), database.password(Role.APP), pass, 8);
        server = another(0);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        mediator = Person.first(this, "Lena Mediator");
    }

    /** A further server of the same room that watches the disk of this folder. @param lowWater in bytes */
    Server.Started watching(Path disk, long lowWater) {
        Settings settings = new Settings(disk, 0, "127.0.0.1", null, null, null, null, lowWater, List.of());
        return setting.around(() -> Server.start(settings, app, keys, setting.clock(), setting.random()));
    }

    /** A further server of the same room, behind proxies at these addresses. */
    Server.Started behind(String... proxies) {
        Settings settings =
                new Settings(folder, 0, "127.0.0.1", null, null, null, null, Space.USUAL_MARK, List.of(proxies));
        return setting.around(() -> Server.start(settings, app, keys, setting.clock(), setting.random()));
    }

    /** A further server of the same room, whose clock is so much ahead. */
    Server.Started ahead(Duration by) {
        Settings settings = new Settings(folder, 0, "127.0.0.1", null, null, null);
        Clock later = Clock.offset(setting.clock(), by);
        return setting.around(() -> Server.start(settings, app, keys, later, setting.random()));
    }

    /** A further server of the same room with something of a test's own making in it. */
    Server.Started with(Consumer<GenericApplicationContext> further) {
        Settings settings = new Settings(folder, 0, "127.0.0.1", null, null, null);
        Setting set = new Setting(
                setting.clock(),
                setting.random(),
                setting.forKeys(),
                setting.mark(),
                setting.pause(),
                List.of(further));
        return set.around(() -> Server.start(settings, app, keys, set.clock(), set.random()));
    }

    /** Starts it when first asked for. */
    static synchronized Room open() {
        if (only == null) {
            try {
                only = new Room(Setting.real());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return only;
    }

    /** A further server of the same room, which a test may stop. @param port 0 for any free one */
    Server.Started another(int port) {
        Settings settings = new Settings(folder, port, "127.0.0.1", null, null, null);
        return setting.around(() -> Server.start(settings, app, keys, setting.clock(), setting.random()));
    }

    /** A room of its own, to be closed, with time and chance of a test's own making. */
    static Room set(Setting setting) throws IOException, SQLException {
        return new Room(setting);
    }

    /** Ends it, and leaves nothing behind; a second time nothing happens. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.close();
            keys.close();
            database.close();
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Setting setting() {
        return setting;
    }

    /** A fresh browser. */
    Visitor visitor() {
        int number = VISITORS.incrementAndGet();
        try {
            // On Linux all of 127.0.0.0/8 is this machine; each visitor comes from an address of their own.
            boolean linux = System.getProperty("os.name").equals("Linux");
            byte[] own = {127, 1, (byte) (number >>> 8), (byte) number};
            return new Visitor(address(), setting.mark(), linux ? InetAddress.getByAddress(own) : null);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    URI address() {
        return server.address();
    }

    Path folder() {
        return folder;
    }

    Database database() {
        return database;
    }

    /** A part of the running server. */
    <T> T bean(Class<T> type) {
        return server.context().getBean(type);
    }

    Server.Started server() {
        return server;
    }

    /** Who may open talks; signed in with a second factor. */
    Person mediator() {
        return mediator;
    }

    /** The link for the first account. */
    String welcome() {
        return URI.create(String.valueOf(server.welcome())).getPath();
    }

    static String password() {
        return PASSWORD;
    }

    /** Fresh talks between north and south, with the mediator as lead; the title is new each time. */
    Talks talks() {
        return Talks.opened(this, "Water talks " + serial.incrementAndGet());
    }
}
