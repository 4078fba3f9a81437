package org.parley.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what PostgreSQL's programs say into what a person can do. */
final class Failure {

    private static final int LINES = 6;

    private Failure() {}

    static boolean portTaken(String said) {
        return said.contains("could not create any TCP/IP sockets")
                || said.contains("Address already in use")
                || said.contains("could not bind IPv4 address");
    }

    static boolean othersGoing(String said) {
        return said.contains("pre-existing shared memory block");
    }

    private static boolean full(String said) {
        return said.contains("No space left on device") || said.contains("Disk quota exceeded");
    }

    static PostgresException of(Path place, String what, String said, @Nullable Throwable cause) {
        String message;
        if (full(said)) {
            message = what + ": the disk that holds " + place + " is full (" + free(place)
                    + "). Make room and start again; what was acknowledged is safe.";
        } else if (said.contains("could not create shared memory segment") || said.contains("Cannot allocate memory")) {
            message = what + ": the system has too little memory left for it. End other programs and start again.";
        } else if (said.contains("Permission denied") || said.contains("has wrong ownership")) {
            message = what
                    + ": some of its files may not be read or written by whom they should be. Give them back to one"
                    + " user (chown -R) and start Parley as that user. PostgreSQL said: " + last(said);
        } else {
            message = what + ". PostgreSQL said: " + last(said);
        }
        return cause == null ? new PostgresException(message) : new PostgresException(message, cause);
    }

    private static String free(Path place) {
        try {
            return Files.getFileStore(place).getUsableSpace() / 1024 / 1024 + " MB are free";
        } catch (IOException e) {
            return "how much is free cannot be told";
        }
    }

    private static String last(String said) {
        List<String> lines =
                said.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
        return lines.isEmpty()
                ? "nothing"
                : String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }
}
