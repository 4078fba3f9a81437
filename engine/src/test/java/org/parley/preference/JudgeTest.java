package org.parley.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.parley.Records;
import org.parley.model.ActType;
import org.parley.model.Case;
import org.parley.model.Rational;
import org.parley.model.Reading;

class JudgeTest {

    @Property
    void what_the_record_proves_holds_for_the_profile_that_left_it(@ForAll long seed) {
        Random random = new Random(seed);
        Records.Writer writer = Records.begin(random, 1 + random.nextInt(4), 2 + random.nextInt(3));
        for (int a = 0; a < 12; a++) {
            writer.more();
        }
        Records records = writer.end();
        Polytope polytope = Polytope.of(records.read(), "p0");
        Judge judge = Judge.of(polytope).orElseThrow(() -> new AssertionError("a true record contradicts nothing"));
        for (int k = 0; k < 12; k++) {
            int[] picks = writer.any();
            Judgement judgement = judge.judge(picks);
            assertThat(JudgementChecker.fault(polytope, judgement)).isEmpty();
            boolean would = writer.worth(picks).compareTo(records.reservation()) >= 0;
            switch (judgement.answer()) {
                case NECESSARY -> assertThat(would).isTrue();
                case IMPOSSIBLE -> assertThat(would).isFalse();
                case POSSIBLE, UNKNOWN -> {}
            }
            int[] other = writer.any();
            switch (judge.compare(polytope.utility(picks), polytope.utility(other))
                    .comparison()) {
                case FIRST -> assertThat(writer.worth(picks)).isGreaterThanOrEqualTo(writer.worth(other));
                case SECOND -> assertThat(writer.worth(picks)).isLessThanOrEqualTo(writer.worth(other));
                case EQUAL -> assertThat(writer.worth(picks)).isEqualTo(writer.worth(other));
                case OPEN -> {}
            }
        }
    }

    @Property(tries = 500)
    void a_record_that_somebody_with_a_profile_left_is_consistent(@ForAll long seed) {
        Random random = new Random(seed);
        Records records = Records.of(random, 1 + random.nextInt(5), 2 + random.nextInt(4), 16);
        Polytope polytope = Polytope.of(records.read(), "p0");
        Consistency consistency = Consistency.of(polytope);
        assertThat(consistency).isInstanceOfSatisfying(Consistency.Consistent.class, c -> {
            assertThat(c.margin()).isGreaterThan(Rational.ZERO);
            assertThat(polytope.keeps(c.profile())).isTrue();
        });
    }

    @Property
    void a_judgement_that_says_more_than_its_proof_is_found_out(@ForAll long seed) {
        Random random = new Random(seed);
        Records.Writer writer = Records.begin(random, 3, 3);
        for (int a = 0; a < 14; a++) {
            writer.more();
        }
        Polytope polytope = Polytope.of(writer.end().read(), "p0");
        Judge judge = Judge.of(polytope).orElseThrow();
        Judgement judgement = judge.judge(writer.any());
        for (Acceptance other : Acceptance.values()) {
            if (other != judgement.answer()) {
                Judgement changed = new Judgement(
                        judgement.party(), judgement.outcome(), other, false, judgement.premises(), judgement.proof());
                assertThat(JudgementChecker.fault(polytope, changed)).isPresent();
            }
        }
        if (judgement.proof() instanceof Judgement.Proof.Both(var accepting, var declining)) {
            Judgement swapped = new Judgement(
                    judgement.party(),
                    judgement.outcome(),
                    judgement.answer(),
                    false,
                    judgement.premises(),
                    new Judgement.Proof.Both(declining, accepting));
            assertThat(JudgementChecker.fault(polytope, swapped)).isPresent();
        }
        if (judgement.proof() instanceof Judgement.Proof.Never(Rational loss, List<Rational> multipliers)) {
            List<Rational> changed = new ArrayList<>(multipliers);
            changed.set(0, changed.getFirst().plus(Rational.of(-1, 7)));
            Judgement.Proof proof = new Judgement.Proof.Never(loss.plus(Rational.of(1, 7)), changed);
            assertThat(JudgementChecker.fault(polytope, with(judgement, proof))).isPresent();
        }
    }

    private static Judgement with(Judgement judgement, Judgement.Proof proof) {
        return new Judgement(
                judgement.party(),
                judgement.outcome(),
                judgement.answer(),
                judgement.relaxed(),
                judgement.premises(),
                proof);
    }

    @Property
    void an_act_more_never_makes_the_impossible_possible_nor_the_necessary_less_than_that(@ForAll long seed) {
        Random random = new Random(seed);
        Records.Writer writer = Records.begin(random, 3, 3);
        for (int a = 0; a < 8; a++) {
            writer.more();
        }
        writer.act("p0", ActType.PROPOSE, writer.worthAtLeast(writer.reservation()), Reading.PLAIN);
        Case whole = writer.end().read();
        Case.Builder fewer = whole.change();
        fewer.record.removeLast();
        // A refusal is measured against the standing proposal, so only the last act can go without another's reading.
        Polytope before = Polytope.of(fewer.build(), "p0");
        Polytope after = Polytope.of(whole, "p0");
        assertThat(after.premises()).containsAll(before.premises());
        Judge first = Judge.of(before).orElseThrow();
        Judge second = Judge.of(after).orElseThrow();
        for (int k = 0; k < 6; k++) {
            int[] picks = writer.any();
            Acceptance was = first.judge(picks).answer();
            Acceptance is = second.judge(picks).answer();
            if (was == Acceptance.IMPOSSIBLE || was == Acceptance.NECESSARY) {
                assertThat(is).isEqualTo(was);
            }
        }
    }
}
