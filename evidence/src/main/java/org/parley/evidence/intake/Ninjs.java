package org.parley.evidence.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** ninjs, the IPTC's news in JSON: one item or a list; the body as XHTML or as text, each character with its bytes. */
final class Ninjs {

    private static final List<String> BODIES = List.of("body_xhtml", "body_html", "body_text", "description_text");

    private Ninjs() {}

    /** The items; empty when the JSON holds none. */
    static List<Feeds.Item> items(PlacedText raw, String name) {
        List<Map<String, PlacedText>> items = strings(raw, name);
        List<Feeds.Item> out = new ArrayList<>();
        for (Map<String, PlacedText> item : items) {
            Optional<String> body = BODIES.stream().filter(item::containsKey).findFirst();
            if (body.isEmpty()) {
                continue;
            }
            PlacedText text = item.get(body.get());
            if (text == null) {
                continue;
            }
            StoryBuilder.Story story =
                    body.get().endsWith("html") ? HtmlPassages.of(text, name, false) : PlainPassages.of(text, name);
            out.add(new Feeds.Item(story, facts(item)));
        }
        return out;
    }

    private static Facts facts(Map<String, PlacedText> item) {
        return new Facts(
                word(item, "headline").orElse(null),
                word(item, "provider").or(() -> word(item, "source")).orElse(null),
                word(item, "uri").orElse(null),
                Times.day(word(item, "versioncreated")
                        .or(() -> word(item, "firstcreated"))
                        .or(() -> word(item, "contentcreated"))
                        .orElse(null)),
                null,
                word(item, "copyrightnotice")
                        .or(() -> word(item, "copyrightholder"))
                        .orElse(null),
                word(item, "byline").map(List::of).orElse(List.of()),
                List.of());
    }

    private static Optional<String> word(Map<String, PlacedText> item, String key) {
        PlacedText value = item.get(key);
        return value == null || value.text().isBlank()
                ? Optional.empty()
                : Optional.of(value.text().strip());
    }

    /** The strings directly in each item, by key. */
    private static List<Map<String, PlacedText>> strings(PlacedText raw, String name) {
        List<Map<String, PlacedText>> out = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(raw.text())) {
            List<Map<String, PlacedText>> open = new ArrayList<>();
            String key = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> open.add(new LinkedHashMap<>());
                    case END_OBJECT -> {
                        Map<String, PlacedText> done = open.removeLast();
                        if (BODIES.stream().anyMatch(done::containsKey)) {
                            out.add(done);
                        }
                    }
                    case PROPERTY_NAME -> key = parser.currentName();
                    case VALUE_STRING -> {
                        int quote = (int) parser.currentTokenLocation().getCharOffset();
                        if (!open.isEmpty()) {
                            open.getLast().putIfAbsent(key, Escapes.json(raw, quote));
                        }
                    }
                    default -> {}
                }
            }
        } catch (JacksonException e) {
            throw new UnreadableException(name + ": this looks like JSON but is not well formed ("
                    + e.getOriginalMessage().lines().findFirst().orElse("") + "). ninjs is meant to be JSON.");
        }
        return out;
    }

    /** Whether text begins as JSON does. */
    static boolean isJson(String text) {
        String head = text.stripLeading();
        return head.startsWith("{") || head.startsWith("[{");
    }
}
