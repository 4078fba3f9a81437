package org.parley.server.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Agreement;
import org.parley.server.talks.Audience;
import org.parley.server.talks.ClearText;
import org.parley.server.talks.Course;
import org.parley.server.talks.Edition;
import org.parley.server.talks.Facts;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Whether a version is agreed, what is missing if not, and the lead's word that it is. */
@Controller
final class AgreementPage {

    private final TalksRecord record;

    AgreementPage(TalksRecord record) {
        this.record = record;
    }

    /**
     * @param complete whether each party that is needed accepts every clause of exactly these bytes
     * @param concluded the outcome on record for these bytes; null where there is none
     */
    record Shown(
            UUID talks,
            String text,
            int number,
            String reference,
            String code,
            String hash,
            ClauseShown.Language language,
            List<ClearText.Piece> title,
            List<Side> sides,
            boolean complete,
            boolean mayConclude,
            @Nullable Concluded concluded) {}

    /** @param needed whether its acceptance is needed */
    record Side(String party, String name, boolean needed, List<Agreement.Missing> missing) {}

    record Concluded(java.time.Instant at, List<String> parties) {}

    /** @param party ids of those whose acceptance is needed; all where none is given */
    @GetMapping("/talks/{talks}/texts/{text}/agreement")
    Page<Shown> show(
            @PathVariable String text,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") List<String> party,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        if (!asker.me().mediates()) {
            throw new NotThereException();
        }
        Texts.OneText one = view.text(text);
        Edition edition = AnswersPage.circulating(view, one, version);
        List<String> all = view.facts().parties();
        List<String> needed = needed(view, party);
        Agreement agreement = Agreement.of(view.seen(), edition.copy(), all);
        List<Side> sides = new ArrayList<>();
        for (String each : all) {
            sides.add(new Side(each, view.facts().name(each), needed.contains(each), agreement.missing(each)));
        }
        boolean complete = Agreement.of(view.seen(), edition.copy(), needed).isComplete();
        Facts.Outcome outcome = view.facts().outcome();
        boolean agreed =
                outcome != null && edition.hash().equals(outcome.concluded().hash());
        TextVersion shown = edition.version();
        String language = shown.languages().getFirst();
        return new Page<>(
                "agreement",
                "agreement.title",
                new Shown(
                        asker.me().talks(),
                        text,
                        edition.number(),
                        edition.reference(),
                        edition.code().toString(),
                        edition.hash(),
                        ClauseShown.Language.of(language),
                        ClearText.of(shown, language).pieces(shown.title(language)),
                        sides,
                        complete,
                        view.may("outcome", Audience.COMMON),
                        agreed && outcome != null
                                ? new Concluded(
                                        outcome.at(),
                                        outcome.concluded().parties().stream()
                                                .map(id -> view.facts().name(id))
                                                .toList())
                                : null));
    }

    /** Puts on record that a version is agreed. */
    @PostMapping("/talks/{talks}/texts/{text}/agreement")
    RedirectView conclude(
            @PathVariable String text,
            @RequestParam String version,
            @RequestParam(defaultValue = "") List<String> party,
            @RequestParam UUID id,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        if (!asker.me().mediates()) {
            throw new NotThereException();
        }
        Edition edition = AnswersPage.circulating(view, view.text(text), version);
        List<String> needed = needed(view, party);
        if (!Agreement.of(view.seen(), edition.copy(), needed).isComplete()) {
            throw new BadFormException(
                    "Something is missing still, so nothing was put on record. The page of the agreement says what.");
        }
        Course.Concluded deed = Course.Concluded.agreed(edition.copy(), needed);
        asker.as(tx -> record.add(tx, asker.me(), Audience.COMMON.toString(), id, deed));
        return SeeOther.to(view.path(text) + "/agreement?version=" + edition.reference());
    }

    private static List<String> needed(InView view, List<String> asked) {
        LinkedHashSet<String> needed = new LinkedHashSet<>(view.facts().parties());
        needed.retainAll(asked);
        return needed.isEmpty() ? view.facts().parties() : List.copyOf(needed);
    }
}
