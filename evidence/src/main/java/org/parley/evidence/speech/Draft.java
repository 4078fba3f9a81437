package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Span;

/** An utterance while it is being put together. */
final class Draft {

    final Cue cue;
    final int sentence;
    final List<Span> content = new ArrayList<>();

    @Nullable
    Span source;

    @Nullable
    Span cuePlace;

    @Nullable
    Span addressee;

    /** Another outlet that quotes the source. */
    @Nullable
    Span through;

    @Nullable
    Span said;

    @Nullable
    Draft within;
    /** Index of the token at which the clause of this cue begins: where the content of an earlier one has to stop. */
    int begins;
    /** Whether the source is named at this cue, and not taken over from an earlier one. */
    boolean own;

    boolean inverted;
    /** Whether it stands inside a quotation: whom it names is not who speaks next. */
    boolean quoted;
    /** Whether it is an answer in an interview of "Q:" and "A:". */
    boolean answers;

    boolean quoteFirst;
    int confidence = 80;
    String rule = "";

    Draft(Cue cue, int sentence) {
        this.cue = cue;
        this.sentence = sentence;
        this.begins = cue.group();
    }

    boolean isDirectBefore() {
        return quoteFirst;
    }
}
