package org.parley.evidence.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about itself in its metadata; all of it may be missing.
 *
 * @param published day of publication as stated
 * @param fetched day on which the copy was taken, as the reader was told
 * @param licence the rights line
 * @param credits who is named for words and pictures
 */
public record Facts(
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String url,
        @Nullable LocalDate published,
        @Nullable LocalDate fetched,
        @Nullable String licence,
        List<String> credits,
        List<String> topics) {

    public static final Facts NONE = new Facts(null, null, null, null, null, null, List.of(), List.of());

    public Facts {
        credits = List.copyOf(credits);
        topics = List.copyOf(topics);
    }

    /** These facts, gaps filled from others. */
    public Facts or(Facts other) {
        return new Facts(
                title != null ? title : other.title,
                publisher != null ? publisher : other.publisher,
                url != null ? url : other.url,
                published != null ? published : other.published,
                fetched != null ? fetched : other.fetched,
                licence != null ? licence : other.licence,
                credits.isEmpty() ? other.credits : credits,
                topics.isEmpty() ? other.topics : topics);
    }
}
