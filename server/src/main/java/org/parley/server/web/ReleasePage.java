package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.talks.Answers;
import org.parley.server.talks.Audience;
import org.parley.server.talks.ClauseAnswer;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Edition;
import org.parley.server.talks.Origin;
import org.parley.server.talks.OwnAnswers;
import org.parley.server.talks.Seen;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a delegation lets answers out of its own room: what its page showed, or nothing. */
@Controller
final class ReleasePage {

    private final TalksRecord record;

    ReleasePage(TalksRecord record) {
        this.record = record;
    }

    /**
     * Releases answers of the delegation's own: those that the page showed, and only while they stand.
     *
     * @param to {@code team} or {@code all}
     * @param clause ids of the clauses whose answers are released; {@code from.CLAUSE} names the entry whose answer the page
     *     showed
     * @param go {@code theirs} to release nothing after all
     */
    @PostMapping("/talks/{talks}/texts/{text}/release")
    Object release(
            @PathVariable String text,
            @RequestParam String version,
            @RequestParam String to,
            @RequestParam(defaultValue = "") List<String> clause,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String go,
            @RequestParam MultiValueMap<String, String> sent,
            Asker asker,
            HttpServletRequest request,
            HttpServletResponse response) {
        String own = AnswersPage.party(asker);
        Audience home = Audience.party(own);
        Audience audience = to.equals("all") ? Audience.COMMON : Audience.caucus(own);
        return asker.as(tx -> {
            record.hold(tx, asker.me(), home.toString());
            InView view = InView.of(record, tx, asker.me());
            Edition edition = AnswersPage.circulating(view, view.text(text), version);
            AnswersPage.required(view, "answer-released", audience);
            if (go.equals(Overtaken.THEIRS)) {
                return SeeOther.to(AnswersPage.address(view, text, edition));
            }
            OwnAnswers ours = new OwnAnswers(view.seen(), edition.version(), own);
            Map<String, @Nullable UUID> ticked = new LinkedHashMap<>();
            clause.forEach(one -> ticked.put(one, AnswersForm.entry(sent, "from." + one)));
            if (!AnswersPage.isThere(view, audience, id)) {
                List<String> changed = ticked.keySet().stream()
                        .filter(one -> ours.isOvertaken(one, ticked.get(one)))
                        .toList();
                if (!changed.isEmpty()) {
                    return changed(changed, ticked, ours, request, response);
                }
            }
            record.add(tx, asker.me(), audience.toString(), id, released(view, edition, ours, ticked));
            return SeeOther.to(AnswersPage.address(view, text, edition));
        });
    }

    /** The answers that these entries gave to these clauses; it follows from the form alone, so that it can be sent twice. */
    private static Drafting.AnswersReleased released(
            InView view, Edition edition, OwnAnswers ours, Map<String, @Nullable UUID> ticked) {
        List<ClauseAnswer> released = new ArrayList<>();
        ticked.forEach((clause, entry) -> {
            Answers.Given given = ours.in(entry, clause)
                    .filter(one -> !one.stale())
                    .orElseThrow(() -> new BadFormException("Clause “" + ClauseShown.marked(clause)
                            + "” of this version has no answer of your delegation yet. Answer it first."));
            released.add(AnswersPage.said(clause, given).withoutNote());
        });
        if (released.isEmpty()) {
            throw new BadFormException("Tick at least one clause whose answer you release.");
        }
        // The newest of them: after it, all that is released stood as it is released.
        String home = Audience.party(String.valueOf(view.me().party())).toString();
        UUID newest = view.seen().stream()
                .filter(entry -> entry.audience().equals(home) && ticked.containsValue(entry.id()))
                .reduce((one, other) -> other)
                .map(Seen::id)
                .orElseThrow();
        return new Drafting.AnswersReleased(
                edition.version().text(), edition.number(), released, new Origin(home, newest));
    }

    private static Page<Overtaken<AnswersPage.Side>> changed(
            List<String> changed,
            Map<String, @Nullable UUID> ticked,
            OwnAnswers ours,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<Overtaken.Point<AnswersPage.Side>> points = new ArrayList<>();
        Map<String, String> bases = new LinkedHashMap<>();
        for (String clause : changed) {
            Answers.Given stands = ours.now(clause).orElseThrow();
            points.add(new Overtaken.Point<>(
                    AnswersPage.side(ours, clause, stands),
                    stands.by(),
                    stands.at(),
                    ours.in(ticked.get(clause), clause)
                            .map(given -> AnswersPage.side(ours, clause, given))
                            .orElse(null)));
            bases.put("from." + clause, stands.entry().toString());
        }
        return Overtaken.page("release", points, bases, false, request, response);
    }
}
