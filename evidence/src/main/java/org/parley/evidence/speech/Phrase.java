package org.parley.evidence.speech;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;

/** Finds noun phrases that begin or end at a given token of a sentence: {@code NounPhrases} those that begin, this those that end. */
final class Phrase extends NounPhrases {

    private static final Set<String> LIKE = Set.of("like", "including", "such");
    private static final Set<String> JOINS = Set.of("and", "but", "or", "nor", "yet", "&");

    private static final Set<String> SUBORDINATE = Set.of(
            "that",
            "because",
            "while",
            "if",
            "although",
            "though",
            "when",
            "where",
            "whereas",
            "until",
            "unless",
            "whether",
            "since",
            "as",
            "after",
            "before",
            "once",
            "than",
            "so");

    Phrase(List<Token> u, String text) {
        super(u, text);
    }

    /** A range of tokens, half open. */
    record Range(int from, int to) {}

    /**
     * The subject that ends before a token: with what stands in apposition, without relative clauses and insertions.
     *
     * @return null when no noun phrase ends there
     */
    @Nullable
    Range endingBefore(int end) {
        return endingBefore(end, 0);
    }

    private @Nullable Range endingBefore(int end, int depth) {
        int e = end;
        if (e <= 0 || depth > 3) {
            return null;
        }
        int trimmed = withoutAdverbials(e);
        if (trimmed < e && trimmed > 0 && !isOpening(trimmed - 1)) {
            e = trimmed;
        }
        Token before = u.get(e - 1);
        if (RELATIVE.contains(before.lower())
                || before.is("that") && e > 1 && u.get(e - 2).isNominal()) {
            return antecedent(e - 1, depth);
        }
        // "Maren, 44, who runs the port,": the age is not the head.
        if (before.word().matches("\\d{1,3}") && e > 1 && u.get(e - 2).is(",")) {
            return endingBefore(e - 2, depth + 1);
        }
        // "Ada Brann (Greens) said"
        if (before.is(")")) {
            int open = e - 2;
            while (open > 0 && !u.get(open).is("(")) {
                open--;
            }
            return open > 0 ? endingBefore(open, depth + 1) : null;
        }
        if (before.is(",") || before.isDash()) {
            return beforeInsertion(e - 1, depth);
        }
        return simple(e);
    }

    private @Nullable Range antecedent(int relative, int depth) {
        if (relative == 0) {
            return null;
        }
        if (u.get(relative - 1).is(",")) {
            int comma = relative - 1;
            int earlier = earlier(comma);
            if (earlier > 0 && LIKE.contains(u.get(earlier + 1).lower())) {
                Range whole = simple(earlier);
                return whole == null ? null : new Range(whole.from, comma);
            }
            Range appositive = earlier > 0 && isNominal(earlier + 1, comma) ? simple(earlier) : null;
            return appositive != null ? new Range(appositive.from, comma) : endingBefore(comma, depth + 1);
        }
        return simple(relative);
    }

    /** What stands before words set off by commas or dashes; the words belong to it when they rename it. */
    private @Nullable Range beforeInsertion(int close, int depth) {
        int open = earlier(close);
        if (open <= 0) {
            return null;
        }
        Token first = u.get(open + 1);
        boolean renames = open + 1 < close
                && isNominal(open + 1, close)
                && !first.tagged("NUM")
                && !first.tagged("ADP")
                && !isTime(open + 1, close)
                && !first.tagged("VERB")
                && !first.tagged("ADV")
                && !first.tagged("SCONJ")
                && !JOINS.contains(first.lower());
        Range base = endingBefore(open, depth + 1);
        if (base == null) {
            return null;
        }
        boolean relative = hasRelative(open + 1, close);
        if (relative && u.get(relativeIn(open + 1, close) - 1).is("of")) {
            return base;
        }
        return renames || LIKE.contains(first.lower()) ? new Range(base.from, close) : base;
    }

    /** The mark that opens what a comma or dash closes. */
    private int earlier(int close) {
        Token mark = u.get(close);
        for (int i = close - 1; i >= 0; i--) {
            Token token = u.get(i);
            if (token.isQuote() || token.is(";") || token.is(":")) {
                return -1;
            }
            if (mark.is(",") ? token.is(",") : token.isDash()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a range of tokens holds no finite verb outside a relative clause. */
    private boolean isNominal(int from, int to) {
        for (int i = from; i < to; i++) {
            if (RELATIVE.contains(u.get(i).lower()) || u.get(i).is("that")) {
                return i > from;
            }
            if (isFinite(i, from)) {
                return false;
            }
        }
        return from < to;
    }

    private boolean hasRelative(int from, int to) {
        return relativeIn(from, to) < to;
    }

    private int relativeIn(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (RELATIVE.contains(u.get(i).lower())
                    || u.get(i).is("that") && u.get(i - 1).isNominal()) {
                return i;
            }
        }
        return to;
    }

    /** The noun phrase that ends right before a token. */
    @Nullable
    Range simple(int end) {
        int lo = end;
        while (lo > 0 && !isHard(lo - 1)) {
            lo--;
        }
        int hi = end;
        for (int i = lo + 1; i < end; i++) {
            boolean relative = RELATIVE.contains(u.get(i).lower())
                    || u.get(i).is("that")
                            && u.get(i - 1).isNoun()
                            && (u.get(i).tagged("PRON") || i + 1 < end && isFinite(i + 1, i + 1));
            if (relative && u.get(i - 1).isNominal()) {
                hi = i;
                break;
            }
        }
        int whole = end;
        lo = afterVerb(lo, hi);
        lo = skipOpening(lo, hi);
        lo = skipPlaceAndTime(lo, hi);
        if (lo >= hi
                || u.get(lo).tagged("VERB") && !u.get(lo).isCapital()
                || u.get(lo).tagged("ADP")) {
            return null;
        }
        for (int i = lo; i < hi; i++) {
            if (u.get(i).isNominal() || u.get(i).tagged("DET") && hi - lo == 1) {
                return new Range(lo, whole);
            }
        }
        // "the mayor" is a noun phrase whatever the tagger takes the mayor for.
        if (u.get(lo).tagged("DET") && !u.get(lo).lower().matches("all|both|that|this")) {
            return new Range(lo, whole);
        }
        return null;
    }

    private int afterVerb(int from, int to) {
        int lo = from;
        // "a petition in which they ask": the relative clause has a subject of its own.
        for (int i = to - 2; i > from; i--) {
            if (u.get(i).lower().matches("which|whom") && u.get(i - 1).tagged("ADP")) {
                return i + 1;
            }
        }
        for (int i = to - 1; i >= from; i--) {
            if (isFinite(i, from) && !narrows(i, to)) {
                lo = i + 1;
                for (int k = to - 1; k > i; k--) {
                    if (JOINS.contains(u.get(k).lower()) && startsPhrase(k + 1, to)) {
                        return k + 1;
                    }
                }
                break;
            }
        }
        for (int i = to - 1; i > lo; i--) {
            if (SUBORDINATE.contains(u.get(i).lower()) && u.get(i).tagged("SCONJ")) {
                return i + 1;
            }
        }
        return lo;
    }

    /** "A leaflet handed out at the depot (claims)": a participle that goes on to the verb with one phrase of place. */
    private boolean narrows(int i, int to) {
        boolean participle = u.get(i).lower().matches(".*(?:ed|en|own|awn|ept|eft|uilt|old|ent|ade|ung)")
                && i > 0
                && u.get(i - 1).isNoun();
        int next = i + 1;
        if (next < to
                && (u.get(next).tagged("ADV") || u.get(next).lower().matches("out|up|down|off|in"))
                && next + 1 < to
                && u.get(next + 1).tagged("ADP")) {
            next++;
        }
        return participle && next + 1 < to && u.get(next).tagged("ADP") && endFrom(next + 1) >= to;
    }

    private int skipOpening(int from, int to) {
        int lo = from;
        while (lo < to) {
            Token token = u.get(lo);
            boolean skip = token.tagged("CCONJ")
                    || token.tagged("SCONJ")
                    || token.lower().matches("that|until|while|because|if|when|although|though|whereas|unless")
                    || token.tagged("INTJ")
                    || token.is("as") && !(lo + 1 < to && u.get(lo + 1).lower().matches("many|much|few|little"))
                    || JOINS.contains(token.lower())
                    || token.tagged("ADV") && !token.is("all") && !token.is("about") && !token.is("at")
                    || token.isMark()
                    || token.tagged("PART");
            if (!skip) {
                break;
            }
            lo++;
        }
        return lo;
    }

    /** Past "In Doha", "Last week", "On the way home" before a subject. */
    private int skipPlaceAndTime(int from, int to) {
        int lo = from;
        if (lo >= to) {
            return lo;
        }
        String rest = text.substring(u.get(lo).from(), u.get(to - 1).to());
        int time = Phrases.leading(rest);
        if (time > 0 && time < rest.length()) {
            int place = u.get(lo).from() + time;
            while (lo < to && u.get(lo).from() < place) {
                lo++;
            }
        }
        if (lo < to && u.get(lo).tagged("ADP") && !u.get(lo).is("of")) {
            int i = lo + 1;
            while (i < to && !u.get(i).isNoun() && !u.get(i).tagged("PRON")) {
                i++;
            }
            while (i + 1 < to
                    && (u.get(i + 1).tagged("NOUN")
                            || u.get(i + 1).is("of")
                            || u.get(i + 1).is("'s"))) {
                i++;
            }
            return i + 1 < to ? i + 1 : lo;
        }
        return lo;
    }

    private boolean isHard(int i) {
        Token token = u.get(i);
        return token.isQuote()
                || token.isMark()
                        && !token.word().matches("[&/%'’]")
                        && !token.word().startsWith("'");
    }

    private boolean isOpening(int i) {
        return isHard(i) && !u.get(i).is(",");
    }

    private int withoutAdverbials(int end) {
        int lo = end;
        while (lo > 0 && !isHard(lo - 1)) {
            lo--;
        }
        if (lo >= end) {
            return end;
        }
        lo = Math.max(lo, end - 40);
        String segment = text.substring(u.get(lo).from(), u.get(end - 1).to());
        int cut = Phrases.trailing(segment);
        int place = u.get(end - 1).to() - cut;
        int e = end;
        while (e > lo && u.get(e - 1).from() >= place) {
            e--;
        }
        return e;
    }

    Span span(Range range) {
        return new Span(u.get(range.from).from(), u.get(range.to - 1).to());
    }
}
