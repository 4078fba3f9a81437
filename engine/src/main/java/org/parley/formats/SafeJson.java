package org.parley.formats;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON in bounded depth; numbers are kept as text, so that a short one cannot grow into a billion digits. */
final class SafeJson {

    private static final int DEEPEST = 60;

    private final JsonParser parser;
    private final String file;
    private int values;
    private Place last;

    private SafeJson(JsonParser parser, String file) {
        this.parser = parser;
        this.file = file;
        this.last = new Place(file, 0);
    }

    /** @throws BadDomainException with line and column if the text is not JSON that can be read safely */
    static SafeTree parse(String text, String file) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(200)
                        .maxStringLength(1_000_000)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = factory.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            parser.nextToken();
            SafeJson reader = new SafeJson(parser, file);
            SafeTree tree = reader.value();
            if (parser.nextToken() != null) {
                throw new BadDomainException(
                        reader.here().toString(), "something stands behind the end of the value", "Remove it.");
            }
            return tree;
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new BadDomainException(
                    file + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr()),
                    "this is not JSON: "
                            + String.valueOf(e.getOriginalMessage())
                                    .lines()
                                    .findFirst()
                                    .map(SafeJson::start)
                                    .orElse(""),
                    "Check brackets, quotes and commas; at most " + DEEPEST + " levels.");
        }
    }

    private static String start(String message) {
        return message.length() > 120 ? message.substring(0, 120) + "..." : message;
    }

    private SafeTree value() {
        JsonToken token = parser.currentToken();
        Place where = here();
        SafeTree.bounded(++values, where);
        if (token == null) {
            throw new BadDomainException(file, "the file is empty", "Is it the right file?");
        }
        return switch (token) {
            case START_OBJECT -> {
                SafeTree.Fields fields = SafeTree.fields(where);
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = parser.currentName();
                    parser.nextToken();
                    fields.all().put(key, value());
                }
                yield fields;
            }
            case START_ARRAY -> {
                SafeTree.Items items = SafeTree.items(where);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.all().add(value());
                }
                yield items;
            }
            case VALUE_NULL -> new SafeTree.Value("", true, where);
            default -> new SafeTree.Value(parser.getString(), false, where);
        };
    }

    /** One place per line, however many values stand on it. */
    private Place here() {
        int line = parser.currentTokenLocation().getLineNr();
        if (line != last.line()) {
            last = new Place(file, line);
        }
        return last;
    }
}
