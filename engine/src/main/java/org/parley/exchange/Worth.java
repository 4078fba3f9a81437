package org.parley.exchange;

import org.parley.model.Rational;

/** What one item costs its giver or is worth to its receiver, or what walking out costs a party; as far as known. */
public sealed interface Worth {

    /** A number. */
    record Known(Rational number) implements Worth {}

    /** Somewhere from {@code low} to {@code high}, both included. */
    record Between(Rational low, Rational high) implements Worth {
        public Between {
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException(
                        "an interval must run upwards, not from " + low + " to " + high + ". Maybe swap the two.");
            }
        }
    }

    /** A place in the party's own order of everything it gives, gets and would lose; a higher level is worth more. */
    record Ranked(int level) implements Worth {}

    /** Nothing is known. */
    record Unstated() implements Worth {}

    Worth NOTHING = new Known(Rational.ZERO);

    static Worth of(long number) {
        return new Known(Rational.of(number));
    }

    static Worth of(Rational number) {
        return new Known(number);
    }

    static Worth unstated() {
        return new Unstated();
    }

    /** Whether this is a number or an interval. */
    default boolean measured() {
        return this instanceof Known || this instanceof Between;
    }

    /** The low end; zero where there is no number. */
    default Rational low() {
        return switch (this) {
            case Known(Rational number) -> number;
            case Between(Rational low, Rational high) -> low;
            case Ranked r -> Rational.ZERO;
            case Unstated u -> Rational.ZERO;
        };
    }

    /** The high end; zero where there is no number. */
    default Rational high() {
        return this instanceof Between(Rational low, Rational high) ? high : low();
    }

    /** The level; below every level where there is none. */
    default int level() {
        return this instanceof Ranked(int level) ? level : Integer.MIN_VALUE;
    }

    /** The same worth of a part, one of {@code parts} equal ones; an order says nothing of parts. */
    default Worth divided(int parts) {
        Rational by = Rational.of(parts);
        return switch (this) {
            case Known(Rational number) -> new Known(number.dividedBy(by));
            case Between(Rational low, Rational high) -> new Between(low.dividedBy(by), high.dividedBy(by));
            case Ranked r -> r;
            case Unstated u -> u;
        };
    }
}
