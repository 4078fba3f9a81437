package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgendaFileTest {

    private static final List<Named> BOTH =
            List.of(new Named("north", "The Northern Council"), new Named("south", "The Southern League"));

    private static final String CASE = """
            parley: 1
            title: The river
            as_of: 2026-03-01
            parties:
              north: {name: North}
              league: {name: The Southern League}
              east: {name: East}
            mediators:
              envoy: {name: The envoy}
            channels:
              - {between: [envoy, north], latency: 36h}
              - {between: [north, envoy], latency: 2d}
              - {between: [league, east], latency: 9d}
              - {between: [league, envoy], place: Cairo}
              - {between: [envoy, east], latency: 5d}
            issues:
              water:
                name: Water
                question: How is the water shared?
                options: [{id: half, name: in halves}, {id: thirds, name: two thirds to one}]
            """;

    @Test
    void the_slowest_channel_of_a_mediator_to_a_delegation_says_how_long_an_answer_takes() {
        AgendaFile read = AgendaFile.read(CASE, BOTH);
        assertThat(read.problems()).isEmpty();
        assertThat(read.hours()).as("who has no such time is not there").containsExactly(Map.entry("north", 48));
        assertThat(AgendaFile.read(CASE.replace("place: Cairo", "latency: 1d"), BOTH)
                        .hours())
                .as("found by its name")
                .containsEntry("south", 24);
    }

    @Test
    void the_issues_of_a_case_become_questions() throws IOException {
        AgendaFile read = AgendaFile.read(Files.readString(Path.of("cases/orange.yaml")), BOTH);
        assertThat(read.agenda()).isNotNull();
        assertThat(read.agenda().questions())
                .isNotEmpty()
                .allSatisfy(question ->
                        assertThat(question.issue().options().size()).isPositive());
    }

    @Test
    void what_is_wrong_is_told_with_its_place() {
        AgendaFile read = AgendaFile.read("parley: 1\ntitle: T\nas_of: 2026-03-01\nissues: {water: {name: 3}}\n", BOTH);
        assertThat(read.agenda()).isNull();
        assertThat(read.problems()).isNotEmpty().allMatch(problem -> problem.startsWith("case file:"));
    }

    @Test
    void a_file_that_means_harm_is_only_a_file_that_cannot_be_read() {
        String bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
                + "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
                + "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
                + "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
                + "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
                + "f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]\n"
                + "g: [*f, *f, *f, *f, *f, *f, *f, *f, *f]\n";
        assertThat(AgendaFile.read(bomb, BOTH).agenda()).isNull();
        assertThat(AgendaFile.read("!!javax.script.ScriptEngineManager [1]", BOTH)
                        .agenda())
                .isNull();
        assertThat(AgendaFile.read("[".repeat(100_000), BOTH).agenda()).isNull();
        assertThat(AgendaFile.read("", BOTH).problems()).isNotEmpty();
    }
}
