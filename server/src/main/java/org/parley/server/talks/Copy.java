package org.parley.server.talks;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.parley.seal.Hash;
import org.parley.seal.ShortCode;

/**
 * A version with exactly the bytes that somebody is shown. The pages are kept beside the version, so that what was shown
 * stays what it was even if pages are laid out otherwise one day.
 *
 * @param pages language to page
 * @param hash of the pages in all languages, in hexadecimal digits
 */
public record Copy(TextVersion version, SortedMap<String, String> pages, String hash) {

    public Copy {
        Words.given(version, "version");
        SortedMap<String, String> clean = new TreeMap<>();
        Words.sorted(pages, Texts.MOST_LANGUAGES, "pages")
                .forEach((language, page) ->
                        clean.put(Words.language(language), Words.needed(page, Words.TEXT, "text")));
        if (clean.isEmpty()) {
            throw new BadDeedException("A copy of a text has a page at least.");
        }
        pages = Collections.unmodifiableSortedMap(clean);
        Words.digest(hash, "digest");
        if (!hash(pages).toString().equals(hash)) {
            throw new BadDeedException("The digest is not that of the pages: the copy was damaged. Make it again.");
        }
    }

    public static Copy of(TextVersion version) {
        SortedMap<String, String> pages = version.pages();
        return new Copy(version, pages, hash(pages).toString());
    }

    /** What its reader can read out. */
    public ShortCode code() {
        return ShortCode.of(Hash.parse(hash));
    }

    /** The hash of the page in a language; empty where there is none. */
    public Optional<Hash> hash(String language) {
        return Optional.ofNullable(pages.get(language)).map(page -> Hash.of(page.getBytes(StandardCharsets.UTF_8)));
    }

    /** Over each language's tag and hash, in the order of the tags: no two sets of pages have the same statement. */
    static Hash hash(Map<String, String> pages) {
        StringBuilder statement = new StringBuilder("parley text 1\n");
        new TreeMap<>(pages)
                .forEach((language, page) -> statement
                        .append(language)
                        .append(' ')
                        .append(Hash.of(page.getBytes(StandardCharsets.UTF_8)))
                        .append('\n'));
        return Hash.of(statement.toString().getBytes(StandardCharsets.UTF_8));
    }
}
