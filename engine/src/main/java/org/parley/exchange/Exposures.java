package org.parley.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.model.Actor;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Interval;
import org.parley.model.Rational;
import org.parley.model.Roster;
import org.parley.model.Stakes;

/** What each side has given beyond what it has received, by its stated weights. */
final class Exposures {

    private static final Interval NOTHING = Interval.of(0);

    private final Case read;

    private Exposures(Case read) {
        this.read = read;
    }

    static List<SideExposure> of(Case read, Agreement agreement, List<LedgerLine> lines) {
        Exposures all = new Exposures(read);
        return agreement.stakes().stream()
                .map(stakes -> all.side(agreement, stakes, lines))
                .toList();
    }

    private SideExposure side(Agreement agreement, Stakes stakes, List<LedgerLine> lines) {
        List<String> unweighted = new ArrayList<>();
        Interval sofar = NOTHING;
        Interval planned = NOTHING;
        boolean known = true;
        for (LedgerLine line : lines) {
            boolean gives = read.actorBehind(line.duty().by())
                    .map(Actor::id)
                    .filter(stakes.party()::equals)
                    .isPresent();
            String id = line.duty().id();
            if (line.delivered().signum() > 0) {
                Optional<Interval> weight = delivered(stakes, line, gives);
                if (weight.isEmpty()) {
                    unweighted.add(id);
                }
                sofar = add(sofar, weight.orElse(NOTHING), gives);
            }
            if (line.planned().signum() > 0) {
                Optional<Interval> weight = planned(agreement, stakes, line, gives);
                known &= weight.isPresent() || !weighs(stakes, id, gives);
                planned = add(planned, weight.orElse(NOTHING), gives);
            }
        }
        boolean numbers = !stakes.onlyOrder();
        return new SideExposure(
                stakes.party(),
                numbers ? sofar : null,
                numbers && known ? planned : null,
                stakes.walkAway(),
                stakes.basis(),
                unweighted);
    }

    /** The weight of all that was delivered on a line; empty if some of it has none. */
    private static Optional<Interval> delivered(Stakes stakes, LedgerLine line, boolean gives) {
        Interval sum = NOTHING;
        for (Map.Entry<String, Rational> part : line.categories().entrySet()) {
            String category = part.getKey().isEmpty() ? null : part.getKey();
            String id = line.duty().id();
            Optional<Interval> each = weight(stakes, id, category, gives);
            if (each.isEmpty()) {
                return Optional.empty();
            }
            sum = plus(sum, times(each.get(), part.getValue()));
        }
        return Optional.of(sum);
    }

    /** The weight of all that should have been delivered; empty if it depends on categories that no plan tells apart. */
    private static Optional<Interval> planned(Agreement agreement, Stakes stakes, LedgerLine line, boolean gives) {
        Optional<Interval> each = weight(stakes, line.duty().id(), null, gives);
        Optional<Roster> found = agreement.rosterOf(line.duty());
        boolean byCategory = found.isPresent()
                && found.get().categories().keySet().stream()
                        .anyMatch(
                                c -> !weight(stakes, line.duty().id(), c, gives).equals(each));
        if (!byCategory) {
            return each.map(w -> times(w, line.planned()));
        }
        Roster roster = found.get();
        if (!line.planned().equals(line.agreed()) || !roster.uncounted().isEmpty()) {
            return Optional.empty();
        }
        Interval sum = NOTHING;
        for (Map.Entry<String, Rational> part : roster.categories().entrySet()) {
            Optional<Interval> own = weight(stakes, line.duty().id(), part.getKey(), gives);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            sum = plus(sum, times(own.get(), part.getValue()));
        }
        return Optional.of(sum);
    }

    private static Optional<Interval> weight(Stakes stakes, String id, @Nullable String category, boolean gives) {
        return gives ? stakes.cost(id, category) : stakes.value(id, category);
    }

    private static boolean weighs(Stakes stakes, String id, boolean gives) {
        return (gives ? stakes.gives() : stakes.receives())
                .keySet().stream().anyMatch(item -> item.obligation().equals(id));
    }

    /** Cost given adds to exposure, value received takes away from it; low from low, high from high. */
    private static Interval add(Interval sum, Interval weight, boolean gives) {
        return gives
                ? plus(sum, weight)
                : new Interval(sum.low().minus(weight.high()), sum.high().minus(weight.low()));
    }

    private static Interval plus(Interval a, Interval b) {
        return new Interval(a.low().plus(b.low()), a.high().plus(b.high()));
    }

    private static Interval times(Interval weight, Rational quantity) {
        return new Interval(weight.low().times(quantity), weight.high().times(quantity));
    }
}
