package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.parley.server.people.Disclosing;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.store.Tx;
import org.parley.server.talks.Course;
import org.parley.server.talks.Deed;
import org.parley.server.talks.Named;
import org.parley.server.talks.Question;
import org.parley.server.talks.Speech;
import org.parley.server.web.TalksRecord;

/** P10: who approves a disclosure sees how far the reader's picture of the other delegation shrinks. */
@DisplayName("P10: who approves a disclosure sees what it tells")
class WhatADisclosureTellsTest {

    private final Room room = Room.open();
    private final Talks talks = room.talks();

    @Test
    void theApproverSeesHowFarAPackageNarrowsWhatIsPossible() {
        enter("common", agenda());
        asks("caucus/south", floated());

        String json = talks.lead().browser().json(talks.page("/approvals")).body();
        assertThat(json).contains("\"state\":\"TELLS\"", "\"kind\":\"PACKAGE\"", "\"low\":\"-1", "\"lowAfter\":\"0");
        assertThat(talks.lead().browser().get(talks.page("/approvals")).body())
                .contains(
                        "What it tells", "What this package is worth to it beyond no agreement", "draws together by 1");
    }

    @Test
    void ofFreeWordsItSaysThatNothingIsComputed() {
        UUID id = UUID.randomUUID();
        asks("caucus/south", new Speech.Released("They could live with eight weeks.", null, id));

        assertThat(talks.lead().browser().json(talks.page("/approvals")).body()).contains("\"state\":\"WORDS\"");
        assertThat(talks.lead().browser().get(talks.page("/approvals")).body())
                .contains("What can be concluded from free words is not computed");
    }

    /** One delegation knows more from its own caucus than another: what all are told tells each something else. */
    @Test
    void ofWhatAllAreToldItSaysWhatItTellsEachDelegation() {
        enter("common", agenda());
        enter("caucus/south", new Course.Floated(new TreeMap<>(Map.of("line", "river", "pace", "slow")), "Ours", null));
        asks("common", floated());
        String json = talks.lead().browser().json(talks.page("/approvals")).body();
        assertThat(json).contains("\"to\":\"common\",\"reader\":\"south\"").doesNotContain("\"reader\":\"north\"");
        assertThat(talks.lead().browser().get(talks.page("/approvals")).body())
                .contains("with what The Southern League knows from its own caucus besides");
    }

    private static Course.Agenda agenda() {
        return new Course.Agenda(List.of(
                new Question(
                        "line",
                        "Line",
                        "Where does it run?",
                        List.of(new Named("river", "Along the river"), new Named("ridge", "Along the ridge")),
                        false,
                        null),
                new Question(
                        "pace",
                        "Pace",
                        "How fast?",
                        List.of(new Named("slow", "In a year"), new Named("fast", "In a month")),
                        false,
                        null)));
    }

    private void enter(String audience, Deed deed) {
        Myself lead = talks.myself(talks.lead());
        room.bean(Door.class)
                .as(
                        new Principal.Member(lead.id()),
                        tx -> room.bean(TalksRecord.class).add(tx, lead, audience, UUID.randomUUID(), deed));
    }

    private static Course.Floated floated() {
        return new Course.Floated(
                new TreeMap<>(Map.of("line", "river", "pace", "slow")), "What was said in a room", UUID.randomUUID());
    }

    private void asks(String recipient, Deed told) {
        Myself asker = talks.myself(talks.team());
        var until = room.bean(Door.class)
                .as(new Principal.Member(asker.id()), Tx::now)
                .plus(Duration.ofHours(1));
        room.bean(Disclosing.class).ask(asker, "caucus/north", List.of(recipient), told, "It may help.", until);
    }
}
