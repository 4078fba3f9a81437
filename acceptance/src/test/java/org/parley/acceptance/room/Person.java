package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.server.people.Totp;

/** Somebody with an account, and the browser in which they are signed in. */
final class Person {

    private static final Pattern GIVEN = Pattern.compile("id=\"given\">([^<]+)<");
    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([A-Z2-7]+)<");

    private final Setting setting;
    private final Visitor browser;
    private final String signIn;
    private byte[] secret;
    private long lastStep;

    private Person(Setting setting, Visitor browser, String signIn) {
        this.setting = setting;
        this.browser = browser;
        this.signIn = signIn;
    }

    /** The first account of a room, with a second factor. */
    static Person first(Room room, String name) {
        return first(room.setting(), room.visitor(), room.welcome(), name);
    }

    /** The first account of a server as it is. @param welcome path of the link for it */
    static Person first(URI server, String welcome, String name) {
        return first(Setting.real(), new Visitor(server), welcome, name);
    }

    private static Person first(Setting setting, Visitor browser, String welcome, String name) {
        HttpResponse<String> made = browser.submit(welcome, welcome, "name", name, "password", Room.password());
        Person person = new Person(setting, browser, given(made));
        person.signIn();
        person.setUpFactor();
        return person;
    }

    /** Takes up an invitation in a fresh browser and signs in; no second factor. */
    static Person joining(Room room, String link) {
        return joining(room.setting(), room.visitor(), link);
    }

    static Person joining(URI server, String link) {
        return joining(Setting.real(), new Visitor(server), link);
    }

    private static Person joining(Setting setting, Visitor browser, String link) {
        Person person = new Person(setting, browser, given(browser.submit(link, link, "password", Room.password())));
        person.signIn();
        return person;
    }

    private static String given(HttpResponse<String> page) {
        Matcher found = GIVEN.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    Setting setting() {
        return setting;
    }

    Visitor browser() {
        return browser;
    }

    String signInName() {
        return signIn;
    }

    /** Signs in where the session has run out. */
    void stayIn() {
        if (browser.get("/").statusCode() != 200) {
            signIn();
        }
    }

    /** Tries to sign in in this browser with this password. */
    HttpResponse<String> tries(String password) {
        return browser.submit("/sign-in", "/sign-in", "name", signIn, "password", password);
    }

    /** Signs in, with a code where there is a second factor. */
    void signIn() {
        HttpResponse<String> in = browser.submit(
                "/sign-in",
                "/sign-in",
                "name",
                signIn,
                "password",
                Room.password(),
                "code",
                secret == null ? "" : code());
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
    }

    /** Sets the second factor up and signs in with it. */
    void setUpFactor() {
        Matcher shown = SECRET.matcher(browser.get("/factor").body());
        assertThat(shown.find()).isTrue();
        secret = bytes(shown.group(1));
        HttpResponse<String> done = browser.submit("/factor", "/factor", "code", code());
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        signIn();
    }

    /** The next code that was not used yet: now's, or, where that was used, the one to come, which is taken as well. */
    String code() {
        // Not one that runs out while it is on its way.
        long oldest = Totp.step(setting.clock().instant().plusSeconds(10)) - 1;
        long step = Math.max(oldest, lastStep + 1);
        while (step > Totp.step(setting.clock().instant()) + 1) {
            setting.pause().run();
        }
        lastStep = step;
        return Totp.code(secret, step);
    }

    private static byte[] bytes(String base32) {
        int bits = 0;
        int buffer = 0;
        byte[] out = new byte[base32.length() * 5 / 8];
        int at = 0;
        for (char c : base32.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits += 5;
            if (bits >= 8) {
                out[at++] = (byte) (buffer >>> bits - 8);
                bits -= 8;
            }
        }
        return out;
    }
}
