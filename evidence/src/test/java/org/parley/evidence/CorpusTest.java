package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.evidence.score.Score;
import org.parley.evidence.score.Scored;

/** The two halves of the corpus. Of the held-out half only figures are looked at. */
class CorpusTest {

    private static final Score TUNING = Scored.of(Corpus.FOLDER.resolve("tuning"), Corpus.RULES);
    private static final Score HELD_OUT = Scored.of(Corpus.FOLDER.resolve("held-out"), Corpus.RULES);

    @Test
    void words_of_an_unnamed_speaker_are_never_given_to_a_named_person() {
        assertThat(TUNING.misattributed()).isZero();
        assertThat(HELD_OUT.misattributed()).isZero();
    }

    @Test
    void each_half_has_twelve_documents() {
        assertThat(TUNING.documents()).isEqualTo(12);
        assertThat(HELD_OUT.documents()).isEqualTo(12);
    }

    @Test
    void relations_are_precise_on_both_halves() {
        assertThat(TUNING.precision(TUNING.relation().overlap())).isGreaterThanOrEqualTo(0.80);
        assertThat(HELD_OUT.precision(HELD_OUT.relation().overlap())).isGreaterThanOrEqualTo(0.80);
    }

    @Test
    void direct_quotations_are_found_with_their_speaker() {
        assertThat(TUNING.directFound() / (double) TUNING.direct()).isGreaterThanOrEqualTo(0.90);
        assertThat(HELD_OUT.directFound() / (double) HELD_OUT.direct()).isGreaterThanOrEqualTo(0.90);
    }
}
