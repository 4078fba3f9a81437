package org.parley.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Cases;
import org.parley.model.Case;
import org.parley.model.Interest;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.Rational;
import org.parley.model.Visibility;

class CaseFileTest {

    private static final String SMALL = """
            parley: 1
            title: Small
            as_of: 2024-02-15
            parties: {a: {name: A}, b: {name: B}}
            issues:
              road: {question: How far?, options: [shut, day, open], ordered: true}
            sources: {s: {title: S, reliability: B, published: 2024-02-01}}
            claims: {c: {source: s, attribution: {kind: own-voice}, kind: fact, says: It is so, credibility: 2}}
            record:
            - {id: r1, on: 2024-02-01, by: a, act: propose, says: A proposed, outcome: {road: open}}
            demands:
            - {id: d1, party: a, require: {road: open}, firmness: position, says: wants it open, claims: [c]}
            """;

    @Test
    void a_small_case_reads_without_a_problem() {
        assertThat(CaseFile.check(SMALL, "small.yaml").problems()).isEmpty();
    }

    @Test
    void a_character_of_two_units_may_stand_anywhere() {
        for (int before = 0; before < 1100; before++) {
            String says = "x".repeat(before) + "🌾" + "y";
            String text = SMALL.replace("says: A proposed", "says: " + says);
            assertThat(CaseFile.check(text, "small.yaml")
                            .found()
                            .orElseThrow()
                            .record()
                            .getFirst()
                            .says())
                    .isEqualTo(says);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orange",
                "stadium",
                "camp-david-1978",
                "panama-1974",
                "gaza-2024-02",
                "agreements/counterproposal-2024-02",
                "agreements/gaza-2025-01",
                "agreements/yemen-2018",
                "agreements/wye-1998",
                "agreements/exchange-2023-11",
                "agreements/road"
            })
    void reading_what_was_written_gives_the_same_case(String name) {
        Case read = Cases.shipped(name);
        String written = CaseFile.write(read);
        assertThat(CaseFile.read(written, name)).isEqualTo(read);
        assertThat(CaseFile.write(CaseFile.read(written, name))).isEqualTo(written);
    }

    private static final String NUMBERS = """
            parley: 1
            title: t
            as_of: 2024-01-01
            parties: {a: {name: A}}
            issues:
              change: {question: q, options: {from: -2, to: 2, step: 2}}
              share: {question: q, options: {from: 0, to: 1, step: 1/3, real: true}}
            profiles:
              a: {kind: points, basis: assumed, points: {change: {%s: 3}, share: {1/3: 2, 1: 5}}}
            demands:
            - {id: d, party: a, require: {change: [-2, 0]}, firmness: position, says: s}
            """;

    @Test
    void numbers_below_zero_and_fractions_are_options_like_others_and_a_grid_stays_marked() {
        Case read = CaseFile.read(NUMBERS.formatted("-2"), "numbers.yaml");
        assertThat(read.profiles().getFirst().utility().of(read.space().outcome(new int[] {0, 1}), read.issues()))
                .isEqualTo(Rational.of(5, 8));
        assertThat(read.issues().get(1).options())
                .isInstanceOfSatisfying(
                        Options.Range.class, range -> assertThat(range.real()).isTrue());
        assertThat(CaseFile.read(CaseFile.write(read), "again")).isEqualTo(read);
    }

    @Test
    void a_number_written_in_another_way_than_its_id_is_an_error_and_not_an_option_worth_nothing() {
        assertThat(CaseFile.check(NUMBERS.formatted("2.0"), "numbers.yaml").problems())
                .extracting(Problem::what)
                .contains("the number 2.0 of `change` is written `2`");
    }

    @Property
    void any_words_survive_writing_and_reading(@ForAll @NotBlank @StringLength(max = 200) String words) {
        String clean = words.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.CONTROL
                        && Character.isDefined(c)
                        && !Character.isSurrogate((char) c)
                        && (c < 0xFFFE || c > 0xFFFF)
                        && Character.isBmpCodePoint(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (clean.isBlank()) {
            return;
        }
        Case.Builder builder = CaseFile.read(SMALL, "small").change();
        builder.interests.add(
                new Interest("i", "a", clean, List.of(), new Meta(Visibility.PRIVATE, clean, List.of("c"))));
        Case changed = builder.build();
        assertThat(CaseFile.read(CaseFile.write(changed), "again")).isEqualTo(changed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "3",
                "3.50",
                "0x1F",
                "a: b",
                "#x",
                "- y",
                "null",
                "~",
                "'q'",
                "\"q\"",
                "{a}",
                "[b]",
                "two\nlines",
                "end:",
                "!tag",
                "&anchor",
                "*alias",
                "%",
                "@",
                "`",
                "ünï שלום سلام",
                "2024-02-15"
            })
    void awkward_words_survive_writing_and_reading(String words) {
        Case.Builder builder = CaseFile.read(SMALL, "small").change();
        builder.title = words;
        builder.interests.add(new Interest("i", "a", words, List.of(), Meta.NONE));
        assertThat(CaseFile.read(CaseFile.write(builder.build()), "again")).isEqualTo(builder.build());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            title: Small | titel: Small | did you mean `title`
            title: Small | #nothing | `title` is missing
            2024-02-15 | 15.2.2024 | is no date
            parley: 1 | parley: 2 | not one of the words
            firmness: position | firmness: postion | Did you mean `position`
            require: {road: open} | require: {road: opn} | Did you mean `open`
            require: {road: open} | require: {rode: open} | there is no issue `rode`
            require: {road: open} | require: {road: '<= wide'} | neither a number nor an option
            require: {road: open} | require: {if: {road: open}} | Write both
            require: {road: open} | require: {road: open}, process: talk | split it
            party: a | party: z | there is no actor `z`
            claims: [c] | claims: [k] | there is no claim `k`
            published: 2024-02-01 | published: 2024-03-01 | later than the case
            on: 2024-02-01 | on: 2024-02-30 | is no date
            on: 2024-02-01 | on: 2024-02-16 | later than the case
            credibility: 2 | credibility: 7 | must be 1 to 6
            credibility: 2 | credibility: .nan | must be a whole number
            kind: own-voice | kind: familiar, speaker: a | must not be given a name
            id: d1 | id: r1 | is taken by a act
            ordered: true | ordered: maybe | true or false
            says: A proposed | says: "A \u202e proposed" | invisible character
            options: [shut, day, open] | options: {from: 0, to: 1, step: 0.3} | whole number of steps
            options: [shut, day, open] | options: [shut, day, open, open] | twice
            says: A proposed | says: *x | alias
            by: a | by: a, in_reply_to: r1 | ring
            """)
    void every_fault_is_told_with_its_place_and_advice(String right, String wrong, String words) {
        String text = SMALL.replace(right, wrong.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(SMALL);
        List<Problem> problems = CaseFile.check(text, "small.yaml").problems();
        assertThat(problems).isNotEmpty().allSatisfy(p -> {
            assertThat(p.place().line()).isPositive();
            assertThat(p.place().column()).isPositive();
            assertThat(p.advice()).isNotBlank();
        });
        assertThat(problems.toString()).contains(words);
    }

    @Test
    void a_key_that_stands_twice_is_told_with_the_line_of_the_first() {
        assertThat(CaseFile.check(SMALL.replace("title: Small", "title: Small\ntitle: Again"), "twice")
                        .problems()
                        .toString())
                .contains("twice")
                .contains("line 2");
    }

    @Test
    void all_errors_of_a_file_come_at_once_and_in_order() {
        String text = SMALL.replace("firmness: position", "firmness: soft")
                .replace("kind: fact", "kind: rumour")
                .replace("ordered: true", "ordred: true");
        List<Problem> problems = CaseFile.check(text, "small.yaml").problems();
        assertThat(problems).hasSize(3);
        assertThat(problems.stream().map(p -> p.place().line())).isSorted();
        assertThat(problems.getFirst().toString()).startsWith("small.yaml:6:").contains("did you mean `ordered`?");
    }

    @Test
    void a_huge_file_is_refused_without_being_read_whole(@TempDir Path folder) throws IOException {
        Path huge = folder.resolve("huge.yaml");
        Files.writeString(huge, "parley: 1\ntitle: " + "x".repeat(50_000_000));
        assertThat(CaseFile.check(huge).problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("larger than 8 MB");
    }

    @Test
    void deep_nesting_is_refused(@TempDir Path folder) {
        assertThat(CaseFile.check("a: " + "[".repeat(100_000), "deep")
                        .problems()
                        .toString())
                .contains("nests deeper");
        assertThat(CaseFile.check(folder).problems().toString()).contains("folder");
        assertThat(CaseFile.check(folder.resolve("none.yaml")).problems().toString())
                .contains("no such file");
    }

    @Property
    void no_text_whatever_makes_the_reader_fall_over(@ForAll @StringLength(max = 300) String text) {
        assertThat(CaseFile.check(text, "any").found()).isEmpty();
    }

    @Property
    void a_case_with_a_few_characters_changed_is_read_or_refused_and_never_breaks(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(SMALL);
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            text.setCharAt(random.nextInt(text.length()), "{}[]:,-# \n\"'&*!|>%@`a0".charAt(random.nextInt(22)));
        }
        CaseFile.Checked checked = CaseFile.check(text.toString(), "changed");
        assertThat(checked.found().isPresent() || !checked.problems().isEmpty()).isTrue();
    }

    @Test
    void reading_a_bad_case_throws_with_every_problem() {
        assertThatThrownBy(() -> CaseFile.read("parley: 1", "bad"))
                .isInstanceOf(BadCaseException.class)
                .hasMessageContaining("`title` is missing")
                .hasMessageContaining("`parties` is missing");
    }

    @Test
    void a_partial_profile_survives_writing_and_reading_and_its_faults_are_told() {
        String text = """
                parley: 1
                title: A road
                as_of: 2024-02-15
                parties: {upper: {name: Upper}, lower: {name: Lower}}
                issues:
                  hours: {question: When?, options: [never, daytime, always], ordered: true}
                  toll: {question: How much?, options: [low, high]}
                profiles:
                  upper:
                    kind: partial
                    importance: [toll, hours]
                    orders: {toll: [low, high]}
                    prefers: [{better: {hours: always, toll: low}, worse: {hours: never, toll: low}}]
                    matters: [{more: toll, less: hours}]
                    peaks: {hours: daytime}
                    intervals: {weights: {toll: [0.3, 0.6]}, values: {hours: {always: [0.1, 0.5]}}, reservation: [0.2, 0.4]}
                    moved: [{on: 2024-02-01, says: The bridge was closed}]
                    basis: elicited
                """;
        Case read = CaseFile.read(text, "road");
        assertThat(read.partialProfiles()).singleElement().satisfies(p -> {
            assertThat(p.matters()).hasSize(1);
            assertThat(p.peaks()).containsEntry("hours", "daytime");
            assertThat(p.moved()).hasSize(1);
        });
        assertThat(CaseFile.read(CaseFile.write(read), "road")).isEqualTo(read);
        for (String[] fault : new String[][] {
            {"[0.2, 0.4]", "[0.4, 0.2]"},
            {"[0.2, 0.4]", "[0.2]"},
            {"[0.2, 0.4]", "[0.2, 1.4]"},
            {"peaks: {hours: daytime}", "peaks: {toll: low}"},
            {"matters: [{more: toll, less: hours}]", "matters: [{more: tol, less: hours}]"},
            {"on: 2024-02-01, says", "on: 2024-03-01, says"},
            {"{on: 2024-02-01, says", "{says"},
        }) {
            assertThat(CaseFile.check(text.replace(fault[0], fault[1]), "road").problems())
                    .as(fault[1])
                    .isNotEmpty();
        }
    }

    @Test
    void a_rectangle_with_both_kinds_of_bounds_or_not_two_numbers_is_a_problem_at_its_line() {
        String text = """
                parley: 1
                title: t
                as_of: 2024-01-01
                parties:
                  a: {name: A}
                  b: {name: B}
                issues:
                  x: {question: q, options: {from: 0, to: 3, step: 1}}
                profiles:
                  a:
                    kind: rectangles
                    basis: assumed
                    maximum: 10
                    rectangles:
                      - {pays: 5, within: {x: [1, 1]}, outside: {x: [2, 2]}}
                      - {pays: 5, within: {x: [3, 2, 0]}}
                      - {pays: 5, outside: {x: [2]}}
                      - {pays: 5}
                """;
        assertThat(CaseFile.check(text, "x.yaml").problems())
                .extracting(p -> p.place().line() + ": " + p.what())
                .satisfiesExactly(
                        both -> assertThat(both).startsWith("15: ").contains("one has both"),
                        three -> assertThat(three)
                                .startsWith("16: ")
                                .contains("are two")
                                .endsWith("not 3"),
                        one -> assertThat(one).startsWith("17: ").endsWith("not 1"));
        assertThat(CaseFile.check(
                                text.replace("[3, 2, 0]", "[3, 2]")
                                        .replace(", outside: {x: [2, 2]}", "")
                                        .replace("[2]", "[2, 2]"),
                                "x.yaml")
                        .problems())
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.severity()).isEqualTo(Problem.Severity.WARNING);
                    assertThat(p.what()).contains("no number of `x` lies from 3 to 2");
                });
    }
}
