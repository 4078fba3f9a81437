package org.parley.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side owes another.
 *
 * @param says what is owed, as words that follow the name of who owes it
 * @param deed of what kind; null when not stated
 * @param after what has to be delivered first
 * @param inReturnFor ids of obligations of the other side that it answers, besides those that rate and order name
 * @param place null when not stated
 * @param reversal whether it can be undone; null when not stated
 * @param remedy what is owed instead when it is not done; null when not stated
 * @param lastUnit what holds for the last unit, or for a rest that does not come out even; null when not stated
 * @param uses terms that its wording rests on
 */
public record Obligation(
        String id,
        String by,
        @Nullable String to,
        String says,
        @Nullable Deed deed,
        Extent extent,
        Window window,
        List<Precedence> after,
        List<String> inReturnFor,
        @Nullable String place,
        @Nullable Reversal reversal,
        Verification verification,
        @Nullable String remedy,
        @Nullable String lastUnit,
        List<String> uses,
        Meta meta) {

    public Obligation {
        after = List.copyOf(after);
        inReturnFor = List.copyOf(inReturnFor);
        uses = List.copyOf(uses);
    }

    /** An obligation of which nothing more is known. */
    public static Obligation of(String id, String by, @Nullable String to, String says) {
        return new Obligation(
                id,
                by,
                to,
                says,
                null,
                Extent.NONE,
                Window.NONE,
                List.of(),
                List.of(),
                null,
                null,
                Verification.NONE,
                null,
                null,
                List.of(),
                Meta.NONE);
    }

    public @Nullable Rational quantity() {
        return extent.quantity();
    }

    public @Nullable String unit() {
        return extent.unit();
    }

    public @Nullable String verifier() {
        return verification.by();
    }

    public Obligation with(Extent other) {
        return new Obligation(
                id,
                by,
                to,
                says,
                deed,
                other,
                window,
                after,
                inReturnFor,
                place,
                reversal,
                verification,
                remedy,
                lastUnit,
                uses,
                meta);
    }

    public Obligation within(Window other) {
        return new Obligation(
                id,
                by,
                to,
                says,
                deed,
                extent,
                other,
                after,
                inReturnFor,
                place,
                reversal,
                verification,
                remedy,
                lastUnit,
                uses,
                meta);
    }

    public Obligation after(Precedence... first) {
        return new Obligation(
                id,
                by,
                to,
                says,
                deed,
                extent,
                window,
                Arrays.asList(first),
                inReturnFor,
                place,
                reversal,
                verification,
                remedy,
                lastUnit,
                uses,
                meta);
    }

    public Obligation reversed(@Nullable Reversal other) {
        return new Obligation(
                id,
                by,
                to,
                says,
                deed,
                extent,
                window,
                after,
                inReturnFor,
                place,
                other,
                verification,
                remedy,
                lastUnit,
                uses,
                meta);
    }

    public Obligation verified(Verification other) {
        return new Obligation(
                id,
                by,
                to,
                says,
                deed,
                extent,
                window,
                after,
                inReturnFor,
                place,
                reversal,
                other,
                remedy,
                lastUnit,
                uses,
                meta);
    }

    /** What was done of it, as a word: people are released, things delivered. */
    public String done() {
        return deed == Deed.RELEASE ? "released" : deed == Deed.RETURN ? "returned" : "delivered";
    }

    /** What kind of thing is owed. */
    public enum Deed {
        RELEASE,
        RETURN,
        WITHDRAW,
        REFRAIN,
        ALLOW,
        PAY,
        DEPOSIT,
        HAND_OVER,
        ANSWER,
        MEET,
        INSPECT,
        BUILD,
        REPORT,
        OTHER
    }

    /** Whether what was delivered can be undone when somebody walks out. */
    public enum Reversal {
        /** Neither the giver gets its cost back nor does the receiver lose the value. */
        NEVER,
        /** The giver gets its cost back; the receiver keeps the value. */
        RECOVERABLE,
        /** The receiver loses the value; the giver's cost stays spent. */
        REVOCABLE,
        /** The giver gets its cost back and the receiver loses the value. */
        BOTH;

        public boolean recoverable() {
            return this == RECOVERABLE || this == BOTH;
        }

        public boolean revocable() {
            return this == REVOCABLE || this == BOTH;
        }
    }

    /**
     * The days in which it is due.
     *
     * @param from id of the event, obligation or stage from which days are counted; null for day zero
     * @param first earliest day; null when not stated
     * @param last latest day; null when not stated
     */
    public record Window(
            @Nullable String from,
            @Nullable Integer first,
            @Nullable Integer last) {
        public static final Window NONE = new Window(null, null, null);

        public static Window days(int first, int last) {
            return new Window(null, first, last);
        }

        public boolean dated() {
            return last != null;
        }
    }

    /**
     * Who verifies it, and how.
     *
     * @param by id of an actor; null when not stated
     * @param days how long that takes; null when not stated
     * @param evidence what is asked as proof; null when not stated
     */
    public record Verification(
            @Nullable String by,
            @Nullable Integer days,
            @Nullable String evidence) {
        public static final Verification NONE = new Verification(null, null, null);
    }
}
