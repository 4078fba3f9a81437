package org.parley.acceptance.bench;

import static org.parley.acceptance.bench.Measurement.bytes;
import static org.parley.acceptance.bench.Measurement.median;

import java.util.Random;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.parley.preference.Acceptability;
import org.parley.preference.Polytope;
import org.parley.preference.Prior;
import org.parley.preference.Samples;

/** What the record proves: linear programs with and without a proof, and sampling. */
final class PreferenceArea implements Area {

    @Override
    public String name() {
        return "preference";
    }

    @Override
    public String title() {
        return "What the record proves";
    }

    @Override
    public String introduction() {
        return "Two parties, 8 issues of 6 options, 40 acts made from hidden profiles; linear programs over 200 outcomes in"
                + " turn. Effective sample sizes are those of both parties' draws, the smaller one, per second on all"
                + " cores.";
    }

    @Override
    public void measure(Measurement m) throws Exception {
        RunResult estimate = m.run("PreferenceBenchmark.estimate", "", "", 1, Mode.SampleTime);
        m.add(Row.of("one linear program, no proof", 1, median(estimate), "ms", bytes(estimate), ""));
        RunResult proved = m.run("PreferenceBenchmark.proved", "", "", 1, Mode.SampleTime);
        m.add(Row.of("one linear program, proved in fractions", 5, median(proved), "ms", bytes(proved), ""));
        RunResult draw = m.run("PreferenceBenchmark.draw", "", "", 2, Mode.SampleTime);
        double seconds = median(draw) / 1000;
        double[] effective = effective();
        String drawn = "drawn in " + Row.shown(median(draw)) + " ms";
        m.add(Row.of(
                "effective draws of the reservation value",
                5_000,
                effective[0] / seconds,
                "per second",
                bytes(draw),
                drawn));
        m.add(Row.of(
                "effective draws of an index, the least of 50",
                10_000,
                effective[1] / seconds,
                "per second",
                0,
                drawn));
        RunResult counts = m.run("PreferenceBenchmark.counts", "", "", 2, Mode.SampleTime);
        m.add(Row.of(
                "acceptability of 10^5 outcomes over 10^4 profiles, two parties",
                2_000,
                median(counts),
                "ms",
                bytes(counts),
                ""));
    }

    /** The least effective sample size of a reservation value, and of an index that is neither 0 nor 1. */
    private static double[] effective() {
        double reservation = Double.POSITIVE_INFINITY;
        double index = Double.POSITIVE_INFINITY;
        for (Polytope polytope : PreferenceBenchmark.parties()) {
            Samples samples = Samples.draw(polytope, Prior.EVEN_WEIGHTS, PreferenceBenchmark.PLAN);
            reservation =
                    Math.min(reservation, samples.mean(polytope.reservation()).effective());
            Random random = new Random(2);
            for (int n = 0; n < 50; n++) {
                Acceptability one = Acceptability.of(samples, PreferenceBenchmark.picks(random, polytope));
                index = one.index() > 0 && one.index() < 1 ? Math.min(index, one.effective()) : index;
            }
        }
        return new double[] {reservation, index};
    }
}
