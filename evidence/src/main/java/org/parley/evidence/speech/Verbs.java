package org.parley.evidence.speech;

import java.util.List;
import java.util.Set;

/** Which tokens of a sentence stand as verbs: some that the tagger takes for nouns do, beside a quotation or before "that". */
class Verbs {

    private static final Set<String> ALWAYS_VERBS = Set.of(
            "said", "says", "told", "tells", "added", "insisted", "insists", "warned", "denied", "urged", "argued");

    final List<Token> u;

    Verbs(List<Token> u) {
        this.u = u;
    }

    /** Whether a token follows a quotation, a comma apart. */
    boolean afterQuotation(int i) {
        return i > 0
                && (u.get(i - 1).isQuote()
                        || i > 1 && lower(i - 1).equals(",") && u.get(i - 2).isQuote());
    }

    /** "“...,” remembers Maren", "“...,” Maren remembers.": the tagger takes the verb for a noun in the plural. */
    private boolean isPresentBesideQuotation(int i) {
        Token token = u.get(i);
        if (i == 0 || !token.tagged("NOUN") || token.isCapital() || !lower(i).endsWith("s")) {
            return false;
        }
        boolean subjectNext = i + 1 < u.size()
                && (u.get(i + 1).tagged("PROPN")
                        || u.get(i + 1).tagged("DET")
                        || u.get(i + 1).tagged("PRON")
                        || TextKinds.TITLES.contains(lower(i + 1)));
        if (afterQuotation(i) && subjectNext) {
            return true;
        }
        boolean ends = i + 1 >= u.size() || lower(i + 1).matches("[.,;:]");
        int name = i - 1;
        while (name >= 0
                && (u.get(name).isNominal()
                        || u.get(name).tagged("DET")
                        || u.get(name).tagged("ADJ"))) {
            name--;
        }
        boolean known = Lexicon.PEOPLE.isForm(lower(i)) || u.get(i - 1).tagged("PROPN");
        return name < i - 1
                && afterQuotation(name + 1)
                && ends
                && known
                && !u.get(i - 1).lower().matches("his|her|their|its");
    }

    /** “...,” sighed Maren; “...,” Maren sighed: whatever the verb, it tells who spoke. */
    boolean besideQuotation(int i) {
        Token token = u.get(i);
        if (!token.tagged("VERB") && !isPresentBesideQuotation(i)
                || token.lower().matches(".*ing|is|was|has|had|went|put|came|comes|left|met")) {
            return false;
        }
        int q = i - 1;
        while (q >= 0 && i - q < 8 && !u.get(q).isQuote()) {
            if (u.get(q).isMark() && !(u.get(q).is(",") && q > 0 && u.get(q - 1).isQuote())
                    || u.get(q).tagged("VERB")
                    || u.get(q).tagged("SCONJ")
                    || u.get(q).tagged("CCONJ")) {
                return false;
            }
            q--;
        }
        if (q < 0 || i - q >= 8) {
            return false;
        }
        boolean pause =
                u.get(q).word().matches("(?s).*[,!?…][”\"’'»]$") || u.get(q + 1).is(",");
        String next = lower(i + 1);
        boolean alone = i + 1 >= u.size()
                || next.matches("[.,;:]|as|after|before|when|while|quietly|softly")
                || u.get(i + 1).tagged("ADP")
                || q == i - 1
                || q == i - 2;
        return pause && alone;
    }

    boolean isVerb(int i) {
        Token token = u.get(i);
        if (token.isQuote() || ALWAYS_VERBS.contains(token.lower())) {
            return !token.isQuote();
        }
        boolean verb = token.tagged("VERB") || token.tagged("AUX");
        boolean past = token.lower().endsWith("ed")
                && token.tagged("ADJ")
                && i > 0
                && !u.get(i - 1).tagged("DET");
        boolean article = i > 0 && (u.get(i - 1).tagged("DET") || lower(i - 1).matches("'s|his|her|their|its"));
        // The tagger takes a verb in the present after a plural for a noun: "Sawmill owners complain that".
        boolean clause = (token.tagged("NOUN") || token.tagged("ADJ"))
                && i > 0
                && (u.get(i - 1).isNominal() || lower(i - 1).equals(",") && lower(i).matches(".*(?:s|ed)"))
                && (lower(i + 1).equals("that")
                        || i + 1 < u.size() && u.get(i + 1).isQuote());
        boolean that =
                lower(i + 1).equals("that") || i + 1 < u.size() && u.get(i + 1).isQuote();
        boolean adding = token.lower().endsWith("ing") && lower(i - 1).equals(",") && that;
        boolean present = token.tagged("NOUN")
                && token.lower().endsWith("s")
                && i > 0
                && u.get(i - 1).isNoun()
                && i + 1 < u.size()
                && (u.get(i + 1).tagged("PRON")
                        || u.get(i + 1).tagged("DET")
                        || lower(i).equals("calls") && lower(i + 1).matches("on|for"));
        boolean joined = token.tagged("NOUN") && lower(i - 1).matches("and|but") && that;
        return (verb
                        || past
                        || clause
                        || adding
                        || joined
                        || present
                        || besideQuote(i)
                        || isPresentBesideQuotation(i)
                        || phrasal(i))
                && !article;
    }

    /** "Maren shot back", "the Treaty speaks of “...”": a noun to the tagger, a verb by the particle after it. */
    private boolean phrasal(int i) {
        if (!u.get(i).tagged("NOUN") || i == 0 || !u.get(i - 1).isNominal()) {
            return false;
        }
        return Lexicon.PEOPLE.of(lower(i)).stream()
                .anyMatch(e -> e.prepositions().contains(lower(i + 1))
                                && i + 2 < u.size()
                                && u.get(i + 2).isQuote()
                        || e.particle() != null
                                && lower(i + 1).equals(e.particle())
                                && (e.particle().matches("back|out|it")
                                        || i + 2 < u.size() && u.get(i + 2).isQuote()));
    }

    /** "Article 4 reads: “...”", "“...,” the ruling states.": the tagger takes the verb for a noun in the plural. */
    private boolean besideQuote(int i) {
        boolean plural = u.get(i).tagged("NOUN")
                && lower(i).endsWith("s")
                && i > 0
                && u.get(i - 1).isNominal();
        if (!plural || !Lexicon.DOCUMENTS.isForm(lower(i))) {
            return false;
        }
        boolean colon =
                lower(i + 1).equals(":") && i + 2 < u.size() && u.get(i + 2).isQuote();
        int q = i - 1;
        while (q >= 0 && !u.get(q).isQuote() && !u.get(q).isMark()) {
            q--;
        }
        return colon || q >= 0 && u.get(q).isQuote() && lower(i + 1).matches("[.]?");
    }

    String lower(int i) {
        return i < 0 || i >= u.size() ? "" : u.get(i).lower();
    }
}
