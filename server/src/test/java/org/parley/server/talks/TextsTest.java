package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Clause LONGER = Told.pace().with("en", "The pace", "Both withdraw within 8 weeks.");

    @Test
    void a_draft_that_goes_on_from_the_last_one_is_no_conflict() {
        Told told = Told.opened();
        Seen first = told.team(Drafting.Drafted.of(Told.version(1, Told.line()), null));
        told.team(Drafting.Drafted.of(Told.version(2, Told.line(), Told.pace()), first.id()));
        Texts.OneText text = Texts.of(told.all).text("frame").orElseThrow();
        assertThat(text.conflicts()).isEmpty();
        assertThat(text.newest().number()).isEqualTo(2);
        assertThat(text.nextNumber()).isEqualTo(3);
        assertThat(text.newestShown()).isEmpty();
        assertThat(text.lineage(text.newest()).stream()
                        .map(draft -> draft.version().number()))
                .containsExactly(1, 2);
    }

    @Test
    void two_drafts_from_the_same_one_are_a_conflict_and_both_are_kept() {
        Told told = Told.opened();
        Seen first = told.team(Drafting.Drafted.of(Told.version(1, Told.line()), null));
        Seen one = told.team(Drafting.Drafted.of(Told.version(2, Told.line(), Told.pace()), first.id()));
        Seen other = told.team(Drafting.Drafted.of(Told.version(2, Told.line(), LONGER), first.id()));
        Texts.OneText text = Texts.of(told.all).text("frame").orElseThrow();
        assertThat(text.versions()).hasSize(3);
        assertThat(text.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.audience()).isEqualTo("team");
            assertThat(conflict.base().entry()).isEqualTo(first);
            assertThat(conflict.drafts()).extracting(Texts.Version::entry).containsExactly(one, other);
        });

        told.team(new Drafting.Drafted(
                Told.version(3, Told.line(), LONGER),
                List.of(one.id(), other.id()),
                new TreeMap<>(),
                "brought together"));
        assertThat(Texts.of(told.all).text("frame").orElseThrow().conflicts()).isEmpty();
    }

    @Test
    void two_who_begin_the_same_text_conflict_without_a_common_source() {
        Told told = Told.opened();
        told.team(Drafting.Drafted.of(Told.version(1, Told.line()), null));
        told.team(Drafting.Drafted.of(Told.version(1, Told.pace()), null));
        assertThat(Texts.of(told.all).text("frame").orElseThrow().conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.base()).isNull());
    }

    @Test
    void a_delegation_drafting_for_itself_is_in_nobodys_way() {
        Told told = Told.opened();
        told.team(Drafting.Drafted.of(Told.version(1, Told.line()), null));
        told.own("north", Drafting.Drafted.of(Told.version(1, Told.pace()), null));
        assertThat(Texts.of(told.all).text("frame").orElseThrow().conflicts()).isEmpty();
    }

    @Test
    void what_was_shown_to_one_delegation_is_not_the_newest_of_another() {
        Told told = Told.opened();
        told.to("north", Told.shown(Told.version(1, Told.line())));
        told.to("south", Told.shown(Told.version(1, Told.line())));
        told.to("north", Told.shown(Told.version(2, Told.line(), Told.pace())));
        Texts.OneText text = Texts.of(told.all).text("frame").orElseThrow();
        assertThat(text.newestFor("north").orElseThrow().number()).isEqualTo(2);
        assertThat(text.newestFor("south").orElseThrow().number()).isEqualTo(1);
        assertThat(text.newestShown().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void a_clause_changed_in_english_leaves_its_other_languages_behind() {
        List<Drafting.Drafted> lineage = List.of(draft(1, Told.line(), Told.pace()), draft(2, Told.line(), LONGER));
        assertThat(InStep.lags(lineage))
                .containsExactly(new InStep.Lag("pace", "ar", true, 2), new InStep.Lag("pace", "he", true, 2));
    }

    @Test
    void a_translation_that_catches_up_sets_the_original_not_back() {
        Clause caughtUp = LONGER.with("ar", "الوتيرة", "ينسحب الطرفان في غضون ٨ أسابيع.");
        List<Drafting.Drafted> lineage = List.of(draft(1, Told.pace()), draft(2, LONGER), draft(3, caughtUp));
        assertThat(InStep.lags(lineage)).containsExactly(new InStep.Lag("pace", "he", true, 2));
    }

    @Test
    void a_change_that_begins_in_hebrew_leaves_english_behind() {
        Clause changed = Told.pace().with("he", "הקצב", "שני הצדדים נסוגים תוך 10 שבועות.");
        assertThat(InStep.lags(List.of(draft(1, Told.pace()), draft(2, changed))))
                .extracting(InStep.Lag::language)
                .containsExactly("ar", "en");
    }

    @Test
    void a_language_read_again_and_found_to_fit_is_in_step() {
        Drafting.Drafted checked = new Drafting.Drafted(
                Told.version(2, LONGER), List.of(), new TreeMap<>(java.util.Map.of("pace", List.of("ar"))), null);
        assertThat(InStep.lags(List.of(draft(1, Told.pace()), checked)))
                .extracting(InStep.Lag::language)
                .containsExactly("he");
    }

    @Test
    void a_new_clause_waits_for_its_translations() {
        Clause fresh = Clause.of("guard", "en", "", "A guard stands at the bridge.");
        assertThat(InStep.lags(List.of(draft(1, Told.line()), draft(2, Told.line(), fresh))))
                .containsExactly(new InStep.Lag("guard", "ar", false, 2), new InStep.Lag("guard", "he", false, 2));
    }

    @Test
    void a_translation_taken_out_leaves_only_itself_behind() {
        Clause without = Clause.of("line", "en", "The line", "The line runs along the river.")
                .with("ar", "الخط", "يمر الخط على طول النهر.");
        assertThat(InStep.lags(List.of(draft(1, Told.line()), draft(2, without))))
                .containsExactly(new InStep.Lag("line", "he", false, 2));
    }

    private static Drafting.Drafted draft(int number, Clause... clauses) {
        return Drafting.Drafted.of(Told.version(number, clauses), number == 1 ? null : new UUID(0, number));
    }
}
