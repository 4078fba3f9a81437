package org.parley.evidence.speech;

import java.util.List;
import java.util.Set;

/** Where a noun phrase that begins at a given token of a sentence ends, and which of its verbs are finite. */
class NounPhrases {

    static final Set<String> RELATIVE = Set.of("who", "whose", "which", "whom");

    private static final Set<String> FINITE_BE = Set.of(
            "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "will", "would", "can", "could",
            "may", "might", "must", "should", "'s", "'re", "'ve");

    private static final Set<String> PEOPLE = Set.of(
            "people",
            "person",
            "those",
            "someone",
            "somebody",
            "one",
            "officials",
            "official",
            "sources",
            "source",
            "diplomats",
            "diplomat",
            "others",
            "anyone",
            "workers",
            "men",
            "women",
            "residents",
            "members",
            "aides",
            "negotiators",
            "two",
            "three",
            "several",
            "some",
            "lawyers",
            "experts",
            "staff",
            "survey",
            "report",
            "study");

    final List<Token> u;
    final String text;

    NounPhrases(List<Token> u, String text) {
        this.u = u;
        this.text = text;
    }

    boolean startsPhrase(int from, int to) {
        return from < to
                && (u.get(from).isNominal()
                        || u.get(from).tagged("DET")
                        || u.get(from).tagged("ADJ"));
    }

    /** Where a noun phrase that begins at a token ends, apposition included; the same place when none begins there. */
    int endFrom(int from) {
        int i = head(from);
        if (i == from) {
            return from;
        }
        boolean named = u.get(from).tagged("PROPN")
                || u.get(from).isCapital() && !u.get(from).tagged("DET");
        i = modifiers(i, named);
        if (!named && i + 1 < u.size() && u.get(i).lower().matches("who|that") && isFinite(i + 1, i + 1)) {
            int end = i + 1;
            while (end < u.size() && !isStop(end)) {
                end++;
            }
            return end;
        }
        if (i + 1 < u.size() && (u.get(i).is(",") || u.get(i).isDash()) && renamesAt(i + 1)) {
            int end = i + 1;
            while (end < u.size()
                    && !isStop(end)
                    && !RELATIVE.contains(u.get(end).lower())
                    && !u.get(end).is("that")
                    && Phrases.leading(rest(end)) == 0) {
                end++;
            }
            return end;
        }
        return i;
    }

    private int head(int from) {
        int i = from;
        boolean noun = false;
        while (i < u.size()) {
            Token token = u.get(i);
            boolean opens = token.tagged("DET")
                    || token.tagged("PRON")
                            && (token.lower()
                                    .matches(
                                            "his|her|its|their|our|my|one|those|some|many|several|others|another|both|it|he|she|they|we|i|you|them|him|us|me|everyone|nobody|somebody|someone"));
            boolean inner = token.tagged("ADJ")
                    || token.tagged("NUM")
                    || token.isNoun()
                    || token.is("'s")
                    || token.is("'")
                    || token.tagged("ADV")
                            && !noun
                            && i + 1 < u.size()
                            && u.get(i + 1).tagged("ADJ");
            boolean verb = noun
                    && token.tagged("PROPN")
                    && !token.isCapital()
                    && u.get(i - 1).isCapital()
                    && !(i + 1 < u.size() && u.get(i + 1).isCapital());
            if (opens && noun || !opens && !inner || verb) {
                break;
            }
            if (noun && i > from && Phrases.leading(rest(i)) > 0) {
                break;
            }
            if (noun
                    && token.tagged("PROPN")
                    && u.get(i - 1).tagged("NOUN")
                    && !u.get(i - 1).isCapital()
                    && endsClauseSubject(i)) {
                break;
            }
            noun |= token.isNominal() || token.isCapital() && !opens;
            i++;
            if (opens
                    && token.tagged("PRON")
                    && !token.lower()
                            .matches("his|her|its|their|our|my|one|those|some|many|several|others|another|both")) {
                break;
            }
        }
        boolean alone = !noun
                && i == from + 1
                && u.get(from).lower().matches("another|others|both|some|many|several|all|one|neither|most");
        return noun || alone ? i : from;
    }

    /** Whether the name at a token is followed by a verb, so that it begins a clause: "told reporters Kestria would". */
    private boolean endsClauseSubject(int i) {
        int k = i;
        while (k < u.size() && u.get(k).tagged("PROPN")) {
            k++;
        }
        return k < u.size() && (u.get(k).tagged("AUX") || u.get(k).tagged("VERB"));
    }

    private int modifiers(int after, boolean named) {
        int i = after;
        while (i + 1 < u.size()) {
            Token token = u.get(i);
            boolean time = Phrases.leading(rest(i)) > 0;
            boolean preposition = token.tagged("ADP") && (!named || token.is("of"))
                    || token.is("to") && !named && u.get(i + 1).isNominal();
            boolean joined =
                    token.is("and") && (!named || u.get(i + 1).tagged("PROPN")) && startsPhrase(i + 1, u.size());
            boolean adjective = token.tagged("ADJ") && token.lower().matches("familiar|close|aware|near|loyal|privy");
            boolean participle = token.tagged("VERB")
                            && token.lower().matches(".*(?:ed|ing)")
                            && u.get(i + 1).tagged("ADP")
                            && PEOPLE.contains(u.get(i - 1).lower())
                    || token.lower()
                                    .matches(
                                            "seen|obtained|published|released|signed|leaked|circulated|issued|prepared|written|drafted|commissioned")
                            && u.get(i + 1).lower().matches("by|in|on|to")
                            && u.get(i - 1).isNoun();
            if (time || !(preposition || joined || adjective || participle)) {
                return i;
            }
            int next = adjective || participle ? i + 1 : head(i + 1);
            if (next == i + 1 && !adjective && !participle) {
                return i;
            }
            if (joined
                    && next < u.size()
                    && (u.get(next).tagged("VERB") || u.get(next).tagged("AUX"))) {
                return i;
            }
            i = next;
        }
        return i;
    }

    private boolean renamesAt(int i) {
        Token first = u.get(i);
        boolean opens = first.tagged("DET")
                || first.lower()
                        .matches(
                                "his|her|its|their|one|former|general|chief|deputy|director|head|president|chair|leader")
                || first.tagged("NOUN")
                || first.tagged("ADJ")
                || first.tagged("PROPN");
        if (!opens || first.is("which") || isTime(i, Math.min(u.size(), i + 2))) {
            return false;
        }
        for (int k = i; k < u.size() && !isStop(k); k++) {
            if (RELATIVE.contains(u.get(k).lower()) || u.get(k).is("that")) {
                return k > i;
            }
            if (isFinite(k, i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a token is a verb that is finite, as far as its form and place show. */
    boolean isFinite(int i, int from) {
        Token token = u.get(i);
        if (token.is("'s")
                && (token.tagged("PART")
                        || token.tagged("PUNCT")
                        || i + 1 < u.size() && u.get(i + 1).isNoun())) {
            return false;
        }
        if (FINITE_BE.contains(token.lower()) && (token.tagged("AUX") || token.tagged("VERB"))) {
            return true;
        }
        if (!token.tagged("VERB")
                || token.lower().endsWith("ing")
                || i > 0 && u.get(i - 1).is("to")) {
            return false;
        }
        // "people briefed on the talks", "a survey ordered by the council": participles that narrow a noun down.
        boolean narrows = i > from
                && token.lower().matches(".*(?:ed|en|own|ept|eft|uilt|old|ent)")
                && i + 1 < u.size()
                && u.get(i + 1).tagged("ADP")
                && u.get(i - 1).isNominal()
                && (PEOPLE.contains(u.get(i - 1).lower()) || u.get(i + 1).is("by"));
        boolean attribute = i + 1 < u.size()
                && u.get(i + 1).isNoun()
                && i > 0
                && (u.get(i - 1).tagged("DET") || u.get(i - 1).tagged("ADJ"));
        return !narrows && !attribute;
    }

    private boolean isStop(int i) {
        Token token = u.get(i);
        return token.isQuote() || token.word().matches("[,.;:!?()…]") || token.isDash();
    }

    boolean isTime(int from, int to) {
        return from < to
                && Phrases.isTime(
                        text.substring(u.get(from).from(), u.get(to - 1).to()));
    }

    private String rest(int i) {
        return i < u.size()
                ? text.substring(
                        u.get(i).from(), Math.min(u.getLast().to(), u.get(i).from() + 160))
                : "";
    }
}
