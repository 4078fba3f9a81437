package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that claims were read from.
 *
 * @param published null when the document does not say and nothing lets one infer it
 * @param chain outlets that it passed through, the origin first; a reprint is no second source
 */
public record Source(
        String id,
        String title,
        @Nullable String publisher,
        @Nullable When published,
        @Nullable String url,
        Reliability reliability,
        List<String> chain,
        Meta meta) {

    public Source {
        chain = List.copyOf(chain);
    }
}
