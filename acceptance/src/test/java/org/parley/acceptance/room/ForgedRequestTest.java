package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing that another site makes a browser send is taken: every address that changes something asks for the form's token. */
class ForgedRequestTest {

    private static Sweep sweep;

    @BeforeAll
    static void set() {
        sweep = Sweep.open();
    }

    private static Ask post(Routes.Route route, String token) {
        return sweep.post(
                route, sweep.path(route, sweep.talks().key(), UUID.randomUUID().toString()), token, Map.of());
    }

    private static void assertTurnedDown(String role, String token) {
        String before = sweep.size();
        List<String> faults = new ArrayList<>();
        for (Routes.Route route : sweep.everyPost()) {
            Reply reply = sweep.line(role).send(post(route, token));
            if (reply.status() != 403) {
                faults.add(route + " is answered with " + reply.status());
            }
        }
        assertThat(faults).isEmpty();
        assertThat(sweep.size()).isEqualTo(before);
    }

    /** What the others show would show nothing if every form were turned down. */
    @Test
    void aFormWithItsTokenIsTaken() {
        assertThat(sweep.everyPost()).hasSizeGreaterThan(40);
        String before = sweep.size();
        Reply kept = sweep.line("head/north").send(draft(sweep.token("head/north")));
        assertThat(kept.status()).isEqualTo(204);
        assertThat(sweep.size()).isNotEqualTo(before);
        assertThat(sweep.line("head/north").send(draft("0".repeat(64))).status())
                .isEqualTo(403);
    }

    private static Ask draft(String token) {
        return Ask.post(
                sweep.talks().page("/drafts"),
                List.of(
                        Map.entry("place", "place " + UUID.randomUUID()),
                        Map.entry("text", "words"),
                        Map.entry("form-token", token)));
    }

    @Test
    void aFormWithoutATokenIsTurnedDown() {
        assertTurnedDown("lead", "");
        assertTurnedDown("head/north", "0".repeat(64));
    }

    @Test
    void aFormWithSomebodyElsesTokenIsTurnedDown() {
        assertTurnedDown("lead", sweep.token("head/north"));
        assertTurnedDown("head/north", sweep.token("head/south"));
    }

    @Test
    void aFormFromBeforeSigningInIsTurnedDown() {
        CookieManager cookies = new CookieManager();
        String before = Form.token(new Wire(sweep.room().address(), cookies)
                .send(Ask.get("/sign-in"))
                .body());
        assertThat(before).hasSize(64);
        assertTurnedDown("head/north", before);
    }

    @Test
    void aFormFromBeforeSigningInAnewIsTurnedDown() {
        Person north = sweep.talks().head("north");
        String before = sweep.token("head/north");
        north.signIn();
        assertTurnedDown("head/north", before);
    }

    @Test
    void theTokenDoesNotServeInAnAddressOfALink() {
        String before = sweep.size();
        for (Routes.Route route : sweep.everyPost()) {
            String path =
                    sweep.path(route, sweep.talks().key(), UUID.randomUUID().toString());
            Reply reply = sweep.line("member/north").send(Ask.get(path + "?form-token=" + sweep.token("member/north")));
            assertThat(reply.status()).as(route.toString()).isNotEqualTo(500);
        }
        assertThat(sweep.size()).isEqualTo(before);
    }

    @Test
    void otherVerbsChangeNothing() {
        String before = sweep.size();
        for (Routes.Route route : sweep.routes().all()) {
            String path =
                    sweep.path(route, sweep.talks().key(), UUID.randomUUID().toString());
            for (String verb : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "OPTIONS", "HEAD")) {
                if (route.streams() || verb.equals(route.verb())) {
                    continue;
                }
                Reply reply = sweep.line("head/north")
                        .send(Ask.of(verb, path, "text/html").with("X-Parley-Form", "0"));
                assertThat(reply.status()).as(verb + " " + path).isNotEqualTo(500);
                if (!verb.equals("OPTIONS") && !verb.equals("HEAD")) {
                    assertThat(reply.status()).as(verb + " " + path).isBetween(400, 499);
                }
                assertThat(reply.body())
                        .as(verb + " sends nothing back of what was sent")
                        .doesNotContain("X-Parley-Form");
            }
        }
        assertThat(sweep.size()).isEqualTo(before);
    }
}
