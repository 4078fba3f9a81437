package org.parley.evidence.speech;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.model.Attribution.Kind;

/** Somebody who speaks in an article, with the words by which the article has described them so far. */
final class Speaker {

    private static final Pattern ONE = Pattern.compile("(?i)(?:an?|one|another|the other) .*");
    private static final Set<String> MANY = Set.of(
            "group",
            "crowd",
            "majority",
            "minority",
            "family",
            "couple",
            "handful",
            "number",
            "pair",
            "generation",
            "half",
            "third",
            "quarter",
            "crew",
            "class");
    private static final Pattern MAN = Pattern.compile("^.*\\b(?:mr\\.?|spokesman|chairman|king|brother|father)\\b.*");
    private static final Pattern WOMAN =
            Pattern.compile("^.*\\b(?:mrs\\.?|ms\\.?|spokeswoman|chairwoman|queen|sister|mother)\\b.*");
    private static final Pattern OWNER = Pattern.compile("(?<![\\p{L}’'-])[\\p{L}’'-]+[’']s?(?= )");
    private static final Pattern POSSESSIVE = Pattern.compile("[’']s?\\b");
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\d-]+");
    private static final Set<String> EMPTY = Set.of(
            "the", "a", "an", "of", "in", "for", "to", "at", "and", "its", "his", "her", "their", "who", "that", "with",
            "on", "by", "from", "another", "second", "one");

    /** How many came up before. */
    final int number;

    final String name;
    final Kind kind;
    final Set<String> words = new HashSet<>();
    final Set<String> heads = new HashSet<>();

    @Nullable
    Boolean female;

    @Nullable
    String relayedBy;

    Speaker(int number, String name, Kind kind) {
        this.number = number;
        this.name = name;
        this.kind = kind;
    }

    boolean isNamed() {
        return kind == Kind.NAMED_OFFICIAL;
    }

    boolean isPerson() {
        return isNamed()
                || kind.anonymous()
                || kind == Kind.BY_ROLE
                || kind == Kind.UNNAMED_SPOKESPERSON
                || isSomebodyUnnamed();
    }

    /** "a retired teacher", "one passenger": not a group, though no office tells what they are. */
    private boolean isSomebodyUnnamed() {
        if (kind != Kind.GROUP || !ONE.matcher(name).matches()) {
            return false;
        }
        String head = TextKinds.head(name);
        return !(head.endsWith("s") && !head.endsWith("ss")) && !MANY.contains(head);
    }

    /** Takes in one more description. */
    void learn(String phrase) {
        words.addAll(words(phrase));
        if (isNamed()) {
            // "The Assembly's envoy, Selma Aduro" is not called "the Assembly".
            heads.addAll(words(OWNER.matcher(phrase).replaceAll(" ")));
        } else {
            heads.add(TextKinds.head(phrase));
        }
        String lower = phrase.toLowerCase(Locale.ROOT);
        if (MAN.matcher(lower).matches()) {
            female = false;
        } else if (WOMAN.matcher(lower).matches()) {
            female = true;
        }
    }

    /** The words of a description that tell something. */
    static Set<String> words(String phrase) {
        Set<String> out = new LinkedHashSet<>();
        Arrays.stream(GAP.split(
                        POSSESSIVE.matcher(phrase.toLowerCase(Locale.ROOT)).replaceAll("")))
                .filter(w -> !w.isBlank() && !EMPTY.contains(w))
                .forEach(out::add);
        return out;
    }
}
