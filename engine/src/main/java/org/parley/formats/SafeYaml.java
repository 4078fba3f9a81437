package org.parley.formats;

import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML from the parser's events: no aliases, no tags, bounded depth; numbers are kept as text. */
final class SafeYaml {

    private static final int DEEPEST = 60;

    private final String file;
    private final Iterator<Event> events;
    private int values;

    private SafeYaml(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /** @throws BadDomainException with the line if the text is not YAML that can be read safely */
    static SafeTree parse(String text, String file) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setCodePointLimit(DomainReader.LARGEST)
                    .setMaxAliasesForCollections(0)
                    // Read whole: its reader fails where a buffer ends within a character of two units.
                    .setBufferSize(Math.max(1024, text.length() + 1))
                    .build();
            return new SafeYaml(file, new Parse(settings).parseString(text).iterator()).document();
        } catch (YamlEngineException e) {
            throw new BadDomainException(
                    file,
                    "this is not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "Check the indentation, quotes and colons.");
        }
    }

    private SafeTree document() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                return value(events.next(), 0);
            }
            if (event instanceof StreamEndEvent) {
                break;
            }
        }
        throw new BadDomainException(file, "the file is empty", "Is it the right file?");
    }

    private SafeTree value(Event event, int depth) {
        Place where =
                new Place(file, event.getStartMark().map(m -> m.getLine() + 1).orElse(0));
        SafeTree.bounded(++values, where);
        if (depth > DEEPEST) {
            throw new BadDomainException(
                    where.toString(), "this nests deeper than " + DEEPEST + " levels", "Check the indentation.");
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, where);
            case SequenceStartEvent start -> {
                SafeTree.Items items = SafeTree.items(where);
                for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
                    items.all().add(value(next, depth + 1));
                }
                yield items;
            }
            case MappingStartEvent start -> {
                SafeTree.Fields fields = SafeTree.fields(where);
                for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
                    String key = value(next, depth + 1).text();
                    SafeTree value = value(events.next(), depth + 1);
                    if (fields.all().put(key, value) != null) {
                        throw new BadDomainException(
                                where.toString(), "`" + key + "` is there twice", "Remove one of them.");
                    }
                }
                yield fields;
            }
            case AliasEvent alias ->
                throw new BadDomainException(
                        where.toString(), "anchors and aliases (&, *) are not read", "Write the value out.");
            default ->
                throw new BadDomainException(
                        where.toString(), "this is not YAML that a domain needs", "Check the file.");
        };
    }

    private static SafeTree scalar(ScalarEvent scalar, Place where) {
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        return new SafeTree.Value(
                scalar.getValue(), plain && List.of("", "~", "null").contains(scalar.getValue()), where);
    }
}
