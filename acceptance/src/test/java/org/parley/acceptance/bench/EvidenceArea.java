package org.parley.acceptance.bench;

import static org.parley.acceptance.bench.Measurement.bytes;
import static org.parley.acceptance.bench.Measurement.median;

import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;

/** From documents to proposals. */
final class EvidenceArea implements Area {

    /** What a small machine gives a program. */
    private static final String MEMORY = "-Xmx512m";

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public String title() {
        return "From an article to claims";
    }

    @Override
    public String introduction() {
        return "From the bytes of a document to proposals for the case of Gaza, in a JVM of 512 MB: the documents of the"
                + " corpus's tuning half, and the article that Parley starts from where it is there, taken in turn. The"
                + " hostile page has a hundred paragraphs, nearly as many tags as are still read, and scripts. In the prose"
                + " each paragraph names somebody new and an office of its own.";
    }

    @Override
    public void measure(Measurement m) throws Exception {
        List<EvidenceBenchmark.Given> documents = EvidenceBenchmark.documents();
        int largest = documents.stream().mapToInt(d -> d.bytes().length).max().orElseThrow();
        RunResult each = m.run("EvidenceBenchmark.document", "", "", 4, Mode.SampleTime, MEMORY);
        double slow = each.getPrimaryResult().getStatistics().getPercentile(99);
        m.add(Row.of(
                "one document, warm",
                100,
                median(each),
                "ms",
                bytes(each),
                documents.size() + " documents, up to " + largest / 1000 + " kB; 99 in 100 within " + Row.shown(slow)
                        + " ms"));
        RunResult prose = m.run("EvidenceBenchmark.prose", "", "", 4, Mode.SampleTime, MEMORY);
        int length = EvidenceBenchmark.LONG / 1000;
        m.add(Row.of(
                "plain prose of " + length + " kB, warm",
                Double.NaN,
                median(prose),
                "ms",
                bytes(prose),
                Row.shown(median(prose) / length * 10) + " ms for 10 kB"));
        RunResult page = m.run("EvidenceBenchmark.hostile", "", "", 4, Mode.SampleTime, MEMORY);
        int proposals = new EvidenceBenchmark()
                .proposals(EvidenceBenchmark.hostilePage())
                .size();
        m.add(Row.of(
                "a hostile page of 20 MB, warm",
                Double.NaN,
                median(page),
                "ms",
                bytes(page),
                proposals + " proposals"));
    }
}
