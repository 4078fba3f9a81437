package org.parley.casefile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.parley.model.Rational;

/** Holds a tree against a shape: unknown and missing keys, wrong types, words that are not there. */
final class ShapeCheck {

    static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,79}");
    static final Pattern LATENCY = Pattern.compile("(\\d{1,5})([hd])");

    /** Words with a meaning of their own inside a condition; no issue can be called so. */
    static final Set<String> CONDITION_WORDS = Set.of("if", "then", "all", "any");

    /** What {@link Shape.MapOf} calls the keys of options. */
    static final String OPTION_KEY = "option id";

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"]{1,2000}");
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)\\s*(\\S.*)");
    private static final int LONGEST_TEXT = 20_000;

    private final String file;
    private final List<Problem> problems;

    ShapeCheck(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    void check(Node node, Shape shape, String called) {
        switch (shape) {
            case Shape.Value(Shape.Kind kind) -> value(node, kind, called);
            case Shape.Word(List<String> words) -> word(node, words, called);
            case Shape.ListOf(Shape item, boolean alone) -> list(node, item, alone, called);
            case Shape.MapOf(String key, Shape value) -> map(node, key, value, called);
            case Shape.Entry entry -> entry(node, entry, called);
            case Shape.Either(List<Shape> shapes) -> either(node, shapes, called);
            case Shape.ConditionShape condition -> condition(node, called);
            case Shape.RatificationShape rule -> new RatificationFile(this).shape(node, called);
        }
    }

    void value(Node node, Shape.Kind kind, String called) {
        if (!(node instanceof Node.Scalar(String text, Place place))) {
            problem(
                    node.place(),
                    called + " must be " + kind.description() + ", not " + node.form(),
                    "Write one value after the colon.");
            return;
        }
        if (text.isBlank()) {
            problem(place, called + " is empty", "Write " + kind.description() + ", or leave the key out.");
            return;
        }
        hygiene(text, place, called);
        switch (kind) {
            case TEXT -> {
                if (text.length() > LONGEST_TEXT) {
                    problem(
                            place,
                            called + " is " + text.length() + " characters long",
                            "Keep it under " + LONGEST_TEXT + ".");
                }
            }
            case ID ->
                demand(
                        ID.matcher(text).matches(),
                        place,
                        text,
                        called,
                        kind,
                        "Begin with a letter or digit; no blanks.");
            case OPTION ->
                demand(
                        isOption(text),
                        place,
                        text,
                        called,
                        kind,
                        "An id begins with a letter or digit and has no blanks; a number is written like -2, 0.5 or 1/3.");
            case DATE -> date(text, place, called);
            case NUMBER ->
                demand(
                        Rational.isWritten(text),
                        place,
                        text,
                        called,
                        kind,
                        "Exponents, NaN and infinities are no numbers here.");
            case WHOLE ->
                demand(WHOLE.matcher(text).matches(), place, text, called, kind, "Write digits only, nine at most.");
            case YES_NO ->
                demand(text.equals("true") || text.equals("false"), place, text, called, kind, "Write true or false.");
            case LATENCY ->
                demand(LATENCY.matcher(text).matches(), place, text, called, kind, "Hours end in h, days in d.");
            case URL ->
                demand(URL.matcher(text).matches(), place, text, called, kind, "Only web addresses can be given.");
        }
    }

    /** An id, or a number of a range as {@link Rational} writes it: below zero and as a fraction, too. */
    private static boolean isOption(String text) {
        return ID.matcher(text).matches()
                || Rational.isWritten(text) && Rational.parse(text).toString().equals(text);
    }

    private void date(String text, Place place, String called) {
        try {
            LocalDate.parse(text);
        } catch (DateTimeException e) {
            problem(
                    place,
                    called + " (" + shortened(text) + ") is no date",
                    "Write it as year-month-day, like 2024-02-15.");
        }
    }

    private void demand(boolean holds, Place place, String text, String called, Shape.Kind kind, String advice) {
        if (!holds) {
            problem(place, called + " (" + shortened(text) + ") must be " + kind.description(), advice);
        }
    }

    /** Text that looks like other text is refused: it could show two readers different things. */
    private void hygiene(String text, Place place, String called) {
        text.codePoints()
                .filter(c -> Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.CONTROL && c != '\n')
                .findFirst()
                .ifPresent(c -> problem(
                        place,
                        called + " holds an invisible character (" + YamlTree.codePoint(c) + ")",
                        "Remove it: direction marks and zero-width characters can make a text read differently."));
    }

    private void word(Node node, List<String> words, String called) {
        if (!(node instanceof Node.Scalar(String text, Place place))) {
            problem(
                    node.place(),
                    called + " must be one word, not " + node.form(),
                    "One of: " + String.join(", ", words) + ".");
        } else if (!words.contains(text)) {
            problem(
                    place,
                    called + " (" + shortened(text) + ") is not one of the words it can be",
                    Nearest.to(text, words)
                                    .map(word -> "Did you mean `" + word + "`? ")
                                    .orElse("") + "One of: " + String.join(", ", words) + ".");
        }
    }

    private void list(Node node, Shape item, boolean alone, String called) {
        if (node instanceof Node.Items(List<Node> all, Place place)) {
            for (int i = 0; i < all.size(); i++) {
                check(all.get(i), item, called + ", item " + (i + 1));
            }
        } else if (alone && !isEmpty(node)) {
            check(node, item, called);
        } else {
            problem(
                    node.place(),
                    called + " must be a list, not " + node.form(),
                    "Write items under it, each after a dash, or [a, b].");
        }
    }

    void map(Node node, String key, Shape value, String called) {
        if (!(node instanceof Node.Keys(List<Node.Entry> entries, Place place))) {
            problem(
                    node.place(),
                    called + " must hold entries under ids, not " + node.form(),
                    "Write `" + key.replace(' ', '-') + ": ...` under it.");
            return;
        }
        for (Node.Entry entry : entries) {
            boolean fits = key.equals(OPTION_KEY)
                    ? isOption(entry.key())
                    : ID.matcher(entry.key()).matches();
            if (!fits) {
                problem(
                        entry.place(),
                        "the " + key + " (" + shortened(entry.key()) + ") is no id",
                        "Use letters, digits, `-`, `_` and `.`; no blanks.");
            }
            check(entry.value(), value, called + " of `" + shortened(entry.key()) + "`");
        }
    }

    private void entry(Node node, Shape.Entry shape, String called) {
        if (!(node instanceof Node.Keys(List<Node.Entry> entries, Place place))) {
            problem(
                    node.place(),
                    called + " must be a " + shape.name() + " with keys, not " + node.form(),
                    "Its keys: " + keyList(shape) + ".");
            return;
        }
        Set<String> known = shape.keys().stream().map(Shape.Key::name).collect(Collectors.toSet());
        for (Node.Entry entry : entries) {
            Optional<Shape.Key> key = shape.keys().stream()
                    .filter(k -> k.name().equals(entry.key()))
                    .findFirst();
            if (key.isEmpty()) {
                String nearest = Nearest.to(entry.key(), known)
                        .map(k -> "; did you mean `" + k + "`?")
                        .orElse("");
                problem(
                        entry.place(),
                        "unknown key `" + shortened(entry.key()) + "`" + nearest,
                        "A " + shape.name() + " has the keys " + keyList(shape) + ".");
            } else {
                check(entry.value(), key.get().shape(), "`" + entry.key() + "`");
            }
        }
        Set<String> present = entries.stream().map(Node.Entry::key).collect(Collectors.toSet());
        for (Shape.Key key : shape.keys()) {
            if (key.required() && !present.contains(key.name())) {
                problem(place, "the key `" + key.name() + "` is missing in this " + shape.name(), key.meaning());
            }
        }
    }

    private void either(Node node, List<Shape> shapes, String called) {
        for (Shape shape : shapes) {
            if (fits(node, shape)) {
                check(node, shape, called);
                return;
            }
        }
        problem(
                node.place(),
                called + " cannot be " + node.form(),
                "Write " + shapes.stream().map(ShapeCheck::described).collect(Collectors.joining(", or ")) + ".");
    }

    private static boolean fits(Node node, Shape shape) {
        return switch (shape) {
            case Shape.Value v -> node instanceof Node.Scalar;
            case Shape.Word w -> node instanceof Node.Scalar;
            case Shape.ListOf l -> node instanceof Node.Items;
            default -> node instanceof Node.Keys;
        };
    }

    private static String described(Shape shape) {
        return switch (shape) {
            case Shape.Value(Shape.Kind kind) -> kind.description();
            case Shape.Word(List<String> words) -> "one of " + String.join(", ", words);
            case Shape.ListOf(Shape item, boolean alone) -> "a list of " + described(item);
            case Shape.Entry entry -> "a " + entry.name() + " with the keys " + keyList(entry);
            default -> "keys with values";
        };
    }

    private void condition(Node node, String called) {
        if (!(node instanceof Node.Keys(List<Node.Entry> entries, Place place)) || entries.isEmpty()) {
            problem(
                    node.place(),
                    called + " must be a condition, not " + node.form(),
                    "Write {issue: option}, {issue: [a, b]}, {issue: \"<= 5\"} or {if: {...}, then: {...}}.");
            return;
        }
        Set<String> keys = entries.stream().map(Node.Entry::key).collect(Collectors.toSet());
        if (keys.contains("if") != keys.contains("then")) {
            problem(
                    place,
                    called + " has `" + (keys.contains("if") ? "if" : "then") + "` alone",
                    "Write both: {if: {...}, then: {...}}.");
        }
        for (Node.Entry entry : entries) {
            switch (entry.key()) {
                case "if", "then" -> condition(entry.value(), "`" + entry.key() + "`");
                case "all", "any" -> {
                    if (entry.value() instanceof Node.Items(List<Node> parts, Place at) && !parts.isEmpty()) {
                        parts.forEach(part -> condition(part, "a part of `" + entry.key() + "`"));
                    } else {
                        problem(
                                entry.value().place(),
                                "`" + entry.key() + "` must be a list of conditions",
                                "Write " + entry.key() + ": [{...}, {...}].");
                    }
                }
                default -> bound(entry.value(), "the condition on `" + shortened(entry.key()) + "`");
            }
        }
    }

    private void bound(Node node, String called) {
        switch (node) {
            case Node.Scalar scalar -> {
                if (COMPARISON.matcher(scalar.text()).matches()) {
                    hygiene(scalar.text(), scalar.place(), called);
                } else {
                    value(scalar, Shape.Kind.OPTION, called);
                }
            }
            case Node.Items items -> {
                if (items.all().isEmpty()) {
                    problem(items.place(), called + " is an empty list", "Name at least one option.");
                }
                items.all().forEach(item -> value(item, Shape.Kind.OPTION, called));
            }
            case Node.Keys keys -> {
                if (keys.entries().size() == 1
                        && keys.entries().getFirst().key().equals("not")) {
                    list(keys.entries().getFirst().value(), new Shape.Value(Shape.Kind.OPTION), true, called);
                } else {
                    problem(
                            keys.place(),
                            called + " has keys that mean nothing here",
                            "Write an option, a list of options, \"<= bound\" or {not: [options]}.");
                }
            }
        }
    }

    static Optional<String[]> comparison(String text) {
        var matcher = COMPARISON.matcher(text);
        return matcher.matches()
                ? Optional.of(new String[] {matcher.group(1), matcher.group(2).strip()})
                : Optional.empty();
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Scalar scalar && scalar.text().isEmpty();
    }

    private static String keyList(Shape.Entry shape) {
        List<String> names = new ArrayList<>();
        shape.keys().forEach(key -> names.add(key.name()));
        return String.join(", ", names);
    }

    static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() > 60 ? line.substring(0, 60) + "..." : line;
    }

    void problem(Place place, String what, String advice) {
        problems.add(new Problem(file, place, Problem.Severity.ERROR, what, advice));
    }
}
