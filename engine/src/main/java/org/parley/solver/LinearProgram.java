package org.parley.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.model.Rational;

/**
 * Least values of linear forms over the points {@code x >= 0} that keep some rows. Doubles find a basis, fractions hold it
 * against the rows: an answer leaves here only after {@link LinearChecker} found no fault in it. Immutable: the first
 * point is found once, and every form starts from it.
 */
public final class LinearProgram {

    private final int unknowns;
    private final List<LinearRow> rows;
    private final List<LinearForm> inequalities = new ArrayList<>();
    private final int[] owner;
    private final Dictionary start;
    private final boolean seemsFeasible;

    private LinearProgram(int unknowns, List<LinearRow> rows) {
        this.unknowns = unknowns;
        this.rows = List.copyOf(rows);
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            inequalities.add(rows.get(i).form());
            owners.add(i);
            if (rows.get(i).equal()) {
                inequalities.add(rows.get(i).form().negated());
                owners.add(i);
            }
        }
        this.owner = owners.stream().mapToInt(Integer::intValue).toArray();
        this.start = Dictionary.of(unknowns, inequalities);
        this.seemsFeasible = start.makeFeasible();
    }

    public static LinearProgram over(int unknowns, List<LinearRow> rows) {
        return new LinearProgram(unknowns, rows);
    }

    public int unknowns() {
        return unknowns;
    }

    public List<LinearRow> rows() {
        return rows;
    }

    /** The least value in doubles, without a proof; for display and for guessing only. NaN where there is no point. */
    public double estimate(LinearForm form) {
        return seemsFeasible ? start.copy().minimise(form) : Double.NaN;
    }

    /** The least value, with its proof. */
    public LinearAnswer minimise(LinearForm form) {
        return guessed(form).or(() -> solved(form)).orElseGet(() -> exact(form));
    }

    /** The greatest value, as the negated least value of the negated form. */
    public LinearAnswer maximise(LinearForm form) {
        return minimise(form.negated());
    }

    /** Any point that keeps the rows; empty, with the proof in {@link #minimise}, where there is none. */
    public Optional<List<Rational>> anyPoint() {
        return minimise(LinearForm.ZERO) instanceof LinearAnswer.Optimal optimal
                ? Optional.of(optimal.point())
                : Optional.empty();
    }

    /** Reads the numbers of the final basis as fractions with small denominators. */
    private Optional<LinearAnswer> guessed(LinearForm form) {
        return answer(form, Dictionary::near);
    }

    private Optional<LinearAnswer> answer(LinearForm form, Function<Double, @Nullable Rational> read) {
        if (!seemsFeasible) {
            return fractions(start.multipliers(), read).flatMap(m -> infeasible(m));
        }
        Dictionary last = start.copy();
        if (last.minimise(form) == Double.NEGATIVE_INFINITY) {
            return Optional.empty();
        }
        return fractions(last.point(), read)
                .flatMap(point -> fractions(last.multipliers(), read)
                        .flatMap(m -> checked(form, new LinearAnswer.Optimal(form.at(point), point, perRow(m)))));
    }

    /** Solves the equations of the final basis in fractions. */
    private Optional<LinearAnswer> solved(LinearForm form) {
        Dictionary last = start.copy();
        if (!seemsFeasible || last.minimise(form) == Double.NEGATIVE_INFINITY) {
            return Optional.empty();
        }
        int[] basic = last.basicUnknowns();
        int[] tight = last.tight();
        List<LinearForm> primal = new ArrayList<>();
        for (int t : tight) {
            LinearForm equation = LinearForm.of(inequalities.get(t).constant());
            for (int k = 0; k < basic.length; k++) {
                Rational c = inequalities.get(t).terms().get(basic[k]);
                equation = c == null ? equation : equation.plus(LinearForm.unknown(k), c);
            }
            primal.add(equation);
        }
        List<LinearForm> dual = new ArrayList<>();
        for (int unknown : basic) {
            LinearForm equation = LinearForm.of(
                    form.terms().getOrDefault(unknown, Rational.ZERO).negated());
            for (int k = 0; k < tight.length; k++) {
                Rational c = inequalities.get(tight[k]).terms().get(unknown);
                equation = c == null ? equation : equation.plus(LinearForm.unknown(k), c);
            }
            dual.add(equation);
        }
        return ExactSystem.solve(basic.length, primal)
                .flatMap(x -> ExactSystem.solve(tight.length, dual).flatMap(y -> {
                    List<Rational> point = spread(unknowns, basic, x);
                    List<Rational> multipliers = perRow(spread(inequalities.size(), tight, y));
                    return checked(form, new LinearAnswer.Optimal(form.at(point), point, multipliers));
                }));
    }

    private LinearAnswer exact(LinearForm form) {
        return switch (ExactSimplex.minimise(unknowns, inequalities, form)) {
            case LinearAnswer.Optimal(Rational value, List<Rational> point, List<Rational> multipliers) ->
                new LinearAnswer.Optimal(value, point, perRow(multipliers));
            case LinearAnswer.Infeasible(List<Rational> multipliers) ->
                new LinearAnswer.Infeasible(perRow(multipliers));
            case LinearAnswer.Unbounded unbounded -> unbounded;
        };
    }

    private Optional<LinearAnswer> infeasible(List<Rational> multipliers) {
        List<Rational> summed = perRow(multipliers);
        LinearForm sum = LinearForm.ZERO;
        for (int i = 0; i < rows.size(); i++) {
            sum = sum.plus(rows.get(i).form(), summed.get(i));
        }
        if (sum.constant().signum() >= 0) {
            return Optional.empty();
        }
        Rational by = Rational.ONE.dividedBy(sum.constant().negated());
        return checked(
                LinearForm.ZERO,
                new LinearAnswer.Infeasible(
                        summed.stream().map(m -> m.times(by)).toList()));
    }

    private Optional<LinearAnswer> checked(LinearForm form, LinearAnswer answer) {
        return LinearChecker.fault(unknowns, rows, form, answer).isEmpty() ? Optional.of(answer) : Optional.empty();
    }

    private static Optional<List<Rational>> fractions(double[] numbers, Function<Double, @Nullable Rational> read) {
        List<Rational> fractions = new ArrayList<>();
        for (double number : numbers) {
            Rational fraction = Math.abs(number) <= Dictionary.NOTHING ? Rational.ZERO : read.apply(number);
            if (fraction == null) {
                return Optional.empty();
            }
            fractions.add(fraction);
        }
        return Optional.of(fractions);
    }

    private static List<Rational> spread(int size, int[] places, List<Rational> numbers) {
        Rational[] all = new Rational[size];
        Arrays.fill(all, Rational.ZERO);
        for (int i = 0; i < places.length; i++) {
            all[places[i]] = numbers.get(i);
        }
        return List.of(all);
    }

    /** An equality stands for two inequalities; its multiplier is their difference. */
    private List<Rational> perRow(List<Rational> multipliers) {
        Rational[] sums = new Rational[rows.size()];
        Arrays.fill(sums, Rational.ZERO);
        for (int i = 0; i < owner.length; i++) {
            boolean second = i > 0 && owner[i - 1] == owner[i];
            sums[owner[i]] = sums[owner[i]].plus(second ? multipliers.get(i).negated() : multipliers.get(i));
        }
        return List.of(sums);
    }
}
