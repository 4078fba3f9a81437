package org.parley.exchange;

import java.util.Arrays;

/** Count vectors, packed into a few words each and numbered in the order in which they came. */
final class StateTable {

    private final int[] word;
    private final int[] shift;
    private final long[] mask;
    private final int words;
    private long[] packed;
    private int[] slots;
    private int size;

    StateTable(Lattice lattice) {
        word = new int[lattice.classes];
        shift = new int[lattice.classes];
        mask = new long[lattice.classes];
        int at = 0;
        int used = 0;
        for (int c = 0; c < lattice.classes; c++) {
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(lattice.steps[c]);
            if (used + bits > Long.SIZE) {
                at++;
                used = 0;
            }
            word[c] = at;
            shift[c] = used;
            mask[c] = (1L << bits) - 1;
            used += bits;
        }
        words = at + 1;
        packed = new long[words << 8];
        slots = new int[1 << 9];
    }

    int size() {
        return size;
    }

    /** The number of a state, or the complement of the number that it has now been given. */
    int enter(int[] counts) {
        if (size * words + words > packed.length) {
            packed = Arrays.copyOf(packed, packed.length * 2);
        }
        int base = size * words;
        Arrays.fill(packed, base, base + words, 0);
        for (int c = 0; c < counts.length; c++) {
            packed[base + word[c]] |= (long) counts[c] << shift[c];
        }
        int slot = slot(base);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            grow();
        }
        return ~(size - 1);
    }

    void read(int state, int[] counts) {
        int base = state * words;
        for (int c = 0; c < counts.length; c++) {
            counts[c] = (int) (packed[base + word[c]] >>> shift[c] & mask[c]);
        }
    }

    /** Where the words at {@code base} are, or would be. */
    private int slot(int base) {
        long hash = 0;
        for (int w = 0; w < words; w++) {
            hash = (hash ^ packed[base + w]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        int at = (int) hash & slots.length - 1;
        while (slots[at] != 0 && !same((slots[at] - 1) * words, base)) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    private boolean same(int a, int b) {
        for (int w = 0; w < words; w++) {
            if (packed[a + w] != packed[b + w]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int state = 0; state < size; state++) {
            slots[slot(state * words)] = state + 1;
        }
    }
}
