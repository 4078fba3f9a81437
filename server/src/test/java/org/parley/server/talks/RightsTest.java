package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final Rights RIGHTS = Rights.shipped();
    private static final List<String> PARTIES = List.of("north", "south");

    @Test
    void each_role_reads_the_chains_of_the_plan_and_no_others() {
        assertThat(names(MemberRole.LEAD, null))
                .containsExactly(
                        "common", "team", "admin/team", "caucus/north", "admin/north", "caucus/south", "admin/south");
        assertThat(names(MemberRole.TEAM, null))
                .containsExactly("common", "team", "admin/team", "caucus/north", "caucus/south");
        assertThat(names(MemberRole.HEAD, "north"))
                .containsExactly("common", "party/north", "caucus/north", "admin/north");
        assertThat(names(MemberRole.MEMBER, "north")).containsExactly("common", "party/north", "caucus/north");
        assertThat(names(MemberRole.ADVISER, "north")).containsExactly("common", "party/north", "caucus/north");
        assertThat(names(MemberRole.OBSERVER, null)).containsExactly("common");
        assertThat(names(MemberRole.MONITOR, null)).containsExactly("common");
    }

    @Test
    void who_left_or_is_locked_out_sees_nothing() {
        VisibilityMatrix matrix = RIGHTS.matrix();
        for (MemberRole role : MemberRole.values()) {
            for (VisibilityMatrix.ObjectRow object : matrix.objects()) {
                for (var state : List.of(VisibilityMatrix.State.LEFT, VisibilityMatrix.State.LOCKED)) {
                    assertThat(matrix.access(role, object.name(), state)).isEqualTo(VisibilityMatrix.Access.NONE);
                }
            }
        }
    }

    @Test
    void nobody_but_a_delegation_reads_its_room_not_even_the_lead() {
        for (MemberRole role : MemberRole.values()) {
            assertThat(RIGHTS.mayRead(role, null, Audience.party("north"))).isFalse();
            assertThat(RIGHTS.mayRead(role, "south", Audience.party("north"))).isFalse();
        }
    }

    @Property
    void whoever_may_enter_a_deed_may_read_it_there(@ForAll("deeds") Deed deed) {
        for (MemberRole role : MemberRole.values()) {
            String party = role.represents() ? "north" : null;
            for (Audience audience : every()) {
                if (RIGHTS.mayEnter(role, party, audience, deed.kind())) {
                    assertThat(RIGHTS.mayRead(role, party, audience)).isTrue();
                    assertThat(audience.party()).isNotEqualTo(role.represents() ? "south" : "none");
                }
            }
        }
    }

    @Property
    void each_deed_can_be_entered_by_somebody_somewhere(@ForAll("deeds") Deed deed) {
        assertThat(every())
                .anyMatch(audience -> List.of(MemberRole.values()).stream()
                        .anyMatch(role ->
                                RIGHTS.mayEnter(role, role.represents() ? "north" : null, audience, deed.kind())));
    }

    @Property
    void advisers_and_observers_enter_nothing(@ForAll("deeds") Deed deed) {
        for (Audience audience : every()) {
            assertThat(RIGHTS.mayEnter(MemberRole.ADVISER, "north", audience, deed.kind()))
                    .isFalse();
            assertThat(RIGHTS.mayEnter(MemberRole.OBSERVER, null, audience, deed.kind()))
                    .isFalse();
        }
    }

    @Test
    void the_mediation_passes_on_what_a_caucus_holds_only_under_a_disclosure() {
        Origin caucus = new Origin("caucus/north", new UUID(0, 1));
        Deed without = new Speech.Released("North could live with the ridge.", caucus, null);
        Deed with = new Speech.Released("North could live with the ridge.", null, new UUID(0, 2));
        assertThat(RIGHTS.against(MemberRole.LEAD, null, Audience.caucus("south"), without))
                .hasValueSatisfying(why -> assertThat(why).contains("disclosure"));
        assertThat(RIGHTS.against(MemberRole.LEAD, null, Audience.caucus("south"), with))
                .isEmpty();
        assertThat(RIGHTS.against(MemberRole.HEAD, "north", Audience.COMMON, without))
                .isEmpty();
        assertThat(RIGHTS.against(MemberRole.HEAD, "north", Audience.COMMON, with))
                .isPresent();
        assertThat(RIGHTS.against(MemberRole.HEAD, "south", Audience.COMMON, without))
                .isPresent();
    }

    @Test
    void a_delegation_releases_only_from_its_own_narrower_circle() {
        UUID entry = new UUID(0, 1);
        Deed fromRoom = Told.answers(1, ClauseAnswer.of("line", Answer.ACCEPT));
        Deed named = new Drafting.AnswersReleased(
                "frame", 1, List.of(ClauseAnswer.of("line", Answer.ACCEPT)), new Origin("party/north", entry));
        assertThat(RIGHTS.against(MemberRole.MEMBER, "north", Audience.caucus("north"), fromRoom))
                .isEmpty();
        assertThat(RIGHTS.against(MemberRole.MEMBER, "north", Audience.caucus("north"), named))
                .isEmpty();
        assertThat(RIGHTS.against(MemberRole.MEMBER, "south", Audience.caucus("south"), named))
                .isPresent();
        Deed sideways = new Speech.Released("x", new Origin("caucus/north", entry), null);
        assertThat(RIGHTS.against(MemberRole.MEMBER, "north", Audience.caucus("north"), sideways))
                .isPresent();
    }

    @Test
    void a_monitor_reports_to_all_and_enters_nothing_else() {
        assertThat(RIGHTS.against(MemberRole.MONITOR, null, Audience.COMMON, new Course.Reported("All quiet.")))
                .isEmpty();
        assertThat(RIGHTS.against(MemberRole.MONITOR, null, Audience.COMMON, new Course.Announced("All quiet.")))
                .isPresent();
    }

    @Test
    void a_table_with_a_gap_is_an_error_that_names_it() throws IOException {
        String yaml;
        try (var in = RightsTest.class.getResourceAsStream(VisibilityMatrix.RESOURCE)) {
            yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(VisibilityMatrix.read(yaml)).isEqualTo(VisibilityMatrix.shipped());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VisibilityMatrix.read(yaml.replace("  limit: {party: [head, member]}\n", "")))
                .withMessageContaining("limit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VisibilityMatrix.read(yaml.replace("[head, member]", "[head, boss]")))
                .withMessageContaining("boss");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VisibilityMatrix.read(yaml.replace("left: nothing", "left: all")))
                .withMessageContaining("states");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VisibilityMatrix.read(
                        yaml.replace("says: What the member is typing, grants: [write, ", "says: Typing, grants: [")))
                .withMessageContaining("drafts-mine");
    }

    @Test
    void the_name_of_a_chain_reads_back_and_no_delegation_can_take_the_teams() {
        every().forEach(audience ->
                assertThat(Audience.parse(audience.toString())).isEqualTo(audience));
        for (String bad : List.of(
                "",
                "party",
                "party/",
                "common/north",
                "admin_team",
                "caucus/a/b",
                "PARTY/north",
                "party/team",
                "caucus/../north",
                "admin/team/x")) {
            assertThatExceptionOfType(BadDeedException.class).as(bad).isThrownBy(() -> Audience.parse(bad));
        }
        assertThatExceptionOfType(BadDeedException.class)
                .isThrownBy(() -> new Course.Opened(
                        "T",
                        new Named("m", "M"),
                        List.of(new Named("team", "T")),
                        List.of("en"),
                        Course.Receipts.SIGNED));
        assertThat(new TreeMap<>(RIGHTS.matrix().deeds()).keySet()).isEqualTo(DeedJson.kinds());
    }

    @Provide
    Arbitrary<Deed> deeds() {
        return AnyDeed.deed();
    }

    private static List<String> names(MemberRole role, String party) {
        return RIGHTS.audiences(role, party, PARTIES).stream()
                .map(Audience::toString)
                .toList();
    }

    private static List<Audience> every() {
        return List.of(
                Audience.COMMON,
                Audience.TEAM,
                Audience.ADMIN_TEAM,
                Audience.party("north"),
                Audience.party("south"),
                Audience.caucus("north"),
                Audience.caucus("south"),
                Audience.admin("north"),
                Audience.admin("south"));
    }
}
