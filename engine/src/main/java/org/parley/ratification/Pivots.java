package org.parley.ratification;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.parley.model.Ratification;

/**
 * Winning coalitions and pivots of a rule, counted by size.
 *
 * <p>A rule that names nobody twice is counted part by part: the coalitions of parts that share nobody multiply, and the
 * pivots of a voter in a part are those for which the part itself is pivotal in the whole. Voters who sit in several bodies
 * are set to yes and no in all ways, and what is left names nobody twice; so the cost doubles with each of them.
 */
final class Pivots {

    /** The most voters that may sit in several bodies. */
    static final int MOST_SHARED = 14;

    private final Node root;
    private final List<String> voters;
    private final List<Integer> shared;
    private final Map<String, Sizes> swings = new LinkedHashMap<>();
    private Sizes winning;

    /** A rule over voters by number. */
    private sealed interface Node {}

    private record Voter(int number) implements Node {}

    /** Enough seats of the parts; needed may be 0 or below, then it always holds. */
    private record Quorum(long needed, long[] seats, List<Node> parts) implements Node {}

    /** What a part counts: its winning coalitions, and the pivots of each of its voters. */
    private record Counted(Sizes winning, SequencedMap<Integer, Sizes> swings) {}

    private Pivots(Node root, List<String> voters) {
        this.root = root;
        this.voters = voters;
        int[] times = new int[voters.size()];
        count(root, times);
        this.shared = new ArrayList<>();
        for (int v = 0; v < times.length; v++) {
            if (times[v] > 1) {
                shared.add(v);
            }
        }
        if (shared.size() > MOST_SHARED) {
            throw new IllegalArgumentException(shared.size() + " voters sit in several bodies; power is counted exactly"
                    + " for up to " + MOST_SHARED + " of them.");
        }
        int n = voters.size();
        this.winning = Sizes.none(n);
        Map<Integer, Sizes> all = new HashMap<>();
        for (int v = 0; v < n; v++) {
            all.put(v, Sizes.none(n - 1));
        }
        run(all);
        for (int v = 0; v < n; v++) {
            swings.put(voters.get(v), all.getOrDefault(v, Sizes.NONE));
        }
    }

    static Pivots of(Ratification rule, String leader) {
        LinkedHashMap<String, Integer> numbers = new LinkedHashMap<>();
        Node root = node(rule, leader, numbers);
        return new Pivots(root, List.copyOf(numbers.keySet()));
    }

    Map<String, Sizes> swings() {
        return swings;
    }

    Sizes winning() {
        return winning;
    }

    private static Node node(Ratification rule, String leader, Map<String, Integer> numbers) {
        return switch (rule) {
            case Ratification.Leader none -> voter(leader, numbers);
            case Ratification.Consent(String faction) -> voter(faction, numbers);
            case Ratification.All(var parts) -> parts(parts, parts.size(), leader, numbers);
            case Ratification.Any(var parts) -> parts(parts, 1, leader, numbers);
            case Ratification.Body body -> {
                long[] seats = new long[body.seats().size()];
                List<Node> parts = new ArrayList<>();
                body.seats().forEach((faction, number) -> {
                    seats[parts.size()] = number;
                    parts.add(voter(faction, numbers));
                });
                yield new Quorum(body.quota().needed(body.size()).longValueExact(), seats, parts);
            }
            case Ratification.Council council ->
                new Quorum(
                        council.quota().needed(council.size()).longValueExact(),
                        council.members().stream()
                                .mapToLong(Ratification.Member::seats)
                                .toArray(),
                        council.members().stream()
                                .map(m -> node(m.rule(), leader, numbers))
                                .toList());
        };
    }

    private static Node voter(String id, Map<String, Integer> numbers) {
        numbers.putIfAbsent(id, numbers.size());
        return new Voter(numbers.getOrDefault(id, 0));
    }

    private static Node parts(List<Ratification> parts, long needed, String leader, Map<String, Integer> numbers) {
        long[] seats = new long[parts.size()];
        Arrays.fill(seats, 1);
        return new Quorum(
                needed, seats, parts.stream().map(p -> node(p, leader, numbers)).toList());
    }

    private static void count(Node node, int[] times) {
        switch (node) {
            case Voter(int number) -> times[number]++;
            case Quorum quorum -> quorum.parts().forEach(part -> count(part, times));
        }
    }

    /** Goes through all ways to set the voters who sit in several bodies. */
    private void run(Map<Integer, Sizes> all) {
        int n = voters.size();
        Sizes[] wins = new Sizes[1 << shared.size()];
        for (int set = 0; set < wins.length; set++) {
            Map<Integer, Boolean> fixed = new HashMap<>();
            for (int s = 0; s < shared.size(); s++) {
                fixed.put(shared.get(s), (set >> s & 1) == 1);
            }
            Node left = fixed.isEmpty() ? root : set(root, fixed);
            int in = Integer.bitCount(set);
            Counted counted = counted(left);
            List<Integer> named = new ArrayList<>(counted.swings().keySet());
            int idle = n - shared.size() - named.size();
            Sizes others = Sizes.all(idle);
            wins[set] = counted.winning().times(others);
            winning = winning.plus(wins[set].shifted(in, n));
            counted.swings()
                    .forEach((voter, sizes) ->
                            all.merge(voter, sizes.times(others).shifted(in, n - 1), Sizes::plus));
        }
        for (int s = 0; s < shared.size(); s++) {
            for (int set = 0; set < wins.length; set++) {
                if ((set >> s & 1) == 0) {
                    Sizes lifted = wins[set | 1 << s].minus(wins[set]);
                    all.merge(shared.get(s), lifted.shifted(Integer.bitCount(set), n - 1), Sizes::plus);
                }
            }
        }
    }

    /** The rule with some voters set: their seats are taken off the thresholds, or gone. */
    private static Node set(Node node, Map<Integer, Boolean> fixed) {
        return switch (node) {
            case Voter(int number) -> {
                Boolean said = fixed.get(number);
                yield said == null ? node : new Quorum(said ? 0 : 1, new long[0], List.of());
            }
            case Quorum quorum -> {
                long needed = quorum.needed();
                List<Node> parts = new ArrayList<>();
                List<Long> seats = new ArrayList<>();
                long possible = 0;
                for (int p = 0; p < quorum.parts().size(); p++) {
                    Node part = set(quorum.parts().get(p), fixed);
                    if (part instanceof Quorum settled && settled.parts().isEmpty()) {
                        needed -= settled.needed() <= 0 ? quorum.seats()[p] : 0;
                    } else {
                        parts.add(part);
                        seats.add(quorum.seats()[p]);
                        possible += quorum.seats()[p];
                    }
                }
                boolean always = needed <= 0;
                yield always || possible < needed
                        ? new Quorum(always ? 0 : 1, new long[0], List.of())
                        : new Quorum(needed, seats.stream().mapToLong(s -> s).toArray(), parts);
            }
        };
    }

    /** Of a rule that names nobody twice. */
    private static Counted counted(Node node) {
        SequencedMap<Integer, Sizes> swings = new LinkedHashMap<>();
        if (node instanceof Voter(int number)) {
            swings.put(number, Sizes.ONE);
            return new Counted(new Sizes(new BigInteger[] {BigInteger.ZERO, BigInteger.ONE}), swings);
        }
        Quorum quorum = (Quorum) node;
        if (quorum.parts().stream().allMatch(Voter.class::isInstance)) {
            return body(quorum);
        }
        List<Counted> parts = quorum.parts().stream().map(Pivots::counted).toList();
        for (int p = 0; p < parts.size(); p++) {
            Sizes pivotal = reaching(quorum, parts, p, quorum.needed() - quorum.seats()[p])
                    .minus(reaching(quorum, parts, p, quorum.needed()));
            parts.get(p).swings().forEach((voter, sizes) -> swings.put(voter, sizes.times(pivotal)));
        }
        return new Counted(reaching(quorum, parts, -1, quorum.needed()), swings);
    }

    /** Coalitions of the voters of all parts but one in which the parts that win have so many seats. */
    private static Sizes reaching(Quorum quorum, List<Counted> parts, int without, long needed) {
        Map<Long, Sizes> bySeats = new LinkedHashMap<>();
        bySeats.put(Math.max(needed, 0), Sizes.ONE); // by seats still needed
        for (int p = 0; p < parts.size(); p++) {
            if (p == without) {
                continue;
            }
            Sizes wins = parts.get(p).winning();
            Sizes loses = wins.complement();
            long seats = quorum.seats()[p];
            Map<Long, Sizes> next = new LinkedHashMap<>();
            bySeats.forEach((left, sizes) -> {
                next.merge(Math.max(0, left - seats), sizes.times(wins), Sizes::plus);
                next.merge(left, sizes.times(loses), Sizes::plus);
            });
            bySeats = next;
        }
        int voters = bySeats.values().iterator().next().voters();
        return bySeats.getOrDefault(0L, Sizes.none(voters));
    }

    /** A body whose members are voters. */
    private static Counted body(Quorum quorum) {
        int n = quorum.parts().size();
        long total = 0;
        long common = 0;
        for (long seats : quorum.seats()) {
            total += seats;
            common = gcd(common, seats);
        }
        SequencedMap<Integer, Sizes> swings = new LinkedHashMap<>();
        if (quorum.needed() <= 0 || quorum.needed() > total) {
            quorum.parts().forEach(part -> swings.put(((Voter) part).number(), Sizes.none(n - 1)));
            return new Counted(quorum.needed() <= 0 ? Sizes.all(n) : Sizes.none(n), swings);
        }
        int[] seats = new int[n];
        for (int v = 0; v < n; v++) {
            seats[v] = (int) (quorum.seats()[v] / common);
        }
        long quota = (quorum.needed() + common - 1) / common;
        if (!SeatCount.fits(n, quota)) {
            throw new IllegalArgumentException("a body of " + n + " voters with a threshold of " + quota
                    + " is too large to count exactly: at most " + SeatCount.MOST_CELLS
                    + " = (voters + 1) x (threshold + 1) are. Give the seats in a coarser unit.");
        }
        SeatCount count = new SeatCount(seats, (int) quota);
        Map<Integer, Sizes> alike = new HashMap<>();
        for (int v = 0; v < n; v++) {
            int voter = v;
            swings.put(
                    ((Voter) quorum.parts().get(v)).number(),
                    alike.computeIfAbsent(seats[v], s -> count.swings(voter)));
        }
        return new Counted(count.winning(), swings);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
