package org.parley.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Obligation;
import org.parley.model.Performance.Part;
import org.parley.model.Rational;

/**
 * What the record says was delivered, verified and disputed up to a day, added up per obligation in one pass. An act
 * counts from the latest day on which it can have been; one that may or may not have been by then is kept apart.
 */
final class Deliveries {

    private final LocalDate on;
    private final Map<String, Act> acts = new HashMap<>();
    private final Map<String, Sum> sums = new LinkedHashMap<>();
    private final Map<String, List<Part>> resolved = new HashMap<>();

    private Deliveries(LocalDate on) {
        this.on = on;
    }

    /** What was delivered under one obligation. Not thread-safe until {@link #of} returns. */
    static final class Sum {
        private final @Nullable Rational whole;
        private Rational delivered = Rational.ZERO;
        private Rational uncertain = Rational.ZERO;
        private Rational verified = Rational.ZERO;
        private Rational disputed = Rational.ZERO;
        private int unnumbered;
        private final Map<String, Rational> categories = new LinkedHashMap<>();
        private final TreeMap<LocalDate, Map<String, Rational>> days = new TreeMap<>();
        private final List<String> acts = new ArrayList<>();
        private @Nullable LocalDate earliest;

        private Sum(@Nullable Rational whole) {
            this.whole = whole;
        }

        Rational delivered() {
            return delivered;
        }

        /** Delivered on a day that may lie after the one asked for. */
        Rational uncertain() {
            return uncertain;
        }

        Rational verified() {
            return verified.min(delivered);
        }

        Rational disputed() {
            return disputed.min(delivered).max(Rational.ZERO);
        }

        /** Deliveries of which the record gives no number, where one is needed. */
        int unnumbered() {
            return unnumbered;
        }

        /** What was delivered, by category; what has none stands under the empty name. */
        Map<String, Rational> categories() {
            return categories;
        }

        /** Day to what was delivered by the end of it, all in all. */
        NavigableMap<LocalDate, Rational> cumulative() {
            TreeMap<LocalDate, Rational> sums = new TreeMap<>();
            Rational sum = Rational.ZERO;
            for (var day : days.entrySet()) {
                sum = sum.plus(all(day.getValue()));
                sums.put(day.getKey(), sum);
            }
            return sums;
        }

        /** Day to what was delivered on it, by category. */
        NavigableMap<LocalDate, Map<String, Rational>> byDay() {
            return days;
        }

        private static Rational all(Map<String, Rational> categories) {
            return categories.values().stream().reduce(Rational.ZERO, Rational::plus);
        }

        List<String> acts() {
            return acts;
        }

        Optional<LocalDate> firstDelivery() {
            return Optional.ofNullable(earliest);
        }

        /** The day by which so much was delivered. */
        Optional<LocalDate> reached(Rational quantity) {
            return cumulative().entrySet().stream()
                    .filter(day -> day.getValue().compareTo(quantity) >= 0)
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        /** Delivered before a day. */
        Rational before(LocalDate day) {
            return days.headMap(day).values().stream().map(Sum::all).reduce(Rational.ZERO, Rational::plus);
        }

        /** So much as the part says; the whole, where an act without a number can mean nothing else. */
        private Optional<Rational> amount(Part part) {
            return Optional.ofNullable(part.quantity()).or(() -> Optional.ofNullable(whole));
        }

        private void deliver(Act act, Part part, LocalDate on) {
            Optional<Rational> amount = amount(part);
            if (act.when().latest().isAfter(on)) {
                uncertain = uncertain.plus(amount.orElse(Rational.ZERO));
                return;
            }
            acts.add(act.id());
            if (amount.isEmpty()) {
                unnumbered++;
                return;
            }
            delivered = delivered.plus(amount.get());
            LocalDate day = act.when().earliest();
            earliest = earliest == null || day.isBefore(earliest) ? day : earliest;
            Map<String, Rational> today = days.computeIfAbsent(act.when().latest(), x -> new LinkedHashMap<>());
            Rational named = Rational.ZERO;
            for (var category : part.categories().entrySet()) {
                categories.merge(category.getKey(), category.getValue(), Rational::plus);
                today.merge(category.getKey(), category.getValue(), Rational::plus);
                named = named.plus(category.getValue());
            }
            Rational rest = amount.get().minus(named);
            if (rest.signum() > 0) {
                categories.merge("", rest, Rational::plus);
                today.merge("", rest, Rational::plus);
            }
        }
    }

    static Deliveries of(Case read, Agreement agreement, LocalDate on) {
        Deliveries all = new Deliveries(on);
        for (Obligation duty : agreement.obligations()) {
            all.sums.put(duty.id(), new Sum(whole(duty)));
        }
        read.record().forEach(act -> all.acts.put(act.id(), act));
        read.record().forEach(all::count);
        read.record().forEach(all::settle);
        return all;
    }

    Sum of(Obligation duty) {
        Sum sum = sums.get(duty.id());
        if (sum == null) {
            throw new IllegalArgumentException("no obligation " + duty.id() + " in this agreement");
        }
        return sum;
    }

    Optional<Act> act(String id) {
        return Optional.ofNullable(acts.get(id));
    }

    /** What an act without a number delivers: one thing that is not counted, or all of what is one step. */
    private static @Nullable Rational whole(Obligation duty) {
        Rational quantity = duty.quantity();
        if (duty.extent().atomic() || quantity != null && quantity.equals(Rational.ONE)) {
            return quantity == null ? Rational.ONE : quantity;
        }
        boolean counted = quantity != null
                || duty.extent().rate() != null
                || duty.extent().roster() != null
                || duty.unit() != null;
        return counted ? null : Rational.ONE;
    }

    private void count(Act act) {
        if (act.performance() == null || act.when().earliest().isAfter(on)) {
            return;
        }
        for (Part part : act.performance().parts()) {
            Sum sum = sums.get(part.clause());
            if (sum == null) {
                continue;
            }
            boolean counts = !act.when().latest().isAfter(on);
            switch (act.type()) {
                case DELIVER -> sum.deliver(act, part, on);
                case VERIFY -> {
                    if (counts) {
                        sum.verified = sum.verified.plus(amount(act, part, sum));
                    }
                }
                case RESOLVE_DISPUTE -> {
                    if (counts) {
                        act.inReplyTo()
                                .forEach(id -> resolved.computeIfAbsent(id, x -> new ArrayList<>())
                                        .add(part));
                    }
                }
                default -> {}
            }
        }
    }

    /** Disputes last, since those that were resolved no longer count. */
    private void settle(Act act) {
        boolean dispute = act.type() == ActType.DISPUTE;
        if (!dispute || act.performance() == null || act.when().latest().isAfter(on)) {
            return;
        }
        List<Part> ended = resolved.getOrDefault(act.id(), List.of());
        for (Part part : act.performance().parts()) {
            Sum sum = sums.get(part.clause());
            if (sum == null) {
                continue;
            }
            Rational open = amount(act, part, sum);
            for (Part end : ended) {
                if (end.clause().equals(part.clause())) {
                    open = end.quantity() == null
                            ? Rational.ZERO
                            : open.minus(end.quantity()).max(Rational.ZERO);
                }
            }
            sum.disputed = sum.disputed.plus(open);
        }
    }

    /** How much an act that follows deliveries is about: its number, else that of the deliveries it answers, else all. */
    private Rational amount(Act act, Part part, Sum sum) {
        if (part.quantity() != null) {
            return part.quantity();
        }
        Rational answered = Rational.ZERO;
        boolean any = false;
        for (String id : act.inReplyTo()) {
            Act earlier = acts.get(id);
            if (earlier != null && earlier.performance() != null) {
                for (Part one : earlier.performance().parts()) {
                    if (one.clause().equals(part.clause())) {
                        any = true;
                        answered = answered.plus(sum.amount(one).orElse(Rational.ZERO));
                    }
                }
            }
        }
        return any ? answered : sum.delivered;
    }
}
