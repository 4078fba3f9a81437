package org.parley.evidence.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.casefile.CaseFile;
import org.parley.model.Attribution.Kind;
import org.parley.model.Case;
import org.parley.model.Reliability;

/** The table of grades, and how chains of outlets bear on it. */
class GradingTest {

    private static final String CASE = """
            parley: 1
            title: Ferry talks
            as_of: 2025-03-05
            parties:
              town: {name: Old Town}
              line: {name: River Line}
            issues:
              night-service:
                name: Night service
                question: Does a ferry run at night?
                options: [none, weekends, nightly]
              lamp-repair:
                name: Lamp repair
                question: Who pays for the repair of the lamps?
                options: [province, municipality]
            sources:
              one: {title: First, publisher: The Ledger, chain: [Meridian, The Ledger], reliability: B}
              two: {title: Second, publisher: The Gazette, chain: [Gazette Wire, The Gazette], reliability: C}
            claims:
              c-one:
                source: one
                attribution: {kind: office}
                kind: fact
                says: The night ferry carried forty passengers on Sunday
                credibility: 2
              c-two:
                source: two
                attribution: {kind: office}
                kind: fact
                says: Forty passengers were carried by the night ferry on Sunday
                credibility: 2
            """;

    private static final Copies NO_COPY = new Copies(Set.of(), Set.of());

    private final Case known = CaseFile.read(CASE, "case");

    @Test
    void a_second_chain_makes_a_named_speaker_one_better() {
        assertThat(grade(Kind.NAMED_OFFICIAL, false, 1)).isEqualTo("B2");
        assertThat(grade(Kind.NAMED_OFFICIAL, false, 2)).isEqualTo("B1");
        assertThat(grade(Kind.NAMED_OFFICIAL, false, 5)).isEqualTo("B1");
    }

    @Test
    void an_unnamed_speaker_is_never_better_than_three() {
        for (Kind kind : List.of(Kind.ANONYMOUS_OFFICIAL, Kind.FAMILIAR, Kind.BRIEFED)) {
            assertThat(grade(kind, false, 1)).isEqualTo("B3");
            assertThat(grade(kind, false, 4)).isEqualTo("B3");
        }
    }

    @Test
    void what_another_outlet_passed_on_is_never_better_than_three() {
        assertThat(grade(Kind.NAMED_OFFICIAL, true, 1)).isEqualTo("B3");
        assertThat(grade(Kind.NAMED_OFFICIAL, true, 3)).isEqualTo("B3");
        assertThat(grade(Kind.OTHER_OUTLET, false, 3)).isEqualTo("B3");
    }

    @Test
    void words_that_nobody_is_said_to_have_said_cannot_be_judged() {
        assertThat(grade(Kind.UNATTRIBUTED, false, 1)).isEqualTo("B6");
        assertThat(grade(Kind.UNATTRIBUTED, false, 3)).isEqualTo("B6");
    }

    @Test
    void a_reprint_is_no_second_chain_and_another_agency_is_one() {
        String says = "The night ferry carried forty passengers on Sunday";
        AlikeClaims reprint = new AlikeClaims(known, List.of("Meridian", "Harbour Eight"), NO_COPY);
        assertThat(reprint.to(says, null)).hasSize(2);
        assertThat(reprint.chains(reprint.to(says, null))).isEqualTo(1);
        AlikeClaims fresh = new AlikeClaims(known, List.of("Lake Radio"), NO_COPY);
        assertThat(fresh.chains(fresh.to(says, null))).isEqualTo(2);
    }

    @Test
    void the_letter_is_that_of_the_agency_in_the_case_and_f_for_an_outlet_it_does_not_know() {
        assertThat(new AlikeClaims(known, List.of("Meridian"), NO_COPY).reliability())
                .isEqualTo(Reliability.B);
        assertThat(new AlikeClaims(known, List.of("Lake Radio"), NO_COPY).reliability())
                .isEqualTo(Reliability.F);
        assertThat(new AlikeClaims(null, List.of("Meridian"), NO_COPY).reliability())
                .isEqualTo(Reliability.F);
    }

    @Test
    void a_claim_is_linked_to_an_issue_by_the_words_that_only_this_issue_has() {
        CaseWords words = new CaseWords(known, IssueLinkers.USUAL);
        assertThat(words.about("Nobody will repair the lamps before the winter"))
                .containsExactly("lamp-repair");
        assertThat(words.about("The night service will run on weekends")).containsExactly("night-service");
        assertThat(words.about("The mayor wore a hat")).isEmpty();
    }

    private static String grade(Kind kind, boolean relayed, int chains) {
        return Grading.of(Reliability.B, kind, relayed, chains).toString();
    }
}
