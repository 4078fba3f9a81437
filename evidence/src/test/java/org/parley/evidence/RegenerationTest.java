package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.casefile.CaseFile;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.model.Case;

/** The Gaza case can be made again from its article; tests that need the article are skipped where it is not there. */
class RegenerationTest {

    @TempDir
    private static Path folder;

    private static Optional<Regenerated> once = Optional.empty();

    @BeforeAll
    static void read() throws IOException {
        Optional<Path> seed = Corpus.seed();
        if (seed.isPresent()) {
            once = Optional.of(new Regenerated(seed.get(), folder));
        }
    }

    private static Regenerated regenerated() {
        assumeTrue(once.isPresent(), "the seed article is not on this machine");
        return once.orElseThrow();
    }

    @Test
    void four_in_five_entries_of_the_case_come_out_of_the_article_again() {
        Regenerated again = regenerated();
        int wanted = again.wanted().size();
        assertThat(wanted).isGreaterThan(70);
        assertThat(again.matched().size() / (double) wanted).isGreaterThanOrEqualTo(0.80);
        long whole = again.matched().values().stream().filter(e -> !e.divided()).count();
        assertThat(whole / (double) wanted)
                .as("and so without those for which a proposal had to be divided")
                .isGreaterThanOrEqualTo(0.80);
    }

    @Test
    void each_entry_that_does_not_has_its_reason() throws IOException {
        assertThat(Regenerated.reasons().keySet())
                .isEqualTo(new TreeSet<>(regenerated().unmatched()));
    }

    @Test
    void the_documentation_shows_the_figures_and_the_list() throws IOException {
        ShownBlock.check(
                Path.of("docs/evidence.md"),
                "regeneration: RegenerationTest",
                regenerated().report());
    }

    @Test
    void every_proposal_is_decided_and_every_entry_comes_from_one() throws IOException {
        Regenerated again = regenerated();
        assertThat(Files.readAllLines(Regenerated.FOLDER.resolve("decisions.jsonl")))
                .hasSizeGreaterThanOrEqualTo(again.proposals().size());
        int made = again.made().claims().size()
                + again.made().record().size()
                + again.made().demands().size();
        assertThat(made).isEqualTo(again.entries().size());
    }

    @Test
    void nobody_unnamed_in_the_proposals_is_named_in_the_case() {
        Regenerated again = regenerated();
        assertThat(again.made().claims()).allSatisfy(claim -> {
            if (again.entries().get(claim.id()).proposal().body() instanceof ClaimBody body
                    && body.attribution().anonymous()) {
                assertThat(claim.attribution().speaker()).isNull();
            }
        });
    }

    @Test
    void the_frame_holds_nothing_that_anybody_said_or_did() {
        Case start = CaseFile.read(Regenerated.FOLDER.resolve("start.yaml"));
        assertThat(start.claims()).isEmpty();
        assertThat(start.record()).isEmpty();
        assertThat(start.demands()).isEmpty();
        assertThat(start.channels()).isEmpty();
    }

    @Test
    void the_comparison_finds_all_of_a_case_in_itself_and_misses_what_is_altered() throws IOException {
        String text = Files.readString(Regenerated.GIVEN);
        Case given = CaseFile.read(text, "given");
        int all = found(given, text, 0);
        assertThat(all).isEqualTo(wanted(given));
        Map<String, String> altered = Map.of(
                "kind: own-voice}\n    kind: prediction", "kind: own-voice}\n    kind: fact",
                "speaker: biden}", "speaker: blinken}",
                "{kind: briefed,", "{kind: familiar,",
                "  act: dismiss\n", "  act: reject\n",
                "on: 2024-02-13\n  by: egypt", "on: 2024-02-14\n  by: egypt",
                "  in_reply_to: [framework]\n", "",
                "require: {ratio: three}", "require: {ratio: other}",
                "  scope: out\n", "  scope: in\n",
                "source: cnn\n    attribution: {kind: named-official, speaker: miller}\n    kind: motive",
                        "source: jpost\n    attribution: {kind: named-official, speaker: miller}\n    kind: motive");
        altered.forEach((was, now) -> {
            assertThat(text).contains(was);
            assertThat(found(given, text.replace(was, now), 0)).as(was).isLessThan(all);
        });
        assertThat(found(given, text, 1)).as("other paragraphs").isLessThan(all);
    }

    private static int wanted(Case given) {
        Likeness likeness = new Likeness(given, given, "cnn", 0);
        return likeness.claims().size()
                + likeness.acts().size()
                + likeness.demands().size();
    }

    private static int found(Case given, String made, int shift) {
        return new Likeness(given, CaseFile.read(made, "made"), "cnn", shift)
                .pairs()
                .size();
    }
}
