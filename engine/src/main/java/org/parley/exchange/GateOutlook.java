package org.parley.exchange;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.model.Rational;
import org.parley.model.Stage;

/**
 * A gate that has not been passed, and what the pace so far comes to: arithmetic, not a prediction.
 *
 * @param byDay day by which it must hold; null when none is set, or it has no date
 * @param counts what has to be delivered for it; empty where nothing in the record counts it
 * @param reached the day on which all of it would be delivered at the pace so far, today where it already is; null where
 *     no pace can be reckoned
 */
public record GateOutlook(
        Stage stage,
        @Nullable LocalDate byDay,
        List<Count> counts,
        @Nullable LocalDate reached) {

    public GateOutlook {
        counts = List.copyOf(counts);
    }

    /**
     * One of the things that have to be delivered.
     *
     * @param needed null where no number is known
     * @param days days over which the pace is taken; null where there is no day to count from
     * @param reached the day on which it would all be delivered at that pace; null where nothing was delivered
     */
    public record Count(
            String obligation,
            @Nullable Rational needed,
            Rational delivered,
            @Nullable Long days,
            @Nullable LocalDate reached) {

        public boolean met() {
            return needed != null && delivered.compareTo(needed) >= 0;
        }
    }

    public boolean met() {
        return !counts.isEmpty() && counts.stream().allMatch(Count::met);
    }
}
