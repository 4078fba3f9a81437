package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs of words with capitals that are the name of a person: two to four that no institution's word is among. */
final class NameRuns {

    private static final Set<String> LINKS =
            Set.of("de", "van", "von", "der", "al", "bin", "ibn", "la", "le", "du", "da", "ter", "ten");
    private static final Set<String> NO_NAMES = WordLists.read("speakers.txt").getOrDefault("no_names", Set.of());

    private static final Pattern NAME_WORD = Pattern.compile("[\\p{L}.-]+");
    private static final Pattern SHOUTED = Pattern.compile("(?<=\\p{L})\\p{L}+");
    private static final Pattern KIN = Pattern.compile(
            "brother|sister|wife|husband|son|daughter|mother|father|friend|cousin|neighbou?r|colleague|partner|widow");

    private NameRuns() {}

    /** Every name of a person in a text, full names first. */
    static Set<String> in(Iterable<Sentence> sentences) {
        Set<String> full = new LinkedHashSet<>();
        Set<String> alone = new LinkedHashSet<>();
        for (Sentence sentence : sentences) {
            if (sentence.heading()) {
                continue;
            }
            collect(sentence.tokens(), full, alone);
            sentence.quotes().forEach(quote -> collect(quote, full, alone));
        }
        // A surname alone is no name of its own where the full one stands anywhere.
        Set<String> parts = new HashSet<>();
        full.forEach(name -> parts.addAll(Arrays.asList(name.split(" "))));
        alone.removeAll(parts);
        full.addAll(alone);
        return full;
    }

    private static void collect(List<Token> tokens, Set<String> into, Set<String> alone) {
        List<String> run = new ArrayList<>();
        boolean article = false;
        for (int i = 0; i <= tokens.size(); i++) {
            Token token = i < tokens.size() ? tokens.get(i) : null;
            boolean capital = token != null
                    && !token.isQuote()
                    && token.isCapital()
                    && token.word().length() > 1
                    && NAME_WORD.matcher(token.word()).matches();
            boolean link = token != null
                    && !run.isEmpty()
                    && LINKS.contains(token.lower())
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).isCapital();
            if (token != null && (capital || link)) {
                if (run.isEmpty()) {
                    article = i > 0 && tokens.get(i - 1).is("the");
                }
                run.add(token.word());
                continue;
            }
            if (run.size() == 1 && !article && isAlone(tokens, i - 1)) {
                alone.add(run.getFirst());
            }
            add(run, article, into);
            run.clear();
        }
    }

    /** A first name that stands alone: "Her brother Teo", "Teo, 44, ", "Teo, who". */
    private static boolean isAlone(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        String before = at > 0 ? tokens.get(at - 1).lower() : "";
        boolean kin = KIN.matcher(before).matches();
        boolean described = at + 2 < tokens.size()
                && tokens.get(at + 1).is(",")
                && (tokens.get(at + 2).is("who")
                        || tokens.get(at + 2).word().matches("\\d\\d")
                                && at + 3 < tokens.size()
                                && tokens.get(at + 3).is(","));
        // "Parents, who ...": a plural, or the first word of a sentence, may be no name at all.
        boolean doubtful = described && (at == 0 || token.lower().endsWith("s"));
        return (kin || described) && !doubtful && token.tagged("PROPN") && !isNoName(token.word());
    }

    /** Words that open a sentence before a name. */
    private static final Set<String> OPENERS = Set.of(
            "but",
            "and",
            "yet",
            "for",
            "when",
            "as",
            "if",
            "while",
            "after",
            "before",
            "since",
            "so",
            "then",
            "by",
            "to",
            "with",
            "like",
            "although",
            "though",
            "because",
            "nor",
            "today",
            "now",
            "unlike",
            "asked",
            "even",
            "only");

    private static void add(List<String> all, boolean article, Set<String> into) {
        boolean opened = !all.isEmpty() && OPENERS.contains(all.getFirst().toLowerCase(Locale.ROOT));
        List<String> run = opened ? all.subList(1, all.size()) : all;
        List<String> bare = withoutTitles(run);
        boolean titled = bare.size() < run.size();
        boolean name = bare.size() >= 2
                && bare.size() <= 4
                && bare.stream().noneMatch(NameRuns::isNoName)
                && (!article || titled);
        if (name) {
            into.add(String.join(" ", bare));
        }
    }

    /** Whether some words are a person's full name by themselves, titles apart. */
    static boolean isPerson(String words) {
        Set<String> found = new LinkedHashSet<>();
        add(List.of(spelled(words).split(" +")), false, found);
        return !found.isEmpty();
    }

    /** "ILSE MAREN" as "Ilse Maren"; other words as they are. */
    static String spelled(String words) {
        if (!words.equals(words.toUpperCase(Locale.ROOT))) {
            return words;
        }
        return SHOUTED.matcher(words).replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
    }

    private static boolean isNoName(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean capitals = word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT));
        return NO_NAMES.contains(lower) || TextKinds.isInstitution(lower) || capitals || TextKinds.isRole(lower);
    }

    /** What stands after the last title. */
    private static List<String> withoutTitles(List<String> run) {
        int from = 0;
        for (int i = 0; i + 1 < run.size(); i++) {
            if (TextKinds.TITLES.contains(run.get(i).toLowerCase(Locale.ROOT))) {
                from = i + 1;
            }
        }
        return run.subList(from, run.size());
    }
}
