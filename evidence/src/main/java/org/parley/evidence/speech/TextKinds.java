package org.parley.evidence.speech;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.model.Attribution.Kind;

/** What kind of speaker a noun phrase names, told by its head noun and its article. */
public final class TextKinds {

    private static final Map<String, Set<String>> WORDS = WordLists.read("speakers.txt");

    private static final Set<String> DOCUMENT = WORDS.getOrDefault("document", Set.of());
    private static final Set<String> SPOKES = WORDS.getOrDefault("spokes", Set.of());
    private static final Set<String> OFFICIAL = WORDS.getOrDefault("official", Set.of());
    private static final Set<String> KNOWING = WORDS.getOrDefault("knowing", Set.of());
    private static final Set<String> ROLES = WORDS.getOrDefault("roles", Set.of());
    private static final Set<String> OUTLET = WORDS.getOrDefault("outlet", Set.of());
    private static final Set<String> INSTITUTION = WORDS.getOrDefault("institution", Set.of());

    /** Adjectives and titles that stand before a person's name. */
    static final Set<String> TITLES = WORDS.getOrDefault("titles", Set.of());

    private static final Pattern BRIEFED = Pattern.compile("\\bbriefed\\b");
    private static final Pattern KNOWS = Pattern.compile(
            "\\b(?:familiar|close to|knowledge|involved|at the table|in the room|with direct|aware|privy|present|near|who (?:was|were|had been) (?:in|at|present)|who (?:took part|attended|saw|has seen|have seen|knows?))\\b");

    private final Set<String> own;

    /** @param outlets the outlets that the document came through; they are no other outlets */
    public TextKinds(List<String> outlets) {
        this.own = new java.util.HashSet<>();
        for (String outlet : outlets) {
            own.add(plain(outlet));
        }
    }

    boolean isDocument(String phrase) {
        String head = head(phrase);
        return DOCUMENT.contains(head)
                || phrase.matches("(?i)(?:it|this|that|they)")
                || phrase.matches("Annex \\p{Lu}|Article \\d+.*|Chapter .*|Clause .*");
    }

    boolean isOutlet(String phrase) {
        String plain = plain(phrase);
        String last = plain.substring(plain.lastIndexOf(' ') + 1);
        String first = plain.contains(" ") ? plain.substring(0, plain.indexOf(' ')) : plain;
        return Character.isUpperCase(core(phrase).charAt(0))
                        && (OUTLET.contains(last) || first.equals("radio") || first.equals("channel") || isOwn(phrase))
                || plain.matches(
                        "(?:newspaper|broadcaster|paper|state television|state radio|local media|the media)s?");
    }

    /** Whether a phrase names an outlet that the document itself comes from. */
    boolean isOwn(String phrase) {
        String plain = plain(phrase);
        return own.stream().anyMatch(o -> o.equals(plain) || o.endsWith(" " + plain) || o.startsWith(plain + " "));
    }

    /**
     * The kind of a speaker.
     *
     * @param after what follows the phrase in the text, for relative clauses ("people who were briefed")
     */
    public Kind kind(String phrase, String after) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        String near = lower + " "
                + (after.matches("(?s)^,? ?(?:who|with|speaking|familiar|briefed|involved|close).*")
                        ? after.substring(0, Math.min(60, after.length())).toLowerCase(Locale.ROOT)
                        : "");
        String head = head(phrase);
        if (lower.matches(
                "^(?:one|two|three|some|several|many|another|none|all|both) of (?:the|his|her|its|their|those|these) .+")) {
            String rest = phrase.replaceFirst("(?i)^\\S+ of \\S+ ", "");
            return kind("a " + rest, after);
        }
        if (BRIEFED.matcher(near).find()) {
            return Kind.BRIEFED;
        }
        if (KNOWING.contains(head)) {
            return KNOWS.matcher(near).find()
                            || head.startsWith("source")
                            || head.equals("person")
                            || head.startsWith("participant")
                            || head.startsWith("individual")
                            || head.equals("somebody")
                            || head.equals("someone")
                            || head.equals("one")
                    ? Kind.FAMILIAR
                    : Kind.GROUP;
        }
        if (SPOKES.contains(head)) {
            return Kind.UNNAMED_SPOKESPERSON;
        }
        if (isOutlet(phrase)) {
            return isOwn(phrase) ? Kind.OWN_VOICE : Kind.OTHER_OUTLET;
        }
        if (isDocument(phrase)) {
            return Kind.DOCUMENT;
        }
        boolean definite = lower.startsWith("the ")
                || lower.contains("’s ")
                || lower.contains("'s ")
                || lower.matches("^(?:his|her|its|their) .*");
        boolean many = lower.matches("^(?:both|two|three|four|five|several|many|some|most|all|the two|the three)\\b.*")
                || head.endsWith("s") && !head.endsWith("ss");
        if (lower.matches(
                "^(?:the two|both|the three) (?:ministers|mediators|leaders|sides|parties|delegations|presidents|governments|countries|unions|teams|camps)\\b.*")) {
            return Kind.GROUP;
        }
        if (OFFICIAL.contains(head)
                && !(definite
                        && !many
                        && ROLES.contains(head)
                        && !head.equals("member")
                        && !head.matches("deputy|colleague"))
                && !lower.matches("^mediators?\\b.*s$")) {
            return lower.matches("^(?:the )?staff\\b.*") || INSTITUTION.contains(head)
                    ? Kind.OFFICE
                    : Kind.ANONYMOUS_OFFICIAL;
        }
        if (INSTITUTION.contains(head)) {
            return Kind.OFFICE;
        }
        if (ROLES.contains(head)) {
            return definite || !lower.matches("^(?:a|an|another|one|some) .*") ? Kind.BY_ROLE : Kind.ANONYMOUS_OFFICIAL;
        }
        boolean capital = Character.isUpperCase(core(phrase).charAt(0))
                && core(phrase).split(" ")[0].matches("\\p{Lu}.*")
                && !startsSentenceLower(phrase);
        if (many && !capital) {
            return Kind.GROUP;
        }
        return many && head.matches("[a-z].*") && !definite
                ? Kind.GROUP
                : lower.matches("^(?:a|an|another|one|some|a second|two|three|several|many) .*")
                        ? Kind.GROUP
                        : Kind.OFFICE;
    }

    private static boolean startsSentenceLower(String phrase) {
        String[] words = core(phrase).split(" ");
        return words.length > 1
                && Arrays.stream(words).skip(1).allMatch(w -> Character.isLowerCase(w.charAt(0)))
                && words[0].matches("\\p{Lu}\\p{Ll}+s?");
    }

    /** The head noun in lower case: the last noun before a preposition or a modifier. */
    static String head(String phrase) {
        String first = phrase.split(",| – | — ", 2)[0];
        String[] words = first.split(" +");
        String last = "";
        for (int i = 0; i < words.length; i++) {
            String word = words[i].toLowerCase(Locale.ROOT).replaceAll("[’']s?$", "");
            boolean possessive = words[i].matches(".*[’']s?$") && i + 1 < words.length;
            if (i > 0
                    && word.matches(
                            "of|for|in|at|from|with|on|to|by|near|outside|inside|between|within|who|that|which|familiar|close|briefed|involved|based|involved|carried|drawn|ordered|published|handed|hung|pinned|nailed|posted|written|sent|held|left|taken|given|printed|stuck|released|commissioned|prepared|leaked|under|behind|and|about|across|around|among|against|like|aware|speaking|seen|obtained|signed|issued|circulated")) {
                break;
            }
            if (!possessive) {
                last = word;
            }
        }
        return last;
    }

    /** Whether a word is an office that a person holds, in lower case: "mayor". */
    public static boolean isRole(String word) {
        return ROLES.contains(word) || SPOKES.contains(word);
    }

    /** Whether a word stands before names as a title, in lower case: "minister", "foreign". */
    public static boolean isTitle(String word) {
        return TITLES.contains(word);
    }

    static boolean isGeneric(String word) {
        return (OFFICIAL.contains(word) || KNOWING.contains(word)) && !ROLES.contains(word);
    }

    static boolean isInstitution(String word) {
        return INSTITUTION.contains(word) || OUTLET.contains(word);
    }

    /** Without its article. */
    static String core(String phrase) {
        String bare = phrase.strip().replaceFirst("^(?i:the|an?|its|his|her|their)\\s+", "");
        return bare.isEmpty() ? phrase.strip() + " " : bare;
    }

    static String plain(@Nullable String phrase) {
        return phrase == null
                ? ""
                : core(phrase).toLowerCase(Locale.ROOT).replace('’', '\'').strip();
    }
}
