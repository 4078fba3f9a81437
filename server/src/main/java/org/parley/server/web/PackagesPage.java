package org.parley.server.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.Disclosing;
import org.parley.server.store.Tx;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Course;
import org.parley.server.talks.Named;
import org.parley.server.talks.Question;
import org.parley.server.talks.Seen;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Packages that the mediation floats: an answer to some of the questions, with what it rests on. One that rests on what
 * another delegation has not released goes out only as a disclosure that a second member of the team approved (P10).
 */
@Controller
final class PackagesPage {

    private static final int LASTS_HOURS = 72;
    private static final String ALL = "";

    private final TalksRecord record;
    private final Disclosing disclosing;

    PackagesPage(TalksRecord record, Disclosing disclosing) {
        this.record = record;
        this.disclosing = disclosing;
    }

    /**
     * @param floated those that the asker sees, the latest first
     * @param parties to whom one can be floated; empty for whoever floats none
     */
    record Shown(
            UUID talks,
            List<Floated> floated,
            List<Question> questions,
            List<TextPage.Party> parties,
            boolean mayFloat) {}

    /**
     * @param audience chain that it stands in
     * @param disclosed whether it went out under a disclosure; told to the team alone
     */
    record Floated(
            Instant at, String audience, String by, String provenance, List<Settled> settled, boolean disclosed) {}

    /** A question and how the package answers it, in names where the agenda has them. */
    record Settled(String question, String option) {}

    @GetMapping("/talks/{talks}/packages")
    Page<Shown> show(Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        List<Question> questions = view.facts().agenda() == null
                ? List.of()
                : view.facts().agenda().questions();
        boolean may = view.may("package", Audience.COMMON);
        List<TextPage.Party> parties = !may
                ? List.of()
                : view.facts().parties().stream()
                        .map(party -> new TextPage.Party(party, view.facts().name(party)))
                        .toList();
        List<Floated> floated = new ArrayList<>();
        for (Seen entry : view.seen()) {
            if (entry.deed() instanceof Course.Floated one) {
                floated.addFirst(new Floated(
                        entry.at(),
                        entry.audience(),
                        entry.author().name(),
                        one.provenance(),
                        settled(one.options(), questions),
                        may && one.disclosure() != null));
            }
        }
        return new Page<>(
                "packages", "packages.title", new Shown(asker.me().talks(), floated, questions, parties, may));
    }

    /**
     * Floats a package, or asks a second member of the team to approve that.
     *
     * @param to id of a delegation; empty for all
     * @param rests id of the delegation on whose unreleased data it rests; empty where it rests on none's
     */
    @PostMapping("/talks/{talks}/packages")
    RedirectView floating(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = ALL) String to,
            @RequestParam(defaultValue = "") String rests,
            @RequestParam String provenance,
            @RequestParam UUID id,
            Asker asker) {
        InView view = asker.as(tx -> InView.of(record, tx, asker.me()));
        if (!view.may("package", Audience.COMMON)) {
            throw new NotThereException();
        }
        SortedMap<String, String> options = options(view, sent);
        Audience audience = to.equals(ALL) ? Audience.COMMON : Audience.caucus(party(view, to));
        boolean own = rests.isEmpty() || rests.equals(to);
        if (own) {
            Course.Floated deed = new Course.Floated(options, provenance, null);
            asker.as(tx -> record.add(tx, asker.me(), audience.toString(), id, deed));
            return SeeOther.to(view.path() + "/packages");
        }
        Course.Floated deed = new Course.Floated(options, provenance, id);
        Instant now = asker.as(Tx::now);
        disclosing.ask(
                asker.me(),
                Audience.caucus(party(view, rests)).toString(),
                List.of(audience.toString()),
                deed,
                "A package that rests on what " + view.facts().name(rests) + " has not released.",
                now.plus(Duration.ofHours(LASTS_HOURS)));
        return SeeOther.to(view.path() + "/approvals");
    }

    private static String party(InView view, String party) {
        if (!view.facts().parties().contains(party)) {
            throw new BadFormException("Choose a delegation of these talks.");
        }
        return party;
    }

    /** Fields {@code settles.QUESTION}; empty ones are left open. */
    private static SortedMap<String, String> options(InView view, MultiValueMap<String, String> sent) {
        SortedMap<String, String> options = new TreeMap<>();
        Course.Agenda agenda = view.facts().agenda();
        for (Question question : agenda == null ? List.<Question>of() : agenda.questions()) {
            String value = sent.getFirst("settles." + question.id());
            if (value != null && !value.isBlank()) {
                if (question.issue().options().indexOf(value.strip()) < 0) {
                    throw new BadFormException("“" + ClauseShown.marked(value) + "” is no answer to “" + question.name()
                            + "”. Choose one.");
                }
                options.put(question.id(), value.strip());
            }
        }
        if (options.isEmpty()) {
            throw new BadFormException("A package answers at least one question of the agenda. Choose an answer.");
        }
        return options;
    }

    /** A package in words: what it rests on, and how it answers the questions, in names where the agenda has them. */
    static String said(Course.Floated floated, Course.@Nullable Agenda agenda) {
        List<Question> questions = agenda == null ? List.of() : agenda.questions();
        return floated.provenance() + "\n"
                + String.join(
                        "; ",
                        settled(floated.options(), questions).stream()
                                .map(one -> one.question() + ": " + one.option())
                                .toList());
    }

    private static List<Settled> settled(Map<String, String> options, List<Question> questions) {
        List<Settled> settled = new ArrayList<>();
        options.forEach((issue, option) -> {
            Question question = questions.stream()
                    .filter(one -> one.id().equals(issue))
                    .findFirst()
                    .orElse(null);
            String unit = question == null
                            || question.range() == null
                            || question.range().unit() == null
                    ? ""
                    : " " + question.range().unit();
            String name = question == null
                    ? option
                    : question.options().stream()
                            .filter(one -> one.id().equals(option))
                            .map(Named::name)
                            .findFirst()
                            .orElse(option + unit);
            settled.add(new Settled(
                    ClauseShown.marked(question == null ? issue : question.name()), ClauseShown.marked(name)));
        });
        return settled;
    }
}
