package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.server.talks.TextLint.Finding;
import org.parley.server.talks.TextLint.Rule;

class TextLintTest {

    private static final Course.Agenda AGENDA = Facts.of(Told.opened().all).agenda();

    @Test
    void a_text_in_good_order_has_nothing_to_find() {
        assertThat(lint(Told.version(1, Told.line(), Told.pace()), null)).isEmpty();
    }

    @Test
    void a_phrase_in_quotation_marks_is_a_term_that_some_clause_defines() {
        Clause defines =
                english("terms", "“Zone” means the land between the two roads.").defining("en", "Zone");
        Clause uses = english("guard", "The “Zone” and the “Buffer” are guarded.");
        assertThat(lint(Told.version(1, defines, uses), null))
                .filteredOn(finding -> finding.rule() == Rule.UNDEFINED_TERM)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.clause()).isEqualTo("guard");
                    assertThat(finding.says()).contains("“Buffer”");
                });
    }

    @Test
    void a_term_in_arabic_or_hebrew_quotation_marks_is_looked_up_in_its_own_language() {
        Clause clause = english("guard", "The guard stands at the bridge.")
                .with("ar", "", "تقف الحراسة عند «الجسر».")
                .with("he", "", "המשמר עומד ליד \"הגשר\", לפי הצה\"ל.");
        List<Finding> undefined = of(Rule.UNDEFINED_TERM, lint(Told.version(1, clause), null));
        assertThat(undefined).extracting(Finding::language).containsExactly("ar", "he");
        assertThat(undefined.get(1).says()).contains("הגשר");
        Clause defined = clause.defining("ar", "الجسر").defining("he", "הגשר");
        assertThat(of(Rule.UNDEFINED_TERM, lint(Told.version(1, defined), null)))
                .isEmpty();
    }

    @Test
    void a_term_that_nobody_uses_and_one_that_two_define_are_found() {
        Clause one = english("a", "“Zone” means the land. “Bridge” means the old bridge.")
                .defining("en", "Zone", "Bridge");
        Clause two = english("b", "“Bridge” means the new bridge.").defining("en", "Bridge");
        List<Finding> found = lint(Told.version(1, one, two), null);
        assertThat(of(Rule.UNUSED_TERM, found))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says()).contains("Zone"));
        assertThat(of(Rule.TERM_TWICE, found)).extracting(Finding::clause).containsExactly("b");
    }

    @Test
    void a_term_whose_definition_was_dropped_is_found_where_it_is_used() {
        Clause defines = english("terms", "“Zone” means the land.").defining("en", "Zone");
        Clause uses = english("guard", "The Zone is guarded.");
        TextVersion before = Told.version(1, defines, uses);
        assertThat(of(Rule.UNDEFINED_TERM, lint(before, null))).isEmpty();
        assertThat(of(Rule.UNDEFINED_TERM, lint(Told.version(2, uses), before)))
                .extracting(Finding::clause)
                .containsExactly("guard");
    }

    @Test
    void a_reference_to_a_clause_that_is_not_there_is_found_in_each_language() {
        Clause refers = english("a", "As clause 9 says, and clause 1.")
                .with("ar", "", "وفقا للبند ٩ والبند ١.")
                .with("he", "", "כאמור בסעיף 9 ובסעיף 1.");
        assertThat(of(Rule.NO_SUCH_CLAUSE, lint(Told.version(1, refers), null)))
                .extracting(Finding::language)
                .containsExactly("en", "ar", "he");
    }

    @Test
    void an_article_of_another_text_is_none_of_ours() {
        Clause charter = english("a", "Article 51 of the Charter applies; so does article 7 of this framework.");
        assertThat(of(Rule.NO_SUCH_CLAUSE, lint(Told.version(1, charter), null)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says()).contains("clause 7"));
    }

    @Test
    void a_clause_put_in_before_moves_what_a_number_means() {
        Clause refers = english("costs", "Costs follow clause 1.");
        TextVersion before = Told.version(1, Told.line(), refers);
        TextVersion after = Told.version(2, Told.pace(), Told.line(), refers);
        assertThat(of(Rule.REFERENCE_MOVED, lint(after, before)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says())
                        .isEqualTo("It refers to clause 1: in the version before that was line, now it is pace."));
    }

    @Test
    void bindings_are_held_against_the_agenda_and_each_other() {
        TextVersion version = Told.version(
                1,
                Told.line(),
                Told.pace().settling("pace", "7").settling("line", "ridge").settling("toll", "2"),
                english("end", "It ends."));
        List<Finding> found = lint(version, null);
        assertThat(of(Rule.UNKNOWN_OPTION, found))
                .extracting(Finding::says)
                .containsExactly(
                        "It is bound to “7”, which is no option of the issue pace.",
                        "It is bound to the issue toll, which the agenda does not have.");
        assertThat(of(Rule.CONTRADICTION, found))
                .singleElement()
                .satisfies(finding -> assertThat(finding.says())
                        .contains("Clause 1 (line) by “river”")
                        .contains("Clause 2 (pace) by “ridge”"));
        assertThat(of(Rule.UNBOUND, found)).extracting(Finding::clause).containsExactly("end");
        assertThat(TextLint.of(version, null, List.of(), null)).isEmpty();
    }

    @Test
    void what_the_eye_does_not_see_is_named_with_its_place() {
        Clause hidden = english("a", "The pa\u0441t is 𝔘past\u200B and\u202E gone.");
        assertThat(of(Rule.HIDDEN, lint(Told.version(1, hidden), null)))
                .hasSize(3)
                .allSatisfy(finding -> assertThat(finding.language()).isEqualTo("en"))
                .anySatisfy(finding -> assertThat(finding.says()).contains("latin and cyrillic"))
                .anySatisfy(finding -> assertThat(finding.says()).contains("U+200B"))
                .anySatisfy(finding -> assertThat(finding.says()).contains("U+202E"))
                .noneSatisfy(finding -> assertThat(finding.says()).contains("\u202E"));
    }

    @Test
    void a_language_out_of_step_is_found_with_advice() {
        Clause longer = Told.pace().with("en", "The pace", "Both withdraw within 8 weeks.");
        TextVersion before = Told.version(1, Told.pace());
        TextVersion after = Told.version(2, longer);
        List<InStep.Lag> lags =
                InStep.lags(List.of(Drafting.Drafted.of(before, null), Drafting.Drafted.of(after, new UUID(0, 1))));
        assertThat(of(Rule.OUT_OF_STEP, TextLint.of(after, before, lags, AGENDA)))
                .extracting(Finding::says)
                .contains("Clause 1 (pace) was changed in another language (version 2) since its wording in Arabic was"
                        + " last touched. Read it again; say so if it still fits.");
    }

    private static Clause english(String id, String body) {
        return Clause.of(id, "en", "", body);
    }

    private static List<Finding> lint(TextVersion version, TextVersion before) {
        return TextLint.of(version, before, List.of(), AGENDA);
    }

    private static List<Finding> of(Rule rule, List<Finding> found) {
        return found.stream().filter(finding -> finding.rule() == rule).toList();
    }
}
