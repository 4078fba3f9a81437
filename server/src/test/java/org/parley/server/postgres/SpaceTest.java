package org.parley.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceTest {

    private static final long MARK = 200;

    private static List<Boolean> seen(Long... free) {
        Iterator<Long> next = List.of(free).iterator();
        Space space = Space.of(next::next, MARK);
        return java.util.stream.Stream.of(free).map(one -> space.low()).toList();
    }

    @Test
    void belowTheMarkItIsLow() {
        assertThat(seen(1000L, 200L, 199L)).containsExactly(false, false, true);
    }

    @Test
    void itIsEnoughAgainUnaidedOnceThereIsRoomBeyondTheMark() {
        assertThat(seen(100L, 200L, 249L, 250L, 249L)).containsExactly(true, true, true, false, false);
    }

    @Property
    void whatIsLowWithMoreRoomIsLowWithLess(
            @ForAll boolean before, @ForAll @LongRange(max = 500) long free, @ForAll @LongRange(max = 500) long less) {
        if (Space.low(before, Math.max(free, less), MARK)) {
            assertThat(Space.low(before, Math.min(free, less), MARK)).isTrue();
        }
    }

    @Test
    void aFolderThatIsGoneCountsAsFull(@TempDir Path folder) throws Exception {
        Path disk = folder.resolve("disk");
        Files.createDirectory(disk);
        Space space = Space.under(disk, 1);
        assertThat(space.low()).isFalse();

        Files.delete(disk);
        assertThat(space.low()).isTrue();
    }
}
