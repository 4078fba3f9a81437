package org.parley.solver;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.parley.model.Condition;
import org.parley.model.Rational;

/** A clause made ready for quick answers over {@link Domains}. */
sealed interface Judge {

    /** Whether all, none or some of the open outcomes meet it; sound. */
    Verdict over(Domains open);

    static Judge of(Grid grid, Clause clause) {
        return switch (clause) {
            case Clause.Conditional conditional -> of(grid, conditional.condition());
            case Clause.Threshold threshold -> Sum.of(grid, threshold);
            case Clause.Worth worth -> new Valued(worth);
            case Clause.Quorum quorum ->
                new Weighted(
                        quorum.members().stream()
                                .mapToLong(Clause.Seated::seats)
                                .toArray(),
                        quorum.members().stream().map(m -> of(grid, m.clause())).toArray(Judge[]::new),
                        quorum.needed());
            case Clause.Not not -> new Negated(of(grid, not.clause()));
            case Clause.Judged judged -> new Outside(judged);
        };
    }

    private static Judge of(Grid grid, Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> count(grid, parts, parts.size());
            case Condition.Any(List<Condition> parts) -> count(grid, parts, 1);
            case Condition.IfThen(Condition premise, Condition conclusion) ->
                new Weighted(new long[] {1, 1}, new Judge[] {new Negated(of(grid, premise)), of(grid, conclusion)}, 1);
            default -> Atom.of(grid, condition);
        };
    }

    private static Judge count(Grid grid, List<Condition> parts, int needed) {
        long[] seats = new long[parts.size()];
        Arrays.fill(seats, 1);
        return new Weighted(seats, parts.stream().map(part -> of(grid, part)).toArray(Judge[]::new), needed);
    }

    /** The issue is settled by one of some classes. */
    final class Atom implements Judge {
        private final int from;
        private final long[] mask;

        private Atom(int from, long[] mask) {
            this.from = from;
            this.mask = mask;
        }

        static Atom of(Grid grid, Condition condition) {
            int issue = grid.space().position(condition.issues().getFirst());
            BitSet met = Grid.meeting(grid.space(), condition);
            long[] mask = new long[grid.word(issue + 1) - grid.word(issue)];
            for (int one = 0; one < grid.classes(issue); one++) {
                if (met.get(grid.option(issue, one))) {
                    mask[one >> 6] |= 1L << one;
                }
            }
            return new Atom(grid.word(issue), mask);
        }

        @Override
        public Verdict over(Domains open) {
            boolean in = false;
            boolean out = false;
            for (int w = 0; w < mask.length; w++) {
                in |= (open.words[from + w] & mask[w]) != 0;
                out |= (open.words[from + w] & ~mask[w]) != 0;
            }
            return !in ? Verdict.NEVER : out ? Verdict.SOMETIMES : Verdict.ALWAYS;
        }
    }

    /** Enough seats hold. */
    record Weighted(long[] seats, Judge[] judges, long needed) implements Judge {
        @Override
        public Verdict over(Domains open) {
            long sure = 0;
            long possible = 0;
            for (int i = 0; i < judges.length; i++) {
                Verdict one = judges[i].over(open);
                sure += one == Verdict.ALWAYS ? seats[i] : 0;
                possible += one == Verdict.NEVER ? 0 : seats[i];
            }
            return sure >= needed ? Verdict.ALWAYS : possible < needed ? Verdict.NEVER : Verdict.SOMETIMES;
        }
    }

    /** Does not hold. */
    record Negated(Judge judge) implements Judge {
        @Override
        public Verdict over(Domains open) {
            return judge.over(open).negated();
        }
    }

    /** A sum over issues reaches a bound; brought to whole numbers, in longs where these suffice. */
    record Sum(int[] issues, long[][] values, BigInteger[][] wide, long bound, BigInteger wideBound, boolean narrow)
            implements Judge {

        static Sum of(Grid grid, Clause.Threshold threshold) {
            BigInteger scale = threshold.bound().denominator();
            for (List<Rational> options : threshold.parts()) {
                for (Rational value : options) {
                    scale = scale.multiply(value.denominator()).divide(scale.gcd(value.denominator()));
                }
            }
            int n = threshold.issues().size();
            int[] issues = new int[n];
            BigInteger[][] wide = new BigInteger[n][];
            BigInteger bound = whole(threshold.bound(), scale);
            BigInteger largest = bound.abs();
            for (int i = 0; i < n; i++) {
                issues[i] = threshold.issues().get(i);
                wide[i] = new BigInteger[grid.classes(issues[i])];
                BigInteger most = BigInteger.ZERO;
                for (int one = 0; one < wide[i].length; one++) {
                    wide[i][one] = whole(threshold.parts().get(i).get(grid.option(issues[i], one)), scale);
                    most = most.max(wide[i][one].abs());
                }
                largest = largest.add(most);
            }
            boolean narrow = largest.bitLength() < 62;
            long[][] values = new long[n][];
            for (int i = 0; narrow && i < n; i++) {
                values[i] = new long[wide[i].length];
                for (int one = 0; one < wide[i].length; one++) {
                    values[i][one] = wide[i][one].longValueExact();
                }
            }
            return new Sum(issues, values, wide, narrow ? bound.longValueExact() : 0, bound, narrow);
        }

        private static BigInteger whole(Rational value, BigInteger scale) {
            return value.numerator().multiply(scale.divide(value.denominator()));
        }

        @Override
        public Verdict over(Domains open) {
            return narrow ? narrowly(open) : widely(open);
        }

        private Verdict narrowly(Domains open) {
            long least = 0;
            long most = 0;
            for (int i = 0; i < issues.length; i++) {
                long low = Long.MAX_VALUE;
                long high = Long.MIN_VALUE;
                for (int one = open.next(issues[i], 0); one >= 0; one = open.next(issues[i], one + 1)) {
                    low = Math.min(low, values[i][one]);
                    high = Math.max(high, values[i][one]);
                }
                least += low;
                most += high;
            }
            return least >= bound ? Verdict.ALWAYS : most < bound ? Verdict.NEVER : Verdict.SOMETIMES;
        }

        /** The classes of an issue with which the bound cannot be reached; all of them together cannot either. */
        List<Integer> losers(Domains open, int issue) {
            int at = 0;
            BigInteger others = BigInteger.ZERO;
            long narrowOthers = 0;
            for (int i = 0; i < issues.length; i++) {
                if (issues[i] == issue) {
                    at = i;
                } else if (narrow) {
                    narrowOthers += best(open, i);
                } else {
                    others = others.add(widest(open, i));
                }
            }
            List<Integer> losers = new ArrayList<>();
            for (int one = open.next(issue, 0); one >= 0; one = open.next(issue, one + 1)) {
                boolean loses = narrow
                        ? narrowOthers + values[at][one] < bound
                        : others.add(wide[at][one]).compareTo(wideBound) < 0;
                if (loses) {
                    losers.add(one);
                }
            }
            return losers;
        }

        private long best(Domains open, int i) {
            long high = Long.MIN_VALUE;
            for (int one = open.next(issues[i], 0); one >= 0; one = open.next(issues[i], one + 1)) {
                high = Math.max(high, values[i][one]);
            }
            return high;
        }

        private BigInteger widest(Domains open, int i) {
            BigInteger high = wide[i][open.next(issues[i], 0)];
            for (int one = open.next(issues[i], 0); one >= 0; one = open.next(issues[i], one + 1)) {
                high = high.max(wide[i][one]);
            }
            return high;
        }

        private Verdict widely(Domains open) {
            BigInteger least = BigInteger.ZERO;
            BigInteger most = BigInteger.ZERO;
            for (int i = 0; i < issues.length; i++) {
                int first = open.next(issues[i], 0);
                BigInteger low = wide[i][first];
                BigInteger high = low;
                for (int one = first; one >= 0; one = open.next(issues[i], one + 1)) {
                    low = low.min(wide[i][one]);
                    high = high.max(wide[i][one]);
                }
                least = least.add(low);
                most = most.add(high);
            }
            return least.compareTo(wideBound) >= 0
                    ? Verdict.ALWAYS
                    : most.compareTo(wideBound) < 0 ? Verdict.NEVER : Verdict.SOMETIMES;
        }
    }

    /** A utility that is no sum reaches a bound: judged by what its parts could pay at least and at most. */
    record Valued(Clause.Worth worth, List<Map<Integer, BitSet>> within) implements Judge {
        Valued(Clause.Worth worth) {
            this(worth, Bounds.within(worth.profile().utility(), worth.space()));
        }

        @Override
        public Verdict over(Domains open) {
            Bounds bounds = Bounds.of(worth.profile().utility(), worth.space(), within, open.options());
            return bounds.least().compareTo(worth.bound()) >= 0
                    ? Verdict.ALWAYS
                    : bounds.most().compareTo(worth.bound()) < 0 ? Verdict.NEVER : Verdict.SOMETIMES;
        }
    }

    /** A clause that another package decides. */
    record Outside(Clause.Judged clause) implements Judge {
        @Override
        public Verdict over(Domains open) {
            return clause.over(open.options());
        }
    }
}
