package org.parley.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.parley.Records;
import org.parley.model.Case;
import org.parley.model.When;

class QuestionsTest {

    @Property(tries = 40)
    void an_answer_put_into_the_record_settles_as_many_packages_as_was_foretold(@ForAll long seed) {
        Random random = new Random(seed);
        Records.Writer writer = Records.begin(random, 2, 3);
        for (int a = 0; a < 5; a++) {
            writer.more();
        }
        Case read = writer.end().read();
        Possibilities found = Possibilities.of(read, Possibilities.Terms.PLAIN);
        Questions questions = Questions.of(found, List.of(writer.any(), writer.any(), writer.any()), seed);
        assertThat(questions.best()).hasSizeLessThanOrEqualTo(5);
        for (Questions.Asked asked : questions.best()) {
            for (boolean first : List.of(true, false)) {
                Questions.Effect effect = first ? asked.first() : asked.second();
                Case answered = Answers.put(read, asked.question(), first, When.on(read.asOf()));
                Possibilities after = Possibilities.of(answered, Possibilities.Terms.PLAIN);
                String party = asked.question().party();
                assertThat(settled(found, after, party, Acceptance.NECESSARY)).isEqualTo(effect.necessary());
                assertThat(settled(found, after, party, Acceptance.IMPOSSIBLE)).isEqualTo(effect.impossible());
            }
        }
        for (int i = 0; i + 1 < questions.best().size(); i++) {
            assertThat(questions.best().get(i).doubled())
                    .isGreaterThanOrEqualTo(questions.best().get(i + 1).doubled());
        }
        assertThat(Questions.of(found, List.of(writer.any()), seed).best().size())
                .isLessThanOrEqualTo(5);
    }

    /** Packages that were open for all, and now have this answer. */
    private static long settled(Possibilities before, Possibilities after, String party, Acceptance answer) {
        long count = 0;
        for (int n = 0; n < before.listed().size(); n++) {
            Acceptance joint = before.joint(before.listed().get(n));
            Acceptance was = before.listed().get(n).judgements().get(party).answer();
            boolean open = (joint == Acceptance.POSSIBLE || joint == Acceptance.UNKNOWN)
                    && (was == Acceptance.POSSIBLE || was == Acceptance.UNKNOWN);
            boolean is = after.listed().get(n).judgements().get(party).answer() == answer;
            count += open && is ? 1 : 0;
        }
        return count;
    }
}
