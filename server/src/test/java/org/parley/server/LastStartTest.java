package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with another version, tables or settings is told to all; which, and not into what. */
class LastStartTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path data = Path.of("");

    private static Map<String, String> start(String... changed) {
        Map<String, String> now = new LinkedHashMap<>(LastStart.of(
                new Settings(Path.of("x"), 8080, "127.0.0.1", null, null, null), "0.1.0", "6", "one's own", false));
        for (int i = 0; i < changed.length; i += 2) {
            now.put(changed[i], changed[i + 1]);
        }
        return now;
    }

    private List<String> told() throws IOException {
        return new Notices(data).waiting().stream().map(Notices.Notice::words).toList();
    }

    @Test
    void theFirstStartAndOneLikeTheLastTellNothing() throws IOException {
        LastStart.compare(data, start(), random);
        LastStart.compare(data, start(), random);
        assertThat(told()).isEmpty();
    }

    @Test
    void anotherVersionOtherTablesAndOtherSettingsAreToldWithoutTheirValues() throws IOException {
        LastStart.compare(data, start(), random);
        LastStart.compare(
                data,
                start("version", "0.2.0", "tables", "7", "certificate", "/secret/place", "trusted proxies", "10.0.0.1"),
                random);
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "The server runs version 0.2.0 of Parley now; it was 0.1.0 before.",
                        "The tables of the database were brought to another form: step 7, before 6.",
                        "The server was started with other settings: certificate, trusted proxies.");
    }

    @Test
    void cutOffBeforeItIsRememberedTheSameIsLeftOnceWithTheSameId() throws IOException {
        LastStart.compare(data, start(), random);
        byte[] before = Files.readAllBytes(data.resolve(LastStart.FILE));
        LastStart.compare(data, start("certificate", "other"), random);
        List<Notices.Notice> once = new Notices(data).waiting();
        Files.write(data.resolve(LastStart.FILE), before);
        LastStart.compare(data, start("certificate", "other"), random);
        assertThat(new Notices(data).waiting()).isEqualTo(once).hasSize(1);
    }

    @Test
    void thereAndBackAreTwoActs() throws IOException {
        LastStart.compare(data, start(), random);
        for (String certificate : List.of("other", "null null", "other")) {
            LastStart.compare(data, start("certificate", certificate), random);
        }
        assertThat(told()).hasSize(3);
    }

    @Test
    void whatWasLeftHalfWrittenIsNotTaken() throws IOException {
        Path folder = Files.createDirectories(data.resolve("notices"));
        Files.writeString(folder.resolve("3f0b1c9e-5a1d-4c55-9d3e-0a4f4f6f7a10.new"), "half");
        assertThat(told()).isEmpty();
    }
}
