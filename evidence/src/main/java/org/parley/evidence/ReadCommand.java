package org.parley.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.CaseFile;
import org.parley.casefile.Replacement;
import org.parley.cli.BadInputException;
import org.parley.cli.Exit;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.article.Block;
import org.parley.evidence.article.Furniture;
import org.parley.evidence.intake.Document;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.intake.Reprints;
import org.parley.evidence.intake.UnreadableException;
import org.parley.evidence.proposal.Grading;
import org.parley.evidence.proposal.IssueLinker;
import org.parley.evidence.proposal.IssueLinkers;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ReadingJson;
import org.parley.evidence.review.Accepted;
import org.parley.evidence.review.Additions;
import org.parley.evidence.review.Decisions;
import org.parley.evidence.review.Reading;
import org.parley.evidence.review.ReviewPage;
import org.parley.evidence.review.ReviewText;
import org.parley.evidence.review.Reviewer;
import org.parley.evidence.score.Score;
import org.parley.evidence.score.ScoreText;
import org.parley.evidence.score.Scored;
import org.parley.evidence.speech.Extractor;
import org.parley.evidence.speech.RuleExtractor;
import org.parley.evidence.speech.Utterance;
import org.parley.model.Case;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley read}. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Propose claims from an article; accept or drop them one by one.",
        footer = {
            "",
            "Reads HTML, plain text, RSS, Atom, ninjs and NewsML-G2. Nothing is fetched.",
            "Example: parley read article.html --case cases/gaza-2024-02.yaml"
        })
final class ReadCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ARTICLE", description = "Documents or folders; - reads standard input.")
    private List<Path> paths = List.of();

    @Option(names = "--case", paramLabel = "CASE", description = "The case to hold them against, and to add to.")
    private @Nullable Path casePath;

    @Option(
            names = "--published",
            paramLabel = "DATE",
            description = "Day of publication, where the article does not say or is wrong.")
    private @Nullable LocalDate published;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description = "Where decisions are kept (CASE.decisions.jsonl if not given).")
    private @Nullable Path decisionsPath;

    @Option(names = "--no-ask", description = "Ask nothing; apply the decisions that are kept.")
    private boolean noAsk;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page: the article beside the proposals.")
    private @Nullable Path page;

    @Option(names = "--furniture", description = "List what was left out, with a number each, and why.")
    private boolean furniture;

    @Option(
            names = "--bring-back",
            paramLabel = "N",
            split = ",",
            description = "Read a passage that was left out after all; N as --furniture counts.")
    private List<Integer> broughtBack = List.of();

    @Option(
            names = "--linker",
            paramLabel = "NAME",
            defaultValue = "words",
            description = "How claims are linked to issues: words (usual) or minilm (optional, a model's guess).")
    private String linker = IssueLinkers.USUAL.name();

    @Option(names = "--json", description = "Print JSON; change nothing.")
    private boolean json;

    @Option(names = "--score", paramLabel = "GOLD", description = "Score against a gold file, or a folder of them.")
    private @Nullable Path gold;

    @Option(names = "--grades", description = "Print the table by which grades are proposed.")
    private boolean grades;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return run();
        } catch (UnreadableException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    private int run() {
        PrintWriter out = spec.commandLine().getOut();
        if (grades) {
            Grading.table().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(e -> out.println(String.format("%-22s %d", ReadingJson.id(e.getKey()), e.getValue())));
            return Exit.FINE;
        }
        Extractor extractor = new RuleExtractor();
        if (gold != null) {
            return score(out, gold, extractor);
        }
        if (paths.isEmpty()) {
            throw new BadInputException("name an article, or `-` for standard input. Try `parley read --help`.");
        }
        @Nullable Case known = casePath == null ? null : CaseFile.read(casePath);
        IssueLinker links = linker();
        List<Reading> all = new ArrayList<>();
        List<Document> documents = documents();
        if (!broughtBack.isEmpty() && documents.size() > 1) {
            throw new BadInputException("--bring-back counts the passages of one article, and there are "
                    + documents.size() + ". Name that article alone.");
        }
        for (Document document : documents) {
            Article article = withBroughtBack(ArticleReader.read(document));
            List<Utterance> said = extractor.extract(article);
            LocalDate day = published != null ? published : document.facts().published();
            all.add(new Reading(article, day, said, Proposals.of(article, said, known, day, links)));
        }
        if (json) {
            out.println(asJson(all));
            return Exit.FINE;
        }
        if (page != null) {
            write(page, ReviewPage.of(all));
            out.println("Wrote " + page + ".");
        }
        print(out, all);
        return known == null || casePath == null || page != null ? Exit.FINE : review(out, all, casePath);
    }

    private Article withBroughtBack(Article article) {
        int last = article.furniture().size();
        for (int number : broughtBack) {
            if (number < 1 || number > last) {
                throw new BadInputException(article.document().name() + ": no passage " + number + " was left out; "
                        + (last == 0 ? "none was." : "they are numbered 1 to " + last + ", see --furniture."));
            }
        }
        return article.bringBack(broughtBack);
    }

    private IssueLinker linker() {
        String home = System.getenv("PARLEY_HOME");
        return IssueLinkers.named(linker, home == null ? null : Path.of(home))
                .orElseThrow(() -> new BadInputException(
                        linker.equals("minilm")
                                ? "--linker minilm: it is not built yet. It is optional, and its libraries are 136 MB. In"
                                        + " Parley's folder: ./mvnw -B -Pembeddings -pl embeddings -am compile jar:jar"
                                        + " shade:shade"
                                : "--linker " + linker
                                        + ": there is no linker of this name. There are: words, minilm."));
    }

    private int score(PrintWriter out, Path file, Extractor extractor) {
        Score score = paths.isEmpty() ? Scored.of(file, extractor) : Scored.one(file, paths.getFirst(), extractor);
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(ScoreText.asMap(score)));
        } else {
            out.print(ScoreText.of(score));
        }
        return score.misattributed() == 0 ? Exit.FINE : Exit.NO;
    }

    private List<Document> documents() {
        List<Document> out = new ArrayList<>();
        for (Path path : paths) {
            out.addAll(path.toString().equals("-") ? standardInput() : fetched(path));
        }
        return out;
    }

    private static List<Document> standardInput() {
        try {
            return Intake.read(System.in.readNBytes(Intake.LARGEST + 1), "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file was fetched on the day it was last written. */
    private static List<Document> fetched(Path path) {
        List<Document> read = Intake.read(path);
        try {
            LocalDate day = Files.getLastModifiedTime(path)
                    .toInstant()
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
            return read.stream().map(d -> d.fetchedOn(day)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(PrintWriter out, List<Reading> all) {
        if (!linker.equals(IssueLinkers.USUAL.name())) {
            out.println("Issues are linked by " + linker + ": a model's guess.");
        }
        for (Reading one : all) {
            Document document = one.article().document();
            out.println(document.name() + ": " + one.article().story().size() + " passages of story, "
                    + one.article().furniture().size() + " left out, "
                    + one.said().size() + " reports of speech, "
                    + one.changes().size() + " proposals");
            document.remarks().forEach(remark -> out.println("  note: " + remark + "."));
            if (furniture) {
                leftOut(out, ArticleReader.read(document));
            }
        }
        for (Reprints.Pair pair :
                Reprints.among(all.stream().map(o -> o.article().document()).toList())) {
            out.println("  " + pair.later() + " is " + (pair.exact() ? "a reprint" : "an edited reprint") + " of "
                    + pair.earlier() + ": no second source.");
        }
        if (casePath == null) {
            all.forEach(one -> one.changes().forEach(change -> {
                out.println();
                out.println(change.id() + "  " + ReviewText.words(change));
            }));
        }
    }

    /** Numbered as {@code --bring-back} takes them: by the article as it was read first. */
    private void leftOut(PrintWriter out, Article article) {
        List<Block> dropped = article.furniture();
        for (int i = 0; i < dropped.size(); i++) {
            Block block = dropped.get(i);
            Furniture reason = block.reason();
            boolean back = broughtBack.contains(i + 1);
            out.println("  " + (back ? "brought back " : "left out ") + (i + 1)
                    + (reason == null ? "" : " (" + reason.meaning() + ")") + ": "
                    + shortened(article.words(block.place())));
        }
    }

    private int review(PrintWriter out, List<Reading> all, Path file) {
        Path beside = Path.of(file + ".decisions.jsonl");
        Decisions decisions = Decisions.in(decisionsPath != null ? decisionsPath : beside);
        Additions before = Additions.in(beside);
        if (!noAsk) {
            Reviewer reviewer = new Reviewer(
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                    out,
                    decisions,
                    new Accepted(read(file), file.toString(), before));
            for (Reading one : all) {
                if (!reviewer.ask(one)) {
                    out.println();
                    out.println("Stopped; what was decided is kept. The same command goes on from here.");
                    break;
                }
            }
        }
        // Read again: asking takes an hour, and the file may have been written by others meanwhile.
        Accepted accepted = new Accepted(read(file), file.toString(), before);
        List<String> leftOut = accepted.addAll(all, decisions);
        if (!accepted.added().isEmpty()) {
            replace(file, accepted, before);
        }
        leftOut.forEach(out::println);
        List<String> gone = accepted.gone(all, decisions);
        if (!gone.isEmpty()) {
            out.println("Added before and not in the case now, so left out: " + String.join(", ", gone)
                    + ". To have one again, take the line that says it was added out of " + beside + ".");
        }
        int added = accepted.added().size();
        out.println(added + (added == 1 ? " entry" : " entries") + " added to " + file + ".");
        return leftOut.isEmpty() ? Exit.FINE : Exit.NO;
    }

    /** What was added is noted before the file changes: should the machine stop between, no entry is added twice. */
    private static void replace(Path file, Accepted accepted, Additions before) {
        try (Replacement next = Replacement.of(file, accepted.text())) {
            before.keep(accepted.added());
            next.move();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private String asJson(List<Reading> all) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("linker", linker);
        out.put(
                "documents",
                all.stream()
                        .map(o -> ReadingJson.of(o.article(), o.said(), o.changes()))
                        .toList());
        out.put(
                "reprints",
                Reprints.among(all.stream().map(o -> o.article().document()).toList()).stream()
                        .map(Reprints.Pair::asMap)
                        .toList());
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out);
    }

    private static String shortened(String words) {
        return words.length() > 60 ? words.substring(0, 57) + "..." : words;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static BadInputException unwritable(Path file, IOException e) {
        return new BadInputException(file + ": this cannot be written ("
                + e.getClass().getSimpleName() + "). Is its folder there, and may you write in it?");
    }
}
