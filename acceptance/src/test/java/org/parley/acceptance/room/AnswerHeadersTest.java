package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every answer tells the browser, pages, files and errors alike (P7), and what none tells. */
class AnswerHeadersTest {

    private static final Pattern INNARDS = Pattern.compile(
            "Whitelabel|Apache|Tomcat|Exception|\\bat (org|java|jakarta)\\.|Thymeleaf|PostgreSQL|SQLSTATE|parley_app|/work/|/tmp/");

    private static Sweep sweep;
    private static List<Map.Entry<String, Reply>> answers;

    @BeforeAll
    static void set() {
        sweep = Sweep.open();
        answers = answers();
        assertThat(answers).hasSizeGreaterThan(300);
    }

    /** Every address as several people, and every way of going wrong. */
    private static List<Map.Entry<String, Reply>> answers() {
        List<Map.Entry<String, Reply>> answers = new ArrayList<>();
        for (Routes.Route route : sweep.gets()) {
            String path =
                    sweep.path(route, sweep.talks().key(), UUID.randomUUID().toString());
            for (String accept : List.of("text/html", "application/json", "*/*")) {
                Ask ask = sweep.get(route, path, Map.of()).with("Accept", accept);
                answers.add(Map.entry("lead " + ask, sweep.line("lead").send(ask)));
                answers.add(Map.entry("head " + ask, sweep.line("head/north").send(ask)));
                answers.add(Map.entry("stranger " + ask, sweep.stranger().send(ask)));
            }
        }
        for (Routes.Route route : sweep.posts()) {
            Ask ask = sweep.post(
                    route,
                    sweep.path(route, sweep.talks().key(), UUID.randomUUID().toString()),
                    "",
                    Map.of());
            answers.add(Map.entry("forged " + ask, sweep.line("head/north").send(ask)));
        }
        List<Ask> odd = List.of(
                Ask.get("/assets/parley.css"),
                Ask.get("/assets/parley.js"),
                Ask.get("/assets/parley.svg"),
                Ask.get("/assets/none.css"),
                Ask.get("/nowhere"),
                Ask.get("/error"),
                Ask.get("/actuator"),
                Ask.get("/actuator/env"),
                Ask.get("/favicon.ico"),
                Ask.get("/robots.txt"),
                Ask.get("/openapi"),
                Ask.get("/openapi.yaml"),
                Ask.get("/talks/x"),
                Ask.get("/talks/%00"),
                Ask.get("/a;b=c"),
                Ask.get("/%2e%2e/x"),
                Ask.get("//x"),
                Ask.of("TRACE", "/", "*/*"),
                Ask.of("PROPFIND", "/", "*/*"),
                Ask.of("DELETE", "/talks", "*/*"),
                Ask.get("/?x=%zz"),
                Ask.get("/").with("Accept", "x/y"),
                Ask.get("/").with("Accept", "junk;;;"),
                Ask.get("/").with("Cookie", "parley=\"; x"),
                Ask.get("/").with("X-Long", "x".repeat(20_000)),
                Ask.get("/" + "x".repeat(20_000)));
        for (Ask ask : odd) {
            answers.add(Map.entry("odd " + brief(ask), sweep.line("head/north").send(ask)));
            answers.add(
                    Map.entry("odd, stranger " + brief(ask), sweep.stranger().send(ask)));
        }
        return answers;
    }

    private static String brief(Ask ask) {
        String words = ask.toString();
        return words.substring(0, Math.min(120, words.length()));
    }

    @Test
    void everyAnswerSaysWhatABrowserMayDoWithIt() {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, Reply> one : answers) {
            Reply reply = one.getValue();
            String what = one.getKey() + " (" + reply.status() + ")";
            // What is not even a request, the web server ends with a bare status: no page, and no headers of ours.
            boolean turnedDownAtTheDoor = reply.status() == 400 && reply.body().isEmpty();
            expect(faults, what, reply, "X-Content-Type-Options", "nosniff", turnedDownAtTheDoor);
            expect(faults, what, reply, "Referrer-Policy", "no-referrer", turnedDownAtTheDoor);
            expect(faults, what, reply, "X-Frame-Options", "DENY", turnedDownAtTheDoor);
            expect(faults, what, reply, "Cross-Origin-Opener-Policy", "same-origin", turnedDownAtTheDoor);
            expect(faults, what, reply, "Cross-Origin-Resource-Policy", "same-origin", turnedDownAtTheDoor);
            if (!turnedDownAtTheDoor) {
                String policy = reply.header("Content-Security-Policy").orElse("");
                if (!policy.contains("default-src 'none'")
                        || policy.contains("unsafe")
                        || policy.contains("http")
                        || policy.contains("*")) {
                    faults.add(what + " has the policy " + policy);
                }
                if (!reply.header("Cache-Control").orElse("").contains("no-store")
                        && !what.contains("/assets/")
                        && !what.contains("/webjars/")) {
                    faults.add(what + " may be kept: " + reply.header("Cache-Control"));
                }
            }
            if (!reply.body().isEmpty() && reply.header("Content-Type").isEmpty()) {
                faults.add(what + " has a body of no type");
            }
            if (reply.isHtml()
                    && !reply.header("Content-Type").orElse("").toLowerCase().contains("utf-8")) {
                faults.add(what + " does not say how its letters are written");
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void expect(
            List<String> faults, String what, Reply reply, String name, String value, boolean excused) {
        List<String> found = reply.headers(name);
        if (!excused && !found.equals(List.of(value))) {
            faults.add(what + " has " + name + ": " + found);
        }
    }

    @Test
    void noAnswerTellsOfTheServersInnards() {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, Reply> one : answers) {
            Reply reply = one.getValue();
            if (reply.headerNames()
                    .anyMatch(n -> n.equals("server") || n.equals("x-powered-by") || n.startsWith("x-application"))) {
                faults.add(one.getKey() + " names its server");
            }
            boolean own = one.getKey().contains("/openapi")
                    || one.getKey().contains("/webjars/")
                    || one.getKey().contains("/assets/");
            if (!own && INNARDS.matcher(reply.body()).find()) {
                faults.add(one.getKey() + " (" + reply.status() + ") tells: "
                        + reply.body().substring(0, Math.min(200, reply.body().length())));
            }
            if (reply.status() >= 500) {
                faults.add(one.getKey() + " fails with " + reply.status());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyCookieIsForTheServerAlone() {
        for (Map.Entry<String, Reply> one : answers) {
            assertThat(one.getValue().headers("Set-Cookie"))
                    .as(one.getKey())
                    .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/"));
        }
    }
}
