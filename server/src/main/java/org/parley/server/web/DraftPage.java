package org.parley.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.seal.ShortCode;
import org.parley.server.people.Ids;
import org.parley.server.store.TakenIdException;
import org.parley.server.talks.BadDeedException;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Edition;
import org.parley.server.talks.InStep;
import org.parley.server.talks.Question;
import org.parley.server.talks.TextKind;
import org.parley.server.talks.TextLint;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Writing a text clause by clause. Adding, moving and looking it over send the whole form and get it back; only saving enters
 * anything. Whoever saves says which version they began with: where somebody saved another one meanwhile, both are there,
 * and the next page shows them side by side.
 */
@Controller
final class DraftPage {

    private static final int UNPROCESSABLE = 422;

    private final TalksRecord record;
    private final SecureRandom random;

    DraftPage(TalksRecord record, SecureRandom random) {
        this.record = record;
        this.random = random;
    }

    /**
     * @param action where the form goes
     * @param questions of the agenda, to which clauses can be bound
     * @param lags languages that are behind in a clause
     * @param findings slips that were found; null before anybody looked
     * @param oddities what the eye does not see
     * @param trouble why it was not saved, in words; null where there is none
     * @param again whether the same form was saved before with other words
     * @param overtaken whether somebody saved another version from the same one meanwhile
     */
    record Shown(
            UUID talks,
            String action,
            DraftForm form,
            List<ClauseShown.Language> further,
            List<Question> questions,
            List<InStep.Lag> lags,
            @Nullable List<TextLint.Finding> findings,
            List<String> oddities,
            @Nullable String trouble,
            boolean again,
            boolean overtaken) {

        /** Languages in which a clause has to be read again. */
        public List<String> behind(String clause) {
            return lags.stream()
                    .filter(lag -> lag.clause().equals(clause) && lag.written())
                    .map(InStep.Lag::language)
                    .toList();
        }

        /** Whether a clause is bound to something that the agenda does not offer. */
        public boolean isUnknown(String issue) {
            return questions.stream().noneMatch(question -> question.id().equals(issue));
        }
    }

    @GetMapping("/talks/{talks}/texts/new")
    Page<Shown> fresh(@RequestParam(defaultValue = "PROPOSAL") TextKind kind, Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        required(view);
        List<String> languages = view.facts().opened() == null
                ? List.of("en")
                : view.facts().opened().languages();
        DraftForm form = DraftForm.fresh(Ids.random(random), kind, List.of(languages.getFirst()), clauseId(Set.of()));
        return page(view, view.path() + "/texts/new", form, false, null, false);
    }

    @PostMapping("/talks/{talks}/texts/new")
    Object fresh(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam("do") String button,
            Asker asker,
            HttpServletResponse response) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        required(view);
        return taken(view, view.path() + "/texts/new", DraftForm.read("", sent), button, asker, response);
    }

    /** @param version that the new one goes on from; empty for the newest draft */
    @GetMapping("/talks/{talks}/texts/{text}/draft")
    Page<Shown> next(@PathVariable String text, @RequestParam(defaultValue = "") String version, Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        required(view);
        Texts.OneText one = own(view, text);
        Texts.Version base = view.edition(one, version).draft(view.home()).orElseThrow(NotThereException::new);
        DraftForm form = DraftForm.of(
                Ids.random(random),
                base.version(),
                base.number() + 1,
                List.of(base.entry().id()));
        return page(view, view.path(text) + "/draft", form, true, null, false);
    }

    @PostMapping("/talks/{talks}/texts/{text}/draft")
    Object next(
            @PathVariable String text,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam("do") String button,
            Asker asker,
            HttpServletResponse response) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        required(view);
        own(view, text);
        return taken(view, view.path(text) + "/draft", DraftForm.read(text, sent), button, asker, response);
    }

    /** A delegation answers a text with one of its own: the same clauses to begin with, under a name of its own. */
    @GetMapping("/talks/{talks}/texts/{text}/counter")
    Page<Shown> counter(@PathVariable String text, @RequestParam(defaultValue = "") String version, Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        required(view);
        if (view.me().mediates()) {
            throw new NotThereException(); // The mediation passes a delegation's text on as that delegation's, or not
            // at all.
        }
        TextVersion base = view.edition(view.text(text), version).version();
        DraftForm like = DraftForm.of(Ids.random(random), base, 1, List.of());
        DraftForm form = new DraftForm(
                like.id(),
                "",
                TextKind.COUNTERPROPOSAL,
                1,
                List.of(),
                like.languages(),
                like.titles(),
                like.clauses(),
                "");
        return page(view, view.path() + "/texts/new", form, false, null, false);
    }

    /**
     * Versions that were made from the same one and not brought together yet.
     *
     * @param base that all of them were made from; null where they have none in common
     * @param sides the versions, in the order in which they were saved
     */
    record Conflict(UUID talks, String text, @Nullable Integer base, List<Side> sides) {}

    /**
     * @param against the first of the sides; null for the first itself
     * @param id of the form that keeps this one
     */
    record Side(
            Edition edition,
            String by,
            java.time.Instant at,
            @Nullable String remark,
            ComparePage.@Nullable Compared against,
            List<ClauseShown> clauses,
            UUID id) {}

    @GetMapping("/talks/{talks}/texts/{text}/conflict")
    Object conflict(@PathVariable UUID talks, @PathVariable String text, Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        Texts.OneText one = view.text(text);
        Texts.Conflict found = conflict(view, one);
        if (found == null) {
            return SeeOther.to(view.path(text));
        }
        List<Side> sides = new ArrayList<>();
        TextVersion first = found.drafts().getFirst().version();
        for (Texts.Version draft : found.drafts()) {
            Drafting.Drafted drafted = (Drafting.Drafted) draft.entry().deed();
            sides.add(new Side(
                    Edition.of(one).stream()
                            .filter(edition -> edition.entries().contains(draft))
                            .findFirst()
                            .orElseThrow(),
                    draft.entry().author().name(),
                    draft.entry().at(),
                    drafted.remark(),
                    sides.isEmpty() ? null : ComparePage.compared(first, draft.version()),
                    ClauseShown.of(draft.version(), draft.version().languages()),
                    Ids.random(random)));
        }
        Integer base = found.base() == null ? null : found.base().number();
        return new Page<>("conflict", "conflict.title", new Conflict(talks, text, base, sides));
    }

    /**
     * One of the versions goes on, and the others stay on record.
     *
     * @param keep the entry of the version that goes on
     * @param go {@code keep} to go on with it as it stands, {@code edit} to work the others in first
     */
    @PostMapping("/talks/{talks}/texts/{text}/conflict")
    Object chosen(
            @PathVariable String text,
            @RequestParam UUID keep,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "keep") String go,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        required(view);
        Texts.OneText one = own(view, text);
        Texts.Conflict found = conflict(view, one);
        if (found == null) {
            return SeeOther.to(view.path(text)); // Somebody brought them together meanwhile, or this was sent twice.
        }
        Texts.Version kept = found.drafts().stream()
                .filter(draft -> draft.entry().id().equals(keep))
                .findFirst()
                .orElseThrow(() -> new BadFormException(
                        "The versions have changed since this page was shown. Load it again and choose anew."));
        List<UUID> from = new ArrayList<>(List.of(keep));
        found.drafts().stream()
                .map(draft -> draft.entry().id())
                .filter(other -> !other.equals(keep))
                .forEach(from::add);
        DraftForm form = DraftForm.of(id, kept.version(), one.nextNumber(), from);
        if (go.equals("edit")) {
            return page(view, view.path(text) + "/draft", form, true, null, false);
        }
        asker.as(tx -> record.add(tx, asker.me(), view.home().toString(), id, form.deed()));
        return SeeOther.to(view.path(text));
    }

    private Object taken(
            InView view, String action, DraftForm form, String button, Asker asker, HttpServletResponse response) {
        if (!button.equals("save")) {
            Set<String> ids = new HashSet<>();
            form.clauses().forEach(clause -> ids.add(clause.id()));
            return page(view, action, form.after(button, clauseId(ids)), true, null, false);
        }
        try {
            Drafting.Drafted deed = form.deed();
            foreign(view, form, deed);
            asker.as(tx -> record.add(tx, asker.me(), view.home().toString(), form.id(), deed));
            InView now = asker.as(tx -> InView.of(record, tx, asker.me()));
            String text = deed.version().text();
            boolean conflict = conflict(now, now.text(text)) != null;
            return SeeOther.to(view.path(text) + (conflict ? "/conflict" : ""));
        } catch (BadDeedException | BadFormException e) {
            response.setStatus(UNPROCESSABLE);
            return page(view, action, form, false, String.valueOf(e.getMessage()), false);
        } catch (TakenIdException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(view, action, form.withId(Ids.random(random)), false, null, true);
        }
    }

    private Page<Shown> page(
            InView view, String action, DraftForm form, boolean look, @Nullable String trouble, boolean again) {
        List<TextLint.Finding> findings = null;
        List<String> oddities = List.of();
        List<InStep.Lag> lags = List.of();
        String wrong = trouble;
        if (look) {
            try {
                Drafting.Drafted deed = form.deed();
                List<Drafting.Drafted> lineage = lineage(view, form);
                TextVersion before =
                        lineage.isEmpty() ? null : lineage.getLast().version();
                lineage.add(deed);
                lags = InStep.lags(lineage);
                findings = TextLint.of(
                                deed.version(), before, lags, view.facts().agenda())
                        .stream()
                        .filter(finding -> finding.rule() != TextLint.Rule.HIDDEN)
                        .toList();
                oddities = ClauseShown.oddities(deed.version());
            } catch (BadDeedException e) {
                wrong = String.valueOf(e.getMessage());
            }
        }
        List<String> ofTalks = view.facts().opened() == null
                ? List.of()
                : view.facts().opened().languages();
        List<Question> questions = view.facts().agenda() == null
                ? List.of()
                : view.facts().agenda().questions();
        return new Page<>(
                "draft",
                "draft.title",
                new Shown(
                        view.me().talks(),
                        action,
                        form,
                        form.further(ofTalks),
                        questions,
                        lags,
                        findings,
                        oddities,
                        wrong,
                        again,
                        overtaken(view, form)));
    }

    private static boolean overtaken(InView view, DraftForm form) {
        return view.texts()
                .text(form.text())
                .filter(text -> text.versions().stream()
                        .filter(version -> !version.entry().id().equals(form.id()))
                        .anyMatch(version -> version.entry().deed() instanceof Drafting.Drafted drafted
                                && drafted.from().stream().anyMatch(form.from()::contains)))
                .isPresent();
    }

    private static List<Drafting.Drafted> lineage(InView view, DraftForm form) {
        List<Drafting.Drafted> lineage = new ArrayList<>();
        view.texts()
                .text(form.text())
                .ifPresent(text -> form.from().stream()
                        .findFirst()
                        .flatMap(text::draft)
                        .ifPresent(base -> lineage.addAll(text.lineage(base))));
        return lineage;
    }

    /** Versions are made from drafts of the same chain; what others hold cannot be named as a source. */
    private static void foreign(InView view, DraftForm form, Drafting.Drafted deed) {
        String home = view.home().toString();
        boolean taken = form.text().isEmpty()
                && view.texts()
                        .text(deed.version().text())
                        .filter(text -> text.draft(form.id()).isEmpty())
                        .isPresent();
        if (taken) {
            throw new BadFormException("There is a text of that name already. Begin anew, or give it another title.");
        }
        boolean known = deed.from().stream()
                .allMatch(id -> view.texts()
                        .text(deed.version().text())
                        .flatMap(text -> text.draft(id))
                        .filter(draft -> draft.entry().audience().equals(home))
                        .isPresent());
        if (!known) {
            throw new BadFormException("The version that this was made from is not there. Open the text again.");
        }
    }

    /** A text that the asker drafts: of the team for the team, its own for a delegation. */
    static Texts.OneText own(InView view, String text) {
        Texts.OneText one = view.text(text);
        String home = view.home().toString();
        if (one.versions().stream()
                .noneMatch(version -> version.way() == Texts.Way.DRAFTED
                        && version.entry().audience().equals(home))) {
            throw new NotThereException();
        }
        return one;
    }

    static Texts.@Nullable Conflict conflict(InView view, Texts.OneText text) {
        if (!view.drafts()) {
            return null;
        }
        String home = view.home().toString();
        return text.conflicts().stream()
                .filter(conflict -> conflict.audience().equals(home))
                .findFirst()
                .orElse(null);
    }

    private static void required(InView view) {
        if (!view.drafts()) {
            throw new NotThereException();
        }
    }

    /** A word of its own for a clause, which stays with it wherever it moves. */
    private String clauseId(Set<String> taken) {
        while (true) {
            byte[] bytes = new byte[2];
            random.nextBytes(bytes);
            String word = ShortCode.of(bytes).words().getFirst();
            if (!taken.contains(word)) {
                return word;
            }
        }
    }
}
