package org.parley.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ShamirTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Property
    void any_k_of_n_parts_give_the_secret_back(
            @ForAll @Size(min = 1, max = 40) byte[] secret,
            @ForAll @IntRange(min = 1, max = 20) int of,
            @ForAll @IntRange(min = 1, max = 20) int needed,
            @ForAll long seed) {
        int need = Math.min(of, needed);
        Map<Integer, byte[]> parts = Shamir.split(secret, of, need, RANDOM);
        List<Integer> order = new ArrayList<>(parts.keySet());
        java.util.Collections.shuffle(order, new java.util.Random(seed));
        for (int enough = need; enough <= of; enough++) {
            Map<Integer, byte[]> some = new TreeMap<>();
            order.subList(0, enough).forEach(number -> some.put(number, parts.get(number)));
            assertThat(Shamir.join(some)).isEqualTo(secret);
        }
    }

    @Test
    void the_largest_number_of_parts_works() {
        byte[] secret = {0, 1, (byte) 255};
        Map<Integer, byte[]> parts = new HashMap<>(Shamir.split(secret, 255, 255, RANDOM));
        assertThat(Shamir.join(parts)).isEqualTo(secret);
        parts.remove(17);
        assertThat(parts).hasSize(254);
        assertThat(Shamir.join(parts)).hasSize(3);
    }

    /** A source of chance that goes through all values, so that what is even can be counted instead of guessed. */
    private static final class Counting extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private int next;

        @Override
        public void nextBytes(byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (next >>> 8 * i);
            }
            next++;
        }
    }

    /**
     * Over all choices of chance, one part fewer than needed takes every value equally often, whatever the secret: so it tells
     * nothing. A scheme whose highest coefficient is never zero fails here: its part is never the secret itself.
     */
    @Test
    void one_part_of_two_needed_tells_nothing() {
        for (int secret : new int[] {0, 1, 42, 255}) {
            for (int number = 1; number <= 3; number++) {
                int[] seen = new int[256];
                SecureRandom counting = new Counting();
                for (int chance = 0; chance < 256; chance++) {
                    byte[] part = Shamir.split(new byte[] {(byte) secret}, 3, 2, counting)
                            .get(number);
                    seen[part[0] & 0xff]++;
                }
                assertThat(seen).as("secret " + secret + ", part " + number).containsOnly(1);
            }
        }
    }

    /** The same for three needed: each pair of values of two parts belongs to exactly one choice of both coefficients. */
    @Test
    void two_parts_of_three_needed_tell_nothing() {
        for (int secret : new int[] {0, 200}) {
            boolean[] seen = new boolean[1 << 16];
            for (int chance = 0; chance < 1 << 16; chance++) {
                byte[][] coefficients = {{(byte) chance}, {(byte) (chance >>> 8)}};
                Map<Integer, byte[]> parts = Shamir.split(new byte[] {(byte) secret}, 3, 3, giving(coefficients));
                int pair = (parts.get(2)[0] & 0xff) << 8 | parts.get(3)[0] & 0xff;
                assertThat(seen[pair]).isFalse();
                seen[pair] = true;
            }
        }
    }

    private static SecureRandom giving(byte[][] all) {
        return new SecureRandom() {
            private static final long serialVersionUID = 1L;
            private int next;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(all[next++], 0, bytes, 0, bytes.length);
            }
        };
    }

    /** Shamir over the field of AES by a way of its own: logarithms to the base 3 instead of shifts. */
    @Property
    void parts_are_what_a_table_of_logarithms_says(
            @ForAll byte secret,
            @ForAll byte first,
            @ForAll byte second,
            @ForAll @IntRange(min = 1, max = 9) int number) {
        byte part = Shamir.split(new byte[] {secret}, 9, 3, giving(new byte[][] {{first}, {second}}))
                .get(number)[0];
        int x2 = byTable(number, number);
        int expected = secret & 0xff ^ byTable(first & 0xff, number) ^ byTable(second & 0xff, x2);
        assertThat(part & 0xff).isEqualTo(expected);
    }

    private static int byTable(int a, int b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        int[] power = new int[510];
        int[] log = new int[256];
        int value = 1;
        for (int i = 0; i < 255; i++) {
            power[i] = value;
            power[i + 255] = value;
            log[value] = i;
            int twice = value << 1;
            value ^= twice > 255 ? twice ^ 0x11b : twice;
        }
        return power[log[a] + log[b]];
    }
}
