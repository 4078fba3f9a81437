package org.parley.server.talks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.parley.server.talks.TextComparison.Change;
import org.parley.server.talks.WordDifference.Fate;
import org.parley.server.talks.WordDifference.Piece;

class TextComparisonTest {

    @Test
    void a_changed_word_shows_and_the_words_around_it_do_not() {
        assertThat(WordDifference.between("Both withdraw within 6 weeks.", "Both withdraw within 8 weeks."))
                .containsExactly(
                        new Piece(Fate.SAME, "Both withdraw within "),
                        new Piece(Fate.OUT, "6"),
                        new Piece(Fate.IN, "8"),
                        new Piece(Fate.SAME, " weeks."));
    }

    @Test
    void right_to_left_words_are_compared_in_the_order_of_reading() {
        assertThat(WordDifference.between("يمر الخط على طول النهر.", "يمر الخط على طول التلال."))
                .containsExactly(
                        new Piece(Fate.SAME, "يمر الخط على طول "),
                        new Piece(Fate.OUT, "النهر"),
                        new Piece(Fate.IN, "التلال"),
                        new Piece(Fate.SAME, "."));
        assertThat(WordDifference.between("הקו עובר לאורך הנהר.", "הקו עובר לאורך הרכס."))
                .contains(new Piece(Fate.OUT, "הנהר"), new Piece(Fate.IN, "הרכס"));
    }

    @Test
    void marks_stay_with_their_letter() {
        assertThat(WordDifference.between("שָׁלוֹם", "שָׁלוֹם רב"))
                .containsExactly(new Piece(Fate.SAME, "שָׁלוֹם"), new Piece(Fate.IN, " רב"));
    }

    @Test
    void a_word_that_only_looks_the_same_is_a_change() {
        assertThat(WordDifference.between("the past", "the p\u0430st"))
                .containsExactly(
                        new Piece(Fate.SAME, "the "), new Piece(Fate.OUT, "past"), new Piece(Fate.IN, "p\u0430st"));
    }

    @Test
    void a_character_that_turns_the_line_around_is_written_out() {
        List<Piece> pieces = WordDifference.between("one two", "one \u202Etwo");
        assertThat(pieces).anyMatch(piece -> piece.shown().contains("⟦U+202E right-to-left override⟧"));
        assertThat(pieces).noneMatch(piece -> piece.shown().contains("\u202E"));
    }

    @Test
    void two_long_wordings_without_a_word_in_common_are_one_change() {
        String one = "a ".repeat(9_000);
        String other = "b".repeat(1) + ".b".repeat(9_000);
        assertThat(WordDifference.between(one, other)).hasSize(2);
    }

    @Test
    void clauses_are_same_changed_new_dropped_and_moved() {
        Clause guard = Clause.of("guard", "en", "", "A guard stands at the bridge.");
        Clause costs = Clause.of("costs", "en", "", "Each bears its own costs.");
        Clause end = Clause.of("end", "en", "", "It ends in a year.");
        Clause longer = Told.pace().with("en", "The pace", "Both withdraw within 8 weeks.");
        TextVersion before = Told.version(1, Told.line(), Told.pace(), guard, end);
        TextVersion after = Told.version(2, end, Told.line(), longer, costs);
        TextComparison comparison = TextComparison.of(before, after);
        assertThat(comparison.rows())
                .extracting(
                        TextComparison.Row::clause,
                        TextComparison.Row::change,
                        TextComparison.Row::moved,
                        TextComparison.Row::placeBefore,
                        TextComparison.Row::placeAfter)
                .containsExactly(
                        tuple("end", Change.SAME, true, 4, 1),
                        tuple("line", Change.SAME, false, 1, 2),
                        tuple("pace", Change.CHANGED, false, 2, 3),
                        tuple("guard", Change.DROPPED, false, 3, null),
                        tuple("costs", Change.NEW, false, null, 4));
        assertThat(comparison.isSame()).isFalse();
        assertThat(comparison.rows().get(2).wordings())
                .filteredOn(wording -> !wording.same())
                .extracting(TextComparison.Wording::language)
                .containsExactly("en");
    }

    @Test
    void a_clause_bound_otherwise_says_so_though_its_words_are_the_same() {
        TextComparison comparison = TextComparison.of(
                Told.version(1, Told.pace()), Told.version(2, Told.pace().settling("pace", "8")));
        assertThat(comparison.rows().getFirst().change()).isEqualTo(Change.SAME);
        assertThat(comparison.rows().getFirst().settlesOtherwise()).isTrue();
    }

    @Property
    void the_pieces_make_up_both_wordings(@ForAll("words") String one, @ForAll("words") String other) {
        List<Piece> pieces = WordDifference.between(one, other);
        assertThat(joined(pieces, Fate.IN)).isEqualTo(one);
        assertThat(joined(pieces, Fate.OUT)).isEqualTo(other);
        assertThat(pieces.stream().allMatch(piece -> piece.fate() == Fate.SAME)).isEqualTo(one.equals(other));
    }

    @Property
    void looked_at_from_the_other_side_new_is_dropped_and_the_rest_is_the_same(
            @ForAll("versions") TextVersion one, @ForAll("versions") TextVersion other) {
        TextComparison there = TextComparison.of(one, other);
        TextComparison back = TextComparison.of(other, one);
        assertThat(there.rows()).hasSameSizeAs(back.rows());
        for (TextComparison.Row row : there.rows()) {
            TextComparison.Row mirrored = back.rows().stream()
                    .filter(candidate -> candidate.clause().equals(row.clause()))
                    .findFirst()
                    .orElseThrow();
            Change expected = switch (row.change()) {
                case NEW -> Change.DROPPED;
                case DROPPED -> Change.NEW;
                case SAME, CHANGED -> row.change();
            };
            assertThat(mirrored.change()).isEqualTo(expected);
            assertThat(mirrored.moved()).isEqualTo(row.moved());
            assertThat(mirrored.placeAfter()).isEqualTo(row.placeBefore());
            assertThat(mirrored.settlesOtherwise()).isEqualTo(row.settlesOtherwise());
        }
        assertThat(there.isSame()).isEqualTo(back.isSame());
    }

    @Property
    void a_version_is_the_same_as_itself_and_every_clause_has_its_row(
            @ForAll("versions") TextVersion one, @ForAll("versions") TextVersion other) {
        assertThat(TextComparison.of(one, one).isSame()).isTrue();
        Set<String> clauses = one.clauses().stream().map(Clause::id).collect(Collectors.toSet());
        other.clauses().forEach(clause -> clauses.add(clause.id()));
        assertThat(TextComparison.of(one, other).rows())
                .extracting(TextComparison.Row::clause)
                .containsExactlyInAnyOrderElementsOf(clauses);
    }

    @Property
    void what_did_not_move_has_the_same_order_in_both(
            @ForAll("orders") List<String> one, @ForAll("orders") List<String> other) {
        Set<String> moved = TextComparison.moved(one, other);
        List<String> stayed = one.stream()
                .filter(other::contains)
                .filter(id -> !moved.contains(id))
                .toList();
        assertThat(other.stream()
                        .filter(one::contains)
                        .filter(id -> !moved.contains(id))
                        .toList())
                .isEqualTo(stayed);
        assertThat(TextComparison.moved(other, one)).isEqualTo(moved);
    }

    @Provide
    Arbitrary<String> words() {
        return AnyDeed.words();
    }

    @Provide
    Arbitrary<TextVersion> versions() {
        return AnyDeed.version()
                .map(version -> new TextVersion(
                        "t",
                        version.number(),
                        version.kind(),
                        new TreeMap<>(version.titles()),
                        version.languages(),
                        version.clauses()));
    }

    @Provide
    Arbitrary<List<String>> orders() {
        return Arbitraries.shuffle("a", "b", "c", "d", "e", "f")
                .flatMap(all -> Arbitraries.integers().between(0, 6).map(n -> all.subList(0, n)));
    }

    private static String joined(List<Piece> pieces, Fate without) {
        return pieces.stream()
                .filter(piece -> piece.fate() != without)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
