package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.casefile.CaseFile;
import org.parley.evidence.article.Article;
import org.parley.evidence.article.ArticleReader;
import org.parley.evidence.intake.Intake;
import org.parley.evidence.intake.Span;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.Op;
import org.parley.evidence.score.Gold;
import org.parley.evidence.score.Score;
import org.parley.evidence.score.Scored;

/** What must hold on the article that Parley starts from; skipped where the article is not there. */
class SeedTest {

    private static Path seed() {
        Optional<Path> seed = Corpus.seed();
        assumeTrue(seed.isPresent(), "the seed article is not on this machine");
        return seed.orElseThrow();
    }

    private static Score score() {
        return Scored.one(Corpus.SEED_GOLD, seed(), Corpus.RULES);
    }

    private static Article article() {
        return ArticleReader.read(Intake.read(seed()).getFirst());
    }

    @Test
    void reported_speech_is_found_with_exact_spans() {
        Score score = score();
        assertThat(score.f1(score.whole())).isGreaterThanOrEqualTo(0.90);
        assertThat(score.recall(score.kindAndSource())).isGreaterThanOrEqualTo(0.92);
        assertThat(score.direct()).isPositive();
        assertThat(score.directFound()).isEqualTo(score.direct());
    }

    @Test
    void nothing_is_claimed_from_furniture_and_nobody_unnamed_is_given_a_name() {
        Score score = score();
        assertThat(score.fromFurniture()).isZero();
        assertThat(score.misattributed()).isZero();
    }

    @Test
    void all_furniture_of_the_gold_is_left_out() {
        Score.Furniture furniture = score().furniture();
        assertThat(furniture.both()).isEqualTo(furniture.gold());
        assertThat(furniture.dropped() - furniture.both()).isLessThan(40);
    }

    @Test
    void every_quotation_of_the_gold_lies_in_the_content_of_a_proposal() throws IOException {
        Article article = article();
        Gold gold = Gold.read(Files.readString(Corpus.SEED_GOLD), "seed");
        List<Span> contents = Corpus.RULES.extract(article).stream()
                .flatMap(u -> u.content().stream())
                .map(article.document().text()::bytes)
                .toList();
        assertThat(gold.attributions().stream().filter(a -> !a.type().equals("indirect")))
                .hasSizeGreaterThan(15)
                .allSatisfy(a -> assertThat(a.content())
                        .allSatisfy(piece -> assertThat(contents).anyMatch(c -> c.contains(piece))));
    }

    @Test
    void the_three_sticking_points_are_proposed_with_their_spans() throws IOException {
        Gold gold = Gold.read(Files.readString(Corpus.SEED_GOLD), "seed");
        List<Span> proposed = proposals().stream()
                .filter(c -> c.op() == Op.ADD_STICKING_POINT)
                .map(ProposedChange::span)
                .toList();
        assertThat(gold.stickingPoints()).hasSize(3);
        assertThat(proposed).containsExactlyElementsOf(gold.stickingPoints());
    }

    @Test
    void no_proposal_gives_an_unnamed_speaker_an_id_of_the_case() {
        assertThat(proposals()).hasSizeGreaterThan(40).allSatisfy(c -> {
            if (c.body() instanceof ClaimBody claim && claim.attribution().anonymous()) {
                assertThat(claim.speaker()).isNull();
            }
        });
    }

    @Test
    void the_chain_runs_from_the_agency_to_the_station() {
        assertThat(article().outlets()).hasSize(2).first().isEqualTo("CNN");
    }

    private static List<ProposedChange> proposals() {
        Article article = article();
        return Proposals.of(
                article,
                Corpus.RULES.extract(article),
                CaseFile.read(Path.of("cases/gaza-2024-02.yaml")),
                LocalDate.of(2024, 2, 15));
    }
}
