package org.parley.evidence.speech;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;

/**
 * Sources of which the rules for sentences have found a part only: "Ilse Maren" in "sources close to Ilse Maren", "the River
 * Line" in "the River Line cook". Who speaks is then somebody else than the part says.
 */
final class Fragments {

    /** Words before a name that make it the end of a longer phrase, where the name is the subject of a verb after it. */
    private static final Set<String> LEAD =
            words("of to for with like near beside besides around from behind than not nor"
                    + " against about under over within without outside opposite alongside except");

    private static final Set<String> BETWEEN =
            words("has have had is are was were be been do does did will would can could"
                    + " may might must should not never n't n’t also again already now then once twice still later soon too both"
                    + " just only even all each himself herself itself themselves myself today yesterday tonight here there then"
                    + " who that which whose first instead as to of in on at for with");
    private static final Pattern ADVERB = Pattern.compile("\\p{Ll}+ly");
    private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\.|(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lady)\\.?");
    private static final Pattern FINITE =
            Pattern.compile("\\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\\b");
    private static final Pattern OPENS = Pattern.compile("(?:and|but|or|so|yet|while) ", Pattern.CASE_INSENSITIVE);
    private static final Set<String> BREAKS =
            words("because that when while if and or though although whereas as since");
    private static final String MARKS = ",;:“”\"–—()\n";
    private static final int FARTHEST = 160;
    private static final int LONGEST_WORD = 60;
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}’'-]*+");
    private static final Set<String> PLACES = words("in at from");
    private static final Set<String> EVERYBODY = words("everybody everyone nobody all anybody anyone none");
    private static final Set<String> ARTICLES = words("the a an");

    private Fragments() {}

    private static Set<String> words(String all) {
        return Arrays.stream(all.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /** The longer phrase of which a source before its verb is a part; null where it stands alone. */
    static @Nullable Span whole(String text, Span source, Span cue) {
        if (source.end() > cue.begin()) {
            return null;
        }
        int begin = name(text, source.begin());
        if (isLed(text, begin)) {
            return new Span(start(text, begin), source.end());
        }
        int related = related(text, begin);
        if (related < begin) {
            return new Span(related, source.end());
        }
        String between = text.substring(source.end(), cue.begin());
        return endsInName(text, source) && isOneNoun(between)
                ? new Span(
                        source.begin(), source.end() + between.stripTrailing().length())
                : null;
    }

    /** Where a name begins with what stands right before it: initials, titles, other names, an epithet in quotation marks. */
    private static int name(String text, int begin) {
        int from = begin;
        while (true) {
            int word = wordBefore(text, from);
            String before = text.substring(word, from).strip();
            int epithet = epithet(text, word, before);
            boolean name =
                    INITIAL.matcher(before).matches() || NAME.matcher(before).matches();
            if (epithet < 0 && !name) {
                return from;
            }
            from = epithet < 0 ? word : epithet;
        }
    }

    /** Where "the “ferry queen”" before a name begins; -1 where there is none, or where what is quoted is a sentence. */
    private static int epithet(String text, int word, String before) {
        if (!before.endsWith("”") || before.length() < 2 || ",.!?…".indexOf(before.charAt(before.length() - 2)) >= 0) {
            return -1;
        }
        int open = text.lastIndexOf('“', word + before.length());
        if (open < 0 || word + before.length() - open > FARTHEST) {
            return -1;
        }
        int article = wordBefore(text, open);
        return ARTICLES.contains(text.substring(article, open).strip()) ? article : open;
    }

    /** Whether a name ends a longer phrase: "close to Ilse Maren", "everybody but Ilse Maren", "nobody in Old Town". */
    private static boolean isLed(String text, int begin) {
        int word = wordBefore(text, begin);
        String lead = text.substring(word, begin).strip().toLowerCase(Locale.ROOT);
        int earlier = wordBefore(text, word);
        String before = text.substring(earlier, word).strip().toLowerCase(Locale.ROOT);
        return LEAD.contains(lead)
                || lead.equals("but") && EVERYBODY.contains(before)
                || PLACES.contains(lead)
                        && !before.isEmpty()
                        && Character.isLetter(before.charAt(before.length() - 1))
                        && !BREAKS.contains(before);
    }

    /** "a friend of the mayor, Ilse Maren said": where the friend begins; the place itself where nobody comes before. */
    private static int related(String text, int begin) {
        if (begin < 2 || !text.startsWith(", ", begin - 2)) {
            return begin;
        }
        int from = begin - 2;
        while (from > 0 && !isMark(text, from - 1) && begin - from < FARTHEST && !endsSentence(text, from)) {
            from--;
        }
        String part = text.substring(from, begin - 2);
        String bare = OPENS.matcher(part.strip()).replaceFirst("");
        boolean phrase = !FINITE.matcher(bare).find() && Names.renamesAnother(bare);
        return phrase ? from + part.indexOf(part.strip()) : begin;
    }

    private static boolean isMark(String text, int at) {
        return MARKS.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean endsSentence(String text, int from) {
        return from > 1 && text.charAt(from - 1) == ' ' && ".!?".indexOf(text.charAt(from - 2)) >= 0;
    }

    /** Back to a mark, to a word that begins a clause, or to the end of the sentence before. */
    private static int start(String text, int begin) {
        int from = begin;
        while (from > 0 && begin - from < FARTHEST) {
            int at = wordBefore(text, from);
            String word = text.substring(at, from).strip();
            char last = word.isEmpty() ? '\n' : word.charAt(word.length() - 1);
            boolean ends = ".!?".indexOf(last) >= 0 && !INITIAL.matcher(word).matches();
            if (BREAKS.contains(word.toLowerCase(Locale.ROOT)) || MARKS.indexOf(last) >= 0 || ends) {
                break;
            }
            from = at;
        }
        return from;
    }

    private static boolean endsInName(String text, Span source) {
        String words = text.substring(source.begin(), source.end());
        return NAME.matcher(words.substring(words.lastIndexOf(' ') + 1)).matches();
    }

    /** "cook": a noun that a tagger takes for a verb stands between a name and the verb. */
    private static boolean isOneNoun(String between) {
        String word = between.strip();
        return !word.isEmpty()
                && between.startsWith(" ")
                && word.chars().allMatch(Character::isLowerCase)
                && !BETWEEN.contains(word)
                && !ADVERB.matcher(word).matches();
    }

    /** Where the word before a place begins, with the marks that cling to it; the place itself where none does. */
    private static int wordBefore(String text, int place) {
        int from = place;
        while (from > 0 && text.charAt(from - 1) == ' ') {
            from--;
        }
        int end = from;
        while (from > 0 && !Character.isWhitespace(text.charAt(from - 1)) && end - from < LONGEST_WORD) {
            from--;
        }
        return from == end ? place : from;
    }
}
