package org.parley.acceptance.bench;

import static org.parley.acceptance.bench.Measurement.bytes;
import static org.parley.acceptance.bench.Measurement.median;

import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;

/** Sticking points, ways out, and power at home. */
final class ConflictArea implements Area {

    @Override
    public String name() {
        return "conflict";
    }

    @Override
    public String title() {
        return "Conflicts and power at home";
    }

    @Override
    public String introduction() {
        return "Conflicts: random talks of 12 issues with 10 options (10^12 outcomes), 6 parties, 60 demands, 8 constraints"
                + " across issues, 10 seeds taken in turn; from the case in memory, certificates included. Power: 200"
                + " voters of 1 to 50 seats, simple majority.";
    }

    @Override
    public void measure(Measurement m) throws Exception {
        for (String measured : List.of("0", "2")) {
            String who = measured.equals("0") ? "demands only" : "2 parties with profiles";
            RunResult first = m.run("ConflictBenchmark.first", "measured", measured, 2, Mode.SampleTime);
            m.add(Row.of("first sticking point, " + who, 50, median(first), "ms", bytes(first), ""));
        }
        RunResult cold = m.run("ConflictBenchmark.first", "measured", "0", 1, Mode.SingleShotTime);
        m.add(Row.of("the same in a new JVM, first call", Double.NaN, median(cold), "ms", bytes(cold), ""));
        RunResult twenty = m.run("ConflictBenchmark.twenty", "measured", "0", 4, Mode.SampleTime);
        m.add(Row.of("20 best relaxations, demands only", Double.NaN, median(twenty), "ms", bytes(twenty), ""));
        RunResult power = m.run("PowerBenchmark.twoHundred", "", "", 3, Mode.SampleTime);
        m.add(Row.of("Shapley-Shubik and Banzhaf, 200 voters", 1000, median(power), "ms", bytes(power), "exact"));
    }
}
