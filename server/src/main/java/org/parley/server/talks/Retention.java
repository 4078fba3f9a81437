package org.parley.server.talks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long the talks keep what is said in them. The time runs from the last entry of each chain: as long as one is in use
 * nothing of it is due. What is due is proposed to those who may erase it; nothing is erased by itself, since nobody could
 * bring it back.
 */
public final class Retention {

    private Retention() {}

    /** The days that were stated last; null where the talks set no end. */
    public static @Nullable Integer days(List<Seen> common) {
        Integer days = null;
        for (Seen entry : Texts.inTime(common)) {
            if (entry.deed() instanceof Course.Kept kept) {
                days = kept.days();
            }
        }
        return days;
    }

    /**
     * Since when what a chain holds is due for erasure; null where it is not.
     *
     * @param last when the last entry of the chain was made
     */
    public static @Nullable Instant due(@Nullable Integer days, Instant last, Instant now) {
        if (days == null) {
            return null;
        }
        Instant end = last.plus(Duration.ofDays(days));
        return end.isAfter(now) ? null : end;
    }
}
