package org.parley.server.keys;

import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/**
 * A secret in n parts of which any k give it back and fewer tell nothing (Shamir 1979): each byte is where a random polynomial
 * over the field of 256 elements crosses zero. All coefficients are drawn evenly, zero included; leaving out zero as the
 * highest one, as some libraries do, lets k - 1 parts rule out one value of each byte.
 */
final class Shamir {

    /** How many parts there can be. */
    static final int MOST = 255;

    private Shamir() {}

    /** Parts by their number, from 1. */
    static Map<Integer, byte[]> split(byte[] secret, int of, int need, SecureRandom random) {
        if (need < 1 || need > of || of > MOST) {
            throw new IllegalArgumentException(
                    "there can be 1 to 255 parts, of which no more are needed than there are");
        }
        byte[][] coefficients = new byte[need - 1][secret.length];
        for (byte[] coefficient : coefficients) {
            random.nextBytes(coefficient);
        }
        Map<Integer, byte[]> parts = new TreeMap<>();
        for (int x = 1; x <= of; x++) {
            byte[] part = new byte[secret.length];
            for (int i = 0; i < secret.length; i++) {
                int y = 0;
                for (int c = need - 2; c >= 0; c--) {
                    y = times(y ^ coefficients[c][i] & 0xff, x);
                }
                part[i] = (byte) (y ^ secret[i]);
            }
            parts.put(x, part);
        }
        return parts;
    }

    /** The secret, if these are enough parts of one split; otherwise bytes that mean nothing. */
    static byte[] join(Map<Integer, byte[]> parts) {
        int length = parts.values().iterator().next().length;
        byte[] secret = new byte[length];
        for (Map.Entry<Integer, byte[]> part : parts.entrySet()) {
            int weight = 1;
            for (int other : parts.keySet()) {
                if (other != part.getKey()) {
                    weight = times(weight, times(other, inverse(other ^ part.getKey())));
                }
            }
            for (int i = 0; i < length; i++) {
                secret[i] ^= (byte) times(weight, part.getValue()[i] & 0xff);
            }
        }
        return secret;
    }

    /** Modulo x^8 + x^4 + x^3 + x + 1. No table and no branch, so that time and cache tell nothing about secrets. */
    private static int times(int a, int b) {
        int product = 0;
        int doubled = a;
        for (int bit = 0; bit < 8; bit++) {
            product ^= doubled & -(b >>> bit & 1);
            doubled = doubled << 1 ^ (0x11b & -(doubled >>> 7));
        }
        return product;
    }

    /** a^254, since a^255 is 1. */
    private static int inverse(int a) {
        int square = times(a, a);
        int inverse = 1;
        for (int i = 0; i < 7; i++) {
            inverse = times(inverse, square);
            square = times(square, square);
        }
        return inverse;
    }
}
