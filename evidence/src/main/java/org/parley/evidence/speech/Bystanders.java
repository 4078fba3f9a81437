package org.parley.evidence.speech;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.evidence.speech.Language.Reading;

/** People without a name who come up in a text: a pronoun could be theirs. */
final class Bystanders {

    /** Somebody without a name comes up. */
    static final Pattern UNNAMED = Pattern.compile(
            "\\b(?:an?|another|one|the other|a second)\\s+(?:[\\p{L}’'-]+\\s+){0,4}?(?:officials?|sources?|diplomat|aide|adviser|advisor|negotiator|mediator|representative|delegate|spokes(?:man|woman|person)|minister|officer|engineer|colleague|member|person|lawyer|envoy|deputy|commander|clerk|employee|insider|participant)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Nouns for people that no list of offices holds. */
    private static final Set<String> PEOPLE = Set.of(
            "baker",
            "boy",
            "brother",
            "caller",
            "captain",
            "carter",
            "councillor",
            "cousin",
            "customer",
            "docker",
            "doctor",
            "driver",
            "farmer",
            "father",
            "friend",
            "girl",
            "guard",
            "husband",
            "man",
            "miner",
            "mother",
            "neighbor",
            "neighbour",
            "nurse",
            "owner",
            "passenger",
            "pilot",
            "porter",
            "protester",
            "reader",
            "resident",
            "sailor",
            "seller",
            "shopkeeper",
            "sister",
            "skipper",
            "soldier",
            "speaker",
            "steward",
            "student",
            "teacher",
            "tenant",
            "trader",
            "visitor",
            "voter",
            "widow",
            "wife",
            "witness",
            "woman",
            "worker");

    /** Singular nouns of other lists that seldom mean a person: "shook his head", "the figure". */
    private static final Set<String> NO_PERSON = Set.of(
            "head",
            "chair",
            "general",
            "major",
            "figure",
            "staff",
            "one",
            "record",
            "counterpart",
            "executive",
            "principal",
            "founder");

    private static final Set<String> ARTICLES = Set.of("a", "an", "another", "one", "the", "his", "her", "their");
    private static final Set<String> OPENS_CLAUSE =
            Set.of("and", "but", "while", ",", ";", "though", "although", "whereas");
    private static final Set<String> OPENS_SENTENCE = Set.of("a", "an", "another", "one", "somebody", "someone");
    private static final Pattern PERSONAL = Pattern.compile(
            "^.*(?:er|or|ist|ian|ant|ee|man|woman|boy|girl|voice|cook|aunt|uncle|child|kid|youth|nun|monk|priest|clerk|guest)");

    private Bystanders() {}

    /** Whether a word means one person. */
    static boolean isAny(String word) {
        return isSomebody(word) || PEOPLE.contains(word);
    }

    /** Whether a noun means one person whom "he" or "she" could be. */
    static boolean isSomebody(String word) {
        boolean many = word.endsWith("s") && !word.endsWith("ss") || word.equals("people");
        return !many && !NO_PERSON.contains(word) && (TextKinds.isGeneric(word) || TextKinds.isRole(word));
    }

    /** Whether in a later sentence than the last speaker's, and outside of quotations, one more person comes up. */
    static boolean since(int from, int place, Speaker speaker, Reading reading) {
        List<Sentence> sentences = reading.sentences();
        for (int s = reading.firstEndingAfter(from); s < sentences.size(); s++) {
            Sentence sentence = sentences.get(s);
            if (sentence.place().begin() >= place) {
                return false;
            }
            boolean later = sentence.place().begin() >= from;
            List<Token> u = sentence.tokens();
            for (int i = 0; i < u.size(); i++) {
                Token token = u.get(i);
                boolean here = token.from() < place && token.from() >= from && !token.isQuote();
                if (here
                        && isAny(token.lower())
                        && !speaker.words.contains(token.lower())
                        && (later || isSubject(u, i))) {
                    return true;
                }
                // "A pensioner waved.": whoever a sentence begins with is somebody, whatever the noun.
                boolean unknown = later && i == 0 && OPENS_SENTENCE.contains(token.lower()) && i + 2 < u.size();
                if (here && unknown && isPersonal(u)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "..., but a docker at the gate laughed": a noun that begins a clause of its own. */
    private static boolean isSubject(List<Token> u, int noun) {
        for (int i = noun - 1; i > 0 && i >= noun - 4; i--) {
            if (ARTICLES.contains(u.get(i).lower())) {
                return OPENS_CLAUSE.contains(u.get(i - 1).lower());
            }
        }
        return false;
    }

    /** Whether a sentence begins with "Somebody" or with a noun whose ending is that of a person. */
    static boolean isPersonal(List<Token> u) {
        if (u.getFirst().lower().matches("somebody|someone")) {
            return true;
        }
        for (int i = 1; i < Math.min(5, u.size()); i++) {
            if (u.get(i).tagged("NOUN") && !(i + 1 < u.size() && u.get(i + 1).tagged("NOUN"))) {
                return PERSONAL.matcher(u.get(i).lower()).matches();
            }
        }
        return false;
    }
}
