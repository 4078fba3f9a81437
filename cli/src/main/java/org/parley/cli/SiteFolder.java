package org.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The folder that a site is written to. A list of its files is kept in it, so that publishing again also takes away
 * pages that are no longer part of the site: an entry that became private must not live on in an old file.
 */
final class SiteFolder {

    private static final String LIST = ".parley-site";

    private SiteFolder() {}

    static void write(Path output, SortedMap<String, String> files) throws IOException {
        Path folder = output.toAbsolutePath().normalize();
        Files.createDirectories(folder);
        Path list = folder.resolve(LIST);
        List<String> before = Files.isRegularFile(list) ? Files.readAllLines(list) : List.of();
        if (before.isEmpty() && !isEmpty(folder)) {
            throw new BadInputException(output
                    + " holds files that are not a site of Parley's; they are kept. Name a new or empty folder.");
        }
        // The list names old and new files first: whatever stops us half-way, the next run finds everything.
        Files.write(
                list,
                Stream.concat(before.stream(), files.keySet().stream())
                        .distinct()
                        .toList());
        for (String name : before) {
            Path old = folder.resolve(name).normalize();
            if (!files.containsKey(name) && old.startsWith(folder)) {
                Files.deleteIfExists(old);
                Path room = old.getParent();
                if (room != null && !room.equals(folder) && Files.isDirectory(room) && isEmpty(room)) {
                    Files.delete(room);
                }
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.write(list, files.keySet());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
