package org.parley.preference;

/**
 * What is taken for equally likely before the record is looked at. An acceptability index needs such an assumption, and
 * none follows from the record; so two stand side by side.
 */
public enum Prior {
    /**
     * Weights uniform on the simplex; within each issue the values of the options uniform in [0,1], as far as their order
     * lets them; the reservation value uniform (SMAA-O: Lahdelma and Salminen 2001). How many options an issue has does
     * not move its weight.
     */
    EVEN_WEIGHTS("weights alike, and values alike within each issue (SMAA-O)"),
    /**
     * All that is unknown uniform at once: weights and the parts that options bring. An issue with more options of unknown
     * value then tends to weigh more.
     */
    EVEN_PARTS("weights and parts of options alike, taken together");

    private final String words;

    Prior(String words) {
        this.words = words;
    }

    /** As a page says it. */
    public String words() {
        return words;
    }

    /** As outputs name it. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
