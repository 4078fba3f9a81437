package org.parley.acceptance.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.acceptance.Browser;
import org.parley.server.Server;

/** The pages of the talks in a real browser: to be reached, read and filled in by everybody, on good lines and bad. */
class ShellInBrowserTest {

    private final Browser browser = Browser.open();
    private final Room room = Room.open();
    private final Talks talks = room.talks();

    @Test
    void every_page_passes_wcag_22_aa_in_light_and_dark_wide_and_narrow() {
        Person north = talks.head("north");
        String text = Drafts.saved(talks, "It holds for five years.");
        Drafts.show(talks, text, Drafts.version(talks.lead(), text), "north");
        message(talks.lead(), "/messages/north", "Could six weeks do? See https://example.org/", "wanted", "yes");
        message(talks.lead(), "/messages/south", "هل يمكن؟", "wanted", "yes", "by", "2026-01-01T12:00");
        post(north, "/limits/notes", "words", "A note");
        post(north, "/limits", "issue", "truce", "how", "at-least", "options", "42", "firmness", "red-line");
        post(talks.lead(), "/announcements", "words", "We meet on Thursday.");
        check(talks.lead(), "", "/messages", "/messages/north", "/messages/south");
        check(north, "", "/messages", "/limits");
        check(talks.monitor(), "");
        try (Browser.Opened away = browser.check(
                room.address().resolve("/away?to=https://example.org/"),
                north.browser().session(),
                Browser.View.CHECKED)) {
            assertThat(away.faults()).isEmpty();
        }
    }

    private void check(Person reader, String... pages) {
        for (String page : pages) {
            for (Browser.View view : List.of(Browser.View.CHECKED, Browser.View.PHONE)) {
                try (Browser.Opened opened =
                        browser.check(address(page), reader.browser().session(), view)) {
                    opened.page().locator("details").evaluateAll("all => all.forEach(one => one.open = true)");
                    String where = reader.signInName() + " at " + page + ", " + view.width() + " wide";
                    assertThat(opened.faults()).as(where).isEmpty();
                    assertThat(opened.dark().contrastFaults())
                            .as(where + ", in the dark")
                            .isEmpty();
                    assertThat(opened.overflow(view.width())).as(where).isLessThanOrEqualTo(0);
                }
            }
        }
    }

    @Test
    void pages_ask_for_nothing_from_elsewhere_and_complain_of_nothing() {
        Person north = talks.head("north");
        message(talks.lead(), "/messages/north", "See https://example.org/picture.png");
        for (String page : List.of("", "/messages", "/limits")) {
            try (Browser.Opened opened = visit(north, page)) {
                opened.page().waitForTimeout(700);
                assertThat(opened.requests())
                        .as(page)
                        .isNotEmpty()
                        .allMatch(url -> url.startsWith(room.address().toString()));
                assertThat(opened.complaints()).as(page).isEmpty();
            }
        }
    }

    @Test
    void everything_can_be_reached_and_sent_with_the_keyboard() {
        Person north = talks.head("north");
        try (Browser.Opened opened = visit(north, "")) {
            Page page = opened.page();
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText("Skip to the content");
            List<String> reached = new ArrayList<>();
            for (int i = 0; i < 20 && !reached.contains("Messages"); i++) {
                page.keyboard().press("Tab");
                reached.add(page.locator(":focus").textContent().strip());
            }
            assertThat(reached).contains("Parley", "Your room", "Texts", "Messages");
            page.keyboard().press("Enter");
            page.waitForURL("**/messages");
            assertThat(page.locator("nav [aria-current=page]")).hasText("Messages");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();
            page.keyboard().press("Tab");
            assertThat(page.locator("#words")).isFocused();
            page.keyboard().type("Typed without a mouse");
            for (int i = 0; i < 12 && !isFocused(page, "button"); i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            assertThat(page.locator(".message")).containsText("Typed without a mouse");
            assertThat(page.locator("#words")).hasValue("");
        }
    }

    private static boolean isFocused(Page page, String selector) {
        return (boolean) page.evaluate("what => document.activeElement.matches(what)", selector);
    }

    @Test
    void news_arrives_without_a_reload_and_takes_nothing_away() {
        Person north = talks.head("north");
        message(talks.lead(), "/messages/north", "The first question", "wanted", "yes");
        try (Browser.Opened opened = visit(north, "/messages");
                Browser.Opened other = visit(talks.lead(), "/messages/north")) {
            Page page = opened.page();
            page.evaluate("window.sameDocument = true");
            page.locator("#words").fill("Half a thought");
            page.locator("summary", new Page.LocatorOptions().setHasText("Answer"))
                    .click();
            Locator answer = page.locator(".thread textarea");
            answer.fill("Half an answer");
            Locator same = page.locator("#" + answer.getAttribute("id"));
            page.locator("#words").focus();

            other.page().locator("#words").fill("The second question");
            other.page().locator("#write button").click();

            assertThat(page.locator("#threads")).containsText("The second question");
            assertThat(page.locator("#news")).containsText("Something new was added");
            assertThat(page.locator("#words")).hasValue("Half a thought");
            assertThat(page.locator("#words")).isFocused();
            assertThat(same).hasValue("Half an answer");
            Object document = page.evaluate("window.sameDocument");
            assertThat(document).as("the page was not loaded anew").isEqualTo(true);

            same.focus();
            other.page().locator("#words").fill("The third question");
            other.page().locator("#write button").click();
            assertThat(page.locator("#news")).containsText("as soon as you leave the field");
            page.locator("#words").focus();
            assertThat(page.locator("#threads")).containsText("The third question");
            assertThat(same).hasValue("Half an answer");
        }
    }

    @Test
    void what_was_typed_survives_a_server_that_stops_and_a_reload_and_goes_when_it_was_sent() {
        Person north = talks.head("north");
        Server.Started other = room.another(0);
        int port = other.address().getPort();
        URI page = other.address().resolve(talks.page("/messages"));
        try (Browser.Opened opened = browser.visit(page, north.browser().session(), Browser.View.DESK)) {
            Page there = opened.page();
            there.locator("#words").fill("Begun on a good line");
            assertThat(there.locator("#kept")).containsText("Saved for you alone");

            other.close();
            there.locator("#words").fill("Begun on a good line, gone on with on a bad one");
            assertThat(there.locator("#kept")).containsText("Not connected; kept on this page, still trying");
            there.locator("#write button").click();
            assertThat(there.locator("#kept")).containsText("Nothing was sent");
            assertThat(there.locator("#words")).hasValue("Begun on a good line, gone on with on a bad one");

            other = room.another(port);
            assertThat(there.locator("#kept")).containsText("Saved for you alone");
            there.reload();
            assertThat(there.locator("#words")).hasValue("Begun on a good line, gone on with on a bad one");
            assertThat(there.locator("#kept")).containsText("is back in its field");
            Object stored = there.evaluate("localStorage.length + sessionStorage.length");
            assertThat(stored).as("nothing in the browser's storage").isEqualTo(0);

            there.locator("#write button").click();
            assertThat(there.locator(".message")).containsText("gone on with on a bad one");
            there.reload();
            there.waitForTimeout(700);
            assertThat(there.locator("#words")).hasValue("");
        } finally {
            other.close();
        }
    }

    @Test
    void what_was_chosen_comes_back_as_what_was_typed_does() {
        Person north = talks.head("north");
        String text = Drafts.saved(talks, "It holds for five years.");
        Drafts.show(talks, text, Drafts.version(talks.lead(), text), "north");
        try (Browser.Opened opened = browser.visit(
                room.address().resolve(text + "/answers"), north.browser().session(), Browser.View.DESK)) {
            Page page = opened.page();
            Locator choice = page.locator(".answer-choices").first();
            choice.locator("[value=REJECT]").check();
            choice.locator("[value=RESERVE]").check();
            assertThat(page.locator("#kept")).containsText("Saved for you alone");
            page.reload();
            assertThat(choice.locator("[value=RESERVE]")).isChecked();
            assertThat(page.locator("#kept")).containsText("is back in its field");
        }
    }

    @Test
    void a_form_that_is_looked_over_keeps_its_drafts_each_in_its_own_clause() {
        try (Browser.Opened opened = visit(talks.lead(), "/texts/new?kind=PROPOSAL")) {
            Page page = opened.page();
            Locator bodies = page.locator("textarea[data-draft]");
            bodies.first().fill("The first clause");
            page.locator("button[value^=add]").first().click();
            assertThat(bodies).hasCount(2);
            bodies.last().fill("The second clause");
            page.locator("button[value=check]").first().click();
            assertThat(page.locator("#kept")).containsText("Saved for you alone");
            page.locator("button[value^=remove]").first().click();
            assertThat(bodies).hasCount(1);
            assertThat(page.locator("#kept")).containsText("Saved for you alone");
            assertThat(bodies).hasValue("The second clause");
            page.navigate(address("/texts/new?kind=PROPOSAL").toString());
            assertThat(bodies).hasValue("The second clause");
        }
    }

    @Test
    void who_was_signed_out_keeps_what_was_typed_and_goes_on_after_signing_in_elsewhere() {
        Person north = talks.head("north");
        try (Browser.Opened opened = visit(north, "/messages")) {
            Page page = opened.page();
            page.locator("#words").fill("In the middle of a sen");
            assertThat(page.locator("#kept")).containsText("Saved for you alone");
            north.browser().submit("/", "/sign-out");
            assertThat(page.locator("#news")).containsText("You are signed out");
            page.locator("#words").fill("In the middle of a sentence");
            assertThat(page.locator("#kept")).containsText("What you typed is kept on this page");
            assertThat(page.locator("#kept").getByRole(AriaRole.LINK)).hasAttribute("target", "_blank");
            page.locator("#write button").click();
            assertThat(page.locator("#words")).hasValue("In the middle of a sentence");

            Page tab = page.context().newPage();
            tab.navigate(room.address().resolve("/sign-in").toString());
            tab.locator("#name").fill(north.signInName());
            tab.locator("#password").fill(Room.password());
            tab.locator("main form button:not([data-passkey])").click();
            tab.waitForURL(url -> !url.contains("sign-in"));
            tab.close();
            assertThat(page.locator("#kept")).containsText("Saved for you alone");
            page.locator("#write button").click();
            assertThat(page.locator(".message")).containsText("In the middle of a sentence");
        }
        north.signIn();
    }

    private Browser.Opened visit(Person reader, String page) {
        return browser.visit(address(page), reader.browser().session(), Browser.View.DESK);
    }

    private URI address(String page) {
        return room.address().resolve(talks.page(page));
    }

    private void message(Person writer, String address, String words, String... more) {
        String[] fields = new String[more.length + 2];
        fields[0] = "words";
        fields[1] = words;
        System.arraycopy(more, 0, fields, 2, more.length);
        post(writer, address, fields);
    }

    private void post(Person writer, String address, String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "id";
        all[1] = UUID.randomUUID().toString();
        System.arraycopy(fields, 0, all, 2, fields.length);
        HttpResponse<String> sent = writer.browser().submit(talks.path(), talks.page(address), all);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    }
}
