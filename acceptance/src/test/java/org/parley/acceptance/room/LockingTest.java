package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.server.people.Disclosing;
import org.parley.server.store.Chains;
import org.parley.server.store.Devices;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.Principal;
import org.parley.server.talks.Seen;

/** P8, for a while: who is locked out reaches nothing until they are let in again; and who is signed out everywhere. */
class LockingTest {

    private static final String BY_HEAD = "locked out by the head of the delegation since";
    private static final String BY_MEDIATION = "locked out by the mediation since";

    private final Room room = Room.open();
    private final Talks talks = room.talks();

    @Test
    void who_is_locked_out_reaches_nothing_until_they_are_let_in_again() {
        Person member = talks.member("north");
        Myself me = talks.myself(member);
        assertThat(lock(talks.head("north"), me.id(), true).statusCode()).isEqualTo(303);
        assertThat(member.browser().get(talks.path()).statusCode()).isEqualTo(303);
        member.signIn();
        assertThat(member.browser().get(talks.path()).statusCode()).isEqualTo(404);
        assertThat(member.browser().get("/").body()).doesNotContain(talks.path());
        assertThat(room.bean(Door.class).as(new Principal.Member(me.id()), room.bean(Chains.class)::heads))
                .isEmpty();
        assertThat(people(talks.head("north"))).contains(BY_HEAD);
        assertThat(people(talks.lead())).contains(BY_HEAD);

        assertThat(lock(talks.head("north"), me.id(), false).statusCode()).isEqualTo(303);
        assertThat(member.browser().get(talks.path()).statusCode()).isEqualTo(200);
        assertThat(people(talks.head("north"))).doesNotContain("locked out");
    }

    @Test
    void each_side_lifts_its_own_lock_and_both_see_who_put_which() {
        Person member = talks.member("north");
        Person head = talks.head("north");
        UUID who = talks.myself(member).id();
        lock(talks.lead(), who, true);
        member.signIn();
        assertThat(lock(head, who, false).statusCode())
                .as("the head has put no lock")
                .isEqualTo(409);
        assertThat(member.browser().get(talks.path()).statusCode()).isEqualTo(404);
        assertThat(lock(head, who, true).statusCode()).isEqualTo(303);
        for (Person reader : List.of(head, talks.lead())) {
            assertThat(people(reader)).contains(BY_MEDIATION, BY_HEAD);
        }
        assertThat(people(talks.team())).contains("locked out since").doesNotContain(BY_MEDIATION, BY_HEAD);

        assertThat(lock(talks.lead(), who, false).statusCode()).isEqualTo(303);
        member.signIn();
        assertThat(member.browser().get(talks.path()).statusCode())
                .as("the head's lock stands")
                .isEqualTo(404);
        assertThat(lock(talks.lead(), who, false).statusCode())
                .as("the lead has put no other")
                .isEqualTo(409);
        assertThat(people(talks.lead())).contains(BY_HEAD).doesNotContain(BY_MEDIATION);
        assertThat(lock(head, who, false).statusCode()).isEqualTo(303);
        assertThat(member.browser().get(talks.path()).statusCode()).isEqualTo(200);
    }

    @Test
    void where_the_only_head_is_locked_out_the_lead_makes_another_and_that_one_lifts_the_delegations_locks() {
        Person member = talks.member("north");
        Person adviser = talks.adviser("north");
        UUID shut = talks.myself(adviser).id();
        UUID head = talks.myself(talks.head("north")).id();
        lock(talks.head("north"), shut, true);
        assertThat(lock(talks.lead(), head, true).statusCode()).isEqualTo(303);
        assertThat(lock(talks.lead(), shut, false).statusCode())
                .as("what the delegation has shut the mediation does not open")
                .isEqualTo(409);

        assertThat(role(shut, "head").statusCode())
                .as("nor by making them its head")
                .isEqualTo(403);
        assertThat(role(talks.myself(member).id(), "head").statusCode()).isEqualTo(303);
        assertThat(lock(member, shut, false).statusCode()).isEqualTo(303);
        adviser.signIn();
        assertThat(adviser.browser().get(talks.path()).statusCode()).isEqualTo(200);
        assertThat(lock(member, head, false).statusCode())
                .as("the head that the lead has locked out is not theirs to let in")
                .isEqualTo(404);
        Person invited = talks.joining(talks.lead(), "head/north", "Another Head");
        assertThat(lock(invited, talks.myself(adviser).id(), true).statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> role(UUID member, String role) {
        return talks.lead()
                .browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + member + "/role"),
                        "id",
                        UUID.randomUUID().toString(),
                        "role",
                        role);
    }

    @Test
    void it_stands_on_record_for_the_head_and_the_lead_and_nobody_else() {
        Myself member = talks.myself(talks.member("north"));
        talks.head("south");
        lock(talks.lead(), member.id(), true);
        lock(talks.lead(), member.id(), false);
        assertThat(acts(talks.head("north"))).containsExactly("lock", "sessions-ended", "lock");
        assertThat(acts(talks.lead())).containsExactly("lock", "sessions-ended", "lock");
        assertThat(acts(talks.member("north"))).isEmpty();
        assertThat(acts(talks.head("south"))).isEmpty();
        assertThat(acts(talks.team())).isEmpty();
        Myself team = talks.myself(talks.team());
        lock(talks.lead(), team.id(), true);
        assertThat(acts(talks.head("north"))).hasSize(3);
        assertThat(acts(talks.lead())).hasSize(5);
    }

    private List<String> acts(Person reader) {
        return talks.seenBy(reader).stream()
                .filter(seen -> seen.audience().startsWith("admin/"))
                .map(Seen::deed)
                .map(deed -> deed.kind())
                .filter(kind -> kind.equals("lock") || kind.equals("sessions-ended"))
                .toList();
    }

    @Test
    void the_other_side_gets_the_same_bytes_before_and_after() {
        UUID member = talks.myself(talks.member("north")).id();
        Visitor south = talks.head("south").browser();
        List<String> before = pages(south);
        lock(talks.head("north"), member, true);
        assertThat(pages(south)).isEqualTo(before);
    }

    private List<String> pages(Visitor visitor) {
        return Stream.of("", "/people", "/messages", "/texts", "/limits")
                .map(page -> visitor.json(talks.page(page)).body().replaceAll("\"fresh\":\"[^\"]*\"", ""))
                .toList();
    }

    @Test
    void a_form_that_is_sent_twice_locks_once_and_later_changes_stand() {
        UUID member = talks.myself(talks.member("north")).id();
        Person head = talks.head("north");
        String id = UUID.randomUUID().toString();
        String[] form = {"id", id, "locked", "true"};
        String action = talks.page("/people/" + member + "/lock");
        assertThat(head.browser().submit(talks.page("/people"), action, form).statusCode())
                .isEqualTo(303);
        lock(head, member, false);
        assertThat(head.browser().submit(talks.page("/people"), action, form).statusCode())
                .isEqualTo(303);
        assertThat(people(head)).doesNotContain("locked out");
        assertThat(lock(head, member, false).statusCode())
                .as("somebody was quicker")
                .isEqualTo(409);
    }

    @Test
    void links_devices_and_streams_of_who_is_locked_out_are_over() {
        Person head = talks.head("north");
        Myself me = talks.myself(head);
        Door door = room.bean(Door.class);
        Devices devices = room.bean(Devices.class);
        UUID device = UUID.randomUUID();
        door.as(new Principal.Member(me.id()), tx -> {
            devices.add(tx, me, device, "Field laptop", new byte[32], new byte[32]);
            return true;
        });
        String link = talks.invitation(head, "adviser/north", "Late Adviser");
        try (Stream<String> lines = head.browser().stream(talks.page("/events")).body()) {
            Iterator<String> news = lines.iterator();
            assertThat(news.next()).isEqualTo("event:news");
            lock(talks.lead(), me.id(), true);
            List<String> rest = new ArrayList<>();
            news.forEachRemaining(rest::add);
            assertThat(rest).contains("event:over");
        }
        assertThat(new Visitor(room.address()).get(link).statusCode()).isEqualTo(404);
        UUID lead = talks.myself(talks.lead()).id();
        assertThat(door.as(new Principal.Member(lead), tx -> devices.of(tx, "north", device))
                        .orElseThrow()
                        .revoked())
                .isNotNull();
    }

    @Test
    void what_a_locked_mediator_asked_for_is_not_told() {
        Myself team = talks.myself(talks.team());
        Myself lead = talks.myself(talks.lead());
        Disclosing disclosing = room.bean(Disclosing.class);
        UUID asked = UUID.randomUUID();
        disclosing.ask(
                team,
                asked,
                "caucus/north",
                List.of("caucus/south"),
                "Eight weeks.",
                "It would help.",
                room.setting().clock().instant().plus(Duration.ofHours(1)));
        disclosing.decide(lead, UUID.randomUUID(), asked, true, null);
        lock(talks.lead(), team.id(), true);
        assertThatThrownBy(() -> disclosing.tell(lead, UUID.randomUUID(), asked))
                .isInstanceOf(NotAllowedException.class);
        lock(talks.lead(), team.id(), false);
        disclosing.tell(lead, UUID.randomUUID(), asked);
    }

    @Test
    void all_sessions_of_a_member_end_at_once_and_they_may_sign_in_again() {
        Person member = talks.member("north");
        Visitor second = room.visitor();
        assertThat(second.submit("/sign-in", "/sign-in", "name", member.signInName(), "password", Room.password())
                        .statusCode())
                .isEqualTo(303);
        assertThat(sessions(talks.head("north"), talks.myself(member).id()).statusCode())
                .isEqualTo(303);
        assertThat(member.browser().get(talks.path()).statusCode()).isEqualTo(303);
        assertThat(second.get(talks.path()).statusCode()).isEqualTo(303);
        member.signIn();
        assertThat(member.browser().get(talks.path()).statusCode()).isEqualTo(200);
        assertThat(acts(talks.head("north"))).containsExactly("sessions-ended");
        assertThat(acts(talks.head("south"))).isEmpty();
    }

    @Test
    void nobody_locks_themselves_or_those_they_do_not_answer_for() {
        UUID north = talks.myself(talks.head("north")).id();
        UUID member = talks.myself(talks.member("north")).id();
        UUID south = talks.myself(talks.head("south")).id();
        UUID lead = talks.myself(talks.lead()).id();
        talks.team();
        for (UUID other : List.of(north, south, lead, UUID.randomUUID())) {
            assertThat(lock(talks.head("north"), other, true).statusCode()).isEqualTo(404);
            assertThat(sessions(talks.head("north"), other).statusCode()).isEqualTo(404);
        }
        assertThat(lock(talks.lead(), lead, true).statusCode()).isEqualTo(404);
        assertThat(lock(talks.team(), member, true).statusCode()).isEqualTo(404);
        assertThat(lock(talks.member("north"), north, true).statusCode()).isEqualTo(404);
        assertThat(sessions(talks.team(), member).statusCode()).isEqualTo(404);
        assertThat(acts(talks.lead())).isEmpty();
    }

    private String people(Person reader) {
        return reader.browser().get(talks.page("/people")).body();
    }

    private HttpResponse<String> lock(Person by, UUID member, boolean locked) {
        return by.browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + member + "/lock"),
                        "id",
                        UUID.randomUUID().toString(),
                        "locked",
                        String.valueOf(locked));
    }

    private HttpResponse<String> sessions(Person by, UUID member) {
        return by.browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + member + "/sessions"),
                        "id",
                        UUID.randomUUID().toString());
    }
}
