package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A real Chromium over pages that we write. It is the system's own ({@code ./verify} installs it where it may); where
 * there is none, tests that need it are skipped and say so. Pages are opened without a network.
 */
public final class Browser implements AutoCloseable {

    private static final List<Path> PLACES = Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .toList();

    /** Rules of WCAG 2.2 up to AA, by the tags of axe. */
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Starts it, or skips the test. */
    public static Browser start() {
        Path place = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(place != null, "there is no Chromium at " + PLACES + "; install it to check pages in a browser");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(place)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"))));
    }

    /** How a page is looked at. */
    public record View(int width, boolean dark, boolean print, boolean script) {
        /** With scripts, which the checks need; the page's own policy does not hold for them. */
        public static final View CHECKED = new View(1440, false, false, true);

        public static final View PHONE = new View(360, false, false, false);
        public static final View DESK = new View(1440, false, false, false);
        public static final View DARK_PHONE = new View(360, true, false, false);
        public static final View DARK_DESK = new View(1440, true, false, false);
        public static final View PAPER = new View(794, false, true, false);
    }

    /** A page that was opened, with everything it asked for and complained of. */
    public record Opened(Page page, List<String> requests, List<String> complaints) implements AutoCloseable {

        /** Faults that axe finds, as lines; scripts must be allowed in the view, axe is one. */
        public List<String> faults() {
            return lines(new AxeBuilder(page).withTags(WCAG));
        }

        /** Words that stand out too little from their ground. */
        public List<String> contrastFaults() {
            return lines(new AxeBuilder(page).withRules(List.of("color-contrast")));
        }

        private static List<String> lines(AxeBuilder axe) {
            List<String> faults = new ArrayList<>();
            for (Rule rule : axe.analyze().getViolations()) {
                rule.getNodes()
                        .forEach(node -> faults.add(rule.getId() + ": " + rule.getHelp() + " at " + node.getHtml()));
            }
            return faults;
        }

        /** The same page for those who like it dark. */
        public Opened dark() {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            return this;
        }

        /** How many pixels of the page stand out to the side of a window of this width. */
        public int overflow(int width) {
            page.setViewportSize(width, 900);
            return ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
        }

        @Override
        public void close() {
            page.context().close();
        }
    }

    Opened open(Path file, View view) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(view.width(), 900)
                .setColorScheme(view.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(view.script())
                .setBypassCSP(view.script())
                .setOffline(true));
        Page page = context.newPage();
        List<String> requests = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage((ConsoleMessage message) -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        if (view.print()) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        }
        page.navigate(file.toAbsolutePath().toUri().toString());
        assertThat(page.title()).as(file.toString()).isNotBlank();
        return new Opened(page, requests, complaints);
    }

    /**
     * A page of a server on this machine, with its own policy in force and a network.
     *
     * @param session what the cookie of who is signed in holds
     */
    public Opened visit(URI address, String session, View view) {
        return visit(address, session, view, false);
    }

    /** The same for {@link Opened#faults}: the check is a script of its own, which the page's policy does not let in. */
    public Opened check(URI address, String session, View view) {
        return visit(address, session, view, true);
    }

    private Opened visit(URI address, String session, View view, boolean lax) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(view.width(), 900)
                .setColorScheme(view.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setBypassCSP(lax));
        context.addCookies(List.of(
                new Cookie("parley", session).setDomain(address.getHost()).setPath("/")));
        context.setDefaultTimeout(20_000);
        Page page = context.newPage();
        List<String> requests = new CopyOnWriteArrayList<>();
        List<String> complaints = new CopyOnWriteArrayList<>();
        context.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage((ConsoleMessage message) -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(address.toString());
        return new Opened(page, requests, complaints);
    }

    /** A picture of the whole page. */
    static void picture(Opened opened, Path to) {
        opened.page().screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(to));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
