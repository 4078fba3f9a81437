package org.parley.server.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Answers;
import org.parley.server.talks.ClearText;
import org.parley.server.talks.Course;
import org.parley.server.talks.Edition;
import org.parley.server.talks.TextKind;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The texts of the talks, and where each of them stands. */
@Controller
final class TextsPage {

    private final TalksRecord record;

    TextsPage(TalksRecord record) {
        this.record = record;
    }

    /**
     * @param kinds of texts that the asker may begin; empty for whoever drafts nothing
     */
    record Shown(UUID talks, List<Line> texts, List<TextKind> kinds, boolean mediates) {}

    /**
     * One text.
     *
     * @param circulated whether its newest version was shown to anybody
     * @param newestDraft number of a draft that is newer than what was shown; null where there is none
     * @param accepted how many clauses of the version in circulation all accept, or the asker's delegation does, as far as
     *     the asker sees; null where none is in circulation, and for whoever speaks for nobody
     * @param agreed whether it is what was agreed
     */
    record Line(
            String id,
            TextKind kind,
            ClauseShown.Language language,
            List<ClearText.Piece> title,
            int number,
            String reference,
            String code,
            int clauses,
            boolean circulated,
            @Nullable Integer newestDraft,
            @Nullable Long accepted,
            boolean agreed,
            int conflicts,
            String by,
            @Nullable String party,
            Instant at) {}

    @GetMapping("/talks/{talks}/texts")
    Page<Shown> list(@PathVariable("talks") UUID talks, Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        List<Line> lines = new ArrayList<>();
        view.texts().all().forEach(text -> lines.add(line(view, text)));
        List<TextKind> kinds = !view.drafts()
                ? List.of()
                : view.me().mediates()
                        ? List.of(TextKind.FRAMEWORK, TextKind.PROPOSAL, TextKind.SINGLE_TEXT)
                        : List.of(TextKind.PROPOSAL, TextKind.COUNTERPROPOSAL);
        return new Page<>(
                "texts", "texts.title", new Shown(talks, lines, kinds, view.me().mediates()));
    }

    private static Line line(InView view, Texts.OneText text) {
        Edition newest = Edition.of(text).getLast();
        Texts.Version shown = text.newestShown().orElse(null);
        TextVersion version = shown == null ? newest.version() : shown.version();
        Edition edition = shown == null
                ? newest
                : Edition.of(text).stream()
                        .filter(one -> one.entries().contains(shown))
                        .findFirst()
                        .orElse(newest);
        String language = version.languages().getFirst();
        Course.Concluded outcome =
                view.facts().outcome() == null ? null : view.facts().outcome().concluded();
        Texts.Version first = text.versions().getFirst();
        return new Line(
                text.id(),
                version.kind(),
                ClauseShown.Language.of(language),
                ClearText.of(version, language).pieces(version.title(language)),
                edition.number(),
                edition.reference(),
                edition.code().toString(),
                version.clauses().size(),
                shown != null,
                newest.number() > edition.number() ? newest.number() : null,
                shown == null || view.sides().isEmpty()
                        ? null
                        : Answers.of(view.seen(), version, view.sides()).acceptedByAll(),
                outcome != null && edition.hash().equals(outcome.hash()),
                text.conflicts().size(),
                first.entry().author().name(),
                first.entry().author().party(),
                text.versions().getLast().entry().at());
    }
}
