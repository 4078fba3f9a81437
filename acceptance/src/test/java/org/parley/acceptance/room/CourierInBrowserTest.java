package org.parley.acceptance.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.acceptance.Browser;

/** The courier as the head of a delegation uses it: a device is registered, a letter fetched, an answer brought. */
class CourierInBrowserTest {

    private final Browser browser = Browser.open();
    private final Room room = Room.open();
    private final Talks talks = room.talks();

    @Test
    void a_device_is_registered_a_letter_fetched_and_an_answer_brought() {
        Person head = talks.head("north");
        Laptop laptop = Laptop.unknown(talks, "north", "Field laptop");
        try (Browser.Opened opened = browser.visit(address(), head.browser().session(), Browser.View.DESK)) {
            Page page = opened.page();
            page.getByLabel("The card of the device").fill(laptop.card().text());
            press(page, "Read the card");
            assertThat(page.locator("#code")).hasText(laptop.card().code().toString());
            page.getByLabel("The device shows the same code").check();
            press(page, "Register the device");
            String code = page.getByText("Code of the talks' card")
                    .locator("xpath=following-sibling::dd")
                    .textContent()
                    .strip();
            String card = page.waitForDownload(() ->
                            page.getByText("Card of the talks for Field laptop").click())
                    .path()
                    .toString();
            laptop.fine("device", "join", card, "--code", code);

            press(page, "Make the letter");
            String letter = page.waitForDownload(
                            () -> page.getByText("Fetch letter 1").click())
                    .path()
                    .toString();
            assertThat(laptop.fine("open", letter)).contains("Letter 1 of the talks");

            byte[] answer = laptop.answer("parley: 1\nmessages: [{words: We can live with it.}]\n");
            page.getByLabel("The file that a device sealed").setInputFiles(laptop.file(answer));
            press(page, "Take it in");
            assertThat(page.locator("#arrived")).containsText("Answer 1 of Field laptop was taken in: 1 entry");
            page.getByText("Back to the courier").click();
            page.getByLabel("The file that a device sealed")
                    .setInputFiles(laptop.file("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            press(page, "Take it in");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing of this file was taken in.");
            assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
            assertThat(opened.requests())
                    .isNotEmpty()
                    .allMatch(url -> url.startsWith(room.address().toString()));
        }
    }

    @Test
    void the_page_passes_wcag_22_aa_in_light_and_dark_wide_and_narrow() {
        Person head = talks.head("north");
        Laptop laptop = Laptop.of(talks, "north", "Field laptop");
        laptop.open(laptop.letter(head));
        laptop.bring(head, laptop.answer("parley: 1\nmessages: [{words: We can live with it.}]\n"));
        laptop.letter(talks.lead());
        Laptop.of(talks, "north", "Second laptop");
        head.browser().submit(talks.page("/devices"), laptop.address() + "/letters/1/revoke");
        for (Person reader : List.of(head, talks.lead(), talks.adviser("north"))) {
            for (Browser.View view : List.of(Browser.View.CHECKED, Browser.View.PHONE)) {
                try (Browser.Opened opened =
                        browser.check(address(), reader.browser().session(), view)) {
                    assertThat(opened.faults()).as(view.toString()).isEmpty();
                    assertThat(opened.dark().contrastFaults())
                            .as(view.toString())
                            .isEmpty();
                    assertThat(opened.overflow(view.width()))
                            .as(view.toString())
                            .isLessThanOrEqualTo(0);
                }
            }
        }
    }

    private java.net.URI address() {
        return room.address().resolve(talks.page("/devices"));
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
