package org.parley.server;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import org.parley.server.people.Ids;

/**
 * With which version, tables and settings a server ran last, so that a start with others is put on record: which of them
 * changed, not into what, since paths and addresses are the operator's affair.
 */
final class LastStart {

    static final String FILE = "last-start";

    private static final String MARK = "mark";
    private static final String VERSION = "version";
    private static final String TABLES = "tables";

    private LastStart() {}

    /**
     * Compares with the start before and leaves notices of what is another now. Cut off in between, the next start leaves the
     * same ones again.
     *
     * @param now name to value: version, tables, and settings by the names that people read
     */
    static void compare(Path data, Map<String, String> now, SecureRandom random) throws IOException {
        Path file = data.resolve(FILE);
        Map<String, String> before = read(file);
        String mark = before.remove(MARK);
        if (now.equals(before)) {
            return;
        }
        if (mark != null) {
            Notices notices = new Notices(data);
            for (String words : changes(before, now)) {
                UUID id = UUID.nameUUIDFromBytes((mark + now + words).getBytes(StandardCharsets.UTF_8));
                notices.leave(id, words);
            }
        }
        write(file, now, Ids.random(random).toString());
    }

    static List<String> changes(Map<String, String> before, Map<String, String> now) {
        List<String> said = new ArrayList<>();
        String old = before.getOrDefault(VERSION, "");
        String fresh = now.getOrDefault(VERSION, "");
        if (!old.equals(fresh)) {
            said.add("The server runs version " + fresh + " of Parley now; it was " + old + " before.");
        }
        if (!before.getOrDefault(TABLES, "").equals(now.getOrDefault(TABLES, ""))) {
            said.add("The tables of the database were brought to another form: step " + now.get(TABLES) + ", before "
                    + before.get(TABLES) + ".");
        }
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeAll(List.of(VERSION, TABLES));
        names.removeIf(name -> before.getOrDefault(name, "").equals(now.getOrDefault(name, "")));
        if (!names.isEmpty()) {
            said.add("The server was started with other settings: " + String.join(", ", names) + ".");
        }
        return said;
    }

    static Map<String, String> of(Settings settings, String version, String tables, String database, boolean locked) {
        Map<String, String> now = new LinkedHashMap<>();
        now.put(VERSION, version);
        now.put(TABLES, tables);
        now.put("address it listens at", settings.address() + ":" + settings.port());
        now.put("address browsers use", String.valueOf(settings.publicUrl()));
        now.put("certificate", settings.certificate() + " " + settings.key());
        now.put("port of measures", String.valueOf(settings.managementPort()));
        now.put("trusted proxies", String.join(" ", settings.proxies()));
        now.put("low mark of disk space", String.valueOf(settings.lowWater()));
        now.put("database", database);
        now.put("passphrase of the keys", locked ? "yes" : "no");
        return now;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Properties kept = new Properties();
            kept.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            kept.stringPropertyNames().forEach(name -> lines.put(name, kept.getProperty(name)));
        }
        return lines;
    }

    private static void write(Path file, Map<String, String> now, String mark) throws IOException {
        Properties kept = new Properties();
        kept.putAll(now);
        kept.put(MARK, mark);
        StringWriter text = new StringWriter();
        kept.store(text, null);
        Path next = file.resolveSibling(FILE + ".new");
        Files.writeString(next, text.toString(), StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
