package org.parley.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.model.Rational;

/**
 * An exchange to be carried out: who delivers what to whom, what each item costs and is worth, what comes after what,
 * when it can be done, and what walking out costs. Independent of the case file, so that it can be asked about anything.
 *
 * <p>A party stays at a step if what is still to come less what it still has to give is at least what walking out gives
 * it: minus its loss, minus what would be revoked of what it received, plus what it would recover of what it gave. A plan
 * is safe if everybody stays before the first step, after every step, and after the last.
 *
 * @param payment money that can be cut as finely as wanted; there is at most one
 */
public record ExchangeProblem(
        List<Party> parties,
        List<Delivery> deliveries,
        List<Precedence> precedences,
        Optional<Payment> payment,
        List<Guarantee> guarantees) {

    /** Far more than any agreement has; keeps a hostile file from filling memory. */
    private static final int MOST_STEPS = 1_000_000;

    public ExchangeProblem {
        parties = List.copyOf(parties);
        deliveries = List.copyOf(deliveries);
        precedences = List.copyOf(precedences);
        guarantees = List.copyOf(guarantees);
        validate(parties, deliveries, precedences, payment);
    }

    public static ExchangeProblem of(List<Party> parties, List<Delivery> deliveries, Precedence... precedences) {
        return new ExchangeProblem(parties, deliveries, List.of(precedences), Optional.empty(), List.of());
    }

    /** @param loss what walking out costs it (DESIGN calls it delta) */
    public record Party(String id, String name, Worth loss) {}

    /**
     * A number of identical items that one party owes another.
     *
     * @param to who receives; null where nobody in the exchange does
     * @param quantity how many items
     * @param together how many go in one step; 1 unless they are atomic in larger lots
     * @param cost of one item to the giver
     * @param value of one item to the receiver
     * @param recoverable whether a giver who walks out gets back what these cost it
     * @param revocable whether a receiver who walks out loses what these are worth to it
     * @param divisible whether an item may be cut into parts
     * @param escrow terms under which the mediator holds the items between deposit and release; null for none
     */
    public record Delivery(
            String id,
            String by,
            @Nullable String to,
            String says,
            int quantity,
            int together,
            Worth cost,
            Worth value,
            Timing timing,
            boolean recoverable,
            boolean revocable,
            boolean divisible,
            @Nullable Escrow escrow) {

        public Delivery {
            if (quantity < 1 || together < 1) {
                throw new IllegalArgumentException("quantity (" + quantity + ") and together (" + together + ") of `"
                        + id + "` must be at least 1. Maybe leave the delivery out.");
            }
            together = Math.min(together, quantity);
        }

        public static Delivery of(String id, String by, String to, int quantity, Worth cost, Worth value) {
            return new Delivery(id, by, to, id, quantity, 1, cost, value, Timing.ANY, false, false, false, null);
        }

        /** How many steps it takes. */
        public int steps() {
            return (quantity + together - 1) / together;
        }

        /** How many items are delivered after so many of its steps. */
        public int after(int steps) {
            return Math.min(quantity, steps * together);
        }

        public Delivery with(Timing other) {
            return new Delivery(
                    id,
                    by,
                    to,
                    says,
                    quantity,
                    together,
                    cost,
                    value,
                    other,
                    recoverable,
                    revocable,
                    divisible,
                    escrow);
        }

        public Delivery together(int lot) {
            return new Delivery(
                    id, by, to, says, quantity, lot, cost, value, timing, recoverable, revocable, divisible, escrow);
        }

        public Delivery takenBack(boolean recovered, boolean revoked) {
            return new Delivery(
                    id, by, to, says, quantity, together, cost, value, timing, recovered, revoked, divisible, escrow);
        }

        public Delivery inEscrow(@Nullable Escrow terms) {
            return new Delivery(
                    id,
                    by,
                    to,
                    says,
                    quantity,
                    together,
                    cost,
                    value,
                    timing,
                    recoverable,
                    revocable,
                    divisible,
                    terms);
        }

        /** Every item cut into equal parts, each a step of its own. */
        public Delivery cut(int parts) {
            int perDay = timing.perDay();
            Timing finer = new Timing(
                    timing.first(),
                    timing.last(),
                    perDay == Timing.NO_LIMIT ? perDay : Math.multiplyExact(perDay, parts),
                    timing.verification());
            return new Delivery(
                    id,
                    by,
                    to,
                    says,
                    Math.multiplyExact(quantity, parts),
                    together,
                    cost.divided(parts),
                    value.divided(parts),
                    finer,
                    recoverable,
                    revocable,
                    divisible,
                    escrow);
        }
    }

    /**
     * When a delivery can be made; days are counted from day zero.
     *
     * @param perDay most items of it in a day
     * @param verification days until a step is verified; until then the other parties take no further step
     */
    public record Timing(int first, int last, int perDay, int verification) {
        public static final int NO_LIMIT = Integer.MAX_VALUE;
        public static final Timing ANY = new Timing(0, NO_LIMIT, NO_LIMIT, 0);

        public Timing {
            if (first < 0 || last < first || perDay < 1 || verification < 0) {
                throw new IllegalArgumentException("a delivery needs days that run upwards from 0 (" + first + " to "
                        + last + "), at least one item per day (" + perDay + ") and no negative wait (" + verification
                        + "). Maybe an earliest and a latest day are swapped.");
            }
        }
    }

    /** No item of {@code delivery} before {@code howMany} items of {@code after}. */
    public record Precedence(String delivery, String after, int howMany) {}

    /** Money, cut as finely as wanted; worth to the receiver what it costs the payer. */
    public record Payment(String id, String by, String to, String says, Rational amount) {}

    /**
     * Where an item goes that is still in escrow when somebody walks out.
     *
     * @param depositorGetsItBack whether it returns to a depositor who walks out; otherwise the receiver keeps the claim
     * @param receiverGetsIt whether a receiver who walks out still gets it; otherwise it returns to the depositor
     */
    public record Escrow(boolean depositorGetsItBack, boolean receiverGetsIt) {
        /** Lost to whoever walks out. */
        public static final Escrow AGAINST_WHO_WALKS_OUT = new Escrow(false, false);
    }

    /** What a third party puts up. */
    public sealed interface Guarantee {
        String id();

        /** Who puts it up. */
        String by();

        Rational amount();

        /** Forfeited by {@code of} if it walks out: walking out costs it so much more. */
        record Bond(String id, String by, String of, Rational amount) implements Guarantee {}

        /** Paid to {@code to} if another walks out: its exposure is so much lower; nobody's loss is higher. */
        record Indemnity(String id, String by, String to, Rational amount) implements Guarantee {}
    }

    /** What can be said of a party's staying. */
    public enum Assessment {
        /** By numbers or intervals. */
        NUMBERS,
        /** By the party's order alone. */
        ORDER,
        /** Nothing: something that it gives, gets or would lose has neither a number nor a place in its order. */
        NONE
    }

    public Assessment assessment(String party) {
        List<Worth> all = worths(party);
        if (all.stream().allMatch(Worth::measured)) {
            return Assessment.NUMBERS;
        }
        return all.stream().allMatch(w -> w instanceof Worth.Ranked) ? Assessment.ORDER : Assessment.NONE;
    }

    private List<Worth> worths(String party) {
        List<Worth> all = new ArrayList<>();
        party(party).ifPresent(p -> all.add(p.loss()));
        for (Delivery d : deliveries) {
            if (d.by().equals(party)) {
                all.add(d.cost());
            }
            if (party.equals(d.to())) {
                all.add(d.value());
            }
        }
        payment.filter(p -> p.by().equals(party) || p.to().equals(party)).ifPresent(p -> all.add(Worth.of(p.amount())));
        return all;
    }

    public Optional<Party> party(String id) {
        return parties.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    public Optional<Delivery> delivery(String id) {
        return deliveries.stream().filter(d -> d.id().equals(id)).findFirst();
    }

    /** What the bonds add to a party's loss. */
    public Rational bonds(String party) {
        Rational sum = Rational.ZERO;
        for (Guarantee g : guarantees) {
            if (g instanceof Guarantee.Bond(String id, String by, String of, Rational amount) && of.equals(party)) {
                sum = sum.plus(amount);
            }
        }
        return sum;
    }

    /** What indemnities take off a party's exposure. */
    public Rational indemnities(String party) {
        Rational sum = Rational.ZERO;
        for (Guarantee g : guarantees) {
            if (g instanceof Guarantee.Indemnity(String id, String by, String to, Rational amount)
                    && to.equals(party)) {
                sum = sum.plus(amount);
            }
        }
        return sum;
    }

    public ExchangeProblem withDeliveries(List<Delivery> others) {
        return new ExchangeProblem(parties, others, precedences, payment, guarantees);
    }

    public ExchangeProblem withPrecedences(List<Precedence> others) {
        return new ExchangeProblem(parties, deliveries, others, payment, guarantees);
    }

    public ExchangeProblem withGuarantees(List<Guarantee> others) {
        return new ExchangeProblem(parties, deliveries, precedences, payment, others);
    }

    public ExchangeProblem withPayment(Payment other) {
        return new ExchangeProblem(parties, deliveries, precedences, Optional.of(other), guarantees);
    }

    public ExchangeProblem withLoss(String party, Worth loss) {
        List<Party> others = parties.stream()
                .map(p -> p.id().equals(party) ? new Party(p.id(), p.name(), loss) : p)
                .toList();
        return new ExchangeProblem(others, deliveries, precedences, payment, guarantees);
    }

    private static void validate(
            List<Party> parties, List<Delivery> deliveries, List<Precedence> precedences, Optional<Payment> payment) {
        Set<String> sides = new HashSet<>();
        parties.forEach(p -> sides.add(p.id()));
        Set<String> ids = new HashSet<>();
        long steps = 0;
        for (Delivery d : deliveries) {
            if (!ids.add(d.id())) {
                throw new IllegalArgumentException("two deliveries are called `" + d.id() + "`. Maybe rename one.");
            }
            steps += d.steps() * (d.escrow() == null ? 1L : 2L);
        }
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException("the exchange has " + steps + " steps, more than " + MOST_STEPS
                    + ". Maybe let more items go together in one step.");
        }
        for (Precedence p : precedences) {
            if (!ids.contains(p.delivery()) || !ids.contains(p.after())) {
                throw new IllegalArgumentException("`" + p.delivery() + "` after `" + p.after()
                        + "`: both must be deliveries. Maybe one is misspelt.");
            }
        }
        payment.ifPresent(p -> {
            if (!sides.contains(p.by()) || !sides.contains(p.to()) || p.amount().signum() < 0) {
                throw new IllegalArgumentException("the payment `" + p.id() + "` must be of an amount that is not"
                        + " negative (" + p.amount() + "), from one party to another. Maybe an id is misspelt.");
            }
        });
    }
}
