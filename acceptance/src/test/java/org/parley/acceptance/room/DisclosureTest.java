package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.parley.server.AppDatabase;
import org.parley.server.people.Disclosing;
import org.parley.server.store.Chains;
import org.parley.server.store.Disclosures;
import org.parley.server.store.Door;
import org.parley.server.store.Myself;
import org.parley.server.store.NewEntry;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.Principal;
import org.parley.server.talks.DeedJson;
import org.parley.server.talks.Disclosure;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;

/**
 * P4: what was heard in a caucus is passed on only when two people of the team say so. Each thing that is not allowed is
 * tried at the page and past it, is turned down by the database, and stands on record.
 */
@DisplayName("P4: a disclosure needs two")
class DisclosureTest {

    private static final String WORDS = "They could live with eight weeks.";

    private final Room room = Room.open();
    private final Talks talks = room.talks();
    private final Disclosing disclosing = room.bean(Disclosing.class);

    @Test
    void what_one_asks_and_another_approves_is_told_word_for_word_and_once() {
        UUID asked = asks(talks.team());
        assertThat(decides(talks.lead(), asked, true).statusCode()).isEqualTo(303);
        assertThat(tells(talks.team(), asked).statusCode()).isEqualTo(303);
        assertThat(talks.seenBy(talks.head("south")))
                .filteredOn(seen -> seen.audience().equals("caucus/south"))
                .extracting(Seen::deed)
                .containsExactly(new Speech.Released(WORDS, null, asked));
        assertThat(talks.seenBy(talks.head("north"))).noneMatch(seen -> seen.deed() instanceof Speech.Released);

        assertThat(tells(talks.team(), asked).statusCode()).isEqualTo(403);
        assertThat(prevented(asked)).containsExactly("this approval was used already");
        assertThat(talks.seenBy(talks.head("south")))
                .filteredOn(seen -> seen.deed() instanceof Speech.Released)
                .hasSize(1);
    }

    @Test
    void the_approver_sees_exactly_what_will_be_told() {
        asks(talks.team());
        assertThat(talks.lead().browser().get(talks.page("/approvals")).body())
                .contains(WORDS, "caucus/north", "caucus/south", "Tom Team");
    }

    @Test
    void nobody_else_knows_of_it() {
        asks(talks.team());
        for (Person other : List.of(talks.head("north"), talks.head("south"), talks.observer(), talks.monitor())) {
            assertThat(other.browser().get(talks.page("/approvals")).statusCode())
                    .isEqualTo(404);
            assertThat(talks.seenBy(other)).noneMatch(seen -> seen.deed() instanceof Disclosure);
        }
    }

    @Test
    void without_an_approval_nothing_is_told() {
        UUID asked = asks(talks.team());
        assertThat(tells(talks.team(), asked).statusCode()).isEqualTo(403);
        assertThat(prevented(asked)).containsExactly("no second member of the team has approved this");
        nothingWasTold();
    }

    @Test
    void nobody_approves_what_they_asked_for() {
        UUID asked = asks(talks.team());
        assertThat(decides(talks.team(), asked, true).statusCode()).isEqualTo(403);
        assertThat(prevented(asked)).containsExactly("nobody approves what they asked for themselves");
        around(talks.team(), asked, "nobody approves what they asked for themselves");
    }

    @Test
    void an_account_that_the_asker_made_does_not_count() {
        UUID asked = asks(talks.lead());
        assertThat(decides(talks.team(), asked, true).statusCode()).isEqualTo(403);
        String why = "an account that was made or reset by the one who asked cannot approve it";
        assertThat(prevented(asked)).containsExactly(why);
        around(talks.team(), asked, why);
    }

    @Test
    void an_account_that_the_asker_reset_does_not_count() {
        Person third = talks.joining(talks.lead(), "team", "Thea Third");
        third.setUpFactor();
        role(talks.team(), "lead");
        HttpResponse<String> link = talks.team()
                .browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + talks.myself(third).id() + "/renew"),
                        "id",
                        UUID.randomUUID().toString());
        assertThat(link.statusCode()).isEqualTo(200);
        UUID asked = asks(talks.team());
        assertThat(decides(third, asked, true).statusCode()).isEqualTo(403);
        String why = "an account that was made or reset by the one who asked cannot approve it";
        assertThat(prevented(asked)).containsExactly(why);
        around(third, asked, why);
    }

    private void role(Person whose, String role) {
        assertThat(talks.lead()
                        .browser()
                        .submit(
                                talks.page("/people"),
                                talks.page("/people/" + talks.myself(whose).id() + "/role"),
                                "id",
                                UUID.randomUUID().toString(),
                                "role",
                                role)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void an_approval_runs_out() {
        UUID asked = asks(talks.team());
        UUID approved = asks(talks.team());
        decides(talks.lead(), approved, true);
        Instant later = Instant.now().plus(Duration.ofDays(2));
        Disclosing then = new Disclosing(
                new Door(
                        room.bean(HikariDataSource.class),
                        room.bean(AppDatabase.class).key(),
                        Clock.fixed(later, ZoneOffset.UTC)),
                room.bean(Disclosures.class),
                room.bean(Chains.class),
                new SecureRandom());
        String why = "the request has run out or was withdrawn; ask anew";
        Myself lead = talks.myself(talks.lead());
        assertThatThrownBy(() -> then.decide(lead, UUID.randomUUID(), asked, true, null))
                .isInstanceOf(NotAllowedException.class)
                .hasMessage(why);
        assertThat(prevented(asked)).containsExactly(why);
        assertThatThrownBy(() -> then.tell(lead, UUID.randomUUID(), approved))
                .isInstanceOf(NotAllowedException.class)
                .hasMessage(why);
        assertThat(prevented(approved)).containsExactly(why);
        nothingWasTold();
    }

    @Test
    void what_was_turned_down_or_taken_back_is_not_told() {
        UUID turned = asks(talks.team());
        decides(talks.lead(), turned, false);
        assertThat(tells(talks.team(), turned).statusCode()).isEqualTo(403);
        UUID taken = asks(talks.team());
        decides(talks.lead(), taken, true);
        talks.team()
                .browser()
                .submit(
                        talks.page("/approvals"),
                        talks.page("/approvals/" + taken + "/withdraw"),
                        "id",
                        UUID.randomUUID().toString());
        assertThat(tells(talks.lead(), taken).statusCode()).isEqualTo(403);
        assertThat(prevented(taken)).containsExactly("the request has run out or was withdrawn; ask anew");
        nothingWasTold();
    }

    @Test
    void other_words_or_other_recipients_are_not_what_was_approved() {
        UUID asked = asks(talks.team());
        decides(talks.lead(), asked, true);
        Myself team = talks.myself(talks.team());
        Disclosures.Disclosure kept = room.bean(Door.class)
                .as(
                        new Principal.Member(team.id()),
                        tx -> room.bean(Disclosures.class).byId(tx, asked))
                .orElseThrow();
        byte[] words = kept.content();
        byte[] others = DeedJson.write(new Speech.Released("They could live with six weeks.", null, asked));
        String why = "this is not what was approved";
        for (NewEntry wrong : List.of(
                new NewEntry("caucus/south", UUID.randomUUID(), "release", others, kept.nonce(), asked),
                new NewEntry("caucus/south", UUID.randomUUID(), "release", words, null, asked),
                new NewEntry("caucus/north", UUID.randomUUID(), "release", words, kept.nonce(), asked),
                new NewEntry("common", UUID.randomUUID(), "release", words, kept.nonce(), asked))) {
            assertThatThrownBy(() -> disclosing.tell(team, asked, List.of(wrong)))
                    .isInstanceOf(NotAllowedException.class)
                    .hasMessage(why);
            assertThatThrownBy(() -> append(team, wrong)).isInstanceOf(NotAllowedException.class);
        }
        assertThat(prevented(asked)).containsExactly(why, why, why, why);
        nothingWasTold();
    }

    @Test
    void the_mediation_passes_no_words_on_without_naming_the_approval() {
        Myself team = talks.myself(talks.team());
        byte[] words = DeedJson.write(new Speech.Released(WORDS, null, UUID.randomUUID()));
        assertThatThrownBy(() -> append(team, NewEntry.of("caucus/south", UUID.randomUUID(), "release", words)))
                .isInstanceOf(NotAllowedException.class);
        nothingWasTold();
    }

    @Test
    void the_approval_of_who_left_since_does_not_count_and_what_who_left_had_asked_for_is_not_told() {
        Person third = talks.joining(talks.lead(), "team", "Thea Third");
        third.setUpFactor();
        UUID approvedByThird = asks(talks.team());
        decides(third, approvedByThird, true);
        UUID askedByThird = asks(third);
        decides(talks.lead(), askedByThird, true);
        talks.lead()
                .browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + talks.myself(third).id() + "/end"),
                        "id",
                        UUID.randomUUID().toString());
        assertThat(tells(talks.team(), approvedByThird).statusCode()).isEqualTo(403);
        assertThat(tells(talks.lead(), askedByThird).statusCode()).isEqualTo(403);
        assertThat(prevented(approvedByThird)).containsExactly("no second member of the team has approved this");
        assertThat(prevented(askedByThird)).containsExactly("the request has run out or was withdrawn; ask anew");
        nothingWasTold();
    }

    @Test
    void a_request_that_was_taken_back_or_fell_with_who_left_stands_on_record_and_waits_on_no_page() {
        UUID taken = asks(talks.team());
        Person third = talks.joining(talks.lead(), "team", "Thea Third");
        third.setUpFactor();
        UUID fell = asks(third);
        assertThat(talks.lead().browser().get(talks.path()).body()).contains("It would move the others.");
        String id = UUID.randomUUID().toString();
        for (int sent = 0; sent < 2; sent++) {
            talks.team()
                    .browser()
                    .submit(talks.page("/approvals"), talks.page("/approvals/" + taken + "/withdraw"), "id", id);
        }
        talks.lead()
                .browser()
                .submit(
                        talks.page("/people"),
                        talks.page("/people/" + talks.myself(third).id() + "/end"),
                        "id",
                        UUID.randomUUID().toString());
        assertThat(talks.seenBy(talks.lead()))
                .filteredOn(seen -> seen.audience().equals("team"))
                .extracting(Seen::deed)
                .filteredOn(Disclosure.Withdrawn.class::isInstance)
                .containsExactly(new Disclosure.Withdrawn(taken), new Disclosure.Withdrawn(fell));
        assertThat(talks.lead().browser().get(talks.path()).body()).doesNotContain("It would move the others.");
        assertThat(talks.lead().browser().get(talks.page("/log?chain=team")).body())
                .contains("Request to pass something on withdrawn");
    }

    private void nothingWasTold() {
        assertThat(talks.seenBy(talks.lead())).noneMatch(seen -> seen.deed() instanceof Speech.Released);
        assertThat(talks.seenBy(talks.head("south"))).noneMatch(seen -> seen.deed() instanceof Speech.Released);
    }

    /** The same decision without any page or rule of ours: straight to the table. */
    private void around(Person who, UUID disclosure, String why) {
        Myself me = talks.myself(who);
        assertThatThrownBy(() -> room.bean(Door.class).as(new Principal.Member(me.id()), tx -> {
                    room.bean(Disclosures.class).decide(tx, disclosure, true);
                    return true;
                }))
                .isInstanceOf(NotAllowedException.class)
                .hasMessage(why);
    }

    private void append(Myself me, NewEntry entry) {
        room.bean(Door.class)
                .as(new Principal.Member(me.id()), tx -> room.bean(Chains.class).append(tx, me, entry));
    }

    private List<String> prevented(UUID disclosure) {
        return talks.seenBy(talks.lead()).stream()
                .filter(seen -> seen.audience().equals("team"))
                .map(Seen::deed)
                .filter(deed -> deed instanceof Disclosure.Prevented p && p.id().equals(disclosure))
                .map(deed -> ((Disclosure.Prevented) deed).why())
                .toList();
    }

    private UUID asks(Person who) {
        UUID id = UUID.randomUUID();
        HttpResponse<String> asked = who.browser()
                .submit(
                        talks.page("/approvals?from=caucus/north"),
                        talks.page("/approvals"),
                        "id",
                        id.toString(),
                        "source",
                        "caucus/north",
                        "recipients",
                        "caucus/south",
                        "words",
                        WORDS,
                        "why",
                        "It would move the others.");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
        return id;
    }

    private HttpResponse<String> decides(Person who, UUID disclosure, boolean approved) {
        return who.browser()
                .submit(
                        talks.page("/approvals"),
                        talks.page("/approvals/" + disclosure + "/decide"),
                        "id",
                        UUID.randomUUID().toString(),
                        "approved",
                        Boolean.toString(approved));
    }

    private HttpResponse<String> tells(Person who, UUID disclosure) {
        return who.browser()
                .submit(
                        talks.page("/approvals"),
                        talks.page("/approvals/" + disclosure + "/tell"),
                        "id",
                        UUID.randomUUID().toString());
    }
}
