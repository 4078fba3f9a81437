package org.parley.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.casefile.CaseFile;
import org.parley.evidence.proposal.IssueLinker;
import org.parley.evidence.proposal.IssueLinkers;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Issue;

class MiniLmLinkerTest {

    private static final Case GAZA = CaseFile.read(Path.of("cases/gaza-2024-02.yaml"));
    private static final IssueLinker MINILM = IssueLinkers.named("minilm", null).orElseThrow();
    private static final IssueLinker.Links LINKS = MINILM.to(GAZA.issues());

    @Test
    void it_is_found_by_its_name() {
        assertThat(MINILM).isInstanceOf(MiniLmLinker.class);
    }

    @Test
    void words_that_share_none_with_an_issue_are_linked_by_what_they_mean() {
        String words = "How quickly the army pulls its soldiers out";
        assertThat(IssueLinkers.USUAL.to(GAZA.issues()).about(words)).isEmpty();
        assertThat(LINKS.about(words)).containsExactly("withdrawal-pace");
    }

    @Test
    void what_is_about_something_else_is_linked_to_nothing() {
        assertThat(LINKS.about("The bakery will open an hour later in winter")).isEmpty();
        assertThat(LINKS.about(" ")).isEmpty();
    }

    @Test
    void an_answer_names_issues_of_the_case_and_comes_out_the_same_again() {
        List<String> ids = GAZA.issues().stream().map(Issue::id).toList();
        IssueLinker.Links again = MINILM.to(GAZA.issues());
        assertThat(GAZA.claims()).allSatisfy(claim -> {
            assertThat(ids).containsAll(LINKS.about(claim.says()));
            assertThat(again.about(claim.says())).isEqualTo(LINKS.about(claim.says()));
        });
    }

    /** On the claims of a case that say what they are about; docs/evidence.md has the figures. */
    @Test
    void on_the_claims_of_the_gaza_case_two_links_in_three_are_those_of_its_author() {
        int right = 0;
        int given = 0;
        for (Claim claim : GAZA.claims()) {
            List<String> about = LINKS.about(claim.says());
            given += about.size();
            right += (int) about.stream().filter(claim.about()::contains).count();
        }
        assertThat(right).isGreaterThanOrEqualTo(11);
        assertThat(right / (double) given).isGreaterThanOrEqualTo(0.6);
    }
}
