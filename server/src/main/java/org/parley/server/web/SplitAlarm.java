package org.parley.server.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Edition;
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
 * @param forms references of two forms that were shown under one number, to be compared; null for other kinds
 */
record SplitAlarm(
        WhoHasWhat.Kind kind,
        boolean alarm,
        String text,
        String title,
        int number,
        List<String> parties,
        String says,
        @Nullable Forms forms) {

    record Forms(String from, String to) {}

    static List<SplitAlarm> of(List<WhoHasWhat.Split> splits, Facts facts, Texts texts) {
        return splits.stream()
                .map(split -> new SplitAlarm(
                        split.kind(),
                        split.kind().alarm(),
                        split.text(),
                        CirculationPage.title(texts, split.text()),
                        split.number(),
                        split.parties().stream().map(facts::name).toList(),
                        split.says(),
                        split.kind() == WhoHasWhat.Kind.DIFFERENT_BYTES ? forms(split, texts) : null))
                .toList();
    }

    private static @Nullable Forms forms(WhoHasWhat.Split split, Texts texts) {
        List<Edition> shown = texts.text(split.text()).map(Edition::of).orElse(List.of()).stream()
                .filter(edition -> edition.number() == split.number()
                        && edition.entries().stream().anyMatch(entry -> entry.way() != Texts.Way.DRAFTED))
                .toList();
        return shown.size() < 2
                ? null
                : new Forms(shown.get(0).reference(), shown.get(1).reference());
    }
}
