package org.parley.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.casefile.CaseFile;
import org.parley.model.Actor;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Demand;
import org.parley.model.Firmness;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Profile;
import org.parley.model.Ratification;
import org.parley.model.Rational;
import org.parley.model.Role;
import org.parley.model.UtilityFunction;

/** What a domain of another tool has no place for is an error or stands in a warning. */
class LeftBehindTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @ParameterizedTest
    @EnumSource(Format.class)
    void order_units_numbers_of_options_division_and_alliances_stand_in_the_warning(Format format) {
        Case.Builder builder = plain();
        builder.actors.set(1, new Actor("b", "Ben", List.of(Role.PARTY), List.of("a"), List.of(), null, Meta.NONE));
        builder.issues.set(
                0,
                new Issue(
                        "i",
                        "i",
                        "How long?",
                        new Options.Listed(
                                List.of(new Option("x", "x", Rational.of(3)), new Option("y", "y", Rational.of(5))),
                                true,
                                "days"),
                        true,
                        List.of(),
                        new Meta(org.parley.model.Visibility.PRIVATE, "to be asked again", List.of())));
        assertThat(DomainWriter.write(builder.build(), format).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .startsWith(format.title() + " holds issues and profiles only; left behind: ")
                        .contains("1 alliance,")
                        .contains("1 name of a party, beside its id")
                        .contains("questions in full (i)")
                        .contains("the order of options (i)")
                        .contains("the numbers that options stand for (i)")
                        .contains("units (i)")
                        .contains("that it is divisible (i)")
                        .contains("1 note")
                        .contains("1 mark that an entry is private"));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void every_section_of_a_case_that_stays_behind_is_named_with_how_many_there_are(Format format) {
        Case talks = CaseFile.read(Path.of("cases", "gaza-2024-02.yaml"));
        Case.Builder builder = talks.change();
        builder.issues.clear();
        builder.issue("i", "i", "x", "y");
        for (Actor party : talks.parties()) {
            builder.profile(
                    party.id(), new UtilityFunction.Points(Map.of("i", Map.of("x", Rational.ONE))), Rational.ZERO);
        }
        builder.partialProfiles.clear();
        builder.constraints.clear();
        builder.actors.replaceAll(actor -> new Actor(
                actor.id(), actor.name(), actor.roles(), actor.allyOf(), actor.factions(), null, actor.meta()));
        builder.demands.set(
                0,
                new Demand(
                        "d",
                        talks.parties().getFirst().id(),
                        new Demand.Require(new Condition.OneOf("i", Set.of("x"))),
                        Firmness.RED_LINE,
                        "only x",
                        null,
                        null,
                        Meta.NONE));
        String warning =
                String.join("\n", DomainWriter.write(builder.build(), format).warnings());
        Map<String, Integer> sections = new LinkedHashMap<>();
        sections.put("acts of the record", talks.record().size());
        sections.put("claims", talks.claims().size());
        sections.put("sources", talks.sources().size());
        sections.put(
                talks.interests().size() == 1 ? "interest" : "interests",
                talks.interests().size());
        sections.put("alternatives", talks.alternatives().size());
        sections.put("persons", talks.persons().size());
        sections.put("channels", talks.channels().size());
        sections.put("passages of context", talks.context().size());
        sections.forEach((what, many) -> {
            assertThat(many).as(what).isPositive();
            assertThat(warning).contains(many + " " + what);
        });
        assertThat(warning).contains("1 red line, 11 other demands").contains("faction");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_ratification_rule_is_an_error_since_without_it_outcomes_pass_that_do_not_pass_at_home(Format format) {
        Case.Builder builder = plain();
        builder.actors.set(
                0,
                new Actor("a", "a", List.of(Role.PARTY), List.of(), List.of(), new Ratification.Leader(), Meta.NONE));
        assertThatThrownBy(() -> DomainWriter.write(builder.build(), format))
                .isInstanceOf(BadDomainException.class)
                .hasMessageContaining("cannot hold the ratification rule of a");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_case_with_nothing_but_what_the_format_holds_goes_out_without_a_warning(Format format) {
        assertThat(DomainWriter.write(plain().build(), format).warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void numbers_written_as_words_and_grids_of_real_numbers_are_told(Format format) {
        Case.Builder builder = plain();
        builder.issues.set(
                0,
                new Issue(
                        "i",
                        "i",
                        "i",
                        new Options.Range(Rational.ZERO, Rational.ONE, Rational.parse("0.25"), "share", true),
                        false,
                        List.of(),
                        Meta.NONE));
        builder.profiles.replaceAll(p -> new Profile(
                p.party(),
                new UtilityFunction.Points(
                        Map.of("i", Map.of("0", Rational.of(2), "0.25", Rational.of(7), "1", Rational.of(1)))),
                Rational.ZERO,
                null,
                Basis.ELICITED,
                Meta.NONE));
        assertThat(DomainWriter.write(builder.build(), format).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .contains("that options are numbers (i)")
                        .contains("that numbers between the steps are possible too (i)")
                        .contains("units (i)"));
    }

    private static Case.Builder plain() {
        Case.Builder builder = Case.titled("t", DAY);
        builder.party("a", "a");
        builder.party("b", "b");
        builder.issue("i", "i", "x", "y");
        for (String party : List.of("a", "b")) {
            builder.profile(party, new UtilityFunction.Points(Map.of("i", Map.of("x", Rational.ONE))), Rational.ZERO);
        }
        return builder;
    }
}
