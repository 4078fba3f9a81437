package org.parley.server.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Answer;
import org.parley.server.talks.Answers;
import org.parley.server.talks.Audience;
import org.parley.server.talks.ClauseAnswer;
import org.parley.server.talks.ClearText;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Edition;
import org.parley.server.talks.Origin;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Answers to the clauses of a text. A delegation answers for itself alone; what it then releases is a new entry, without its
 * notes. The team sees what was released to it, and everybody what was released to all.
 */
@Controller
final class AnswersPage {

    private final TalksRecord record;

    AnswersPage(TalksRecord record) {
        this.record = record;
    }

    /**
     * @param own id of the asker's delegation; null for everybody else
     * @param mayAnswer whether the asker writes answers
     * @param answered whether there are answers of the delegation's own that can be released
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
            List<Row> rows) {}

    /**
     * One clause.
     *
     * @param mine what the asker's delegation keeps to itself; null where there is none or the asker has none
     * @param released what each delegation released, as far as the asker sees
     */
    record Row(ClauseShown clause, @Nullable Given mine, boolean differs, List<Cell> released) {}

    record Cell(String party, String name, @Nullable Given given) {}

    /** @param stale whether it was given to another wording */
    record Given(
            Answer answer,
            @Nullable String words,
            @Nullable String note,
            int number,
            Instant at,
            Answers.Reach reach,
            boolean stale) {}

    @GetMapping("/talks/{talks}/texts/{text}/answers")
    Page<Shown> show(@PathVariable String text, @RequestParam(defaultValue = "") String version, Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        Texts.OneText one = view.text(text);
        Edition edition = circulating(view, one, version);
        String own = asker.me().party();
        List<String> parties = view.facts().parties();
        Answers answers = Answers.of(view.seen(), edition.version(), parties);
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
            rows.add(new Row(clause, mine, differs, released));
        }
        boolean mayAnswer = own != null && view.may("answer", Audience.party(own));
        String language = edition.version().languages().getFirst();
        return new Page<>(
                "answers",
                "answers.title",
                new Shown(
                        asker.me().talks(),
                        text,
                        edition.number(),
                        edition.reference(),
                        edition.code().toString(),
                        ClauseShown.Language.of(language),
                        ClearText.of(edition.version(), language)
                                .pieces(edition.version().title(language)),
                        newest(one).equals(edition),
                        own,
                        mayAnswer,
                        own != null && mayAnswer && latest(view, text, own) != null,
                        rows));
    }

    /**
     * Keeps answers in the delegation's own room. The fields of a clause are {@code answer.CLAUSE}, {@code words.CLAUSE} and
     * {@code note.CLAUSE}; those without an answer are left as they were.
     */
    @PostMapping("/talks/{talks}/texts/{text}/answers")
    RedirectView answer(
            @PathVariable String text,
            @RequestParam String version,
            @RequestParam UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        Edition edition = circulating(view, view.text(text), version);
        String own = party(asker);
        List<ClauseAnswer> answers = edition.version().clauses().stream()
                .filter(clause -> !one(sent, "answer." + clause.id()).isEmpty())
                .map(clause -> new ClauseAnswer(
                        clause.id(),
                        answer(one(sent, "answer." + clause.id())),
                        one(sent, "words." + clause.id()),
                        one(sent, "note." + clause.id())))
                .toList();
        Drafting.Answered deed = new Drafting.Answered(text, edition.number(), answers);
        asker.as(tx -> record.add(tx, asker.me(), Audience.party(own).toString(), id, deed));
        return SeeOther.to(view.path(text) + "/answers?version=" + edition.reference());
    }

    /**
     * Releases answers of the delegation's own.
     *
     * @param to {@code team} or {@code all}
     * @param clause ids of the clauses whose answers are released
     */
    @PostMapping("/talks/{talks}/texts/{text}/release")
    RedirectView release(
            @PathVariable String text,
            @RequestParam String version,
            @RequestParam String to,
            @RequestParam(defaultValue = "") List<String> clause,
            @RequestParam UUID id,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        Edition edition = circulating(view, view.text(text), version);
        String own = party(asker);
        Seen from = latest(view, text, own);
        if (from == null || !(from.deed() instanceof Drafting.Answered given)) {
            throw new BadFormException("There is no answer of your delegation yet that could be released.");
        }
        if (given.number() != edition.number()) {
            throw new BadFormException("Your delegation answered version " + given.number()
                    + " last, and this is version " + edition.number() + ". Answer this version first.");
        }
        List<ClauseAnswer> released = given.answers().stream()
                .filter(answer -> clause.contains(answer.clause()))
                .map(ClauseAnswer::withoutNote)
                .toList();
        if (released.isEmpty()) {
            throw new BadFormException("Tick at least one clause whose answer you release.");
        }
        Audience audience = to.equals("all") ? Audience.COMMON : Audience.caucus(own);
        Drafting.AnswersReleased deed = new Drafting.AnswersReleased(
                text, edition.number(), released, new Origin(Audience.party(own).toString(), from.id()));
        asker.as(tx -> record.add(tx, asker.me(), audience.toString(), id, deed));
        return SeeOther.to(view.path(text) + "/answers?version=" + edition.reference());
    }

    /** The entry with the delegation's last answers to a text; null where there is none. */
    private static @Nullable Seen latest(InView view, String text, String party) {
        String home = Audience.party(party).toString();
        return view.seen().stream()
                .filter(entry -> entry.audience().equals(home)
                        && entry.deed() instanceof Drafting.Answered answered
                        && answered.text().equals(text))
                .reduce((one, other) -> other)
                .orElse(null);
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

    private static String party(Asker asker) {
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
                        given.answer(),
                        given.words(),
                        given.note(),
                        given.number(),
                        given.at(),
                        given.reach(),
                        given.stale());
    }

    private static Answer answer(String word) {
        try {
            return Answer.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw new BadFormException("An answer is accept, accept if, reject or reserve. Choose one of them.");
        }
    }

    private static String one(Map<String, List<String>> sent, String name) {
        return sent.getOrDefault(name, List.of()).stream().collect(Collectors.joining());
    }
}
