package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AgendaFileTest {

    @Test
    void the_issues_of_a_case_become_questions() throws IOException {
        AgendaFile read = AgendaFile.read(Files.readString(Path.of("cases/orange.yaml")));
        assertThat(read.agenda()).isNotNull();
        assertThat(read.agenda().questions())
                .isNotEmpty()
                .allSatisfy(question ->
                        assertThat(question.issue().options().size()).isPositive());
    }

    @Test
    void what_is_wrong_is_told_with_its_place() {
        AgendaFile read = AgendaFile.read("parley: 1\ntitle: T\nas_of: 2026-03-01\nissues: {water: {name: 3}}\n");
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
        assertThat(AgendaFile.read(bomb).agenda()).isNull();
        assertThat(AgendaFile.read("!!javax.script.ScriptEngineManager [1]").agenda())
                .isNull();
        assertThat(AgendaFile.read("[".repeat(100_000)).agenda()).isNull();
        assertThat(AgendaFile.read("").problems()).isNotEmpty();
    }
}
