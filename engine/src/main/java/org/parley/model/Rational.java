package org.parley.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An exact fraction in lowest terms, denominator positive. Every number of a case file is read as one, so that sums,
 * comparisons and ties never depend on rounding.
 */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {

    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);

    private static final Pattern WRITTEN = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?(/\\d{1,40})?");

    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator must not be zero (numerator " + numerator + ")");
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        BigInteger common = numerator.gcd(denominator);
        if (!common.equals(BigInteger.ONE)) {
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    public static Rational of(long whole) {
        return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Rational of(BigDecimal decimal) {
        BigDecimal plain = decimal.stripTrailingZeros();
        return plain.scale() <= 0
                ? new Rational(plain.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    /**
     * Reads {@code 3}, {@code -0.35} or {@code 2/15}. Exponents, NaN and infinities are no numbers here.
     *
     * @throws NumberFormatException if the text is written any other way, has more than 40 digits in a part, or divides
     *     by zero
     */
    public static Rational parse(String text) {
        if (!isWritten(text)) {
            throw new NumberFormatException("not a decimal or a fraction: " + text);
        }
        int slash = text.indexOf('/');
        Rational top = of(new BigDecimal(slash < 0 ? text : text.substring(0, slash)));
        return slash < 0 ? top : top.dividedBy(of(new BigDecimal(text.substring(slash + 1))));
    }

    /** Whether {@link #parse} would read this text. */
    public static boolean isWritten(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return false;
        }
        int slash = text.indexOf('/');
        return slash < 0 || new BigInteger(text.substring(slash + 1)).signum() != 0;
    }

    public Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational minus(Rational other) {
        return plus(other.negated());
    }

    public Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @throws ArithmeticException if {@code other} is zero */
    public Rational dividedBy(Rational other) {
        return new Rational(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Rational negated() {
        return new Rational(numerator.negate(), denominator);
    }

    public int signum() {
        return numerator.signum();
    }

    public Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The nearest double; for display and for the logarithms of the Nash product only, never for a comparison. */
    public double toDouble() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** Rounded half even to {@code places} decimals, trailing zeros kept; for display. */
    public String toDecimal(int places) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), places, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** As a case file writes it: {@code 3}, {@code 0.35} where the decimal ends within 12 places, else {@code 2/15}. */
    @Override
    public String toString() {
        if (denominator.equals(BigInteger.ONE)) {
            return numerator.toString();
        }
        int places = 0;
        while (places <= 12 && !BigInteger.TEN.pow(places).mod(denominator).equals(BigInteger.ZERO)) {
            places++;
        }
        return places <= 12
                ? new BigDecimal(numerator)
                        .divide(new BigDecimal(denominator), places, RoundingMode.UNNECESSARY)
                        .toPlainString()
                : numerator + "/" + denominator;
    }
}
