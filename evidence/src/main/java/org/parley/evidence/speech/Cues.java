package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.speech.Cue.Form;
import org.parley.evidence.speech.Lexicon.Entry;

/** Finds the words of speech among the tokens of a sentence, leaving out what was not said or is still to be said. */
final class Cues extends Verbs {

    private static final Set<String> BE = Set.of("is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m");
    private static final Set<String> AUX = Set.of("has", "have", "had", "do", "does", "did", "'ve", "'d", "having");

    private static final Set<String> MODAL =
            Set.of("will", "would", "can", "could", "may", "might", "should", "must", "shall", "'ll", "wo", "ought");

    private static final Set<String> NOT = Set.of("not", "n't", "never", "neither", "nor", "hardly");

    private static final Set<String> STARTS = Set.of(
            "continue",
            "continues",
            "continued",
            "begin",
            "begins",
            "began",
            "start",
            "started",
            "appeared",
            "appears",
            "seemed",
            "seems",
            "went",
            "goes",
            "gone",
            "rushed",
            "moved",
            "like",
            "likes",
            "liked",
            "used",
            "tends");

    private static final Set<String> REPLIES = Set.of("reply", "answer", "response", "retort", "verdict", "warning");

    private static final Set<String> SKIPPED = Set.of(
            "himself",
            "herself",
            "itself",
            "themselves",
            "also",
            "then",
            "later",
            "now",
            "still",
            "again",
            "already",
            "however",
            "only",
            "even",
            "just",
            "since",
            "first",
            "once",
            "too",
            "both",
            "always",
            "often",
            "long",
            "publicly",
            "flatly",
            "earlier",
            "meanwhile");

    private static final Set<String> ASKING =
            Set.of("when", "where", "why", "how", "so", "there", "as", "whether", "if");

    private static final Set<String> HEDGES = Set.of("reportedly", "allegedly");
    private static final Entry NAMES = new Entry("according", "to", Set.of(), Set.of());

    /** "In Maren's words": the source stands inside the cue. */
    static final Entry OWN_WORDS = new Entry("in", "words", Set.of(), Set.of());

    static final Entry QUOTED = new Entry("say", null, Set.of('c'), Set.of());
    private static final Entry BESIDE = new Entry("beside", null, Set.of('c'), Set.of());

    private Cues(List<Token> u) {
        super(u);
    }

    static List<Cue> in(List<Token> tokens) {
        return new Cues(tokens).find();
    }

    private List<Cue> find() {
        List<Cue> out = new ArrayList<>();
        for (int i = 0; i < u.size(); i++) {
            Cue one = at(i);
            if (one != null) {
                out.add(one);
            }
        }
        return out;
    }

    private @Nullable Cue at(int i) {
        Token token = u.get(i);
        String next = lower(i + 1);
        if (token.is("according") && next.equals("to")) {
            return new Cue(i, i + 1, i, NAMES, Form.ACCORDING, false);
        }
        if (token.is("in")
                && next.equals("the")
                && lower(i + 2).equals("words")
                && lower(i + 3).equals("of")) {
            return new Cue(i, i + 3, i, NAMES, Form.ACCORDING, false);
        }
        if (token.is("in") && wordsOf(i) > 0) {
            return new Cue(i, i, i, OWN_WORDS, Form.ACCORDING, false);
        }
        // “...,” came the reply from Maren.
        if (token.lower().matches("came|comes")
                && afterQuotation(i)
                && lower(i + 3).equals("from")
                && REPLIES.contains(lower(i + 2))) {
            return new Cue(i, i + 3, i, NAMES, Form.ACCORDING, false);
        }
        if ((token.is("citing") || token.is("quoting") || token.is("cited") || token.is("quoted"))
                && lower(i - 1).matches(",|–|—|\u201c|report|newspaper|agency")
                && token.lower().endsWith("ing")) {
            return new Cue(i, i, i, NAMES, Form.CITING, false);
        }
        if (token.is("saying") && lower(i - 1).equals("as")) {
            Cue quoted = quotedAsSaying(i);
            if (quoted != null) {
                return quoted;
            }
        }
        if (HEDGES.contains(token.lower())) {
            return new Cue(i, i, i, NAMES, Form.HEDGE, false);
        }
        if (!isVerb(i)) {
            return null;
        }
        boolean known = !Lexicon.PEOPLE.of(token.lower()).isEmpty() || Lexicon.DOCUMENTS.isForm(token.lower());
        if (!known) {
            return besideQuotation(i) ? verb(i, i, BESIDE, false) : null;
        }
        for (Lexicon lexicon : List.of(Lexicon.PEOPLE, Lexicon.DOCUMENTS)) {
            for (Entry entry : lexicon.of(token.lower())) {
                int last = last(entry, i);
                if (last >= 0) {
                    Cue cue = verb(i, last, entry, lexicon == Lexicon.DOCUMENTS);
                    if (cue != null) {
                        return cue;
                    }
                }
            }
        }
        return null;
    }

    /** "X was quoted by the paper as saying": X says it. */
    private @Nullable Cue quotedAsSaying(int saying) {
        for (int i = saying - 2; i >= Math.max(1, saying - 8); i--) {
            if (u.get(i).lower().matches("quoted|cited")) {
                int group = i;
                while (group > 0 && (BE.contains(lower(group - 1)) || AUX.contains(lower(group - 1)))) {
                    group--;
                }
                boolean passive = group < i;
                // "The paper quoted X as saying": X stands before "as".
                boolean active = !passive && i < saying - 2 && i > 0;
                return passive || active
                        ? new Cue(saying, saying, passive ? group : saying - 1, QUOTED, Form.FINITE, false)
                        : null;
            }
        }
        return null;
    }

    /** Place of "words" in "in Maren's words", "in her own words"; -1 where an "in" begins something else. */
    private int wordsOf(int in) {
        for (int i = in + 2; i < Math.min(u.size(), in + 10); i++) {
            if (u.get(i).is("words")) {
                boolean owned = lower(i - 1).matches("['’]s?") || lower(i - 1).equals("own");
                boolean alone = i == in + 2 && lower(in + 1).matches("his|her|their|its");
                return owned || alone ? i : -1;
            }
            if (u.get(i).isMark() && !lower(i).startsWith("'")
                    || u.get(i).isQuote()
                    || u.get(i).tagged("VERB")) {
                return -1;
            }
        }
        return -1;
    }

    /** Index of the particle, or of the verb where it takes none; -1 where the particle is missing. */
    private int last(Entry entry, int i) {
        String particle = entry.particle();
        if (particle == null) {
            return i;
        }
        return lower(i + 1).equals(particle) ? i + 1 : -1;
    }

    private @Nullable Cue verb(int at, int last, Entry entry, boolean ofDocuments) {
        boolean not = false;
        boolean modal = false;
        boolean being = false;
        boolean having = false;
        int i = at - 1;
        while (i >= 0) {
            Token token = u.get(i);
            String lower = token.lower();
            if (BE.contains(lower) && !(lower.equals("'s") && token.tagged("PART"))) {
                being = true;
            } else if (AUX.contains(lower)) {
                having = true;
            } else if (MODAL.contains(lower)) {
                modal = true;
            } else if (NOT.contains(lower)) {
                not = true;
            } else if (lower.equals("to")) {
                int before = lower(i - 1).equals("on") ? i - 2 : i - 1;
                if (!STARTS.contains(lower(before))) {
                    return null;
                }
                i = before;
            } else if (!(token.tagged("ADV") && !ASKING.contains(lower)) && !SKIPPED.contains(lower)) {
                break;
            }
            i--;
        }
        boolean ing = u.get(at).lower().endsWith("ing");
        boolean base = u.get(at).lower().equals(entry.lemma());
        boolean silent = entry.lemma().equals("ask")
                && lower(last + 1).matches("not|that")
                && lower(last + 2).matches("to|he|she|they|not");
        // "was all that he would say": that he said.
        boolean all = modal
                && entry.lemma().equals("say")
                && u.subList(Math.max(0, i - 5), Math.max(0, i + 1)).stream()
                        .anyMatch(t -> t.lower().matches("all|what"));
        if (not || modal && !all || silent || i >= 0 && lower(i).equals("to")) {
            return null;
        }
        if (being && !ing) {
            return new Cue(at, last, i + 1, entry, Form.PASSIVE, ofDocuments);
        }
        if (ing && !being) {
            return new Cue(at, last, i + 1, entry, Form.PARTICIPLE, ofDocuments);
        }
        if (base && having && !entry.lemma().matches("set|read|said")) {
            return null;
        }
        return new Cue(at, last, i + 1, entry, Form.FINITE, ofDocuments);
    }
}
