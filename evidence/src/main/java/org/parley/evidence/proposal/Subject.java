package org.parley.evidence.proposal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The subject of a verb, told without a parser: all words from where its clause can begin up to the verb. Where that cannot be
 * told there is none; a guess would give an act to somebody who did not do it.
 */
final class Subject {

    /** A part of place, time or circumstance that a comma sets off before the subject. */
    private static final Pattern OPENS = Pattern.compile(
            "(?:on|in|at|during|since|within|under|despite|amid|for|from|with|by|late on|speaking|asked) [^“”\"]{1,300}+"
                    + "|(?:late |early |earlier |later )?(?:this|last) (?:week|month|year|night|morning|afternoon|evening)"
                    + "|(?:hours|days|weeks|months|years) (?:later|earlier|before|ago)"
                    + "|yesterday|today|tonight|meanwhile|however|and|but|then|instead|still|later|nevertheless|afterwards",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> JOINS =
            Set.of("and", "but", "while", "whereas", "though", "although", "yet", "so", "because", "when", "as");

    private static final Set<String> ADDS = Set.of("and", "or", "but", "not", "nor", "said", "says", "like", "as");

    private static final Set<String> FOLLOWS = words("in at on to during after before earlier later late last this"
            + " yesterday today tonight for with when while which who that under near");

    /** Adverbs and auxiliaries between a subject and its verb; not "was": then somebody else did it. */
    private static final Set<String> BETWEEN = words("has have had also again already now then once twice still later"
            + " soon flatly publicly openly repeatedly firmly quickly angrily initially finally eventually formally"
            + " officially immediately unanimously promptly swiftly today yesterday tonight itself himself herself"
            + " themselves");

    private static final String DAY =
            "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?";
    private static final Pattern TIMES = Pattern.compile(" (?:(?:late |early )?(?:on )?" + DAY
            + "|(?:earlier |late |early |at the end of |at the start of )?(?:this|last)"
            + " (?:week|month|year|night)|at the time|in a statement|in public|for (?:its|her|his|their) part"
            + "|today|yesterday|continue[sd] to)$");
    private static final Pattern REPORTING = Pattern.compile(
            "(?<= )(?:that|said|says|say|added|adds|claimed|claims|confirmed|reported|believes?|thinks?|means?) (?=\\S)");
    private static final Pattern COMMA = Pattern.compile(",(?: |$)| [–—](?: |$)");
    private static final Pattern QUOTED = Pattern.compile("^[“\"‘'–—-]+\\s*+");

    private Subject() {}

    private static Set<String> words(String all) {
        return Arrays.stream(all.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /** The whole noun phrase before a verb; empty where it cannot be told. {@code before} begins with the sentence. */
    static String of(String before) {
        String clause = bare(before);
        int open = Math.max(clause.lastIndexOf(" – "), clause.lastIndexOf(" — "));
        if (open >= 0 && !endsInserted(clause)) {
            String first = clause.substring(0, open);
            if (first.contains(" – ") || first.contains(" — ")) {
                return "";
            }
            clause = clause.substring(open + 3);
        }
        int mark = Stream.of("; ", ": ", ",” ", ",\" ")
                .mapToInt(clause::lastIndexOf)
                .max()
                .orElse(-1);
        clause = mark < 0 ? clause : clause.substring(clause.indexOf(' ', mark) + 1);
        return bare(last(QUOTED.matcher(clause).replaceFirst("")));
    }

    private static boolean endsInserted(String clause) {
        return clause.endsWith(",") || clause.endsWith("–") || clause.endsWith("—");
    }

    /** The part between commas that holds the subject. */
    private static String last(String clause) {
        boolean inserted = endsInserted(clause);
        List<String> parts =
                Arrays.stream(COMMA.split(clause)).map(String::strip).toList();
        int at = parts.size() - (inserted ? 2 : 1);
        if (at < 0) {
            return "";
        }
        String part = parts.get(at);
        boolean opened =
                parts.subList(0, at).stream().allMatch(one -> OPENS.matcher(one).matches());
        if (inserted) {
            // "Ilse Maren, the mayor, rejected": what is set off describes her. "Friends, and Ilse Maren, rejected"
            // adds.
            return opened && !ADDS.contains(firstWord(parts.get(at + 1))) ? part : "";
        }
        boolean joined = JOINS.contains(firstWord(part)) && part.contains(" ");
        // "A friend of the mayor, Ilse Maren rejected": a comma may be missing.
        if (!opened && !joined) {
            return "";
        }
        String rest = joined ? part.substring(part.indexOf(' ') + 1) : part;
        Matcher reporting = REPORTING.matcher(rest);
        int from = 0;
        while (reporting.find()) {
            from = reporting.end();
        }
        return rest.substring(from);
    }

    private static String firstWord(String part) {
        return part.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** Without adverbs, auxiliaries and times at its end. */
    private static String bare(String phrase) {
        String out = withoutTimes(phrase);
        int blank = out.lastIndexOf(' ');
        while (blank > 0 && BETWEEN.contains(out.substring(blank + 1))) {
            out = withoutTimes(out.substring(0, blank));
            blank = out.lastIndexOf(' ');
        }
        return out;
    }

    /** A phrase without the words for a time at its end. */
    static String withoutTimes(String phrase) {
        String out = phrase.strip();
        Matcher times = TIMES.matcher(out);
        while (times.find()) {
            out = out.substring(0, times.start());
            times = TIMES.matcher(out);
        }
        return out;
    }

    /** Whether a word may follow a whole noun phrase: "presented by Old Town on Monday", not "by Old Town residents". */
    static boolean mayFollow(String word) {
        return FOLLOWS.contains(word);
    }
}
