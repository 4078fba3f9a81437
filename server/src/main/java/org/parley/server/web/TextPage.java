package org.parley.server.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Hash;
import org.parley.server.people.Ids;
import org.parley.server.talks.Audience;
import org.parley.server.talks.ClearText;
import org.parley.server.talks.Copy;
import org.parley.server.talks.Course;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Edition;
import org.parley.server.talks.InStep;
import org.parley.server.talks.Origin;
import org.parley.server.talks.Seen;
import org.parley.server.talks.TakenOver;
import org.parley.server.talks.TextKind;
import org.parley.server.talks.TextLint;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;
import org.parley.server.talks.WhoHasWhat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One version of a text to read, with its code and what can be done with it. */
@Controller
final class TextPage {

    private final TalksRecord record;
    private final SecureRandom random;

    TextPage(TalksRecord record, SecureRandom random) {
        this.record = record;
        this.random = random;
    }

    /**
     * @param language the only one shown; null where all are
     * @param oddities what the eye does not see, as sentences
     * @param findings slips of drafting, for those who draft it
     * @param entries where this version stands on record, as far as the asker sees
     * @param answered whether it is before somebody, and so has a page of answers
     * @param passedFrom id of the delegation that submitted it, where passing it on needs a second member of the team; null
     *     otherwise
     * @param holding what the asker's own delegation was shown and said; null where it was shown nothing
     */
    record Shown(
            UUID talks,
            String text,
            TextKind kind,
            int number,
            String reference,
            String code,
            String hash,
            List<Titled> titles,
            @Nullable String language,
            List<ClauseShown> clauses,
            List<String> oddities,
            List<TextLint.Finding> findings,
            List<Entered> entries,
            List<Other> others,
            boolean newest,
            boolean agreed,
            int conflicts,
            boolean mayEdit,
            boolean mayCounter,
            boolean maySubmit,
            boolean mayTable,
            List<Party> recipients,
            @Nullable String passedFrom,
            boolean answered,
            boolean mayConclude,
            @Nullable Holding holding,
            UUID id) {}

    /** The title in one language, with the hash of the page in it. */
    record Titled(ClauseShown.Language language, List<ClearText.Piece> title, String hash) {}

    /**
     * @param party that it was shown to; null where it was shown to no single one
     * @param from the delegation whose text it is; null where it is the mediation's or stands in its own chain
     */
    record Entered(
            Texts.Way way,
            Instant at,
            String by,
            @Nullable String party,
            @Nullable String channel,
            @Nullable String from,
            @Nullable String remark) {}

    record Other(String reference, int number, String code, boolean drafted) {}

    record Party(String id, String name) {}

    /**
     * @param shown whether these very bytes are what it was shown last under this number
     * @param acknowledged whether it said that it holds them
     * @param receipt entry of the last acknowledgement; null where there is none
     */
    record Holding(
            boolean shown,
            boolean acknowledged,
            boolean mayAcknowledge,
            @Nullable UUID receipt,
            @Nullable Instant at,
            @Nullable String said) {}

    @GetMapping("/talks/{talks}/texts/{text}")
    Page<Shown> read(
            @PathVariable String text,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String language,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        Texts.OneText one = view.text(text);
        Edition edition = view.edition(one, version);
        TextVersion shown = edition.version();
        String only = shown.languages().contains(language) ? language : null;
        List<Edition> editions = Edition.of(one);
        boolean drafter = view.drafts() && edition.draft(view.home()).isPresent();
        boolean team = view.me().mediates();
        boolean own = own(view, one);
        Course.Concluded outcome =
                view.facts().outcome() == null ? null : view.facts().outcome().concluded();
        Seen submitted = submission(view, edition, null);
        String passedFrom =
                submitted == null ? null : Audience.parse(submitted.audience()).party();
        boolean circulated = edition.entries().stream()
                .anyMatch(entry -> entry.way() == Texts.Way.TABLED || entry.way() == Texts.Way.SHOWN);
        return new Page<>(
                "text",
                "text.title",
                new Shown(
                        view.me().talks(),
                        text,
                        shown.kind(),
                        edition.number(),
                        edition.reference(),
                        edition.code().toString(),
                        edition.hash(),
                        titled(edition, only),
                        only,
                        ClauseShown.of(shown, only == null ? shown.languages() : List.of(only)),
                        ClauseShown.oddities(shown),
                        drafter ? findings(view, one, edition) : List.of(),
                        edition.entries().stream().map(TextPage::entered).toList(),
                        editions.reversed().stream()
                                .map(other -> new Other(
                                        other.reference(),
                                        other.number(),
                                        other.code().toString(),
                                        other.entries().stream().allMatch(entry -> entry.way() == Texts.Way.DRAFTED)))
                                .toList(),
                        editions.getLast().equals(edition),
                        outcome != null && edition.hash().equals(outcome.hash()),
                        DraftPage.conflict(view, one) == null
                                ? 0
                                : one.conflicts().size(),
                        drafter,
                        !team && !own && view.drafts() && circulated,
                        !team && own && drafter && view.may("submitted", Audience.caucus(party(view))),
                        team && (drafter || passedFrom != null) && view.may("tabled", Audience.COMMON),
                        team && (drafter || passedFrom != null) ? parties(view, passedFrom) : List.of(),
                        passedFrom,
                        circulated,
                        circulated && view.may("outcome", Audience.COMMON),
                        team || view.sides().isEmpty() ? null : holding(view, edition),
                        Ids.random(random)));
    }

    /** Exactly the bytes of a page, to keep and to hash. */
    @GetMapping("/talks/{talks}/texts/{text}/bytes")
    ResponseEntity<byte[]> bytes(
            @PathVariable String text,
            @RequestParam(defaultValue = "") String version,
            @RequestParam String language,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        Edition edition = view.edition(view.text(text), version);
        String page = edition.copy().pages().get(language);
        if (page == null) {
            throw new NotThereException();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + text + "-" + edition.number() + "." + language + ".txt\"")
                .body(page.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Titled> titled(Edition edition, @Nullable String only) {
        Copy copy = edition.copy();
        List<Titled> titles = new ArrayList<>();
        for (String language : edition.version().languages()) {
            String hash = copy.hash(language).map(Hash::toString).orElse("");
            if (only == null || only.equals(language)) {
                titles.add(new Titled(
                        ClauseShown.Language.of(language),
                        ClearText.of(edition.version(), language)
                                .pieces(edition.version().title(language)),
                        hash));
            }
        }
        return titles;
    }

    private static Entered entered(Texts.Version version) {
        return new Entered(
                version.way(),
                version.entry().at(),
                version.entry().author().name(),
                Audience.parse(version.entry().audience()).party(),
                version.entry().deed() instanceof Drafting.Shown shown ? shown.channel() : null,
                origin(version),
                version.entry().deed() instanceof Drafting.Drafted drafted ? drafted.remark() : null);
    }

    private static List<TextLint.Finding> findings(InView view, Texts.OneText text, Edition edition) {
        Texts.Version draft = edition.draft(view.home()).orElseThrow();
        List<Drafting.Drafted> lineage = text.lineage(draft);
        TextVersion before =
                lineage.size() < 2 ? null : lineage.get(lineage.size() - 2).version();
        return TextLint.of(
                        edition.version(),
                        before,
                        InStep.lags(lineage),
                        view.facts().agenda())
                .stream()
                .filter(finding -> finding.rule() != TextLint.Rule.HIDDEN)
                .toList();
    }

    /** Whether nobody but the asker's own side ever wrote it; that the mediation passed it on changes nothing. */
    static boolean own(InView view, Texts.OneText text) {
        if (!view.drafts()) {
            return false;
        }
        String home = view.home().toString();
        return text.versions().stream()
                .allMatch(version -> version.entry().audience().equals(home)
                        || version.way() == Texts.Way.SUBMITTED && !view.me().mediates()
                        || party(view).equals(origin(version)));
    }

    /**
     * The entry by which a delegation submitted this edition to the team, or another text that says the same; null where none
     * did, where it is before all already, and for everybody but the team.
     *
     * @param to chain that it is to go to; null where that is not chosen yet
     */
    static @Nullable Seen submission(InView view, Edition edition, @Nullable Audience to) {
        boolean tabled = edition.entries().stream().anyMatch(entry -> entry.way() == Texts.Way.TABLED);
        return !view.me().mediates() || tabled
                ? null
                : edition.entries().stream()
                        .filter(entry -> entry.way() == Texts.Way.SUBMITTED)
                        .map(Texts.Version::entry)
                        .findFirst()
                        .or(() -> TakenOver.from(view.seen(), edition.version(), to))
                        .orElse(null);
    }

    /** The delegation whose text the mediation passed on; null where it is another's or was not passed on. */
    static @Nullable String origin(Texts.Version version) {
        Origin from = switch (version.entry().deed()) {
            case Drafting.Shown shown -> shown.from();
            case Drafting.Tabled tabled -> tabled.from();
            default -> null;
        };
        return from == null ? null : Audience.parse(from.audience()).party();
    }

    private static String party(InView view) {
        return String.valueOf(view.me().party());
    }

    /** @param but one that is left out; null for none */
    private static List<Party> parties(InView view, @Nullable String but) {
        return view.facts().parties().stream()
                .filter(party -> !party.equals(but))
                .map(party -> new Party(party, view.facts().name(party)))
                .toList();
    }

    private static @Nullable Holding holding(InView view, Edition edition) {
        String party = party(view);
        return WhoHasWhat.of(view.seen(), List.of(party))
                .cell(edition.version().text(), edition.number(), party)
                .filter(cell -> !cell.showings().isEmpty())
                .map(cell -> {
                    boolean these = cell.showings().getLast().copy().hash().equals(edition.hash());
                    WhoHasWhat.Receipt last =
                            cell.receipts().isEmpty() ? null : cell.receipts().getLast();
                    return new Holding(
                            these,
                            these && cell.acknowledged(),
                            these && view.may("receipt", Audience.caucus(party)),
                            last == null ? null : last.entry().id(),
                            last == null ? null : last.at(),
                            last == null ? null : ClauseShown.marked(last.code()));
                })
                .orElse(null);
    }
}
