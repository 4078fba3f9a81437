package org.parley.exchange;

/**
 * Something that the text of an agreement leaves open, or that cannot be done as it stands. It says nothing about who
 * wrote the text or who should mend it.
 *
 * @param clause id of the clause; {@code agreement} for the whole
 * @param where the clause in words
 * @param reason what is missing or does not fit, as a sentence
 * @param advice what a drafter could write, as a sentence
 */
public record DraftingFault(Kind kind, String clause, String where, String reason, String advice) {

    /** What kind of fault it is, in the order in which faults are told. */
    public enum Kind {
        DAY_ZERO("Which day is day zero"),
        UNDATED("A duty without a date"),
        WINDOWS("Windows that cannot all hold"),
        BEYOND_STAGE("A day outside its stage"),
        NO_COUNTERPART("One side's duty without a counterpart"),
        RATE_CATEGORY("A rate with a category that nobody defined"),
        RATE_GAP("A category for which the rate brings nothing"),
        LAST_UNIT("No rule for the last one"),
        UNDEFINED_TERM("A term that nobody defined"),
        NO_VERIFIER("Nobody verifies"),
        OWN_VERIFIER("Verified by the side that owes it"),
        NO_REMEDY("No remedy"),
        GATE_WITHOUT_DATE("A gate without a date"),
        GATE_WITHOUT_FALLBACK("A gate without a fallback"),
        ENDLESS_FALLBACK("A fallback without an end"),
        OPEN_WITHOUT_END("Terms to be agreed, without an end"),
        GUARANTEE_TERMS("A guarantee without terms"),
        NO_DISPUTE_STEP("No dispute step"),
        DISPUTE_WITHOUT_DEADLINE("A dispute step without a deadline");

        private final String heading;

        Kind(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }
}
