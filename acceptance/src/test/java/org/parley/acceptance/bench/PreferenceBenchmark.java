package org.parley.acceptance.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.parley.model.Case;
import org.parley.preference.AcceptabilityCounts;
import org.parley.preference.Judge;
import org.parley.preference.Polytope;
import org.parley.preference.Prior;
import org.parley.preference.Samples;
import org.parley.solver.LinearAnswer;
import org.parley.solver.LinearForm;

/** What a record proves: two parties, 8 issues of 6 options, 40 acts; and all outcomes of a space of 10^5. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PreferenceBenchmark {

    static final int OUTCOMES = 200;
    static final Samples.Plan PLAN = Samples.Plan.USUAL;

    private final List<Polytope> parties = new ArrayList<>();
    private final List<LinearForm> gains = new ArrayList<>();
    private final List<Samples> large = new ArrayList<>();
    private int next;

    @Setup
    public void records() {
        parties.addAll(parties());
        Random random = new Random(1);
        for (int n = 0; n < OUTCOMES; n++) {
            gains.add(parties.getFirst().gain(picks(random, parties.getFirst())));
        }
        Case space = RandomRecords.of(5, 10, 20, 1);
        for (String party : List.of("p0", "p1")) {
            large.add(Samples.draw(Polytope.of(space, party), Prior.EVEN_WEIGHTS, new Samples.Plan(1, 4, 2_500, 1)));
        }
    }

    static List<Polytope> parties() {
        Case read = RandomRecords.of(8, 6, 40, 1);
        List<Polytope> parties = List.of(Polytope.of(read, "p0"), Polytope.of(read, "p1"));
        parties.forEach(polytope -> Judge.of(polytope).orElseThrow());
        return parties;
    }

    static int[] picks(Random random, Polytope polytope) {
        int[] picks = new int[polytope.space().issues().size()];
        for (int i = 0; i < picks.length; i++) {
            picks[i] = random.nextInt(polytope.space().options(i));
        }
        return picks;
    }

    private LinearForm gain() {
        next = (next + 1) % OUTCOMES;
        return gains.get(next);
    }

    /** One linear program, in doubles, without a proof. */
    @Benchmark
    public double estimate() {
        return parties.getFirst().closure().estimate(gain());
    }

    /** One linear program with its proof in fractions. */
    @Benchmark
    public LinearAnswer proved() {
        return parties.getFirst().closure().minimise(gain());
    }

    /** The profiles of both parties, as many as are drawn unless told otherwise. */
    @Benchmark
    public List<Samples> draw() {
        List<Samples> drawn = new ArrayList<>();
        parties.forEach(polytope -> drawn.add(Samples.draw(polytope, Prior.EVEN_WEIGHTS, PLAN)));
        return drawn;
    }

    /** How many of 10^4 profiles of each of two parties accept each of 10^5 outcomes. */
    @Benchmark
    public List<int[]> counts() {
        return large.stream().map(AcceptabilityCounts::of).toList();
    }
}
