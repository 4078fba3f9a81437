package org.parley.preference;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Case;
import org.parley.model.PartialProfile;
import org.parley.model.When;

/**
 * The stretches of time within which a party's reservation value is one number. A new one begins with an act that
 * changes what no agreement means ({@link #MOVING}) and with an event that the party's profile names.
 *
 * @param borders when each but the first period began
 */
record Periods(List<When> borders) {

    /** Acts after which no agreement may be worth something else, to anybody. */
    static final Set<ActType> MOVING =
            Set.of(ActType.OPERATE, ActType.SUSPEND, ActType.RESUME, ActType.WITHDRAW_FROM_TALKS, ActType.DELIVER);

    Periods {
        borders = List.copyOf(borders);
    }

    static Periods of(Case read, String party) {
        List<When> borders = new ArrayList<>();
        read.record().stream()
                .filter(act -> MOVING.contains(act.type()))
                .map(Act::when)
                .forEach(borders::add);
        read.partialProfiles().stream()
                .filter(profile -> profile.party().equals(party))
                .flatMap(profile -> profile.moved().stream())
                .map(PartialProfile.Moved::from)
                .forEach(borders::add);
        return new Periods(borders.stream().distinct().toList());
    }

    /** How many there are at most. */
    int count() {
        return borders.size() + 1;
    }

    /** The last one, in which the case stands. */
    int now() {
        return borders.size();
    }

    /** The period of something; empty where it cannot be told on which side of a border it lies. */
    OptionalInt at(When when) {
        int period = 0;
        for (When border : borders) {
            if (when.earliest().isAfter(border.latest())) {
                period++;
            } else if (!when.latest().isBefore(border.earliest())) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(period);
    }
}
