package org.parley.evidence.review;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.parley.evidence.intake.UnreadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of one JSON object a line, which only grows. */
final class JsonLines {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonLines() {}

    /** An object with its place, {@code file:line}. */
    record Line(JsonNode node, String place) {

        String text(String key) {
            return node.path(key).asString("");
        }

        UnreadableException unreadable() {
            return new UnreadableException(
                    place + ": this line is no decision. Each is an object with document, proposal and "
                            + "decision (accept or drop); see docs/evidence.md.");
        }
    }

    /** All lines of a file; none where there is no such file yet. */
    static List<Line> of(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Line> out = new ArrayList<>();
        List<String> lines = read(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                out.add(line(lines.get(i), file + ":" + (i + 1)));
            }
        }
        return out;
    }

    private static Line line(String text, String place) {
        try {
            return new Line(JSON.readTree(text), place);
        } catch (JacksonException e) {
            throw new Line(JSON.missingNode(), place).unreadable();
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new UnreadableException(
                    file + ": this is not UTF-8 text. Is it the file in which decisions are kept?");
        } catch (IOException e) {
            throw new UnreadableException(file + ": this cannot be read ("
                    + e.getClass().getSimpleName() + "). Is it a file, and may you read it?");
        }
    }

    /** Adds lines at the end, the first on a line of its own even where the file does not end with one. */
    static void append(Path file, List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        try {
            String open = endsOpen(file) ? "\n" : "";
            Files.writeString(file, open + text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UnreadableException(file + ": this cannot be written ("
                    + e.getClass().getSimpleName() + "), and what is decided is kept in it. Is its folder there?");
        }
    }

    private static boolean endsOpen(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            java.nio.ByteBuffer last = java.nio.ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return !new String(last.array(), StandardCharsets.ISO_8859_1).equals("\n");
        }
    }

    static String written(Object map) {
        return JSON.writeValueAsString(map);
    }
}
