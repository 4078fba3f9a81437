package org.parley.evidence.speech;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Mends parts of speech where the model of English is known to err and the word itself leaves no doubt. */
final class Tags {

    private static final Map<String, Set<String>> WORDS = WordLists.read("speakers.txt");
    private static final Set<String> PEOPLE = Set.of(
            "official",
            "officials",
            "representative",
            "representatives",
            "general",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "diplomat",
            "mediator",
            "negotiator",
            "source",
            "envoy",
            "aide",
            "secretary",
            "delegate",
            "adviser",
            "deputy",
            "commander",
            "executive",
            "individual");
    private static final Set<String> FUNCTION = Set.of(
            "the",
            "a",
            "an",
            "in",
            "on",
            "at",
            "of",
            "for",
            "by",
            "to",
            "from",
            "with",
            "and",
            "but",
            "or",
            "if",
            "when",
            "while",
            "as",
            "he",
            "she",
            "it",
            "they",
            "we",
            "i",
            "you",
            "his",
            "her",
            "its",
            "their",
            "our",
            "my",
            "this",
            "that",
            "these",
            "those",
            "not",
            "no",
            "after",
            "before",
            "since",
            "under",
            "over",
            "both",
            "all",
            "some",
            "many",
            "most",
            "last",
            "next",
            "there",
            "here",
            "what",
            "who",
            "which",
            "how",
            "why",
            "where",
            "another",
            "other",
            "others",
            "according",
            "asked",
            "speaking",
            "during",
            "until",
            "against",
            "despite",
            "between",
            "also",
            "only",
            "still",
            "yet",
            "so",
            "then",
            "now",
            "once",
            "because",
            "although",
            "though",
            "neither",
            "nobody",
            "one",
            "two",
            "three",
            "four",
            "five");

    private static final Set<String> PRONOUNS = WORDS.getOrDefault("pronouns", Set.of());

    private Tags() {}

    static String mended(String[] words, String[] tags, int i) {
        String word = words[i];
        String lower = word.toLowerCase(Locale.ROOT);
        String tag = tags[i];
        if (lower.equals("a") || lower.equals("an") || lower.equals("the") || lower.equals("another")) {
            return "DET";
        }
        if (lower.equals("'s") && i + 1 < words.length && !tag.equals("AUX")) {
            return "PART";
        }
        // "Ada Brann states": a word in small letters after a name is no name.
        if (tag.equals("PROPN")
                && Character.isLowerCase(word.charAt(0))
                && lower.matches(".*(?:s|ed)")
                && (Lexicon.PEOPLE.isForm(lower) || Lexicon.DOCUMENTS.isForm(lower))) {
            return "VERB";
        }
        // Pronouns are few, and the model takes some nouns for one: "harbour master".
        if (tag.equals("PRON") && lower.length() > 3 && !PRONOUNS.contains(lower)) {
            return Character.isUpperCase(word.charAt(0)) ? "PROPN" : "NOUN";
        }
        boolean particle = tag.equals("ADP") || tag.equals("CCONJ") || tag.equals("SCONJ");
        if (particle && TextKinds.isInstitution(lower)) {
            return "NOUN";
        }
        // "both sides said": no pair is joined.
        if (lower.equals("both") && tag.equals("CCONJ") && i + 1 < words.length && words[i + 1].endsWith("s")) {
            return "DET";
        }
        boolean nounNext = i + 1 < tags.length
                && (tags[i + 1].equals("NOUN") || tags[i + 1].equals("PROPN"))
                && Character.isLowerCase(words[i + 1].charAt(0))
                && !Lexicon.PEOPLE.isForm(words[i + 1].toLowerCase(Locale.ROOT));
        if (PEOPLE.contains(lower) && Character.isLowerCase(word.charAt(0))) {
            return nounNext && tag.equals("ADJ") ? tag : "NOUN";
        }
        // "the mayor added": no adjective where no noun follows.
        if (!tag.matches("NOUN|PROPN|VERB|AUX|NUM|PRON")
                && !nounNext
                && (TextKinds.isRole(lower) || TextKinds.isGeneric(lower))) {
            return "NOUN";
        }
        // "acting mayor", "outgoing chair"
        if (tag.equals("VERB")
                && i + 1 < words.length
                && lower.matches("acting|outgoing|incoming|retiring|sitting")
                && (TextKinds.isRole(words[i + 1].toLowerCase(Locale.ROOT))
                        || TextKinds.TITLES.contains(words[i + 1].toLowerCase(Locale.ROOT)))) {
            return "ADJ";
        }
        boolean capital = Character.isUpperCase(word.charAt(0)) && !FUNCTION.contains(lower);
        boolean name = i > 0 && !words[i - 1].matches("[.:?!\"]|[“‘]")
                || i + 1 < words.length && Character.isUpperCase(words[i + 1].charAt(0)) && words[i + 1].length() > 1;
        boolean nextCapital =
                i + 1 < words.length && words[i + 1].length() > 1 && Character.isUpperCase(words[i + 1].charAt(0));
        if (capital
                && name
                && !tag.equals("PROPN")
                && !tag.equals("ADJ")
                && !(tag.equals("AUX") && (i == 0 || !nextCapital))
                && !tag.equals("PRON")) {
            return "PROPN";
        }
        boolean noSuchAdjective = capital
                && name
                && tag.equals("ADJ")
                && !lower.matches(".*(?:ian|an|ish|ese|ic|al|ern|i|ch|or|ior|ime|ime)");
        return noSuchAdjective ? "PROPN" : tag;
    }

    static Set<String> list(String name) {
        return WORDS.getOrDefault(name, Set.of());
    }
}
