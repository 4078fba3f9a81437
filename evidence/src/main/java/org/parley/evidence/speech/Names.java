package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of persons: two to four words with capitals that no institution's word is among. */
final class Names {

    private static final Set<String> LINKS =
            Set.of("de", "van", "von", "der", "al", "bin", "ibn", "la", "le", "du", "da", "ter", "ten");
    private static final Set<String> NO_NAMES = WordLists.read("speakers.txt").getOrDefault("no_names", Set.of());

    /** "The spokesman for the mayor, Jonas Hale": the name is the mayor's, and he is not the one who speaks. */
    static boolean renamesAnother(String before) {
        String[] words = before.split(" +");
        String last = words[words.length - 1].toLowerCase(Locale.ROOT);
        boolean related = before.matches("(?i).* (?:of|for|to|with|near|beside|behind|under|by) (?:.* )?\\S+$");
        return related && (TextKinds.isRole(last) || TextKinds.isGeneric(last)) && !last.endsWith("s");
    }

    /** "a harbour master, Ilse Maren", "one of the owners, Ilse Maren": a name may follow, as nobody else comes between. */
    private static final Pattern INTRODUCES = Pattern.compile(
            "(?i)(?:an?|one of the) (?:(?!(?:of|for|to|with|by|from|at|in|on|near|beside) )\\p{Ll}[\\p{L}-]+ ?){1,3}");

    private static final Set<String> PREPOSITIONS = Set.of(
            "of",
            "for",
            "to",
            "with",
            "by",
            "beside",
            "besides",
            "near",
            "behind",
            "around",
            "against",
            "from",
            "in",
            "on",
            "at",
            "under",
            "after",
            "before",
            "alongside",
            "like",
            "than",
            "about",
            "between",
            "among",
            "and",
            "or",
            "close",
            "over",
            "who",
            "that",
            "which",
            "as",
            "next",
            "loyal",
            "without",
            "outside",
            "inside",
            "opposite",
            "round");

    private Names() {}

    static Set<String> in(Language.Reading reading) {
        Set<String> full = new LinkedHashSet<>();
        Set<String> alone = new LinkedHashSet<>();
        for (Sentence sentence : reading.sentences()) {
            if (sentence.heading()) {
                continue;
            }
            collect(sentence.tokens(), full, alone);
            sentence.quotes().forEach(quote -> collect(quote, full, alone));
        }
        // A surname alone is no name of its own where the full one stands anywhere.
        alone.removeIf(
                word -> full.stream().anyMatch(name -> List.of(name.split(" ")).contains(word)));
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
                    && token.word().matches("[\\p{L}.-]+");
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
        boolean kin = before.matches(
                "brother|sister|wife|husband|son|daughter|mother|father|friend|cousin|neighbou?r|colleague|partner|widow");
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
                && bare.stream().noneMatch(Names::isNoName)
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
        return Pattern.compile("(?<=\\p{L})\\p{L}+")
                .matcher(words)
                .replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
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

    /** The full name of the person that a noun phrase names; null when it names none. */
    static @Nullable String personIn(String phrase, Set<String> names) {
        for (String part : phrase.split(", | – | — ")) {
            String found = inPart(part.strip(), names);
            if (found != null) {
                return found;
            }
            if (renamesAnother(part.strip())) {
                return null;
            }
            if (!part.strip().matches("(?i)(?:the|its|his|her|their|[\\p{L} ’']*[’']s) .*")
                    && !INTRODUCES.matcher(part.strip()).matches()) {
                break;
            }
        }
        return null;
    }

    private static @Nullable String inPart(String part, Set<String> names) {
        boolean indefinite = part.matches(
                "(?i)(?:an?|another|one|two|some|several|many|people|others?|sources?|members?|relatives|a second|a third)\\b.*");
        if (indefinite) {
            return described(part, names);
        }
        String bare = part.replaceAll("^(?i:the|its|his|her|their) ", "");
        for (String name : names) {
            int of = (" " + bare).indexOf(" " + name + " of ");
            if (bare.equals(name)
                    || bare.endsWith(" " + name)
                            && !owns(bare, name)
                            && introduces(bare.substring(0, bare.length() - name.length()))
                    || of >= 0 && introduces(bare.substring(0, of))) {
                return name;
            }
        }
        String[] words = bare.split(" ");
        String last = words[words.length - 1];
        boolean onlyTitles = true;
        for (int i = 0; i + 1 < words.length; i++) {
            onlyTitles &= TextKinds.TITLES.contains(words[i].toLowerCase(Locale.ROOT))
                    || TextKinds.isRole(words[i].toLowerCase(Locale.ROOT))
                    || words[i].matches("\\p{Lu}\\p{Ll}+(?:an|ian|ese|i|ish)");
        }
        if (!onlyTitles || !last.matches("\\p{Lu}[\\p{L}-]+")) {
            return null;
        }
        List<String> fits = names.stream().filter(n -> n.endsWith(" " + last)).toList();
        if (fits.isEmpty() && words.length == 1) {
            fits = names.stream().filter(n -> n.startsWith(last + " ")).toList();
        }
        return fits.size() == 1 ? fits.getFirst() : titledAlone(words, last, fits);
    }

    /**
     * Whether words before a name are titles and what describes its bearer: not "friends of Ilse Maren", "the man beside
     * Ilse Maren", "an aide accompanying Ilse Maren", who are somebody else.
     */
    private static boolean introduces(String before) {
        String[] words = before.strip().split(" +");
        for (int i = 0; i < words.length; i++) {
            String word = words[i].toLowerCase(Locale.ROOT);
            boolean busy = i > 0 && word.matches("\\p{L}+(?:ing|ed)") && !words[i - 1].endsWith("ly");
            // "Secretary of State", "Mayor of Varn": an office, as long as no other person's follows.
            boolean office = word.equals("of")
                    && i > 0
                    && i + 1 < words.length
                    && words[i - 1].matches(
                            "(?:[Ff]oreign )?(?:Secretary|Minister|President|Mayor|Bishop|Archbishop|Governor|Chief|Head|Director|Speaker|Leader|Chair|Chairman|Chairwoman|Rector|Dean|Commissioner)")
                    && !TextKinds.isRole(words[i + 1].toLowerCase(Locale.ROOT));
            if (PREPOSITIONS.contains(word) && !office || busy) {
                return false;
            }
        }
        return true;
    }

    /** "a tired Tom Brandt": nothing but words in lower case between the article and the name, and no "to" or "of". */
    private static @Nullable String described(String part, Set<String> names) {
        for (String name : names) {
            if (part.matches("(?i:an?) (?:\\p{Ll}[\\p{L}-]+ ){1,3}" + Pattern.quote(name))
                    && introduces(
                            part.substring(0, part.length() - name.length()).replaceFirst("^\\S+ ", ""))) {
                return name;
            }
        }
        return null;
    }

    /** "Minister Brandt" of whom no fuller name is given. */
    private static @Nullable String titledAlone(String[] words, String last, List<String> fits) {
        return fits.isEmpty()
                        && words.length > 1
                        && !TextKinds.isInstitution(last.toLowerCase(Locale.ROOT))
                        && words[0].matches("(?i)mr\\.?|mrs\\.?|ms\\.?|dr\\.?|minister|mayor|judge|governor|president")
                ? last
                : null;
    }

    private static boolean owns(String phrase, String name) {
        return phrase.contains(name + "’s") || phrase.contains(name + "'s");
    }
}
