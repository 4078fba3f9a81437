package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.server.keys.Keyring;
import org.parley.server.people.SignIn;
import org.parley.server.people.Token;
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
    void an_open_stream_can_tell_at_once() {
        Person member = talks.member("north");
        Myself me = talks.myself(member);
        String session = HexFormat.of().formatHex(new Token(member.browser().session()).digest());
        SignIn signIn = room.bean(SignIn.class);
        assertThat(signIn.stands(session, me)).isTrue();
        end(talks.head("north"), me.id());
        assertThat(signIn.stands(session, me)).isFalse();
    }

    @Test
    void another_role_ends_what_was_open_under_the_old_one() {
        Person member = talks.member("north");
        Myself me = talks.myself(member);
        String session = HexFormat.of().formatHex(new Token(member.browser().session()).digest());
        assertThat(role(talks.head("north"), me.id(), "adviser").statusCode()).isEqualTo(303);
        assertThat(room.bean(SignIn.class).stands(session, me)).isFalse();
        assertThat(talks.myself(member).role()).isEqualTo("adviser");
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
        Person member = talks.member("north");
        Myself me = talks.myself(member);
        Door door = room.bean(Door.class);
        Devices devices = room.bean(Devices.class);
        UUID device = UUID.randomUUID();
        door.as(new Principal.Member(me.id()), tx -> {
            devices.add(tx, me, device, "Field laptop", new byte[32], new byte[32]);
            return true;
        });
        end(talks.head("north"), me.id());
        UUID head = talks.myself(talks.head("north")).id();
        assertThat(door.as(new Principal.Member(head), tx -> devices.byId(tx, device))
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
