package org.parley.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Best-first search for an order of steps, over states that count the steps taken of each class; days are left out.
 *
 * <p>A path is as high as its highest state. The state with the lowest path is looked at first, so a state is entered
 * once, when its lowest path is known, and when the far end comes up no lower path exists: the states entered below that
 * height are closed, which is the proof. Among equals the one with more steps behind it comes first, then the one whose
 * least margin is largest: where plans are plenty, one is found without looking around.
 *
 * <p>The search may run from the end backwards: margins are narrowest there, so dead ends are met early. Where there is
 * money it runs forwards, and height is the most that had to be paid so far.
 */
final class OrderSearch {

    enum Outcome {
        RUNNING,
        FOUND,
        /** Everything that can be reached within the limits was looked at, and the far end was not among it. */
        CLOSED
    }

    private final Lattice lattice;
    private final Gauge gauge;
    private final boolean forward;
    private final StateTable states;
    private final double[] weight;
    private final int total;
    private final int[] here;
    private long[] height = new long[256];
    private int[] parent = new int[256];
    private int[] step = new int[256];
    private int[] depth = new int[256];
    private float[] margin = new float[256];
    private int[] heap = new int[256];
    private int heapSize;
    private int found = -1;
    private Outcome outcome = Outcome.RUNNING;

    OrderSearch(Gauge gauge, boolean forward) {
        this.lattice = gauge.lattice;
        this.gauge = gauge;
        this.forward = forward;
        this.states = new StateTable(lattice);
        this.total = Arrays.stream(lattice.steps).sum();
        this.here = new int[lattice.classes];
        this.weight = weights(lattice);
        int[] first = forward ? new int[lattice.classes] : lattice.steps.clone();
        long h = heightOf(first, 0);
        if (h == Gauge.OUTSIDE) {
            outcome = Outcome.CLOSED;
        } else if (lattice.pays() && !forward) {
            throw new IllegalArgumentException("where there is money the search runs forwards");
        } else {
            long key = lattice.pays() ? gauge.least(first) : h;
            if (lattice.pays() && key > gauge.most(first)) {
                outcome = Outcome.CLOSED;
            } else {
                enter(first, -1, -1, key, 0);
            }
        }
    }

    Outcome outcome() {
        return outcome;
    }

    int size() {
        return states.size();
    }

    /** Height of what was found; else the height that no plan is below. */
    long height() {
        return found >= 0 ? height[found] : heapSize > 0 ? height[heap[0]] : Lattice.UNBOUNDED;
    }

    /** Looks at so many more states. */
    Outcome advance(int more) {
        for (int i = 0; i < more && outcome == Outcome.RUNNING; i++) {
            if (heapSize == 0) {
                outcome = Outcome.CLOSED;
                break;
            }
            int state = pop();
            if (depth[state] == total) {
                found = state;
                outcome = Outcome.FOUND;
                break;
            }
            states.read(state, here);
            expand(state);
        }
        return outcome;
    }

    private void expand(int state) {
        long most = lattice.pays() ? gauge.most(here) : 0;
        for (int c = 0; c < lattice.classes; c++) {
            if (forward ? !lattice.open(c, here) : here[c] == 0) {
                continue;
            }
            here[c] += forward ? 1 : -1;
            if (forward || lattice.open(c, here) && lattice.consistent(here)) {
                long h = heightOf(here, depth[state] + 1);
                if (h != Gauge.OUTSIDE) {
                    long key = Math.max(height[state], lattice.pays() ? gauge.least(here) : h);
                    if (!lattice.pays() || key <= most && key <= gauge.most(here)) {
                        enter(here, state, c, key, depth[state] + 1);
                    }
                }
            }
            here[c] -= forward ? 1 : -1;
        }
    }

    private long heightOf(int[] counts, int taken) {
        boolean first = taken == 0;
        boolean last = taken == total;
        return gauge.height(counts, forward ? first : last, forward ? last : first);
    }

    private void enter(int[] counts, int from, int by, long key, int taken) {
        int entered = states.enter(counts);
        if (entered >= 0) {
            return;
        }
        int state = ~entered;
        if (state == height.length) {
            int longer = state * 2;
            height = Arrays.copyOf(height, longer);
            parent = Arrays.copyOf(parent, longer);
            step = Arrays.copyOf(step, longer);
            depth = Arrays.copyOf(depth, longer);
            margin = Arrays.copyOf(margin, longer);
            heap = Arrays.copyOf(heap, longer);
        }
        height[state] = key;
        parent[state] = from;
        step[state] = by;
        depth[state] = taken;
        margin[state] = marginOf(counts, key);
        push(state);
    }

    /** Classes in the order of their steps, from start to end. */
    List<Integer> path() {
        List<Integer> path = new ArrayList<>();
        for (int state = found; state >= 0 && step[state] >= 0; state = parent[state]) {
            path.add(step[state]);
        }
        if (forward) {
            Collections.reverse(path);
        }
        return path;
    }

    /** The states entered below a height: closed, if the search is closed or has found a plan of that height. */
    Closure closure(Limits proved, long below) {
        List<Closure.Entry> entries = new ArrayList<>();
        int[] counts = new int[lattice.classes];
        for (int state = 0; state < states.size(); state++) {
            if (height[state] < below) {
                states.read(state, counts);
                entries.add(new Closure.Entry(counts.clone(), lattice.pays() ? height[state] : 0));
            }
        }
        return new Closure(lattice.unscaled(1), proved, forward, entries);
    }

    // ---- what to look at next

    /** How large the numbers of a row are, so that margins of different parties can be set side by side. */
    private static double[] weights(Lattice lattice) {
        double[] weight = new double[lattice.rows];
        for (int r = 0; r < lattice.rows; r++) {
            weight[r] = 1;
            for (int c = 0; c < lattice.classes; c++) {
                weight[r] += Math.abs((double) lattice.rowValue[r][c][lattice.steps[c]]);
            }
        }
        return weight;
    }

    /** A hint for the order of the search; nothing is decided by it. */
    private float marginOf(int[] counts, long key) {
        double least = Double.MAX_VALUE;
        for (int r = 0; r < lattice.rows; r++) {
            long extra = gauge.aimed(r) ? key : gauge.limits.extra()[lattice.rowParty[r]];
            if (extra < Lattice.UNBOUNDED) {
                least = Math.min(least, (lattice.row(r, counts) + extra) / weight[r]);
            }
        }
        return (float) least;
    }

    private boolean before(int a, int b) {
        if (height[a] != height[b]) {
            return height[a] < height[b];
        }
        if (depth[a] != depth[b]) {
            return depth[a] > depth[b];
        }
        return margin[a] != margin[b] ? margin[a] > margin[b] : a < b;
    }

    private void push(int state) {
        int at = heapSize++;
        while (at > 0 && before(state, heap[(at - 1) / 2])) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = state;
    }

    private int pop() {
        int top = heap[0];
        int last = heap[--heapSize];
        int at = 0;
        while (2 * at + 1 < heapSize) {
            int child = 2 * at + 1;
            if (child + 1 < heapSize && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], last)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return top;
    }
}
