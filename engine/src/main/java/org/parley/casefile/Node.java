package org.parley.casefile;

import java.util.List;

/** A piece of a YAML file that knows where it stands. Scalars are kept as written: nothing is guessed about types. */
sealed interface Node {

    Place place();

    record Scalar(String text, Place place) implements Node {}

    record Items(List<Node> all, Place place) implements Node {}

    record Keys(List<Entry> entries, Place place) implements Node {}

    record Entry(String key, Place place, Node value) {}

    default String form() {
        return switch (this) {
            case Scalar scalar -> scalar.text().isEmpty() ? "nothing" : "a single value";
            case Items items -> "a list";
            case Keys keys -> "keys with values";
        };
    }
}
