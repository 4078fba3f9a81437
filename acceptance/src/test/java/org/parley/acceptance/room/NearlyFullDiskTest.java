package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.parley.acceptance.Browser;
import org.parley.server.Server;
import org.parley.server.people.Ids;
import org.parley.server.talks.Speech;

/** P11: below a low mark of free disk space the server takes nothing new, and what somebody typed is not lost by that. */
@DisplayName("P11: nothing new is taken on a nearly full disk, and nothing typed is lost")
class NearlyFullDiskTest {

    private static final Room ROOM = Room.open();
    private static Server.Started full;
    private final Talks talks = ROOM.talks();

    @BeforeAll
    static void start() {
        full = ROOM.watching(ROOM.folder(), Long.MAX_VALUE / 2);
    }

    @AfterAll
    static void stop() {
        full.close();
    }

    /** The same session, at another server of the room. */
    private static Visitor at(Server.Started server, Person person) {
        Visitor visitor = new Visitor(server.address());
        visitor.plant(person.browser().session());
        return visitor;
    }

    private HttpResponse<String> say(Visitor visitor, UUID id, String words) {
        return visitor.submit(
                talks.page("/messages"), talks.page("/messages/north"), "id", id.toString(), "words", words);
    }

    private long said(String words) {
        return talks.seenBy(talks.lead()).stream()
                .filter(seen -> seen.deed() instanceof Speech.Message message
                        && message.words().equals(words))
                .count();
    }

    @Test
    void everything_can_be_read_and_nothing_is_added() {
        Visitor head = at(full, talks.head("north"));
        for (String page : List.of("", "/messages", "/texts", "/limits", "/people", "/log")) {
            assertThat(head.get(talks.page(page)).statusCode()).as(page).isEqualTo(200);
        }
        int before = talks.seenBy(talks.lead()).size();
        assertThat(say(head, UUID.randomUUID(), "The bridge is open.").statusCode())
                .isEqualTo(507);
        assertThat(head.submit(talks.page("/messages"), talks.page("/drafts"), "place", "a", "text", "b")
                        .statusCode())
                .isEqualTo(507);
        assertThat(talks.seenBy(talks.lead())).hasSize(before);
    }

    @Test
    void what_was_typed_comes_back_and_is_taken_once_when_there_is_room() {
        Person head = talks.head("north");
        String words = "The bridge <b>is</b> open & \"free\" until nine o'clock.\nAnd then?";
        UUID id = UUID.randomUUID();
        String page = say(at(full, head), id, words).body();
        assertThat(page)
                .contains("nearly full", "&lt;b&gt;is&lt;/b&gt; open &amp; &quot;free&quot;")
                .doesNotContain("<b>is");

        List<String> fields = new ArrayList<>();
        Matcher field = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                .matcher(page);
        while (field.find()) {
            if (!field.group(1).equals("form-token")) {
                fields.add(field.group(1));
                fields.add(field.group(2)
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&"));
            }
        }
        Matcher action =
                Pattern.compile("action=\"(/talks/[^\"]+/messages/north)\"").matcher(page);
        assertThat(action.find()).as(page).isTrue();
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> taken =
                    head.browser().submit(talks.page("/messages"), action.group(1), fields.toArray(String[]::new));
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        }
        assertThat(said(words)).isEqualTo(1);
    }

    @Test
    void a_program_is_told_the_same_and_no_number() {
        Visitor head = at(full, talks.head("north"));
        String told = head.json(talks.page("/messages")).body();
        assertThat(told).contains("north");
        assertThat(health(full)).isEqualTo("{\"status\":\"READ_ONLY\"}");
        assertThat(health(ROOM.server())).isEqualTo("{\"status\":\"UP\"}");
    }

    private static String health(Server.Started server) {
        HttpResponse<String> health = new Visitor(server.address()).json("/actuator/health");
        assertThat(health.statusCode()).isEqualTo(200);
        return health.body().replaceAll("\"groups\":\\[[^]]*],?|,?\"groups\":\\[[^]]*]", "");
    }

    @Test
    void in_a_browser_it_says_so_while_somebody_types_and_keeps_their_words() {
        String words = "The bridge is open until nine.";
        try (Browser.Opened opened = Browser.open()
                .check(
                        full.address().resolve(talks.page("/messages")),
                        talks.head("north").browser().session(),
                        Browser.View.CHECKED)) {
            Page page = opened.page();
            page.locator("#words").fill(words);
            PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("nearly full");
            page.locator("main form:has(#words) button").first().click();
            PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("nothing can be sent now");
            PlaywrightAssertions.assertThat(page.locator("#words")).hasValue(words);
            // As where no script runs.
            page.evaluate("document.querySelector('#words').form.submit()");
            PlaywrightAssertions.assertThat(page.locator("#words-1")).hasValue(words);
            assertThat(opened.faults()).isEmpty();
            assertThat(opened.overflow(360)).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void what_is_there_and_what_is_not_are_answered_alike() {
        Visitor head = at(full, talks.head("north"));
        String own = head.submit(talks.page("/messages"), talks.page("/messages/north"), "words", "x")
                .body();
        String foreign = head.submit(
                        talks.page("/messages"), "/talks/" + new UUID(1, 1) + "/messages/north", "words", "x")
                .body();
        assertThat(foreign.replace(new UUID(1, 1).toString(), talks.key())).isEqualTo(own);
    }

    @Test
    void people_come_in_go_out_and_are_put_out_all_the_same() {
        Person member = talks.member("north");
        Visitor fresh = new Visitor(full.address());
        assertThat(fresh.submit("/sign-in", "/sign-in", "name", member.signInName(), "password", Room.password())
                        .statusCode())
                .isEqualTo(303);
        assertThat(fresh.get(talks.path()).statusCode()).isEqualTo(200);
        assertThat(fresh.submit("/account", "/lock").statusCode()).isEqualTo(303);
        assertThat(fresh.submit("/unlock", "/unlock", "password", Room.password())
                        .statusCode())
                .isEqualTo(303);
        assertThat(fresh.submit("/account", "/sign-out").statusCode()).isEqualTo(303);
        assertThat(fresh.get(talks.path()).statusCode()).isEqualTo(303);

        UUID out = talks.myself(member).id();
        HttpResponse<String> ended = at(full, talks.head("north"))
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + out + "/end"),
                        "id",
                        Ids.random(talks.lead().setting().random()).toString());
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(303);
        assertThat(member.browser().get(talks.path()).statusCode()).isNotEqualTo(200);
    }

    @Test
    void it_goes_on_by_itself_once_there_is_room_on_a_small_disk() throws Exception {
        Path disk = Files.createTempDirectory("parley-nearly-full");
        Process mounting = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        assumeTrue(mounting.exitValue() == 0, "this system lets nobody mount a small disk here");
        try (Server.Started server = ROOM.watching(disk, 2L * 1024 * 1024)) {
            Visitor head = at(server, talks.head("north"));
            assertThat(say(head, UUID.randomUUID(), "There is room.").statusCode())
                    .isEqualTo(303);

            Path filler = disk.resolve("filler");
            Files.write(filler, new byte[3 * 1024 * 1024]);
            assertThat(say(head, UUID.randomUUID(), "There is none.").statusCode())
                    .isEqualTo(507);

            Files.delete(filler);
            assertThat(say(head, UUID.randomUUID(), "There is again.").statusCode())
                    .isEqualTo(303);
            assertThat(said("There is none.")).isZero();
            assertThat(said("There is again.")).isEqualTo(1);
        } finally {
            assertThat(run("umount", disk.toString()).exitValue()).isZero();
            Files.delete(disk);
        }
    }

    private static Process run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        process.waitFor();
        return process;
    }
}
