package org.parley.acceptance.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.acceptance.Browser;

/** Two of one delegation write at once, in a browser: both are shown, and what was typed goes or stays as its writer says. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SideBySideInBrowserTest {

    private final Browser browser = Browser.open();
    private final Talks talks = Room.open().talks();
    private final Person head = talks.head("north");
    private final Person member = talks.member("north");

    @Test
    void who_comes_too_late_sees_both_and_what_is_let_go_does_not_come_back() {
        String text = Drafts.saved(talks, "It holds for five years.");
        post(talks.lead(), text, "/table", "version", Drafts.version(talks.lead(), text));
        try (Browser.Opened opened = open(text + "/answers")) {
            Page page = opened.page();
            answer(page, "reject", "Not after last night.");
            post(member, text + "/answers", "", fields(text, "RESERVE"));
            press(page, "Keep our answers");
            assertThat(page.getByText("Side 1: on record now")).isVisible();
            assertThat(page.getByText("Not after last night.")).isVisible();
            assertThat(page.getByText("By Member of north")).isVisible();
            assertThat(Desk.faults(opened, text + "/overtaken")).isEmpty();

            press(page, "Go on with side 2, and work the others in");
            assertThat(page.locator("fieldset").first().getByLabel("reject")).isChecked();
            press(page, "Keep our answers");
            assertThat(page.getByText("Side 1: on record now")).isHidden();
            assertThat(page.locator("fieldset").first().getByLabel("reject")).isChecked();

            answer(page, "accept", "");
            post(member, text + "/answers", "", fields(text, "RESERVE"));
            press(page, "Keep our answers");
            press(page, "Go on with side 1 as it stands");
            assertThat(page.locator("fieldset").first().getByLabel("reserve")).isChecked();
            assertThat(page.locator("#kept")).isEmpty();
        }
    }

    @Test
    void what_is_typed_about_a_limit_stays_when_a_colleague_writes_it_anew() {
        String limits = talks.page("/limits");
        post(head, limits, "", limit("First words"));
        try (Browser.Opened opened = open(limits)) {
            Page page = opened.page();
            page.getByText("Change", new Page.GetByTextOptions().setExact(true)).click();
            Locator says = page.locator("form[id^=change-form] textarea");
            says.fill("Words of the head");
            page.locator("h1").click();
            String json = head.browser().json(limits).body();
            String[] anew = limit("Words of the member");
            String[] all = java.util.Arrays.copyOf(anew, anew.length + 2);
            all[anew.length] = "limit";
            all[anew.length + 1] = Drafts.found(json, "\"id\":\"(l-[^\"]+)\"");
            post(member, limits, "", all);
            assertThat(page.locator("#limits .said")).hasText("Words of the member");
            assertThat(says).hasValue("Words of the head");
            Desk.leave(page, page.locator("form[id^=change-form] button")::click);
            assertThat(page.getByText("Side 2: as you sent it, not on record")).isVisible();
            assertThat(Desk.faults(opened, "limits-overtaken")).isEmpty();
            press(page, "Go on with side 2 as it stands");
            assertThat(page.locator("#limits .said")).hasText("Words of the head");
        }
    }

    private Browser.Opened open(String path) {
        return browser.check(
                talks.room().address().resolve(path), head.browser().session(), Browser.View.CHECKED);
    }

    private static void answer(Page page, String answer, String words) {
        Locator clause = page.locator("fieldset").first();
        clause.getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
        clause.locator("textarea").first().fill(words);
    }

    private String[] fields(String text, String answer) {
        String clause = Drafts.found(member.browser().get(text).body(), "id=\"c-([a-z]+)\"");
        return new String[] {"version", Drafts.version(member, text), "answer." + clause, answer};
    }

    private static String[] limit(String says) {
        return new String[] {"issue", "truce", "how", "at-least", "options", "42", "firmness", "wish", "says", says};
    }

    private static void post(Person who, String page, String act, String... fields) {
        String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "id";
        all[fields.length + 1] = UUID.randomUUID().toString();
        assertThat(who.browser().submit(page, page + act, all).statusCode()).isEqualTo(303);
    }

    private static void press(Page page, String name) {
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
        Desk.leave(page, button::click);
    }
}
