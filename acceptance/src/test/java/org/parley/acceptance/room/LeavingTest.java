package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parley.server.keys.Keyring;
import org.parley.server.store.Devices;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.talks.Administration;
import org.parley.server.talks.Seen;

/** P8: who leaves loses access at once, with all that hangs on it. */
class LeavingTest {

    private final Room room = Room.open();
    private final Talks talks = room.talks();

    @Test
    void who_is_removed_sees_nothing_from_the_next_request_on() {
        Person member = talks.member("north");
        assertThat(member.browser().get(talks.page("/people")).statusCode()).isEqualTo(200);
        assertThat(end(talks.head("north"), talks.myself(member).id()).statusCode())
                .isEqualTo(303);
        assertThat(member.browser().get(talks.page("/people")).statusCode()).isEqualTo(303);
        member.signIn();
        assertThat(member.browser().get(talks.page("/people")).statusCode()).isEqualTo(404);
        assertThat(member.browser().get("/").body()).doesNotContain(talks.path());
    }

    @Test
    void one_may_leave_by_oneself_and_it_stands_on_record() {
        Person member = talks.member("north");
        Myself me = talks.myself(member);
        assertThat(end(member, me.id()).statusCode()).isEqualTo(303);
        assertThat(member.browser().get(talks.page("/people")).statusCode()).isNotEqualTo(200);
        for (Person reader : List.of(talks.head("north"), talks.lead())) {
            assertThat(left(reader)).containsExactly(me.id());
        }
        talks.head("south");
        assertThat(left(talks.head("south"))).isEmpty();
        assertThat(left(talks.team())).isEmpty();
    }

    private List<UUID> left(Person reader) {
        return talks.seenBy(reader).stream()
                .map(Seen::deed)
                .filter(Administration.Left.class::isInstance)
                .map(deed -> ((Administration.Left) deed).member())
                .toList();
    }

    @Test
    void an_open_stream_ends_even_where_the_session_goes_on_for_other_talks() {
        Person member = talks.member("north");
        Talks others = room.talks();
        String link = others.invitation(others.head("south"), "member/south", "The same person");
        assertThat(member.browser().submit(link, link).statusCode()).isEqualTo(303);
        try (Stream<String> lines =
                member.browser().stream(talks.page("/events")).body()) {
            Iterator<String> news = lines.iterator();
            assertThat(news.next()).isEqualTo("event:news");
            end(talks.head("north"), talks.myself(member).id());
            List<String> rest = new ArrayList<>();
            news.forEachRemaining(rest::add);
            assertThat(rest).contains("event:over");
        }
        assertThat(member.browser().get(talks.page("/people")).statusCode()).isEqualTo(404);
        assertThat(member.browser().get(others.page("/people")).statusCode()).isEqualTo(200);
    }

    @Test
    void another_role_holds_from_the_next_request_on() {
        Person head = talks.head("north");
        assertThat(talks.seenBy(head)).anyMatch(seen -> seen.audience().equals("admin/north"));
        assertThat(role(talks.lead(), talks.myself(head).id(), "adviser").statusCode())
                .isEqualTo(303);
        assertThat(talks.seenBy(head)).noneMatch(seen -> seen.audience().equals("admin/north"));
        assertThat(head.browser().json(talks.page("/people")).body()).contains("\"places\":[]");
    }

    @Test
    void links_that_they_made_serve_no_more() {
        Person head = talks.head("north");
        String link = talks.invitation(head, "adviser/north", "Late Adviser");
        assertThat(new Visitor(room.address()).get(link).statusCode()).isEqualTo(200);
        end(talks.lead(), talks.myself(head).id());
        assertThat(new Visitor(room.address()).get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void their_devices_open_no_letters_any_more() {
        Person head = talks.head("north");
        Myself me = talks.myself(head);
        Door door = room.bean(Door.class);
        Devices devices = room.bean(Devices.class);
        UUID device = UUID.randomUUID();
        door.as(new Principal.Member(me.id()), tx -> {
            devices.add(tx, me, device, "Field laptop", new byte[32], new byte[32]);
            return true;
        });
        end(talks.lead(), me.id());
        UUID lead = talks.myself(talks.lead()).id();
        assertThat(door.as(new Principal.Member(lead), tx -> devices.of(tx, "north", device))
                        .orElseThrow()
                        .revoked())
                .isNotNull();
    }

    @Test
    void what_they_could_read_is_sealed_with_another_key_from_then_on() {
        Myself me = talks.myself(talks.member("north"));
        Map<String, Integer> before = epochs();
        end(talks.head("north"), me.id());
        Map<String, Integer> after = epochs();
        Map<String, Integer> expected = new TreeMap<>(before);
        List.of("common", "party/north", "caucus/north").forEach(audience -> expected.merge(audience, 1, Integer::sum));
        assertThat(after).isEqualTo(expected);
    }

    private Map<String, Integer> epochs() {
        Keyring keys = room.bean(Keyring.class);
        Map<String, Integer> epochs = new TreeMap<>();
        List.of("common", "team", "party/north", "caucus/north", "admin/north", "party/south", "caucus/south")
                .forEach(audience -> epochs.put(audience, keys.epoch(talks.id(), audience)));
        return epochs;
    }

    @Test
    void a_form_that_is_sent_twice_is_done_once_and_answered_alike() {
        UUID member = talks.myself(talks.member("north")).id();
        UUID adviser = talks.myself(talks.adviser("north")).id();
        Person head = talks.head("north");
        String page = talks.page("/people");
        String[] gone = {"id", UUID.randomUUID().toString(), "why", "A new post"};
        String[] role = {"id", UUID.randomUUID().toString(), "role", "member"};
        int before = epochs().get("caucus/north");
        for (int i = 0; i < 2; i++) {
            assertThat(head.browser()
                            .submit(page, page + "/" + member + "/end", gone)
                            .statusCode())
                    .isEqualTo(303);
            assertThat(head.browser()
                            .submit(page, page + "/" + adviser + "/role", role)
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(left(head)).containsExactly(member);
        assertThat(epochs()).as("nor are keys made twice").containsEntry("caucus/north", before + 1);
        assertThat(head.browser()
                        .submit(page, page + "/" + adviser + "/end", gone)
                        .statusCode())
                .as("the same id for somebody else")
                .isEqualTo(409);
        talks.head("south");
        assertThat(talks.head("south")
                        .browser()
                        .submit(page, page + "/" + member + "/end", gone)
                        .statusCode())
                .as("is not there for others")
                .isEqualTo(404);
    }

    @Test
    void talks_keep_a_lead() {
        UUID lead = talks.myself(talks.lead()).id();
        assertThat(end(talks.lead(), lead).statusCode()).isEqualTo(403);
        assertThat(role(talks.lead(), lead, "team").statusCode()).isEqualTo(403);
        assertThat(talks.lead().browser().get(talks.page("/people")).statusCode())
                .isEqualTo(200);
        UUID second = talks.myself(talks.team()).id();
        assertThat(role(talks.lead(), second, "lead").statusCode()).isEqualTo(303);
        assertThat(role(talks.lead(), lead, "team").statusCode()).isEqualTo(303);
        assertThat(talks.myself(talks.team()).role()).isEqualTo("lead");
    }

    @Test
    void nobody_ends_or_changes_the_membership_of_those_they_do_not_answer_for() {
        UUID south = talks.myself(talks.head("south")).id();
        UUID north = talks.myself(talks.head("north")).id();
        UUID member = talks.myself(talks.member("north")).id();
        UUID lead = talks.myself(talks.lead()).id();
        for (UUID other : List.of(south, lead, UUID.randomUUID())) {
            assertThat(end(talks.head("north"), other).statusCode()).isEqualTo(404);
            assertThat(role(talks.head("north"), other, "adviser").statusCode()).isEqualTo(404);
        }
        assertThat(end(talks.team(), member).statusCode()).isEqualTo(404);
        assertThat(end(talks.member("north"), north).statusCode()).isEqualTo(404);
        assertThat(role(talks.head("north"), member, "head").statusCode()).isEqualTo(404);
        assertThat(role(talks.lead(), member, "team").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> end(Person by, UUID member) {
        return by.browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + member + "/end"),
                        "id",
                        UUID.randomUUID().toString());
    }

    private HttpResponse<String> role(Person by, UUID member, String role) {
        return by.browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + member + "/role"),
                        "id",
                        UUID.randomUUID().toString(),
                        "role",
                        role);
    }
}
