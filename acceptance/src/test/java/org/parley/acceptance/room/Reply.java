package org.parley.acceptance.room;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a server sent back, byte for byte.
 *
 * @param raw head and body as they came, one character a byte
 */
record Reply(String raw) {

    int status() {
        String[] words = raw.split(" ", 3);
        return words.length < 2 ? 0 : Integer.parseInt(words[1].strip());
    }

    private String head() {
        int end = raw.indexOf("\r\n\r\n");
        return end < 0 ? raw : raw.substring(0, end);
    }

    List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (String line : head().split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).equalsIgnoreCase(name)) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return values;
    }

    Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    Stream<String> headerNames() {
        return head().lines()
                .skip(1)
                .map(line -> line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT));
    }

    /** The body in UTF-8, out of its chunks. */
    String body() {
        int end = raw.indexOf("\r\n\r\n");
        if (end < 0) {
            return "";
        }
        String body = raw.substring(end + 4);
        if (header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            body = unchunked(body);
        }
        return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String unchunked(String body) {
        StringBuilder whole = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int line = body.indexOf("\r\n", at);
            if (line < 0) {
                break;
            }
            int length = Integer.parseInt(body.substring(at, line).strip(), 16);
            whole.append(body, line + 2, Math.min(body.length(), line + 2 + length));
            at = line + 2 + length + 2;
            if (length == 0) {
                break;
            }
        }
        return whole.toString();
    }

    boolean isHtml() {
        return header("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
    }

    boolean isJson() {
        return header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    /** Without what the server's own clock and port put into every answer: nobody's acts move these. */
    String comparable(int port) {
        return raw.replaceFirst("\r\nDate: [^\r]*", "").replace("localhost:" + port, "localhost");
    }
}
