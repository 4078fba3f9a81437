package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Words stay words: markup, script and SQL that somebody types are shown as typed and do nothing. */
class SmuggledWordsTest {

    private static final List<String> MARKUP = List.of(
            "\"><script>alert(1)</script>",
            "'><img src=x onerror=alert(1)>",
            "</title></textarea></script><svg onload=alert(1)>",
            "javascript:alert(1)",
            "${7001*19013} [[${7001*19013}]] __${7001*19013}__::.x *{7001*19013} #{7001*19013} {{7001*19013}}",
            "\" autofocus onfocus=alert(1) x=\"");

    /** The same for what takes a name only. */
    private static final List<String> SHORT = MARKUP.stream()
            .map(payload -> payload.length() > 60 ? "[[${7001*19013}]]" : payload)
            .toList();

    private static final List<String> SQL = List.of(
            "'",
            "' or '1'='1",
            "'; drop table parley.entry; --",
            "x' union select inner_block::text from guard.pass_key --",
            "1; select pg_sleep(9)",
            "\\",
            "$$",
            ":id",
            "?",
            "%'",
            "{",
            "\u0000");

    private static final List<String> SENDERS = List.of("head/north", "lead");

    private static final Pattern MARK = Pattern.compile("mark[0-9]+end");

    /** Fields whose words no page shows: numbers, cards of devices, what goes into a file or is kept on record only. */
    private static final Set<String> NEVER_SHOWN = new TreeSet<>(Set.of(
            "/devices/card card",
            "/limits/factions seats",
            "/log/retention days",
            "/messages/*/window hours",
            "/talks mediation",
            "why a part ends"));

    /** What some fields take before or beside any words. */
    private static final Map<String, String> WOULD_DO = Map.ofEntries(
            Map.entry("/talks parties", "east: The East\nwest: The West "),
            Map.entry("/talks languages", "en"),
            Map.entry("/limits options", "half"),
            Map.entry("/limits/factions options", "half"),
            Map.entry("/limits/factions seats", "3"),
            Map.entry("/agenda/write options", "half: in halves\nthirds: two thirds "));

    private static Sweep sweep;

    /** Words that nobody else types, and the field that each was typed in. */
    private final Map<String, String> marks = new LinkedHashMap<>();

    /** What stood after a mark in a field. */
    private final Map<String, String> payloads = new LinkedHashMap<>();

    /** Payloads of which the mark was found on a page. */
    private final Set<String> shownPayloads = new TreeSet<>();

    /** Fields whose words were found on a page. */
    private final Set<String> seen = new TreeSet<>();

    /** Paths of talks that were opened by the way. */
    private final Set<String> opened = new LinkedHashSet<>();

    @BeforeAll
    static void set() {
        sweep = Sweep.open();
    }

    /** Every field, alone and with all others of its form; afterwards every page of everybody is looked at for it. */
    @Test
    void markupInAnyFieldIsShownAsItWasTyped() {
        List<Form> last = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String role : Sweep.ROLES) {
            sweep.agenda();
            for (Form form : shown(role).forms()) {
                if (!known.add(form.kind())) {
                    continue; // Somebody else was shown the same.
                }
                if (form.action().endsWith("/erase")) {
                    last.add(form);
                } else if (!Routes.isOfOwnSession(form.action()) && !Routes.isOfSomebodysPart(form.action())) {
                    if (form.action().endsWith("/decide")) {
                        one(role, form); // What is decided is decided, so the words that are looked for come first.
                    }
                    fill(role, form, input -> MARKUP.getFirst());
                    MARKUP.forEach(payload -> fill(role, form, input -> input.takesWords() ? payload : input.value()));
                    if (!form.action().endsWith("/decide")) {
                        one(role, form);
                    }
                }
            }
        }
        assertThat(marks).as("fields that words were typed in").hasSizeGreaterThan(30);
        for (String role : Sweep.ROLES) {
            look(role, sweep.talks().path());
        }
        opened.forEach(talks -> look("lead", talks));
        // What is erased is shown no more, so this comes when all else was looked at.
        last.forEach(form -> one("lead", form));
        look("lead", sweep.talks().path());
        ofSomebodysPart();
        Set<String> unseen = new TreeSet<>(marks.values());
        unseen.removeAll(seen);
        assertThat(unseen).as("fields whose words were found on no page").isEqualTo(NEVER_SHOWN);
        assertThat(shownPayloads).as("what was smuggled and shown").containsExactlyInAnyOrderElementsOf(SHORT);
    }

    /** What ends or changes somebody's part, and what belongs to an account: tried by and on people who are there for this. */
    private void ofSomebodysPart() {
        for (String payload : SHORT) {
            Person guest = sweep.talks().joining(sweep.talks().lead(), "observer", mark("a guest's name") + payload);
            passkey(guest, mark("the name of a passkey") + payload);
            String link = sweep.talks().invitation(sweep.talks().lead(), "observer", mark("an invited name") + payload);
            shows("who is invited", sweep.stranger().send(Ask.get(link)).body());
            String member = sweep.talks().myself(guest).id().toString();
            Reply ended = sweep.line("lead")
                    .send(Ask.post(
                            sweep.talks().page("/people/" + member + "/end"),
                            List.of(
                                    Map.entry("form-token", sweep.token("lead")),
                                    Map.entry("id", UUID.randomUUID().toString()),
                                    Map.entry("why", mark("why a part ends") + payload))));
            assertThat(ended.status()).as(ended.body()).isEqualTo(303);
        }
        for (String page : List.of("/people", "/log?chain=admin/team", "/log")) {
            shows(
                    "the lead at " + page,
                    sweep.line("lead").send(Ask.get(sweep.talks().page(page))).body());
        }
    }

    private void passkey(Person person, String name) {
        Wire line = new Wire(sweep.room().address(), person.browser().cookies());
        List<Map.Entry<String, String>> password = List.of(
                Map.entry(
                        "form-token", Form.token(line.send(Ask.get("/account")).body())),
                Map.entry("password", Room.password()));
        String question = line.send(
                        Ask.post("/account/passkeys/question", password).with("Accept", "application/json"))
                .body();
        String challenge = Drafts.found(question, "\"challenge\":\"([^\"]+)\"");
        String answer = new SmallKey()
                .made(challenge, "localhost", sweep.room().address().toString());
        shows(
                "a passkey",
                person.browser()
                        .submit("/account", "/account/passkeys", "name", name, "answer", answer)
                        .body());
        shows("an account", person.browser().get("/account").body());
    }

    private void shows(String where, String html) {
        assertThat(faults(where, html)).isEmpty();
        marksIn(html);
    }

    /** Words in one field at a time, with a mark of its own; the others as they stand, or with words that would do. */
    private void one(String role, Form form) {
        for (Form.Input field : form.inputs()) {
            if (field.takesWords()) {
                String payload = SHORT.get(marks.size() % SHORT.size());
                String mark = mark(form.field(field));
                payloads.put(mark, payload);
                String words = WOULD_DO.getOrDefault(form.field(field), "") + mark + payload;
                if (!fill(role, form, input -> input == field ? words : input.value())) {
                    fill(role, form, input -> input == field ? words : wouldDo(form, input));
                }
            }
        }
    }

    private String mark(String of) {
        String mark = "mark" + marks.size() + "end";
        marks.put(mark, of);
        return mark;
    }

    private static String wouldDo(Form form, Form.Input input) {
        return input.takesWords() && input.value().isBlank()
                ? WOULD_DO.getOrDefault(form.field(input), "Words")
                : input.value();
    }

    /** Sends a form with each of its buttons; says whether it was taken. */
    private boolean fill(String role, Form form, Function<Form.Input, String> words) {
        boolean taken = false;
        List<Form.Input> buttons = form.buttons().stream()
                .filter(button -> !button.value().contains("."))
                .toList();
        for (Form.Input button : buttons.isEmpty() ? Arrays.asList((Form.Input) null) : buttons) {
            List<Map.Entry<String, String>> values = form.filled(words, button);
            Reply reply = sweep.line(role).send(form.with(values));
            assertThat(reply.status())
                    .as("%s with %s: %s", form.action(), values, reply.body())
                    .isNotEqualTo(500);
            if (reply.isHtml()) {
                assertThat(faults(role + " sent " + form.action(), reply.body()))
                        .isEmpty();
                marksIn(reply.body());
            }
            if (reply.status() == 409) {
                reply = insisting(role, form, reply);
            }
            taken |= reply.status() == 303;
            String next = reply.header("Location").orElse("");
            if (next.startsWith("/")
                    && values.stream()
                            .anyMatch(value -> MARK.matcher(value.getValue()).find())) {
                // Where only the latest is shown, the next words would take its place.
                marksIn(sweep.line(role).send(Ask.get(next)).body());
                if (form.action().equals("/talks")) {
                    opened.add(next);
                }
            }
        }
        return taken;
    }

    /** Somebody who is shown what was kept meanwhile, and goes on with their own words. */
    private Reply insisting(String role, Form form, Reply both) {
        Form choice = Form.on(form.action(), both.body()).stream()
                .filter(one -> one.action().equals(form.action()))
                .findFirst()
                .orElse(null);
        if (choice == null) {
            return both;
        }
        List<Map.Entry<String, String>> values = new ArrayList<>();
        choice.inputs().stream()
                .filter(input -> input.kind().equals("hidden"))
                .forEach(input -> values.add(Map.entry(input.name(), input.value())));
        values.add(Map.entry("go", "mine"));
        return sweep.line(role).send(choice.with(values));
    }

    /** Looks for marks on the pages of a role, where nothing may have come alive. */
    private void look(String role, String talks) {
        List<String> faults = new ArrayList<>();
        Shown.to(sweep.line(role), talks).pages().forEach((path, html) -> {
            faults.addAll(faults(role + " at " + path, html));
            marksIn(html);
        });
        assertThat(faults).isEmpty();
    }

    private void marksIn(String html) {
        Matcher mark = MARK.matcher(html);
        while (mark.find()) {
            seen.add(marks.get(mark.group()));
            Optional.ofNullable(payloads.get(mark.group())).ifPresent(shownPayloads::add);
        }
    }

    private static Shown shown(String role) {
        return Shown.to(sweep.line(role), sweep.talks().path());
    }

    private static List<String> faults(String where, String html) {
        List<String> faults = new ArrayList<>();
        // What the web server turns down at the door gets its own few words, which repeat nothing.
        boolean atTheDoor = html.contains("<title>HTTP Status 400");
        Document page = Jsoup.parse(html);
        for (Element element : page.getAllElements()) {
            String tag = element.normalName();
            if (tag.equals("script")
                    && (!element.hasAttr("src") || !element.data().isBlank())) {
                faults.add(where + " has a script in the page: " + element.outerHtml());
            }
            if (List.of("iframe", "object", "embed", "base", "style").contains(tag)
                            && !(atTheDoor && tag.equals("style"))
                    || tag.equals("img") && element.attr("src").equals("x")) {
                faults.add(where + " has an element that was smuggled in: " + element.outerHtml());
            }
            for (Attribute attribute : element.attributes()) {
                if (attribute.getKey().startsWith("on") || attribute.getKey().equals("style")) {
                    faults.add(where + " has " + attribute);
                }
                if (List.of("href", "src", "action", "formaction", "hx-get", "hx-post")
                                .contains(attribute.getKey())
                        && attribute.getValue().strip().toLowerCase().startsWith("javascript:")) {
                    faults.add(where + " leads to a script: " + attribute);
                }
            }
        }
        if (html.contains("133110013")) {
            faults.add(where + " worked out what was typed");
        }
        return faults;
    }

    @Test
    void markupInAnAddressIsShownAsItWasTyped() {
        List<String> faults = new ArrayList<>();
        for (Routes.Route route : sweep.gets()) {
            for (String payload : MARKUP) {
                String path = sweep.path(
                        route, sweep.talks().key(), Ask.encoded(payload).replace("+", "%20"));
                Map<String, String> set = new LinkedHashMap<>();
                route.fields().forEach(field -> set.put(field.name(), payload));
                Reply reply = sweep.line("head/north").send(sweep.get(route, path, set));
                faults.addAll(faults(route.toString(), reply.isHtml() ? reply.body() : ""));
                assertThat(reply.status()).as(route + " with " + payload).isNotEqualTo(500);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void jsonIsNeverTakenForAPage() {
        for (Routes.Route route : sweep.gets()) {
            Ask ask = sweep.get(route, sweep.path(route, sweep.talks().key(), "north"), Map.of())
                    .with("Accept", "application/json");
            Reply reply = sweep.line("lead").send(ask);
            assertThat(reply.isHtml() && reply.body().startsWith("{"))
                    .as(route.toString())
                    .isFalse();
            if (reply.body().startsWith("{")) {
                assertThat(reply.header("Content-Type").orElse(""))
                        .as(route.toString())
                        .startsWith("application/");
            }
        }
    }

    /** The long form tries every payload in every field as each sender; the short one lets them take turns. */
    @Test
    void sqlInAnyFieldOrAddressIsAWordAsAnyOther() {
        List<String> faults = new ArrayList<>();
        String before = sweep.possessions();
        boolean all = Long.getLong("parley.tries", 300) > 300;
        for (Routes.Route route : sweep.routes().all()) {
            if (route.streams() || route.ofOwnSession()) {
                continue;
            }
            for (int turn = 0; turn < SQL.size(); turn++) {
                String payload = SQL.get(turn);
                for (int sender = 0; sender < SENDERS.size(); sender++) {
                    String role = SENDERS.get(sender);
                    if (all || turn % SENDERS.size() == sender) {
                        everywhere(faults, role, route, payload);
                    }
                    for (int at = 0; at < route.fields().size(); at++) {
                        boolean due = (turn + at) % 3 == 0 && (turn / 3 + at) % SENDERS.size() == sender;
                        if (all || due) {
                            inOneField(faults, role, route, route.fields().get(at), payload);
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(sweep.possessions()).isEqualTo(before);
    }

    private static void everywhere(List<String> faults, String role, Routes.Route route, String payload) {
        Map<String, String> set = new LinkedHashMap<>();
        route.fields().forEach(field -> set.put(field.name(), payload));
        String path =
                sweep.path(route, sweep.talks().key(), Ask.encoded(payload).replace("+", "%20"));
        send(faults, role, route, path, set);
    }

    private static void inOneField(
            List<String> faults, String role, Routes.Route route, Routes.Field field, String payload) {
        send(faults, role, route, sweep.there(route), Map.of(field.name(), payload));
    }

    private static void send(
            List<String> faults, String role, Routes.Route route, String path, Map<String, String> set) {
        Ask ask = route.verb().equals("GET")
                ? sweep.get(route, path, set)
                : sweep.post(route, path, sweep.token(role), set);
        Reply reply = sweep.line(role).send(ask);
        if (reply.status() >= 500) {
            faults.add(role + " " + route + " with " + set + ": " + reply.status());
        }
    }

    @Test
    void sqlInTheFormsOfOnesOwnSessionIsAWordAsAnyOther() {
        Person spare = sweep.talks().joining(sweep.talks().lead(), "observer", "Spare Observer");
        Wire line = new Wire(sweep.room().address(), spare.browser().cookies());
        String token = Form.token(line.send(Ask.get("/")).body());
        List<String> faults = new ArrayList<>();
        for (Routes.Route route : sweep.everyPost()) {
            if (!route.ofOwnSession() || route.toString().equals("POST /sign-out")) {
                continue;
            }
            for (String payload : SQL) {
                Map<String, String> set = new LinkedHashMap<>();
                route.fields().forEach(field -> set.put(field.name(), payload));
                Reply reply = line.send(sweep.post(route, sweep.path(route, "x", "x"), token, set));
                if (reply.status() >= 500) {
                    faults.add(route + " with " + payload + ": " + reply.status());
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
