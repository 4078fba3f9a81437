package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The frontier of a {@link TermProblem} by branch and bound in one tree for both parties.
 *
 * <p>Bounds: for each of some weightings of the two utilities, the weighted sum is bounded by a sum over issues, into which
 * every term is split; splits are improved term by term with the exact minimum for that term (max-product linear
 * programming, Globerson and Jaakkola 2007). A part of the space is closed when, for every corner that the points found
 * leave open, some weighting shows that it cannot be reached. All numbers are whole and rounded upwards, so bounds hold
 * exactly. Local search gives the first points. The same budget gives the same answer.
 */
final class TermSearch {

    /** Fractions of a unit that bounds are computed in. */
    private static final long FINE = 64;

    private static final long NONE = Long.MIN_VALUE / 4;
    /** What weighted sums have to stay below, so that none comes near {@link #NONE} or out of 64 bits. */
    private static final int MOST_BITS = 58;
    /** A utility of 1 weighs at least two to the power of this. */
    private static final int UNIT_BITS = 30;

    private static final int DIRECTIONS = 9;
    private static final int ROOT_SWEEPS = 300;
    private static final int SWEEPS = 4;

    private final TermProblem problem;
    private final long budget;
    private final long[][] weight = new long[DIRECTIONS][2];
    private final List<Point> points = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private final int[][] messageAt;
    private final int messages;
    /** Per issue, the terms that it decides, and for each class a bit for each of these in which it is on. */
    private final int[][] local;

    private final long[][] onLocal;

    /** Of the term at hand, per issue: the best of all other terms when it is on, and when it is off. */
    private final long[] a;

    private final long[] b;

    private long nodes;
    private long splits;
    /** What parts of the space that were not searched may still hold, as a utility; 0 when all were. */
    private double gap;

    private boolean complete = true;

    /** A point found: best for the first party first in the list. */
    record Point(long first, long second, int[] picked) {}

    /** Bounds and domains of one part of the space. */
    private final class State {
        final long[] domain = new long[problem.issues];
        final long[][][] sum = new long[DIRECTIONS][problem.issues][];
        final long[][] on = new long[DIRECTIONS][messages];
        final long[][] off = new long[DIRECTIONS][messages];
        final long[] bound = new long[DIRECTIONS];

        State() {
            for (long[][] direction : sum) {
                for (int i = 0; i < direction.length; i++) {
                    direction[i] = new long[problem.classes[i]];
                }
            }
        }

        void copy(State other) {
            System.arraycopy(other.domain, 0, domain, 0, domain.length);
            System.arraycopy(other.bound, 0, bound, 0, bound.length);
            for (int k = 0; k < DIRECTIONS; k++) {
                System.arraycopy(other.on[k], 0, on[k], 0, messages);
                System.arraycopy(other.off[k], 0, off[k], 0, messages);
                for (int i = 0; i < domain.length; i++) {
                    System.arraycopy(other.sum[k][i], 0, sum[k][i], 0, sum[k][i].length);
                }
            }
        }
    }

    private TermSearch(TermProblem problem, long budget) {
        this.problem = problem;
        this.budget = budget;
        this.messageAt = new int[problem.terms.length][];
        int next = 0;
        for (int t = 0; t < messageAt.length; t++) {
            messageAt[t] = new int[problem.terms[t].issues().length];
            for (int i = 0; i < messageAt[t].length; i++) {
                messageAt[t][i] = next++;
            }
        }
        this.messages = next;
        this.a = new long[problem.issues];
        this.b = new long[problem.issues];
        this.local = new int[problem.issues][];
        this.onLocal = new long[problem.issues][];
        for (int i = 0; i < problem.issues; i++) {
            relate(i);
        }
        for (int k = 0; k < DIRECTIONS; k++) {
            // From the first party alone to the second alone, each utility over its scale.
            weight[k][0] = (DIRECTIONS - 1 - k) * unit(problem, 0);
            weight[k][1] = k * unit(problem, 1);
        }
    }

    /** What a party's numbers are multiplied by, so that a utility of 1 weighs about the same for both. */
    private static long unit(TermProblem problem, int party) {
        int bits = Math.max(UNIT_BITS, Long.SIZE - Long.numberOfLeadingZeros(problem.scale[0] | problem.scale[1]));
        return Math.max(1, (1L << bits) / problem.scale[party]);
    }

    /** Whether all weighted sums have room in 64 bits. */
    static boolean fits(TermProblem problem) {
        BigInteger sum = BigInteger.ZERO;
        for (int p = 0; p < problem.scale.length; p++) {
            if (problem.scale[p] >= 1L << MOST_BITS) {
                return false;
            }
            BigInteger widest = problem.widest(p).max(BigInteger.valueOf(problem.scale[p]));
            sum = sum.add(widest.multiply(BigInteger.valueOf(FINE * (DIRECTIONS - 1)))
                    .multiply(BigInteger.valueOf(unit(problem, p))));
        }
        return sum.bitLength() <= MOST_BITS;
    }

    /**
     * @param budget how many times a term may be split anew, the unit of work; beyond, the answer comes with a gap
     */
    static TermSearch run(TermProblem problem, long budget, long seed) {
        TermSearch search = new TermSearch(problem, budget);
        search.climb(seed);
        State root = search.root();
        search.visit(root, 0, ROOT_SWEEPS);
        return search;
    }

    List<Point> points() {
        return points;
    }

    long nodes() {
        return nodes;
    }

    /** Whether every part of the space was searched or closed. */
    boolean complete() {
        return complete;
    }

    /** No outcome is better than every found point by more than this for both parties at once. */
    double gap() {
        return gap;
    }

    // ---- points found

    private void offer(int[] picked) {
        long first = problem.worth(0, picked);
        long second = problem.worth(1, picked);
        int at = 0;
        while (at < points.size() && points.get(at).first > first) {
            at++;
        }
        boolean beaten = at > 0 && points.get(at - 1).second >= second
                || at < points.size() && points.get(at).first == first && points.get(at).second >= second;
        if (beaten) {
            return;
        }
        while (at < points.size() && points.get(at).second <= second) {
            points.remove(at);
        }
        points.add(at, new Point(first, second, picked.clone()));
    }

    /** Climbs from random outcomes along each weighting, one issue and then two at a time. */
    private void climb(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rounds = 24;
        int fine = 2 * DIRECTIONS;
        for (int d = 0; d <= fine; d++) {
            double first = (double) (fine - d) / fine / problem.scale[0];
            double second = (double) d / fine / problem.scale[1];
            int[] best = random(random);
            double top = climbed(best, first, second);
            for (int r = 0; r < rounds; r++) {
                int[] next = best.clone();
                for (int kick = 0; kick < 1 + random.nextInt(4); kick++) {
                    int issue = random.nextInt(problem.issues);
                    next[issue] = random.nextInt(problem.classes[issue]);
                }
                double value = climbed(next, first, second);
                if (value >= top) {
                    top = value;
                    best = next;
                }
            }
        }
    }

    private int[] random(SplittableRandom random) {
        int[] picked = new int[problem.issues];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = random.nextInt(problem.classes[i]);
        }
        return picked;
    }

    private double climbed(int[] picked, double first, double second) {
        double value = first * problem.worth(0, picked) + second * problem.worth(1, picked);
        boolean better = true;
        while (better) {
            better = false;
            for (int i = 0; i < picked.length; i++) {
                int kept = picked[i];
                for (int c = 0; c < problem.classes[i]; c++) {
                    int before = picked[i];
                    picked[i] = c;
                    double here = first * problem.worth(0, picked) + second * problem.worth(1, picked);
                    if (here > value + 1e-12) {
                        value = here;
                        kept = c;
                        better = true;
                    } else {
                        picked[i] = before;
                    }
                }
                picked[i] = kept;
            }
        }
        offer(picked);
        return value;
    }

    // ---- bounds

    private State root() {
        State root = state(0);
        for (int i = 0; i < problem.issues; i++) {
            root.domain[i] = problem.classes[i] == Long.SIZE ? -1L : (1L << problem.classes[i]) - 1;
        }
        reduce(root);
        for (int k = 0; k < DIRECTIONS; k++) {
            for (int i = 0; i < problem.issues; i++) {
                for (int c = 0; c < problem.classes[i]; c++) {
                    root.sum[k][i][c] =
                            FINE * (weight[k][0] * problem.base[0][i][c] + weight[k][1] * problem.base[1][i][c]);
                }
            }
            for (int t = 0; t < problem.terms.length; t++) {
                TermProblem.Tied term = problem.terms[t];
                long pays = FINE * weight[k][term.party()] * term.pays();
                int many = term.issues().length;
                for (int i = 0; i < many; i++) {
                    // All issues must be on for an "all" term: shares add up to it. One is enough for "any": each has
                    // it all.
                    long share = term.any() ? pays : ceiling(pays, many);
                    root.on[k][messageAt[t][i]] = share;
                    add(root.sum[k][term.issues()[i]], term.on()[i], share, 0);
                }
            }
            root.bound[k] = bound(root, k);
        }
        return root;
    }

    private State state(int depth) {
        while (states.size() <= depth) {
            states.add(new State());
        }
        return states.get(depth);
    }

    private static long ceiling(long number, long divisor) {
        return -Math.floorDiv(-number, divisor);
    }

    private static void add(long[] sum, long onMask, long on, long off) {
        for (int c = 0; c < sum.length; c++) {
            sum[c] += (onMask >>> c & 1) != 0 ? on : off;
        }
    }

    private static long most(long[] sum, long mask) {
        long most = NONE;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            most = Math.max(most, sum[Long.numberOfTrailingZeros(rest)]);
        }
        return most;
    }

    private static long bound(State state, int k) {
        long bound = 0;
        for (int i = 0; i < state.domain.length; i++) {
            bound += most(state.sum[k][i], state.domain[i]);
        }
        return bound;
    }

    /** Gives every term in turn the split that bounds it best while all others stay. */
    private void sweep(State state, int k) {
        splits += problem.terms.length;
        for (int t = 0; t < problem.terms.length; t++) {
            TermProblem.Tied term = problem.terms[t];
            int[] issues = term.issues();
            int many = issues.length;
            long pays = FINE * weight[k][term.party()] * term.pays();
            if (pays == 0) {
                continue;
            }
            long bestSum = 0;
            long onSum = 0;
            long offSum = 0;
            for (int i = 0; i < many; i++) {
                long[] sum = state.sum[k][issues[i]];
                long domain = state.domain[issues[i]];
                int at = messageAt[t][i];
                long on = domain & term.on()[i];
                long off = domain & ~term.on()[i];
                a[i] = on == 0 ? NONE : most(sum, on) - state.on[k][at];
                b[i] = off == 0 ? NONE : most(sum, off) - state.off[k][at];
                bestSum += Math.max(a[i], b[i]);
                onSum = Math.max(NONE, onSum + a[i]);
                offSum = Math.max(NONE, offSum + b[i]);
            }
            for (int i = 0; i < many; i++) {
                long others = bestSum - Math.max(a[i], b[i]);
                long whenOn;
                long whenOff;
                if (term.any()) {
                    whenOn = a[i] + others + pays;
                    long dearest = NONE;
                    for (int j = 0; j < many; j++) {
                        if (j != i && a[j] > NONE / 2) {
                            dearest = Math.max(dearest, a[j] - Math.max(a[j], b[j]));
                        }
                    }
                    long noneOn = others;
                    for (int j = 0; j < many; j++) {
                        if (j != i) {
                            noneOn += b[j] > NONE / 2 ? b[j] - Math.max(a[j], b[j]) : NONE;
                            noneOn = Math.max(noneOn, NONE);
                        }
                    }
                    long someOn = dearest > NONE / 2 ? others + dearest + pays : NONE;
                    whenOff = b[i] + Math.max(someOn, noneOn);
                } else {
                    whenOn = Math.max(a[i] + others, onSum + pays);
                    whenOff = b[i] + others;
                }
                int at = messageAt[t][i];
                long newOn = a[i] > NONE / 2 ? ceiling(whenOn, many) - a[i] : state.on[k][at];
                long newOff = b[i] > NONE / 2 ? ceiling(whenOff, many) - b[i] : state.off[k][at];
                add(state.sum[k][issues[i]], term.on()[i], newOn - state.on[k][at], newOff - state.off[k][at]);
                state.on[k][at] = newOn;
                state.off[k][at] = newOff;
            }
        }
        state.bound[k] = Math.min(state.bound[k], bound(state, k));
    }

    // ---- domains

    private void relate(int issue) {
        List<Integer> mine = new ArrayList<>();
        onLocal[issue] = new long[problem.classes[issue]];
        for (int t = 0; t < problem.terms.length; t++) {
            int[] issues = problem.terms[t].issues();
            for (int i = 0; i < issues.length; i++) {
                if (issues[i] == issue) {
                    for (int c = 0; c < problem.classes[issue]; c++) {
                        // Beyond 64 terms an issue's classes are never called dominated.
                        onLocal[issue][c] |=
                                mine.size() < Long.SIZE ? (problem.terms[t].on()[i] >>> c & 1) << mine.size() : 0;
                    }
                    mine.add(t);
                }
            }
        }
        local[issue] = mine.stream().mapToInt(t -> t).toArray();
    }

    /** Whether what a term pays still depends on choices that are open. */
    private boolean live(State state, int t) {
        TermProblem.Tied term = problem.terms[t];
        boolean decided = true;
        for (int i = 0; i < term.issues().length; i++) {
            long domain = state.domain[term.issues()[i]];
            boolean canBeOn = (domain & term.on()[i]) != 0;
            boolean canBeOff = (domain & ~term.on()[i]) != 0;
            if (term.any() ? !canBeOff : !canBeOn) {
                return false;
            }
            decided &= term.any() ? !canBeOn : !canBeOff;
        }
        return !decided;
    }

    /**
     * Drops classes that another of the same issue matches in everything that still counts: on in every live term in which
     * the first is, and bringing no less to either party.
     */
    private void reduce(State state) {
        boolean changed = true;
        boolean[] live = new boolean[problem.terms.length];
        while (changed) {
            changed = false;
            for (int t = 0; t < live.length; t++) {
                live[t] = live(state, t);
            }
            for (int i = 0; i < problem.issues; i++) {
                if (Long.bitCount(state.domain[i]) < 2 || local[i].length > Long.SIZE) {
                    continue;
                }
                long counting = 0;
                for (int j = 0; j < local[i].length; j++) {
                    counting |= live[local[i][j]] ? 1L << j : 0;
                }
                long before = state.domain[i];
                for (long rest = before; rest != 0; rest &= rest - 1) {
                    int c = Long.numberOfTrailingZeros(rest);
                    for (long others = state.domain[i] & ~(1L << c); others != 0; others &= others - 1) {
                        if (matches(i, Long.numberOfTrailingZeros(others), c, counting)) {
                            state.domain[i] &= ~(1L << c);
                            break;
                        }
                    }
                }
                changed |= state.domain[i] != before;
            }
        }
    }

    private boolean matches(int issue, int one, int other, long counting) {
        return (onLocal[issue][other] & counting & ~onLocal[issue][one]) == 0
                && problem.base[0][issue][one] >= problem.base[0][issue][other]
                && problem.base[1][issue][one] >= problem.base[1][issue][other];
    }

    // ---- the tree

    /** How much a corner is within reach of a weighting; negative when it is not. */
    private long slack(State state, int k, long first, long second) {
        return state.bound[k] - FINE * (weight[k][0] * first + weight[k][1] * second);
    }

    private long cornerFirst(int corner) {
        return corner == points.size() ? 0 : points.get(corner).first + 1;
    }

    private long cornerSecond(int corner) {
        return corner == 0 ? 0 : points.get(corner - 1).second + 1;
    }

    /** The weighting that comes closest to closing a corner, or -1 if one closes it. */
    private int closest(State state, int corner) {
        long first = cornerFirst(corner);
        long second = cornerSecond(corner);
        if (first > problem.scale[0] || second > problem.scale[1]) {
            return -1;
        }
        int closest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < DIRECTIONS; k++) {
            long slack = slack(state, k, first, second);
            if (slack < 0) {
                return -1;
            }
            if (slack < least) {
                least = slack;
                closest = k;
            }
        }
        return closest;
    }

    private void visit(State state, int depth, int sweeps) {
        nodes++;
        boolean[] wanted = new boolean[DIRECTIONS];
        int[] picked = new int[problem.issues];
        for (int round = 0; round <= sweeps; round++) {
            Arrays.fill(wanted, false);
            boolean open = false;
            for (int corner = 0; corner <= points.size(); corner++) {
                int k = closest(state, corner);
                if (k >= 0) {
                    wanted[k] = true;
                    open = true;
                }
            }
            if (!open) {
                return;
            }
            if (round == sweeps) {
                break;
            }
            for (int k = 0; k < DIRECTIONS; k++) {
                if (wanted[k] || depth == 0) {
                    sweep(state, k);
                    decode(state, k, picked);
                    offer(picked);
                }
            }
        }
        if (splits >= budget) {
            leaveOpen(state);
            return;
        }
        branch(state, depth, wanted);
    }

    /** The best class of every issue by the bound. */
    private void decode(State state, int k, int[] picked) {
        for (int i = 0; i < picked.length; i++) {
            long[] sum = state.sum[k][i];
            long most = NONE;
            for (long rest = state.domain[i]; rest != 0; rest &= rest - 1) {
                int c = Long.numberOfTrailingZeros(rest);
                if (sum[c] > most) {
                    most = sum[c];
                    picked[i] = c;
                }
            }
        }
    }

    /** Cuts the domain of an issue where the bound overrates a term most; the half with the better bound first. */
    private void branch(State state, int depth, boolean[] wanted) {
        double[] overrated = new double[problem.terms.length];
        int[] picked = new int[problem.issues];
        for (int k = 0; k < DIRECTIONS; k++) {
            if (!wanted[k]) {
                continue;
            }
            decode(state, k, picked);
            for (int t = 0; t < problem.terms.length; t++) {
                TermProblem.Tied term = problem.terms[t];
                long counted = 0;
                for (int i = 0; i < term.issues().length; i++) {
                    boolean on = (term.on()[i] >>> picked[term.issues()[i]] & 1) != 0;
                    counted += on ? state.on[k][messageAt[t][i]] : state.off[k][messageAt[t][i]];
                }
                long real = TermProblem.pays(term, picked) ? FINE * weight[k][term.party()] * term.pays() : 0;
                overrated[t] += counted - real;
            }
        }
        int bestTerm = -1;
        int bestAt = -1;
        double most = -1;
        for (int t = 0; t < problem.terms.length; t++) {
            TermProblem.Tied term = problem.terms[t];
            for (int i = 0; i < term.issues().length; i++) {
                long domain = state.domain[term.issues()[i]];
                boolean undecided = (domain & term.on()[i]) != 0 && (domain & ~term.on()[i]) != 0;
                if (undecided && overrated[t] > most) {
                    most = overrated[t];
                    bestTerm = t;
                    bestAt = i;
                }
            }
        }
        long on;
        int issue;
        if (bestTerm >= 0) {
            bestAt = issueOf(state, bestTerm, wanted, bestAt);
            issue = problem.terms[bestTerm].issues()[bestAt];
            on = state.domain[issue] & problem.terms[bestTerm].on()[bestAt];
        } else {
            issue = -1;
            for (int i = 0; i < problem.issues && issue < 0; i++) {
                issue = Long.bitCount(state.domain[i]) > 1 ? i : -1;
            }
            if (issue < 0) {
                decode(state, 0, picked);
                offer(picked);
                return;
            }
            on = Long.lowestOneBit(state.domain[issue]);
        }
        long off = state.domain[issue] & ~on;
        long bestOn = 0;
        long bestOff = 0;
        for (int k = 0; k < DIRECTIONS; k++) {
            if (wanted[k]) {
                bestOn += most(state.sum[k][issue], on) / 64;
                bestOff += most(state.sum[k][issue], off) / 64;
            }
        }
        long[] halves = bestOn >= bestOff ? new long[] {on, off} : new long[] {off, on};
        for (long half : halves) {
            State child = state(depth + 1);
            child.copy(state);
            child.domain[issue] = half;
            reduce(child);
            for (int k = 0; k < DIRECTIONS; k++) {
                child.bound[k] = Math.min(child.bound[k], bound(child, k));
            }
            visit(child, depth + 1, SWEEPS);
        }
    }

    /** Of a term's undecided issues, the one on which the bound is least sure. */
    private int issueOf(State state, int t, boolean[] wanted, int otherwise) {
        TermProblem.Tied term = problem.terms[t];
        int chosen = otherwise;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < term.issues().length; i++) {
            int issue = term.issues()[i];
            long on = state.domain[issue] & term.on()[i];
            long off = state.domain[issue] & ~term.on()[i];
            if (on == 0 || off == 0) {
                continue;
            }
            double apart = 0;
            for (int k = 0; k < DIRECTIONS; k++) {
                if (wanted[k]) {
                    apart += Math.abs(most(state.sum[k][issue], on) - most(state.sum[k][issue], off));
                }
            }
            if (apart < least) {
                least = apart;
                chosen = i;
            }
        }
        return chosen;
    }

    /** Counts what a part that is not searched may hold beyond the points found. */
    private void leaveOpen(State state) {
        complete = false;
        for (int corner = 0; corner <= points.size(); corner++) {
            if (closest(state, corner) < 0) {
                continue;
            }
            long first = Math.max(0, cornerFirst(corner) - 1);
            long second = Math.max(0, cornerSecond(corner) - 1);
            double reach = Math.min(1 - (double) first / problem.scale[0], 1 - (double) second / problem.scale[1]);
            for (int k = 0; k < DIRECTIONS; k++) {
                double per = (double) FINE * (weight[k][0] * problem.scale[0] + weight[k][1] * problem.scale[1]);
                reach = Math.min(reach, slack(state, k, first, second) / per);
            }
            gap = Math.max(gap, reach);
        }
    }
}
