package org.parley.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Escrow;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.model.Actor;
import org.parley.model.Agreement;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Guarantee;
import org.parley.model.Interval;
import org.parley.model.Obligation;
import org.parley.model.Rational;
import org.parley.model.Stage;
import org.parley.model.Stakes;

/**
 * An agreement read as an exchange. Nothing is made up: an obligation whose number is not reported is one step, a party
 * whose stakes are not stated is not assessed; every such reading is a note that shows wherever the plan does.
 *
 * @param notes what the reading left out or took for granted, in words
 * @param assumed parties whose stakes somebody assumed
 */
public record AgreementExchange(Agreement agreement, ExchangeProblem problem, List<String> notes, Set<String> assumed) {

    /** More steps than this of one obligation are taken together, to keep the search small. */
    public static final int MOST_STEPS = 10_000;

    public AgreementExchange {
        notes = List.copyOf(notes);
        assumed = Set.copyOf(assumed);
    }

    public static Optional<AgreementExchange> of(Case read) {
        return of(read, MOST_STEPS);
    }

    /** @param mostSteps of one obligation */
    public static Optional<AgreementExchange> of(Case read, int mostSteps) {
        Agreement agreement = read.agreement();
        return agreement == null || agreement.obligations().isEmpty()
                ? Optional.empty()
                : Optional.of(new Reading(read, agreement, mostSteps).read());
    }

    public boolean weighed() {
        return !agreement.stakes().isEmpty();
    }

    private static final class Reading {
        private final Case read;
        private final Agreement agreement;
        private final int mostSteps;
        private final List<String> notes = new ArrayList<>();
        private final Map<String, int[]> windows = new HashMap<>();
        private final List<ExchangeProblem.Precedence> precedences = new ArrayList<>();
        private final List<Delivery> deliveries = new ArrayList<>();

        Reading(Case read, Agreement agreement, int mostSteps) {
            this.read = read;
            this.agreement = agreement;
            this.mostSteps = mostSteps;
        }

        AgreementExchange read() {
            for (Stage stage : agreement.stages()) {
                stage.obligations().forEach(duty -> deliveries.add(delivery(stage, duty)));
            }
            order();
            daysApart();
            List<Party> parties = new ArrayList<>();
            for (Actor actor : read.parties()) {
                String id = actor.id();
                if (deliveries.stream().anyMatch(d -> d.by().equals(id) || id.equals(d.to()))) {
                    parties.add(new Party(id, actor.name(), loss(id)));
                }
            }
            List<ExchangeProblem.Guarantee> guarantees = guarantees();
            ExchangeProblem problem =
                    new ExchangeProblem(parties, deliveries, precedences, Optional.empty(), guarantees);
            unassessed(problem);
            Set<String> assumed = new LinkedHashSet<>();
            agreement.stakes().stream().filter(s -> s.basis() == Basis.ASSUMED).forEach(s -> assumed.add(s.party()));
            return new AgreementExchange(agreement, problem, notes, assumed);
        }

        private Delivery delivery(Stage stage, Obligation duty) {
            Rational factor = Rational.ONE;
            int quantity = 1;
            Optional<Rational> total = agreement.total(duty);
            Integer every = duty.extent().every();
            int[] window = window(stage, duty);
            if (every != null) {
                factor = total.orElse(Rational.ONE);
                quantity = window[1] < Integer.MAX_VALUE ? Math.max(1, (window[1] - window[0] + 1) / every) : 1;
                notes.add(name(duty) + " is due again and again: counted as " + quantity + " days of it.");
            } else if (total.isEmpty()) {
                notes.add("The number in \"" + name(duty) + "\" is not reported: counted as one step.");
            } else if (whole(total.get())) {
                quantity = total.get().numerator().intValueExact();
            } else {
                factor = total.get();
            }
            int together = duty.extent().atomic() ? quantity : lot(duty, quantity);
            String to = duty.to() != null ? duty.to() : receiver(duty);
            ExchangeProblem.Timing timing = new ExchangeProblem.Timing(
                    window[0],
                    window[1],
                    perDay(duty, every),
                    Optional.ofNullable(duty.verification().days()).orElse(0));
            boolean recoverable = duty.reversal() != null && duty.reversal().recoverable();
            boolean revocable = duty.reversal() != null && duty.reversal().revocable();
            return new Delivery(
                    duty.id(),
                    duty.by(),
                    to,
                    duty.says(),
                    quantity,
                    together,
                    worth(duty.by(), duty, true, factor),
                    to == null ? Worth.NOTHING : worth(to, duty, false, factor),
                    timing,
                    recoverable,
                    revocable,
                    false,
                    escrow(duty));
        }

        private static boolean whole(Rational total) {
            return total.signum() > 0
                    && total.denominator().equals(java.math.BigInteger.ONE)
                    && total.compareTo(Rational.of(1_000_000)) <= 0;
        }

        private int lot(Obligation duty, int quantity) {
            if (quantity <= mostSteps) {
                return 1;
            }
            int lot = (quantity + mostSteps - 1) / mostSteps;
            notes.add("To keep the search small, \"" + name(duty) + "\" is planned " + lot + " at a time.");
            return lot;
        }

        private String name(Obligation duty) {
            return read.nameOf(duty.by()) + " " + duty.says();
        }

        private int perDay(Obligation duty, @Nullable Integer every) {
            if (every != null) {
                return 1;
            }
            Rational most = duty.extent().dailyCapacity();
            if (most == null && duty.extent().pace() != null) {
                most = duty.extent()
                        .pace()
                        .quantity()
                        .dividedBy(Rational.of(duty.extent().pace().days()));
            }
            return most == null
                    ? ExchangeProblem.Timing.NO_LIMIT
                    : Math.max(
                            1,
                            most.numerator()
                                    .add(most.denominator())
                                    .subtract(java.math.BigInteger.ONE)
                                    .divide(most.denominator())
                                    .min(java.math.BigInteger.valueOf(1_000_000))
                                    .intValue());
        }

        /** Who has a value in it where the text names no receiver. */
        private @Nullable String receiver(Obligation duty) {
            return agreement.stakes().stream()
                    .filter(s -> s.receives().keySet().stream()
                            .anyMatch(i -> i.obligation().equals(duty.id())))
                    .map(Stakes::party)
                    .findFirst()
                    .orElse(null);
        }

        // ---- days

        /** First and last day, from the duty itself or else from its stage. */
        private int[] window(Stage stage, Obligation duty) {
            long from = 0;
            long lastFrom = 0;
            String anchor = duty.window().from();
            Optional<Long> begins = Timing.firstDay(agreement, stage);
            if (anchor != null && windows.containsKey(anchor)) {
                int[] other = windows.getOrDefault(anchor, new int[2]);
                precedences.add(new ExchangeProblem.Precedence(duty.id(), anchor, Integer.MAX_VALUE));
                from = other[0];
                lastFrom = other[1];
            } else if (anchor != null && agreement.stage(anchor).isPresent()) {
                from = Timing.firstDay(agreement, agreement.stage(anchor).get()).orElse(0L);
                lastFrom = from;
            } else if (anchor != null) {
                notes.add("\"" + name(duty) + "\" counts its days from " + anchor
                        + ", whose day is not known here: no days are set for it.");
                return keep(duty, 0, Integer.MAX_VALUE);
            }
            Integer first = duty.window().first();
            Integer last = duty.window().last();
            long earliest = first != null ? from + first : anchor != null ? from : begins.orElse(0L);
            long latest = last != null
                    ? lastFrom == Integer.MAX_VALUE ? Integer.MAX_VALUE : lastFrom + last
                    : begins.isPresent() && stage.days() != null && anchor == null
                            ? begins.get() + stage.days() - 1
                            : Integer.MAX_VALUE;
            return keep(duty, earliest, Math.max(earliest, latest));
        }

        private int[] keep(Obligation duty, long first, long last) {
            int[] window = {
                (int) Math.clamp(first, 0L, 1_000_000L), (int) Math.clamp(last, 0L, (long) Integer.MAX_VALUE)
            };
            windows.put(duty.id(), window);
            return window;
        }

        private void order() {
            Set<String> ids = new LinkedHashSet<>();
            deliveries.forEach(d -> ids.add(d.id()));
            for (int s = 0; s < agreement.stages().size(); s++) {
                Stage stage = agreement.stages().get(s);
                for (Obligation duty : stage.obligations()) {
                    duty.after().forEach(p -> after(duty.id(), p, ids));
                    if (stage.gate() != null) {
                        stage.gate().after().forEach(p -> after(duty.id(), p, ids));
                    }
                    if (s > 0 && Timing.firstDay(agreement, stage).isEmpty()) {
                        agreement
                                .stages()
                                .get(s - 1)
                                .obligations()
                                .forEach(before -> precedences.add(
                                        new ExchangeProblem.Precedence(duty.id(), before.id(), Integer.MAX_VALUE)));
                    }
                }
                if (stage.gate() != null && stage.gate().after().isEmpty()) {
                    notes.add("Taken as met: " + stage.name() + " begins once "
                            + stage.gate().says() + ".");
                }
            }
        }

        /** What ends before another begins comes first; said as an order, searches need not look at days to see it. */
        private void daysApart() {
            for (Delivery later : deliveries) {
                for (Delivery earlier : deliveries) {
                    if (earlier.timing().last() < later.timing().first()) {
                        precedences.add(new ExchangeProblem.Precedence(later.id(), earlier.id(), Integer.MAX_VALUE));
                    }
                }
            }
        }

        private void after(String duty, org.parley.model.Precedence p, Set<String> ids) {
            if (ids.contains(p.obligation())) {
                int howMany = p.quantity() == null
                        ? Integer.MAX_VALUE
                        : p.quantity()
                                .numerator()
                                .divide(p.quantity().denominator())
                                .intValue();
                precedences.add(new ExchangeProblem.Precedence(duty, p.obligation(), howMany));
            }
        }

        // ---- stakes

        private Worth worth(String party, Obligation duty, boolean gives, Rational factor) {
            Optional<Stakes> stakes = agreement.stakesOf(party);
            if (stakes.isEmpty()) {
                return Worth.unstated();
            }
            if (stakes.get().onlyOrder()) {
                return level(stakes.get(), new Stakes.Item(duty.id(), null));
            }
            Map<Stakes.Item, Interval> all =
                    gives ? stakes.get().gives() : stakes.get().receives();
            Interval hull = null;
            for (Map.Entry<Stakes.Item, Interval> e : all.entrySet()) {
                if (e.getKey().obligation().equals(duty.id())) {
                    Interval one = e.getValue();
                    hull = hull == null
                            ? one
                            : new Interval(
                                    hull.low().min(one.low()), hull.high().max(one.high()));
                }
            }
            return hull == null ? Worth.unstated() : interval(hull, factor);
        }

        private static Worth interval(Interval i, Rational factor) {
            return i.isExact()
                    ? Worth.of(i.low().times(factor))
                    : new Worth.Between(i.low().times(factor), i.high().times(factor));
        }

        private static Worth level(Stakes stakes, Stakes.Item item) {
            for (int rank = 0; rank < stakes.order().size(); rank++) {
                if (stakes.order().get(rank).contains(item)) {
                    return new Worth.Ranked(stakes.order().size() - rank);
                }
            }
            return Worth.unstated();
        }

        private Worth loss(String party) {
            Optional<Stakes> stakes = agreement.stakesOf(party);
            if (stakes.isEmpty()) {
                return Worth.unstated();
            }
            if (stakes.get().onlyOrder()) {
                return level(stakes.get(), Stakes.Item.WALK_AWAY);
            }
            Interval loss = stakes.get().walkAway();
            return loss == null ? Worth.unstated() : interval(loss, Rational.ONE);
        }

        private void unassessed(ExchangeProblem problem) {
            for (Party party : problem.parties()) {
                if (problem.assessment(party.id()) == ExchangeProblem.Assessment.NONE) {
                    notes.add("Whether " + party.name() + " would stay at a step is not assessed: "
                            + (agreement.stakesOf(party.id()).isEmpty()
                                    ? "the case says nothing of what it has at stake."
                                    : "the case says something, but not everything, of what it has at stake."));
                }
            }
        }

        // ---- guarantees

        private List<ExchangeProblem.Guarantee> guarantees() {
            List<ExchangeProblem.Guarantee> all = new ArrayList<>();
            for (Guarantee g : agreement.guarantees()) {
                Interval amount = g.amount();
                if (g.kind() == Guarantee.Kind.ESCROW) {
                    continue;
                }
                if (g.kind() == null || amount == null) {
                    notes.add(read.nameOf(g.by()) + " " + g.says()
                            + ": neither kind nor amount is stated, so it is not counted.");
                } else if (g.kind() == Guarantee.Kind.BOND) {
                    g.against()
                            .forEach(of ->
                                    all.add(new ExchangeProblem.Guarantee.Bond(g.id(), g.by(), of, amount.low())));
                } else {
                    g.to().forEach(to ->
                            all.add(new ExchangeProblem.Guarantee.Indemnity(g.id(), g.by(), to, amount.low())));
                }
            }
            return all;
        }

        private @Nullable Escrow escrow(Obligation duty) {
            for (Guarantee g : agreement.guarantees()) {
                if (g.kind() == Guarantee.Kind.ESCROW && g.covers().contains(duty.id())) {
                    Guarantee.OnWalkOut goes = g.onWalkOut();
                    return new Escrow(
                            goes == Guarantee.OnWalkOut.TO_THE_DEPOSITOR,
                            goes == Guarantee.OnWalkOut.TO_THE_OTHER_SIDE);
                }
            }
            return null;
        }
    }
}
