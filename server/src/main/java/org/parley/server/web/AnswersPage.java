package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.NotAllowedException;
import org.parley.server.talks.Answer;
import org.parley.server.talks.Answers;
import org.parley.server.talks.Audience;
import org.parley.server.talks.BadDeedException;
import org.parley.server.talks.ClauseAnswer;
import org.parley.server.talks.ClearText;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Edition;
import org.parley.server.talks.OwnAnswers;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Answers to the clauses of a text. A delegation answers for itself alone; what it then releases ({@link ReleasePage}) is a new
 * entry, without its notes. The team sees what was released to it, and everybody what was released to all.
 */
@Controller
final class AnswersPage {

    private static final int UNPROCESSABLE = 422;

    private final TalksRecord record;

    AnswersPage(TalksRecord record) {
        this.record = record;
    }

    /**
     * @param own id of the asker's delegation; null for everybody else
     * @param mayAnswer whether the asker writes answers
     * @param answered whether there are answers of the delegation's own that can be released
     * @param trouble why answers were not kept, in words; null where there is none
     * @param back whether the form holds what was sent, and not what is on record
     */
    record Shown(
            UUID talks,
            String text,
            int number,
            String reference,
            String code,
            ClauseShown.Language language,
            List<ClearText.Piece> title,
            boolean newest,
            @Nullable String own,
            boolean mayAnswer,
            boolean answered,
            @Nullable String trouble,
            boolean back,
            List<Row> rows) {}

    /**
     * One clause.
     *
     * @param mine what the asker's delegation keeps to itself; null where there is none or the asker has none
     * @param field what the form holds; null for whoever has none
     * @param released what each delegation released, as far as the asker sees
     */
    record Row(
            ClauseShown clause,
            @Nullable Given mine,
            AnswersForm.@Nullable Field field,
            boolean differs,
            List<Cell> released) {}

    record Cell(String party, String name, @Nullable Given given) {}

    /**
     * @param entry in which it stands
     * @param stale whether it was given to another wording
     */
    record Given(
            UUID entry,
            Answer answer,
            @Nullable String words,
            @Nullable String note,
            int number,
            Instant at,
            Answers.Reach reach,
            boolean stale) {}

    /** What stands on one side where two answered the same clause. */
    record Side(
            ClauseShown clause,
            Answer answer,
            @Nullable String words,
            @Nullable String note) {}

    @GetMapping("/talks/{talks}/texts/{text}/answers")
    Page<Shown> show(@PathVariable String text, @RequestParam(defaultValue = "") String version, Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        return shown(view, text, circulating(view, view.text(text), version), null, null);
    }

    /**
     * @param sent what the form holds; null for what is on record
     * @param trouble why that was not kept; null where there is none
     */
    private static Page<Shown> shown(
            InView view, String text, Edition edition, @Nullable AnswersForm sent, @Nullable String trouble) {
        String own = view.me().party();
        List<String> parties = view.facts().parties();
        Answers answers = Answers.of(view.seen(), edition.version(), parties);
        boolean mayAnswer = own != null && view.may("answer", Audience.party(own));
        AnswersForm form = own == null || !mayAnswer
                ? null
                : sent != null ? sent : AnswersForm.of(new OwnAnswers(view.seen(), edition.version(), own));
        List<ClauseShown> clauses =
                ClauseShown.of(edition.version(), edition.version().languages());
        List<Row> rows = new ArrayList<>();
        for (ClauseShown clause : clauses) {
            Answers.Row row = answers.row(clause.id()).orElseThrow();
            Given mine = null;
            boolean differs = false;
            List<Cell> released = new ArrayList<>();
            for (Answers.Cell cell : row.cells()) {
                released.add(new Cell(cell.party(), view.facts().name(cell.party()), given(cell.released())));
                if (cell.party().equals(own)) {
                    mine = given(cell.own());
                    differs = cell.differsFromReleased();
                }
            }
            rows.add(new Row(clause, mine, form == null ? null : form.field(clause.id()), differs, released));
        }
        String language = edition.version().languages().getFirst();
        return new Page<>(
                "answers",
                "answers.title",
                new Shown(
                        view.me().talks(),
                        text,
                        edition.number(),
                        edition.reference(),
                        edition.code().toString(),
                        ClauseShown.Language.of(language),
                        ClearText.of(edition.version(), language)
                                .pieces(edition.version().title(language)),
                        newest(view.text(text)).equals(edition),
                        own,
                        mayAnswer,
                        mayAnswer
                                && rows.stream()
                                        .anyMatch(row -> row.mine() != null
                                                && !row.mine().stale()),
                        trouble,
                        sent != null,
                        rows));
    }

    /**
     * Keeps answers in the delegation's own room. The fields of a clause are {@code answer.CLAUSE}, {@code words.CLAUSE} and
     * {@code note.CLAUSE}, and {@code base.CLAUSE} names the entry whose answer the form showed. What is as the form showed it
     * is left as it stands; where somebody answered the same clause otherwise meanwhile, both are shown and nothing is kept.
     *
     * @param go what is to become of the two: empty, {@code mine}, {@code theirs} or {@code edit}
     */
    @PostMapping("/talks/{talks}/texts/{text}/answers")
    Object answer(
            @PathVariable String text,
            @RequestParam String version,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String go,
            @RequestParam MultiValueMap<String, String> sent,
            Asker asker,
            HttpServletRequest request,
            HttpServletResponse response) {
        Audience home = Audience.party(party(asker));
        return asker.as(tx -> {
            record.hold(tx, asker.me(), home.toString());
            InView view = InView.of(record, tx, asker.me());
            Edition edition = circulating(view, view.text(text), version);
            required(view, "answer", home);
            if (go.equals(Overtaken.THEIRS)) {
                return SeeOther.to(address(view, text, edition));
            }
            OwnAnswers ours = new OwnAnswers(view.seen(), edition.version(), party(asker));
            AnswersForm form = AnswersForm.read(edition.version(), sent);
            if (go.equals(Overtaken.EDIT)) {
                return shown(view, text, edition, form, null);
            }
            try {
                List<ClauseAnswer> fresh = form.fresh(ours);
                if (fresh.isEmpty() && form.answers()) {
                    return SeeOther.to(address(view, text, edition)); // All of it stands already.
                }
                Drafting.Answered deed = new Drafting.Answered(text, edition.number(), fresh);
                List<ClauseAnswer> crossed = isThere(view, home, id) ? List.of() : crossed(fresh, form, ours);
                if (!crossed.isEmpty()) {
                    return both(crossed, ours, request, response);
                }
                record.add(tx, asker.me(), home.toString(), id, deed);
                return SeeOther.to(address(view, text, edition));
            } catch (BadDeedException | BadFormException e) {
                response.setStatus(UNPROCESSABLE);
                return shown(view, text, edition, form, String.valueOf(e.getMessage()));
            }
        });
    }

    /** Those of the answers that somebody gave otherwise since the form was made. */
    private static List<ClauseAnswer> crossed(List<ClauseAnswer> fresh, AnswersForm form, OwnAnswers ours) {
        return fresh.stream()
                .filter(answer -> ours.isOvertaken(
                        answer.clause(), form.field(answer.clause()).base()))
                .filter(answer -> !ours.now(answer.clause())
                        .map(given -> said(answer.clause(), given))
                        .orElseThrow()
                        .equals(answer))
                .toList();
    }

    private static Page<Overtaken<Side>> both(
            List<ClauseAnswer> crossed, OwnAnswers ours, HttpServletRequest request, HttpServletResponse response) {
        List<Overtaken.Point<Side>> points = new ArrayList<>();
        Map<String, String> bases = new LinkedHashMap<>();
        for (ClauseAnswer mine : crossed) {
            Answers.Given stands = ours.now(mine.clause()).orElseThrow();
            ClauseShown clause = clause(ours, mine.clause());
            points.add(new Overtaken.Point<>(
                    side(ours, mine.clause(), stands),
                    stands.by(),
                    stands.at(),
                    new Side(clause, mine.answer(), mine.words(), mine.note())));
            bases.put("base." + mine.clause(), stands.entry().toString());
        }
        return Overtaken.page("answers", points, bases, true, request, response);
    }

    private static ClauseShown clause(OwnAnswers ours, String id) {
        TextVersion version = ours.version();
        return ClauseShown.of(version, version.languages()).stream()
                .filter(clause -> clause.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Side side(OwnAnswers ours, String clause, Answers.Given given) {
        return new Side(clause(ours, clause), given.answer(), given.words(), given.note());
    }

    static ClauseAnswer said(String clause, Answers.Given given) {
        return new ClauseAnswer(clause, given.answer(), given.words(), given.note());
    }

    /** Whether this was sent before; what is there once is not asked about again. */
    static boolean isThere(InView view, Audience audience, UUID id) {
        return view.seen().stream()
                .anyMatch(entry -> entry.audience().equals(audience.toString())
                        && entry.id().equals(id));
    }

    static void required(InView view, String kind, Audience audience) {
        if (!view.may(kind, audience)) {
            throw new NotAllowedException("This cannot be entered here with your role.");
        }
    }

    static String address(InView view, String text, Edition edition) {
        return view.path(text) + "/answers?version=" + edition.reference();
    }

    /** An edition that was put before somebody: drafts are not answered. */
    static Edition circulating(InView view, Texts.OneText text, String reference) {
        Edition edition = reference.isEmpty() ? newest(text) : view.edition(text, reference);
        if (!circulates(edition)) {
            throw new NotThereException();
        }
        return edition;
    }

    private static Edition newest(Texts.OneText text) {
        return Edition.of(text).reversed().stream()
                .filter(AnswersPage::circulates)
                .findFirst()
                .orElseThrow(NotThereException::new);
    }

    static boolean circulates(Edition edition) {
        return edition.entries().stream()
                .anyMatch(entry -> entry.way() == Texts.Way.TABLED || entry.way() == Texts.Way.SHOWN);
    }

    static String party(Asker asker) {
        String party = asker.me().party();
        if (party == null) {
            throw new NotThereException();
        }
        return party;
    }

    private static @Nullable Given given(Answers.@Nullable Given given) {
        return given == null
                ? null
                : new Given(
                        given.entry(),
                        given.answer(),
                        given.words(),
                        given.note(),
                        given.number(),
                        given.at(),
                        given.reach(),
                        given.stale());
    }
}
