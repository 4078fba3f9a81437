package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A real Chromium over pages that we write. It is the system's own ({@code ./verify} installs it where it may); where
 * there is none, tests that need it are skipped and say so. Pages are opened without a network.
 */
public final class Browser {

    private static final List<Path> PLACES = Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .toList();

    /** How long anything in a page is waited for, in milliseconds; then a test fails rather than hangs. */
    private static final double PATIENCE = 30_000;

    private static Browser only;

    private final com.microsoft.playwright.Browser chromium;

    private Browser(com.microsoft.playwright.Browser chromium) {
        this.chromium = chromium;
    }

    /**
     * The one for all test classes of a run, started when first asked for; it goes with the process. Skips the test
     * where there is none: ask for it for each test, not once before all, so that every test that is skipped is counted.
     */
    public static synchronized Browser open() {
        if (only == null) {
            only = start();
        }
        return only;
    }

    private static Browser start() {
        Path place = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(place != null, "there is no Chromium at " + PLACES + "; install it to check pages in a browser");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return new Browser(playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(place)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"))));
    }

    /**
     * How a page is looked at.
     *
     * @param script whether a page that is opened as a file may run scripts, which the checks need
     */
    public record View(int width, boolean script) {
        public static final View CHECKED = new View(1440, true);
        public static final View PHONE = new View(360, false);
        public static final View DESK = new View(1440, false);
    }

    /** A page that was opened, with everything it asked for and complained of. */
    public record Opened(Page page, List<String> requests, List<String> complaints) implements AutoCloseable {

        /** Faults that axe finds, as lines; scripts must be allowed in the view, axe is one. */
        public List<String> faults() {
            return Axe.faults(page);
        }

        /** Words that stand out too little from their ground. */
        public List<String> contrastFaults() {
            return Axe.contrastFaults(page);
        }

        /** The same page for those who like it dark. */
        public Opened dark() {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            return this;
        }

        /** The same page for those who like it light. */
        public Opened light() {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            return this;
        }

        /** A picture of the whole page, kept in the folder that the property {@code parley.pictures} names; none by default. */
        public void picture(String name) {
            String folder = System.getProperty("parley.pictures");
            if (folder != null) {
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
            }
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
        BrowserContext context = context(options(view)
                .setJavaScriptEnabled(view.script())
                .setBypassCSP(view.script())
                .setOffline(true));
        Opened opened = opened(context, file.toAbsolutePath().toUri());
        assertThat(opened.page().title()).as(file.toString()).isNotBlank();
        return opened;
    }

    /**
     * A page of a server on this machine, with its own policy in force and a network.
     *
     * @param session what the cookie of who is signed in holds
     */
    public Opened visit(URI address, String session, View view) {
        return opened(signedIn(context(address, view), address, session), address);
    }

    /** The same for {@link Opened#faults}: the check is a script of its own, which the page's policy does not let in. */
    public Opened check(URI address, String session, View view) {
        BrowserContext lax = context(options(view).setBypassCSP(true));
        return opened(signedIn(lax, address, session), address);
    }

    /** A browser of somebody's own, with no cookies yet. @param base that addresses of its pages begin with */
    public BrowserContext context(URI base, View view) {
        return context(options(view).setBaseURL(base.toString()));
    }

    /** The same where somebody lets no page run scripts. */
    public BrowserContext withoutScripts(URI base) {
        return context(options(View.DESK).setBaseURL(base.toString()).setJavaScriptEnabled(false));
    }

    private BrowserContext context(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(View view) {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(view.width(), 900)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    private static BrowserContext signedIn(BrowserContext context, URI address, String session) {
        context.addCookies(List.of(
                new Cookie("parley", session).setDomain(address.getHost()).setPath("/")));
        return context;
    }

    private static Opened opened(BrowserContext context, URI address) {
        Page page = context.newPage();
        List<String> requests = new CopyOnWriteArrayList<>();
        List<String> complaints = new CopyOnWriteArrayList<>();
        context.onRequest(request -> requests.add(request.url()));
        page.onConsoleMessage((ConsoleMessage message) -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(address.toString());
        return new Opened(page, requests, complaints);
    }
}
