package org.parley.model;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The admissible answers of an issue, addressed by index from 0. */
public sealed interface Options {

    int size();

    /** @throws IndexOutOfBoundsException if there is no such option */
    Option get(int index);

    /** The index of the option with this id, or -1. */
    int indexOf(String id);

    /** Whether options have an order, so that "at most" and steps between them mean something. */
    boolean ordered();

    /**
     * Options written out one by one.
     *
     * @param ordered whether the order of the list is an order of degree
     * @param unit of the options' values; null where they have none
     */
    record Listed(
            List<Option> all, boolean ordered, @Nullable String unit) implements Options {
        public Listed {
            all = List.copyOf(all);
            if (all.isEmpty()) {
                throw new IllegalArgumentException("an issue must have at least one option");
            }
        }

        @Override
        public int size() {
            return all.size();
        }

        @Override
        public Option get(int index) {
            return all.get(index);
        }

        @Override
        public int indexOf(String id) {
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).id().equals(id)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /**
     * The numbers {@code from, from + step, ..., to}; an option's id is its number.
     *
     * @param from smallest number
     * @param to largest number; a whole number of steps above {@code from}
     * @param step positive
     * @param unit null where numbers are bare
     * @param real whether any number between two of them is admissible too, so that these are a grid laid over the question
     */
    record Range(
            Rational from,
            Rational to,
            Rational step,
            @Nullable String unit,
            boolean real) implements Options {

        /** The most numbers that one range may hold. */
        public static final int MOST = 1_000_000;

        public Range {
            if (step.signum() <= 0) {
                throw new IllegalArgumentException("step (" + step + ") must be above 0");
            }
            Rational steps = to.minus(from).dividedBy(step);
            if (steps.signum() < 0 || !steps.denominator().equals(BigInteger.ONE)) {
                throw new IllegalArgumentException(
                        "to (" + to + ") must be a whole number of steps of " + step + " above from (" + from + ")");
            }
            if (steps.numerator().compareTo(BigInteger.valueOf(MOST)) >= 0) {
                throw new IllegalArgumentException("a range may hold at most " + MOST + " numbers");
            }
        }

        /** All the numbers that are admissible. */
        public Range(Rational from, Rational to, Rational step, @Nullable String unit) {
            this(from, to, step, unit, false);
        }

        @Override
        public int size() {
            return to.minus(from).dividedBy(step).numerator().intValueExact() + 1;
        }

        @Override
        public Option get(int index) {
            if (index < 0 || index >= size()) {
                throw new IndexOutOfBoundsException(index);
            }
            Rational number = from.plus(step.times(Rational.of(index)));
            return new Option(number.toString(), unit == null ? number.toString() : number + " " + unit, number);
        }

        @Override
        public int indexOf(String id) {
            if (!Rational.isWritten(id)) {
                return -1;
            }
            Rational steps = Rational.parse(id).minus(from).dividedBy(step);
            return steps.denominator().equals(BigInteger.ONE)
                            && steps.signum() >= 0
                            && steps.numerator().compareTo(BigInteger.valueOf(size())) < 0
                    ? steps.numerator().intValueExact()
                    : -1;
        }

        @Override
        public boolean ordered() {
            return true;
        }
    }
}
