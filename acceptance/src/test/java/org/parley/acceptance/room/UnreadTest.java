package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.parley.server.keys.Keyring;
import org.parley.server.postgres.Database;
import org.parley.server.postgres.Role;
import org.parley.server.store.Door;
import org.parley.server.store.Looks;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;

/** What is new to a member is marked for them, and nobody else learns how far they have looked. */
class UnreadTest {

    private final Room room = Room.open();
    private final Talks talks = room.talks();
    private final Person north = talks.head("north");

    @Test
    void a_message_is_marked_until_its_reader_has_looked() {
        says(talks.lead(), "/messages/north", "Could six weeks do?");
        assertThat(marked(north, "", "/messages")).isEqualTo(1);
        assertThat(north.browser().get(talks.path()).body()).containsPattern("<title>\\(\\d+\\) Your room");
        assertThat(north.browser().get(talks.page("/messages")).body())
                .containsPattern("<span class=\"new\">new</span> <strong>Lena Mediator");
        assertThat(marked(north, "", "/messages")).isZero();
        assertThat(north.browser().get(talks.page("/messages")).body())
                .doesNotContain("<span class=\"new\">new</span>");
    }

    @Test
    void what_one_wrote_oneself_is_not_new() {
        says(talks.lead(), "/messages/north", "A question");
        says(talks.lead(), "/announcements", "We meet on Thursday.");
        assertThat(marked(talks.lead(), "/has", "/messages")).isZero();
        assertThat(marked(talks.lead(), "/has", "")).isZero();
        assertThat(marked(north, "/has", "/messages")).isEqualTo(1);
        assertThat(marked(north, "/has", "")).isEqualTo(1);
        assertThat(marked(north, "", ""))
                .as("shown once more on the page itself")
                .isEqualTo(1);
        assertThat(marked(north, "/has", "")).isZero();
    }

    @Test
    void a_text_is_new_until_this_text_was_opened() {
        String one = Drafts.saved(talks, "It holds for five years.");
        String other = Drafts.saved(talks, "It holds for six years.");
        for (String text : List.of(one, other)) {
            Drafts.show(talks, text, Drafts.version(talks.lead(), text), "north");
        }
        assertThat(marked(north, "", "/texts")).isEqualTo(2);
        assertThat(north.browser().get(talks.page("/texts")).body()).contains("<span class=\"new\">1 new</span></p>");
        assertThat(marked(north, "", "/texts")).as("the list was seen, no text").isEqualTo(2);
        north.browser().get(one);
        assertThat(marked(north, "", "/texts")).isEqualTo(1);
        north.browser().get(other);
        assertThat(marked(north, "", "/texts")).isZero();
        assertThat(marked(talks.team(), "/has", "/texts"))
                .as("two written and two shown, by a colleague")
                .isEqualTo(4);
    }

    @Test
    void a_page_that_asks_by_itself_has_not_been_looked_at() {
        says(talks.lead(), "/messages/north", "Are you there?");
        HttpResponse<String> byItself = north.browser()
                .send(HttpRequest.newBuilder(room.address().resolve(talks.page("/messages")))
                        .header("Accept", "text/html")
                        .header("X-Parley-By", "page"));
        assertThat(byItself.statusCode()).isEqualTo(200);
        assertThat(marked(north, "", "/messages")).isEqualTo(1);
    }

    @Test
    void how_far_somebody_has_looked_is_known_to_nobody_else() {
        Person member = talks.member("north");
        Person south = talks.head("south");
        says(talks.lead(), "/messages/north", "A question");
        says(talks.lead(), "/messages/south", "A question");
        List<Person> others = List.of(talks.lead(), talks.team(), member, south, talks.observer());
        List<String> pages = List.of("", "/log", "/messages/north");
        others.forEach(other -> pages.forEach(page -> other.browser().get(talks.page(page))));
        List<String> before = everything(others, pages);
        north.browser().get(talks.page("/messages"));
        north.browser().get(talks.page("/log?chain=caucus/north"));
        assertThat(marked(north, "", "/messages")).isZero();
        assertThat(everything(others, pages)).isEqualTo(before);

        for (Person other : others) {
            Myself me = talks.myself(other);
            Myself whose = talks.myself(north);
            Map<Looks.Look, Long> found = room.bean(Door.class)
                    .as(new Principal.Member(me.id()), tx -> new Looks(room.bean(Keyring.class)).of(tx, whose));
            assertThat(found).as(other.signInName()).isEmpty();
        }
        assertThat(talks.seenBy(north)).noneMatch(seen -> seen.deed().kind().contains("look"));
    }

    @Test
    void a_member_of_the_same_delegation_has_marks_of_their_own() {
        Person member = talks.member("north");
        says(talks.lead(), "/messages/north", "A question");
        north.browser().get(talks.page("/messages"));
        assertThat(marked(north, "", "/messages")).isZero();
        assertThat(marked(member, "", "/messages")).isEqualTo(1);
    }

    @Test
    void the_team_has_looked_at_the_caucus_that_it_opened_only() {
        says(north, "/messages/north", "From the north");
        says(talks.head("south"), "/messages/south", "From the south");
        assertThat(marked(talks.lead(), "/has", "/messages")).isEqualTo(2);
        talks.lead().browser().get(talks.page("/messages"));
        assertThat(marked(talks.lead(), "/has", "/messages"))
                .as("the overview shows no message")
                .isEqualTo(2);
        talks.lead().browser().get(talks.page("/messages/north"));
        assertThat(marked(talks.lead(), "/has", "/messages")).isEqualTo(1);
    }

    @Test
    void who_leaves_is_forgotten() throws SQLException {
        Person member = talks.member("north");
        says(talks.lead(), "/messages/north", "A question");
        member.browser().get(talks.page("/messages"));
        UUID id = talks.myself(member).id();
        assertThat(looks(id)).isPositive();
        north.browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + id + "/end"),
                        "id",
                        UUID.randomUUID().toString());
        assertThat(looks(id)).isZero();
    }

    @Test
    void what_is_kept_of_looks_may_be_damaged_and_pages_are_there_all_the_same() throws SQLException {
        says(talks.lead(), "/messages/north", "A question");
        north.browser().get(talks.page("/messages"));
        Database database = room.database();
        try (Connection owner =
                        DriverManager.getConnection(database.url(), Role.OWNER.user(), database.password(Role.OWNER));
                Statement sql = owner.createStatement()) {
            assertThat(sql.executeUpdate(
                            "update parley.look set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)"
                                    + " where member = '" + talks.myself(north).id() + "'"))
                    .isEqualTo(1);
        }
        assertThat(marked(north, "", "/messages")).as("all is new again").isEqualTo(1);
        north.browser().get(talks.page("/messages"));
        assertThat(marked(north, "", "/messages")).isZero();
    }

    private int looks(UUID member) throws SQLException {
        Database database = room.database();
        try (Connection owner =
                        DriverManager.getConnection(database.url(), Role.OWNER.user(), database.password(Role.OWNER));
                Statement sql = owner.createStatement();
                ResultSet rows = sql.executeQuery("select count(*) from parley.look where member = '" + member + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** All that others get, without what is fresh in each answer. */
    private List<String> everything(List<Person> readers, List<String> pages) {
        return readers.stream()
                .flatMap(reader -> pages.stream().map(page -> {
                    HttpResponse<String> got = reader.browser().get(talks.page(page));
                    return got.statusCode() + got.body().replaceAll("name=\"id\" value=\"[0-9a-f-]+\"", "");
                }))
                .toList();
    }

    /** What the navigation of a page marks as new on another. */
    private int marked(Person reader, String from, String page) {
        String body = reader.browser().get(talks.page(from)).body();
        Matcher mark = Pattern.compile("<li><a href=\"" + Pattern.quote(talks.page(page))
                        + "\"(?: aria-current=\"\\w+\")?>[^<]+(?:<span class=\"new\">(\\d+) new</span>)?</a>")
                .matcher(body);
        assertThat(mark.find()).as(body).isTrue();
        return mark.group(1) == null ? 0 : Integer.parseInt(mark.group(1));
    }

    private void says(Person who, String address, String words) {
        HttpResponse<String> sent = who.browser()
                .submit(
                        talks.path(),
                        talks.page(address),
                        "id",
                        UUID.randomUUID().toString(),
                        "words",
                        words);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    }
}
