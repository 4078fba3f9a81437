package org.parley.server.web;

import java.util.List;
import org.parley.server.talks.Facts;
import org.parley.server.talks.Texts;
import org.parley.server.talks.WhoHasWhat;

/**
 * Parties that do not hold the same, in names that people know. The fragment {@code splits :: splits(list, talks)} sets a
 * list of them.
 *
 * @param alarm whether the mediation has to look at it now
 * @param title of the text
 * @param parties their names
 */
record SplitAlarm(
        WhoHasWhat.Kind kind, boolean alarm, String text, String title, int number, List<String> parties, String says) {

    static List<SplitAlarm> of(List<WhoHasWhat.Split> splits, Facts facts, Texts texts) {
        return splits.stream()
                .map(split -> new SplitAlarm(
                        split.kind(),
                        split.kind().alarm(),
                        split.text(),
                        CirculationPage.title(texts, split.text()),
                        split.number(),
                        split.parties().stream().map(facts::name).toList(),
                        split.says()))
                .toList();
    }
}
