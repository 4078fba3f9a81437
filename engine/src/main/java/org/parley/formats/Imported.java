package org.parley.formats;

import java.util.List;
import org.parley.model.Case;

/**
 * What was read.
 *
 * @param warnings repairs and departures that a reader should know of, one sentence each
 */
public record Imported(Case found, List<String> warnings) {
    public Imported {
        warnings = List.copyOf(warnings);
    }
}
