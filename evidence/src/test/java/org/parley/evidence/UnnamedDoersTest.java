package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.casefile.CaseFile;
import org.parley.evidence.article.Article;
import org.parley.evidence.proposal.Proposals;
import org.parley.evidence.proposal.ProposedChange;
import org.parley.evidence.proposal.ProposedChange.ActBody;
import org.parley.evidence.proposal.ProposedChange.ClaimBody;
import org.parley.evidence.proposal.ProposedChange.DemandBody;
import org.parley.evidence.proposal.ProposedChange.PointBody;
import org.parley.model.Case;

/** What somebody unnamed does or says is never proposed as an act, a claim or a demand of somebody whom the case knows. */
class UnnamedDoersTest {

    private static final Case KNOWN = CaseFile.read("""
            parley: 1
            title: Ferry talks
            as_of: 2025-03-05
            parties:
              town: {name: Old Town}
              line: {name: River Line}
            mediators:
              kestria: {name: Kestria}
            persons:
              maren: {name: Ilse Maren, office: Mayor of Old Town, speaks_for: town}
              brand: {name: Otto Brand, office: director of the River Line, speaks_for: line}
            issues:
              night-service:
                name: Night service
                question: Does a ferry run at night?
                options: [none, weekends, nightly]
              lamp-repair:
                name: Lamp repair
                question: Who pays for the repair of the lamps?
                options: [province, municipality]
            """, "case");

    /** Whose whole phrase means somebody else than the name in it. */
    private static final List<String> UNNAMED = List.of(
            "A friend of Ilse Maren",
            "A friend of Mrs. Maren",
            "A friend of J. Maren",
            "The friend of Ilse Maren",
            "Friends of Ilse Maren",
            "A friend of the mayor, Ilse Maren,",
            "A friend of the mayor, Ilse Maren",
            "But a friend of the mayor, Ilse Maren",
            "A source close to the River Line",
            "Sources close to Ilse Maren",
            "A person close to Ilse Maren",
            "An adviser to Ilse Maren",
            "Two advisers to Ilse Maren",
            "The adviser to Ilse Maren",
            "An aide to Otto Brand",
            "One of Maren’s aides",
            "Maren’s aide",
            "Maren's cousin",
            "Ilse Maren’s brother",
            "Ilse Maren’s brother Jan",
            "Ilse Maren’s family",
            "Otto Maren",
            "Jan Brand",
            "The River Line spokesman’s brother",
            "A River Line spokesman’s brother",
            "The brother of a River Line spokesman",
            "A former spokesman for the River Line",
            "A River Line spokeswoman, who asked not to be named,",
            "A spokesman for the River Line who spoke on condition of anonymity",
            "An official of Old Town",
            "An Old Town official",
            "Two Old Town officials",
            "Old Town officials",
            "A senior Kestrian official",
            "Kestrian officials",
            "One of the Old Town negotiators",
            "An Old Town negotiator",
            "An official in the Old Town council",
            "A member of the Old Town council",
            "A clerk of the council of Old Town",
            "An Old Town official, who asked not to be named,",
            "Somebody in Ilse Maren’s office",
            "The neighbours of Ilse Maren’s office",
            "The landlord of Ilse Maren’s office",
            "People familiar with Ilse Maren’s thinking",
            "A person familiar with the thinking of Otto Brand",
            "People briefed on the River Line’s plans",
            "A lawyer for Ilse Maren",
            "The lawyer for Otto Brand",
            "A driver for the River Line",
            "The River Line driver",
            "The River Line cook",
            "The River Line union",
            "The Old Town museum",
            "Old Town residents",
            "Old Town’s residents",
            "The people of Old Town",
            "A woman from Old Town",
            "A man calling himself Otto Brand",
            "A woman who knows Ilse Maren",
            "A woman whom Ilse Maren knows",
            "Somebody like Ilse Maren",
            "Critics of the River Line",
            "A rival of the River Line",
            "An opponent of Ilse Maren",
            "Everybody but Ilse Maren",
            "Not Ilse Maren",
            "The man beside Ilse Maren",
            "Those around Ilse Maren",
            "A voter in Kestria",
            "A company that works for Old Town",
            "A ship of the River Line",
            "The wife of director Otto Brand",
            "An admirer of the “ferry queen” Ilse Maren",
            "An admirer of the late Ilse Maren",
            "A friend of Jan, Ilse Maren’s brother,",
            "The mayor of Kestria",
            "A spokeswoman for the River Line union",
            "A spokesman for a rival of the River Line",
            "A would-be spokesman of the River Line",
            "The staff of the Old Town council",
            "A voice from the River Line",
            "A Kestrian newspaper close to the government of Kestria",
            "An unnamed River Line negotiator",
            "The former River Line director",
            "A supporter of Mayor Ilse Maren",
            "Opponents of the Old Town council",
            "A document from Ilse Maren’s office",
            "Old Town councillors",
            "A critic of Old Town, who asked not to be named,",
            "A friend who lives near Old Town",
            "A friend who said she knew Ilse Maren",
            "Nobody in Old Town",
            "Somebody",
            "She",
            "They");

    /** Whose whole phrase means an actor or a person of the case, or whoever speaks for one. */
    private static final List<String[]> NAMED = List.of(
            new String[] {"Ilse Maren", "maren"},
            new String[] {"Mayor Ilse Maren", "maren"},
            new String[] {"Ilse Maren, the mayor,", "maren"},
            new String[] {"On Monday, Ilse Maren", "maren"},
            new String[] {"River Line director Otto Brand", "brand"},
            new String[] {"Otto Brand", "brand"},
            new String[] {"The River Line", "line"},
            new String[] {"Old Town", "town"},
            new String[] {"Kestria", "kestria"},
            new String[] {"The Kestrian government", "kestria"},
            new String[] {"The Old Town council", "town"},
            new String[] {"The council of Old Town", "town"});

    private static final List<String> DEEDS = List.of(
            "%s rejected the offer on the night service on Monday.",
            "%s has accepted the plan for the lamps.",
            "%s signed the plan for the lamps.",
            "%s met with the province in the harbour hall.",
            "%s presented a plan for the night service.",
            "%s announced a night service.",
            "%s threatened to leave the talks.",
            "%s dismissed the plan as a toy.",
            "%s demanded a night service.",
            "%s called on the province to pay for the lamps.",
            "%s accused the province of delay.",
            "%s declined to comment.",
            "%s broke off the talks.",
            "%s said the night service must go.",
            "%s wants a night service.",
            "%s will not pay for the lamps.",
            "%s insists on a night service.",
            "In the evening, %s rejected the offer.",
            "The province waited, but in the end nothing came of it, because %s rejected the offer.",
            "The Gazette wrote that %s rejected the offer.");

    private static final List<String> TURNED = List.of(
            "“We reject the offer, and we will not pay,” said %s.",
            "“The night service must go,” %s said.",
            "According to %s, the night service must go.",
            "The offer was rejected by %s.",
            "The talks went on over a proposal presented by %s.",
            "The night service must go, %s said on Monday.");

    private static final List<String> RUMOURS = List.of(
            "Rumour has it that Ilse Maren accepted the plan.",
            "There was a rumour that Ilse Maren rejected the offer.",
            "It was said in the harbour that Ilse Maren rejected the offer.",
            "“Ilse Maren accepted the plan” stood on the wall of the harbour hall.",
            "On the wall somebody had written: “The River Line accepted the plan and will not pay.”",
            "Ilse Maren is said to have rejected the offer.",
            "Ilse Maren reportedly rejected the offer.",
            "Word is that the River Line accepted the plan.",
            "Somebody shouted: “Old Town wants the lamps!”",
            "The offer that a friend had brought to Ilse Maren was rejected.",
            "Ilse Maren was accused of delay.",
            "Ilse Maren was threatened by a friend of Otto Brand.",
            "Neither Ilse Maren nor the River Line accepted the plan.",
            "A letter to the River Line accused the province of delay.",
            "For Ilse Maren, a friend accepted the plan.",
            "A neighbour, not Ilse Maren, rejected the offer.",
            "Friends of the director, Otto Brand, and neighbours of the mayor, Ilse Maren, rejected the offer.");

    @TestFactory
    Stream<DynamicTest> nobody_of_the_case_does_what_somebody_unnamed_does() {
        return UNNAMED.stream()
                .map(who -> DynamicTest.dynamicTest(who, () -> {
                    List<String> wrong = new ArrayList<>();
                    for (String deed : DEEDS) {
                        boolean opens = deed.startsWith("%s");
                        String subject = opens ? who : lower(who);
                        wrong.addAll(givenAway(String.format(deed, subject)));
                    }
                    if (!who.endsWith("She") && !who.equals("They")) {
                        for (String turn : TURNED) {
                            wrong.addAll(
                                    givenAway(String.format(turn, lower(who).replaceFirst(",$", ""))));
                        }
                    }
                    assertThat(wrong).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_is_only_told_is_done_by_nobody() {
        return RUMOURS.stream()
                .map(text -> DynamicTest.dynamicTest(
                        text, () -> assertThat(givenAway(text)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> whoever_is_meant_by_the_whole_phrase_did_it() {
        return NAMED.stream()
                .map(who -> DynamicTest.dynamicTest(who[0], () -> {
                    for (String verb : List.of(
                            "rejected the offer.",
                            "has accepted the plan.",
                            "on Monday signed the plan.",
                            "demanded a lamp.")) {
                        assertThat(proposals(who[0] + " " + verb))
                                .as(verb)
                                .filteredOn(c -> c.body() instanceof ActBody act
                                        && !c.rule().equals("public statement"))
                                .isNotEmpty()
                                .allSatisfy(c ->
                                        assertThat(((ActBody) c.body()).by()).isEqualTo(who[1]));
                    }
                }));
    }

    @Test
    void an_office_and_a_spokesperson_speak_for_their_actor() {
        for (String who : List.of(
                "A River Line spokesman",
                "A spokeswoman for the River Line",
                "Otto Brand’s office",
                "A spokesperson in Otto Brand’s office")) {
            assertThat(proposals(who + " rejected the offer on Monday."))
                    .as(who)
                    .filteredOn(c -> c.body() instanceof ActBody)
                    .isNotEmpty()
                    .allSatisfy(c -> assertThat(((ActBody) c.body()).by()).isEqualTo("line"));
        }
    }

    @Test
    void what_a_party_is_said_to_want_is_its_demand_and_what_it_is_asked_for_is_not() {
        assertThat(parties("A source close to the talks said that Old Town wants a night service."))
                .containsExactly("town");
        assertThat(parties("The River Line must pay for the lamps, a source close to Old Town said."))
                .isEmpty();
        assertThat(parties("Nobody will rest until the River Line pays.")).isEmpty();
    }

    private static List<String> parties(String text) {
        return proposals(text).stream()
                .filter(c -> c.body() instanceof DemandBody demand && demand.party() != null)
                .map(c -> String.valueOf(((DemandBody) c.body()).party()))
                .toList();
    }

    /** All that is proposed of a text as done, said or demanded by somebody of the case. */
    private static List<String> givenAway(String text) {
        return proposals(text).stream()
                .filter(c -> switch (c.body()) {
                    case ActBody act -> act.by() != null;
                    case ClaimBody claim -> claim.speaker() != null;
                    case DemandBody demand -> demand.party() != null;
                    case PointBody point -> false;
                })
                .map(c -> text + " -> " + c.body())
                .toList();
    }

    private static List<ProposedChange> proposals(String text) {
        Article article = Corpus.article(text + "\n");
        return Proposals.of(article, Corpus.RULES.extract(article), KNOWN, LocalDate.of(2025, 3, 4));
    }

    /** As it would stand within a sentence: an article and a pronoun in lower case, a name as it is. */
    private static String lower(String who) {
        String first = who.split(" ", 2)[0];
        return List.of("Ilse", "Otto", "Jan", "Maren’s", "Maren's", "Old", "River", "Kestria", "Kestrian", "Mayor")
                        .contains(first)
                ? who
                : Character.toLowerCase(who.charAt(0)) + who.substring(1);
    }
}
