package org.parley.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.parley.Records;
import org.parley.model.ActType;
import org.parley.model.Reading;

class ContradictionsTest {

    @Property(tries = 500)
    void a_planted_contradiction_is_among_the_smallest_ones_found(@ForAll long seed) {
        Random random = new Random(seed);
        Records.Writer writer = Records.begin(random, 2 + random.nextInt(3), 2 + random.nextInt(2));
        for (int a = 0; a < 5; a++) {
            writer.more();
        }
        Planted planted = planted(random, writer);
        for (int a = 0; a < 3; a++) {
            writer.more();
        }
        Polytope polytope = Polytope.of(writer.end().read(), "p0");
        assertThat(Consistency.of(polytope)).isInstanceOf(Consistency.Contradictory.class);
        Contradictions found = Contradictions.of(polytope);
        assertThat(found.complete()).isTrue();
        assertThat(found.sets())
                .anySatisfy(
                        set -> assertThat(ids(set)).containsAll(planted.ids()).hasSize(planted.size()));
        for (Contradictions.Contradiction set : found.sets()) {
            Polytope alone = polytope.keeping(set.premises()::contains);
            assertThat(Consistency.proves(alone, set.proof())).isTrue();
            for (Premise left : set.premises()) {
                assertThat(Consistency.of(alone.keeping(p -> p != left))).isInstanceOf(Consistency.Consistent.class);
            }
        }
        assertThat(Judge.of(found.largestConsistent(polytope))).isPresent();
    }

    private static Set<String> ids(Contradictions.Contradiction set) {
        Set<String> ids = new HashSet<>();
        set.premises().forEach(p -> ids.add(p.id()));
        return ids;
    }

    /** A contradiction by the ids of its premises that come from acts, and how many premises there are in all. */
    private record Planted(Set<String> ids, int size) {}

    private static Planted planted(Random random, Records.Writer writer) {
        int[] one = writer.any();
        switch (random.nextInt(3)) {
            case 0 -> {
                String proposed = writer.act("p0", ActType.PROPOSE, one, Reading.PLAIN);
                String refused = writer.act("p0", ActType.REJECT, null, Reading.FINAL, proposed);
                return new Planted(Set.of(proposed, refused), 2);
            }
            case 1 -> {
                String proposed = writer.act("p0", ActType.PROPOSE, one, Reading.PLAIN);
                return new Planted(Set.of(writer.act("p0", ActType.REJECT, null, Reading.PLAIN, proposed)), 1);
            }
            default -> {
                int[] better = writer.any();
                while (java.util.Arrays.equals(better, one)) {
                    better = writer.any();
                }
                String theirs = writer.act("p1", ActType.PROPOSE, one, Reading.PLAIN);
                String taken = writer.act("p0", ActType.ACCEPT, null, Reading.PLAIN, theirs);
                String other = writer.act("p1", ActType.PROPOSE, better, Reading.PLAIN);
                String refused = writer.act("p0", ActType.REJECT, null, Reading.FINAL, other);
                writer.prefers(better, one);
                return new Planted(Set.of(taken, refused), 3);
            }
        }
    }

    @Property(tries = 60)
    void all_smallest_contradictions_are_found_as_trying_every_subset_finds_them(@ForAll long seed) {
        Random random = new Random(seed);
        Records.Writer writer = Records.begin(random, 2, 2);
        for (int a = 0; a < 3; a++) {
            writer.more();
        }
        planted(random, writer);
        planted(random, writer);
        Polytope polytope = Polytope.of(writer.end().read(), "p0");
        List<Premise> premises = polytope.premises();
        List<Set<Premise>> contradictory = new ArrayList<>();
        for (int mask = 0; mask < 1 << premises.size(); mask++) {
            Set<Premise> subset = new HashSet<>();
            for (int i = 0; i < premises.size(); i++) {
                if ((mask >> i & 1) == 1) {
                    subset.add(premises.get(i));
                }
            }
            if (contradictory.stream().noneMatch(subset::containsAll)
                    && Consistency.of(polytope.keeping(subset::contains)) instanceof Consistency.Contradictory) {
                contradictory.removeIf(larger -> larger.containsAll(subset));
                contradictory.add(subset);
            }
        }
        List<Set<Premise>> found = new ArrayList<>();
        Contradictions.of(polytope).sets().forEach(set -> found.add(new HashSet<>(set.premises())));
        assertThat(found).containsExactlyInAnyOrderElementsOf(contradictory);
    }
}
