package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.parley.casefile.CaseFile;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Case;
import org.parley.model.Demand;
import org.parley.model.TalksState;
import org.parley.model.Visibility;
import org.parley.record.Status;

class CaseExportTest {

    private static final TextVersion FIRST = Told.version(1, Told.line(), Told.pace());

    @Test
    void talks_read_back_as_a_case_with_parties_questions_and_the_record() {
        Told told = Told.opened();
        told.team(new Course.WindowSet("north", 36));
        told.to("north", Told.shown(FIRST));
        told.to("south", Told.shown(FIRST));
        told.from(
                "north",
                Told.answers(
                        1,
                        ClauseAnswer.of("line", Answer.ACCEPT),
                        new ClauseAnswer("pace", Answer.ACCEPT_IF, "8 weeks", null)));
        told.from("south", Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT)));
        told.from("south", Told.answers(1, ClauseAnswer.of("pace", Answer.ACCEPT)));
        Case made = readBack(told.as(MemberRole.LEAD, null), told);

        assertThat(made.title()).isEqualTo("Talks on the valley");
        assertThat(made.parties()).extracting(actor -> actor.name()).containsExactly("North", "South");
        assertThat(made.issues()).extracting(issue -> issue.id()).containsExactly("line", "pace");
        assertThat(made.channels().getFirst().latency()).isEqualTo(Duration.ofHours(36));
        assertThat(made.record())
                .extracting(Act::type)
                .containsExactly(ActType.PROPOSE, ActType.RELAY, ActType.RESPOND, ActType.RESPOND, ActType.ACCEPT);
        assertThat(made.record().getFirst().text().options())
                .containsEntry("line", "river")
                .containsEntry("pace", "6");
        assertThat(made.record().get(2).inReplyTo())
                .containsExactly(made.record().getFirst().id());
        assertThat(made.record().get(2).says())
                .isEqualTo("North answered version 1 of frame. accepts: line; accepts with changes: pace (8 weeks).");
        assertThat(made.record()).allMatch(act -> act.meta().visibility() == Visibility.PRIVATE);
    }

    @Test
    void the_engine_computes_the_status_of_the_talks_from_it() {
        Told told = Told.opened();
        told.enter("common", "lead", null, new Drafting.Tabled(Copy.of(FIRST)));
        assertThat(Status.of(readBack(told.all, told)).state()).isEqualTo(TalksState.AWAITING);
        told.enter("common", "lead", null, Course.Concluded.agreed(Copy.of(FIRST), List.of("north", "south")));
        Case agreed = readBack(told.all, told);
        assertThat(Status.of(agreed).state()).isEqualTo(TalksState.AGREED);
        assertThat(agreed.record()).allMatch(act -> act.meta().visibility() == Visibility.PUBLIC);
    }

    @Test
    void a_delegation_takes_its_limits_and_factions_along_and_nobody_elses() {
        Told told = Told.opened();
        told.own(
                "north",
                new AtHome.Limit(
                        "slow",
                        new OnIssue("pace", OnIssue.How.AT_LEAST, List.of("8")),
                        AtHome.Firmness.RED_LINE,
                        null,
                        true));
        told.own(
                "north",
                new AtHome.FactionView(
                        new Named("line", "Friends of the ridge"),
                        4,
                        new OnIssue("line", OnIssue.How.ONE_OF, List.of("ridge")),
                        "want the ridge"));
        told.own(
                "south",
                new AtHome.Limit(
                        "fast",
                        new OnIssue("pace", OnIssue.How.AT_MOST, List.of("4")),
                        AtHome.Firmness.RED_LINE,
                        null,
                        true));
        Case north = readBack(told.as(MemberRole.HEAD, "north"), told);
        assertThat(north.demands()).hasSize(2).allMatch(demand -> demand.stance() instanceof Demand.Require);
        assertThat(north.demands()).allMatch(demand -> demand.meta().visibility() == Visibility.PRIVATE);
        assertThat(north.actor("north").orElseThrow().factions())
                .singleElement()
                .satisfies(faction -> {
                    assertThat(faction.name()).isEqualTo("Friends of the ridge");
                    assertThat(faction.id()).isNotEqualTo("line");
                });
        assertThat(readBack(told.as(MemberRole.LEAD, null), told).demands()).isEmpty();
        assertThat(readBack(told.as(MemberRole.OBSERVER, null), told).demands()).isEmpty();
    }

    @Test
    void what_the_agenda_does_not_know_is_said_in_words_and_not_made_up() {
        Told told = Told.opened();
        told.own(
                "north",
                new AtHome.Limit(
                        "x", new OnIssue("toll", OnIssue.How.AT_MOST, List.of("4")), AtHome.Firmness.WISH, null, true));
        told.to("north", new Course.Floated(new TreeMap<>(Map.of("line", "moon", "pace", "4")), "an idea", null));
        Case made = readBack(told.as(MemberRole.HEAD, "north"), told);
        assertThat(made.demands().getFirst().stance()).isInstanceOf(Demand.Words.class);
        assertThat(made.demands().getFirst().says()).isEqualTo("wants toll at most 4");
        assertThat(made.record().getFirst().text().options()).containsOnlyKeys("pace");
    }

    @Test
    void hidden_characters_are_written_out() {
        Told told = Told.opened();
        told.to("north", Told.asks("Come\u202E now\u200B.\tPlease."));
        assertThat(readBack(told.all, told).record().getFirst().says())
                .isEqualTo(
                        "Lake Office wrote: Come⟦U+202E right-to-left override⟧ now⟦U+200B zero width space⟧. Please.");
    }

    @Test
    void an_export_made_for_an_earlier_moment_knows_nothing_later() {
        Told told = Told.opened();
        Seen first = told.to("north", Told.asks("First?"));
        told.to("north", Told.asks("Second?"));
        assertThat(CaseExport.of(told.all, first.at()).record()).hasSize(1);
    }

    /** Whatever was entered, and even if it was entered where it does not belong. */
    @Property(tries = 200)
    void any_talks_make_a_file_without_a_fault(@ForAll("deeds") List<Deed> deeds) {
        Told told = Told.opened();
        List<String> chains = List.of("caucus/north", "common", "party/north", "caucus/south", "team", "admin/north");
        for (int i = 0; i < deeds.size(); i++) {
            String role = i % 2 == 0 ? "head" : "team";
            told.enter(new UUID(9, i), chains.get(i % chains.size()), role, i % 2 == 0 ? "north" : null, deeds.get(i));
        }
        readBack(told.all, told);
        readBack(told.as(MemberRole.HEAD, "north"), told);
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return AnyDeed.deed().list().ofMinSize(1).ofMaxSize(25);
    }

    private static Case readBack(List<Seen> seen, Told told) {
        Case made = CaseExport.of(seen, told.now());
        CaseFile.Checked checked = CaseFile.check(CaseFile.write(made), "talks.yaml");
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.found()).contains(made);
        return made;
    }
}
