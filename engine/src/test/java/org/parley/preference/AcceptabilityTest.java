package org.parley.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.parley.Records;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Intervals;
import org.parley.model.Intervals.Interval;
import org.parley.model.Meta;
import org.parley.model.PartialProfile;
import org.parley.model.Rational;

class AcceptabilityTest {

    private static final Samples.Plan SHORT = new Samples.Plan(7, 4, 1_000, 4);

    /** How large a part of the simplex lies where the weighted sum of distinct values reaches a threshold. */
    private static double closedForm(List<Rational> values, Rational threshold) {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < values.size(); i++) {
            Rational above = values.get(i).minus(threshold);
            if (above.signum() > 0) {
                Rational term = Rational.ONE;
                for (int j = 0; j < values.size(); j++) {
                    if (j != i) {
                        term = term.times(above).dividedBy(values.get(i).minus(values.get(j)));
                    }
                }
                sum = sum.plus(term);
            }
        }
        return sum.toDouble();
    }

    @Test
    void shares_of_the_simplex_agree_with_their_closed_form_on_200_cases() {
        double squares = 0;
        int told = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(3_000 + seed);
            int issues = 2 + seed % 5;
            List<Rational> values = new ArrayList<>();
            while (values.size() < issues) {
                Rational value = Rational.of(random.nextInt(101), 100);
                if (!values.contains(value)) {
                    values.add(value);
                }
            }
            Rational threshold = Rational.of(1 + 2 * random.nextInt(50), 200);
            double expected = closedForm(values, threshold);
            Samples samples = Samples.draw(known(values, threshold), Prior.EVEN_WEIGHTS, SHORT.withSeed(seed));
            Acceptability found = Acceptability.of(samples, new int[issues]);
            assertThat(found.index()).as("seed " + seed).isCloseTo(expected, within(3 * found.standardError() + 1e-12));
            assertThat(found.spread()).as("seed " + seed).isLessThan(1.05);
            if (expected > 0.001 && expected < 0.999) {
                double error = (found.index() - expected) / found.standardError();
                squares += error * error;
                told++;
            }
        }
        // Errors are as large as they say: their squares in units of the standard error average one.
        assertThat(squares / told).isBetween(0.6, 1.4);
    }

    /** One outcome whose values are known exactly, and a known reservation value; only the weights are open. */
    private static Polytope known(List<Rational> values, Rational threshold) {
        Case.Builder builder = Case.titled("simplex", LocalDate.of(2024, 1, 1)).party("p", "P");
        Map<String, Map<String, Interval>> intervals = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            builder.issue("i" + i, "?", "this", "that");
            intervals.put("i" + i, Map.of("this", new Interval(values.get(i), values.get(i))));
        }
        builder.partialProfiles.add(partial(new Intervals(Map.of(), intervals, new Interval(threshold, threshold))));
        return Polytope.of(builder.build(), "p");
    }

    private static PartialProfile partial(Intervals intervals) {
        return new PartialProfile(
                "p",
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                intervals,
                List.of(),
                Basis.ASSUMED,
                Meta.NONE);
    }

    @Test
    void under_even_parts_an_issue_weighs_by_its_open_options_and_under_even_weights_it_does_not() {
        Case.Builder builder = Case.titled("options", LocalDate.of(2024, 1, 1))
                .party("p", "P")
                .issue("few", "?", "a", "b")
                .issue("many", "?", "a", "b", "c", "d", "e");
        builder.partialProfiles.add(
                partial(new Intervals(Map.of(), Map.of(), new Interval(Rational.ZERO, Rational.ONE))));
        Polytope polytope = Polytope.of(builder.build(), "p");
        Convergence even = Samples.draw(polytope, Prior.EVEN_WEIGHTS, SHORT).mean(polytope.weight(1));
        assertThat(even.mean()).isCloseTo(1.0 / 2, within(3 * even.standardError()));
        // w has density w^2 (1-w)^... : Dirichlet with one more than the open options of each issue.
        Convergence parts = Samples.draw(polytope, Prior.EVEN_PARTS, SHORT).mean(polytope.weight(1));
        assertThat(parts.mean()).isCloseTo(6.0 / 9, within(3 * parts.standardError()));
    }

    @Test
    void an_option_that_nobody_mentions_leaves_the_weights_where_they_were() {
        for (int seed = 0; seed < 6; seed++) {
            Case read = Records.of(new Random(seed), 3, 3, 8).read();
            Case.Builder more = read.change();
            more.issues.clear();
            Case.Builder names = Case.titled("x", read.asOf())
                    .issue("i0", "?", "o0", "o1", "o2", "new")
                    .issue("i1", "?", "o0", "o1", "o2")
                    .issue("i2", "?", "o0", "o1", "o2");
            more.issues.addAll(names.issues);
            // A demand says something of every answer that it does not ask for, so it would mention the new one.
            more.demands.clear();
            Case.Builder before = read.change();
            before.demands.clear();
            Polytope one = Polytope.of(before.build(), "p0");
            Polytope other = Polytope.of(more.build(), "p0");
            for (int issue = 0; issue < 3; issue++) {
                Convergence was = Samples.draw(one, Prior.EVEN_WEIGHTS, SHORT.withSeed(17))
                        .mean(one.weight(issue));
                Convergence is = Samples.draw(other, Prior.EVEN_WEIGHTS, SHORT.withSeed(18))
                        .mean(other.weight(issue));
                double error = Math.hypot(was.standardError(), is.standardError());
                assertThat(is.mean()).as("seed " + seed).isCloseTo(was.mean(), within(3 * error));
            }
        }
    }

    @Test
    void every_drawn_profile_keeps_the_record_and_sure_outcomes_have_an_index_of_one() {
        for (int seed = 0; seed < 30; seed++) {
            Records.Writer writer = Records.begin(new Random(seed), 3, 3);
            for (int a = 0; a < 12; a++) {
                writer.more();
            }
            Polytope polytope = Polytope.of(writer.end().read(), "p0");
            Judge judge = Judge.of(polytope).orElseThrow();
            for (Prior prior : Prior.values()) {
                Samples samples = Samples.draw(polytope, prior, new Samples.Plan(seed, 2, 200, 2));
                polytope.closure().rows().forEach(row -> {
                    for (double[] chain : samples.values(row.form())) {
                        for (double value : chain) {
                            assertThat(value).isGreaterThanOrEqualTo(-1e-9);
                        }
                    }
                });
                int[] picks = writer.any();
                double index = Acceptability.of(samples, picks).index();
                switch (judge.judge(picks).answer()) {
                    case NECESSARY -> assertThat(index).isEqualTo(1);
                    case IMPOSSIBLE -> assertThat(index).isZero();
                    default -> assertThat(index).isBetween(0.0, 1.0);
                }
            }
        }
    }

    @Test
    void two_walks_of_different_kinds_agree_on_the_reservation_value() {
        // Plain rejection from the prior, the slow way that cannot be wrong.
        for (int seed = 0; seed < 8; seed++) {
            Records.Writer writer = Records.begin(new Random(seed), 2, 2);
            for (int a = 0; a < 3; a++) {
                writer.more();
            }
            Polytope polytope = Polytope.of(writer.end().read(), "p0");
            if (polytope.premises().stream().anyMatch(p -> !p.demands().isEmpty())) {
                continue;
            }
            Convergence walked =
                    Samples.draw(polytope, Prior.EVEN_WEIGHTS, SHORT).mean(polytope.reservation());
            Random random = new Random(seed);
            double sum = 0;
            double squares = 0;
            int kept = 0;
            for (int n = 0; n < 200_000; n++) {
                double weight = random.nextDouble();
                List<Rational> profile = new ArrayList<>();
                double[] numbers = {
                    weight,
                    1 - weight,
                    weight * random.nextDouble(),
                    weight * random.nextDouble(),
                    (1 - weight) * random.nextDouble(),
                    (1 - weight) * random.nextDouble(),
                    random.nextDouble()
                };
                for (double number : numbers) {
                    profile.add(Rational.of(new java.math.BigDecimal(number)));
                }
                boolean keeps = polytope.premises().stream()
                        .flatMap(p -> p.closed().stream())
                        .allMatch(row -> row.form().at(profile).signum() >= 0);
                if (keeps) {
                    kept++;
                    sum += numbers[6];
                    squares += numbers[6] * numbers[6];
                }
                if (kept >= 3_000) {
                    break;
                }
            }
            double mean = sum / kept;
            double error = Math.sqrt((squares / kept - mean * mean) / kept);
            assertThat(walked.mean())
                    .as("seed " + seed)
                    .isCloseTo(mean, within(3 * Math.hypot(error, walked.standardError())));
        }
    }

    @Test
    void the_same_seed_gives_the_same_bits_on_one_thread_and_on_four() throws Exception {
        Polytope polytope = Polytope.of(Records.of(new Random(3), 4, 3, 12).read(), "p0");
        double[][] alone = on(1, polytope);
        double[][] four = on(4, polytope);
        assertThat(four).isEqualTo(alone);
        Samples other = Samples.draw(polytope, Prior.EVEN_WEIGHTS, SHORT.withSeed(8));
        assertThat(other.values(polytope.reservation())).isNotEqualTo(alone);
    }

    private static double[][] on(int threads, Polytope polytope) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> Samples.draw(polytope, Prior.EVEN_WEIGHTS, SHORT))
                    .get()
                    .values(polytope.reservation());
        }
    }

    @Test
    void counting_all_outcomes_at_once_gives_what_each_has_alone() {
        Polytope polytope = Polytope.of(Records.of(new Random(5), 4, 3, 10).read(), "p0");
        Samples samples = Samples.draw(polytope, Prior.EVEN_WEIGHTS, SHORT);
        int[] counts = AcceptabilityCounts.of(samples);
        for (int n = 0; n < counts.length; n++) {
            int[] picks = polytope.space().at(java.math.BigInteger.valueOf(n));
            assertThat((double) counts[n] / samples.count())
                    .isCloseTo(Acceptability.of(samples, picks).index(), within(1e-3));
        }
    }

    @Test
    void of_independent_parties_the_joint_index_is_the_product() {
        Acceptability joint = Acceptability.joint(
                List.of(new Acceptability(0.5, 0.01, 1_000, 1.01), new Acceptability(0.4, 0.02, 800, 1)));
        assertThat(joint.index()).isCloseTo(0.2, within(1e-12));
        assertThat(joint.standardError()).isCloseTo(Math.hypot(0.4 * 0.01, 0.5 * 0.02), within(1e-12));
        assertThat(joint.effective()).isEqualTo(800);
    }
}
