package org.parley.acceptance.bench;

import static org.parley.acceptance.bench.Measurement.bytes;
import static org.parley.acceptance.bench.Measurement.median;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;

/** The ledger of an agreement. */
final class LedgerArea implements Area {

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String title() {
        return "The ledger";
    }

    @Override
    public String introduction() {
        return "A made-up record under twenty obligations, ten of them owed by rates with categories; half of the acts"
                + " deliver, the others verify, dispute or report incidents. The case is in memory.";
    }

    @Override
    public void measure(Measurement m) throws Exception {
        RunResult result = m.run("LedgerBenchmark.ledger", "", "", 4, Mode.SampleTime);
        m.add(Row.of("ledger of 10^5 acts", 500, median(result), "ms", bytes(result), LedgerBenchmark.ACTS + " acts"));
    }
}
