package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.parley.acceptance.Browser;

/**
 * Pages that one comes by on the way in and out, or once, as the answer to a form: everybody can use them, on a telephone and
 * at night too. Skipped where there is no Chromium.
 */
class PassingPagesInBrowserTest {

    private static final Pattern LINK = Pattern.compile("id=\"link\">([^<]+)<");

    private final Browser browser = Browser.open();
    private final Room room = Room.open();
    private final Talks talks = room.talks();
    private final Map<String, String> pages = new LinkedHashMap<>();

    @Test
    void everybodyCanUseThePagesThatOneComesByOnce() {
        arriving();
        lockingAndUnlocking();
        lettingOthersIn();
        doubting();
        List<String> faults = new ArrayList<>();
        try (Browser.Opened opened = browser.check(room.address().resolve("/sign-in"), "", Browser.View.CHECKED)) {
            pages.forEach((name, html) -> {
                opened.page().setContent(html); // under the address of this server, so with its style
                if (opened.overflow(360) > 0) {
                    faults.add(name + " stands out to the side");
                }
                opened.light().faults().forEach(fault -> faults.add(name + ": " + fault));
                opened.dark().contrastFaults().forEach(fault -> faults.add(name + " in the dark: " + fault));
            });
        }
        assertThat(faults).isEmpty();
    }

    private void arriving() {
        shown("sign-in", 200, room.visitor().get("/sign-in"));
        shown("sign-in, turned down", 403, talks.head("north").tries("wrong wrong wrong"));
        talks.head("north").signIn();
        shown("start", 200, talks.head("north").browser().get("/"));
        shown("factor", 200, talks.head("north").browser().get("/factor"));
        shown("wrong", 404, talks.head("north").browser().get(talks.page("/nowhere")));
        String link = talks.invitation(talks.lead(), "observer", "Olga Observer");
        Visitor guest = room.visitor();
        shown("join", 200, guest.get(link));
        shown("joined", 200, guest.submit(link, link, "password", Room.password()));
        shown("join, used up", 404, room.visitor().get(link));
    }

    private void lockingAndUnlocking() {
        Visitor head = talks.head("north").browser();
        head.submit("/account", "/lock");
        shown("unlock", 200, head.get("/unlock"));
        talks.head("north").signIn();
    }

    private void lettingOthersIn() {
        Visitor head = talks.head("north").browser();
        shown(
                "invited",
                200,
                head.submit(
                        talks.page("/people"),
                        talks.page("/people/invitations"),
                        "id",
                        UUID.randomUUID().toString(),
                        "name",
                        "Nuri Nobody",
                        "place",
                        "member/north"));
        String member = talks.myself(talks.member("north")).id().toString();
        HttpResponse<String> renewal = head.submit(
                talks.page("/people"),
                talks.page("/people/" + member + "/renew"),
                "id",
                UUID.randomUUID().toString());
        shown("renewal", 200, renewal);
        Matcher link = LINK.matcher(renewal.body());
        assertThat(link.find()).isTrue();
        String path = URI.create(link.group(1)).getPath();
        Visitor anew = room.visitor();
        shown("renew", 200, anew.get(path));
        shown("renewed", 200, anew.submit(path, path, "password", Room.password()));
    }

    private void doubting() {
        String text = Drafts.saved(talks, "It holds for five years.");
        String version = Drafts.version(talks.lead(), text);
        Drafts.show(talks, text, version, "north");
        shown(
                "doubt",
                422,
                talks.head("north")
                        .browser()
                        .submit(
                                text,
                                text + "/acknowledge",
                                "id",
                                UUID.randomUUID().toString(),
                                "version",
                                version,
                                "code",
                                "quite another code"));
    }

    private void shown(String name, int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(name).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(name)
                .startsWith("text/html");
        pages.put(name, answer.body());
    }
}
