package org.parley.server.courier;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.parley.seal.Hash;
import org.parley.server.talks.Texts;

/**
 * A version of a text that a letter or an answer speaks of.
 *
 * @param hash of its pages, in hexadecimal digits
 */
public record Spoken(String text, int number, String hash) {

    /** Of a version that a delegation was shown. */
    static Spoken of(Texts.Version version) {
        return new Spoken(
                version.version().text(),
                version.number(),
                version.copy() == null
                        ? version.version().hash().toString()
                        : version.copy().hash());
    }

    /** The newest version of each text that a delegation was shown, by the texts' ids. */
    static List<Spoken> newest(Texts texts, String party) {
        return texts.all().stream()
                .flatMap(text -> text.newestFor(party).stream())
                .map(Spoken::of)
                .sorted(Comparator.comparing(Spoken::text))
                .toList();
    }

    /** Of all of them; {@link Hash#NONE} where no text is spoken of. */
    static Hash hash(List<Spoken> all) {
        if (all.isEmpty()) {
            return Hash.NONE;
        }
        StringBuilder statement = new StringBuilder("parley texts 1\n");
        all.stream()
                .sorted(Comparator.comparing(Spoken::text))
                .forEach(one -> statement
                        .append(one.text)
                        .append(' ')
                        .append(one.number)
                        .append(' ')
                        .append(one.hash)
                        .append('\n'));
        return Hash.of(statement.toString().getBytes(StandardCharsets.UTF_8));
    }
}
