package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.parley.acceptance.Browser;

/** Somebody at a browser whose cookies are their own, with what its pages asked for elsewhere and what its console said. */
final class Desk implements AutoCloseable {

    private final Browser browser;
    private final URI room;
    private final BrowserContext context;
    private final Page page;
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Desk(Browser browser, URI room, BrowserContext context) {
        this.browser = browser;
        this.room = room;
        this.context = context;
        this.page = tab();
    }

    /** A browser in which nobody is signed in yet. */
    static Desk at(Browser browser, Room room) {
        return new Desk(browser, room.address(), browser.context(room.address(), Browser.View.DESK));
    }

    /** Where somebody is signed in. */
    static Desk of(Browser browser, Room room, Person person) {
        Desk desk = at(browser, room);
        desk.context.addCookies(List.of(new Cookie("parley", person.browser().session())
                .setDomain(room.address().getHost())
                .setPath("/")));
        return desk;
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

    /** Does what leads to another page, be it a moment later, since what was typed is saved first; and waits for it. */
    static void leave(Page page, Runnable step) {
        page.locator("html").evaluate("page => page.dataset.left = 'not yet'");
        step.run();
        PlaywrightAssertions.assertThat(page.locator("html[data-left]")).hasCount(0);
        page.waitForLoadState();
    }

    /** What axe finds on a page, in light and dark, on a telephone and on a desk; with a picture of each, if asked for. */
    List<String> faults(String path) {
        try (Browser.Opened opened = browser.check(room.resolve(path), session(), Browser.View.CHECKED)) {
            return faults(opened, path);
        }
    }

    /** The same of a page as it stands there now, be it the answer to a form. */
    static List<String> faults(Browser.Opened opened, String path) {
        List<String> faults = new ArrayList<>();
        opened.page().locator("main details").evaluateAll("all => all.forEach(one => one.open = true)");
        for (int width : new int[] {360, 1440}) {
            String where = path + " " + width + ": ";
            if (opened.overflow(width) > 0) {
                faults.add(where + "stands out to the side");
            }
            opened.light().faults().forEach(fault -> faults.add(where + fault));
            opened.picture(name(path, width, "L"));
            opened.dark().contrastFaults().forEach(fault -> faults.add(where + "in the dark, " + fault));
            opened.picture(name(path, width, "D"));
        }
        opened.light();
        return faults;
    }

    private static String name(String path, int width, String scheme) {
        return path.replaceAll("/talks/[0-9a-f-]{36}/?", "").replaceAll("[^A-Za-z0-9]+", "-") + "-" + width + "-"
                + scheme;
    }

    /** What the session's cookie holds. */
    private String session() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("parley"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    /** Nothing may have gone wrong that only a browser sees. */
    static void content(Desk... desks) {
        for (Desk desk : desks) {
            assertThat(desk.elsewhere).as("requests to others (P7)").isEmpty();
            assertThat(desk.complaints).as("console").isEmpty();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
