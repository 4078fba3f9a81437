package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.casefile.CaseFile;
import org.parley.cli.BadInputException;
import org.parley.evidence.proposal.Copies;
import org.parley.evidence.proposal.IssueLinker;
import org.parley.evidence.proposal.IssueLinkers;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.model.Case;
import org.parley.model.Issue;
import picocli.CommandLine;

/** What says which issues a claim is about. */
class IssueLinkersTest {

    private static final Case GAZA = CaseFile.read(Path.of("cases/gaza-2024-02.yaml"));
    private static final String JAR = "embeddings/target/parley-embeddings.jar";

    @TempDir
    private Path home;

    @Test
    void the_usual_linker_goes_by_shared_words() {
        IssueLinker.Links links =
                IssueLinkers.named("words", null).orElseThrow().to(GAZA.issues());
        assertThat(links.about("How many Palestinian prisoners are freed for each hostage"))
                .contains("ratio");
        assertThat(links.about("How quickly the army pulls its soldiers out")).isEmpty();
    }

    @Test
    void three_in_five_links_of_the_gaza_case_are_found_by_shared_words() {
        IssueLinker.Links links = IssueLinkers.USUAL.to(GAZA.issues());
        long wanted = GAZA.claims().stream().mapToLong(c -> c.about().size()).sum();
        long right = GAZA.claims().stream()
                .mapToLong(claim -> links.about(claim.says()).stream()
                        .filter(claim.about()::contains)
                        .count())
                .sum();
        assertThat(wanted).isEqualTo(30);
        assertThat(right).isGreaterThanOrEqualTo(18);
    }

    @Test
    void another_linker_is_found_by_its_name_in_the_jar_of_the_optional_module() throws IOException {
        assertThat(IssueLinkers.named("everything", home)).isEmpty();
        Files.createDirectories(home.resolve(JAR).getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(home.resolve(JAR)))) {
            jar.putNextEntry(new JarEntry("META-INF/services/" + IssueLinker.class.getName()));
            jar.write(Everything.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        IssueLinker found = IssueLinkers.named("everything", home).orElseThrow();
        var article = Corpus.article("The mayor of the town said on Monday that the old bridge would stay open.");
        assertThat(Proposals.of(article, Corpus.RULES.extract(article), GAZA, null, found, Copies.of(article)))
                .filteredOn(change -> change.body() instanceof ClaimBody)
                .isNotEmpty()
                .allSatisfy(change ->
                        assertThat(((ClaimBody) change.body()).about()).hasSameSizeAs(GAZA.issues()));
    }

    @Test
    void a_linker_that_nobody_has_is_told_with_those_there_are() {
        assertThat(complaint("--linker", "nearest")).contains("no linker of this name", "words, minilm");
    }

    @Test
    void the_optional_linker_where_it_is_not_built_is_told_with_the_way_to_it() {
        assumeTrue(!Files.exists(Path.of(JAR)), "the optional linker is built here");
        assertThat(complaint("--linker", "minilm")).contains("optional", "136 MB", "./mvnw -B -Pembeddings");
    }

    @Test
    void the_optional_linker_is_loaded_from_its_own_jar() {
        assumeTrue(
                Files.exists(Path.of(JAR)),
                "the optional linker is not built: ./mvnw -B -Pembeddings -pl embeddings -am compile jar:jar shade:shade");
        IssueLinker.Links links =
                IssueLinkers.named("minilm", Path.of(".")).orElseThrow().to(GAZA.issues());
        assertThat(links.about("How quickly the army pulls its soldiers out")).containsExactly("withdrawal-pace");
    }

    private static String complaint(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = new CommandLine(new EvidenceCommands().commands().getFirst());
        line.setExecutionExceptionHandler((e, command, result) -> {
            assertThat(e).isInstanceOf(BadInputException.class);
            said.write(String.valueOf(e.getMessage()));
            return 1;
        });
        line.setErr(new PrintWriter(said));
        List<String> all = new java.util.ArrayList<>(List.of("docs/seed-coverage.md"));
        all.addAll(List.of(arguments));
        assertThat(line.execute(all.toArray(String[]::new))).isNotZero();
        return said.toString();
    }

    /** Thinks that everything is about everything. */
    public static final class Everything implements IssueLinker {
        @Override
        public String name() {
            return "everything";
        }

        @Override
        public Links to(List<Issue> issues) {
            return words -> issues.stream().map(Issue::id).sorted().toList();
        }
    }
}
