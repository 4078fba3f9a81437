package org.parley.casefile;

import java.util.List;

/** What may stand in a place of a case file. */
public sealed interface Shape {

    /** A single value of a kind. */
    record Value(Kind kind) implements Shape {}

    /** One of a fixed list of words. */
    record Word(List<String> words) implements Shape {}

    /** A list; where {@code alone} is true, one item may stand without the brackets. */
    record ListOf(Shape item, boolean alone) implements Shape {}

    /** Entries under ids that the author chooses. */
    record MapOf(String key, Shape value) implements Shape {}

    /** A fixed set of keys; {@code name} is what the documentation calls the thing. */
    record Entry(String name, List<Key> keys) implements Shape {}

    /** One of several shapes, told apart by their form. */
    record Either(List<Shape> shapes) implements Shape {}

    /** A condition on outcomes, see {@link org.parley.model.Condition}. */
    record ConditionShape() implements Shape {}

    /** A rule by which an outcome passes at home, see {@link org.parley.model.Ratification}. */
    record RatificationShape() implements Shape {}

    /**
     * A key of an entry.
     *
     * @param meaning one sentence for the JSON Schema
     */
    record Key(String name, Shape shape, boolean required, String meaning) {}

    /** Kinds of single values. */
    enum Kind {
        TEXT("text"),
        ID("an id: letters, digits, `-` and `_`"),
        OPTION("an option: its id, or its number in a range"),
        DATE("a date like 2024-02-15"),
        NUMBER("a number like 0.35, 12 or 2/15"),
        WHOLE("a whole number"),
        YES_NO("true or false"),
        LATENCY("a time like 36h or 7d"),
        URL("an address that begins with http:// or https://");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        public String description() {
            return description;
        }
    }
}
