package org.parley.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Some bits of a digest as words that can be spoken: five letters of a consonant, a vowel and so on stand for 16 bits
 * (Wilkerson 2009, proquints). Five words, 80 bits: to find a second text with the same code by trial takes some 2^80 tries.
 *
 * @param words five lower-case words
 */
public record ShortCode(List<String> words) {

    private static final int WORDS = 5;
    private static final String CONSONANTS = "bdfghjklmnprstvz";
    private static final String VOWELS = "aiou";

    public ShortCode {
        words = List.copyOf(words);
    }

    /** Of the bytes themselves, through SHA-256. */
    public static ShortCode of(byte[] content) {
        return of(Hash.of(content));
    }

    public static ShortCode of(Hash hash) {
        byte[] bytes = hash.bytes();
        List<String> words = new ArrayList<>();
        for (int w = 0; w < WORDS; w++) {
            words.add(word((bytes[2 * w] & 0xff) << 8 | bytes[2 * w + 1] & 0xff));
        }
        return new ShortCode(words);
    }

    private static String word(int bits) {
        return "" + CONSONANTS.charAt(bits >>> 12 & 15) + VOWELS.charAt(bits >>> 10 & 3)
                + CONSONANTS.charAt(bits >>> 6 & 15) + VOWELS.charAt(bits >>> 4 & 3) + CONSONANTS.charAt(bits & 15);
    }

    /** Whether somebody read out this code; capitals, blanks and hyphens do not matter. */
    public boolean isReadAs(String spoken) {
        return String.join("", words).equals(spoken.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", ""));
    }

    @Override
    public String toString() {
        return String.join("-", words);
    }
}
