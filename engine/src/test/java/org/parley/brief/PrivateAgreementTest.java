package org.parley.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.Agreements;
import org.parley.casefile.CaseFile;
import org.parley.model.Agreement;
import org.parley.model.Case;

/** What is private in an agreement goes, with what cannot stand without it, and nothing is left hanging. */
class PrivateAgreementTest {

    @TestFactory
    List<DynamicTest> any_one_clause_can_be_private_and_the_rest_is_still_a_case() {
        return Agreements.of(Agreements.sound())
                .ids()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Case read = CaseFile.read(hidden(id), "hidden");
                    Case shown = Brief.published(read);
                    assertThat(Agreements.of(shown).ids()).doesNotContain(id);
                    assertThat(CaseFile.check(CaseFile.write(shown), "shown").problems())
                            .isEmpty();
                }))
                .toList();
    }

    @Test
    void acts_that_are_about_nothing_else_go_with_a_private_clause() {
        Case shown = Brief.published(CaseFile.read(hidden("lorries"), "hidden"));
        assertThat(shown.act("first-lorries")).isEmpty();
        assertThat(shown.act("opened")).isPresent();
        Agreement agreement = Agreements.of(shown);
        // The rule that counts lorries cannot stand without them; the rate on them, the gate and the weights are cut.
        assertThat(agreement.extensions()).isEmpty();
        assertThat(agreement.obligation("payment").orElseThrow().extent().rate())
                .isNull();
        assertThat(agreement.obligation("payment").orElseThrow().after()).isEmpty();
        assertThat(agreement.stages().get(1).gate().after()).isEmpty();
        assertThat(agreement.stakesOf("upper").orElseThrow().receives()).isEmpty();
        assertThat(CaseFile.write(shown)).doesNotContain("held for lorries").doesNotContain("lorries.large");
    }

    @Test
    void weights_by_category_go_with_a_private_roster_that_names_the_categories() {
        Agreement shown = Agreements.of(Brief.published(CaseFile.read(hidden("held"), "hidden")));
        assertThat(shown.stakesOf("upper").orElseThrow().receives()).isEmpty();
        assertThat(shown.stakesOf("upper").orElseThrow().gives()).hasSize(2);
    }

    @Test
    void the_stakes_of_a_side_can_be_private_alone() {
        Case read = CaseFile.read(
                Agreements.SOUND.replace("walk_away: [4, 6],", "walk_away: [4, 6], visibility: private,"), "hidden");
        Agreement shown = Agreements.of(Brief.published(read));
        assertThat(shown.stakesOf("upper")).isEmpty();
        assertThat(shown.stakesOf("lower")).isPresent();
    }

    private static String hidden(String id) {
        String listed = "{id: " + id + ",";
        String text = Agreements.SOUND;
        if (text.contains(listed)) {
            return text.replace(listed, listed + " visibility: private,");
        }
        String keyed = id + ": {";
        if (text.contains(keyed)) {
            return text.replaceFirst(Pattern.quote(keyed), id + ": {visibility: private, ");
        }
        return text.replace("- id: " + id + "\n", "- id: " + id + "\n    visibility: private\n");
    }
}
