package org.parley.server.talks;

import static org.parley.server.talks.CaseWords.day;
import static org.parley.server.talks.CaseWords.hidden;
import static org.parley.server.talks.CaseWords.oneLine;
import static org.parley.server.talks.CaseWords.plain;
import static org.parley.server.talks.CaseWords.shortened;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Reading;
import org.parley.model.Text;
import org.parley.model.When;

/** The record of a case: what was done in the talks, act by act. */
final class CaseActs {

    private final List<Seen> seen;
    private final Facts facts;
    private final CaseNames names;
    private final Map<String, Issue> issues;
    private final String mediation;
    private final String mediator;
    private final List<Act> record = new ArrayList<>();
    private final Map<UUID, String> acts = new HashMap<>();

    /** Text and number, or text, number and party, to the act that put it forward. */
    private final Map<String, String> put = new HashMap<>();

    /**
     * @param seen in the order of time
     * @param issues id on the agenda to the question as the case has it
     */
    CaseActs(List<Seen> seen, Facts facts, CaseNames names, Map<String, Issue> issues) {
        this.seen = seen;
        this.facts = facts;
        this.names = names;
        this.issues = issues;
        this.mediation = names.actor(facts.mediation().id());
        this.mediator = plain(facts.mediation().name());
    }

    List<Act> all() {
        seen.forEach(this::act);
        return record;
    }

    private void act(Seen entry) {
        String party = Answers.party(entry);
        boolean theirs = party != null && party.equals(entry.author().party());
        String by = party != null && theirs ? names.actor(party) : mediation;
        List<String> to = party == null ? List.of() : List.of(theirs ? mediation : names.actor(party));
        String who = party != null && theirs ? plain(facts.name(party)) : mediator;
        switch (entry.deed()) {
            case Drafting.Tabled tabled ->
                shown(entry, null, tabled.copy().version(), "put before all" + source(tabled.from()));
            case Drafting.Shown shown ->
                shown(entry, party, shown.copy().version(), "by " + oneLine(shown.channel()) + source(shown.from()));
            case Drafting.Submitted submitted -> {
                TextVersion version = submitted.copy().version();
                ActType type = version.kind() == TextKind.COUNTERPROPOSAL ? ActType.COUNTER : ActType.PROPOSE;
                add(entry, type, by, to, List.of(), who + " put forward " + called(version) + ".", text(version));
                remember(entry, version, party);
            }
            case Drafting.AnswersReleased released -> answers(entry, who, by, to, party, released);
            case Speech.Message message -> {
                String answered = message.inReplyTo() == null ? null : acts.get(message.inReplyTo());
                add(
                        entry,
                        answered == null ? ActType.STATE : ActType.RESPOND,
                        by,
                        to,
                        answered == null ? List.of() : List.of(answered),
                        who + " wrote: " + plain(message.words()),
                        null);
            }
            case Speech.Released released ->
                add(entry, ActType.STATE, by, to, List.of(), who + " passed on: " + plain(released.words()), null);
            case Course.Floated floated ->
                add(
                        entry,
                        ActType.PROPOSE,
                        mediation,
                        to,
                        List.of(),
                        mediator + " floated a package, which rests on: " + plain(floated.provenance()),
                        text(floated.options(), Text.Reported.PARTLY));
            case Course.Announced announced ->
                add(entry, ActType.ANNOUNCE, mediation, List.of(), List.of(), plain(announced.words()), null);
            case Course.Reported reported ->
                add(entry, ActType.REPORT, names.actor("monitor"), List.of(), List.of(), plain(reported.words()), null);
            case Course.Concluded concluded -> concluded(entry, concluded);
            default -> {}
        }
    }

    private String source(@Nullable Origin from) {
        String party = from == null ? null : Audience.parse(from.audience()).party();
        return party == null ? "" : ", as a text of " + plain(facts.name(party));
    }

    private void shown(Seen entry, @Nullable String party, TextVersion version, String how) {
        List<String> to = party == null ? List.of() : List.of(names.actor(party));
        String before = put.get(key(version.text(), version.number(), null));
        if (before == null) {
            String id = add(
                    entry,
                    ActType.PROPOSE,
                    mediation,
                    to,
                    List.of(),
                    mediator + " put forward " + called(version) + ", " + how + ".",
                    text(version));
            put.put(key(version.text(), version.number(), null), id);
        } else {
            add(
                    entry,
                    ActType.RELAY,
                    mediation,
                    to,
                    List.of(before),
                    mediator + " showed " + called(version) + ", " + how + ".",
                    null);
        }
        remember(entry, version, party);
    }

    private void remember(Seen entry, TextVersion version, @Nullable String party) {
        String id = acts.get(entry.id());
        if (id != null) {
            put.put(key(version.text(), version.number(), party), id);
        }
    }

    private void answers(
            Seen entry,
            String who,
            String by,
            List<String> to,
            @Nullable String party,
            Drafting.AnswersReleased released) {
        String answered = put.get(key(released.text(), released.number(), party));
        if (answered == null) {
            answered = put.get(key(released.text(), released.number(), null));
        }
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (ClauseAnswer answer : released.answers()) {
            String words = answer.words() == null ? "" : " (" + oneLine(answer.words()) + ")";
            said.computeIfAbsent(word(answer.answer()), key -> new ArrayList<>())
                    .add(answer.clause() + words);
        }
        List<String> parts = new ArrayList<>();
        said.forEach((answer, clauses) -> parts.add(answer + ": " + String.join(", ", clauses)));
        add(
                entry,
                party != null && acceptsAll(entry, party, released) ? ActType.ACCEPT : ActType.RESPOND,
                by,
                to,
                answered == null ? List.of() : List.of(answered),
                shortened(who + " answered version " + released.number() + " of " + released.text() + ". "
                        + String.join("; ", parts) + "."),
                null);
    }

    /** Whether, with this release, the party accepts every clause of the version as it was shown to it. */
    private boolean acceptsAll(Seen entry, String party, Drafting.AnswersReleased released) {
        return WhoHasWhat.showings(seen, party).stream()
                .map(showing -> showing.copy().version())
                .filter(version -> version.text().equals(released.text()) && version.number() == released.number())
                .reduce((one, other) -> other)
                .map(version -> Answers.of(seen.subList(0, seen.indexOf(entry) + 1), version, List.of(party)))
                .filter(answers -> !answers.rows().isEmpty())
                .filter(answers -> answers.rows().stream()
                        .map(row -> row.cells().getFirst().released())
                        .allMatch(given -> given != null && given.answer() == Answer.ACCEPT && !given.stale()))
                .isPresent();
    }

    private void concluded(Seen entry, Course.Concluded concluded) {
        List<String> parties =
                concluded.parties().stream().filter(facts.parties()::contains).toList();
        String remark = concluded.words() == null ? "" : " " + plain(concluded.words());
        switch (concluded.how()) {
            case AGREED -> {
                Integer number = concluded.number();
                String text = concluded.text();
                String before = number == null || text == null ? null : put.get(key(text, number, null));
                for (String party : parties) {
                    add(
                            entry,
                            ActType.SIGN,
                            names.actor(party),
                            List.of(),
                            before == null ? List.of() : List.of(before),
                            plain(facts.name(party)) + " agreed to version " + number + " of " + text + "." + remark,
                            null);
                }
            }
            case SUSPENDED ->
                add(entry, ActType.SUSPEND, mediation, List.of(), List.of(), "The talks rest." + remark, null);
            case RESUMED ->
                add(entry, ActType.RESUME, mediation, List.of(), List.of(), "The talks go on." + remark, null);
            case ENDED_WITHOUT ->
                add(
                        entry,
                        ActType.ANNOUNCE,
                        mediation,
                        List.of(),
                        List.of(),
                        "The talks ended without an agreement." + remark,
                        null);
        }
    }

    private String add(
            Seen entry,
            ActType type,
            String by,
            List<String> to,
            List<String> answers,
            String says,
            @Nullable Text text) {
        String id = names.of("act-" + (record.size() + 1));
        record.add(new Act(
                id,
                type,
                When.on(day(entry.at())),
                by,
                to,
                null,
                null,
                answers,
                shortened(says),
                text,
                Reading.PLAIN,
                meta(entry)));
        acts.putIfAbsent(entry.id(), id);
        return id;
    }

    private Text text(TextVersion version) {
        Map<String, String> settles = new LinkedHashMap<>();
        version.clauses().forEach(clause -> settles.putAll(clause.settles()));
        return text(settles, Text.Reported.FULL);
    }

    /** What the agenda does not know is left out, and then the text is known in part only. */
    private Text text(Map<String, String> settles, Text.Reported reported) {
        Map<String, String> options = new LinkedHashMap<>();
        settles.forEach((issue, option) -> {
            Issue known = issues.get(issue);
            if (known != null && known.options().indexOf(option) >= 0) {
                options.put(known.id(), option);
            }
        });
        return new Text(options, Map.of(), options.size() < settles.size() ? Text.Reported.PARTLY : reported);
    }

    private static String called(TextVersion version) {
        return "version " + version.number() + " of “"
                + oneLine(version.title(version.languages().getFirst())) + "”";
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case ACCEPT -> "accepts";
            case ACCEPT_IF -> "accepts with changes";
            case REJECT -> "rejects";
            case RESERVE -> "holds open";
        };
    }

    private static Meta meta(Seen entry) {
        return entry.audience().equals(Audience.COMMON.toString()) ? Meta.NONE : hidden();
    }

    private static String key(String text, int number, @Nullable String party) {
        return text + "\n" + number + "\n" + (party == null ? "" : party);
    }
}
