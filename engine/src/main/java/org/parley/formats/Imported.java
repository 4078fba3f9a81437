package org.parley.formats;

import java.util.List;
import org.parley.model.Case;
import org.parley.model.Rational;

/**
 * What was read.
 *
 * @param warnings repairs and departures that a reader should know of, one sentence each
 * @param published frontier points that the folder gives itself, utilities in the order of the parties; usually none
 */
public record Imported(Case found, List<String> warnings, List<List<Rational>> published) {
    public Imported {
        published = List.copyOf(published);
        warnings = List.copyOf(warnings);
    }
}
