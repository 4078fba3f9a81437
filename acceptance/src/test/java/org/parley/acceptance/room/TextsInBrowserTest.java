package org.parley.acceptance.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.acceptance.Browser;

/** From an invitation to an agreement, with a mediator and two delegations in three browsers at once. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TextsInBrowserTest {

    private static final String ARABIC = "يأخذ كل طرف نصف مياه النهر.";

    private final Browser browser = Browser.open();

    /** A room apart: other tests try wrong passwords for the mediator of the common one, and limits are by name too. */
    private static Room room;

    @BeforeAll
    static void open() throws IOException, SQLException {
        room = Room.set(Setting.real());
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void from_an_invitation_to_an_agreement() {
        Desk lead = Desk.at(browser, room);
        Desk north = Desk.at(browser, room);
        Desk south = Desk.at(browser, room);
        signIn(lead.page(), room.mediator().signInName(), room.mediator().code());
        String talks = openTalks(lead.page());
        joins(lead.page(), north.page(), talks, "head/north", "Nadia North");
        joins(lead.page(), south.page(), talks, "head/south", "Samir South");

        agenda(lead.page(), talks);
        String text = draft(lead.page(), talks);
        assertThat(get(north.page(), text)).isEqualTo(404);
        for (Desk side : List.of(north, south)) {
            side.page().navigate(talks + "/texts");
        }
        press(lead.page(), "Put it before all");
        String code = lead.page().locator("#text-code").textContent();

        for (Desk side : List.of(north, south)) {
            Page page = side.page();
            // It is there without a reload, in both browsers that were open.
            page.getByText("Sharing the river").first().click();
            assertThat(page.locator("#text-code")).hasText(code);
            Locator arabic = page.getByText(ARABIC);
            assertThat(arabic).isVisible();
            assertThat(arabic.evaluate("one => getComputedStyle(one).direction"))
                    .isEqualTo("rtl");
            press(page, "We hold what this page shows");
            assertThat(page.getByText("✓ Your delegation said")).isVisible();
            accept(page, text, side == south);
        }
        assertThat(lead.page().navigate(text + "/agreement").text()).contains("Clause 2: what it released is");
        south.page().navigate(text + "/answers");
        south.page().locator("fieldset").nth(1).getByLabel("accept", exactly()).check();
        press(south.page(), "Keep our answers");
        press(south.page(), "Release", true);

        lead.page().navigate(text + "/agreement");
        press(lead.page(), "Put on record that this is agreed");
        assertThat(lead.page().getByText("✓ Agreed on")).isVisible();
        north.page().navigate(talks + "/texts");
        assertThat(north.page().getByText("✓ agreed")).isVisible();

        List<String> faults = new ArrayList<>();
        String split = split(lead, talks);
        for (String path : List.of(
                talks + "/texts",
                talks + "/texts/new?kind=SINGLE_TEXT",
                text,
                text + "?language=ar",
                text + "/draft",
                text + "/answers",
                text + "/agreement",
                split,
                split + "/compare",
                split + "/conflict",
                talks + "/has",
                talks + "/agenda",
                talks + "/agenda/write",
                talks + "/packages")) {
            faults.addAll(lead.faults(path));
        }
        for (String path : List.of(
                talks + "/texts", text + "/counter", text + "/answers", split, talks + "/has", talks + "/packages")) {
            faults.addAll(north.faults(path));
        }
        assertThat(faults).isEmpty();
        Desk.content(lead, north, south);
    }

    private static void signIn(Page page, String name, String code) {
        page.navigate("/sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill(Room.password());
        page.locator("#code").fill(code);
        press(page, "Sign in");
    }

    private static String openTalks(Page page) {
        page.navigate("/");
        page.locator("#title").fill("Talks on the river");
        page.locator("#name").fill("Lena Mediator");
        page.locator("#mediation").fill("The good offices");
        page.locator("#parties").fill("north: The Northern Council\nsouth: The Southern League");
        page.locator("#languages").fill("en, ar, he");
        press(page, "Open");
        return URI.create(page.url()).getPath();
    }

    private static void joins(Page lead, Page guest, String talks, String place, String name) {
        lead.navigate(talks + "/people");
        lead.locator("[name=name]").fill(name);
        lead.locator("[name=place]").selectOption(place);
        Desk.leave(lead, lead.locator("form[action$=invitations] button")::click);
        String link = lead.locator("#link").textContent();
        guest.navigate(URI.create(link).getPath());
        guest.locator("#password").fill(Room.password());
        press(guest, "Join");
        String signIn = guest.locator("#given").textContent();
        signIn(guest, signIn, "");
    }

    private static void agenda(Page page, String talks) {
        page.navigate(talks + "/agenda/write");
        page.getByLabel("Short name").fill("Water");
        page.getByLabel("The question").fill("How is the water shared?");
        page.getByLabel("Options, one a line").fill("half: in halves\nthirds: two thirds to one");
        press(page, "Put this agenda before all");
        assertThat(page.getByText("in halves")).isVisible();
    }

    private static String draft(Page page, String talks) {
        page.navigate(talks + "/texts/new?kind=SINGLE_TEXT");
        page.getByLabel("Arabic").check();
        press(page, "Look it over");
        page.getByLabel("Title, English").fill("Sharing the river");
        page.getByLabel("Title, Arabic").fill("تقاسم مياه النهر");
        press(page, "Add a clause below clause 1");
        page.getByLabel("Heading of clause 1, English").fill("Water");
        page.getByLabel("Words of clause 1, English").fill("Each side takes half of the water of the river.");
        page.getByLabel("Heading of clause 1, Arabic").fill("المياه");
        page.getByLabel("Words of clause 1, Arabic").fill(ARABIC);
        page.getByLabel("Words of clause 2, English").fill("It holds for five years.");
        page.getByLabel("Words of clause 2, Arabic").fill("يسري لمدة خمس سنوات.");
        page.locator("details").nth(1).evaluate("one => one.open = true");
        page.locator("fieldset details").first().evaluate("one => one.open = true");
        page.getByLabel("Water", new Page.GetByLabelOptions().setExact(true))
                .first()
                .selectOption("in halves");
        press(page, "Save as a version");
        assertThat(page.getByText(ARABIC)).isVisible();
        return URI.create(page.url()).getPath();
    }

    private static void accept(Page page, String text, boolean reserve) {
        page.navigate(text + "/answers");
        page.locator("fieldset").nth(0).getByLabel("accept", exactly()).check();
        page.locator("fieldset")
                .nth(1)
                .getByLabel(reserve ? "reserve" : "accept", exactly())
                .check();
        page.getByLabel("Private note on clause 2").fill("Ten years would do as well.");
        press(page, "Keep our answers");
        press(page, "Release", true);
        assertThat(page.getByText("released to the mediation").first()).isVisible();
    }

    /** Two versions made from one, each shown to another delegation; the address of the text. */
    private static String split(Desk lead, String talks) {
        Page page = lead.page();
        page.navigate(talks + "/texts/new?kind=FRAMEWORK");
        page.getByLabel("Title, English").fill("How we go on");
        page.getByLabel("Words of clause 1, English")
                .fill("We meet every w\u0435\u0435k, and \u202Enever\u202C on Fridays.");
        press(page, "Save as a version");
        String text = URI.create(page.url()).getPath();
        Page other = lead.tab();
        page.navigate(text + "/draft");
        other.navigate(text + "/draft");
        page.getByLabel("Words of clause 1, English").fill("We meet every month.");
        press(page, "Save as a version");
        show(page, "north");
        other.getByLabel("Words of clause 1, English").fill("We meet every second month.");
        press(other, "Save as a version");
        assertThat(other.getByText("Go on with side 2 as it stands")).isVisible();
        Page first = lead.tab();
        first.navigate(talks);
        assertThat(first.locator("h1")).isVisible();
        assertThat(first.locator(".alarm")).hasCount(0);
        other.navigate(text);
        show(other, "south");
        // The mediator's first page, open since before, tells of it without being asked.
        assertThat(first.locator(".alarm")).containsText("Alarm:");
        assertThat(first.locator(".alarm")).containsText("How we go on");
        page.navigate(talks + "/has");
        assertThat(page.getByText("Different texts under one number.")).isVisible();
        return text;
    }

    private static void show(Page page, String party) {
        page.locator("#party").selectOption(party);
        press(page, "Show it to this delegation");
    }

    private static int get(Page page, String path) {
        return page.navigate(path).status();
    }

    private static void press(Page page, String name) {
        press(page, name, false);
    }

    private static void press(Page page, String name, boolean exact) {
        Locator button = page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(exact))
                .first();
        Desk.leave(page, button::click);
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }
}
