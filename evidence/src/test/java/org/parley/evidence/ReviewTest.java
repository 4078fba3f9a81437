package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.casefile.CaseFile;
import org.parley.evidence.article.Article;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.Standing;
import org.parley.evidence.review.Accepted;
import org.parley.evidence.review.Additions;
import org.parley.evidence.review.Decision;
import org.parley.evidence.review.Decisions;
import org.parley.evidence.review.Reading;
import org.parley.evidence.review.Reviewer;
import org.parley.model.Case;
import org.parley.model.Firmness;

class ReviewTest {

    private static final String CASE = """
            parley: 1
            title: Ferry talks
            as_of: 2025-03-05
            # What stands here stays here.
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
            sources:
              old: {title: Earlier, reliability: C}

            claims:
              c-fare:
                source: old
                attribution: {kind: named-official, speaker: maren}
                kind: position
                says: The fare for a crossing of the river must stay at one crown
                credibility: 2

            context:
            - {id: fog, says: There was fog}
            """;
    private static final String STORY =
            "Ilse Maren said on Tuesday that the fare for a crossing of the river must not stay at one crown. A River Line official said the ferry was full.";

    private final Case known = CaseFile.read(CASE, "case");
    private final Article article = Corpus.article(STORY);
    private final List<ProposedChange> changes =
            Proposals.of(article, Corpus.RULES.extract(article), known, LocalDate.of(2025, 3, 5));

    @Test
    void a_new_article_is_held_against_the_case() {
        assertThat(changes)
                .filteredOn(c -> c.id().startsWith("c"))
                .extracting(ProposedChange::standing)
                .containsExactly(Standing.CONTRADICTS, Standing.NEW);
        assertThat(changes.getFirst().against()).containsExactly("c-fare");
    }

    @Test
    void a_review_stops_and_goes_on_and_keeps_what_was_decided(@TempDir Path folder) {
        Path file = folder.resolve("decisions.jsonl");
        assertThat(reviewer("a\nq\n", file, new StringWriter()).ask(reading(changes)))
                .isFalse();
        assertThat(Decisions.in(file)
                        .about(article.document().key(), changes.getFirst().id()))
                .isPresent();
        StringWriter shown = new StringWriter();
        reviewer("d\n".repeat(9), file, shown).ask(reading(changes));
        assertThat(shown.toString()).contains("1 of " + (changes.size() - 1));
    }

    @Test
    void an_unnamed_speaker_cannot_be_merged_with_a_named_one(@TempDir Path folder) {
        Path file = folder.resolve("decisions.jsonl");
        ProposedChange unnamed =
                changes.stream().filter(c -> c.id().startsWith("c")).toList().getLast();
        StringWriter shown = new StringWriter();
        assertThat(reviewer("m\nmaren\ne\nspeaker: maren\n\nq\n", file, shown).ask(reading(List.of(unnamed))))
                .isTrue();
        assertThat(shown.toString().split("does not name this speaker", -1)).hasSize(3);
        assertThat(Decisions.in(file).about(article.document().key(), unnamed.id()))
                .hasValueSatisfying(d -> assertThat(d.with()).isEmpty());
    }

    @Test
    void a_position_is_proposed_as_a_demand_that_only_a_person_completes() {
        ProposedChange demand = demand();
        assertThat(demand.body()).isInstanceOfSatisfying(DemandBody.class, d -> {
            assertThat(d.party()).isEqualTo("town");
            assertThat(d.claim()).isEqualTo(changes.getFirst().id());
        });
        Accepted accepted = accepted();
        assertThat(accepted.add(reading(changes), demand, decision(demand, Map.of())))
                .hasValueSatisfying(why -> assertThat(why).contains("firmness"));
        assertThat(accepted.add(
                        reading(changes),
                        demand,
                        decision(demand, Map.of("firmness", "wish", "require", "fare: two", "says", "Two"))))
                .isEmpty();
        assertThat(CaseFile.read(accepted.text(), "case").demands())
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.by()).isEqualTo("town");
                    assertThat(d.firmness()).isEqualTo(Firmness.WISH);
                    assertThat(d.stance().issues()).containsExactly("fare");
                });
    }

    @Test
    void a_demand_is_not_kept_until_its_firmness_is_said(@TempDir Path folder) {
        Path file = folder.resolve("decisions.jsonl");
        String document = article.document().key();
        Reading alone = reading(List.of(demand()));
        assertThat(reviewer("a\n\nfare: two\n\nq\n", file, new StringWriter()).ask(alone))
                .isFalse();
        assertThat(Decisions.in(file).about(document, demand().id())).isEmpty();
        assertThat(reviewer("a\n\nfare: two\nposition\n", file, new StringWriter())
                        .ask(alone))
                .isTrue();
        assertThat(Decisions.in(file).about(document, demand().id()))
                .hasValueSatisfying(d -> assertThat(d.with())
                        .containsEntry("firmness", "position")
                        .containsEntry("require", "fare: two"));
    }

    @Test
    void a_divided_proposal_makes_an_entry_for_each_part(@TempDir Path folder) {
        Decisions decisions = Decisions.in(folder.resolve("decisions.jsonl"));
        ProposedChange claim = changes.getFirst();
        decisions.keep(decision(claim, Map.of("says", "One thing")));
        decisions.keep(new Decision(
                article.document().key(), claim.id() + "/2", Decision.Verdict.ACCEPT, Map.of("says", "Another")));
        assertThat(decisions.allAbout(article.document().key(), claim.id())).hasSize(2);
    }

    private ProposedChange demand() {
        return changes.stream().filter(c -> c.id().startsWith("d")).findFirst().orElseThrow();
    }

    private Decision decision(ProposedChange change, Map<String, String> with) {
        return new Decision(article.document().key(), change.id(), Decision.Verdict.ACCEPT, with);
    }

    @Test
    void accepted_claims_are_a_clean_diff(@TempDir Path folder) throws IOException {
        Accepted accepted = accepted();
        assertThat(accepted.add(
                        reading(changes),
                        changes.getFirst(),
                        decision(changes.getFirst(), Map.of("says", "The fare must change"))))
                .isEmpty();
        String after = accepted.text();
        List<String> before = CASE.lines().toList();
        assertThat(after.lines().toList()).containsSubsequence(before).hasSizeGreaterThan(before.size());
        assertThat(CaseFile.read(after, "case").claims()).hasSize(2).last().satisfies(c -> {
            assertThat(c.says()).isEqualTo("The fare must change");
            assertThat(c.attribution().speaker()).isEqualTo("maren");
            assertThat(String.valueOf(c.when())).contains("2025-03-04");
        });
        Files.writeString(folder.resolve("case.yaml"), after);
        assertThat(CaseFile.check(folder.resolve("case.yaml")).problems()).isEmpty();
    }

    private Reading reading(List<ProposedChange> some) {
        return new Reading(article, LocalDate.of(2025, 3, 5), List.of(), some);
    }

    private static Accepted accepted() {
        return new Accepted(CASE, "case", Additions.in(Path.of("no-such-file.jsonl")));
    }

    private static Reviewer reviewer(String keys, Path file, StringWriter shown) {
        return new Reviewer(
                new BufferedReader(new StringReader(keys)), new PrintWriter(shown), Decisions.in(file), accepted());
    }
}
