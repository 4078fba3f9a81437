package org.parley.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.model.Basis;
import org.parley.model.Interval;

/**
 * What a side has given beyond what it has received, by the weights that the case states for it: cost to the side of
 * what it gave, less value to the side of what it received. Never compared between sides.
 *
 * @param sofar by what was delivered; null where the case has only an order
 * @param planned by what should have been delivered; null likewise, and where the plan does not tell apart categories
 *     that weigh differently
 * @param unweighted ids of obligations under which something was delivered that has no weight here; left out above
 */
public record SideExposure(
        String party,
        @Nullable Interval sofar,
        @Nullable Interval planned,
        @Nullable Interval walkAway,
        Basis basis,
        List<String> unweighted) {

    public SideExposure {
        unweighted = List.copyOf(unweighted);
    }
}
