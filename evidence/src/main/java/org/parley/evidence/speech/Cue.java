package org.parley.evidence.speech;

import org.parley.evidence.speech.Lexicon.Entry;

/**
 * A word of speech in a sentence.
 *
 * @param at index of its first token
 * @param last index of its last token; a particle may stand apart from the verb
 * @param group index of the first token of its verb group ("has repeatedly said")
 * @param ofDocuments whether only a text can be its subject
 */
record Cue(int at, int last, int group, Entry entry, Form form, boolean ofDocuments) {

    /** How it stands in its clause. */
    enum Form {
        FINITE,
        PARTICIPLE,
        PASSIVE,
        ACCORDING,
        CITING,
        HEDGE,
        NOUN
    }

    boolean is(Form one) {
        return form == one;
    }
}
