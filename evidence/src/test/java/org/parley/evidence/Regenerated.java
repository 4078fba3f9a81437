package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.casefile.CaseFile;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.evidence.review.Decision;
import org.parley.evidence.review.Decisions;
import org.parley.model.Case;
import org.parley.model.Demand;
import picocli.CommandLine;

/** The Gaza case made again by {@code parley read} from the article, an empty frame and a script of decisions. */
final class Regenerated {

    static final Path FOLDER = Path.of("evidence/src/test/resources/regeneration");
    static final Path GIVEN = Path.of("cases/gaza-2024-02.yaml");

    /** The case counts the lines of the article; the reader cuts the line with the caption and its tags into five. */
    static final int SHIFT = 4;

    private static final LocalDate PUBLISHED = LocalDate.of(2024, 2, 15);
    private static final Path SCRIPT = FOLDER.resolve("decisions.jsonl");

    private final Map<String, ProposedChange> proposals;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Case made;
    private final Likeness likeness;

    /** An entry that the script made, with the proposal it was made of. */
    record Entry(ProposedChange proposal, Decision decision) {

        boolean divided() {
            return decision.proposal().contains("/");
        }

        /** What the person put in the place of something proposed, or added; ids of entries are not counted. */
        Set<String> edits() {
            return decision.with().keySet().stream()
                    .filter(key -> !Set.of("id", "claims").contains(key))
                    .collect(Collectors.toSet());
        }

        /** Whether the wording shares a quarter of the distinctive words of the shorter one with the article's. */
        boolean grounded() {
            String words = String.join(
                    " ",
                    decision.with().getOrDefault("says", ""),
                    decision.with().getOrDefault("process", ""));
            return Likeness.share(
                            words,
                            switch (proposal.body()) {
                                case ClaimBody c -> c.says();
                                case ActBody a -> a.says();
                                case DemandBody d -> d.says();
                                case PointBody p -> p.says();
                            })
                    >= 0.25;
        }

        /** Issues of an accepted demand: those of the condition or those put in, else those proposed. */
        private Set<String> issues() {
            String require = decision.with().get("require");
            String about = decision.with().get("about");
            if (require != null) {
                return Set.of(require.split(":")[0].strip());
            }
            return about != null
                    ? Set.of(about.split(", *"))
                    : proposal.body() instanceof DemandBody d ? Set.copyOf(d.about()) : Set.of();
        }

        /** Whether nothing of what is compared was proposed, the place in the article apart. */
        boolean typed() {
            Set<String> edits = edits();
            return switch (proposal.body()) {
                case ClaimBody c ->
                    edits.contains("kind")
                            && edits.contains("attribution")
                            && (edits.contains("speaker") || edits.contains("words"));
                case ActBody a ->
                    edits.contains("act")
                            && (a.by() == null || edits.contains("by"))
                            && (a.when() == null || edits.contains("on") || edits.contains("between"));
                case DemandBody d ->
                    (d.party() == null || edits.contains("party"))
                            && d.about().stream().noneMatch(issues()::contains);
                default -> false;
            };
        }
    }

    Regenerated(Path article, Path folder) throws IOException {
        Path file = Files.copy(FOLDER.resolve("start.yaml"), folder.resolve("case.yaml"));
        Case start = CaseFile.read(file);
        Article read = ArticleReader.read(Intake.read(article).getFirst());
        this.proposals = Proposals.of(read, Corpus.RULES.extract(read), start, PUBLISHED).stream()
                .collect(Collectors.toMap(ProposedChange::id, Function.identity()));
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new ReadCommand())
                .setOut(new PrintWriter(out))
                .execute(
                        article.toString(),
                        "--case=" + file,
                        "--published=" + PUBLISHED,
                        "--no-ask",
                        "--decisions=" + SCRIPT);
        assertThat(exit).as(out.toString()).isZero();
        this.made = CaseFile.read(file);
        Decisions script = Decisions.in(SCRIPT);
        proposals.forEach((id, proposal) -> script.allAbout(read.document().sha256(), id).stream()
                .filter(d -> d.verdict() == Decision.Verdict.ACCEPT)
                .forEach(d -> entries.put(Objects.requireNonNull(d.with().get("id")), new Entry(proposal, d))));
        this.likeness = new Likeness(CaseFile.read(GIVEN), made, "cnn", SHIFT);
    }

    Case made() {
        return made;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    Map<String, ProposedChange> proposals() {
        return proposals;
    }

    List<String> wanted() {
        return Stream.of(ids(likeness.claims(), c -> c.id()), ids(likeness.acts(), a -> a.id()), demandIds())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> demandIds() {
        return ids(likeness.demands(), Demand::id);
    }

    private static <T> List<String> ids(List<T> all, Function<T, String> id) {
        return all.stream().map(id).toList();
    }

    /** Entries of the given case to the entries made that match them, without those that the script alone made. */
    Map<String, Entry> matched() {
        Map<String, Entry> out = new TreeMap<>();
        likeness.pairs().forEach((wanted, id) -> {
            Entry entry = Objects.requireNonNull(entries.get(id), () -> id + " was not made by the script");
            if (!entry.typed() && entry.grounded()) {
                out.put(wanted, entry);
            }
        });
        return out;
    }

    List<String> unmatched() {
        Set<String> found = matched().keySet();
        return wanted().stream().filter(id -> !found.contains(id)).toList();
    }

    static Map<String, String> reasons() throws IOException {
        return Files.readAllLines(FOLDER.resolve("reasons.txt")).stream()
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(c -> c[0], c -> c[1], (a, b) -> a, TreeMap::new));
    }

    /** The figures and the list, as docs/evidence.md shows them. */
    String report() throws IOException {
        Map<String, Entry> matched = matched();
        StringBuilder out = new StringBuilder("                matched    of\n");
        row(out, "claims", ids(likeness.claims(), c -> c.id()), matched);
        row(out, "acts", ids(likeness.acts(), a -> a.id()), matched);
        row(out, "demands", demandIds(), matched);
        row(out, "together", wanted(), matched);
        long divided = matched.values().stream().filter(Entry::divided).count();
        out.append("from a proposal taken whole: ").append(matched.size() - divided);
        out.append("; from one that was divided: ").append(divided).append("\n");
        out.append("put in other words only: ")
                .append(matched.values().stream()
                        .filter(e -> Set.of("says", "quoted").containsAll(e.edits()))
                        .count())
                .append("; edited in other fields as well: ")
                .append(matched.values().stream()
                        .filter(e -> !Set.of("says", "quoted").containsAll(e.edits()))
                        .count())
                .append("\n");
        long taken = matched.values().stream().filter(e -> edited(e) == 0).count();
        out.append("nothing edited of what is compared, wording apart: ")
                .append(taken)
                .append("\n");
        edits(out, "claims", matched, ClaimBody.class);
        edits(out, "acts", matched, ActBody.class);
        edits(out, "demands", matched, DemandBody.class);
        out.append("proposals: ").append(proposals.size()).append("; dropped: ");
        out.append(proposals.size()
                        - entries.values().stream()
                                .map(Entry::proposal)
                                .distinct()
                                .count())
                .append("\n");
        out.append("not matched:\n");
        Map<String, String> reasons = reasons();
        unmatched()
                .forEach(id -> out.append("  ")
                        .append(id)
                        .append(":\n    ")
                        .append(reasons.get(id))
                        .append("\n"));
        return out.toString();
    }

    private static long edited(Entry entry) {
        Set<String> compared = Set.of(
                "attribution",
                "speaker",
                "kind",
                "act",
                "by",
                "on",
                "between",
                "in_reply_to",
                "party",
                "require",
                "scope",
                "process",
                "about");
        return entry.edits().stream()
                .filter(compared::contains)
                .filter(key -> !(key.equals("about") || key.equals("on") || key.equals("between"))
                        || !(entry.proposal().body() instanceof ClaimBody))
                .count();
    }

    private static void row(StringBuilder out, String name, List<String> wanted, Map<String, Entry> matched) {
        long found = wanted.stream().filter(matched::containsKey).count();
        out.append(String.format("%-16s%7d%6d%n", name, found, wanted.size()));
    }

    private static void edits(StringBuilder out, String name, Map<String, Entry> matched, Class<?> body) {
        Map<String, Long> fields = matched.values().stream()
                .filter(e -> body.isInstance(e.proposal().body()))
                .flatMap(e -> e.edits().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        String line = "edited in " + name + ":";
        for (Map.Entry<String, Long> field : fields.entrySet()) {
            String next = " " + field.getKey() + " " + field.getValue();
            if (line.length() + next.length() > 78) {
                out.append(line).append("\n");
                line = "   ";
            }
            line += next;
        }
        out.append(line).append("\n");
    }
}
