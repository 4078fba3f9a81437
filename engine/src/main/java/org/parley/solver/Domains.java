package org.parley.solver;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** For each issue the classes of options that are still open. Mutable, for one search at a time. */
final class Domains {

    private final Grid grid;
    final long[] words;

    private Domains(Grid grid, long[] words) {
        this.grid = grid;
        this.words = words;
    }

    /** Everything open. */
    static Domains all(Grid grid) {
        Domains all = new Domains(grid, new long[grid.words()]);
        for (int issue = 0; issue < grid.issues(); issue++) {
            for (int one = 0; one < grid.classes(issue); one++) {
                all.words[grid.word(issue) + (one >> 6)] |= 1L << one;
            }
        }
        return all;
    }

    Domains copy() {
        return new Domains(grid, words.clone());
    }

    void set(Domains other) {
        System.arraycopy(other.words, 0, words, 0, words.length);
    }

    boolean has(int issue, int one) {
        return (words[grid.word(issue) + (one >> 6)] >>> one & 1) != 0;
    }

    void remove(int issue, int one) {
        words[grid.word(issue) + (one >> 6)] &= ~(1L << one);
    }

    /** Leaves one class of an issue open. */
    void settle(int issue, int one) {
        for (int w = grid.word(issue); w < grid.word(issue + 1); w++) {
            words[w] = 0;
        }
        words[grid.word(issue) + (one >> 6)] = 1L << one;
    }

    /** How many classes of an issue are open. */
    int size(int issue) {
        int size = 0;
        for (int w = grid.word(issue); w < grid.word(issue + 1); w++) {
            size += Long.bitCount(words[w]);
        }
        return size;
    }

    /** The first open class at or after this one, or -1. */
    int next(int issue, int from) {
        int end = grid.word(issue + 1);
        int w = grid.word(issue) + (from >> 6);
        if (from >= grid.classes(issue)) {
            return -1;
        }
        long word = words[w] & -1L << from;
        while (word == 0) {
            if (++w == end) {
                return -1;
            }
            word = words[w];
        }
        return (w - grid.word(issue) << 6) + Long.numberOfTrailingZeros(word);
    }

    /** The options that stand behind the open classes, per issue. */
    List<BitSet> options() {
        return IntStream.range(0, grid.issues())
                .mapToObj(issue -> {
                    BitSet all = new BitSet();
                    for (int one = next(issue, 0); one >= 0; one = next(issue, one + 1)) {
                        all.or(grid.members(issue, one));
                    }
                    return all;
                })
                .toList();
    }
}
