package org.parley.evidence.intake;

import java.util.List;

/**
 * One article, release or post, as it was handed in.
 *
 * @param name of its file, with the number of the item where a file holds several
 * @param sha256 of the file's bytes, in hexadecimal
 * @param item number of the item where a file holds several, counted from 1; 0 where it holds one
 * @param size of the file, in bytes
 * @param text all its text, invisible characters left out, runs of blanks as one
 * @param passages of {@code text}, in order, not overlapping
 * @param facts what the document says about itself outside its text
 * @param remarks what a reader should know about how it was read
 */
public record Document(
        String name,
        String sha256,
        int item,
        int size,
        Format format,
        PlacedText text,
        List<Passage> passages,
        Facts facts,
        List<String> remarks) {

    public Document {
        passages = List.copyOf(passages);
        remarks = List.copyOf(remarks);
    }

    /** What kinds of documents are understood. */
    public enum Format {
        PLAIN,
        HTML,
        FEED,
        NINJS,
        NEWSML_G2
    }

    /** What tells this document from every other: the digest of its file, and {@code #2} for the second item of one. */
    public String key() {
        return item == 0 ? sha256 : sha256 + "#" + item;
    }

    public String words(Passage passage) {
        return text.text().substring(passage.from(), passage.to());
    }

    /** The same document, fetched on a day where it does not say so itself. */
    public Document fetchedOn(java.time.LocalDate day) {
        Facts told = new Facts(null, null, null, null, day, null, List.of(), List.of());
        return new Document(name, sha256, item, size, format, text, passages, facts.or(told), remarks);
    }
}
