package org.parley.preference;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.parley.model.OutcomeSpace;

/**
 * For every outcome of a space, in how many drawn profiles it is worth at least as much as no agreement. Utilities are
 * rounded to whole numbers over 2^29, far below what sampling can tell apart; issues are cut in two, so that each profile
 * costs an addition and a comparison per outcome and nothing is kept but the counts.
 */
public final class AcceptabilityCounts {

    /** The most outcomes that are counted. */
    public static final int MOST = 4_000_000;

    private static final int TAIL = 4_096;
    private static final double SCALE = 1 << 29;

    private AcceptabilityCounts() {}

    /** Counts by {@link OutcomeSpace#index}. */
    public static int[] of(Samples samples) {
        OutcomeSpace space = samples.polytope().space();
        if (space.size().compareTo(BigInteger.valueOf(MOST)) > 0) {
            throw new IllegalArgumentException(space.size() + " outcomes are more than " + MOST);
        }
        int all = space.size().intValueExact();
        int issues = space.issues().size();
        int cut = issues;
        int tail = 1;
        while (cut > 0 && (long) tail * space.options(cut - 1) <= TAIL) {
            tail *= space.options(--cut);
        }
        int heads = all / tail;
        int[] counts = new int[all];
        int[][] tables = tables(samples);
        int width = tail;
        int split = cut;
        int shares = Math.min(heads, 4 * Math.max(1, Runtime.getRuntime().availableProcessors()));
        IntStream.range(0, shares).parallel().forEach(share -> {
            int from = (int) ((long) heads * share / shares);
            int to = (int) ((long) heads * (share + 1) / shares);
            count(space, tables, split, width, from, to, counts);
        });
        return counts;
    }

    /** Per profile: the reservation value, then what each option of each issue brings. */
    private static int[][] tables(Samples samples) {
        Polytope polytope = samples.polytope();
        OutcomeSpace space = polytope.space();
        int width = 1;
        for (int i = 0; i < space.issues().size(); i++) {
            width += space.options(i);
        }
        int[][] tables = new int[samples.count()][width];
        int column = 0;
        fill(samples, polytope.reservation(), tables, column++);
        for (int i = 0; i < space.issues().size(); i++) {
            for (int o = 0; o < space.options(i); o++) {
                fill(samples, polytope.part(i, o), tables, column++);
            }
        }
        return tables;
    }

    private static void fill(Samples samples, org.parley.solver.LinearForm form, int[][] tables, int column) {
        double[][] values = samples.values(form);
        int row = 0;
        for (double[] chain : values) {
            for (double value : chain) {
                tables[row++][column] = (int) Math.round(value * SCALE);
            }
        }
    }

    private static void count(
            OutcomeSpace space, int[][] tables, int split, int width, int from, int to, int[] counts) {
        int issues = space.issues().size();
        int[] offsets = new int[issues + 1];
        offsets[0] = 1;
        for (int i = 0; i < issues; i++) {
            offsets[i + 1] = offsets[i] + space.options(i);
        }
        int[] tail = new int[width];
        for (int[] table : tables) {
            sums(space, table, offsets, split, tail);
            for (int head = from; head < to; head++) {
                int worth = 0;
                int rest = head;
                for (int i = split - 1; i >= 0; i--) {
                    worth += table[offsets[i] + rest % space.options(i)];
                    rest /= space.options(i);
                }
                // The sign bit of (needed - sum) says whether the sum is above what is needed less one.
                int needed = table[0] - worth - 1;
                int base = head * width;
                for (int j = 0; j < width; j++) {
                    counts[base + j] += (needed - tail[j]) >>> 31;
                }
            }
        }
    }

    /** What the issues from {@code split} on bring together, the last turning fastest. */
    private static void sums(OutcomeSpace space, int[] table, int[] offsets, int split, int[] tail) {
        int filled = 1;
        tail[0] = 0;
        for (int i = split; i < space.issues().size(); i++) {
            int options = space.options(i);
            for (int j = filled - 1; j >= 0; j--) {
                int base = tail[j];
                for (int o = options - 1; o >= 0; o--) {
                    tail[j * options + o] = base + table[offsets[i] + o];
                }
            }
            filled *= options;
        }
    }
}
