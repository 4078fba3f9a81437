package org.parley.model;

/** How credible a piece of information is: the digits of the Admiralty scale (FM 2-22.3), 1 the best, 6 unknown. */
public enum Credibility {
    CONFIRMED(1, "confirmed by other sources"),
    PROBABLE(2, "probably true"),
    POSSIBLE(3, "possibly true"),
    DOUBTFUL(4, "doubtful"),
    IMPROBABLE(5, "improbable"),
    UNKNOWN(6, "truth cannot be judged");

    private final int digit;
    private final String meaning;

    Credibility(int digit, String meaning) {
        this.digit = digit;
        this.meaning = meaning;
    }

    public int digit() {
        return digit;
    }

    public String meaning() {
        return meaning;
    }

    /** @throws IllegalArgumentException unless 1 to 6 */
    public static Credibility of(int digit) {
        if (digit < 1 || digit > 6) {
            throw new IllegalArgumentException("credibility (" + digit + ") must be 1 to 6");
        }
        return values()[digit - 1];
    }
}
