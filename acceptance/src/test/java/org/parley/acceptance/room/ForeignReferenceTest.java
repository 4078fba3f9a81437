package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What is somebody else's is answered as what is not there, byte for byte: every address, every role, every kind of foreign id,
 * in the path and in every field.
 */
@DisplayName("P1: what is somebody else's is as if it were not there")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForeignReferenceTest {

    /** Foreign ids that somebody here gave to an entry of their own. */
    private static final Set<String> GIVEN = new HashSet<>();

    /** Those who do not mediate: to them everything of south's is foreign. */
    private static final List<String> APART =
            List.of("head/north", "member/north", "adviser/north", "observer", "monitor");

    private static Sweep sweep;

    /** What is south's, the mediation's and of other talks, before anybody tries anything. */
    private static String before;

    @BeforeAll
    static void set() {
        sweep = Sweep.open();
        before = sweep.possessions("team");
    }

    @Order(1)
    @TestFactory
    Stream<DynamicTest> otherTalksAreNotThere() {
        String nowhere = UUID.randomUUID().toString();
        return APART.stream()
                .map(role -> DynamicTest.dynamicTest("for the " + role, () -> {
                    List<String> faults = new ArrayList<>();
                    for (Routes.Route route : sweep.routes().all()) {
                        if (route.ofTalks()) {
                            String other = UUID.randomUUID().toString();
                            String foreign = sweep.path(route, sweep.others().key(), other);
                            Reply theirs = ask(role, route, foreign, Map.of());
                            Reply nobodys = ask(
                                    role, route, foreign.replace(sweep.others().key(), nowhere), Map.of());
                            compare(
                                    faults,
                                    role + ": " + route,
                                    theirs,
                                    nobodys,
                                    sweep.others().key(),
                                    nowhere);
                            if (theirs.status() != 404) {
                                faults.add(role + ": " + route + " of other talks is answered with " + theirs.status());
                            }
                        }
                    }
                    assertThat(faults).isEmpty();
                }));
    }

    @Order(2)
    @TestFactory
    Stream<DynamicTest> aForeignIdInAnAddressIsNotThere() {
        assertThat(sweep.foreign("observer")).hasSizeGreaterThan(20);
        return Stream.concat(APART.stream(), Stream.of("team", "lead"))
                .map(role -> DynamicTest.dynamicTest("for the " + role, () -> inAddresses(role)));
    }

    @Order(3)
    @TestFactory
    Stream<DynamicTest> aForeignIdInAFieldIsNotThere() {
        return inFields(APART);
    }

    /** Neither what the tests before this one tried, nor a foreign id in every field and in the address at once. */
    @Order(4)
    @Test
    void noneOfThisMovesAnythingOfOthers() {
        for (String role : APART) {
            for (Routes.Route route : sweep.posts()) {
                sweep.someForeign(role, 8).values().forEach(id -> {
                    Map<String, String> set = new LinkedHashMap<>();
                    route.fields().forEach(field -> set.put(field.name(), id));
                    ask(role, route, sweep.path(route, sweep.talks().key(), id), set);
                    ask(role, route, sweep.path(route, sweep.others().key(), id), set);
                });
            }
        }
        assertThat(sweep.possessions("team")).isEqualTo(before);
    }

    /** To them less is closed, and what they may move they do move here, so they come last. */
    @Order(5)
    @TestFactory
    Stream<DynamicTest> aForeignIdInAFieldIsNotThereForTheMediationEither() {
        return inFields(List.of("team", "lead"));
    }

    /** Ids that entries are given come last: they are there from then on, for all who read where they were entered. */
    private static Stream<DynamicTest> inFields(List<String> roles) {
        return Stream.concat(
                roles.stream()
                        .map(role -> DynamicTest.dynamicTest(
                                "for the " + role, () -> inFields(role, field -> !field.equals("id")))),
                roles.stream()
                        .map(role -> DynamicTest.dynamicTest(
                                "given to an entry by the " + role, () -> inFields(role, "id"::equals))));
    }

    private static void inAddresses(String role) {
        List<String> faults = new ArrayList<>();
        for (Routes.Route route : sweep.routes().all()) {
            if (route.streams() || route.variables().stream().allMatch("talks"::equals)) {
                continue;
            }
            // One answer for what is not there is enough for all ids of one form.
            Map<Integer, String> nowheres = new HashMap<>();
            Map<String, Reply> nobodys = new HashMap<>();
            sweep.someForeign(role, 4).forEach((what, id) -> {
                String nowhere = nowheres.computeIfAbsent(id.length(), length -> like(id));
                String path = sweep.path(route, sweep.talks().key(), id);
                Reply theirs = ask(role, route, path, Map.of());
                Reply nothing =
                        nobodys.computeIfAbsent(nowhere, form -> ask(role, route, path.replace(id, form), Map.of()));
                compare(faults, role + ": " + route + " with " + what, theirs, nothing, id, nowhere);
                if (theirs.status() == 200 && route.verb().equals("GET") && !isForAnyWord(route)) {
                    faults.add(role + ": " + route + " shows " + what);
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    private static void inFields(String role, Predicate<String> which) {
        List<String> faults = new ArrayList<>();
        for (Routes.Route route : sweep.routes().all()) {
            if (route.streams() || !route.ofTalks()) {
                continue;
            }
            for (Routes.Field field : route.fields()) {
                if (!which.test(field.name())) {
                    continue;
                }
                sweep.someForeign(role, 16).forEach((what, id) -> {
                    if (GIVEN.contains(id)) {
                        return;
                    }
                    String nowhere = like(id);
                    String path = sweep.there(route);
                    Reply theirs = ask(role, route, path, Map.of(field.name(), id));
                    Reply nobodys = ask(role, route, path, Map.of(field.name(), nowhere));
                    if (field.name().equals("id") && theirs.status() == 303) {
                        GIVEN.add(id);
                    }
                    compare(
                            faults,
                            role + ": " + route + ", " + field.name() + " is " + what,
                            theirs,
                            nobodys,
                            id,
                            nowhere);
                });
            }
        }
        assertThat(faults).isEmpty();
    }

    @Order(1)
    @Test
    void whoIsNotSignedInIsToldTheSameOfEverything() {
        List<String> faults = new ArrayList<>();
        String nowhere = UUID.randomUUID().toString();
        for (Routes.Route route : sweep.routes().all()) {
            if (route.ofTalks()) {
                String there = sweep.path(route, sweep.talks().key(), nowhere);
                Reply theirs = sweep.stranger().send(Ask.of(route.verb(), there, "application/json"));
                Reply nobodys = sweep.stranger()
                        .send(Ask.of(route.verb(), there.replace(sweep.talks().key(), nowhere), "application/json"));
                compare(faults, route.toString(), theirs, nobodys, sweep.talks().key(), nowhere);
                if (theirs.status() != 401 && theirs.status() != 403) {
                    faults.add(route + " answers a stranger with " + theirs.status());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Addresses whose last part may be anything. */
    private static boolean isForAnyWord(Routes.Route route) {
        return !route.ofTalks();
    }

    private static String like(String id) {
        return id.length() == 36
                ? UUID.randomUUID().toString()
                : id.length() == 64
                        ? "0123456789abcdef".repeat(4)
                        : "text-of-nobody".substring(0, Math.min(14, id.length() + 1));
    }

    private static Reply ask(String role, Routes.Route route, String path, Map<String, String> set) {
        Ask ask = route.verb().equals("GET")
                ? sweep.get(route, path, set)
                : sweep.post(route, path, sweep.token(role), set);
        return sweep.line(role).send(route.streams() ? ask.with("Accept", "text/event-stream") : ask);
    }

    private static void compare(
            List<String> faults, String what, Reply theirs, Reply nobodys, String id, String nowhere) {
        String one = plain(theirs, id);
        String other = plain(nobodys, nowhere);
        if (!one.equals(other)) {
            faults.add(what + " differs: " + theirs.status() + " / " + nobodys.status() + difference(one, other));
        }
    }

    private static String difference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return "\n  ..." + one.substring(Math.max(0, at - 60), Math.min(one.length(), at + 100)) + "\n  ..."
                + other.substring(Math.max(0, at - 60), Math.min(other.length(), at + 100));
    }

    /** Without the id that was asked for, the time, and the ids that a page makes for its forms. */
    private static String plain(Reply reply, String id) {
        String body = reply.body().replace(id, "ID").replaceAll("name=\"id\" value=\"[0-9a-f-]{36}\"", "name=\"id\"");
        String head = reply.raw()
                .substring(0, Math.max(0, reply.raw().indexOf("\r\n\r\n")))
                .replaceFirst("\r\nDate: [^\r]*", "")
                .replaceFirst("\r\nContent-Length: [^\r]*", "")
                .replaceAll("parley-visitor=[^;]*", "parley-visitor=")
                .replace(id, "ID");
        // The asker's own chains go on with what was just taken in, and with them the codes at the head of a page; what
        // is new
        // to the asker is so on the first look only.
        return head + "\n"
                + body.replaceAll("[0-9a-f]{64}", "HASH")
                        .replaceFirst("<title>\\(\\d+\\) ", "<title>")
                        .replaceAll(" <span class=\"new\">[^<]*</span>", "")
                        .replaceAll("<code>[^<]*</code>", "CODE")
                        // The id of a text where a language is asked for is given back as the name of one.
                        .replaceAll("“[0-9a-f]{40}…”", "LANGUAGE")
                        .replaceAll("text \\(OF, (south|nobody)\\)", "LANGUAGE");
    }
}
