package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.NotAllowedException;
import org.parley.server.store.Tx;
import org.parley.server.talks.AtHome;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Deed;
import org.parley.server.talks.Facts;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.Named;
import org.parley.server.talks.OnIssue;
import org.parley.server.talks.Origin;
import org.parley.server.talks.Question;
import org.parley.server.talks.Rights;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** A delegation's own limits, views of its factions and notes. For everybody else there is no such page. */
@Controller
final class LimitsPage {

    private final TalksRecord record;

    LimitsPage(TalksRecord record) {
        this.record = record;
    }

    @GetMapping("/talks/{talks}/limits")
    Page<Limits> show(Asker asker) {
        String party = party(asker);
        return asker.as(tx ->
                new Page<>("limits", "limits.title", Limits.of(record.seen(tx, asker.me()), asker.me(), party)));
    }

    /** A limit, where two wrote it anew side by side. @param stands false where it was taken back */
    record LimitSide(
            String firmness, String condition, @Nullable String says, boolean stands) {}

    /** The view of a faction, where two wrote it anew side by side. */
    record FactionSide(
            String name, @Nullable Integer seats, @Nullable String wants, String says) {}

    /**
     * Writes a limit down, or writes it anew; where somebody else did so meanwhile, both are shown and nothing is written.
     *
     * @param limit id of the limit that is written anew; empty for a new one
     * @param base entry of the limit as the page showed it; empty for a new one
     * @param options ids of options or a number, separated by commas
     * @param go what is to become of the two: empty, {@code mine} or {@code theirs}
     */
    @PostMapping("/talks/{talks}/limits")
    Object limit(
            Asker asker,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(required = false) @Nullable UUID base,
            @RequestParam String issue,
            @RequestParam String how,
            @RequestParam String options,
            @RequestParam String firmness,
            @RequestParam(defaultValue = "") String says,
            @RequestParam(defaultValue = "") String go,
            HttpServletRequest request,
            HttpServletResponse response) {
        AtHome.Firmness firm = Limits.firmness(firmness);
        // A limit is called by the entry in which it was first written down.
        String called = limit.isBlank() ? "l-" + id : limit.strip();
        return asker.as(tx -> {
            hold(tx, asker);
            Facts facts = facts(tx, asker);
            OnIssue condition = condition(facts, issue, how, options);
            AtHome.Limit written = new AtHome.Limit(called, condition, firm, says, true);
            return limit(tx, asker, id, written, base, go, request, response);
        });
    }

    /** Takes a limit back. @param base entry of the limit as the page showed it @param go as above */
    @PostMapping("/talks/{talks}/limits/{limit}/withdrawal")
    Object withdraw(
            Asker asker,
            @PathVariable String limit,
            @RequestParam UUID id,
            @RequestParam(required = false) @Nullable UUID base,
            @RequestParam(defaultValue = "") String go,
            HttpServletRequest request,
            HttpServletResponse response) {
        return asker.as(tx -> {
            hold(tx, asker);
            List<Seen> all = own(tx, asker).stream()
                    .filter(entry -> entry.deed() instanceof AtHome.Limit one
                            && one.id().equals(limit)
                            && !entry.id().equals(id))
                    .toList();
            // As the page showed it; what is taken back is what somebody has read.
            AtHome.Limit shown = (AtHome.Limit) all.stream()
                    .filter(entry -> entry.id().equals(base))
                    .findFirst()
                    .or(() -> all.reversed().stream().findFirst())
                    .orElseThrow(NotThereException::new)
                    .deed();
            AtHome.Limit withdrawn =
                    new AtHome.Limit(shown.id(), shown.condition(), shown.firmness(), shown.says(), false);
            return limit(tx, asker, id, withdrawn, base, go, request, response);
        });
    }

    private Object limit(
            Tx tx,
            Asker asker,
            UUID id,
            AtHome.Limit written,
            @Nullable UUID base,
            String go,
            HttpServletRequest request,
            HttpServletResponse response) {
        Seen stands = overtaken(
                tx, asker, id, base, AtHome.Limit.class, one -> one.id().equals(written.id()));
        if (go.equals(Overtaken.THEIRS)) {
            return back(asker);
        }
        if (stands == null) {
            enter(tx, asker, id, written);
            return back(asker);
        }
        Facts facts = facts(tx, asker);
        return both(
                "limit", side((AtHome.Limit) stands.deed(), facts), stands, side(written, facts), request, response);
    }

    private static LimitSide side(AtHome.Limit limit, Facts facts) {
        return new LimitSide(
                Limits.word(limit.firmness()), limit.condition().says(facts.agenda()), limit.says(), limit.stands());
    }

    /**
     * Writes down what a faction is thought to want, or writes it anew; where somebody else did so meanwhile, both are shown and
     * nothing is written.
     *
     * @param faction id of the faction that is written of anew; empty for a new one
     * @param base entry of the view as the page showed it; empty for a new one
     * @param issue of what it wants; empty where words say it
     * @param go what is to become of the two: empty, {@code mine} or {@code theirs}
     */
    @PostMapping("/talks/{talks}/limits/factions")
    Object faction(
            Asker asker,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String faction,
            @RequestParam(required = false) @Nullable UUID base,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String seats,
            @RequestParam(defaultValue = "") String issue,
            @RequestParam(defaultValue = "one-of") String how,
            @RequestParam(defaultValue = "") String options,
            @RequestParam String says,
            @RequestParam(defaultValue = "") String go,
            HttpServletRequest request,
            HttpServletResponse response) {
        String called = faction.isBlank() ? "f-" + id : faction.strip();
        return asker.as(tx -> {
            hold(tx, asker);
            Facts facts = facts(tx, asker);
            OnIssue wants = issue.isBlank() ? null : condition(facts, issue, how, options);
            AtHome.FactionView view = new AtHome.FactionView(new Named(called, name), number(seats), wants, says);
            Seen stands = overtaken(
                    tx,
                    asker,
                    id,
                    base,
                    AtHome.FactionView.class,
                    one -> one.faction().id().equals(called));
            if (go.equals(Overtaken.THEIRS)) {
                return back(asker);
            }
            if (stands == null) {
                enter(tx, asker, id, view);
                return back(asker);
            }
            FactionSide theirs = side((AtHome.FactionView) stands.deed(), facts);
            return both("faction", theirs, stands, side(view, facts), request, response);
        });
    }

    private static FactionSide side(AtHome.FactionView view, Facts facts) {
        OnIssue wants = view.wants();
        return new FactionSide(
                view.faction().name(), view.seats(), wants == null ? null : wants.says(facts.agenda()), view.says());
    }

    /**
     * What stands instead of the entry that a form was made from; null where that one still stands, where there is none, and
     * where this form was taken before.
     */
    private <T extends Deed> @Nullable Seen overtaken(
            Tx tx, Asker asker, UUID id, @Nullable UUID base, Class<T> kind, Predicate<T> same) {
        List<Seen> own = own(tx, asker);
        if (own.stream().anyMatch(entry -> entry.id().equals(id))) {
            return null;
        }
        return own.reversed().stream()
                .filter(entry -> kind.isInstance(entry.deed()) && same.test(kind.cast(entry.deed())))
                .findFirst()
                .filter(latest -> !latest.id().equals(base))
                .orElse(null);
    }

    private static <T> Page<Overtaken<T>> both(
            String what, T theirs, Seen stands, T ours, HttpServletRequest request, HttpServletResponse response) {
        Overtaken.Point<T> point = new Overtaken.Point<>(theirs, stands.author().name(), stands.at(), ours);
        Map<String, String> base = Map.of("base", stands.id().toString());
        return Overtaken.page(what, List.of(point), base, false, request, response);
    }

    /** Nobody else of the delegation writes here until this is decided. */
    private void hold(Tx tx, Asker asker) {
        String home = Audience.party(party(asker)).toString();
        if (!Rights.shipped()
                .mayEnter(
                        MemberRole.of(asker.me().role()).orElseThrow(),
                        asker.me().party(),
                        Audience.parse(home),
                        "limit")) {
            throw new NotAllowedException("This cannot be entered here with your role.");
        }
        record.hold(tx, asker.me(), home);
    }

    @PostMapping("/talks/{talks}/limits/notes")
    RedirectView note(Asker asker, @RequestParam UUID id, @RequestParam String words) {
        asker.as(tx -> enter(tx, asker, id, new Speech.Noted(words)));
        return back(asker);
    }

    /**
     * Releases one of the delegation's own entries to the mediation, in the words given.
     *
     * @param entry id of a limit's, a faction's or a note's entry
     */
    @PostMapping("/talks/{talks}/limits/release")
    RedirectView release(Asker asker, @RequestParam UUID id, @RequestParam UUID entry, @RequestParam String words) {
        String party = party(asker);
        asker.as(tx -> {
            Seen released = own(tx, asker).stream()
                    .filter(one -> one.id().equals(entry))
                    .findFirst()
                    .orElseThrow(NotThereException::new);
            Origin origin = new Origin(released.audience(), released.id());
            return record.add(
                    tx, asker.me(), Audience.caucus(party).toString(), id, new Speech.Released(words, origin, null));
        });
        return back(asker);
    }

    private static String party(Asker asker) {
        String party = asker.me().party();
        if (party == null) {
            throw new NotThereException();
        }
        return party;
    }

    private List<Seen> own(Tx tx, Asker asker) {
        return record.seen(tx, asker.me(), Audience.party(party(asker)).toString());
    }

    private Facts facts(Tx tx, Asker asker) {
        return Facts.of(record.seen(tx, asker.me(), "common"));
    }

    private Object enter(Tx tx, Asker asker, UUID id, Deed deed) {
        return record.add(tx, asker.me(), Audience.party(party(asker)).toString(), id, deed);
    }

    private static OnIssue condition(Facts facts, String issue, String how, String options) {
        List<String> named = Arrays.stream(options.split(","))
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .toList();
        OnIssue condition = new OnIssue(issue.strip(), Limits.how(how), named);
        if (facts.agenda() != null) {
            against(facts.agenda().questions(), condition);
        }
        return condition;
    }

    /** On an agenda, a limit is about one of its questions, and names answers that it admits. */
    private static void against(List<Question> agenda, OnIssue condition) {
        Question question = agenda.stream()
                .filter(one -> one.id().equals(condition.issue()))
                .findFirst()
                .orElseThrow(() -> new BadFormException("There is no question “" + condition.issue()
                        + "” on the agenda. There are: "
                        + String.join(", ", agenda.stream().map(Question::id).toList()) + "."));
        if (question.range() == null) {
            List<String> known = question.options().stream().map(Named::id).toList();
            for (String option : condition.options()) {
                if (!known.contains(option)) {
                    throw new BadFormException("“" + option + "” is no answer to “" + question.name() + "”. There are: "
                            + String.join(", ", known) + ".");
                }
            }
        }
    }

    private static @Nullable Integer number(String text) {
        try {
            return text.isBlank() ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new BadFormException("The number of seats cannot be read. Write a whole number, or leave it out.");
        }
    }

    private static RedirectView back(Asker asker) {
        return SeeOther.to("/talks/" + asker.me().talks() + "/limits");
    }
}
