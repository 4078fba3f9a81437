package org.parley.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.parley.model.Rational;

class LinearProgramTest {

    private record Program(int unknowns, List<LinearRow> rows, LinearForm form) {}

    @Test
    void a_thousand_random_programs_have_the_least_value_that_another_solver_finds_and_a_proof() {
        int optimal = 0;
        int infeasible = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            Program program = random(new Random(seed));
            Optimisation.Result other = other(program);
            LinearAnswer answer =
                    LinearProgram.over(program.unknowns, program.rows).minimise(program.form);
            assertThat(LinearChecker.fault(program.unknowns, program.rows, program.form, answer))
                    .as("seed " + seed)
                    .isEmpty();
            if (answer instanceof LinearAnswer.Optimal(Rational value, var point, var multipliers)) {
                optimal++;
                assertThat(other.getState().isOptimal()).as("seed " + seed).isTrue();
                assertThat(other.getValue()).as("seed " + seed).isCloseTo(value.toDouble(), within(1e-6));
            } else {
                infeasible++;
                assertThat(other.getState().isFeasible()).as("seed " + seed).isFalse();
            }
        }
        assertThat(optimal).isGreaterThan(400);
        assertThat(infeasible).isGreaterThan(100);
    }

    @Property
    void the_slow_method_in_fractions_gives_the_same_value(@ForAll long seed) {
        Program program = random(new Random(seed));
        List<LinearForm> inequalities = new ArrayList<>();
        program.rows.forEach(row -> {
            inequalities.add(row.form());
            if (row.equal()) {
                inequalities.add(row.form().negated());
            }
        });
        LinearAnswer slow = ExactSimplex.minimise(program.unknowns, inequalities, program.form);
        LinearAnswer fast = LinearProgram.over(program.unknowns, program.rows).minimise(program.form);
        List<LinearRow> alone =
                inequalities.stream().map(LinearRow::atLeastZero).toList();
        assertThat(LinearChecker.fault(program.unknowns, alone, program.form, slow))
                .isEmpty();
        if (slow instanceof LinearAnswer.Optimal(Rational value, var point, var multipliers)) {
            assertThat(((LinearAnswer.Optimal) fast).value()).isEqualTo(value);
        } else {
            assertThat(fast).isInstanceOf(LinearAnswer.Infeasible.class);
        }
    }

    @Property
    void a_proof_with_one_number_changed_proves_nothing_more(@ForAll long seed) {
        Random random = new Random(seed);
        Program program = random(random);
        if (LinearProgram.over(program.unknowns, program.rows).minimise(program.form)
                instanceof LinearAnswer.Optimal(Rational value, List<Rational> point, List<Rational> multipliers)) {
            LinearAnswer better = new LinearAnswer.Optimal(value.plus(Rational.of(1, 1000)), point, multipliers);
            assertThat(LinearChecker.fault(program.unknowns, program.rows, program.form, better))
                    .isPresent();
            assertThat(LinearChecker.faultOfBound(
                            program.rows, program.form, value.plus(Rational.of(1, 1000)), multipliers))
                    .isPresent();
            List<Rational> negative = new ArrayList<>(multipliers);
            for (int i = 0; i < negative.size(); i++) {
                if (!program.rows.get(i).equal()) {
                    negative.set(i, Rational.of(-1));
                    assertThat(LinearChecker.faultOfBound(program.rows, program.form, value, negative))
                            .isPresent();
                    break;
                }
            }
            List<Rational> moved = new ArrayList<>(point);
            moved.set(random.nextInt(moved.size()), Rational.of(-1));
            assertThat(LinearChecker.faultOfPoint(program.unknowns, program.rows, moved))
                    .isPresent();
        }
    }

    @Test
    void values_without_a_lower_end_are_said_to_have_none() {
        LinearForm x = LinearForm.unknown(0);
        assertThat(LinearProgram.over(1, List.of(LinearRow.atLeast(x, LinearForm.of(Rational.ONE))))
                        .minimise(x.negated()))
                .isEqualTo(new LinearAnswer.Unbounded());
    }

    @Test
    void fractions_with_wide_denominators_come_out_exactly() {
        LinearForm x = LinearForm.unknown(0);
        Rational odd = Rational.parse("1234567890123457/9876543210987654321");
        LinearProgram program = LinearProgram.over(1, List.of(LinearRow.atLeast(x, LinearForm.of(odd))));
        assertThat(program.minimise(x))
                .isInstanceOfSatisfying(
                        LinearAnswer.Optimal.class, o -> assertThat(o.value()).isEqualTo(odd));
    }

    /** Bounded by a box, with many ties: small whole coefficients, equalities, and rows that exclude each other. */
    private static Program random(Random random) {
        int unknowns = 1 + random.nextInt(8);
        List<LinearRow> rows = new ArrayList<>();
        for (int j = 0; j < unknowns; j++) {
            rows.add(LinearRow.atLeast(LinearForm.of(Rational.of(3)), LinearForm.unknown(j)));
        }
        int more = random.nextInt(12);
        for (int i = 0; i < more; i++) {
            LinearForm form = form(random, unknowns).plus(LinearForm.of(Rational.of(random.nextInt(9) - 3, 2)));
            rows.add(random.nextInt(8) == 0 ? LinearRow.equal(form, LinearForm.ZERO) : LinearRow.atLeastZero(form));
        }
        return new Program(unknowns, rows, form(random, unknowns));
    }

    private static LinearForm form(Random random, int unknowns) {
        LinearForm form = LinearForm.ZERO;
        for (int j = 0; j < unknowns; j++) {
            if (random.nextInt(3) > 0) {
                form = form.plus(LinearForm.unknown(j), Rational.of(random.nextInt(9) - 4, 1 + random.nextInt(3)));
            }
        }
        return form;
    }

    private static Optimisation.Result other(Program program) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        List<Variable> variables = new ArrayList<>();
        for (int j = 0; j < program.unknowns; j++) {
            double weight = program.form.terms().getOrDefault(j, Rational.ZERO).toDouble();
            variables.add(model.newVariable("x" + j).lower(0).weight(weight));
        }
        for (int i = 0; i < program.rows.size(); i++) {
            LinearForm form = program.rows.get(i).form();
            Expression expression = model.newExpression("row" + i);
            form.terms().forEach((j, c) -> expression.set(variables.get(j), c.toDouble()));
            double bound = -form.constant().toDouble();
            expression.lower(bound);
            if (program.rows.get(i).equal()) {
                expression.upper(bound);
            }
        }
        return model.minimise();
    }
}
