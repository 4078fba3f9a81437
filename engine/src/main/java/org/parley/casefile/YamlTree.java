package org.parley.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Text to {@link Node}s, in bounded depth and memory. Built from the parser's events rather than its node graph, because
 * a graph with aliases can be exponentially larger than its text; anchors and aliases are refused.
 */
final class YamlTree {

    /** Nothing in a case nests deeper than about fifteen levels. */
    private static final int DEEPEST = 60;

    private static final int LONGEST = 16 * 1024 * 1024;

    private final String file;
    private final List<Problem> problems;
    private Iterator<Event> events;

    private YamlTree(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
        this.events = List.<Event>of().iterator();
    }

    /** The tree, or empty if the text is no YAML at all; whatever is wrong is added to {@code problems}. */
    static Optional<Node> parse(String text, String file, List<Problem> problems) {
        return new YamlTree(file, problems).parse(text);
    }

    private Optional<Node> parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LONGEST)
                .setMaxAliasesForCollections(0)
                .setUseMarks(true)
                // Read whole: its reader fails where a buffer ends within a character of two units.
                .setBufferSize(Math.max(1024, text.length() + 1))
                .build();
        try {
            events = new Parse(settings).parseString(text).iterator();
            return document();
        } catch (TooDeep e) {
            problem(
                    e.place,
                    "this nests deeper than " + DEEPEST + " levels",
                    "A case nests a dozen levels at most; check the indentation.");
        } catch (ReaderException e) {
            problem(
                    placeOf(text, e.getPosition()),
                    "the character " + codePoint(e.getCodePoint()) + " is not allowed in YAML",
                    "Is this a text file? Remove the character, or write it as an escape in double quotes.");
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().map(YamlTree::place).orElse(Place.START);
            problem(
                    place,
                    "this is not YAML: " + oneLine(e.getProblem()),
                    "Check the indentation, quotes and colons here.");
        } catch (YamlEngineException e) {
            problem(Place.START, "this is not YAML: " + oneLine(String.valueOf(e.getMessage())), "Is it a case file?");
        }
        return Optional.empty();
    }

    private Optional<Node> document() {
        Optional<Node> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            switch (event) {
                case StreamStartEvent start -> {}
                case StreamEndEvent end -> {}
                case DocumentEndEvent end -> {}
                case DocumentStartEvent start -> {
                    if (root.isPresent()) {
                        problem(
                                place(event),
                                "a second document begins here",
                                "A case file holds one document; remove the line of dashes or split the file.");
                        return root;
                    }
                }
                default -> root = Optional.of(node(event, 1));
            }
        }
        return root;
    }

    private Node node(Event event, int depth) {
        Place place = place(event);
        if (depth > DEEPEST) {
            throw new TooDeep(place);
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problem(
                    place,
                    event instanceof AliasEvent ? "an alias (*) stands here" : "an anchor (&) stands here",
                    "Case files use no anchors and aliases; write the text out.");
        }
        return switch (event) {
            case ScalarEvent scalar -> new Node.Scalar(scalar.getValue(), place);
            case SequenceStartEvent start -> {
                List<Node> items = new ArrayList<>();
                for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
                    items.add(node(next, depth + 1));
                }
                yield new Node.Items(items, place);
            }
            case MappingStartEvent start -> keys(place, depth);
            default -> new Node.Scalar("", place);
        };
    }

    private Node keys(Place place, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
            Place keyPlace = place(next);
            Node key = node(next, depth + 1);
            Node value = node(events.next(), depth + 1);
            if (!(key instanceof Node.Scalar(String name, Place ignored))) {
                problem(keyPlace, "a key must be a single word, not " + key.form(), "Write it as name: value.");
                continue;
            }
            Place first = seen.putIfAbsent(name, keyPlace);
            if (first != null) {
                problem(
                        keyPlace,
                        "the key `" + name + "` stands here twice",
                        "It stood in line " + first.line() + " already; remove or rename one of them.");
                continue;
            }
            entries.add(new Node.Entry(name, keyPlace, value));
        }
        return new Node.Keys(entries, place);
    }

    private void problem(Place place, String what, String advice) {
        problems.add(new Problem(file, place, Problem.Severity.ERROR, what, advice));
    }

    private static Place place(Event event) {
        return event.getStartMark().map(YamlTree::place).orElse(Place.START);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Place placeOf(String text, int position) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(position, text.length()); i++) {
            column = text.charAt(i) == '\n' ? 1 : column + 1;
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return new Place(line, column);
    }

    static String codePoint(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    private static String oneLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + " ..." : line;
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Place place;

        TooDeep(Place place) {
            super("too deep at line " + place.line());
            this.place = place;
        }
    }
}
