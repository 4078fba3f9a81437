package org.parley.casefile;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
final class Nearest {

    private Nearest() {}

    /** The known word fewest edits away, if that is at most some third of its length; ties by the alphabet. */
    static Optional<String> to(String written, Collection<String> known) {
        return known.stream()
                .filter(word -> Math.abs(word.length() - written.length()) <= 3)
                .filter(word ->
                        distance(written, word) <= Math.max(1, (Math.max(word.length(), written.length()) + 1) / 3))
                .min(Comparator.<String>comparingInt(word -> distance(written, word))
                        .thenComparing(word -> word));
    }

    /** "; did you mean `x`?" or a list of what is known, or nothing when too much is. */
    static String advice(String written, Collection<String> known, String kind) {
        return to(written, known)
                .map(word -> "Did you mean `" + word + "`?")
                .orElseGet(() -> known.isEmpty()
                        ? "There is no " + kind + " in this file yet."
                        : "Known here: "
                                + String.join(
                                        ", ", known.stream().sorted().limit(12).toList())
                                + (known.size() > 12 ? ", ..." : "") + ".");
    }

    private static int distance(String written, String known) {
        String a = written.toLowerCase(Locale.ROOT);
        String b = known.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
