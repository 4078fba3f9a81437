package org.parley.evidence.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/** ninjs, the IPTC's news in JSON: one item or a list; the body as XHTML or as text, each character with its bytes. */
final class Ninjs {

    private static final List<String> BODIES = List.of("body_xhtml", "body_html", "body_text", "description_text");

    /** Keys under which pictures, other sizes of them and other stories lie. */
    private static final Set<String> BESIDE = Set.of("associations", "renditions");

    private static final Set<String> READ = Set.of(
            "body_xhtml",
            "body_html",
            "body_text",
            "description_text",
            "headline",
            "provider",
            "source",
            "uri",
            "versioncreated",
            "firstcreated",
            "contentcreated",
            "copyrightnotice",
            "copyrightholder",
            "byline");

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

    /** The strings directly in each item, by key; only those that are read. */
    private static List<Map<String, PlacedText>> strings(PlacedText raw, String name) {
        List<Map<String, PlacedText>> out = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(raw.text())) {
            Deque<Open> open = new ArrayDeque<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> {
                        Open outer = open.peek();
                        boolean beside = outer != null && (outer.beside || BESIDE.contains(outer.key));
                        open.push(new Open(beside, out.size()));
                    }
                    case END_ARRAY -> open.pop();
                    case END_OBJECT -> open.pop().close(out, name);
                    case PROPERTY_NAME -> open.element().key = parser.currentName();
                    case VALUE_STRING -> {
                        Open object = open.peek();
                        if (object != null && !object.beside && READ.contains(object.key)) {
                            int quote = (int) parser.currentTokenLocation().getCharOffset();
                            object.strings.putIfAbsent(object.key, Escapes.json(raw, quote, name));
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

    /** An object or a list that is being read. */
    private static final class Open {

        /** Whether it is, or lies in, what stands beside a story: pictures and the like. */
        final boolean beside;

        /** How many items there were before. */
        final int before;

        final Map<String, PlacedText> strings = new HashMap<>();
        String key = "";

        Open(boolean beside, int before) {
            this.beside = beside;
            this.before = before;
        }

        /** An object with a body is an item, and what lies in it is none; a package of items is none of them. */
        void close(List<Map<String, PlacedText>> items, String name) {
            boolean body = BODIES.stream().limit(BODIES.size() - 1L).anyMatch(strings::containsKey);
            boolean teaser = strings.containsKey(BODIES.getLast()) && items.size() == before;
            if (beside || !body && !teaser) {
                return;
            }
            items.subList(before, items.size()).clear();
            items.add(strings);
            Feeds.checkItems(items.size(), name);
        }
    }

    /** Whether text begins as JSON does: with an object, or with a list of them. */
    static boolean isJson(String text) {
        String head = text.stripLeading();
        return head.startsWith("{")
                || head.startsWith("[") && head.substring(1).stripLeading().startsWith("{");
    }
}
