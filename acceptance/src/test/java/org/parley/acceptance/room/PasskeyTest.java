package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Passkeys in place of codes: what lets in, and what does not. */
class PasskeyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int IN = 303;
    private static final int TURNED = 403;

    private final Room room = Room.open();
    private final Talks talks = room.talks();
    private final Visitor browser = room.visitor();
    private final SmallKey key = new SmallKey();

    private String party() {
        return room.address().getHost();
    }

    private String origin() {
        return room.address().toString();
    }

    @Test
    void a_passkey_serves_the_team_in_place_of_a_code() {
        Person team = talks.joining(talks.lead(), "team", "Tina Team");
        assertThat(add(team, key).statusCode()).isEqualTo(200);
        assertThat(signsIn(team, browser, key).statusCode()).isEqualTo(IN);
        assertThat(browser.get(talks.page("/approvals")).statusCode()).isEqualTo(200);
        assertThat(signsIn(team, browser, key).statusCode()).as("and again").isEqualTo(IN);
        assertThat(browser.get("/account").body()).contains("My key", "last used");
    }

    @Test
    void who_has_a_passkey_does_not_come_in_without_a_second_factor() {
        Person north = talks.head("north");
        add(north, key);
        assertThat(north.tries(Room.password()).statusCode()).isEqualTo(TURNED);
        assertThat(signsIn(north, browser, key).statusCode()).isEqualTo(IN);
    }

    @Test
    void an_answer_serves_once() {
        Person north = talks.head("north");
        add(north, key);
        String answer = key.used(question(browser), party(), origin());
        assertThat(signsIn(north, browser, Room.password(), answer).statusCode())
                .isEqualTo(IN);
        assertThat(signsIn(north, browser, Room.password(), answer).statusCode())
                .isEqualTo(TURNED);
    }

    @Test
    void an_answer_that_was_turned_down_for_the_password_serves_no_more() {
        Person north = talks.head("north");
        add(north, key);
        String answer = key.used(question(browser), party(), origin());
        assertThat(signsIn(north, browser, "quite another password", answer).statusCode())
                .isEqualTo(TURNED);
        assertThat(signsIn(north, browser, Room.password(), answer).statusCode())
                .isEqualTo(TURNED);
    }

    @Test
    void an_answer_serves_in_the_browser_that_was_asked_only() {
        Person north = talks.head("north");
        add(north, key);
        String answer = key.used(question(room.visitor()), party(), origin());
        assertThat(signsIn(north, browser, Room.password(), answer).statusCode())
                .isEqualTo(TURNED);
        question(browser);
        assertThat(signsIn(north, browser, Room.password(), answer).statusCode())
                .isEqualTo(TURNED);
    }

    @Test
    void an_answer_given_to_another_page_or_for_another_server_does_not_serve() {
        Person north = talks.head("north");
        add(north, key);
        for (String origin : List.of("https://parley.example", "http://localhost:1", "https://localhost")) {
            String answer = key.used(question(browser), party(), origin);
            assertThat(signsIn(north, browser, Room.password(), answer).statusCode())
                    .as(origin)
                    .isEqualTo(TURNED);
        }
        String elsewhere = key.used(question(browser), "parley.example", origin());
        assertThat(signsIn(north, browser, Room.password(), elsewhere).statusCode())
                .isEqualTo(TURNED);
    }

    @Test
    void another_accounts_passkey_does_not_serve() {
        Person north = talks.head("north");
        Person south = talks.head("south");
        add(north, key);
        add(south, new SmallKey());
        assertThat(signsIn(south, browser, key).statusCode()).isEqualTo(TURNED);
    }

    @Test
    void a_removed_passkey_does_not_serve_and_removing_wants_the_password() {
        Person north = talks.head("north");
        SmallKey other = new SmallKey();
        add(north, key);
        add(north, other);
        assertThat(removes(north, key, "quite another password").statusCode()).isEqualTo(422);
        assertThat(signsIn(north, browser, key).statusCode()).isEqualTo(IN);
        assertThat(removes(north, key, Room.password()).statusCode()).isEqualTo(200);
        assertThat(signsIn(north, browser, key).statusCode()).isEqualTo(TURNED);
        assertThat(signsIn(north, browser, other).statusCode()).isEqualTo(IN);
        assertThat(removes(north, other, Room.password()).statusCode()).isEqualTo(200);
        assertThat(north.tries(Room.password()).statusCode())
                .as("without any the password does again")
                .isEqualTo(IN);
    }

    @Test
    void a_copy_of_a_passkey_that_counts_is_noticed() {
        Person north = talks.head("north");
        add(north, key);
        assertThat(signsIn(north, browser, key.counting(40)).statusCode()).isEqualTo(IN);
        assertThat(signsIn(north, browser, key.counting(7)).statusCode()).isEqualTo(TURNED);
        assertThat(signsIn(north, browser, key.counting(50)).statusCode()).isEqualTo(IN);
    }

    @Test
    void a_question_can_be_answered_for_minutes_only() throws SQLException {
        Person north = talks.head("north");
        add(north, key);
        String answer = key.used(question(browser), party(), origin());
        Database database = room.database();
        try (Connection owner =
                        DriverManager.getConnection(database.url(), Role.OWNER.user(), database.password(Role.OWNER));
                Statement sql = owner.createStatement()) {
            assertThat(sql.executeUpdate("update parley.challenge set expires = expires - interval '5 minutes'"))
                    .isPositive();
        }
        assertThat(signsIn(north, browser, Room.password(), answer).statusCode())
                .isEqualTo(TURNED);
    }

    @Test
    void what_is_no_answer_is_turned_down_like_a_wrong_one() {
        Person north = talks.head("north");
        add(north, key);
        String good = key.used(question(browser), party(), origin());
        String expected = said(signsIn(north, browser, "quite another password", good));
        List<String> answers = List.of(
                "x",
                "{}",
                "null",
                "[]",
                good.replace("\"type\"", "\"tape\""),
                good.substring(0, 200),
                "1".repeat(21_000));
        for (String answer : answers) {
            question(browser);
            // Of nobody, so that five tries do not close the door.
            HttpResponse<String> turned = signsIn("nobody-" + UUID.randomUUID(), browser, Room.password(), answer);
            assertThat(said(turned)).as(answer).isEqualTo(expected);
        }
        for (String answer : answers.subList(0, 3)) {
            question(browser);
            assertThat(said(signsIn(north, browser, Room.password(), answer)))
                    .as(answer)
                    .isEqualTo(expected);
        }
    }

    @Test
    void malformed_answers_are_no_faults() {
        for (String answer : List.of("[]", "\"\"", "{\"id\":1}", "{\"id\":\"%%\",\"response\":{}}")) {
            Person person = talks.joining(talks.lead(), "observer", "Olga Observer");
            add(person, new SmallKey());
            question(browser);
            assertThat(signsIn(person, browser, Room.password(), answer).statusCode())
                    .as(answer)
                    .isEqualTo(TURNED);
            Visitor own = person.browser();
            making(person, Room.password());
            assertThat(own.submit("/account", "/account/passkeys", "name", "x", "answer", answer)
                            .statusCode())
                    .as(answer)
                    .isEqualTo(422);
        }
    }

    @Test
    void to_add_one_wants_the_password_the_question_and_a_name() {
        Person north = talks.head("north");
        assertThat(making(north, "quite another password").statusCode()).isEqualTo(422);
        String unasked = key.made("bm90LWFza2Vk", party(), origin());
        assertThat(adds(north, "My key", unasked).statusCode()).isEqualTo(422);
        String asked = challenge(making(north, Room.password()));
        String answer = key.made(asked, party(), origin());
        assertThat(adds(north, " ", answer).statusCode()).isEqualTo(422);
        assertThat(adds(north, "My key", answer).statusCode())
                .as("the question was answered")
                .isEqualTo(422);
        String elsewhere = key.made(challenge(making(north, Room.password())), party(), "https://parley.example");
        assertThat(adds(north, "My key", elsewhere).statusCode()).isEqualTo(422);
        assertThat(north.browser().get("/account").body()).contains("You have none.");
        assertThat(add(north, key).statusCode()).isEqualTo(200);
        assertThat(add(north, key).statusCode()).as("twice").isEqualTo(422);
    }

    @Test
    void access_anew_without_the_second_factor_is_without_passkeys_too() {
        Person lead = talks.lead();
        Person member = talks.member("north");
        add(member, key);
        HttpResponse<String> made = lead.browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + talks.myself(member).id() + "/renew"),
                        "id",
                        UUID.randomUUID().toString(),
                        "factor",
                        "true");
        String link =
                URI.create(Drafts.found(made.body(), "id=\"link\">([^<]+)<")).getPath();
        assertThat(browser.submit(link, link, "password", "fresh and long enough")
                        .statusCode())
                .isEqualTo(200);
        assertThat(member.tries("fresh and long enough").statusCode()).isEqualTo(IN);
    }

    @Test
    void spare_codes_stand_in_for_a_lost_passkey() {
        Person north = talks.head("north");
        add(north, key);
        String page = north.browser()
                .submit("/account", "/account/codes", "password", Room.password())
                .body();
        String code = Drafts.found(page, "<code>([a-z]{5}(?:-[a-z]{5}){4})</code>");
        String[] form = {"name", north.signInName(), "password", Room.password(), "code", code};
        assertThat(browser.submit("/sign-in", "/sign-in", form).statusCode()).isEqualTo(IN);
        assertThat(browser.submit("/sign-in", "/sign-in", form).statusCode()).isEqualTo(TURNED);
    }

    @Test
    void without_scripts_the_page_offers_codes_and_no_passkey() {
        assertThat(browser.get("/sign-in").body()).contains("name=\"code\"", "data-passkey hidden>");
        assertThat(talks.head("north").browser().get("/account").body())
                .contains("data-passkey=\"make\" hidden>", "its scripts are switched off");
    }

    @Test
    void the_page_for_signing_in_says_the_same_to_everybody() {
        Person north = talks.head("north");
        Person south = talks.head("south");
        add(north, key);
        String nobody = said(signsIn("nobody-" + UUID.randomUUID(), browser, Room.password(), ""));
        assertThat(said(signsIn(north, browser, "quite another password", ""))).isEqualTo(nobody);
        assertThat(said(signsIn(north, browser, Room.password(), ""))).isEqualTo(nobody);
        assertThat(said(signsIn(south, browser, "quite another password", ""))).isEqualTo(nobody);
    }

    private HttpResponse<String> add(Person person, SmallKey added) {
        String asked = challenge(making(person, Room.password()));
        return adds(person, "My key", added.made(asked, party(), origin()));
    }

    private static HttpResponse<String> adds(Person person, String name, String answer) {
        return person.browser().submit("/account", "/account/passkeys", "name", name, "answer", answer);
    }

    private HttpResponse<String> making(Person person, String password) {
        return asked(person.browser(), "/account", "/account/passkeys/question", "password=" + password);
    }

    private static String challenge(HttpResponse<String> making) {
        assertThat(making.statusCode()).isEqualTo(200);
        return JSON.readTree(making.body()).at("/question/challenge").stringValue();
    }

    private static HttpResponse<String> removes(Person person, SmallKey removed, String password) {
        return person.browser()
                .submit("/account", "/account/passkeys/removal", "passkey", removed.id(), "password", password);
    }

    /** What a browser is asked before it signs in. */
    private String question(Visitor who) {
        HttpResponse<String> asked = asked(who, "/sign-in", "/sign-in/question", "");
        assertThat(asked.statusCode()).isEqualTo(200);
        JsonNode question = JSON.readTree(asked.body());
        assertThat(question.propertyNames()).containsExactlyInAnyOrder("challenge", "party");
        assertThat(question.path("party").stringValue()).isEqualTo(party());
        return question.path("challenge").stringValue();
    }

    private HttpResponse<String> asked(Visitor who, String page, String address, String fields) {
        String token = who.token(page);
        return who.send(HttpRequest.newBuilder(room.address().resolve(address))
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Parley-Form", token)
                .POST(HttpRequest.BodyPublishers.ofString(fields.replace(" ", "+"))));
    }

    private HttpResponse<String> signsIn(Person person, Visitor in, SmallKey with) {
        return signsIn(person, in, Room.password(), with.used(question(in), party(), origin()));
    }

    private static HttpResponse<String> signsIn(Person person, Visitor in, String password, String answer) {
        return signsIn(person.signInName(), in, password, answer);
    }

    private static HttpResponse<String> signsIn(String name, Visitor in, String password, String answer) {
        return in.submit("/sign-in", "/sign-in", "name", name, "password", password, "passkey", answer);
    }

    /** Status and page, without what is the sender's own. */
    private static String said(HttpResponse<String> answer) {
        return answer.statusCode()
                + answer.body()
                        .replaceAll("name=\"form-token\" value=\"[0-9a-f]+\"", "")
                        .replaceAll("name=\"name\" value=\"[^\"]*\"", "");
    }
}
