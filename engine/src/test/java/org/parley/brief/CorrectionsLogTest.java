package org.parley.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.Cases;
import org.parley.Planted;
import org.parley.brief.CorrectionsLog.Change;
import org.parley.brief.CorrectionsLog.Kind;
import org.parley.model.Act;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Credibility;
import org.parley.model.Meta;
import org.parley.model.Passage;

class CorrectionsLogTest {

    private static final Instant FIRST = Instant.parse("2024-03-01T10:00:00Z");
    private static final Instant SECOND = Instant.parse("2024-03-02T10:00:00Z");
    private static final Instant THIRD = Instant.parse("2024-03-03T10:00:00Z");

    private final Case gaza = Cases.shipped("gaza-2024-02");

    private static CorrectionsLog log(Object... states) {
        return CorrectionsLog.of(history(states));
    }

    private static History history(Object... states) {
        return new History(
                List.of(states).stream().map(History.Revision.class::cast).toList(), 0, null, List.of());
    }

    private static History.Revision at(Instant when, Case read, String reason) {
        return new History.Revision(when, read, reason);
    }

    private Case doubting(String claim) {
        Case.Builder builder = gaza.change();
        builder.claims.replaceAll(c -> c.id().equals(claim)
                ? new Claim(
                        c.id(),
                        c.source(),
                        c.attribution(),
                        c.kind(),
                        c.says(),
                        c.quote(),
                        c.hedge(),
                        Credibility.DOUBTFUL,
                        c.about(),
                        c.answers(),
                        c.contradicts(),
                        c.where(),
                        c.when(),
                        c.reports(),
                        c.meta())
                : c);
        return builder.build();
    }

    @Test
    void a_change_is_told_with_what_stood_before_what_stands_now_and_why() {
        CorrectionsLog log = log(at(FIRST, gaza, null), at(SECOND, doubting("c-rafah"), "The outlet took it back."));
        assertThat(log.steps()).hasSize(1);
        CorrectionsLog.Step step = log.steps().getFirst();
        assertThat(step.at()).isEqualTo(SECOND);
        assertThat(step.reason()).isEqualTo("The outlet took it back.");
        Change claim = step.changes().getFirst();
        assertThat(claim.kind()).isEqualTo(Kind.CORRECTED);
        assertThat(claim.what()).isEqualTo("a claim");
        assertThat(claim.before()).endsWith("[B3]");
        assertThat(claim.after()).endsWith("[B4]");
        assertThat(log.updated()).isEqualTo(SECOND);
    }

    @Test
    void additions_and_withdrawals_are_told_apart_and_the_newest_step_comes_first() {
        Case.Builder builder = gaza.change();
        builder.context.add(new Passage("new", "Something came to be known", List.of(), null, Meta.NONE));
        Case more = builder.build();
        CorrectionsLog log = log(at(FIRST, gaza, null), at(SECOND, more, null), at(THIRD, gaza, null));
        assertThat(log.steps()).extracting(CorrectionsLog.Step::at).containsExactly(THIRD, SECOND);
        assertThat(log.steps().getLast().changes())
                .containsExactly(new Change(Kind.ADDED, "background or context", null, "Something came to be known"));
        assertThat(log.steps().getFirst().changes())
                .containsExactly(
                        new Change(Kind.WITHDRAWN, "background or context", "Something came to be known", null));
    }

    @Test
    void an_entry_that_is_made_public_comes_as_an_addition_and_its_time_before_is_not_told() {
        Case.Builder builder = gaza.change();
        builder.claims.replaceAll(c -> c.id().equals("c-families") ? (Claim) Planted.hidden(c) : c);
        CorrectionsLog log = log(at(FIRST, builder.build(), null), at(SECOND, gaza, null));
        assertThat(log.steps()).hasSize(1);
        assertThat(log.steps().getFirst().changes())
                .filteredOn(c -> c.what().equals("a claim"))
                .hasSize(1)
                .allMatch(c -> c.kind() == Kind.ADDED);
    }

    @Test
    void an_entry_that_is_made_private_is_as_if_it_had_never_been() {
        Case.Builder builder = gaza.change();
        builder.claims.replaceAll(c -> c.id().equals("c-families") ? (Claim) Planted.hidden(c) : c);
        assertThat(log(at(FIRST, gaza, null), at(SECOND, builder.build(), null)).steps())
                .flatExtracting(CorrectionsLog.Step::changes)
                .isEmpty();
        assertThat(log(at(FIRST, gaza, null), at(SECOND, builder.build(), null)).updated())
                .isEqualTo(FIRST);
    }

    @Test
    void figures_and_references_that_change_without_a_word_are_told_as_such() {
        Case.Builder builder = gaza.change();
        builder.record.replaceAll(a -> a.id().equals("framework")
                ? new Act(
                        a.id(),
                        a.type(),
                        a.when(),
                        a.by(),
                        List.of("hamas", "israel"),
                        a.via(),
                        a.place(),
                        a.inReplyTo(),
                        a.says(),
                        a.text(),
                        a.reading(),
                        a.meta())
                : a);
        assertThat(gaza.act("framework").orElseThrow().to()).isNotEqualTo(List.of("hamas", "israel"));
        Case now = builder.build();
        History history = history(at(FIRST, gaza, null), at(SECOND, now, null));
        assertThat(CorrectionsPage.of(published(now, history), SiteSettings.named("x"))
                        .html())
                .contains("its figures or references changed, not its words");
    }

    @Test
    void where_nobody_kept_earlier_states_the_page_says_so() {
        String page = CorrectionsPage.of(
                        published(gaza, History.none(gaza, "its file is not in a git checkout")),
                        SiteSettings.named("x"))
                .html();
        assertThat(page)
                .contains("No earlier states of this case were at hand")
                .contains("its file is not in a git checkout")
                .doesNotContain("No change is known");
        assertThat(CorrectionsLog.of(History.none(gaza, "x")).updated())
                .isEqualTo(Instant.parse("2024-02-15T00:00:00Z"));
    }

    @Test
    void corrections_in_words_are_told_and_gaps_in_the_history_are_named() {
        History history = new History(
                List.of(at(FIRST, gaza, null)),
                2,
                null,
                List.of(new History.Noted(LocalDate.of(2024, 2, 20), "The brief gave a wrong day.", "A slip.")));
        assertThat(CorrectionsPage.of(published(gaza, history), SiteSettings.named("x"))
                        .html())
                .contains("20 February 2024")
                .contains("The brief gave a wrong day.")
                .contains("A slip.")
                .contains("Some could not be read as a case")
                .contains("No other change is known");
    }

    @Test
    void a_state_that_is_not_kept_yet_is_told_without_a_time() {
        CorrectionsLog log = log(at(FIRST, gaza, null), at(null, doubting("c-rafah"), null));
        assertThat(log.steps().getFirst().at()).isNull();
        assertThat(log.updated()).isEqualTo(FIRST);
    }

    /** It may have been private in the state that could not be read. */
    @Test
    void what_is_gone_after_a_state_that_could_not_be_read_is_not_told() {
        Case.Builder builder = gaza.change();
        builder.claims.removeIf(c -> c.id().equals("c-rafah"));
        Case now = builder.build();
        String says = gaza.claim("c-rafah").orElseThrow().says();
        History.Revision first = at(FIRST, gaza, null);
        assertThat(log(first, at(THIRD, now, null)).steps().getFirst().changes())
                .anyMatch(c -> c.kind() == CorrectionsLog.Kind.WITHDRAWN && told(c, says));
        CorrectionsLog after = log(first, new History.Revision(THIRD, now, "Taken out: " + says, true));
        assertThat(after.steps())
                .noneMatch(step -> String.valueOf(step.reason()).contains(says));
        assertThat(after.steps()).flatExtracting(CorrectionsLog.Step::changes).noneMatch(c -> told(c, says));
    }

    private static boolean told(CorrectionsLog.Change change, String says) {
        return String.valueOf(change.before()).contains(says);
    }

    private static List<Site.Published> published(Case now, History history) {
        return List.of(Site.Published.of(new Site.Entry("gaza", now, history)));
    }
}
