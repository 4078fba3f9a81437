package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A short story in a process of its own, for where there is no network: from the first account over a text, its answers and a
 * letter that is carried by hand, to the export.
 */
final class StoryAlone {

    /** What it says when all went through. */
    static final String END = "The story is told.";

    private StoryAlone() {}

    /** @param told address of the server, and the path of its first link */
    public static void main(String[] told) {
        URI server = URI.create(told[0]);
        Person lead = Person.first(server, told[1], "Lena Mediator");
        String path = Talks.open(lead, "Talks on the river");
        Person north = Person.joining(server, Talks.invitation(lead, path, "head/north", "Nadia North"));
        Talks talks = Talks.elsewhere(path, Map.of("head/north", north));

        String text = new Drafts(lead, talks.page("/texts/new?kind=SINGLE_TEXT"))
                .title("en", "Sharing the river")
                .clause(1, "en", "Water", "Each side takes half of the water.")
                .save();
        sent(lead, text, text + "/show", "version", Drafts.version(lead, text), "party", "north", "channel", "a page");
        String messages = talks.page("/messages/north");
        sent(lead, messages, messages, "words", "What do you think? See https://example.org/terms");

        Laptop laptop = Laptop.of(talks, "north", "Field laptop");
        assertThat(laptop.open(laptop.letter(north, "own", "yes"))).contains("Sharing the river");
        byte[] answer = laptop.answer("parley: 1\nmessages: [{words: We can live with it.}]\n");
        assertThat(laptop.bring(north, answer).body()).contains("was taken in: 1 entry");

        for (String page : List.of("", "/texts", "/has", "/messages", "/people", "/log?check=all", "/approvals")) {
            HttpResponse<String> shown = lead.browser().get(talks.page(page));
            assertThat(shown.statusCode()).as(page).isEqualTo(200);
        }
        assertThat(lead.browser().get(messages).body()).contains("We can live with it.");
        assertThat(north.browser().bytes(talks.page("/export")).statusCode()).isEqualTo(200);
        System.out.println(END);
        System.exit(0); // Clients keep threads.
    }

    private static void sent(Person by, String page, String action, String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "id";
        all[1] = UUID.randomUUID().toString();
        System.arraycopy(fields, 0, all, 2, fields.length);
        HttpResponse<String> sent = by.browser().submit(page, action, all);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    }
}
