package org.parley.acceptance.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.parley.acceptance.Browser;

/** Passkeys in a real Chromium, with an authenticator that the browser plays itself. */
class PasskeyInBrowserTest {

    private final Browser browser = Browser.open();
    private final Room room = Room.open();
    private final Talks talks = room.talks();

    @Test
    void a_passkey_is_added_used_in_place_of_a_code_and_removed() {
        Person team = talks.joining(talks.lead(), "team", "Tina Team");
        Desk desk = Desk.at(browser, room);
        Page page = desk.page();
        authenticator(page);
        signIn(page, team, false);
        page.waitForURL(url -> !url.contains("sign-in"));
        page.navigate("/account");
        assertThat(page.locator("#passkeys-without")).hasCount(0);
        page.locator("#passkey-name").fill("My telephone");
        page.locator("#passkey-password").fill("quite another password");
        page.locator("form[data-passkey=make] button").click();
        assertThat(page.locator("form[data-passkey=make] [data-says]")).containsText("The password is not right");
        page.locator("#passkey-password").fill(Room.password());
        page.locator("form[data-passkey=make] button").click();
        assertThat(page.locator("main")).containsText("The passkey is added");
        assertThat(page.locator("main")).containsText("My telephone");

        page.locator("form[action='/sign-out'] button").first().click();
        page.waitForURL("**/sign-in");
        signIn(page, team, false);
        assertThat(page.locator("[role=alert]")).containsText("That was not right"); // the password alone
        signIn(page, team, true);
        page.waitForURL(url -> !url.contains("sign-in"));
        page.navigate(talks.page("/approvals"));
        assertThat(page.locator("h1")).hasText("Approvals");

        page.navigate("/account");
        assertThat(page.locator("main")).containsText("last used");
        page.locator("section:has(#passkeys) summary").click();
        page.locator("form[action='/account/passkeys/removal'] input[type=password]")
                .fill(Room.password());
        page.locator("form[action='/account/passkeys/removal'] button").click();
        assertThat(page.locator("main")).containsText("It does not serve any more");
        page.locator("form[action='/sign-out'] button").first().click();
        page.waitForURL("**/sign-in");
        signIn(page, team, true);
        page.waitForURL(url -> !url.contains("sign-in"));
        page.navigate(talks.page("/approvals"));
        page.waitForURL("**/factor"); // the password lets in, and the removed passkey adds nothing to it
        Desk.content(desk);
    }

    @Test
    void a_device_without_a_passkey_of_this_server_says_so_and_a_code_still_serves() {
        Desk desk = Desk.at(browser, room);
        Page page = desk.page();
        authenticator(page);
        Person team = talks.team();
        signIn(page, team, true);
        assertThat(page.locator("[data-says]")).containsText("No passkey was used");
        page.locator("#code").fill(team.code());
        page.locator("main form button").first().click();
        page.waitForURL(url -> !url.contains("sign-in"));
        page.navigate(talks.page("/approvals"));
        assertThat(page.locator("h1")).hasText("Approvals");
        Desk.content(desk);
    }

    @Test
    void without_scripts_the_page_offers_codes_and_no_passkey() {
        try (BrowserContext context = browser.withoutScripts(room.address())) {
            Page page = context.newPage();
            page.navigate("/sign-in");
            assertThat(page.locator("#code")).isVisible();
            assertThat(page.locator("button[data-passkey]")).isHidden();
        }
    }

    private void signIn(Page page, Person person, boolean passkey) {
        page.navigate("/sign-in");
        page.locator("#name").fill(person.signInName());
        page.locator("#password").fill(Room.password());
        page.locator(passkey ? "button[data-passkey]" : "main form button:not([data-passkey])")
                .click();
    }

    private static void authenticator(Page page) {
        CDPSession devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject added = new JsonObject();
        added.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", added);
    }
}
