package org.parley.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("case.yaml"), "old\n");
    }

    @Test
    void the_old_text_is_there_whole_until_the_new_one_is() throws IOException {
        Path link = Files.createLink(folder.resolve("the-same-bytes"), file);
        try (Replacement next = Replacement.of(file, "new\n")) {
            assertThat(file).hasContent("old\n");
            next.move();
        }
        assertThat(file).hasContent("new\n");
        assertThat(link).as("the old bytes were not written over").hasContent("old\n");
    }

    @Test
    void nothing_is_left_beside_the_file_where_the_new_text_was_not_wanted_after_all() throws IOException {
        try (Replacement next = Replacement.of(file, "new\n")) {
            assertThat(next).isNotNull();
        }
        assertThat(file).hasContent("old\n");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void the_file_keeps_its_rights_and_a_link_to_it_stays_a_link() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        try (Replacement next = Replacement.of(link, "new\n")) {
            next.move();
        }
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("new\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void a_file_that_is_not_there_is_not_made() {
        Path none = folder.resolve("none.yaml");
        assertThatThrownBy(() -> Replacement.of(none, "new\n")).isInstanceOf(NoSuchFileException.class);
        assertThat(none).doesNotExist();
    }
}
