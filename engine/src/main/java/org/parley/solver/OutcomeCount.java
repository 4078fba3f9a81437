package org.parley.solver;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.parley.model.OutcomeSpace;

/**
 * How many outcomes meet clauses, and the first of them that were come upon.
 *
 * <p>The space is split issue by issue; a part is counted as a whole as soon as the clauses hold everywhere or nowhere in
 * it. Where that takes too long the parts that are left are counted as perhaps: the count is then known between two
 * numbers.
 *
 * @param least outcomes known to meet them
 * @param most outcomes that are not known to violate them
 * @param first some that meet them, at most as many as were asked for
 */
public record OutcomeCount(BigInteger least, BigInteger most, List<int[]> first) {

    /** The most parts that are looked at. */
    public static final int MOST_PARTS = 1_000_000;

    /** The most where a clause is decided by linear programs, or by the parts of a utility that is no sum. */
    public static final int MOST_JUDGED = 20_000;

    public OutcomeCount {
        first = List.copyOf(first);
    }

    /** Whether the number is known. */
    public boolean exact() {
        return least.equals(most);
    }

    /** The number, or between what and what it lies, as a page says it. */
    public String words() {
        return exact() ? least.toString() : "between " + least + " and " + most;
    }

    public static OutcomeCount of(OutcomeSpace space, List<Clause> clauses, int listed) {
        return new Walk(space, clauses, listed).run();
    }

    private static final class Walk {
        private final Grid grid;
        private final List<Judge> judges;
        private final int[] order;
        private final int listed;
        private final List<int[]> first = new ArrayList<>();
        private BigInteger least = BigInteger.ZERO;
        private BigInteger open = BigInteger.ZERO;
        private final int most;
        private int parts;

        Walk(OutcomeSpace space, List<Clause> clauses, int listed) {
            this.grid = new Grid(space, clauses);
            this.judges = clauses.stream().map(c -> Judge.of(grid, c)).toList();
            this.listed = listed;
            this.most = clauses.stream().anyMatch(Walk::isJudged) ? MOST_JUDGED : MOST_PARTS;
            this.order = clauses.stream()
                    .flatMap(c -> c.issues().stream())
                    .distinct()
                    .sorted()
                    .mapToInt(i -> i)
                    .toArray();
        }

        private static boolean isJudged(Clause clause) {
            return switch (clause) {
                case Clause.Judged judged -> true;
                case Clause.Not(String id, Clause inner) -> isJudged(inner);
                case Clause.Quorum quorum -> quorum.members().stream().anyMatch(m -> isJudged(m.clause()));
                case Clause.Conditional c -> false;
                case Clause.Threshold t -> false;
                case Clause.Worth w -> true;
            };
        }

        OutcomeCount run() {
            part(Domains.all(grid), judges, 0);
            return new OutcomeCount(least, least.add(open), first);
        }

        private void part(Domains here, List<Judge> unsettled, int depth) {
            parts++;
            List<Judge> rest = new ArrayList<>();
            for (Judge judge : unsettled) {
                switch (judge.over(here)) {
                    case NEVER -> {
                        return;
                    }
                    case SOMETIMES -> rest.add(judge);
                    case ALWAYS -> {}
                }
            }
            if (rest.isEmpty()) {
                least = least.add(size(here));
                list(here);
                return;
            }
            if (parts > most || depth == order.length) {
                open = open.add(size(here));
                return;
            }
            int issue = order[depth];
            for (int one = here.next(issue, 0); one >= 0; one = here.next(issue, one + 1)) {
                Domains below = here.copy();
                below.settle(issue, one);
                part(below, rest, depth + 1);
            }
        }

        private BigInteger size(Domains here) {
            BigInteger size = BigInteger.ONE;
            for (BitSet options : here.options()) {
                size = size.multiply(BigInteger.valueOf(options.cardinality()));
            }
            return size;
        }

        /** Lists the outcomes of a part in the order of the options, the last issue turning fastest. */
        private void list(Domains here) {
            if (first.size() >= listed) {
                return;
            }
            List<BitSet> options = here.options();
            int[] picks = new int[options.size()];
            for (int i = 0; i < picks.length; i++) {
                picks[i] = options.get(i).nextSetBit(0);
            }
            int issue = 0;
            while (issue >= 0 && first.size() < listed) {
                first.add(picks.clone());
                for (issue = picks.length - 1; issue >= 0; issue--) {
                    int next = options.get(issue).nextSetBit(picks[issue] + 1);
                    if (next >= 0) {
                        picks[issue] = next;
                        break;
                    }
                    picks[issue] = options.get(issue).nextSetBit(0);
                }
            }
        }
    }
}
