package org.parley.evidence.speech;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Phrases that say when or where something was said; they are neither source nor content. */
final class Phrases {

    private static final String DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
    private static final String MONTH =
            "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
    private static final String PART = "(?:morning|afternoon|evening|night|noon|midday|midnight)";
    private static final String NUMBER =
            "(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|some)";
    private static final String TIME = "(?:(?:(?:late|early|earlier|later|only|just|as recently as|again) ){0,4}"
            + "(?:(?:on|by|since|during|over|at|in|from|before|until) )?"
            + "(?:"
            + "(?:(?:last|this|the same|that|the following|the previous|previous) )?(?:" + DAY
            + "|the weekend)(?:,? (?:\\d{1,2} " + MONTH + "|" + MONTH + " \\d{1,2}))?(?: " + PART + ")?"
            + "|(?:last|this|the same|that|the previous|next|the past) (?:week|month|year|day|weekend|spring|summer|autumn|fall|winter|"
            + PART + "|" + MONTH + ")"
            + "|(?:" + MONTH + " \\d{1,2}|\\d{1,2} " + MONTH + ")(?:,? \\d{4})?"
            + "|(?<=in )" + MONTH + "(?: \\d{4})?"
            + "|(?<=in )\\d{4}"
            + "|yesterday|today|tonight|earlier|later|recently|afterwards|at the time|the day before|the week before|a day later|a day earlier|the next day|the same day"
            + "|" + NUMBER + " (?:minutes?|hours?|days?|weeks?|months?|years?) (?:ago|earlier|later|before)"
            + "|(?:within|for|after) (?:" + NUMBER + " )?(?:minutes|hours|days|weeks|months|years|an hour|a day|a week)"
            + "|the (?:week|month|day|year) before|for the first time|repeatedly|in recent (?:days|weeks|months)|so far|at once"
            + "))";
    private static final String VENUE_NOUN =
            "(?:statement|interview|interviews|press conference|news conference|speech|briefing|letter|letters|radio|television|tv|e-?mail|emails?|message|messages|post|note|release|communique|communiqué|telephone|phone|remarks|address|hearing|website|web site|site|social media|call|video|text message|meeting|session|rally|gate|steps|sidelines|podium|floor|corridor|parliament|closing)";
    private static final String VENUE =
            "(?:(?:in|at|on|by|via|over|through|to|during|after|outside|from) (?:(?:an?|the|its|his|her|their|this) )?(?:[\\p{L}’'-]+ ){0,3}?"
                    + VENUE_NOUN
                    + "(?: (?:with|to|in|at|on|from|for|of|by) (?:the |a |an |its |his |her )?[\\p{L}’'-]+(?-i:(?: \\p{Lu}[\\p{L}’'-]+){0,3}))?)";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    static final Pattern TIME_AT_START = Pattern.compile("^,? ?" + TIME + "\\b", FLAGS);
    private static final Pattern TIME_AT_END = Pattern.compile("(?:^|[\\s,])(" + TIME + ")$", FLAGS);
    private static final Pattern VENUE_AT_START = Pattern.compile("^,? ?" + VENUE + "(?![\\p{L}’'-])", FLAGS);
    private static final Pattern VENUE_AT_END = Pattern.compile("(?:^|[\\s,])(" + VENUE + ")$", FLAGS);
    private static final Pattern TIME_ALONE = Pattern.compile("^" + TIME + "$", FLAGS);

    private Phrases() {}

    /** How many characters at the start of a text tell when or where. */
    static int leading(String text) {
        int done = 0;
        for (int i = 0; i < 4; i++) {
            String rest = text.substring(done);
            int blank = rest.length() - rest.stripLeading().length();
            String bare = rest.substring(blank);
            Matcher time = TIME_AT_START.matcher(bare);
            Matcher venue = VENUE_AT_START.matcher(bare);
            int length = Math.max(time.find() ? time.end() : 0, venue.find() ? venue.end() : 0);
            if (length == 0 || bare.startsWith(",")) {
                return done;
            }
            done += blank + length;
        }
        return done;
    }

    /** How many characters at the end of a text tell when or where. */
    static int trailing(String text) {
        int kept = text.length();
        for (int i = 0; i < 4; i++) {
            String rest = text.substring(0, kept).stripTrailing();
            Matcher time = TIME_AT_END.matcher(rest);
            Matcher venue = VENUE_AT_END.matcher(rest);
            int at = Math.min(
                    time.find() ? time.start(1) : rest.length(), venue.find() ? venue.start(1) : rest.length());
            if (at == rest.length()) {
                return text.length() - kept;
            }
            kept = at;
        }
        return text.length() - kept;
    }

    /** How many characters at the end of a text tell when. */
    static int trailingTime(String text) {
        Matcher time = TIME_AT_END.matcher(text);
        return time.find() ? text.length() - time.start(1) : 0;
    }

    /** The place of the first phrase of time in a text, or null. */
    static boolean isTime(String text) {
        return TIME_ALONE.matcher(text.strip()).matches();
    }
}
