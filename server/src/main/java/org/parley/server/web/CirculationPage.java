package org.parley.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.parley.server.people.Disclosing;
import org.parley.server.people.Ids;
import org.parley.server.store.KeyHold;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Copy;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Edition;
import org.parley.server.talks.Origin;
import org.parley.server.talks.Rights;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Texts;
import org.parley.server.talks.WhoHasWhat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** How texts get from one to another, who acknowledged what, and who has what. */
@Controller
final class CirculationPage {

    private static final int UNPROCESSABLE = 422;

    /** How long it can be decided whether a delegation's text is passed on. */
    private static final Duration LASTS = Duration.ofHours(72);

    private final TalksRecord record;
    private final Disclosing disclosing;
    private final SecureRandom random;

    CirculationPage(TalksRecord record, Disclosing disclosing, SecureRandom random) {
        this.record = record;
        this.disclosing = disclosing;
        this.random = random;
    }

    /**
     * Shows a version of the team's to one delegation: exactly these bytes. For one that another delegation submitted, a
     * second member of the team is asked to approve that first (P4).
     *
     * @param why for the one who decides; of no use for the team's own
     */
    @PostMapping("/talks/{talks}/texts/{text}/show")
    RedirectView show(
            @PathVariable String text,
            @RequestParam String version,
            @RequestParam String party,
            @RequestParam String channel,
            @RequestParam(defaultValue = "") String why,
            @RequestParam UUID id,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        if (!view.facts().parties().contains(party)) {
            throw new BadFormException("Choose the delegation that it is shown to.");
        }
        Edition edition = view.edition(view.text(text), version);
        Seen submitted = TextPage.submission(view, edition, Audience.caucus(party));
        if (submitted != null) {
            return passOn(
                    asker,
                    text,
                    version,
                    submitted.audience(),
                    Audience.caucus(party),
                    (copy, from) -> new Drafting.Shown(copy, channel, from, id),
                    why);
        }
        drafted(view, text, version);
        Drafting.Shown shown = new Drafting.Shown(edition.copy(), channel);
        asker.as(tx -> record.add(tx, asker.me(), Audience.caucus(party).toString(), id, shown));
        return SeeOther.to(view.path(text) + "?version=" + edition.reference());
    }

    /**
     * Asks a second member of the team whether a delegation's text may leave its caucus. What the team's record says of it is
     * that there is one: its title and its code go when the caucus is erased.
     */
    private RedirectView passOn(
            Asker asker,
            String text,
            String version,
            String caucus,
            Audience to,
            BiFunction<Copy, Origin, Drafting> passed,
            String why) {
        return asker.as(tx -> {
            KeyHold.use(tx, asker.me().talks(), caucus);
            // Read anew: an erasure may have been quicker.
            InView view = InView.of(record, tx, asker.me());
            Edition edition = view.edition(view.text(text), version);
            Seen submitted = TextPage.submission(view, edition, to);
            if (submitted == null || !submitted.audience().equals(caucus)) {
                throw new NotThereException();
            }
            Drafting told = passed.apply(edition.copy(), new Origin(submitted.audience(), submitted.id()));
            Rights.shipped().against(view.role(), view.me().party(), to, told).ifPresent(against -> {
                throw new BadFormException(against);
            });
            String of = view.facts().name(String.valueOf(Audience.parse(caucus).party()));
            boolean itself = edition.entries().stream().anyMatch(entry -> entry.way() == Texts.Way.SUBMITTED);
            String words = (itself
                            ? "A text that " + of + " submitted"
                            : "A text that says what " + of + " submitted, clause for clause")
                    + ". Whoever receives it sees that it comes from " + of + "."
                    + (why.isBlank() ? "" : " " + why.strip());
            disclosing.ask(
                    tx,
                    asker.me(),
                    caucus,
                    List.of(to.toString()),
                    told,
                    words,
                    tx.now().plus(LASTS));
            return SeeOther.to(view.path() + "/approvals");
        });
    }

    /**
     * Puts a version of the team's before all. For one that a delegation submitted, a second member of the team is asked to
     * approve that first (P4).
     *
     * @param why for the one who decides; of no use for the team's own
     */
    @PostMapping("/talks/{talks}/texts/{text}/table")
    RedirectView table(
            @PathVariable String text,
            @RequestParam String version,
            @RequestParam(defaultValue = "") String why,
            @RequestParam UUID id,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        Edition edition = view.edition(view.text(text), version);
        Seen submitted = TextPage.submission(view, edition, Audience.COMMON);
        if (submitted != null) {
            return passOn(
                    asker,
                    text,
                    version,
                    submitted.audience(),
                    Audience.COMMON,
                    (copy, from) -> new Drafting.Tabled(copy, from, id),
                    why);
        }
        drafted(view, text, version);
        Copy copy = edition.copy();
        asker.as(tx -> record.add(tx, asker.me(), Audience.COMMON.toString(), id, new Drafting.Tabled(copy)));
        return SeeOther.to(view.path(text) + "?version=" + edition.reference());
    }

    /** A delegation hands a text of its own to the mediation. */
    @PostMapping("/talks/{talks}/texts/{text}/submit")
    RedirectView submit(@PathVariable String text, @RequestParam String version, @RequestParam UUID id, Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        Edition edition = drafted(view, text, version);
        String party = asker.me().party();
        if (party == null || !TextPage.own(view, view.text(text))) {
            throw new NotThereException();
        }
        asker.as(tx -> record.add(
                tx, asker.me(), Audience.caucus(party).toString(), id, new Drafting.Submitted(edition.copy())));
        return SeeOther.to(view.path(text) + "?version=" + edition.reference());
    }

    /**
     * A code that was read out is another one than that of what was shown.
     *
     * @param said what was sent, with what hides from the eye written out
     * @param typed the same as it was sent
     * @param code of what was shown
     */
    record Doubt(
            UUID talks, String text, String version, int number, String said, String typed, String code, UUID id) {}

    /**
     * A delegation says what it holds.
     *
     * @param code as it stands on the delegation's own copy; empty where that is the page itself
     * @param hash of what the page showed; empty where the code was read from elsewhere
     * @param sure whether it is meant though it is another code
     */
    @PostMapping("/talks/{talks}/texts/{text}/acknowledge")
    Object acknowledge(
            @PathVariable UUID talks,
            @PathVariable String text,
            @RequestParam String version,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String hash,
            @RequestParam(defaultValue = "false") boolean sure,
            @RequestParam UUID id,
            Asker asker,
            HttpServletResponse response) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        Edition edition = view.edition(view.text(text), version);
        String party = asker.me().party();
        boolean handed = edition.entries().stream().anyMatch(entry -> entry.way() != Texts.Way.DRAFTED);
        if (party == null || !handed) {
            throw new NotThereException();
        }
        if (code.isBlank() && !hash.equals(edition.hash())) {
            throw new BadFormException("Type the code that stands on your copy.");
        }
        String said = code.isBlank() ? edition.code().toString() : code.strip();
        if (!edition.code().isReadAs(said) && !sure) {
            response.setStatus(UNPROCESSABLE);
            return new Page<>(
                    "doubt",
                    "doubt.title",
                    new Doubt(
                            talks,
                            text,
                            edition.reference(),
                            edition.number(),
                            ClauseShown.marked(said),
                            said,
                            edition.code().toString(),
                            Ids.random(random)));
        }
        Drafting.Acknowledged deed =
                new Drafting.Acknowledged(text, edition.number(), code.isBlank() ? edition.hash() : null, said);
        asker.as(tx -> record.add(tx, asker.me(), Audience.caucus(party).toString(), id, deed));
        return SeeOther.to(view.path(text) + "?version=" + edition.reference());
    }

    /**
     * Who has what.
     *
     * @param splits alarms first; empty for a delegation, which sees itself alone
     */
    record Has(UUID talks, boolean mediates, List<TextPage.Party> parties, List<Row> rows, List<SplitAlarm> splits) {}

    /** A version under its name and number, however many forms of it there are. */
    record Row(String text, String title, int number, List<Cell> cells) {}

    record Cell(String party, List<Held> showings, List<Said> receipts, boolean acknowledged) {}

    record Held(String reference, String code, String channel, Instant at) {}

    /** @param entry of the acknowledgement, by which its receipt is found */
    record Said(String code, boolean matches, Instant at, String by, UUID entry) {}

    @GetMapping("/talks/{talks}/has")
    Page<Has> has(@PathVariable UUID talks, Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        List<String> sides = view.sides();
        if (sides.isEmpty()) {
            throw new NotThereException();
        }
        WhoHasWhat has = WhoHasWhat.of(view.seen(), sides);
        Map<String, List<WhoHasWhat.Cell>> byVersion = new LinkedHashMap<>();
        has.cells().stream()
                .sorted(Comparator.comparing(WhoHasWhat.Cell::text)
                        .thenComparing(
                                Comparator.comparingInt(WhoHasWhat.Cell::number).reversed()))
                .forEach(cell -> byVersion
                        .computeIfAbsent(cell.text() + "/" + cell.number(), key -> new ArrayList<>())
                        .add(cell));
        List<Row> rows = byVersion.values().stream()
                .map(cells -> row(view, cells, sides))
                .toList();
        return new Page<>(
                "has",
                "has.title",
                new Has(
                        talks,
                        view.me().mediates(),
                        sides.stream()
                                .map(party ->
                                        new TextPage.Party(party, view.facts().name(party)))
                                .toList(),
                        rows,
                        view.me().mediates() ? SplitAlarm.of(has.splits(), view.facts(), view.texts()) : List.of()));
    }

    private static Row row(InView view, List<WhoHasWhat.Cell> cells, List<String> sides) {
        WhoHasWhat.Cell any = cells.getFirst();
        List<Cell> row = new ArrayList<>();
        for (String party : sides) {
            row.add(cells.stream()
                    .filter(cell -> cell.party().equals(party))
                    .map(CirculationPage::cell)
                    .findFirst()
                    .orElseGet(() -> new Cell(party, List.of(), List.of(), false)));
        }
        return new Row(any.text(), title(view.texts(), any.text()), any.number(), row);
    }

    private static Cell cell(WhoHasWhat.Cell cell) {
        return new Cell(
                cell.party(),
                cell.showings().stream()
                        .map(showing -> new Held(
                                cell.number() + "." + showing.copy().hash().substring(0, 12),
                                showing.code().toString(),
                                showing.channel(),
                                showing.at()))
                        .toList(),
                cell.receipts().stream()
                        .map(receipt -> new Said(
                                ClauseShown.marked(receipt.code()),
                                receipt.matches(),
                                receipt.at(),
                                receipt.entry().author().name(),
                                receipt.entry().id()))
                        .toList(),
                cell.acknowledged());
    }

    /** The title of a text in its first language, as it reads newest; its id where the asker sees none. */
    static String title(Texts texts, String text) {
        return texts.text(text)
                .map(one -> one.newest().version())
                .map(version ->
                        ClauseShown.marked(version.title(version.languages().getFirst())))
                .orElse(text);
    }

    /** A version of the asker's own side. */
    private static Edition drafted(InView view, String text, String version) {
        Edition edition = view.edition(DraftPage.own(view, text), version);
        if (edition.draft(view.home()).isEmpty()) {
            throw new NotThereException();
        }
        return edition;
    }
}
