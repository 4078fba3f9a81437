package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.casefile.CaseFile;
import org.parley.cli.Exit;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.model.Attribution;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Firmness;
import org.parley.model.Source;
import org.parley.model.When;
import picocli.CommandLine;

/** Reviews as a person goes through them: {@code parley read ARTICLE --case CASE}, with what is typed. */
class ReviewCommandTest {

    private static final String CASE = """
            parley: 1
            title: Ferry talks
            as_of: 2025-03-05
            parties:
              town: {name: Old Town}
              line: {name: River Line}
            persons:
              maren: {name: Ilse Maren, speaks_for: town}
            issues:
              fare:
                name: Fare
                question: What does a crossing cost?
                options: [one, two]
            """;
    private static final String STORY = """
            Talks on the ferry go on

            Ilse Maren said the bridge was closed to carts and that nobody would be let over it before noon.

            The River Line rejected the offer of the harbour board after a long night.

            Otto Brand, a fishmonger in the harbour, said the ferry was full and that he had waited for an hour.

            The main sticking point is the lighting of the quay, which neither side wants to pay for.

            Ilse Maren demanded that the fare for a crossing must not stay at one crown.
            """;

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path article = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("case.yaml"), CASE);
        article = Files.writeString(folder.resolve("story.txt"), STORY);
    }

    @Test
    void a_review_that_is_resumed_any_number_of_times_writes_each_accepted_entry_once_with_its_first_grade()
            throws IOException {
        review("a\nq\n");
        String first = Files.readString(file);
        Claim bridge = read().claims().getFirst();
        assertThat(bridge.says()).startsWith("the bridge was closed");
        assertThat(bridge.credibility().digit()).isEqualTo(2);
        review("q\n");
        review("", "--no-ask");
        assertThat(review("q\n")).contains("0 entries added");
        assertThat(Files.readString(file)).isEqualTo(first);
        review(typed(c -> c.body() instanceof ClaimBody, "a\n"));
        String whole = Files.readString(file);
        assertThat(whole).startsWith(first.stripTrailing());
        assertThat(read().claims()).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        assertThat(read().claims())
                .filteredOn(c -> c.says().equals(bridge.says()))
                .containsExactly(bridge);
        assertThat(read().sources()).hasSize(1);
        review("", "--no-ask");
        assertThat(Files.readString(file)).isEqualTo(whole);
    }

    @Test
    void a_demand_accepted_in_a_later_session_finds_the_claim_that_was_accepted_before() {
        review(typed(c -> c.body() instanceof ClaimBody claim && claim.says().startsWith("the fare"), "a\n"));
        String claim = read().claims().getFirst().id();
        review(typed(c -> c.body() instanceof DemandBody demand && demand.says().startsWith("the fare"), """
                a

                fare: two
                wish
                """));
        assertThat(read().demands()).singleElement().satisfies(d -> {
            assertThat(d.meta().claims()).containsExactly(claim);
            assertThat(d.firmness()).isEqualTo(Firmness.WISH);
        });
    }

    @Test
    void what_was_decided_before_a_session_broke_off_goes_in_with_the_grade_that_was_shown() throws IOException {
        String document = article().document().key();
        String proposal = proposals().getFirst().id();
        Files.writeString(
                folder.resolve("case.yaml.decisions.jsonl"),
                "{\"document\": \"" + document + "\", \"proposal\": \"" + proposal
                        + "\", \"decision\": \"accept\", \"grade\": \"F4\"}");
        assertThat(review("q\n")).contains("1 entry added");
        assertThat(read().claims().getFirst().credibility().digit()).isEqualTo(4);
        assertThat(review("q\n")).contains("0 entries added");
    }

    @Test
    void an_entry_that_somebody_took_out_of_the_case_stays_out_and_is_named() throws IOException {
        review("a\nq\n");
        String id = read().claims().getFirst().id();
        Files.writeString(file, CASE);
        assertThat(review("", "--no-ask")).contains("not in the case now").contains(id);
        assertThat(read().claims()).isEmpty();
    }

    @Test
    void what_others_write_into_the_case_while_somebody_decides_is_not_lost() {
        InputStream keys = new ByteArrayInputStream("a\nq\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int most) {
                try {
                    Files.writeString(file, CASE + "context:\n- {id: fog, says: There was fog}\n");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                return super.read(into, from, most);
            }
        };
        run(keys, Exit.FINE, article.toString(), "--case", file.toString());
        assertThat(read().context()).hasSize(1);
        assertThat(read().claims()).hasSize(1);
    }

    @Test
    void an_act_is_asked_who_and_when_until_the_case_can_hold_it() {
        String shown =
                review(typed(c -> c.body() instanceof ActBody act && act.says().contains("Line"), """
                a
                2025-13-40
                a
                2025-03-04
                """));
        assertThat(shown).contains("cannot go into the case yet").contains("2025-03-04".substring(0, 4));
        assertThat(read().record()).singleElement().satisfies(act -> {
            assertThat(act.by()).isEqualTo("line");
            assertThat(act.when()).isEqualTo(When.on(LocalDate.of(2025, 3, 4)));
        });
    }

    @Test
    void an_act_of_somebody_unnamed_is_given_to_nobody_of_the_case() throws IOException {
        Files.writeString(
                article,
                STORY.replace("The River Line rejected", "An Old Town official, who asked not to be named, rejected"));
        List<ProposedChange> all = proposals(Corpus.article(Files.readString(article)));
        String keys = all.stream()
                .map(c -> c.body() instanceof ActBody act && act.doer().anonymous()
                        ? "m\nmaren\ne\nby: town\non: 2025-03-04\n\na\n2025-03-04\ns\n"
                        : "s\n")
                .collect(Collectors.joining());
        assertThat(keys).contains("by: town");
        assertThat(review(keys)).contains("does not name this speaker").contains("does not name who did this");
        assertThat(read().record()).isEmpty();
    }

    @Test
    void a_sticking_point_is_asked_its_issue_until_the_case_has_it() {
        String shown = review(typed(c -> c.body() instanceof PointBody, "a\nlighting\na\nfare\n"));
        assertThat(shown).contains("needs an issue of the case");
        assertThat(read().claims())
                .singleElement()
                .satisfies(c -> assertThat(c.about()).containsExactly("fare"));
    }

    @Test
    void a_mistyped_condition_is_told_and_asked_again_and_what_was_decided_before_goes_in() {
        String shown = review(typed(
                c -> c.body() instanceof DemandBody demand && demand.says().startsWith("the fare"),
                "a\n\nfare: three\nwish\na\n\nfare: two}, says: {\n\na\n\nfare: two\n\n",
                "a\n"));
        assertThat(shown).contains("three");
        assertThat(read().demands())
                .singleElement()
                .satisfies(d -> assertThat(d.stance().issues()).containsExactly("fare"));
        assertThat(read().claims()).isNotEmpty();
    }

    @Test
    void a_decision_that_the_case_cannot_hold_is_named_and_the_others_go_in() throws IOException {
        String document = article().document().key();
        Path script = Files.writeString(
                folder.resolve("script.jsonl"),
                proposals().stream()
                        .map(c -> "{\"document\": \"" + document + "\", \"proposal\": \"" + c.id()
                                + "\", \"decision\": \"accept\"}")
                        .collect(Collectors.joining("\n")));
        String act = proposals().stream()
                .filter(c -> c.body() instanceof ActBody)
                .findFirst()
                .orElseThrow()
                .id();
        String told = run(
                Exit.NO,
                "",
                article.toString(),
                "--case",
                file.toString(),
                "--no-ask",
                "--decisions",
                script.toString());
        assertThat(told).contains(act + " is left out: an act needs");
        assertThat(read().claims()).hasSizeGreaterThan(3);
        String again =
                run(Exit.NO, "", article.toString(), "--case", file.toString(), "--decisions", script.toString());
        assertThat(again).contains("This was accepted, but it cannot go into the case: an act needs");
        assertThat(Files.readString(script)).doesNotContain("added");
    }

    @Test
    void a_speaker_who_is_described_with_a_comma_is_kept_as_described() {
        review(typed(c -> c.body() instanceof ClaimBody claim && claim.says().startsWith("the ferry"), "a\n"));
        assertThat(read().claims())
                .singleElement()
                .satisfies(
                        c -> assertThat(c.attribution().words()).isEqualTo("Otto Brand, a fishmonger in the harbour"));
    }

    @Test
    void an_outlet_whose_name_has_a_comma_is_one_outlet() throws IOException {
        page("Varn Courier, The", "");
        review("a\nq\n");
        assertThat(read().sources())
                .singleElement()
                .satisfies(s -> assertThat(s.chain()).containsExactly("Varn Courier, The"));
    }

    @Test
    void each_item_of_a_feed_is_a_source_of_its_own() throws IOException {
        article = Files.writeString(folder.resolve("feed.xml"), """
                <rss version="2.0"><channel><title>Varn Courier</title>
                <item><title>Bridge</title><description>Ilse Maren said the bridge was closed to carts.</description></item>
                <item><title>Ferry</title><description>Ilse Maren said the ferry was full again.</description></item>
                </channel></rss>
                """);
        Case known = CaseFile.read(CASE, "case");
        review(Intake.read(article).stream()
                .map(ArticleReader::read)
                .flatMap(item -> Proposals.of(item, Corpus.RULES.extract(item), known, null).stream())
                .map(change -> change.body() instanceof ClaimBody ? "a\n" : "d\n")
                .collect(Collectors.joining()));
        assertThat(read().sources()).extracting(Source::title).containsExactly("Bridge", "Ferry");
        assertThat(read().claims()).extracting(Claim::source).doesNotHaveDuplicates();
        assertThat(read().sources())
                .extracting(s -> s.meta().note())
                .satisfiesExactly(
                        one -> assertThat(one).matches("sha256 [0-9a-f]{64}#1 text [0-9a-f]{16}, fetched .*"),
                        two -> assertThat(two).matches("sha256 [0-9a-f]{64}#2 text [0-9a-f]{16}, fetched .*"));
        review("q\n");
        assertThat(read().sources()).hasSize(2);
    }

    @Test
    void the_day_that_is_given_for_an_article_is_kept_with_the_source() {
        review("a\nq\n", "--published", "2025-03-04");
        assertThat(read().sources())
                .singleElement()
                .satisfies(s -> assertThat(s.published()).isEqualTo(When.on(LocalDate.of(2025, 3, 4))));
    }

    @Test
    void licence_credits_byline_and_topics_are_kept_with_the_source_and_hidden_characters_are_not() throws IOException {
        page(
                "Varn Courier",
                "<meta name=\"copyright\" content=\"CC BY \u200B4.0\"><meta name=\"author\" content=\"Ada \u202EPen\">"
                        + "<meta property=\"article:tag\" content=\"Ferries\"><meta property=\"article:tag\" content=\"Varn\">");
        review("a\nq\n");
        assertThat(String.valueOf(read().sources().getFirst().meta().note()))
                .contains("licence: CC BY 4.0")
                .contains("credits: Ada Pen")
                .contains("topics: Ferries, Varn");
    }

    @Test
    void kind_speaker_day_issue_and_grade_can_be_edited_in_the_terminal() {
        review("""
                e
                kind: fact
                attribution: by-role
                speaker: town
                on: 2025-03-03
                about: fare
                credibility: 4
                says: The bridge is shut
                nonsense
                hedge: perhaps
                hedge: -

                q
                """);
        assertThat(read().claims()).singleElement().satisfies(c -> {
            assertThat(c.kind()).isEqualTo(Claim.Kind.FACT);
            assertThat(c.attribution().kind()).isEqualTo(Attribution.Kind.BY_ROLE);
            assertThat(c.attribution().speaker()).isEqualTo("town");
            assertThat(c.when()).isEqualTo(When.on(LocalDate.of(2025, 3, 3)));
            assertThat(c.about()).containsExactly("fare");
            assertThat(c.credibility().digit()).isEqualTo(4);
            assertThat(c.says()).isEqualTo("The bridge is shut");
            assertThat(c.hedge()).isNull();
        });
    }

    @Test
    void nothing_that_one_can_type_ends_a_review() throws IOException {
        List<String> typed = List.of(
                "a",
                "a",
                "e",
                "m",
                "s",
                "",
                "-",
                "says: \u001b[A",
                "says: a: b # c",
                "id: fare",
                "id: x y",
                "on: soon",
                "kind: {",
                "about: fare, , [",
                "speaker: nobody",
                "attribution: familiar",
                "credibility: 9",
                "by: line",
                "between: 2025-03-04, 2025-03-01",
                "require: fare: two}\n",
                "fare: two}, x: {y: z",
                "fare: [",
                "wish",
                "position",
                "town",
                "maren",
                "*anchor",
                "&a b",
                "!!java",
                "%",
                "\"",
                "'",
                "\\",
                "\u0000",
                "\uD800",
                "]",
                "- id: x",
                "says: -",
                "claims: c-none",
                "2025-03-04",
                "fare",
                "party: line",
                "process: no, [ never",
                "scope: sideways",
                "firmness: wish",
                "words: a, b}",
                "quoted: }",
                "basis: :",
                "x".repeat(25_000),
                "[".repeat(500),
                "says: " + "word ".repeat(9_000),
                "id: -",
                "act: dance",
                "to: a,b",
                "to: town");
        Random random = new Random(4);
        for (int round = 0; round < 6; round++) {
            StringBuilder keys = new StringBuilder();
            for (int i = 0; i < 150; i++) {
                keys.append(typed.get(random.nextInt(typed.size()))).append('\n');
            }
            assertThat(review(keys.toString())).contains("added to");
            assertThat(CaseFile.check(file).found()).isPresent();
        }
        List<String> decided = Files.readAllLines(folder.resolve("case.yaml.decisions.jsonl"));
        long accepted = decided.stream().filter(l -> l.contains("\"accept\"")).count();
        assertThat(accepted).isPositive();
        assertThat(decided.stream().filter(l -> l.contains("\"added\""))).hasSize((int) accepted);
        Case after = read();
        assertThat(after.claims().size()
                        + after.record().size()
                        + after.demands().size())
                .isEqualTo((int) accepted);
    }

    @Test
    void accepted_entries_come_into_a_case_in_one_step_so_that_no_crash_leaves_half_a_case() throws IOException {
        Path sameBytes = Files.createLink(folder.resolve("the-same-bytes"), file);
        review("a\nq\n");
        assertThat(read().claims()).hasSize(1);
        assertThat(Files.readString(sameBytes))
                .as("the old bytes were not written over")
                .isEqualTo(CASE);
    }

    @Test
    void entries_stand_as_far_from_the_margin_as_those_before_them_and_lines_end_as_before() throws IOException {
        String written = (CASE + """
                sources:
                    old: {title: Earlier, reliability: C}
                claims:
                    c-old: {source: old, attribution: {kind: own-voice}, kind: fact, says: It rains, credibility: 2}

                # What follows stands where it stood.
                record:
                  - {id: met, on: 2025-03-01, by: town, act: meet, says: They met}
                """).replace("\n", "\r\n");
        Files.writeString(file, written);
        review(typed(c -> c.body() instanceof ActBody act && act.says().contains("Line"), "a\n2025-03-04\n", "a\n"));
        String after = Files.readString(file);
        assertThat(after.lines().toList()).containsSubsequence(written.lines().toList());
        assertThat(after.replace("\r\n", "")).doesNotContain("\n");
        assertThat(read().record()).hasSize(2);
        assertThat(read().claims()).hasSizeGreaterThan(2);
    }

    @Test
    void a_section_on_the_line_of_its_key_is_told_with_what_to_do() throws IOException {
        Files.writeString(file, CASE + "sources: {old: {title: Earlier, reliability: C}}\n");
        assertThat(review("a\nq\n")).contains("`sources`").contains("one under the other");
        assertThat(read().claims()).isEmpty();
    }

    private void page(String site, String more) throws IOException {
        String body = STORY.strip().lines().skip(2).filter(l -> !l.isBlank()).collect(Collectors.joining("</p>\n<p>"));
        article = Files.writeString(
                folder.resolve("story.html"),
                "<!doctype html><html><head><title>Talks go on</title><meta property=\"og:site_name\" content=\"" + site
                        + "\">" + more + "</head><body><article><h1>Talks go on</h1><p>" + body
                        + "</p></article></body></html>");
    }

    private Article article() {
        return Corpus.article(STORY);
    }

    private List<ProposedChange> proposals() {
        return proposals(article());
    }

    private static List<ProposedChange> proposals(Article article) {
        return Proposals.of(article, Corpus.RULES.extract(article), CaseFile.read(CASE, "case"), null);
    }

    private String typed(java.util.function.Predicate<ProposedChange> which, String keys) {
        return typed(which, keys, "s\n");
    }

    /** What a person types who treats some of the undecided proposals so, and claims among the others otherwise. */
    private String typed(java.util.function.Predicate<ProposedChange> which, String keys, String otherClaims) {
        List<String> out = new ArrayList<>();
        String decided = decided();
        for (ProposedChange change : proposals()) {
            if (!decided.contains("\"" + change.id() + "\"")) {
                out.add(which.test(change) ? keys : change.body() instanceof ClaimBody ? otherClaims : "s\n");
            }
        }
        return String.join("", out);
    }

    private String decided() {
        try {
            Path kept = folder.resolve("case.yaml.decisions.jsonl");
            return Files.exists(kept) ? Files.readString(kept) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Case read() {
        return CaseFile.read(file);
    }

    private String review(String keys, String... more) {
        List<String> arguments = new ArrayList<>(List.of(article.toString(), "--case", file.toString()));
        arguments.addAll(List.of(more));
        return run(Exit.FINE, keys, arguments.toArray(String[]::new));
    }

    private static String run(int exit, String keys, String... arguments) {
        return run(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), exit, arguments);
    }

    private static String run(InputStream keys, int exit, String... arguments) {
        InputStream before = System.in;
        StringWriter out = new StringWriter();
        try {
            System.setIn(keys);
            int code = new CommandLine(new EvidenceCommands().commands().getFirst())
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(out, true))
                    .execute(arguments);
            assertThat(code).as(out.toString()).isEqualTo(exit);
        } finally {
            System.setIn(before);
        }
        return out.toString();
    }
}
