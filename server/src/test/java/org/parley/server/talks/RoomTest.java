package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final TextVersion FIRST = Told.version(1, Told.line(), Told.pace());

    @Test
    void a_room_shows_its_texts_answers_limits_inbox_and_deadlines() {
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        told.from("north", Told.receipt(FIRST));
        told.own("north", limit("ridge", AtHome.Firmness.WISH, true));
        told.own("north", limit("river", AtHome.Firmness.RED_LINE, true));
        told.own("north", limit("toll", AtHome.Firmness.POSITION, true));
        told.own("north", limit("toll", AtHome.Firmness.POSITION, false));
        told.own("north", new AtHome.FactionView(new Named("farmers", "Farmers"), 5, null, "want the road"));
        told.own("north", new AtHome.FactionView(new Named("farmers", "Farmers"), 6, null, "want the road soon"));
        told.own("north", new Drafting.Answered("frame", 1, List.of(ClauseAnswer.of("line", Answer.ACCEPT))));
        Instant by = told.now().plus(Duration.ofDays(2));
        told.to("north", new Speech.Message("Please look at clause 2.", null, true, by));
        told.from("north", Told.asks("What of the bridge?"));

        Room room = Room.of(told.as(MemberRole.MEMBER, "north"), "north", told.now());
        assertThat(room.facts().title()).isEqualTo("Talks on the valley");
        assertThat(room.texts()).singleElement().satisfies(line -> {
            assertThat(line.newest().copy().code()).isEqualTo(FIRST.code());
            assertThat(line.acknowledged()).isTrue();
            assertThat(line.answers().open("north")).containsExactly("pace");
        });
        assertThat(room.limits()).extracting(AtHome.Limit::id).containsExactly("river", "ridge");
        assertThat(room.factions()).extracting(AtHome.FactionView::seats).containsExactly(6);
        assertThat(room.inbox()).hasSize(2);
        assertThat(room.awaits()).extracting(Awaited::what).containsExactly(Awaited.What.TEXT);
        assertThat(room.awaited()).hasSize(1);
        assertThat(room.deadlines()).isEmpty();
    }

    @Test
    void a_day_that_was_asked_for_is_a_deadline() {
        Told told = Told.opened();
        Instant by = told.now().plus(Duration.ofDays(2));
        told.to("north", new Speech.Message("Please look at clause 2.", null, true, by));
        assertThat(Room.of(told.as(MemberRole.MEMBER, "north"), "north", by.plusSeconds(1))
                        .deadlines())
                .singleElement()
                .satisfies(deadline -> {
                    assertThat(deadline.at()).isEqualTo(by);
                    assertThat(deadline.passed()).isTrue();
                });
    }

    @Test
    void a_room_does_not_tell_who_else_was_put_a_text_before_all_and_says_nothing() {
        Told told = Told.opened();
        told.enter("common", "lead", null, new Drafting.Tabled(Copy.of(FIRST)));
        Room room = Room.of(told.as(MemberRole.MEMBER, "north"), "north", told.now());
        assertThat(room.awaits()).extracting(Awaited::party).containsExactly("north");
        assertThat(room.texts().getFirst().answers().parties()).containsExactly("north");
    }

    /** What the reader passes in is already without what North may not see; so the rest of a world cannot matter. */
    @Property(tries = 60)
    void the_rest_of_the_world_changes_nothing_in_a_room(@ForAll("deeds") List<Deed> deeds) {
        Told told = Told.opened();
        told.to("north", Told.shown(FIRST));
        told.to("north", Told.asks("Well?"));
        Instant now = told.now().plus(Duration.ofDays(30));
        Room before = Room.of(told.as(MemberRole.HEAD, "north"), "north", now);
        List<String> chains = List.of("caucus/south", "party/south", "team", "admin/south", "admin/team");
        List<Deed> all = new ArrayList<>(deeds);
        for (int i = 0; i < all.size(); i++) {
            told.enter(new UUID(9, i), chains.get(i % chains.size()), "head", "south", all.get(i));
        }
        assertThat(Room.of(told.as(MemberRole.HEAD, "north"), "north", now)).isEqualTo(before);
    }

    @Test
    void the_teams_first_page_shows_awaited_overdue_splits_texts_and_disclosures() {
        Told told = Told.opened();
        told.team(new Course.WindowSet("south", 12));
        Seen base = told.team(Drafting.Drafted.of(FIRST, null));
        told.to("north", Told.shown(FIRST));
        told.to(
                "south",
                Told.shown(Told.version(1, Told.line(), Told.pace().with("en", "The pace", "Within 8 weeks."))));
        told.team(Drafting.Drafted.of(FIRST.numbered(2), base.id()));
        told.team(Drafting.Drafted.of(FIRST.next(List.of(Told.line())), base.id()));
        UUID waiting = new UUID(5, 1);
        UUID decided = new UUID(5, 2);
        told.team(asked(waiting, told.now().plus(Duration.ofDays(3))));
        told.team(asked(decided, told.now().plus(Duration.ofDays(3))));
        told.team(new Disclosure.Decided(decided, false, null));
        Situation situation =
                Situation.of(told.as(MemberRole.TEAM, null), told.now().plus(Duration.ofDays(1)));

        assertThat(situation.awaited()).extracting(Awaited::party).containsExactly("north", "south");
        assertThat(situation.overdue()).extracting(Awaited::party).containsExactly("south");
        assertThat(situation.alarms())
                .extracting(WhoHasWhat.Split::kind)
                .containsExactly(WhoHasWhat.Kind.DIFFERENT_BYTES);
        assertThat(situation.texts()).singleElement().satisfies(line -> {
            assertThat(line.shown().number()).isEqualTo(1);
            assertThat(line.drafts()).isTrue();
            assertThat(line.conflicts()).hasSize(1);
            assertThat(line.answers().parties()).containsExactly("north", "south");
        });
        assertThat(situation.disclosures())
                .extracting(request -> request.asked().id())
                .containsExactly(waiting);
        assertThat(situation.deadlines()).hasSize(2);
        assertThat(situation.deadlines().getFirst().passed()).isTrue();
    }

    @Test
    void a_disclosure_is_decided_once_and_ends_with_its_time() {
        Told told = Told.opened();
        UUID id = new UUID(5, 1);
        Instant expires = told.now().plus(Duration.ofDays(3));
        told.team(asked(id, expires));
        assertThat(state(told, expires.minusSeconds(1))).isEqualTo(Disclosures.State.WAITING);
        assertThat(state(told, expires)).isEqualTo(Disclosures.State.EXPIRED);
        told.team(new Disclosure.Decided(id, true, null));
        told.team(new Disclosure.Decided(id, false, null));
        assertThat(state(told, expires.minusSeconds(1))).isEqualTo(Disclosures.State.APPROVED);
        assertThat(state(told, expires)).isEqualTo(Disclosures.State.EXPIRED);
        told.team(new Disclosure.Used(id, "caucus/south", new UUID(5, 9)));
        assertThat(state(told, expires)).isEqualTo(Disclosures.State.USED);
        told.team(new Disclosure.Withdrawn(id));
        assertThat(state(told, expires)).as("what was told was told").isEqualTo(Disclosures.State.USED);
    }

    @Test
    void a_request_that_was_taken_back_waits_for_nobody_and_has_no_deadline() {
        Told told = Told.opened();
        UUID id = new UUID(5, 1);
        told.team(asked(id, told.now().plus(Duration.ofDays(2))));
        assertThat(Situation.of(told.all, told.now()).deadlines()).hasSize(1);
        told.team(new Disclosure.Withdrawn(id));
        assertThat(state(told, told.now())).isEqualTo(Disclosures.State.WITHDRAWN);
        Situation now = Situation.of(told.all, told.now());
        assertThat(now.disclosures()).isEmpty();
        assertThat(now.deadlines()).isEmpty();
    }

    @Test
    void what_was_erased_is_passed_over() {
        Told told = Told.opened();
        told.to("north", new Deed.Erased("shown"));
        told.to("north", new Deed.Erased("message"));
        told.own("north", new Deed.Erased("answer"));
        Room room = Room.of(told.as(MemberRole.HEAD, "north"), "north", told.now());
        assertThat(room.texts()).isEmpty();
        assertThat(room.inbox()).isEmpty();
        assertThat(room.awaits()).isEmpty();
        assertThat(Situation.of(told.all, told.now()).awaited()).isEmpty();
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        return AnyDeed.deed().list().ofMinSize(1).ofMaxSize(12);
    }

    private static Disclosures.State state(Told told, Instant now) {
        return Disclosures.of(told.all, now).all().getFirst().state();
    }

    private static Disclosure.Asked asked(UUID id, Instant expires) {
        return new Disclosure.Asked(
                id, "caucus/north", List.of("caucus/south"), "0".repeat(64), "North's idea of a guard", expires);
    }

    private static AtHome.Limit limit(String id, AtHome.Firmness firmness, boolean stands) {
        return new AtHome.Limit(id, new OnIssue("line", OnIssue.How.ONE_OF, List.of("river")), firmness, null, stands);
    }

    @Test
    void a_package_floated_to_a_delegation_stands_in_its_room_alone() {
        Told told = Told.opened();
        told.to("north", new Course.Floated(new TreeMap<>(Map.of("line", "ridge")), "our own idea", null));
        assertThat(Room.of(told.as(MemberRole.HEAD, "north"), "north", told.now())
                        .packages())
                .hasSize(1);
        assertThat(Room.of(told.as(MemberRole.HEAD, "south"), "south", told.now())
                        .packages())
                .isEmpty();
    }
}
