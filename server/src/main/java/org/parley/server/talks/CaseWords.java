package org.parley.server.talks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.parley.model.Meta;
import org.parley.model.Visibility;
import org.parley.seal.PlainSight;

/** Words and days as a case file may have them. */
final class CaseWords {

    /** A case file's texts are at most so long, in characters. */
    private static final int LONGEST = 10_000;

    private CaseWords() {}

    /** For whoever keeps the case alone. */
    static Meta hidden() {
        return new Meta(Visibility.PRIVATE, null, List.of());
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** With hidden characters written out. */
    static String plain(String words) {
        String marked = PlainSight.of(words).marked().replace('\t', ' ');
        return shortened(marked);
    }

    static String oneLine(String words) {
        return plain(words).replace('\n', ' ');
    }

    static String shortened(String words) {
        return words.length() <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, LONGEST - 2))) + "…";
    }
}
