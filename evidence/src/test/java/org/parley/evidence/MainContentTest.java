package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.parley.evidence.MainContent.Share;
import org.parley.evidence.score.Gold;

/** The story of a page, held against what Readability4J alone takes for it. Of the held-out half only means are looked at. */
class MainContentTest {

    private static final List<MainContent> TUNING = MainContent.of(Corpus.FOLDER.resolve("tuning"));
    private static final List<MainContent> HELD_OUT = MainContent.of(Corpus.FOLDER.resolve("held-out"));

    @Test
    void on_each_half_the_story_is_found_at_least_as_well_as_by_readability() {
        assertThat(TUNING).hasSize(6);
        assertThat(HELD_OUT).hasSize(6);
        assertThat(f1(TUNING, MainContent::ours)).isGreaterThanOrEqualTo(f1(TUNING, MainContent::theirs));
        assertThat(f1(HELD_OUT, MainContent::ours)).isGreaterThanOrEqualTo(f1(HELD_OUT, MainContent::theirs));
    }

    @Test
    void on_no_page_of_the_tuning_half_is_it_found_less_well() {
        assertThat(TUNING)
                .allSatisfy(page -> assertThat(page.ours().f1())
                        .as(page.document())
                        .isGreaterThanOrEqualTo(page.theirs().f1()));
    }

    @Test
    void on_the_article_that_parley_starts_from_it_is_found_at_least_as_well() throws IOException {
        MainContent seed = seed().orElse(null);
        assumeTrue(seed != null, "the seed article is not on this machine");
        assertThat(seed.ours().f1()).isGreaterThanOrEqualTo(seed.theirs().f1());
    }

    @Test
    void words_are_counted_as_often_as_the_gold_has_them() {
        Share share = Share.of(List.of("the", "old", "gate", "the"), List.of("the", "the", "the", "gate", "menu"));
        assertThat(share.precision()).isEqualTo(3 / 5.0);
        assertThat(share.recall()).isEqualTo(3 / 4.0);
        assertThat(share.f1()).isEqualTo(2 * 0.6 * 0.75 / 1.35);
        assertThat(Share.of(List.of("gate"), List.of()).f1()).isZero();
    }

    @Test
    void the_documentation_shows_the_figures() throws IOException {
        Optional<MainContent> seed = seed();
        assumeTrue(seed.isPresent(), "the seed article is not on this machine");
        ShownBlock.check(Path.of("docs/evidence.md"), "main-content: MainContentTest", report(seed.orElseThrow()));
    }

    private static Optional<MainContent> seed() throws IOException {
        Optional<Path> text = Corpus.seed();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Gold gold = Gold.read(Files.readString(Corpus.SEED_GOLD), "seed");
        return Optional.of(MainContent.ofText("seed article, a paragraph a line", text.get(), gold));
    }

    private static String report(MainContent seed) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-35s %-23s %s", "", "Parley", "Readability4J 1.0.8"));
        lines.add(String.format("%-35s %-23s %s", "", "prec.   rec.    F1", "prec.   rec.    F1"));
        TUNING.forEach(page -> lines.add(line(page.document(), List.of(page))));
        lines.add(line("mean of these six", TUNING));
        lines.add(line("mean of the six held out", HELD_OUT));
        lines.add(line(seed.document(), List.of(seed)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(String name, List<MainContent> pages) {
        return String.format(
                "%-35s %-23s %s", name, figures(pages, MainContent::ours), figures(pages, MainContent::theirs));
    }

    private static String figures(List<MainContent> pages, Function<MainContent, Share> whose) {
        Share mean = Share.mean(pages.stream().map(whose).toList());
        return String.format(Locale.ROOT, "%.3f   %.3f   %.3f", mean.precision(), mean.recall(), f1(pages, whose));
    }

    /** The mean of the pages' own. */
    private static double f1(List<MainContent> pages, Function<MainContent, Share> whose) {
        return pages.stream().map(whose).mapToDouble(Share::f1).average().orElse(0);
    }
}
