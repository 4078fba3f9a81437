package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The way in. */
class SignInTest {

    private final Room room = Room.open();

    @Test
    void a_wrong_name_and_a_wrong_password_get_the_same_answer() {
        Visitor visitor = new Visitor(room.address());
        String known = room.mediator().signInName();
        HttpResponse<String> wrongPassword =
                visitor.submit("/sign-in", "/sign-in", "name", known, "password", "not the right words");
        HttpResponse<String> wrongName =
                visitor.submit("/sign-in", "/sign-in", "name", "nobody-at-all", "password", "not the right words");
        assertThat(wrongPassword.statusCode()).isEqualTo(403).isEqualTo(wrongName.statusCode());
        assertThat(wrongPassword.body().replace(known, "NAME"))
                .isEqualTo(wrongName.body().replace("nobody-at-all", "NAME"));
    }

    @Test
    void the_link_for_the_first_account_serves_once() {
        assertThat(new Visitor(room.address()).get(room.welcome()).statusCode()).isEqualTo(404);
    }

    @Test
    void pages_of_talks_are_not_there_for_others() {
        Talks talks = room.talks();
        Visitor stranger = new Visitor(room.address());
        assertThat(stranger.get(talks.path()).statusCode()).isEqualTo(303);
        assertThat(stranger.json(talks.path()).statusCode()).isEqualTo(401);
        assertThat(talks.lead().browser().get("/").body()).contains(talks.path());
    }

    @Test
    void signing_out_ends_the_session() {
        Talks talks = room.talks();
        Person lead = talks.lead();
        assertThat(lead.browser().submit("/", "/sign-out").headers().firstValue("Clear-Site-Data"))
                .isPresent();
        assertThat(lead.browser().get(talks.path()).statusCode()).isEqualTo(303);
        lead.signIn();
    }
}
