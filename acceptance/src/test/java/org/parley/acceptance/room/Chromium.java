package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium in front of the room: the system's own. Where there is none, tests that need it are skipped and say so. */
final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES = Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .toList();

    /** Rules of WCAG 2.2 up to AA, by the tags of axe. */
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright;
    private final Browser browser;
    private final URI room;

    private Chromium(Playwright playwright, Browser browser, URI room) {
        this.playwright = playwright;
        this.browser = browser;
        this.room = room;
    }

    /** Starts it, or skips the test. */
    static Chromium before(Room room) {
        Path place = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(place != null, "there is no Chromium at " + PLACES + "; install it to check pages in a browser");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(place)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"))),
                room.address());
    }

    /** Somebody's browser: its cookies are its own. */
    Desk desk() {
        return new Desk(browser.newContext(
                new Browser.NewContextOptions().setBaseURL(room.toString()).setViewportSize(1440, 900)));
    }

    /** A browser as somebody has set it up. */
    BrowserContext context(Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    /** One person at a browser, with what the pages asked for elsewhere and what the console complained of. */
    final class Desk {
        private final BrowserContext context;
        private final Page page;
        private final List<String> elsewhere = new ArrayList<>();
        private final List<String> complaints = new ArrayList<>();

        private Desk(BrowserContext context) {
            this.context = context;
            this.page = tab();
        }

        Page page() {
            return page;
        }

        /** One more page in the same browser. */
        Page tab() {
            Page tab = context.newPage();
            tab.onRequest(request -> {
                if (!request.url().startsWith(room.toString()) && !request.url().startsWith("data:")) {
                    elsewhere.add(request.url());
                }
            });
            tab.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("the server responded with a status")) {
                    complaints.add(message.text());
                }
            });
            tab.onPageError(complaints::add);
            return tab;
        }

        List<String> elsewhere() {
            return elsewhere;
        }

        List<String> complaints() {
            return complaints;
        }

        /** What axe finds on a page, in light and dark, on a telephone and on a desk; with a picture of each, if asked for. */
        List<String> faults(String path) {
            List<String> faults = new ArrayList<>();
            // axe is a script of its own, which the pages' policy would not let run.
            try (BrowserContext look = browser.newContext(new Browser.NewContextOptions()
                    .setBaseURL(room.toString())
                    .setBypassCSP(true)
                    .setStorageState(context.storageState()))) {
                Page looked = look.newPage();
                looked.navigate(path);
                looked.locator("main details").all().forEach(one -> one.evaluate("one => one.open = true"));
                for (int width : new int[] {360, 1440}) {
                    looked.setViewportSize(width, 900);
                    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                        looked.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                        AxeBuilder axe = new AxeBuilder(looked);
                        String where = path + " " + width + " " + scheme + ": ";
                        // Of all rules only that of contrast depends on the scheme.
                        found(
                                        scheme == ColorScheme.LIGHT
                                                ? axe.withTags(WCAG)
                                                : axe.withRules(List.of("color-contrast")))
                                .forEach(fault -> faults.add(where + fault));
                        picture(looked, path, width, scheme);
                    }
                    if (((Number) looked.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue()
                            > 0) {
                        faults.add(path + " " + width + ": stands out to the side");
                    }
                }
            }
            return faults;
        }
    }

    private static List<String> found(AxeBuilder axe) {
        List<String> faults = new ArrayList<>();
        for (Rule rule : axe.analyze().getViolations()) {
            rule.getNodes().forEach(node -> faults.add(rule.getId() + ": " + rule.getHelp() + " at " + node.getHtml()));
        }
        return faults;
    }

    /** Kept where the property {@code parley.pictures} says; nowhere by default. */
    private static void picture(Page page, String path, int width, ColorScheme scheme) {
        String folder = System.getProperty("parley.pictures");
        if (folder != null) {
            String name = path.replaceAll("/talks/[0-9a-f-]{36}/?", "").replaceAll("[^A-Za-z0-9]+", "-") + "-" + width
                    + "-" + scheme.name().charAt(0) + ".png";
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name)));
        }
    }

    /** Nothing may have gone wrong that only a browser sees. */
    static void content(Desk... desks) {
        for (Desk desk : desks) {
            assertThat(desk.elsewhere()).as("requests to others (P7)").isEmpty();
            assertThat(desk.complaints()).as("console").isEmpty();
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
