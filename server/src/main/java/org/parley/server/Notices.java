package org.parley.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was done to a server as a whole while its record could not be reached, kept in the data folder until the server has
 * entered it: a file for each act, named by the id that its entry will have.
 */
final class Notices {

    private static final String FOLDER = "notices";
    private static final String UNFINISHED = ".new";

    private final Path data;

    Notices(Path data) {
        this.data = data;
    }

    /** @param words for all members of all talks */
    record Notice(UUID id, String words) {}

    /** Whether a server keeps, or kept, its data in this folder, so that what is left here will be found. */
    boolean willBeFound() {
        return Files.exists(data.resolve("lock")) || Files.exists(data.resolve(LastStart.FILE));
    }

    /**
     * Leaves word. After a crash it is there as a whole or not at all.
     *
     * @param id of the entry; left twice with the same id, it is entered once
     */
    void leave(UUID id, String words) throws IOException {
        Path folder = Files.createDirectories(data.resolve(FOLDER));
        Path whole = folder.resolve(id.toString());
        Path begun = folder.resolve(id + UNFINISHED);
        Files.writeString(
                begun,
                words,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(begun, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Those that wait to be entered, the oldest first. */
    List<Notice> waiting() throws IOException {
        Path folder = data.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().matches("[0-9a-f-]{36}"))
                    .toList();
        }
        List<Waiting> found = new ArrayList<>();
        for (Path file : files) {
            found.add(new Waiting(
                    Files.getLastModifiedTime(file).toMillis(),
                    new Notice(
                            UUID.fromString(file.getFileName().toString()),
                            Files.readString(file, StandardCharsets.UTF_8))));
        }
        return found.stream()
                .sorted(java.util.Comparator.comparingLong(Waiting::left)
                        .thenComparing(one -> one.notice().id()))
                .map(Waiting::notice)
                .toList();
    }

    private record Waiting(long left, Notice notice) {}

    /** It stands on record now. */
    void entered(Notice notice) throws IOException {
        Files.deleteIfExists(data.resolve(FOLDER).resolve(notice.id().toString()));
    }
}
