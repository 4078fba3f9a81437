package org.parley.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Party;
import org.parley.exchange.ExchangeProblem.Payment;
import org.parley.exchange.ExchangeProblem.Precedence;
import org.parley.exchange.ExchangeProblem.Timing;
import org.parley.model.Rational;

/** Problems for tests. */
final class Exchanges {

    private Exchanges() {}

    static Party party(String id, long loss) {
        return new Party(id, id.toUpperCase(java.util.Locale.ROOT), Worth.of(loss));
    }

    /** Two parties; each row is cost and value of one item. */
    static ExchangeProblem barter(long[][] ofA, long[][] ofB, long loss) {
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < ofA.length; i++) {
            all.add(Delivery.of("A" + (i + 1), "a", "b", 1, Worth.of(ofA[i][0]), Worth.of(ofA[i][1])));
        }
        for (int i = 0; i < ofB.length; i++) {
            all.add(Delivery.of("B" + (i + 1), "b", "a", 1, Worth.of(ofB[i][0]), Worth.of(ofB[i][1])));
        }
        return ExchangeProblem.of(List.of(party("a", loss), party("b", loss)), all);
    }

    static ExchangeProblem sale(long[][] items, long price) {
        ExchangeProblem goods = barter(items, new long[0][], 0);
        return goods.withPayment(new Payment("price", "b", "a", "the price", Rational.of(price)));
    }

    /** @param parties two or three */
    static ExchangeProblem random(Random random, int parties, int deliveries, boolean days) {
        List<Party> sides = new ArrayList<>();
        for (int p = 0; p < parties; p++) {
            sides.add(party(String.valueOf((char) ('a' + p)), random.nextInt(4)));
        }
        List<Delivery> all = new ArrayList<>();
        int left = 6;
        for (int i = 0; i < deliveries && left > 0; i++) {
            int by = random.nextInt(parties);
            int to = (by + 1 + random.nextInt(parties - 1)) % parties;
            int quantity = 1 + random.nextInt(Math.min(3, left));
            left -= quantity;
            Delivery one = new Delivery(
                    "d" + i,
                    sides.get(by).id(),
                    sides.get(to).id(),
                    "d" + i,
                    quantity,
                    1 + random.nextInt(2),
                    worth(random),
                    worth(random),
                    days ? timing(random) : Timing.ANY,
                    random.nextInt(6) == 0,
                    random.nextInt(6) == 0,
                    false,
                    null);
            all.add(one);
        }
        List<Precedence> after = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            if (random.nextInt(3) == 0) {
                after.add(new Precedence("d" + i, "d" + random.nextInt(i), 1 + random.nextInt(3)));
            }
        }
        return new ExchangeProblem(sides, all, after, Optional.empty(), List.of());
    }

    private static Worth worth(Random random) {
        long low = random.nextInt(9);
        return random.nextInt(3) == 0
                ? new Worth.Between(Rational.of(low), Rational.of(low + random.nextInt(3)))
                : Worth.of(Rational.of(2 * low + random.nextInt(2), 2));
    }

    private static Timing timing(Random random) {
        int first = random.nextInt(3);
        return new Timing(
                first,
                random.nextBoolean() ? Timing.NO_LIMIT : first + random.nextInt(5),
                random.nextBoolean() ? Timing.NO_LIMIT : 1 + random.nextInt(2),
                random.nextInt(3));
    }
}
