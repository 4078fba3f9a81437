package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.parley.server.people.Token;
import org.parley.server.store.Door;
import org.parley.server.store.Principal;
import org.parley.server.store.Sessions;

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
    void what_no_name_and_no_password_can_be_is_turned_down_alike_for_everybody() {
        Visitor visitor = room.visitor();
        String known = room.mediator().signInName();
        for (String name : List.of(known, "nobody-at-all", "x".repeat(5_000))) {
            HttpResponse<String> answer =
                    visitor.submit("/sign-in", "/sign-in", "name", name, "password", "y".repeat(5_000));
            assertThat(answer.statusCode()).isEqualTo(403);
        }
        assertThat(visitor.submit("/sign-in", "/sign-in", "name", known, "password", Room.password())
                        .statusCode())
                .as("nothing of that counted against the account, and the password alone is not enough")
                .isEqualTo(403);
    }

    @Test
    void who_came_in_with_the_password_alone_is_out_once_there_is_a_second_factor() {
        Person person = room.talks().head("north");
        Visitor thief = room.visitor();
        thief.submit("/sign-in", "/sign-in", "name", person.signInName(), "password", Room.password());
        assertThat(thief.get("/account").statusCode()).isEqualTo(200);
        person.setUpFactor();
        assertThat(thief.get("/account").statusCode()).isEqualTo(303);
        assertThat(person.browser().get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void who_takes_the_second_factor_away_mediates_no_more_until_there_is_another() {
        Talks talks = room.talks();
        Person team = talks.team();
        Visitor elsewhere = room.visitor();
        UUID account = talks.account(team);
        Token token = Token.random(room.setting().random());
        room.bean(Door.class).as(new Principal.Gate(), tx -> {
            room.bean(Sessions.class)
                    .begin(tx, token.digest(), account, tx.now().plusSeconds(600), true);
            return true;
        });
        elsewhere.plant(token.text());
        assertThat(elsewhere.get(talks.path()).statusCode()).isEqualTo(200);
        assertThat(team.browser()
                        .submit("/account", "/account/factor", "password", Room.password())
                        .body())
                .contains("The second factor is gone");
        assertThat(elsewhere.get(talks.path()).statusCode()).as("signed out").isEqualTo(303);
        HttpResponse<String> turned = team.browser().get(talks.path());
        assertThat(turned.statusCode()).as("led to set one up").isBetween(302, 303);
        assertThat(turned.headers().firstValue("Location").orElse("")).endsWith("/factor");
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

    @Test
    void too_many_wrong_passwords_close_the_door_without_telling_whether_anybody_lives_there() {
        Person person = room.talks().head("north");
        assertThat(answers(person.signInName())).isEqualTo(answers("nobody-lives-here"));
        assertThat(person.tries(Room.password()).statusCode()).isNotEqualTo(303);
    }

    private List<Integer> answers(String name) {
        Visitor visitor = new Visitor(room.address());
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(visitor.submit("/sign-in", "/sign-in", "name", name, "password", "wrong words " + i)
                    .statusCode());
        }
        return answers;
    }

    @Test
    void a_session_that_somebody_planted_serves_nobody() {
        Person person = room.talks().head("north");
        Visitor victim = new Visitor(room.address());
        victim.plant("planted-by-somebody-else");
        assertThat(victim.submit("/sign-in", "/sign-in", "name", person.signInName(), "password", Room.password())
                        .statusCode())
                .isEqualTo(303);
        assertThat(victim.session()).isNotEqualTo("planted-by-somebody-else");
        assertThat(victim.get("/").statusCode()).isEqualTo(200);
        Visitor planter = new Visitor(room.address());
        planter.plant("planted-by-somebody-else");
        assertThat(planter.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void signing_in_again_ends_the_session_before() {
        Person person = room.talks().head("north");
        Visitor copy = new Visitor(room.address());
        copy.plant(person.browser().session());
        assertThat(copy.get("/").statusCode()).isEqualTo(200);
        person.signIn();
        assertThat(copy.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void a_locked_screen_shows_nothing_until_the_password_is_given_again() {
        Talks talks = room.talks();
        Visitor browser = talks.head("north").browser();
        HttpResponse<String> locked = browser.submit("/", "/lock");
        assertThat(locked.headers().firstValue("Clear-Site-Data").orElseThrow()).contains("cache");
        for (String page : List.of("/", talks.path(), talks.page("/people"), "/account", "/factor")) {
            HttpResponse<String> turned = browser.get(page);
            assertThat(turned.statusCode()).as(page).isEqualTo(303);
            assertThat(turned.headers().firstValue("Location").orElseThrow()).endsWith("/unlock");
        }
        assertThat(browser.json(talks.path()).statusCode()).isEqualTo(401);
        assertThat(browser.submit("/unlock", "/unlock", "password", "not the right words")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get(talks.path()).statusCode()).isEqualTo(303);
        assertThat(browser.submit("/unlock", "/unlock", "password", Room.password())
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get(talks.page("/people")).statusCode()).isEqualTo(200);
    }

    @Test
    void another_password_signs_out_everywhere_else() {
        Person person = room.talks().head("north");
        Visitor elsewhere = new Visitor(room.address());
        elsewhere.submit("/sign-in", "/sign-in", "name", person.signInName(), "password", Room.password());
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(200);
        Visitor here = person.browser();
        assertThat(here.submit("/account", "/account/password", "before", "wrong", "after", "fresh and long enough")
                        .statusCode())
                .isEqualTo(422);
        assertThat(here.submit(
                                "/account",
                                "/account/password",
                                "before",
                                Room.password(),
                                "after",
                                "fresh and long enough")
                        .statusCode())
                .isEqualTo(200);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(person.tries("fresh and long enough").statusCode()).isEqualTo(303);
    }

    @Test
    void a_code_for_a_lost_second_factor_serves_once() {
        Person team = room.talks().team();
        Matcher codes = Pattern.compile("<code>([a-z]{5}(?:-[a-z]{5}){4})</code>")
                .matcher(team.browser()
                        .submit("/account", "/account/codes", "password", Room.password())
                        .body());
        assertThat(codes.find()).isTrue();
        String code = codes.group(1);
        String[] form = {"name", team.signInName(), "password", Room.password(), "code", code};
        Visitor fresh = new Visitor(room.address());
        assertThat(fresh.submit("/sign-in", "/sign-in", form).statusCode()).isEqualTo(303);
        assertThat(fresh.submit("/sign-in", "/sign-in", form).statusCode()).isEqualTo(403);
        assertThat(fresh.submit("/sign-in", "/sign-in", "name", team.signInName(), "password", Room.password())
                        .statusCode())
                .isEqualTo(403);
    }
}
