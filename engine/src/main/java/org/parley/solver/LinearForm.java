package org.parley.solver;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.parley.model.Rational;

/**
 * A linear expression over numbered unknowns: {@code sum of coefficient * unknown, plus a constant}. Exact.
 *
 * @param terms unknown to coefficient; none is zero
 */
public record LinearForm(SortedMap<Integer, Rational> terms, Rational constant) {

    public static final LinearForm ZERO = of(Rational.ZERO);

    public LinearForm {
        SortedMap<Integer, Rational> copy = new TreeMap<>(terms);
        copy.values().removeIf(c -> c.signum() == 0);
        terms = Collections.unmodifiableSortedMap(copy);
    }

    public static LinearForm of(Rational constant) {
        return new LinearForm(new TreeMap<>(), constant);
    }

    /** One unknown alone. */
    public static LinearForm unknown(int index) {
        return new LinearForm(new TreeMap<>(Collections.singletonMap(index, Rational.ONE)), Rational.ZERO);
    }

    public LinearForm plus(LinearForm other) {
        return plus(other, Rational.ONE);
    }

    public LinearForm minus(LinearForm other) {
        return plus(other, Rational.of(-1));
    }

    public LinearForm negated() {
        return times(Rational.of(-1));
    }

    public LinearForm times(Rational factor) {
        return ZERO.plus(this, factor);
    }

    /** This and so many times the other. */
    public LinearForm plus(LinearForm other, Rational factor) {
        SortedMap<Integer, Rational> sum = new TreeMap<>(terms);
        other.terms.forEach((unknown, c) -> sum.merge(unknown, c.times(factor), Rational::plus));
        return new LinearForm(sum, constant.plus(other.constant.times(factor)));
    }

    public Rational at(List<Rational> point) {
        Rational sum = constant;
        for (var term : terms.entrySet()) {
            Rational x = point.get(term.getKey());
            if (x.signum() != 0) {
                sum = sum.plus(term.getValue().times(x));
            }
        }
        return sum;
    }
}
