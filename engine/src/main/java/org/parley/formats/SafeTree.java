package org.parley.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.Rational;

/** A value of a JSON or YAML file: a map, a list, or a text. Numbers are kept as they are written. */
sealed interface SafeTree {

    /** The most values in one file. */
    int MOST = 250_000;

    Place place();

    /** File, and line where known. */
    default String where() {
        return place().toString();
    }

    record Fields(Map<String, SafeTree> all, Place place) implements SafeTree {}

    record Items(List<SafeTree> all, Place place) implements SafeTree {}

    /** {@code text} is empty and {@code absent} true for a null. */
    record Value(String text, boolean absent, Place place) implements SafeTree {}

    static Fields fields(Place place) {
        return new Fields(new LinkedHashMap<>(4), place);
    }

    static Items items(Place place) {
        return new Items(new ArrayList<>(2), place);
    }

    default Optional<SafeTree> find(String key) {
        return this instanceof Fields fields
                ? Optional.ofNullable(fields.all.get(key)).filter(v -> !(v instanceof Value value && value.absent))
                : Optional.empty();
    }

    default SafeTree get(String key) {
        return find(key)
                .orElseThrow(() -> new BadDomainException(
                        where(), "`" + key + "` is missing", "Add it, or check that this is the right kind of file."));
    }

    default Map<String, SafeTree> entries() {
        if (this instanceof Fields fields) {
            return fields.all;
        }
        throw new BadDomainException(where(), "this should be a set of keys with values", "Write {key: value}.");
    }

    default List<SafeTree> list() {
        if (this instanceof Items items) {
            return items.all;
        }
        throw new BadDomainException(where(), "this should be a list", "Write [a, b].");
    }

    default String text() {
        if (this instanceof Value value && !value.absent) {
            return value.text;
        }
        throw new BadDomainException(where(), "this should be a single value", "Write a text or a number.");
    }

    default Rational number(String name) {
        return Numbers.decimal(text(), where(), name);
    }

    /** @throws BadDomainException if a file holds more values than {@link #MOST} */
    static void bounded(int values, Place place) {
        if (values > MOST) {
            throw new BadDomainException(
                    place.toString(),
                    "the file has more than " + MOST + " values",
                    "A domain needs fewer; is it the right file?");
        }
    }
}
