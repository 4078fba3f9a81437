package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.acceptance.Browser;

/** Pages about people, approvals and the record as a browser has them; skipped where there is no Chromium. */
class PeopleInBrowserTest {

    private final Browser browser = Browser.open();
    private final Room room = Room.open();
    private final Talks talks = room.talks();

    private String at(String path) {
        return room.address().resolve(path).toString();
    }

    @Test
    void everybody_can_use_these_pages_on_a_phone_and_at_a_desk_by_day_and_by_night() {
        talks.member("north");
        talks.head("south");
        asks();
        List<String> faults = new ArrayList<>();
        for (Person who : List.of(talks.lead(), talks.head("north"))) {
            try (Desk desk = Desk.of(browser, room, who)) {
                for (String path : List.of("/people", "/approvals?from=caucus/north", "/log")) {
                    faults.addAll(desk.faults(talks.page(path)));
                }
                faults.addAll(desk.faults("/account"));
            }
        }
        assertThat(faults).isEmpty();
    }

    private void asks() {
        talks.team()
                .browser()
                .submit(
                        talks.page("/approvals?from=caucus/north"),
                        talks.page("/approvals"),
                        "id",
                        UUID.randomUUID().toString(),
                        "source",
                        "caucus/north",
                        "recipients",
                        "caucus/south",
                        "words",
                        "They could live with eight weeks.",
                        "why",
                        "It would move the others.");
    }

    @Test
    void a_locked_screen_shows_nothing_by_going_back_nor_in_another_window() {
        Person head = talks.head("north");
        talks.joining(head, "member/north", "Nuri Nobody");
        try (Desk desk = Desk.of(browser, room, head)) {
            Page other = desk.tab();
            other.navigate(talks.page("/people"));
            Page page = desk.page();
            page.navigate(talks.page("/people"));
            assertThat(page.content()).contains("Nuri Nobody");
            page.locator("#lock button").click();
            page.waitForURL(at("/unlock"));
            other.waitForURL(at("/unlock"));
            page.goBack();
            page.waitForURL(at("/unlock"));
            assertThat(page.content()).doesNotContain("Nuri Nobody", "Water talks");
            assertThat(other.content()).doesNotContain("Nuri Nobody", "Water talks");
            page.fill("#password", Room.password());
            page.locator("main button").click();
            page.waitForURL(at("/"));
            assertThat(page.content()).contains("Water talks");
        }
    }
}
