package org.parley.evidence.proposal;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.model.Claim;

/** What the words of a claim show of it: its kind, a hedge, a quotation short enough to be kept, a time. */
final class ClaimWords {

    private static final Pattern PREDICTION = Pattern.compile(
            "\\b(?:will|would|could|may|might|is likely|expected to|prospect)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern POSITION = Pattern.compile(
            "\\b(?:must|should|will not|won[’']t|would not|want|wants|wanted|demand|demands|not going to|ready to|never|committed|insist|until|refrain)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCEPTION = Pattern.compile(
            "\\b(?:sticking points?|appears?|seems?|believes?|hopes?|seen as|concern|disagreement|possible|difficult|pragmatic|close to|far from)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile(
            "\\b(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|month)|(?:earlier )?this (?:week|month)|at the end of last month)\\b");
    private static final Pattern HEDGE = Pattern.compile(
            "\\b(?:appears?|seems?|could|may|might|possibly|perhaps|reportedly)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTE = Pattern.compile("[“\"‘]([^”\"’]{3,80})[”\"’]");
    private static final int LONGEST_QUOTE = 8;

    private ClaimWords() {}

    static Claim.Kind kind(String says) {
        return PERCEPTION.matcher(says).find()
                ? Claim.Kind.PERCEPTION
                : POSITION.matcher(says).find()
                        ? Claim.Kind.POSITION
                        : PREDICTION.matcher(says).find() ? Claim.Kind.PREDICTION : Claim.Kind.FACT;
    }

    static @Nullable String hedge(String says) {
        Matcher hedge = HEDGE.matcher(says);
        return hedge.find() ? hedge.group().toLowerCase(Locale.ROOT) : null;
    }

    /** The first quotation of at most eight words; longer ones stay in the article. */
    static @Nullable String quoted(String says) {
        Matcher quote = QUOTE.matcher(says);
        while (quote.find()) {
            String inside = quote.group(1).replaceAll("[,.]$", "");
            if (inside.split("\\s+").length <= LONGEST_QUOTE) {
                return inside;
            }
        }
        return null;
    }

    /** The first words for a time; empty where there are none. */
    static String time(String says) {
        return TIME.matcher(says).results().map(MatchResult::group).findFirst().orElse("");
    }
}
