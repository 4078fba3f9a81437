package org.parley.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.Agreements;
import org.parley.Cases;
import org.parley.casefile.CaseFile;
import org.parley.exchange.DraftingFault.Kind;
import org.parley.model.Case;

/** Each drafting fault alone: one change to an agreement that has none. */
class LintTest {

    @Test
    void an_agreement_that_says_everything_has_no_fault() {
        assertThat(faults(Agreements.sound())).isEmpty();
    }

    @Test
    void a_case_without_an_agreement_has_nothing_to_lint() {
        assertThat(Lint.of(Cases.shipped("orange"))).isEmpty();
    }

    @ParameterizedTest(name = "{2}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            day_zero: 2024-03-01 | note: none | DAY_ZERO | agreement | from which day
            last_day: 60, reversal: both, verifier: committee, evidence: inspection | last_day: 61, reversal: both, verifier: committee, evidence: inspection | BEYOND_STAGE | rest | day 61
            amounts: {large: 30} | amounts: {large: 30, huge: 50} | RATE_CATEGORY | payment | has an amount for “huge”
            rate: {per: lorries, amount: 1, amounts: {large: 30}} | rate: {per: lorries, amounts: {large: 30}} | RATE_GAP | payment | no amount for “small”
            small: "any other lorry", | other: "any other lorry", | UNDEFINED_TERM | held | “small” is not defined
            uses: [crown] | uses: [silver] | UNDEFINED_TERM | payment | “silver”
            says: pays for each lorry | says: pays a reasonable price | UNDEFINED_TERM | payment | no date and no measure
            verifier: district, verified_within: 1, evidence: the gate book | evidence: the gate book | NO_VERIFIER | opens | Nobody is named
            verifier: district, verified_within: 1, evidence: the gate book | verifier: upper, evidence: the gate book | OWN_VERIFIER | opens | would verify what
            remedy: pays interest, | place: gate, | NO_REMEDY | payment | late or not done
            by_day: 30, if_unmet: extend | if_unmet: extend | GATE_WITHOUT_DATE | second | by which day
            if_unmet: extend, unmet_days: 10 | unmet_days: 10 | GATE_WITHOUT_FALLBACK | second | what happens if it does not
            if_unmet: extend, unmet_days: 10 | if_unmet: extend | ENDLESS_FALLBACK | second | is extended, without an end
            if_unmet: extend, unmet_days: 10 | if_unmet: carry-over | ENDLESS_FALLBACK | second | go on, without an end
            open: {says: the hours on market days, by_day: 30} | open: the hours on market days | OPEN_WITHOUT_END | second | nothing says by when
            amount: [5, 8], unit: thousand crowns, | unit: thousand crowns, | GUARANTEE_TERMS | deposit | how much
            says: The mayors meet, by: committee, days: 3 | says: The mayors meet, by: committee | DISPUTE_WITHOUT_DEADLINE | talk | no deadline
            first_day: 1, last_day: 3, place | first_day: 0, last_day: 1, place | WINDOWS | opens | by 1 day
            """)
    void one_change_brings_one_fault_with_its_clause_and_reason(
            String right, String wrong, String kind, String clause, String words) {
        DraftingFault fault = only(Agreements.with(right, wrong));
        assertThat(fault.kind()).isEqualTo(Kind.valueOf(kind));
        assertThat(fault.clause()).isEqualTo(clause);
        assertThat(fault.reason()).contains(words);
        assertThat(fault.advice()).isNotBlank();
    }

    @Test
    void a_duty_to_which_nothing_of_another_side_is_tied_has_no_counterpart() {
        String lamp =
                "- {id: lamp, by: upper, to: lower, says: lights the gate, deed: refrain, last_day: 60, verifier: committee}\n";
        int at = Agreements.SOUND.indexOf("- {id: rest");
        String indent = Agreements.SOUND.substring(Agreements.SOUND.lastIndexOf('\n', at) + 1, at);
        DraftingFault fault = only(
                CaseFile.read(Agreements.SOUND.replace("- {id: rest", lamp + indent + "- {id: rest"), "counterpart"));
        assertThat(fault.kind()).isEqualTo(Kind.NO_COUNTERPART);
        assertThat(fault.clause()).isEqualTo("lamp");
    }

    @Test
    void a_duty_without_a_last_day_in_a_stage_without_a_length_is_undated() {
        String text = Agreements.SOUND
                .replace("    days: 30\n    gate:", "    gate:")
                .replace(
                        "first_day: 30, last_day: 60, reversal: both, verifier: committee, evidence: inspection",
                        "first_day: 30, reversal: both, verifier: committee, evidence: inspection");
        DraftingFault fault = only(CaseFile.read(text, "undated"));
        assertThat(fault.kind()).isEqualTo(Kind.UNDATED);
        assertThat(fault.clause()).isEqualTo("rest");
        assertThat(fault.reason()).contains("its stage has no length");
    }

    @Test
    void an_exchange_by_a_rate_needs_a_rule_for_the_last_unit_and_a_rest_that_does_not_come_out_even_is_named() {
        String text = Agreements.SOUND
                .replace("last_unit: the last lorry leaves with the last payment", "place: toll house")
                .replace(", last_unit: the last payment is made at the gate", "");
        DraftingFault fault = only(CaseFile.read(text, "last"));
        assertThat(fault.kind()).isEqualTo(Kind.LAST_UNIT);
        assertThat(fault.clause()).isEqualTo("payment");
        assertThat(fault.reason())
                .contains("whoever gives last gets nothing more for it")
                .doesNotContain("whole number");
        assertThat(only(CaseFile.read(text.replace("{large: 30}", "{large: 110/9}"), "rest"))
                        .reason())
                .contains("no whole number");
    }

    @Test
    void an_agreement_without_dispute_steps_is_told_once() {
        String text = Agreements.SOUND
                .replace("  - {id: talk, says: The mayors meet, by: committee, days: 3}\n", "")
                .replace("  disputes:\n", "")
                .replace("  - {id: decide, says: The district decides, by: district, days: 7}\n", "");
        DraftingFault fault = only(CaseFile.read(text, "disputes"));
        assertThat(fault.kind()).isEqualTo(Kind.NO_DISPUTE_STEP);
        assertThat(fault.clause()).isEqualTo("agreement");
    }

    @Test
    void words_that_leave_terms_to_be_agreed_count_as_open_terms_without_an_end() {
        Case read = CaseFile.read(
                Agreements.SOUND
                        .replace("      open: {says: the hours on market days, by_day: 30}\n", "")
                        .replace("    open: {says: the hours on market days, by_day: 30}\n", "")
                        .replace("says: keeps the road clear", "says: keeps clear what is to be agreed"),
                "open");
        DraftingFault fault = only(read);
        assertThat(fault.kind()).isEqualTo(Kind.OPEN_WITHOUT_END);
        assertThat(fault.clause()).isEqualTo("rest");
    }

    @Test
    void every_term_that_a_guarantee_lacks_is_named() {
        Case read = Agreements.with(
                "kind: escrow, against: [lower], covers: [lorries], amount: [5, 8], unit: thousand crowns, holder: district, called: when a lorry is kept, released: after the last lorry, released_after: [lorries], on_walk_out: to-the-other-side",
                "covers: [lorries]");
        DraftingFault fault = only(read);
        assertThat(fault.kind()).isEqualTo(Kind.GUARANTEE_TERMS);
        assertThat(fault.reason())
                .contains("of what kind it is", "how much is put up", "when it is called", "when it is released");
    }

    @Test
    void every_kind_of_fault_is_seen_by_a_test_of_this_class() throws IOException {
        String tests = Files.readString(Path.of("engine/src/test/java/org/parley/exchange/LintTest.java"));
        for (Kind kind : Kind.values()) {
            assertThat(tests).contains(kind.name());
        }
    }

    @Test
    void the_words_of_faults_take_no_side() {
        for (Kind kind : Kind.values()) {
            assertThat(kind.heading()).doesNotContainIgnoringCase("refus").doesNotContainIgnoringCase("blame");
        }
        Case bare = CaseFile.read("""
                parley: 1
                title: Bare
                as_of: 2024-02-15
                parties: {a: {name: A}, b: {name: B}}
                agreement: {title: Draft, stages: [{id: first, gate: talks are over, obligations: [{id: o1, by: a, says: opens}]}, {id: second, days: 3}]}
                """, "bare");
        assertThat(faults(bare))
                .extracting(DraftingFault::kind)
                .containsExactly(
                        Kind.DAY_ZERO,
                        Kind.UNDATED,
                        Kind.NO_COUNTERPART,
                        Kind.NO_VERIFIER,
                        Kind.NO_REMEDY,
                        Kind.GATE_WITHOUT_DATE,
                        Kind.GATE_WITHOUT_FALLBACK,
                        Kind.NO_DISPUTE_STEP);
        for (DraftingFault fault : faults(bare)) {
            assertThat(fault.reason() + fault.advice())
                    .doesNotContainIgnoringCase("refus")
                    .doesNotContainIgnoringCase("fault of")
                    .endsWith(".");
        }
    }

    private static DraftingFault only(Case read) {
        List<DraftingFault> faults = faults(read);
        assertThat(faults).hasSize(1);
        return faults.getFirst();
    }

    private static List<DraftingFault> faults(Case read) {
        return Lint.of(read).orElseThrow().faults();
    }
}
