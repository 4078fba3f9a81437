package org.parley.formats;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.parley.model.Rational;

/** Decimals in and out, within bounds: a short text can stand for a number of a billion digits. */
final class Numbers {

    private static final int MOST_DIGITS = 60;

    private Numbers() {}

    /** @throws BadDomainException if the text is no decimal of at most 60 digits before and after the point */
    static Rational decimal(String text, String where, String name) {
        String trimmed = text.strip();
        try {
            if (trimmed.length() <= 2 * MOST_DIGITS) {
                return bounded(new BigDecimal(trimmed), where, name);
            }
        } catch (NumberFormatException e) {
            throw new BadDomainException(
                    where, name + " (" + shown(trimmed) + ") is not a number", "Write a decimal like 0.35.");
        }
        throw tooLong(where, name);
    }

    static Rational bounded(BigDecimal number, String where, String name) {
        if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > 2 * MOST_DIGITS) {
            throw tooLong(where, name);
        }
        return Rational.of(number);
    }

    private static BadDomainException tooLong(String where, String name) {
        return new BadDomainException(
                where,
                name + " has more than " + MOST_DIGITS + " digits before or after the point",
                "Utilities need no more than a dozen.");
    }

    static int whole(String text, String where, String name) {
        Rational number = decimal(text, where, name);
        if (!number.denominator().equals(BigInteger.ONE) || number.numerator().bitLength() > 31) {
            throw new BadDomainException(
                    where, name + " (" + shown(text) + ") is not a whole number", "Write a number like 3.");
        }
        return number.numerator().intValueExact();
    }

    /** A decimal: exact where it ends within 30 places, else rounded there. */
    static BigDecimal written(Rational number) {
        return written(number, RoundingMode.HALF_EVEN);
    }

    /** The same, never above the number: what sums to 1 at most still does. For numbers that are not negative. */
    static BigDecimal atMost(Rational number) {
        return written(number, RoundingMode.DOWN);
    }

    /**
     * The number itself where a case file can hold it, else the same cut off after thirty places: a bid stays as good as its
     * own utility. For numbers that are not negative.
     */
    static Rational writable(Rational number) {
        return Rational.isWritten(number.toString()) ? number : Rational.of(atMost(number));
    }

    private static BigDecimal written(Rational number, RoundingMode rounding) {
        BigDecimal divided = new BigDecimal(number.numerator())
                .divide(new BigDecimal(number.denominator()), new MathContext(40, rounding));
        BigDecimal placed = divided.scale() > 30 ? divided.setScale(30, rounding) : divided;
        BigDecimal plain = placed.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
