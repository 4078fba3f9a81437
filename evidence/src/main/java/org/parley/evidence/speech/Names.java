package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The persons whom a text names, found again in its words. */
final class Names {

    private static final Pattern RELATED =
            Pattern.compile("(?i).* (?:of|for|to|with|near|beside|behind|under|by) (?:.* )?\\S+$");
    private static final Pattern PAUSE = Pattern.compile(", | – | — ");
    private static final Pattern OWNED = Pattern.compile("(?i)(?:the|its|his|her|their|[\\p{L} ’']*[’']s) .*");
    private static final Pattern OWNER = Pattern.compile("^(?i:the|its|his|her|their) ");
    private static final Pattern INDEFINITE = Pattern.compile(
            "(?i)(?:an?|another|one|two|some|several|many|people|others?|sources?|members?|relatives|a second|a third)\\b.*");
    private static final Pattern NATION = Pattern.compile("\\p{Lu}\\p{Ll}+(?:an|ian|ese|i|ish)");
    private static final Pattern SURNAME = Pattern.compile("\\p{Lu}[\\p{L}-]+");
    private static final Pattern BUSY = Pattern.compile("\\p{L}+(?:ing|ed)");
    private static final Pattern OFFICE = Pattern.compile(
            "(?:[Ff]oreign )?(?:Secretary|Minister|President|Mayor|Bishop|Archbishop|Governor|Chief|Head|Director|Speaker|Leader|Chair|Chairman|Chairwoman|Rector|Dean|Commissioner)");

    /** "The spokesman for the mayor, Jonas Hale": the name is the mayor's, and he is not the one who speaks. */
    static boolean renamesAnother(String before) {
        String[] words = before.split(" +");
        String last = words[words.length - 1].toLowerCase(Locale.ROOT);
        boolean related = RELATED.matcher(before).matches();
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
            "round",
            "not",
            "nor",
            "but",
            "except",
            "unlike");

    private final List<String> all;
    private final Map<String, List<Integer>> byLast = new HashMap<>();
    private final Map<String, List<Integer>> byFirst = new HashMap<>();
    private final Map<String, List<String>> byStart = new HashMap<>();
    private final Map<String, List<String>> surnamesByStart = new HashMap<>();

    Names(Collection<String> names) {
        this.all = List.copyOf(names);
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i);
            String surname = surname(name);
            byStart.computeIfAbsent(start(name, 0), s -> new ArrayList<>()).add(name);
            if (!byLast.containsKey(surname)) {
                surnamesByStart
                        .computeIfAbsent(start(surname, 0), s -> new ArrayList<>())
                        .add(surname);
            }
            byLast.computeIfAbsent(surname, s -> new ArrayList<>()).add(i);
            if (name.contains(" ")) {
                byFirst.computeIfAbsent(name.substring(0, name.indexOf(' ')), s -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /** The persons whom an article names. */
    static Names in(Language.Reading reading) {
        return new Names(NameRuns.in(reading.sentences()));
    }

    private static String surname(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private static String start(String words, int at) {
        return words.substring(at, Math.min(words.length(), at + 2));
    }

    /** The one person named; null where there are none or more. */
    @Nullable
    String only() {
        return all.size() == 1 ? all.getFirst() : null;
    }

    /** Whether the surname of any person stands in some words. */
    boolean isAnyIn(String words) {
        return isAnyOtherIn(words, "");
    }

    /** Whether the surname of any person but one stands in some words. */
    boolean isAnyOtherIn(String words, String name) {
        for (int i = 0; i < words.length(); i++) {
            for (String surname : surnamesByStart.getOrDefault(start(words, i), List.of())) {
                List<Integer> bearers = byLast.getOrDefault(surname, List.of());
                if (words.startsWith(surname, i)
                        && (bearers.size() > 1 || !all.get(bearers.getFirst()).equals(name))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The full names that stand in some words, each once. */
    Set<String> within(String words) {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < words.length(); i++) {
            for (String name : byStart.getOrDefault(start(words, i), List.of())) {
                if (words.startsWith(name, i)) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    /** The names whose last word is one of some words, in the order of the text. */
    private List<String> endingWithAny(String... words) {
        Set<Integer> found = new TreeSet<>();
        for (String word : words) {
            found.addAll(byLast.getOrDefault(word, List.of()));
        }
        return found.stream().map(all::get).toList();
    }

    /** The full name of the person that a noun phrase names; null when it names none. */
    @Nullable
    String personIn(String phrase) {
        for (String part : PAUSE.split(phrase)) {
            String found = inPart(part.strip());
            if (found != null) {
                return found;
            }
            if (renamesAnother(part.strip())) {
                return null;
            }
            if (!OWNED.matcher(part.strip()).matches()
                    && !INTRODUCES.matcher(part.strip()).matches()) {
                break;
            }
        }
        return null;
    }

    private @Nullable String inPart(String part) {
        if (INDEFINITE.matcher(part).matches()) {
            return described(part);
        }
        String bare = OWNER.matcher(part).replaceAll("");
        String[] words = bare.split(" ");
        for (String name : endingWithAny(words)) {
            int of = (" " + bare).indexOf(" " + name + " of ");
            if (bare.equals(name)
                    || bare.endsWith(" " + name)
                            && !owns(bare, name)
                            && introduces(bare.substring(0, bare.length() - name.length()))
                    || of >= 0 && introduces(bare.substring(0, of))) {
                return name;
            }
        }
        String last = words[words.length - 1];
        boolean onlyTitles = true;
        for (int i = 0; i + 1 < words.length; i++) {
            onlyTitles &= TextKinds.TITLES.contains(words[i].toLowerCase(Locale.ROOT))
                    || TextKinds.isRole(words[i].toLowerCase(Locale.ROOT))
                    || NATION.matcher(words[i]).matches();
        }
        if (!onlyTitles || !SURNAME.matcher(last).matches()) {
            return null;
        }
        List<String> fits = byLast.getOrDefault(last, List.of()).stream()
                .map(all::get)
                .filter(n -> n.length() > last.length())
                .toList();
        if (fits.isEmpty() && words.length == 1) {
            fits = byFirst.getOrDefault(last, List.of()).stream().map(all::get).toList();
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
            boolean busy = i > 0 && BUSY.matcher(word).matches() && !words[i - 1].endsWith("ly");
            // "Secretary of State", "Mayor of Varn": an office, as long as no other person's follows.
            boolean office = word.equals("of")
                    && i > 0
                    && i + 1 < words.length
                    && OFFICE.matcher(words[i - 1]).matches()
                    && !TextKinds.isRole(words[i + 1].toLowerCase(Locale.ROOT));
            if (PREPOSITIONS.contains(word) && !office || busy) {
                return false;
            }
        }
        return true;
    }

    /** "a tired Tom Brandt": nothing but words in lower case between the article and the name, and no "to" or "of". */
    private @Nullable String described(String part) {
        for (String name : endingWithAny(part.substring(part.lastIndexOf(' ') + 1))) {
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
