package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.model.Constraint;

/**
 * Cuts a space into {@link Block}s: issues that no constraint, no term of a utility function and no clipping at 1 ties to
 * others stand alone; what is tied together is enumerated together.
 */
final class Blocks {

    private static final int BATCH = 1 << 16;

    private final Valuation valuation;
    private final int[] leader;

    private Blocks(Valuation valuation) {
        this.valuation = valuation;
        this.leader = new int[valuation.space().issues().size()];
        Arrays.setAll(leader, i -> i);
    }

    /** The groups of issues that have to be settled together, each ascending. */
    static List<int[]> groups(Valuation valuation, boolean clipping) {
        Blocks blocks = new Blocks(valuation);
        for (Constraint constraint : valuation.constraints()) {
            blocks.tie(constraint.holds().issues().stream()
                    .mapToInt(valuation.space()::position)
                    .toArray());
        }
        for (int p = 0; p < valuation.count(); p++) {
            List<Term> terms = valuation.terms(p);
            terms.forEach(term -> blocks.tie(term.issues()));
            if (valuation.clipped(p) && clipping) {
                blocks.tie(blocks.counting(p));
            }
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < blocks.leader.length; i++) {
            groups.computeIfAbsent(blocks.find(i), key -> new ArrayList<>()).add(i);
        }
        return groups.values().stream()
                .map(group -> group.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    /** The issues that count for a party. */
    private int[] counting(int party) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < leader.length; i++) {
            for (int o = 0; o < valuation.space().options(i); o++) {
                if (valuation.part(party, i, o).signum() != 0) {
                    all.add(i);
                    break;
                }
            }
        }
        valuation.terms(party).forEach(term -> {
            Arrays.stream(term.issues()).forEach(all::add);
            if (term.issues().length == 0) {
                all.add(0); // where a term that no issue decides is counted
            }
        });
        return all.stream().mapToInt(i -> i).toArray();
    }

    private int find(int issue) {
        int at = issue;
        while (leader[at] != at) {
            at = leader[at];
        }
        return at;
    }

    private void tie(int[] issues) {
        for (int i = 1; i < issues.length; i++) {
            int one = find(issues[0]);
            int other = find(issues[i]);
            leader[Math.max(one, other)] = Math.min(one, other);
        }
    }

    /** How many ways a group has of being settled, constraints not applied. */
    static BigInteger ways(Valuation valuation, int[] issues) {
        BigInteger ways = BigInteger.ONE;
        for (int issue : issues) {
            ways = ways.multiply(BigInteger.valueOf(valuation.space().options(issue)));
        }
        return ways;
    }

    /** The undominated ways of a group that can be enumerated; none if the constraints allow none. */
    static Block of(Valuation valuation, int[] issues, boolean clipping) {
        int[] sizes = Arrays.stream(issues).map(valuation.space()::options).toArray();
        long all = ways(valuation, issues).longValueExact();
        List<Constraint> mine = valuation.constraints().stream()
                .filter(c -> Arrays.stream(issues)
                        .anyMatch(i ->
                                valuation.space().position(c.holds().issues().getFirst()) == i))
                .toList();
        Evaluation evaluation = new Evaluation(valuation, issues, sizes, clipping);
        long[] kept = new long[0];
        int[] picks = new int[valuation.space().issues().size()];
        long next = 0;
        while (next < all) {
            long[] batch = Arrays.copyOf(kept, kept.length + (int) Math.min(all - next, Math.max(BATCH, kept.length)));
            int size = kept.length;
            while (size < batch.length && next < all) {
                boolean allowed = true;
                if (!mine.isEmpty()) {
                    evaluation.pick(next, picks);
                    for (Constraint constraint : mine) {
                        allowed = allowed && valuation.space().meets(constraint.holds(), picks);
                    }
                }
                if (allowed) {
                    batch[size++] = next;
                }
                next++;
            }
            kept = undominated(evaluation, Arrays.copyOf(batch, size));
        }
        return block(evaluation, kept);
    }

    /** The ways whose sums no other's dominate, in the order of their sums; ties by way. */
    private static long[] undominated(Evaluation evaluation, long[] ways) {
        int[] rows = Dominance.undominatedRows(evaluation.sums(ways).comparable(), ways.length);
        return Arrays.stream(rows).mapToLong(row -> ways[row]).toArray();
    }

    private static Block block(Evaluation evaluation, long[] kept) {
        Sums sums = evaluation.sums(kept);
        long[][] columns = sums.comparable();
        int[] firsts = new int[kept.length];
        List<long[]> ways = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= kept.length; i++) {
            if (i == kept.length || !Order.same(columns, start, i)) {
                firsts[ways.size()] = start;
                ways.add(Arrays.copyOfRange(kept, start, i));
                start = i;
            }
        }
        Tally tally = new Tally(ways.size());
        for (int i = 0; i < ways.size(); i++) {
            tally.set(i, BigInteger.valueOf(ways.get(i).length));
        }
        return new Block(
                evaluation.issues(),
                evaluation.sizes(),
                sums.at(firsts, ways.size()),
                ways.toArray(long[][]::new),
                tally);
    }

    /** What ways of settling some issues bring. */
    private record Evaluation(Valuation valuation, int[] issues, int[] sizes, boolean clipping) {

        void pick(long way, int[] picks) {
            for (int i = issues.length - 1; i >= 0; i--) {
                picks[issues[i]] = (int) (way % sizes[i]);
                way /= sizes[i];
            }
        }

        Sums sums(long[] ways) {
            return valuation.narrow() ? narrow(ways) : wide(ways);
        }

        /** The terms of a party that these issues decide; one that no issue decides counts once, with the first issue. */
        private int[] terms(int party) {
            List<Term> all = valuation.terms(party);
            List<Integer> mine = new ArrayList<>();
            for (int t = 0; t < all.size(); t++) {
                int[] tied = all.get(t).issues();
                if (Arrays.binarySearch(issues, tied.length == 0 ? 0 : tied[0]) >= 0) {
                    mine.add(t);
                }
            }
            return mine.stream().mapToInt(t -> t).toArray();
        }

        private boolean clips(int party) {
            return clipping && valuation.clipped(party);
        }

        private Sums narrow(long[] ways) {
            int[] picks = new int[valuation.space().issues().size()];
            long[][] columns = new long[valuation.count()][ways.length];
            int[][] mine = new int[columns.length][];
            Arrays.setAll(mine, this::terms);
            for (int w = 0; w < ways.length; w++) {
                pick(ways[w], picks);
                for (int p = 0; p < columns.length; p++) {
                    long sum = 0;
                    for (int issue : issues) {
                        sum += valuation.narrowPart(p, issue)[picks[issue]];
                    }
                    for (int t : mine[p]) {
                        sum += valuation
                                .narrowLevels(p, t)[valuation.terms(p).get(t).level(picks)];
                    }
                    columns[p][w] = clips(p) ? Math.min(sum, valuation.scale(p).longValue()) : sum;
                }
            }
            return new NarrowSums(columns, ways.length);
        }

        private Sums wide(long[] ways) {
            int[] picks = new int[valuation.space().issues().size()];
            BigInteger[][] columns = new BigInteger[valuation.count()][ways.length];
            for (int w = 0; w < ways.length; w++) {
                pick(ways[w], picks);
                for (int p = 0; p < columns.length; p++) {
                    BigInteger sum = BigInteger.ZERO;
                    for (int issue : issues) {
                        sum = sum.add(valuation.part(p, issue, picks[issue]));
                    }
                    for (int t : terms(p)) {
                        sum = sum.add(
                                valuation.level(p, t, valuation.terms(p).get(t).level(picks)));
                    }
                    columns[p][w] = clips(p) ? sum.min(valuation.scale(p)) : sum;
                }
            }
            return WideSums.of(columns, ways.length, valuation.shifts());
        }
    }
}
