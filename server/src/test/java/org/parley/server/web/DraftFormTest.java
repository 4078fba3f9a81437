package org.parley.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.parley.server.talks.BadDeedException;
import org.parley.server.talks.TextKind;
import org.parley.server.talks.TextVersion;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class DraftFormTest {

    private static final UUID ID = UUID.fromString("0a1b2c3d-0000-4000-8000-000000000000");

    @Test
    void what_is_sent_is_what_becomes_the_version() {
        DraftForm form = DraftForm.read("", sent());
        TextVersion version = form.version();
        assertThat(version.text()).isEqualTo("the-water-0a1b2c3d");
        assertThat(version.languages()).containsExactly("en", "ar");
        assertThat(version.clauses()).hasSize(2);
        assertThat(version.clauses().getFirst().body("ar")).isEqualTo("النصف");
        assertThat(version.clauses().getFirst().settles())
                .containsEntry("water", "half")
                .containsEntry("pace", "6");
        assertThat(version.clauses().getFirst().terms().get("en")).containsExactly("Water", "River");
    }

    @Test
    void a_version_that_goes_into_the_form_comes_out_the_same() {
        TextVersion version = DraftForm.read("", sent()).version();
        DraftForm next = DraftForm.of(ID, version, version.number(), List.of());
        assertThat(next.version()).isEqualTo(version);
    }

    @Test
    void clauses_move_with_all_their_words_and_ends_stay_ends() {
        DraftForm form = DraftForm.read("", sent());
        assertThat(ids(form.after("down.lusab", "x"))).containsExactly("bofid", "lusab");
        assertThat(form.after("down.lusab", "x").clauses().get(1))
                .isEqualTo(form.clauses().get(0));
        assertThat(ids(form.after("up.lusab", "x"))).containsExactly("lusab", "bofid");
        assertThat(ids(form.after("down.bofid", "x"))).containsExactly("lusab", "bofid");
        assertThat(ids(form.after("add.lusab", "fresh"))).containsExactly("lusab", "fresh", "bofid");
        assertThat(ids(form.after("add", "fresh"))).containsExactly("fresh", "lusab", "bofid");
        assertThat(ids(form.after("remove.lusab", "x"))).containsExactly("bofid");
        assertThat(form.after("up.nowhere", "x")).isEqualTo(form);
        assertThat(form.after("check", "x")).isEqualTo(form);
    }

    @Test
    void a_form_without_its_numbers_is_told_so_and_one_that_cannot_be_a_version_too() {
        MultiValueMap<String, String> sent = sent();
        sent.set("number", "one");
        assertThatThrownBy(() -> DraftForm.read("", sent)).isInstanceOf(BadFormException.class);
        MultiValueMap<String, String> untitled = sent();
        untitled.remove("title.ar");
        assertThatThrownBy(() -> DraftForm.read("", untitled).version()).isInstanceOf(BadDeedException.class);
    }

    private static List<String> ids(DraftForm form) {
        return form.clauses().stream().map(DraftForm.ClauseForm::id).toList();
    }

    private static MultiValueMap<String, String> sent() {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        sent.set("id", ID.toString());
        sent.set("kind", TextKind.PROPOSAL.name());
        sent.set("number", "1");
        sent.addAll("language", List.of("en", "ar"));
        sent.set("title.en", "The water");
        sent.set("title.ar", "المياه");
        sent.addAll("clause", List.of("lusab", "bofid"));
        sent.set("heading.en.lusab", "Water");
        sent.set("body.en.lusab", "Half of the water of the river.");
        sent.set("body.ar.lusab", "النصف");
        sent.set("terms.en.lusab", "Water; River");
        sent.addAll("settles.lusab", List.of("water=half", ""));
        sent.set("number.lusab.pace", "6");
        sent.set("body.en.bofid", "Nothing else.");
        return sent;
    }
}
