package org.parley.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a side is taken to have at stake in an agreement: weights of obligations, never of people. Numbers are in a unit
 * of the side's own; nothing is compared between sides.
 *
 * @param gives cost to the side of one unit of what it gives
 * @param receives value to the side of one unit of what it gets
 * @param walkAway what the side loses by walking out, besides what is still to come; null when not stated
 * @param order the heaviest first, where only an order is known; things of equal weight stand together, and {@link
 *     Item#WALK_AWAY} may stand among them
 * @param basis where this comes from; shown wherever it shows
 */
public record Stakes(
        String party,
        Map<Item, Interval> gives,
        Map<Item, Interval> receives,
        @Nullable Interval walkAway,
        List<List<Item>> order,
        Basis basis,
        Meta meta) {

    public Stakes {
        gives = Collections.unmodifiableMap(new LinkedHashMap<>(gives));
        receives = Collections.unmodifiableMap(new LinkedHashMap<>(receives));
        order = order.stream().map(List::copyOf).toList();
    }

    public static Stakes of(String party, Map<Item, Interval> gives, Map<Item, Interval> receives, long walkAway) {
        return new Stakes(party, gives, receives, Interval.of(walkAway), List.of(), Basis.ASSUMED, Meta.NONE);
    }

    /** Whether only an order is known. */
    public boolean onlyOrder() {
        return gives.isEmpty() && receives.isEmpty() && !order.isEmpty();
    }

    /** Cost of one unit given: of its category, where that has a number of its own, else of the obligation. */
    public Optional<Interval> cost(String obligation, @Nullable String category) {
        return find(gives, obligation, category);
    }

    /** Value of one unit received, likewise. */
    public Optional<Interval> value(String obligation, @Nullable String category) {
        return find(receives, obligation, category);
    }

    private static Optional<Interval> find(Map<Item, Interval> all, String obligation, @Nullable String category) {
        Interval own = category == null ? null : all.get(new Item(obligation, category));
        return Optional.ofNullable(own != null ? own : all.get(new Item(obligation, null)));
    }

    /**
     * An obligation, or a category of what it is about.
     *
     * @param category null for any
     */
    public record Item(String obligation, @Nullable String category) {

        /** Stands for the loss by walking out, in an order. */
        public static final Item WALK_AWAY = new Item("walk-away", null);

        public static Item of(String obligation) {
            return new Item(obligation, null);
        }

        /** As a case file writes it: {@code obligation} or {@code obligation.category}. */
        @Override
        public String toString() {
            return category == null ? obligation : obligation + "." + category;
        }
    }
}
