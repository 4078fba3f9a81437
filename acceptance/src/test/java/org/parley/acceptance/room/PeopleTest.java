package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who comes in, and who knows of whom (P1, P2). */
class PeopleTest {

    private final Talks talks = Room.open().talks();

    @Test
    void the_mediation_sees_everybody_and_a_delegation_its_own() {
        Person north = talks.head("north");
        talks.member("north");
        talks.head("south");
        String team = talks.team().browser().get(talks.page("/people")).body();
        assertThat(team).contains("Head of north", "Member of north", "Head of south", "Lena Mediator", "Tom Team");
        String own = north.browser().get(talks.page("/people")).body();
        assertThat(own).contains("Head of north", "Member of north").doesNotContain("south", "Lena", "Tom");
        assertThat(talks.observer().browser().get(talks.page("/people")).body())
                .contains("Olga Observer")
                .doesNotContain("north", "south", "Lena");
    }

    @Test
    void an_invitation_serves_once_and_can_be_taken_back() {
        Person head = talks.head("north");
        String link = talks.invitation(head, "member/north", "First Guest");
        Person guest = Person.joining(talks.room(), link);
        assertThat(guest.browser().get(talks.page("/people")).statusCode()).isEqualTo(200);
        assertThat(new Visitor(talks.room().address()).get(link).statusCode()).isEqualTo(404);

        String second = talks.invitation(head, "member/north", "Second Guest");
        Matcher form = Pattern.compile("/people/invitations/([0-9a-f-]{36})/withdraw")
                .matcher(head.browser().get(talks.page("/people")).body());
        assertThat(form.find()).isTrue();
        head.browser().submit(talks.page("/people"), talks.page(form.group()));
        assertThat(new Visitor(talks.room().address()).get(second).statusCode()).isEqualTo(404);
    }

    @Test
    void a_link_is_shown_once_even_when_the_form_is_sent_twice() {
        Visitor lead = talks.lead().browser();
        String id = UUID.randomUUID().toString();
        String[] form = {"id", id, "name", "Twice Guest", "place", "observer"};
        assertThat(lead.submit(talks.page("/people"), talks.page("/people/invitations"), form)
                        .body())
                .contains("/join/");
        assertThat(lead.submit(talks.page("/people"), talks.page("/people/invitations"), form)
                        .body())
                .doesNotContain("/join/")
                .contains("made already");
        assertThat(lead.json(talks.page("/people")).body().split("Twice Guest", -1))
                .hasSize(2);
    }

    @Test
    void a_head_invites_into_the_own_delegation_only() {
        Visitor head = talks.head("north").browser();
        for (String place : List.of("head/north", "member/south", "team", "lead", "observer", "monitor", "emperor")) {
            assertThat(head.submit(
                                    talks.page("/people"),
                                    talks.page("/people/invitations"),
                                    "id",
                                    UUID.randomUUID().toString(),
                                    "name",
                                    "Somebody",
                                    "place",
                                    place)
                            .statusCode())
                    .as(place)
                    .isEqualTo(422);
        }
    }

    @Test
    void who_joins_stands_on_record_where_the_head_and_the_lead_see_it() {
        talks.member("north");
        for (Person reader : List.of(talks.head("north"), talks.lead())) {
            assertThat(talks.seenBy(reader))
                    .filteredOn(seen -> seen.audience().equals("admin/north"))
                    .extracting(seen -> seen.deed().kind())
                    .containsExactly("invitation", "joined", "invitation", "joined");
        }
        assertThat(talks.seenBy(talks.member("north")))
                .noneMatch(seen -> seen.audience().startsWith("admin"));
    }

    @Test
    void a_lost_password_is_set_anew_by_a_link_that_serves_once_and_ends_all_sessions() {
        Person member = talks.member("north");
        String link = renewal(talks.head("north"), member);
        Visitor fresh = new Visitor(talks.room().address());
        HttpResponse<String> set = fresh.submit(link, link, "password", "quite other words now");
        assertThat(set.body()).contains(member.signInName());
        assertThat(fresh.get(link).statusCode()).isEqualTo(404);
        assertThat(member.browser().get(talks.page("/people")).statusCode()).isEqualTo(303);
        assertThat(member.tries(Room.password()).statusCode()).isEqualTo(403);
        assertThat(member.tries("quite other words now").statusCode()).isEqualTo(303);
        assertThat(talks.seenBy(talks.lead()))
                .extracting(seen -> seen.deed().kind())
                .contains("access-reset");
    }

    @Test
    void an_invitation_to_talks_that_one_is_in_already_says_so_and_serves_on() {
        Person north = talks.head("north");
        String link = talks.invitation(talks.lead(), "member/south", "Sara South");
        for (HttpResponse<String> answer :
                List.of(north.browser().get(link), north.browser().submit(link, link))) {
            assertThat(answer.statusCode()).isIn(200, 409);
            assertThat(answer.body()).contains("You take part in these talks already", talks.path());
        }
        assertThat(Person.joining(talks.room(), link)
                        .browser()
                        .get(talks.path())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void talks_are_opened_with_all_their_delegations_or_not_at_all() {
        Person lead = talks.lead();
        String before = lead.browser().get("/").body();
        for (String parties :
                List.of("North: A Council", "team: A Council", "north: One\nnorth: Two", "no colon", "")) {
            HttpResponse<String> opened = opening(lead, "Half-opened talks", "Lena Mediator", parties);
            assertThat(opened.statusCode()).as(parties + opened.body()).isEqualTo(422);
        }
        assertThat(opening(lead, "Half-opened talks", " ", "north: One").statusCode())
                .isEqualTo(422);
        assertThat(opening(lead, "", "Lena Mediator", "north: One").statusCode())
                .isEqualTo(422);
        String after = lead.browser().get("/").body();
        assertThat(after.split("href=\"/talks/", -1)).hasSameSizeAs(before.split("href=\"/talks/", -1));
    }

    @Test
    void talks_that_are_opened_twice_by_the_same_form_are_there_once() throws Exception {
        Person lead = talks.lead();
        UUID id = UUID.randomUUID();
        String parties = "north: One\nsouth: Two";
        CompletableFuture<HttpResponse<String>> first =
                CompletableFuture.supplyAsync(() -> opening(lead, id, "Opened once", "Lena Mediator", parties));
        HttpResponse<String> second = opening(lead, id, "Opened once", "Lena Mediator", parties);
        for (HttpResponse<String> sent : List.of(first.get(), second)) {
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
            assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith("/talks/" + id);
        }
        assertThat(lead.browser().get("/").body().split("Opened once", -1)).hasSize(2);
        assertThat(lead.browser().get("/talks/" + id).body()).contains("Opened once");
        assertThat(opening(lead, id, "Another title", "Lena Mediator", parties).statusCode())
                .isEqualTo(409);
        assertThat(opening(lead, talks.id(), "Another title", "Lena Mediator", parties)
                        .statusCode())
                .as("an id that is somebody else's, or one's own")
                .isEqualTo(409);
    }

    private static HttpResponse<String> opening(Person lead, String title, String name, String parties) {
        return opening(lead, UUID.randomUUID(), title, name, parties);
    }

    private static HttpResponse<String> opening(Person lead, UUID id, String title, String name, String parties) {
        return lead.browser()
                .submit(
                        "/",
                        "/talks",
                        "id",
                        id.toString(),
                        "title",
                        title,
                        "name",
                        name,
                        "mediation",
                        "The good offices",
                        "parties",
                        parties);
    }

    @Test
    void who_takes_part_in_other_talks_too_is_not_handed_over_by_these() {
        Person member = talks.member("north");
        Talks others = talks.room().talks();
        String link = others.invitation(others.head("south"), "member/south", "The same person");
        assertThat(member.browser().submit(link, link).statusCode()).isEqualTo(303);
        assertThat(renew(talks.head("north"), member).statusCode()).isEqualTo(403);
        assertThat(member.browser().get(others.page("/people")).statusCode()).isEqualTo(200);
    }

    private String renewal(Person by, Person whom) {
        HttpResponse<String> shown = renew(by, whom);
        Matcher link = Pattern.compile("/renew/[\\w-]+").matcher(shown.body());
        assertThat(link.find()).as(shown.body()).isTrue();
        return link.group();
    }

    private HttpResponse<String> renew(Person by, Person whom) {
        return by.browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + talks.myself(whom).id() + "/renew"),
                        "id",
                        UUID.randomUUID().toString());
    }
}
