package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages about people, approvals and the record as a browser has them; skipped where there is no Chromium. */
class PeopleInBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static Playwright playwright;
    private static Browser chromium;

    private final Room room = Room.open();
    private final Talks talks = room.talks();

    @BeforeAll
    static void start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "there is no Chromium at " + CHROMIUM);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    private BrowserContext signedIn(Person person) {
        BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setBypassCSP(true));
        context.addCookies(List.of(new Cookie("parley", person.browser().session())
                .setUrl(room.address().toString())));
        return context;
    }

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
            try (BrowserContext context = signedIn(who)) {
                Page page = context.newPage();
                for (String path : List.of("/people", "/approvals?from=caucus/north", "/log", "/account")) {
                    page.navigate(at(path.equals("/account") ? path : talks.page(path)));
                    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                    for (int width : List.of(360, 1440)) {
                        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                            page.setViewportSize(width, 900);
                            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                            String where = path + " " + width + " " + scheme + " ";
                            new AxeBuilder(page)
                                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                                    .analyze()
                                    .getViolations()
                                    .forEach(rule -> rule.getNodes()
                                            .forEach(node ->
                                                    faults.add(where + rule.getId() + " at " + node.getHtml())));
                            Object over = page.evaluate("document.documentElement.scrollWidth - innerWidth");
                            if (((Number) over).intValue() > 0) {
                                faults.add(where + "stands out by " + over);
                            }
                        }
                    }
                }
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
        try (BrowserContext context = signedIn(head)) {
            Page other = context.newPage();
            other.navigate(at(talks.page("/people")));
            Page page = context.newPage();
            page.navigate(at(talks.page("/people")));
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
