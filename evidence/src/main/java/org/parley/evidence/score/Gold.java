package org.parley.evidence.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;
import org.parley.evidence.intake.UnreadableException;
import org.parley.model.Attribution;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a careful reader found in a document. All spans are bytes of the file.
 *
 * @param document name of the document's file
 * @param sha256 of its bytes
 */
public record Gold(
        String document, String sha256, List<Span> furniture, List<Item> attributions, List<Span> stickingPoints) {

    public Gold {
        furniture = List.copyOf(furniture);
        attributions = List.copyOf(attributions);
        stickingPoints = List.copyOf(stickingPoints);
    }

    /** One attribution; {@code source}, {@code cue} and {@code speaker} are null for an orphan. */
    public record Item(
            String id,
            String type,
            @Nullable Span source,
            @Nullable Span cue,
            List<Span> content,
            @Nullable String speaker,
            Attribution.Kind kind,
            @Nullable String within,
            @Nullable String relayedBy) {
        public Item {
            content = List.copyOf(content);
        }
    }

    /** Reads a gold file. */
    public static Gold read(String json, String name) {
        try {
            JsonNode root = JsonMapper.builder().build().readTree(json);
            List<Span> furniture = new ArrayList<>();
            root.path("furniture")
                    .forEach(f -> furniture.add(
                            new Span(f.path("start").asInt(), f.path("end").asInt())));
            List<Item> items = new ArrayList<>();
            root.path("attributions").forEach(a -> items.add(item(a)));
            List<Span> sticking = new ArrayList<>();
            root.path("sticking_points").forEach(s -> sticking.add(required(s)));
            return new Gold(
                    root.path("document").asString(""), root.path("sha256").asString(""), furniture, items, sticking);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new UnreadableException(
                    name + ": this is no gold file (" + e.getMessage() + "). See the README of the corpus.");
        }
    }

    private static Item item(JsonNode a) {
        List<Span> content = new ArrayList<>();
        a.path("content").forEach(c -> content.add(required(c)));
        return new Item(
                a.path("id").asString(""),
                a.path("type").asString(""),
                span(a.path("source")),
                span(a.path("cue")),
                content,
                words(a.path("speaker")),
                kind(a.path("kind").asString("")),
                words(a.path("within")),
                words(a.path("relayed_by")));
    }

    private static Attribution.Kind kind(String id) {
        return id.equals("outlet-voice")
                ? Attribution.Kind.OWN_VOICE
                : Attribution.Kind.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static @Nullable String words(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static @Nullable Span span(JsonNode node) {
        return node.isArray() && node.size() == 2 ? required(node) : null;
    }

    private static Span required(JsonNode node) {
        return new Span(node.path(0).asInt(), node.path(1).asInt());
    }
}
