package org.parley.evidence.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as documents write them in their heads: ISO 8601, the form of mail (RSS), and words. */
public final class Times {

    private static final Pattern WORDS = Pattern.compile(
            "(?:(\\d{1,2})\\.? (January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.?,? (\\d{4}))"
                    + "|(?:(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4}))");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.US);

    private Times() {}

    /** The first day that a text names in full; null when it names none. */
    public static @Nullable LocalDate day(@Nullable String written) {
        if (written == null) {
            return null;
        }
        LocalDate iso = PageFacts.day(written);
        if (iso != null) {
            return iso;
        }
        Matcher words = WORDS.matcher(written);
        if (!words.find()) {
            return null;
        }
        boolean dayFirst = words.group(1) != null;
        String day = dayFirst ? words.group(1) : words.group(5);
        String month = (dayFirst ? words.group(2) : words.group(4)).substring(0, 3);
        String year = dayFirst ? words.group(3) : words.group(6);
        try {
            return LocalDate.parse(day + " " + month + " " + year, MONTH);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
