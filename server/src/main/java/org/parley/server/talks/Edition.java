package org.parley.server.talks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.seal.Hash;
import org.parley.seal.ShortCode;

/**
 * The same bytes of a text, however often they were entered: written, shown to one, put before all.
 *
 * @param hash of the pages in all languages, in hexadecimal digits
 * @param entries in which it stands, the earliest first
 */
public record Edition(int number, String hash, TextVersion version, List<Texts.Version> entries) {

    private static final int DIGITS = 12;

    public Edition {
        entries = List.copyOf(entries);
    }

    /** By number, and of one number in the order in which they came up. */
    public static List<Edition> of(Texts.OneText text) {
        Map<String, List<Texts.Version>> byBytes = new LinkedHashMap<>();
        for (Texts.Version version : text.versions()) {
            byBytes.computeIfAbsent(version.number() + "." + hash(version), key -> new ArrayList<>())
                    .add(version);
        }
        return byBytes.values().stream()
                .map(entries -> new Edition(
                        entries.getFirst().number(),
                        hash(entries.getFirst()),
                        entries.getFirst().version(),
                        entries))
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();
    }

    /**
     * @param reference as {@link #reference} gives it, or a number where only one edition has it
     */
    public static Optional<Edition> find(List<Edition> editions, String reference) {
        List<Edition> found = editions.stream()
                .filter(edition -> edition.reference().equals(reference)
                        || Integer.toString(edition.number()).equals(reference))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** How pages refer to it: its number and the first digits of its hash. */
    public String reference() {
        return number + "." + hash.substring(0, DIGITS);
    }

    public ShortCode code() {
        return ShortCode.of(Hash.parse(hash));
    }

    /** The copy that is shown: the one that was shown before, or one of the draft. */
    public Copy copy() {
        return entries.stream()
                .flatMap(entry -> Optional.ofNullable(entry.copy()).stream())
                .findFirst()
                .orElseGet(() -> Copy.of(version));
    }

    /** The draft in a chain, from which the next version is made. */
    public Optional<Texts.Version> draft(Audience in) {
        return entries.stream()
                .filter(entry -> entry.way() == Texts.Way.DRAFTED
                        && entry.entry().audience().equals(in.toString()))
                .findFirst();
    }

    private static String hash(Texts.Version version) {
        Copy copy = version.copy();
        return copy == null ? version.version().hash().toString() : copy.hash();
    }
}
