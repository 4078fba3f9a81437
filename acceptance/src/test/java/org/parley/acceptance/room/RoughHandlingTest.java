package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.multipart.MultipartFile;

/** What comes in too big, from a wrong way or under a wrong name is turned down, and the server goes on as before. */
class RoughHandlingTest {

    private static Sweep sweep;

    @BeforeAll
    static void set() {
        sweep = Sweep.open();
    }

    @AfterEach
    void theServerGoesOn() {
        assertThat(sweep.line("head/north")
                        .send(Ask.get("/talks/" + sweep.talks().key()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFormThatIsTooBigIsTurnedDown() {
        String much = "x".repeat(9 * 1024 * 1024);
        for (String path : List.of("/sign-in", "/talks", sweep.talks().page("/people/invitations"))) {
            Reply reply = sweep.line("lead")
                    .send(Ask.post(
                            path, List.of(Map.entry("form-token", sweep.token("lead")), Map.entry("name", much))));
            assertThat(reply.status()).as(path).isBetween(400, 499);
        }
    }

    @Test
    void aFileThatIsTooBigIsTurnedDown() {
        String much = "file:" + "x".repeat(70 * 1024 * 1024);
        List<Routes.Route> takesFiles = sweep.posts().stream()
                .filter(route ->
                        route.fields().stream().anyMatch(field -> MultipartFile.class.isAssignableFrom(field.type())))
                .toList();
        assertThat(takesFiles).isNotEmpty();
        for (Routes.Route route : takesFiles) {
            String path = sweep.path(route, sweep.talks().key(), "x");
            List<Map.Entry<String, String>> values =
                    new ArrayList<>(List.of(Map.entry("form-token", sweep.token("lead"))));
            route.fields()
                    .forEach(field -> values.add(Map.entry(
                            field.name(), MultipartFile.class.isAssignableFrom(field.type()) ? much : "words")));
            assertThat(sweep.line("lead").send(Form.multipart(path, values)).status())
                    .as(route.toString())
                    .isBetween(400, 499);
        }
        Reply reply = sweep.line("lead").send(Form.multipart("/talks", List.of(Map.entry("title", much))));
        assertThat(reply.status()).isBetween(400, 499);
    }

    @Test
    void headersAndAddressesThatAreTooLongAreTurnedDown() {
        String much = "x".repeat(40_000);
        for (Ask ask : List.of(
                Ask.get("/").with("X-Much", much),
                Ask.get("/?x=" + much),
                Ask.get("/" + much),
                Ask.get("/").with("Cookie", "parley=" + much))) {
            assertThat(sweep.stranger().send(ask).status()).isBetween(400, 499);
        }
        Ask many = Ask.get("/");
        for (int i = 0; i < 300; i++) {
            many = many.with("X-" + i, "x");
        }
        assertThat(sweep.stranger().send(many).status()).isBetween(400, 499);
        String fields = IntStream.range(0, 50_000).mapToObj(i -> "f" + i + "=x").collect(Collectors.joining("&"));
        Ask form = Ask.post("/sign-in", List.of()).sending("form-token=" + sweep.token("head/north") + "&" + fields);
        assertThat(sweep.line("head/north").send(form).status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.properties",
                "/assets/..%2fapplication.properties",
                "/assets/%2e%2e/application.properties",
                "/assets/%2e%2e%2fapplication.properties",
                "/assets/..;/application.properties",
                "/assets/..%5capplication.properties",
                "/assets/..%c0%af../etc/passwd",
                "/assets/....//....//etc/passwd",
                "/assets//etc/passwd",
                "/assets/%2fetc%2fpasswd",
                "/assets/%252e%252e%252fapplication.properties",
                "/webjars/../application.properties",
                "/webjars/%2e%2e/visibility-matrix.yaml",
                "/application.properties",
                "/visibility-matrix.yaml",
                "/templates/start.html",
                "/db/migration/V1__guard.sql",
                "/messages.properties",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/.git/config",
                "/assets/parley.css%00.html",
                "/assets/",
                "/webjars/",
                "/classes/org/parley/server/Server.class",
                "file:///etc/passwd",
                "/assets/\\..\\application.properties",
            })
    void noAddressLeadsOutOfWhatIsServed(String path) {
        for (Wire line : List.of(sweep.line("lead"), sweep.stranger())) {
            Reply reply = line.send(Ask.get(path));
            assertThat(reply.status()).as(path).isNotIn(200, 500);
            assertThat(reply.body()).doesNotContain("root:", "spring.", "create table", "grants:", "th:text");
        }
    }

    @Test
    void aSlashBehindAFileLeadsNowhereElse() {
        Reply reply = sweep.stranger().send(Ask.get("/assets/parley.css/"));
        assertThat(reply.status()).isIn(200, 404);
        if (reply.status() == 200) {
            assertThat(reply.body())
                    .isEqualTo(
                            sweep.stranger().send(Ask.get("/assets/parley.css")).body());
        }
    }

    @Test
    void aHostThatIsNotOursIsFoundInNoAnswer() {
        for (Routes.Route route : sweep.routes().all()) {
            if (route.streams() || route.ofOwnSession()) {
                continue;
            }
            String path = sweep.path(route, sweep.talks().key(), "north");
            for (String role : List.of("head/north", "lead")) {
                Ask ask = route.verb().equals("GET")
                        ? sweep.get(route, path, Map.of())
                        : sweep.post(route, path, sweep.token(role), Map.of());
                Reply reply = sweep.line(role)
                        .send(ask.with("Host", "evil.example")
                                .with("X-Forwarded-Host", "evil.example")
                                .with("Forwarded", "host=evil.example;proto=https")
                                .with("X-Forwarded-Proto", "gopher"));
                assertThat(reply.status()).as(route.toString()).isNotEqualTo(500);
                assertThat(reply.raw())
                        .as(route.toString())
                        .doesNotContain("evil.example")
                        .doesNotContain("gopher");
            }
            Reply stranger = sweep.stranger().send(Ask.get(path).with("Host", "evil.example"));
            assertThat(stranger.raw()).as(route.toString()).doesNotContain("evil.example");
        }
    }

    @Test
    void noAnswerSendsABrowserElsewhere() {
        for (Routes.Route route : sweep.routes().all()) {
            if (route.streams() || route.ofOwnSession()) {
                continue;
            }
            for (String to : List.of(
                    "https://evil.example/",
                    "//evil.example/",
                    "/\\evil.example",
                    "javascript:alert(1)",
                    "%0d%0aLocation: //evil.example")) {
                Map<String, String> set = new java.util.LinkedHashMap<>();
                route.fields().forEach(field -> set.put(field.name(), to));
                String path = sweep.path(route, sweep.talks().key(), "north");
                Ask ask = route.verb().equals("GET")
                        ? sweep.get(route, path, set)
                        : sweep.post(route, path, sweep.token("head/north"), set);
                String back = ask.target().contains("?") ? "&" : "?";
                for (Ask one : List.of(
                        ask,
                        new Ask(
                                        ask.verb(),
                                        ask.target() + back + "next=" + Ask.encoded(to) + "&return=" + Ask.encoded(to),
                                        ask.headers(),
                                        ask.body())
                                .with("Referer", "https://evil.example/"))) {
                    Reply reply = sweep.line("head/north").send(one);
                    assertThat(reply.status()).as(one.toString()).isNotEqualTo(500);
                    for (String header : List.of("Location", "Refresh", "HX-Redirect", "HX-Location")) {
                        reply.header(header)
                                .ifPresent(there -> assertThat(there)
                                        .as(one.toString())
                                        .startsWith("/")
                                        .doesNotStartWith("//")
                                        .doesNotContain("\\"));
                    }
                    assertThat(reply.headers("Location")).hasSizeLessThan(2);
                }
            }
        }
    }

    @Test
    void aSessionThatSomebodyPlantedServesNobody() {
        Person north = sweep.talks().head("north");
        CookieManager cookies = new CookieManager();
        Wire browser = new Wire(sweep.room().address(), cookies);
        String planted = "planted" + "x".repeat(36);
        Reply page = browser.send(Ask.get("/sign-in").with("Cookie", "parley=" + planted));
        String token = Form.token(page.body());
        Reply in = browser.send(Ask.post(
                        "/sign-in",
                        List.of(
                                Map.entry("form-token", token),
                                Map.entry("name", north.signInName()),
                                Map.entry("password", Room.password())))
                .with("Cookie", "parley=" + planted));
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.headers("Set-Cookie").toString()).doesNotContain(planted).contains("parley=");
        assertThat(Wire.stranger(sweep.room().address())
                        .send(Ask.get("/talks/" + sweep.talks().key()).with("Cookie", "parley=" + planted))
                        .status())
                .isEqualTo(303);
        assertThat(browser.send(Ask.get("/talks/" + sweep.talks().key())).status())
                .isEqualTo(200);
        String first = browser.cookie();
        String again = Form.token(browser.send(Ask.get("/sign-in")).body());
        Reply second = browser.send(Ask.post(
                "/sign-in",
                List.of(
                        Map.entry("form-token", again),
                        Map.entry("name", north.signInName()),
                        Map.entry("password", Room.password()))));
        assertThat(second.status()).isEqualTo(303);
        assertThat(browser.cookie()).isNotEqualTo(first);
        assertThat(Wire.stranger(sweep.room().address())
                        .send(Ask.get("/talks/" + sweep.talks().key()).with("Cookie", first))
                        .status())
                .as("the session before")
                .isEqualTo(303);
    }

    @Test
    void theServersOwnAffairsAreNobodysButItsOperators() {
        for (String name : List.of(
                "env",
                "beans",
                "heapdump",
                "threaddump",
                "loggers",
                "configprops",
                "mappings",
                "conditions",
                "scheduledtasks",
                "caches",
                "shutdown",
                "httpexchanges",
                "sessions",
                "flyway",
                "startup",
                "logfile",
                "metrics",
                "prometheus",
                "info",
                "sbom")) {
            for (String role : List.of("lead", "head/north")) {
                assertThat(sweep.line(role).send(Ask.get("/actuator/" + name)).status())
                        .as(name + " for the " + role)
                        .isEqualTo(404);
            }
            assertThat(sweep.stranger().send(Ask.get("/actuator/" + name)).status())
                    .as(name)
                    .isIn(303, 401, 404);
        }
        Reply health = sweep.stranger().send(Ask.of("GET", "/actuator/health", "application/json"));
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body()).doesNotContain("details", "database", "diskSpace", "components\":{");
    }

    @Test
    void whatIsNoRequestIsTurnedDown() {
        List<String> odd = List.of("GET", "", "\u0000", "G E T", "get", "CONNECT", "GET\t");
        for (String verb : odd) {
            Reply reply = sweep.stranger().send(Ask.of(verb.isEmpty() ? "X" : verb, "/", "*/*"));
            assertThat(reply.status()).as(verb).isNotEqualTo(500);
        }
        assertThat(sweep.stranger()
                        .send(Ask.post("/sign-in", List.of())
                                .with("Transfer-Encoding", "chunked")
                                .sending("zz"))
                        .status())
                .isBetween(400, 499);
        assertThat(sweep.line("head/north")
                        .send(Ask.post("/sign-in", List.of())
                                .with("Content-Type", "application/xml")
                                .sending("<a/>"))
                        .status())
                .isBetween(400, 499);
        assertThat(sweep.line("head/north")
                        .send(Ask.post("/sign-in", List.of())
                                .with("Content-Type", "junk")
                                .sending("x"))
                        .status())
                .isBetween(400, 499);
    }
}
