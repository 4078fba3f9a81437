package org.parley.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Search for an order with days, each step as early as it can be. A label is a way to a state: the day, what was done on
 * that day, until when the others wait for verification, and what was paid. A label that is nowhere better than another
 * of the same state is dropped. The label that may end earliest is looked at first, so that the first end is the
 * earliest of all.
 */
final class TimedSearch {

    /** @param ends no plan that begins this way ends before this day */
    private record Label(
            int[] counts,
            int day,
            int[] used,
            int[] ready,
            long paid,
            int ends,
            int depth,
            float margin,
            @Nullable Label before,
            int step) {}

    /**
     * What was found.
     *
     * @param plan steps as classes with their days; empty if none was found
     * @param closed whether the search looked at everything within the limits up to there
     * @param ends day of the last step; without a plan, no plan ends before this day
     * @param proof the labels, if there is no plan
     */
    record Answer(
            List<int[]> plan,
            boolean found,
            boolean closed,
            int ends,
            @Nullable TimedClosure proof) {}

    private static final int NEVER = Integer.MAX_VALUE;

    private final Lattice lattice;
    private final Gauge gauge;
    private final int[] tail;
    private final int total;
    private final StateTable states;
    private final List<List<Label>> labels = new ArrayList<>();
    private final PriorityQueue<Label> open = new PriorityQueue<>(TimedSearch::compare);
    private @Nullable List<Integer> only;
    private int size;

    private TimedSearch(Gauge gauge) {
        this.lattice = gauge.lattice;
        this.gauge = gauge;
        this.states = new StateTable(lattice);
        this.total = Arrays.stream(lattice.steps).sum();
        this.tail = tails(lattice);
    }

    /** @param most how many labels may be looked at */
    static Answer run(Gauge gauge, int most) {
        return new TimedSearch(gauge).run(most);
    }

    private Answer run(int most) {
        int[] start = new int[lattice.classes];
        boolean begins = gauge.height(start, true, total == 0) != Gauge.OUTSIDE
                && (!lattice.pays() || gauge.least(start) <= gauge.most(start));
        if (begins) {
            enter(start, 0, start.clone(), new int[lattice.givers], lattice.pays() ? gauge.least(start) : 0, null, -1);
        }
        while (!open.isEmpty() && size < most) {
            Label best = open.remove();
            if (best.depth() == total) {
                return new Answer(path(best), true, true, best.ends(), null);
            }
            if (stands(best)) {
                expand(best);
            }
        }
        boolean closed = open.isEmpty();
        int ends = closed ? NEVER : open.element().ends();
        return new Answer(List.of(), false, closed, ends, closed ? proof() : null);
    }

    /** The days of an order that is already known; nothing found if they are past. */
    static Answer follow(Gauge gauge, List<Integer> order) {
        TimedSearch search = new TimedSearch(gauge);
        search.only = order;
        return search.run(Integer.MAX_VALUE);
    }

    private void expand(Label from) {
        int[] counts = from.counts().clone();
        long most = lattice.pays() ? gauge.most(counts) : 0;
        for (int c = 0; c < lattice.classes; c++) {
            if (!lattice.open(c, counts) || only != null && only.get(from.depth()) != c) {
                continue;
            }
            counts[c]++;
            long paid = lattice.pays() ? Math.max(from.paid(), gauge.least(counts)) : 0;
            boolean within = gauge.height(counts, false, from.depth() + 1 == total) != Gauge.OUTSIDE
                    && (!lattice.pays() || paid <= most && paid <= gauge.most(counts));
            if (within) {
                take(from, c, counts.clone(), paid);
            }
            counts[c]--;
        }
    }

    private void take(Label from, int c, int[] counts, long paid) {
        int giver = lattice.giver[c];
        int day = Math.max(Math.max(from.day(), lattice.first[c]), others(from.ready(), giver));
        if (lattice.pays() && actual(paid) > actual(from.paid())) {
            day = Math.max(day, others(from.ready(), lattice.payer));
        }
        int[] used = day > from.day() ? new int[lattice.classes] : from.used().clone();
        if (used[c] >= lattice.perDay[c]) {
            day++;
            used = new int[lattice.classes];
        }
        if (day > lattice.last[c] || day > gauge.limits.lastDay()) {
            return;
        }
        used[c] += lattice.perDay[c] < Integer.MAX_VALUE ? 1 : 0;
        int[] ready = from.ready().clone();
        if (lattice.kind[c] != StepKind.DEPOSIT) {
            ready[giver] = Math.max(ready[giver], day + lattice.verification[c]);
        }
        enter(counts, day, used, ready, paid, from, c);
    }

    private long actual(long paid) {
        return Math.max(0, paid - gauge.limits.extra()[lattice.payer]);
    }

    /** Until when the others' steps are verified. */
    private static int others(int[] ready, int giver) {
        int latest = 0;
        for (int g = 0; g < ready.length; g++) {
            latest = g == giver ? latest : Math.max(latest, ready[g]);
        }
        return latest;
    }

    private void enter(int[] counts, int day, int[] used, int[] ready, long paid, @Nullable Label before, int step) {
        int depth = before == null ? 0 : before.depth() + 1;
        int ends = depth == total ? end(day, ready, paid) : ends(counts, day, used, ready);
        if (ends == NEVER || depth == total && ends > gauge.limits.lastDay()) {
            return;
        }
        int entered = states.enter(counts);
        if (entered < 0) {
            labels.add(new ArrayList<>());
        }
        List<Label> here = labels.get(entered < 0 ? ~entered : entered);
        Label label = new Label(
                counts,
                day,
                used,
                ready,
                paid,
                before == null ? ends : Math.max(ends, before.ends()),
                depth,
                margin(counts),
                before,
                step);
        for (Label other : here) {
            if (better(other, label)) {
                return;
            }
        }
        here.removeIf(other -> better(label, other));
        here.add(label);
        open.add(label);
        size++;
    }

    private int end(int day, int[] ready, long paid) {
        boolean rest = lattice.pays() && actual(paid) < lattice.amount;
        return rest ? Math.max(day, others(ready, lattice.payer)) : day;
    }

    private boolean stands(Label label) {
        int state = states.enter(label.counts());
        return labels.get(state).contains(label);
    }

    /** Whether a is nowhere worse than b. */
    private static boolean better(Label a, Label b) {
        if (a.paid() > b.paid() || a.day() > b.day()) {
            return false;
        }
        for (int g = 0; g < a.ready().length; g++) {
            if (a.ready()[g] > b.ready()[g] && a.ready()[g] > b.day()) {
                return false;
            }
        }
        if (a.day() == b.day()) {
            for (int c = 0; c < a.used().length; c++) {
                if (a.used()[c] > b.used()[c]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Each class alone, as fast as it can go, with the rest of its chain; {@link #NEVER} if its days are past. */
    private int ends(int[] counts, int day, int[] used, int[] ready) {
        int latest = day;
        for (int c = 0; c < lattice.classes; c++) {
            int left = lattice.steps[c] - counts[c];
            if (left == 0) {
                continue;
            }
            int from = Math.max(Math.max(day, lattice.first[c]), others(ready, lattice.giver[c]));
            int finish = from;
            if (lattice.perDay[c] < left) {
                int today = from == day ? lattice.perDay[c] - used[c] : lattice.perDay[c];
                finish = from + Math.ceilDiv(left - today, lattice.perDay[c]);
            } else if (from == day && lattice.perDay[c] - used[c] < left) {
                finish = from + 1;
            }
            if (finish > lattice.last[c] || finish > gauge.limits.lastDay()) {
                return NEVER;
            }
            latest = Math.max(latest, finish + tail[c]);
        }
        return latest > gauge.limits.lastDay() ? NEVER : latest;
    }

    /** Days that must follow the last step of a class, by precedence. */
    static int[] tails(Lattice lattice) {
        int[] tail = new int[lattice.classes];
        for (int round = 0; round < lattice.classes; round++) {
            for (int s = 0; s < lattice.classes; s++) {
                for (int i = 0; i < lattice.prerequisites[s].length; i++) {
                    int c = lattice.prerequisites[s][i];
                    if (lattice.kind[s] != StepKind.RELEASE && lattice.neededCount[s][i][0] == lattice.steps[c]) {
                        tail[c] = Math.max(tail[c], link(lattice, c, s) + tail[s]);
                    }
                }
            }
        }
        return tail;
    }

    /** Days from the last step of a class to the last of one that follows all of it. */
    static int link(Lattice lattice, int c, int s) {
        int waits = lattice.giver[c] == lattice.giver[s] ? 0 : lattice.verification[c];
        return waits
                + (lattice.perDay[s] < lattice.steps[s] ? Math.ceilDiv(lattice.steps[s], lattice.perDay[s]) - 1 : 0);
    }

    private float margin(int[] counts) {
        double least = Double.MAX_VALUE;
        for (int r = 0; r < lattice.rows; r++) {
            least = Math.min(least, (double) lattice.row(r, counts));
        }
        return (float) least;
    }

    private static int compare(Label a, Label b) {
        int byEnd = Integer.compare(a.ends(), b.ends());
        if (byEnd != 0) {
            return byEnd;
        }
        int byDepth = Integer.compare(b.depth(), a.depth());
        return byDepth != 0 ? byDepth : Float.compare(b.margin(), a.margin());
    }

    private static List<int[]> path(Label end) {
        List<int[]> path = new ArrayList<>();
        for (Label at = end; at != null && at.step() >= 0; at = at.before()) {
            path.add(new int[] {at.step(), at.day()});
        }
        Collections.reverse(path);
        return path;
    }

    private TimedClosure proof() {
        List<TimedClosure.Entry> entries = new ArrayList<>();
        for (List<Label> here : labels) {
            here.forEach(l -> entries.add(new TimedClosure.Entry(l.counts(), l.day(), l.used(), l.ready(), l.paid())));
        }
        return new TimedClosure(lattice.unscaled(1), gauge.limits, entries);
    }
}
