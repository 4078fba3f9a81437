package org.parley.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.parley.evidence.proposal.ActFrames;
import org.parley.evidence.proposal.ActFrames.Frame;
import org.parley.model.ActType;

/**
 * CAMEO codes and PLOVER categories of acts, held against the published table from one to the other (Philip Schrodt, 17
 * September 2021, CC BY-SA 4.0; not part of this project). Skipped, by name, where the table is not there.
 */
class EventCodesTest {

    private static final Path TABLE = Path.of("../shared/data/cameo2plover-2021.txt");
    private static final Pattern LINE = Pattern.compile("^(\\d{3,4}): ([A-Z]+),.*");
    private static final String NONE = "-";

    private static final Map<String, String> PUBLISHED = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(TABLE), "the table from CAMEO to PLOVER is not on this machine");
        for (String line : Files.readAllLines(TABLE)) {
            Matcher found = LINE.matcher(line);
            if (found.matches()) {
                PUBLISHED.put(found.group(1), found.group(2));
            }
        }
    }

    @Test
    void the_table_is_read_whole() {
        assertThat(PUBLISHED)
                .hasSizeGreaterThan(230)
                .containsEntry("046", "CONSULT")
                .containsEntry("1056", "REQUEST");
    }

    @Test
    void each_frame_has_the_category_of_its_code_except_appeals_for_which_the_table_has_no_line() {
        Set<ActType> others = EnumSet.noneOf(ActType.class);
        for (Frame frame : ActFrames.all()) {
            String published = PUBLISHED.getOrDefault(frame.cameo(), NONE);
            if (!published.equals(frame.type().plover())) {
                others.add(frame.type());
                assertThat(PUBLISHED).as(frame.type() + " " + frame.cameo()).doesNotContainKey(frame.cameo());
            }
        }
        assertThat(others).containsExactly(ActType.PRESS);
        assertThat(PUBLISHED.keySet()).noneMatch(code -> code.startsWith("02"));
    }

    @Test
    void one_type_has_one_code() {
        Map<ActType, Set<String>> codes = ActFrames.all().stream()
                .collect(Collectors.groupingBy(
                        Frame::type, Collectors.mapping(Frame::cameo, Collectors.toCollection(TreeSet::new))));
        assertThat(codes.values()).allSatisfy(of -> assertThat(of).hasSize(1));
    }

    @Test
    void no_type_has_a_category_that_plover_lacks() {
        Set<String> known = new TreeSet<>(PUBLISHED.values());
        known.add(NONE);
        assertThat(known)
                .containsAll(
                        Arrays.stream(ActType.values()).map(ActType::plover).toList());
    }
}
