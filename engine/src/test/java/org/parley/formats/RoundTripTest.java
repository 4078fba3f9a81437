package org.parley.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.Outcome;
import org.parley.model.PartialProfile;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** Cases of every kind that a format can hold go out and come in again. */
class RoundTripTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @TempDir
    private Path folder;

    @Property(tries = 200)
    void sums_over_ranges_of_numbers_keep_every_utility_in_every_format(@ForAll long seed) throws IOException {
        Case written = ranges(new Random(seed));
        for (Format format : Format.values()) {
            FormatsTest.keepsEveryUtility(written, format);
        }
    }

    @Property(tries = 100)
    void genius_keeps_weights_above_1_as_they_are_and_the_others_cannot_hold_them(@ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        Case.Builder builder = ranges(random).change();
        builder.profiles.replaceAll(profile -> {
            UtilityFunction.Additive sum = (UtilityFunction.Additive) profile.utility();
            Map<String, Rational> heavy = new LinkedHashMap<>();
            Map<String, Map<String, Rational>> values = new LinkedHashMap<>();
            sum.values().forEach((issue, options) -> {
                heavy.put(issue, Rational.of(3 + random.nextInt(20), 10));
                Map<String, Rational> some = new LinkedHashMap<>(options);
                some.replaceAll((option, value) -> Rational.of(1, 2).plus(value.times(Rational.of(1, 2))));
                values.put(issue, some);
            });
            heavy.replaceAll((issue, weight) -> weight.plus(Rational.ONE));
            return new Profile(
                    profile.party(),
                    new UtilityFunction.Additive(heavy, values),
                    Rational.ZERO,
                    null,
                    Basis.IMPORTED,
                    Meta.NONE);
        });
        Case written = builder.build();
        FormatsTest.keepsEveryUtility(written, Format.GENIUS);
        boolean above = written.profiles().stream()
                .anyMatch(p -> written.issues().stream()
                                .map(issue -> DomainWriter.most(
                                        DomainWriter.parts((UtilityFunction.Separable) p.utility(), issue)))
                                .reduce(Rational.ZERO, Rational::plus)
                                .compareTo(Rational.ONE)
                        > 0);
        if (above) {
            for (Format format : List.of(Format.GENIUSWEB1, Format.GENIUSWEB2, Format.NEGMAS)) {
                assertThatThrownBy(() -> DomainWriter.write(written, format))
                        .isInstanceOf(BadDomainException.class)
                        .hasMessageContaining("sum to more than 1");
            }
        }
    }

    @Property(tries = 150)
    void genius_keeps_rectangles_brought_together_in_any_way_and_discounts(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Case.Builder builder = org.parley.Spaces.rectangles(random, 3, 4, 5).change();
        UtilityFunction.Aggregation[] ways = UtilityFunction.Aggregation.values();
        builder.profiles.replaceAll(profile -> {
            UtilityFunction.HyperRectangles all = (UtilityFunction.HyperRectangles) profile.utility();
            List<UtilityFunction.Rectangle> some = new ArrayList<>(all.rectangles());
            if (random.nextBoolean()) {
                some.add(new UtilityFunction.Rectangle(Rational.of(random.nextInt(9)), Map.of(), false));
            }
            return new Profile(
                    profile.party(),
                    new UtilityFunction.HyperRectangles(some, ways[random.nextInt(ways.length)], all.maximum()),
                    Rational.of(random.nextInt(100), 100),
                    random.nextBoolean() ? null : Rational.of(1 + random.nextInt(99), 100),
                    Basis.IMPORTED,
                    Meta.NONE);
        });
        FormatsTest.keepsEveryUtility(builder.build(), Format.GENIUS);
    }

    @Property(tries = 100)
    void geniusweb_keeps_partial_orders_of_whole_outcomes(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Case.Builder builder = ranges(random).change();
        builder.profiles.clear();
        Case bare = builder.build();
        for (String party : List.of("p0", "p1")) {
            List<PartialProfile.Preference> prefers = new ArrayList<>();
            for (int n = 0; n < 1 + random.nextInt(4); n++) {
                prefers.add(new PartialProfile.Preference(some(bare, random), some(bare, random)));
            }
            builder.partialProfiles.add(
                    new PartialProfile(party, List.of(), Map.of(), prefers, Basis.ELICITED, Meta.NONE));
        }
        Case written = builder.build();
        for (Format format : List.of(Format.GENIUSWEB1, Format.GENIUSWEB2)) {
            Case back = FormatsTest.back(written, format);
            for (int p = 0; p < 2; p++) {
                assertThat(picks(back, back.partialProfiles().get(p)))
                        .isEqualTo(picks(written, written.partialProfiles().get(p)));
            }
        }
    }

    @Test
    void groups_that_geniusweb_would_not_take_are_refused_before_they_are_written() {
        Rational most = Rational.parse("0.8");
        UtilityFunction.Group one = new UtilityFunction.Group("one", List.of("i"), Map.of(List.of("x"), most));
        UtilityFunction.Group both =
                new UtilityFunction.Group("both", List.of("i", "j"), Map.of(List.of("x", "x"), most));
        UtilityFunction.Group other = new UtilityFunction.Group("other", List.of("j"), Map.of(List.of("x"), most));
        for (Format format : List.of(Format.GENIUSWEB1, Format.GENIUSWEB2)) {
            assertThatThrownBy(() -> DomainWriter.write(groups(one, both), format))
                    .isInstanceOf(BadDomainException.class)
                    .hasMessageContaining("cannot hold the issue i in two groups of a");
            assertThatThrownBy(() -> DomainWriter.write(groups(one, other), format))
                    .isInstanceOf(BadDomainException.class)
                    .hasMessageContaining("best entries sum to 1.6");
        }
    }

    @Test
    void an_issue_in_no_group_gets_one_that_counts_nothing_since_geniusweb_wants_each_in_one() throws IOException {
        Case written = groups(new UtilityFunction.Group("j", List.of("i"), Map.of(List.of("x"), Rational.of(1, 3))));
        FormatsTest.keepsEveryUtility(written, Format.GENIUSWEB1);
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> file :
                DomainWriter.write(written, Format.GENIUSWEB2).texts().entrySet()) {
            files.add(Files.writeString(folder.resolve(file.getKey()), file.getValue()));
        }
        Imported back = DomainReader.read(files, DAY);
        assertThat(back.warnings()).isEmpty();
        assertThat(((UtilityFunction.Groups) back.found().profiles().getFirst().utility()).groups())
                .extracting(UtilityFunction.Group::issues)
                .containsExactly(List.of("i"), List.of("j"));
    }

    private static Case groups(UtilityFunction.Group... groups) {
        Case.Builder builder = Case.titled("t", DAY);
        builder.issue("i", "i", "x", "y");
        builder.issue("j", "j", "x", "y");
        builder.party("a", "a");
        builder.profile("a", new UtilityFunction.Groups(List.of(groups)), Rational.ZERO);
        return builder.build();
    }

    /**
     * Sums over ranges with all kinds of steps, below and above zero, on a straight line or not, beside issues of words;
     * some reservation values that are the utility of an outcome.
     */
    private static Case ranges(Random random) {
        Case.Builder builder = Case.titled("numbers", DAY);
        builder.party("p0", "p0");
        builder.party("p1", "p1");
        String[] steps = {"1", "0.5", "2", "0.01", "2.5", "1"};
        int issues = 1 + random.nextInt(3);
        for (int i = 0; i < issues; i++) {
            if (random.nextInt(4) == 0) {
                builder.issue("i" + i, "i" + i, "red", "blue", "3");
                continue;
            }
            Rational from = Rational.of(random.nextInt(9) - 4, random.nextInt(3) == 0 ? 2 : 1);
            Rational step = Rational.parse(steps[random.nextInt(steps.length)]);
            Rational to = from.plus(step.times(Rational.of(random.nextInt(5))));
            builder.issues.add(new Issue(
                    "i" + i, "i" + i, "i" + i, new Options.Range(from, to, step, null), false, List.of(), Meta.NONE));
        }
        Set<String> lines = new HashSet<>();
        for (Issue issue : builder.issues) {
            if (random.nextInt(3) > 0) {
                lines.add(issue.id());
            }
        }
        for (String party : List.of("p0", "p1")) {
            Map<String, Rational> weights = new LinkedHashMap<>();
            Map<String, Map<String, Rational>> values = new LinkedHashMap<>();
            for (Issue issue : builder.issues) {
                weights.put(issue.id(), Rational.of(1, issues));
                Rational first = Rational.of(random.nextInt(11), 10);
                Rational last = Rational.of(random.nextInt(11), 10);
                Map<String, Rational> mine = new LinkedHashMap<>();
                int size = issue.options().size();
                for (int o = 0; o < size; o++) {
                    Rational share = Rational.of(o, Math.max(1, size - 1));
                    mine.put(
                            issue.options().get(o).id(),
                            lines.contains(issue.id())
                                    ? first.plus(last.minus(first).times(share))
                                    : Rational.of(random.nextInt(11), 10));
                }
                values.put(issue.id(), mine);
            }
            UtilityFunction utility = new UtilityFunction.Additive(weights, values);
            Outcome outcome = some(builder.build(), random);
            Rational reservation = random.nextBoolean() ? Rational.ZERO : utility.of(outcome, builder.issues);
            builder.profile(party, utility, reservation);
        }
        return builder.build();
    }

    private static Outcome some(Case read, Random random) {
        int[] picks = new int[read.issues().size()];
        for (int i = 0; i < picks.length; i++) {
            picks[i] = random.nextInt(read.space().options(i));
        }
        return read.space().outcome(picks);
    }

    private static List<List<List<Integer>>> picks(Case read, PartialProfile partial) {
        List<List<List<Integer>>> all = new ArrayList<>();
        for (PartialProfile.Preference pair : partial.prefers()) {
            all.add(List.of(
                    java.util.Arrays.stream(read.space().picks(pair.better()))
                            .boxed()
                            .toList(),
                    java.util.Arrays.stream(read.space().picks(pair.worse()))
                            .boxed()
                            .toList()));
        }
        return all;
    }
}
