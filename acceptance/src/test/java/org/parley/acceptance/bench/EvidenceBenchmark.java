package org.parley.acceptance.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.parley.casefile.CaseFile;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.intake.Document;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.speech.Extractor;
import org.parley.evidence.speech.RuleExtractor;
import org.parley.model.Case;

/** From the bytes of a document to proposals for a case. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EvidenceBenchmark {

    private static final Path CORPUS = Path.of("evidence/src/test/resources/corpus/tuning");
    private static final Path SEED = Path.of("../shared/seed");
    private static final Path CASE = Path.of("cases/gaza-2024-02.yaml");
    private static final LocalDate DAY = LocalDate.of(2024, 2, 15);
    private static final int HOSTILE = 20_000_000;
    static final int LONG = 400_000;

    private final Extractor extractor = new RuleExtractor();
    private List<Given> given = List.of();
    private Given hostile = new Given("", new byte[0]);
    private Given prose = new Given("", new byte[0]);
    private Case known = CaseFile.read(CASE);
    private int next;

    /** A file in memory. */
    record Given(String name, byte[] bytes) {}

    @Setup
    public void read() throws IOException {
        given = documents();
        hostile = hostilePage();
        prose = prose(LONG);
        known = CaseFile.read(CASE);
    }

    /** One document; the next call takes the next. */
    @Benchmark
    public List<ProposedChange> document() {
        next = (next + 1) % given.size();
        return proposals(given.get(next));
    }

    @Benchmark
    public List<ProposedChange> hostile() {
        return proposals(hostile);
    }

    /** A text as long as a short novel. */
    @Benchmark
    public List<ProposedChange> prose() {
        return proposals(prose);
    }

    /** What is proposed for the case of Gaza. */
    List<ProposedChange> proposals(Given file) {
        List<ProposedChange> all = new ArrayList<>();
        for (Document document : Intake.read(file.bytes, file.name)) {
            Article article = ArticleReader.read(document);
            all.addAll(Proposals.of(article, extractor.extract(article), known, DAY));
        }
        return all;
    }

    /** The half of the corpus that rules may be written by, and the article that Parley starts from, where it is there. */
    static List<Given> documents() throws IOException {
        List<Path> files = new ArrayList<>(listed(CORPUS));
        files.removeIf(file -> file.toString().endsWith(".json"));
        if (Files.isDirectory(SEED)) {
            files.addAll(listed(SEED));
        }
        List<Given> out = new ArrayList<>();
        for (Path file : files) {
            out.add(new Given(file.getFileName().toString(), Files.readAllBytes(file)));
        }
        return out;
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Plain prose of at least so many characters: in each paragraph somebody new speaks, and an office answers. */
    static Given prose(int length) {
        StringBuilder text = new StringBuilder(length + 1000);
        for (int i = 0; text.length() < length; i++) {
            String name =
                    "" + (char) ('b' + i % 20) + 'a' + (char) ('b' + i / 20 % 20) + 'o' + (char) ('b' + i / 400) + 'e';
            text.append("The mayor of the old town, Ada ")
                    .append(Character.toUpperCase(name.charAt(0)))
                    .append(name.substring(1))
                    .append(", said on Monday that gate ")
                    .append(i)
                    .append(" was safe. “It holds,” she said. An official at the ")
                    .append(name)
                    .append(" depot called the doubts “a toy for the idle”. The ")
                    .append(name)
                    .append(
                            " minister denied it. Nobody was hurt at the gate, and the road was open again by noon.\n\n");
        }
        return new Given("prose.txt", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A story of a hundred paragraphs amid as many tags as are still read, and scripts up to twenty million bytes. */
    static Given hostilePage() {
        StringBuilder page = new StringBuilder(HOSTILE + 1000).append("<html><body><article><h1>Talks go on</h1>");
        for (int i = 0; i < 100; i++) {
            page.append("<p>The mayor of the old town said on Monday that gate ")
                    .append(i)
                    .append(
                            " was safe. &ldquo;It holds,&rdquo; said Tom Brandt, an engineer, calling the doubts &ldquo;a")
                    .append(" toy&rdquo;.</p>");
        }
        page.append("</article>");
        for (int i = 0; i < 74_000; i++) {
            page.append("<b>x</b>");
        }
        page.append("<script>");
        while (page.length() < HOSTILE - 30) {
            page.append("x=1;");
        }
        page.append("</script></body></html>");
        return new Given("hostile.html", page.toString().getBytes(StandardCharsets.UTF_8));
    }
}
