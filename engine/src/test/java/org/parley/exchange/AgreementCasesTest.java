package org.parley.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.parley.Cases;
import org.parley.exchange.DraftingFault.Kind;

/** What lint says of the agreements that ship: kind of fault to the clauses that have it. */
class AgreementCasesTest {

    @Test
    void the_counterproposal_of_february_2024() {
        assertThat(faults("counterproposal-2024-02"))
                .isEqualTo(Map.of(
                        Kind.DAY_ZERO, List.of("agreement"),
                        Kind.NO_COUNTERPART, List.of("leave-populated-areas", "aid"),
                        Kind.UNDEFINED_TERM,
                                List.of(
                                        "leave-populated-areas",
                                        "first-hostages",
                                        "first-hostages",
                                        "first-hostages",
                                        "first-hostages",
                                        "prisoners-listed",
                                        "prisoners-listed"),
                        Kind.NO_VERIFIER,
                                List.of(
                                        "release-first",
                                        "release-prisoners",
                                        "leave-populated-areas",
                                        "aid",
                                        "release-men",
                                        "leave-entirely",
                                        "return-remains-hamas",
                                        "return-remains-israel"),
                        Kind.NO_REMEDY,
                                List.of(
                                        "release-first",
                                        "release-prisoners",
                                        "leave-populated-areas",
                                        "release-men",
                                        "leave-entirely",
                                        "return-remains-hamas",
                                        "return-remains-israel"),
                        Kind.GATE_WITHOUT_DATE, List.of("second"),
                        Kind.GATE_WITHOUT_FALLBACK, List.of("second"),
                        Kind.GUARANTEE_TERMS,
                                List.of("asked-russia", "asked-turkey", "asked-egypt", "asked-qatar", "asked-un"),
                        Kind.NO_DISPUTE_STEP, List.of("agreement")));
    }

    @Test
    void the_first_phase_of_january_2025() {
        Map<Kind, List<String>> faults = faults("gaza-2025-01");
        // About three a week do not make 33 in 42 days, and not seven by day 7.
        assertThat(faults.get(Kind.WINDOWS)).containsExactlyInAnyOrder("hostages", "corridor", "coast-road");
        assertThat(faults.get(Kind.BEYOND_STAGE)).containsExactly("corridor");
        assertThat(faults.get(Kind.NO_COUNTERPART)).containsExactly("air", "aid");
        assertThat(faults.get(Kind.LAST_UNIT)).containsExactly("prisoners", "life-sentences");
        assertThat(faults.get(Kind.ENDLESS_FALLBACK)).containsExactly("second-phase");
        assertThat(faults.get(Kind.OPEN_WITHOUT_END)).containsExactly("second-phase");
        assertThat(faults.get(Kind.GATE_WITHOUT_DATE)).containsExactly("second-phase", "third-phase");
        assertThat(faults.get(Kind.GATE_WITHOUT_FALLBACK)).containsExactly("third-phase");
        assertThat(faults.get(Kind.GUARANTEE_TERMS)).hasSize(3);
        assertThat(faults.get(Kind.NO_VERIFIER)).hasSize(9);
        assertThat(faults.get(Kind.NO_DISPUTE_STEP)).hasSize(1);
        assertThat(faults).doesNotContainKeys(Kind.DAY_ZERO, Kind.UNDATED, Kind.RATE_CATEGORY, Kind.RATE_GAP);
    }

    @Test
    void the_exchange_agreed_for_yemen_in_2018_has_lists_windows_and_verifiers_but_no_remedy() {
        Map<Kind, List<String>> faults = faults("yemen-2018");
        assertThat(faults.keySet()).containsExactly(Kind.LAST_UNIT, Kind.NO_REMEDY, Kind.NO_DISPUTE_STEP);
        assertThat(faults.get(Kind.LAST_UNIT)).containsExactly("transfer-government", "transfer-houthis");
        assertThat(faults.get(Kind.NO_REMEDY)).hasSize(6);
    }

    @Test
    void wye_1998_is_linted_and_says_why_it_is_not_planned() {
        Map<Kind, List<String>> faults = faults("wye-1998");
        assertThat(faults.keySet())
                .containsExactly(Kind.UNDEFINED_TERM, Kind.NO_VERIFIER, Kind.NO_REMEDY, Kind.NO_DISPUTE_STEP);
        assertThat(Cases.shipped("agreements/wye-1998").summary())
                .contains("linted only")
                .contains("It is not planned");
    }

    @Test
    void the_exchange_of_november_2023_has_no_day_and_no_length() {
        Map<Kind, List<String>> faults = faults("exchange-2023-11");
        assertThat(faults.get(Kind.UNDATED)).containsExactly("hostages", "prisoners");
        assertThat(faults.get(Kind.LAST_UNIT)).containsExactly("prisoners");
        assertThat(faults.keySet())
                .containsExactly(Kind.UNDATED, Kind.LAST_UNIT, Kind.NO_VERIFIER, Kind.NO_REMEDY, Kind.NO_DISPUTE_STEP);
    }

    private static Map<Kind, List<String>> faults(String name) {
        return Lint.of(Cases.shipped("agreements/" + name)).orElseThrow().faults().stream()
                .collect(Collectors.groupingBy(
                        DraftingFault::kind,
                        TreeMap::new,
                        Collectors.mapping(DraftingFault::clause, Collectors.toList())));
    }
}
