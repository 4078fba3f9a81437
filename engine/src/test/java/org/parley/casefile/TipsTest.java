package org.parley.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Cases;
import org.parley.brief.Analysis;
import org.parley.brief.AnalysisJson;
import org.parley.brief.Brief;
import org.parley.brief.BriefHtml;
import org.parley.brief.BriefJson;
import org.parley.model.Case;
import org.parley.model.Tip;
import org.parley.record.Status;

class TipsTest {

    private static final Tip TIP =
            new Tip("tip-1", LocalDate.of(2024, 2, 16), "Hamas has accepted: a deal # by noon", List.of(), null);

    @ParameterizedTest
    @ValueSource(strings = {"gaza-2024-02", "camp-david-1978", "panama-1974", "stadium", "orange"})
    void a_tip_changes_no_answer_of_any_analysis(String name) throws IOException {
        String text = Files.readString(Path.of("cases", name + ".yaml"));
        Case before = Cases.shipped(name);
        Case after = CaseFile.read(Tips.added(text, name, TIP), name);
        assertThat(after.tips()).containsExactly(TIP);
        assertThat(BriefJson.write(Brief.of(after))).isEqualTo(BriefJson.write(Brief.of(before)));
        assertThat(BriefHtml.write(Brief.of(after))).isEqualTo(BriefHtml.write(Brief.of(before)));
        assertThat(AnalysisJson.write(Analysis.of(after))).isEqualTo(AnalysisJson.write(Analysis.of(before)));
        assertThat(Status.of(after)).isEqualTo(Status.of(before));
        assertThat(Brief.of(after).findings().sticking())
                .isEqualTo(Brief.of(before).findings().sticking());
    }

    @Test
    void nothing_can_rest_on_a_tip_before_it_is_raised() {
        String text = """
                parley: 1
                title: A road
                as_of: 2024-03-01
                parties: {a: {name: A}}
                context:
                - {id: rests, says: the road is shut, claims: [tip-1]}
                tips:
                - {id: tip-1, says: the road is shut}
                """;
        assertThat(CaseFile.check(text, "road").problems())
                .anyMatch(p -> p.what().contains("`tip-1` is a tip"));
    }

    @Test
    void a_person_raises_a_tip_by_writing_a_claim_in_its_place() {
        String text = """
                parley: 1
                title: A road
                as_of: 2024-03-01
                parties: {a: {name: Upper}}
                tips:
                - {id: tip-1, says: Upper holds the road shut}
                """;
        String raised = text.substring(0, text.indexOf("tips:")) + """
                sources: {letter: {title: A letter, publisher: A reader, reliability: F}}
                claims:
                  c1: {source: letter, attribution: {kind: familiar}, kind: position, says: Upper holds the road shut, credibility: 6}
                """;
        assertThat(BriefJson.write(Brief.of(CaseFile.read(text, "road")))).doesNotContain("road shut");
        assertThat(BriefJson.write(Brief.of(CaseFile.read(raised, "road"))))
                .contains("road shut")
                .contains("\"F6\"");
    }

    @Test
    void a_tip_is_graded_as_what_nobody_can_judge() {
        assertThat(Tip.GRADE).hasToString("F6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gaza-2024-02", "camp-david-1978", "panama-1974", "stadium", "orange"})
    void adding_a_tip_touches_no_other_line(String name) throws IOException {
        String text = Files.readString(Path.of("cases", name + ".yaml"));
        String once = Tips.added(text, name, TIP);
        assertThat(once).startsWith(text);
        String twice = Tips.added(once, name, new Tip("tip-2", null, "Another", List.of(), null));
        assertThat(twice).startsWith(once);
        assertThat(CaseFile.read(twice, name).tips()).hasSize(2);
    }

    @Test
    void tips_stay_together_wherever_their_list_stands() {
        String text = """
                parley: 1
                tips:   # from readers
                  - id: tip-1
                    says: first

                # what follows is about the parties
                title: A road
                as_of: 2024-03-01
                parties: {a: {name: A}}
                """;
        String after = Tips.added(text, "road", new Tip("tip-2", null, "second", List.of(), null));
        assertThat(after)
                .isEqualTo(text.replace("    says: first\n", "    says: first\n  - {id: tip-2, says: second}\n"));
    }

    @Test
    void a_list_that_cannot_be_added_to_is_left_alone_with_advice() {
        String text = "parley: 1\ntitle: A road\nas_of: 2024-03-01\nparties: {a: {name: A}}\n"
                + "tips: [{id: tip-1, says: first}]\n";
        assertThatThrownBy(() -> Tips.added(text, "road", new Tip("tip-2", null, "second", List.of(), null)))
                .isInstanceOf(BadCaseException.class);
    }

    @Property
    void whatever_is_sent_comes_back_from_the_file_as_it_was_made_harmless(
            @ForAll @StringLength(max = 300) String sent) {
        String says = Tips.harmless(sent);
        assertThat(says.codePoints())
                .noneMatch(c -> Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.CONTROL
                        || Character.getType(c) == Character.SURROGATE);
        assertThat(Tips.harmless(says)).isEqualTo(says);
        if (!says.isEmpty()) {
            Tip tip = new Tip("tip-1", null, says, List.of(), null);
            String text = CaseFile.write(Cases.shipped("orange"));
            assertThat(CaseFile.read(Tips.added(text, "orange", tip), "orange").tips())
                    .containsExactly(tip);
        }
    }

    @Test
    void characters_that_hide_or_reorder_are_dropped_and_words_stay() {
        assertThat(Tips.harmless("\uFEFFThey\u202E will\u200B sign\u0007 \n\n on\u00A0Friday\u2069"))
                .isEqualTo("They will sign on Friday");
        assertThat(Tips.harmless(" \u200B\n")).isEmpty();
    }
}
