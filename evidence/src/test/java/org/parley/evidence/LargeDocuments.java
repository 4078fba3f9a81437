package org.parley.evidence;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.intake.UnreadableException;

/** Reads documents of twenty and more megabytes, one after the other, and says a line of each. */
final class LargeDocuments {

    static final Map<String, Supplier<String>> ALL = new LinkedHashMap<>();

    private static final int MEGABYTE = 1024 * 1024;

    static {
        ALL.put("tags.rss", () -> "<rss><channel><item>" + "<a/>".repeat(5 * MEGABYTE) + "</item></channel></rss>");
        ALL.put("items.rss", () -> "<rss><channel>" + "<item/>".repeat(140_000) + "</channel></rss>");
        ALL.put(
                "words.rss",
                () -> "<rss><channel><item><description>" + "word ".repeat(4 * MEGABYTE)
                        + "</description></item></channel></rss>");
        ALL.put(
                "markup.atom",
                () -> "<feed><entry><content><p>a</p>" + "word ".repeat(4 * MEGABYTE) + "</content></entry></feed>");
        ALL.put("words.json", () -> "{\"body_text\": \"" + "word ".repeat(4 * MEGABYTE) + "\"}");
        ALL.put(
                "key.json",
                () -> "{\"other\": \"" + "word ".repeat(3 * MEGABYTE) + "\", \"body_text\": \"It is late.\"}");
        ALL.put("items.json", () -> "[" + "{\"body_text\":\"a\"},".repeat(1_000_000) + "{}]");
        ALL.put("nested.json", () -> "{\"a\":".repeat(4 * MEGABYTE));
        ALL.put("escape.json", () -> "{\"body_text\": \"\\uZZZZ\"}");
        ALL.put("tags.html", () -> "<html><body>" + "<b>".repeat(140_000) + "It is late.</body></html>");
        ALL.put(
                "script.html",
                () -> "<html><body><script>" + "x=1;".repeat(5 * MEGABYTE) + "</script><p>It is late.</p>");
        ALL.put("comment.html", () -> "<html><body><!--" + "x=1;".repeat(5 * MEGABYTE) + "--><p>It is late.</p>");
        ALL.put("attribute.html", () -> "<html><body><p title='" + "x=1;".repeat(5 * MEGABYTE) + "'>It is late.</p>");
        ALL.put("attributes.html", () -> "<html><body><p " + "a=1 b".repeat(4 * MEGABYTE) + ">It is late.</p>");
        ALL.put("words.html", () -> "<html><body><p>" + "word ".repeat(4 * MEGABYTE) + "</p>");
        ALL.put("words.txt", () -> "word ".repeat(4 * MEGABYTE));
        ALL.put("lines.txt", () -> "a\n".repeat(900_000));
    }

    private LargeDocuments() {}

    public static void main(String[] none) {
        ALL.forEach((name, text) -> System.out.println(name + ": " + outcome(name, text)));
    }

    private static String outcome(String name, Supplier<String> text) {
        try {
            return Intake.read(text.get().getBytes(StandardCharsets.UTF_8), name)
                            .size() + " read";
        } catch (UnreadableException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
