package org.parley.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.parley.Records;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Case;
import org.parley.model.Demand;
import org.parley.model.Meta;
import org.parley.model.Reading;

class EvidenceTest {

    private static final int CLAIMS = 6;

    @Property
    void the_claims_that_a_conclusion_hangs_on_are_as_few_as_trying_every_set_finds(@ForAll long seed) {
        Random random = new Random(seed);
        Records.Writer writer = Records.begin(random, 2, 3);
        for (int a = 0; a < 8; a++) {
            writer.more();
        }
        int[] picks = writer.any();
        boolean would = writer.worth(picks).compareTo(writer.reservation()) >= 0;
        for (int twice = 0; twice < 2; twice++) {
            String theirs = writer.act("p1", ActType.PROPOSE, picks, Reading.PLAIN);
            writer.act("p0", would ? ActType.ACCEPT : ActType.REJECT, null, Reading.FINAL, theirs);
        }
        Polytope polytope = Polytope.of(claimed(random, writer.end().read()), "p0");
        Judge judge = Judge.of(polytope).orElseThrow();
        Acceptance answer = judge.judge(picks).answer();
        assertThat(answer).isEqualTo(would ? Acceptance.NECESSARY : Acceptance.IMPOSSIBLE);
        int fewest = CLAIMS + 1;
        for (int mask = 1; mask < 1 << CLAIMS; mask++) {
            Set<String> gone = new HashSet<>();
            for (int c = 0; c < CLAIMS; c++) {
                if ((mask >> c & 1) == 1) {
                    gone.add("c" + c);
                }
            }
            Polytope rest = polytope.without(gone);
            if (gone.size() < fewest
                    && Judge.of(rest).orElseThrow().judge(picks).answer() != answer) {
                fewest = gone.size();
            }
        }
        Optional<Evidence> evidence = Evidence.of(judge, picks);
        assertThat(evidence.map(e -> e.claims().size()).orElse(CLAIMS + 1)).isEqualTo(fewest);
        evidence.ifPresent(e -> assertThat(JudgementChecker.fault(polytope.without(e.claims()), e.without()))
                .isEmpty());
    }

    /** The same record, every act and demand resting on one or two of six claims, a few on none. */
    private static Case claimed(Random random, Case read) {
        Case.Builder builder = read.change();
        builder.record.replaceAll(a -> new Act(
                a.id(),
                a.type(),
                a.when(),
                a.by(),
                a.to(),
                a.via(),
                a.place(),
                a.inReplyTo(),
                a.says(),
                a.text(),
                a.reading(),
                meta(random)));
        builder.demands.replaceAll(d ->
                new Demand(d.id(), d.by(), d.stance(), d.firmness(), d.says(), d.since(), d.until(), meta(random)));
        return builder.build();
    }

    private static Meta meta(Random random) {
        List<String> claims = random.ints(random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2), 0, CLAIMS)
                .distinct()
                .mapToObj(c -> "c" + c)
                .toList();
        return Meta.NONE.withClaims(claims);
    }
}
