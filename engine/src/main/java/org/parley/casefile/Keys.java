package org.parley.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.model.Rational;
import org.parley.model.When;

/** An entry of a tree that {@link ShapeCheck} has passed, read key by key. */
final class Keys {

    private final Node.Keys node;
    private final String path;

    Keys(Node node, String path) {
        this.node = (Node.Keys) node;
        this.path = path;
    }

    /** Where the entry stands in the tree: keys and item numbers, joined by slashes. */
    String path() {
        return path;
    }

    Optional<Node> node(String key) {
        return node.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Node.Entry::value)
                .findFirst();
    }

    /** Every entry, in the order of the file. */
    Map<String, Node> all() {
        Map<String, Node> all = new LinkedHashMap<>();
        node.entries().forEach(entry -> all.put(entry.key(), entry.value()));
        return all;
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    String text(String key) {
        return node(key).map(Keys::textOf).orElseThrow(() -> new IllegalStateException(path + "/" + key));
    }

    @Nullable
    String textOrNull(String key) {
        return node(key).map(Keys::textOf).orElse(null);
    }

    String text(String key, String otherwise) {
        return node(key).map(Keys::textOf).orElse(otherwise);
    }

    boolean yes(String key) {
        return text(key, "false").equals("true");
    }

    LocalDate date(String key) {
        return LocalDate.parse(text(key));
    }

    @Nullable
    Integer wholeOrNull(String key) {
        return node(key).map(n -> Integer.valueOf(textOf(n))).orElse(null);
    }

    @Nullable
    Rational numberOrNull(String key) {
        return node(key).map(n -> Rational.parse(textOf(n))).orElse(null);
    }

    Rational number(String key) {
        return Rational.parse(text(key));
    }

    <E extends Enum<E>> E word(String key, Class<E> type) {
        return constant(text(key), type);
    }

    <E extends Enum<E>> E word(String key, E otherwise) {
        return has(key) ? constant(text(key), otherwise.getDeclaringClass()) : otherwise;
    }

    <E extends Enum<E>> @Nullable E wordOrNull(String key, Class<E> type) {
        return has(key) ? constant(text(key), type) : null;
    }

    static <E extends Enum<E>> E constant(String written, Class<E> type) {
        return Enum.valueOf(type, written.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The values of a list of single values; one alone counts as a list of one; none when the key is missing. */
    List<String> texts(String key) {
        return node(key).map(Keys::items).orElse(List.of()).stream()
                .map(Keys::textOf)
                .toList();
    }

    <T> List<T> list(String key, Function<Keys, T> each) {
        List<T> all = new ArrayList<>();
        List<Node> items = node(key).map(Keys::items).orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            all.add(each.apply(new Keys(items.get(i), path + "/" + key + "/" + i)));
        }
        return all;
    }

    /** The entries of a map under ids, in the order of the file. */
    Map<String, Node> map(String key) {
        Map<String, Node> all = new LinkedHashMap<>();
        node(key).ifPresent(n -> ((Node.Keys) n).entries().forEach(entry -> all.put(entry.key(), entry.value())));
        return all;
    }

    Map<String, Rational> numbers(String key) {
        Map<String, Rational> all = new LinkedHashMap<>();
        map(key).forEach((id, n) -> all.put(id, Rational.parse(textOf(n))));
        return all;
    }

    Map<String, String> textMap(String key) {
        Map<String, String> all = new LinkedHashMap<>();
        map(key).forEach((id, n) -> all.put(id, textOf(n)));
        return all;
    }

    /** Reads {@code on}, or {@code between} with {@code basis}; null when neither is there. */
    @Nullable
    When when() {
        return has("on") ? When.on(date("on")) : has("between") ? dates("between") : null;
    }

    /** Reads a date or a pair of dates under a key; null when it is missing. */
    @Nullable
    When dates(String key) {
        List<String> dates = texts(key);
        return switch (dates.size()) {
            case 0 -> null;
            case 1 -> When.on(LocalDate.parse(dates.getFirst()));
            default -> new When(LocalDate.parse(dates.get(0)), LocalDate.parse(dates.get(1)), textOrNull("basis"));
        };
    }

    static String textOf(Node node) {
        return ((Node.Scalar) node).text();
    }

    static List<Node> items(Node node) {
        return node instanceof Node.Items items ? items.all() : List.of(node);
    }

    /** What could be read, without the gaps. */
    static <T> List<T> present(List<Optional<T>> all) {
        return all.stream().flatMap(Optional::stream).toList();
    }
}
