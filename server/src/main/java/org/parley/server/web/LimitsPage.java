package org.parley.server.web;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Tx;
import org.parley.server.talks.AtHome;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Facts;
import org.parley.server.talks.Named;
import org.parley.server.talks.OnIssue;
import org.parley.server.talks.Origin;
import org.parley.server.talks.Question;
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

    /**
     * Writes a limit down, or writes it anew.
     *
     * @param limit id of the limit that is written anew; empty for a new one
     * @param options ids of options or a number, separated by commas
     */
    @PostMapping("/talks/{talks}/limits")
    RedirectView limit(
            Asker asker,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam String issue,
            @RequestParam String how,
            @RequestParam String options,
            @RequestParam String firmness,
            @RequestParam(defaultValue = "") String says) {
        AtHome.Firmness firm = Limits.firmness(firmness);
        asker.as(tx -> {
            OnIssue condition = condition(facts(tx, asker), issue, how, options);
            // A limit is called by the entry in which it was first written down.
            String called = limit.isBlank() ? "l-" + id : limit.strip();
            return enter(tx, asker, id, new AtHome.Limit(called, condition, firm, says, true));
        });
        return back(asker);
    }

    /** Takes a limit back. */
    @PostMapping("/talks/{talks}/limits/{limit}/withdrawal")
    RedirectView withdraw(Asker asker, @PathVariable String limit, @RequestParam UUID id) {
        asker.as(tx -> {
            AtHome.Limit latest = own(tx, asker).stream()
                    .map(Seen::deed)
                    .filter(AtHome.Limit.class::isInstance)
                    .map(AtHome.Limit.class::cast)
                    .filter(one -> one.id().equals(limit))
                    .reduce((one, later) -> later)
                    .orElseThrow(NotThereException::new);
            return enter(
                    tx,
                    asker,
                    id,
                    new AtHome.Limit(latest.id(), latest.condition(), latest.firmness(), latest.says(), false));
        });
        return back(asker);
    }

    /**
     * Writes down what a faction is thought to want, or writes it anew.
     *
     * @param faction id of the faction that is written of anew; empty for a new one
     * @param issue of what it wants; empty where words say it
     */
    @PostMapping("/talks/{talks}/limits/factions")
    RedirectView faction(
            Asker asker,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String faction,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String seats,
            @RequestParam(defaultValue = "") String issue,
            @RequestParam(defaultValue = "one-of") String how,
            @RequestParam(defaultValue = "") String options,
            @RequestParam String says) {
        asker.as(tx -> {
            OnIssue wants = issue.isBlank() ? null : condition(facts(tx, asker), issue, how, options);
            Named named = new Named(faction.isBlank() ? "f-" + id : faction.strip(), name);
            return enter(tx, asker, id, new AtHome.FactionView(named, number(seats), wants, says));
        });
        return back(asker);
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

    private Object enter(Tx tx, Asker asker, UUID id, org.parley.server.talks.Deed deed) {
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
