package org.parley.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.ClearText;
import org.parley.server.talks.Edition;
import org.parley.server.talks.TextComparison;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;
import org.parley.server.talks.WordDifference;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Two versions side by side. */
@Controller
final class ComparePage {

    private final TalksRecord record;

    ComparePage(TalksRecord record) {
        this.record = record;
    }

    /**
     * @param editions among which to choose, of all texts that the asker sees
     * @param compared null until two were chosen
     */
    record Shown(
            UUID talks,
            String text,
            List<Choice> editions,
            @Nullable Choice from,
            @Nullable Choice to,
            @Nullable Compared compared) {}

    /** @param value {@code TEXT/REFERENCE} for another text than the page's, {@code REFERENCE} for its own */
    record Choice(String value, String title, int number, String code) {}

    /** How many clauses are new and so on, and each of them. */
    record Compared(boolean same, long changed, long added, long dropped, List<Wording> titles, List<Row> rows) {}

    record Row(
            String clause,
            TextComparison.Change change,
            @Nullable Integer before,
            @Nullable Integer after,
            boolean moved,
            boolean settlesOtherwise,
            List<Wording> wordings) {}

    record Wording(ClauseShown.Language language, boolean same, List<Fated> heading, List<Fated> body) {}

    /** A run of words and what became of it, in pieces that hide nothing. */
    record Fated(WordDifference.Fate fate, List<ClearText.Piece> pieces) {
        public boolean before() {
            return fate != WordDifference.Fate.IN;
        }

        public boolean after() {
            return fate != WordDifference.Fate.OUT;
        }
    }

    /** @param from reference of an edition of this text, or, of another one, TEXT/REFERENCE */
    @GetMapping("/talks/{talks}/texts/{text}/compare")
    Page<Shown> compare(
            @PathVariable UUID talks,
            @PathVariable String text,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        List<Edition> own = Edition.of(view.text(text));
        List<Choice> choices = new ArrayList<>();
        own.reversed().forEach(edition -> choices.add(choice(text, edition)));
        for (Texts.OneText other : view.texts().all()) {
            if (!other.id().equals(text)) {
                Edition.of(other).reversed().forEach(edition -> choices.add(choice(text, edition)));
            }
        }
        Edition after = to.isEmpty() ? own.getLast() : edition(view, text, to);
        Edition before = from.isEmpty() ? (own.size() < 2 ? null : own.get(own.size() - 2)) : edition(view, text, from);
        Compared compared = before == null ? null : compared(before.version(), after.version());
        return new Page<>(
                "compare",
                "compare.title",
                new Shown(
                        talks,
                        text,
                        choices,
                        before == null ? null : choice(text, before),
                        choice(text, after),
                        compared));
    }

    private static Edition edition(InView view, String text, String reference) {
        int slash = reference.indexOf('/');
        return slash < 0
                ? view.edition(view.text(text), reference)
                : view.edition(view.text(reference.substring(0, slash)), reference.substring(slash + 1));
    }

    private static Choice choice(String text, Edition edition) {
        TextVersion version = edition.version();
        String reference = edition.reference();
        return new Choice(
                version.text().equals(text) ? reference : version.text() + "/" + reference,
                ClauseShown.marked(version.title(version.languages().getFirst())),
                edition.number(),
                edition.code().toString());
    }

    static Compared compared(TextVersion before, TextVersion after) {
        TextComparison comparison = TextComparison.of(before, after);
        return new Compared(
                comparison.isSame(),
                comparison.count(TextComparison.Change.CHANGED),
                comparison.count(TextComparison.Change.NEW),
                comparison.count(TextComparison.Change.DROPPED),
                wordings(comparison.titles(), before, after),
                comparison.rows().stream()
                        .map(row -> new Row(
                                row.clause(),
                                row.change(),
                                row.placeBefore(),
                                row.placeAfter(),
                                row.moved(),
                                row.settlesOtherwise(),
                                wordings(row.wordings(), before, after)))
                        .toList());
    }

    private static List<Wording> wordings(
            List<TextComparison.Wording> wordings, TextVersion before, TextVersion after) {
        return wordings.stream()
                .filter(wording ->
                        !wording.heading().isEmpty() || !wording.body().isEmpty())
                .map(wording -> {
                    String language = wording.language();
                    // One script for both sides, so that a word that only looks the same is marked where it changed.
                    ClearText clear = ClearText.of(before.page(language) + after.page(language));
                    return new Wording(
                            ClauseShown.Language.of(language),
                            wording.same(),
                            fated(wording.heading(), clear),
                            fated(wording.body(), clear));
                })
                .toList();
    }

    private static List<Fated> fated(List<WordDifference.Piece> pieces, ClearText clear) {
        return pieces.stream()
                .map(piece -> new Fated(piece.fate(), clear.pieces(piece.text())))
                .toList();
    }
}
