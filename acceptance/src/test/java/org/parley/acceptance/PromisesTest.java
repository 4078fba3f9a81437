package org.parley.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The promises of the talks room are called by their numbers where they are tested, and so in the report of a run. */
class PromisesTest {

    private static final int PROMISES = 12;
    private static final Pattern NAMED = Pattern.compile("@DisplayName\\(\"P([0-9]+): ");

    @Test
    void eachPromiseHasATestThatIsCalledByItsNumber() throws IOException {
        Set<Integer> tested = new TreeSet<>();
        for (String module : List.of("server", "acceptance")) {
            for (Path source : sources(Path.of(module, "src/test/java"))) {
                Matcher named = NAMED.matcher(Files.readString(source));
                while (named.find()) {
                    tested.add(Integer.parseInt(named.group(1)));
                }
            }
        }
        assertThat(tested)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, PROMISES).boxed().collect(Collectors.toList()));
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }
}
