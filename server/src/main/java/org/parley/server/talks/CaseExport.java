package org.parley.server.talks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Channel;
import org.parley.model.Condition;
import org.parley.model.Demand;
import org.parley.model.Faction;
import org.parley.model.Firmness;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Rational;
import org.parley.model.Reading;
import org.parley.model.Role;
import org.parley.model.Text;
import org.parley.model.Visibility;
import org.parley.model.When;
import org.parley.seal.PlainSight;

/**
 * The talks as a case, made of what somebody may see: parties, questions, the record of acts with their days, the reply
 * windows, one's own limits and factions. What does not stand in the chain of all members is marked private, so that no
 * brief or page made from the file tells of it. Days are those of UTC.
 *
 * <p>A version that is shown first is an act of proposing; showing it again relays it. Answers that accept every clause of a
 * version are an acceptance, any others a response. Words keep their sense: hidden characters are written out.
 */
public final class CaseExport {

    /** In the title of talks that nobody opened. */
    private static final String UNTITLED = "Talks";

    /** A case file's texts are at most so long, in characters. */
    private static final int LONGEST = 10_000;

    private final List<Seen> seen;
    private final Facts facts;
    private final Case.Builder out;
    private final CaseNames names;
    private final String mediation;
    private final Map<String, Issue> issues = new LinkedHashMap<>();
    private final Map<UUID, String> acts = new HashMap<>();

    /** Text and number, or text, number and party, to the act that put it forward. */
    private final Map<String, String> put = new HashMap<>();

    private CaseExport(List<Seen> seen, Instant now) {
        this.seen = Texts.inTime(seen);
        this.facts = Facts.of(seen);
        this.out = Case.titled(facts.title().isEmpty() ? UNTITLED : plain(facts.title()), day(now));
        this.names = new CaseNames();
        Course.Opened opened = facts.opened();
        this.mediation =
                names.actor(opened == null ? "mediation" : opened.mediation().id());
    }

    /**
     * @param seen entries that the asker may see
     * @param now the moment at which the case stands; later entries are left out
     */
    public static Case of(List<Seen> seen, Instant now) {
        List<Seen> until =
                seen.stream().filter(entry -> !entry.at().isAfter(now)).toList();
        return new CaseExport(until, now).made();
    }

    private Case made() {
        actors();
        agenda();
        channels();
        seen.forEach(this::act);
        limits();
        return out.build();
    }

    private void actors() {
        Map<String, List<Faction>> factions = factions();
        Set<String> parties = new LinkedHashSet<>(facts.parties());
        seen.stream().map(Answers::party).filter(party -> party != null).forEach(parties::add);
        if (parties.isEmpty()) {
            parties.add("party");
        }
        for (String party : parties) {
            out.actors.add(new Actor(
                    names.actor(party),
                    plain(facts.name(party)),
                    List.of(Role.PARTY),
                    List.of(),
                    factions.getOrDefault(party, List.of()),
                    null,
                    Meta.NONE));
        }
        out.actors.add(actor(mediation, mediator(), Role.MEDIATOR));
        if (seen.stream().anyMatch(entry -> entry.deed() instanceof Course.Reported)) {
            out.actors.add(actor(names.actor("monitor"), "Monitor", Role.OBSERVER));
        }
    }

    private String mediator() {
        Course.Opened opened = facts.opened();
        return opened == null ? "Mediation" : plain(opened.mediation().name());
    }

    private static Actor actor(String id, String name, Role role) {
        return new Actor(id, name, List.of(role), List.of(), List.of(), null, Meta.NONE);
    }

    private Map<String, List<Faction>> factions() {
        Map<String, Map<String, AtHome.FactionView>> views = new LinkedHashMap<>();
        for (Seen entry : seen) {
            String party = Answers.party(entry);
            if (party != null && entry.deed() instanceof AtHome.FactionView view) {
                views.computeIfAbsent(party, key -> new LinkedHashMap<>())
                        .put(view.faction().id(), view);
            }
        }
        Map<String, List<Faction>> factions = new HashMap<>();
        views.forEach((party, byId) -> factions.put(
                party,
                byId.values().stream()
                        .map(view -> new Faction(
                                names.faction(party, view.faction().id()),
                                plain(view.faction().name()),
                                view.seats(),
                                false,
                                plain(view.says()),
                                null,
                                null,
                                hidden()))
                        .toList()));
        return factions;
    }

    private void agenda() {
        Course.Agenda agenda = facts.agenda();
        if (agenda == null) {
            return;
        }
        for (Question question : agenda.questions()) {
            Issue issue = question.issue();
            Options options = switch (issue.options()) {
                case Options.Listed listed ->
                    new Options.Listed(
                            listed.all().stream()
                                    .map(option -> new Option(option.id(), plain(option.name()), option.value()))
                                    .toList(),
                            listed.ordered(),
                            listed.unit());
                case Options.Range range ->
                    new Options.Range(
                            range.from(), range.to(), range.step(), range.unit() == null ? null : plain(range.unit()));
            };
            Issue named = new Issue(
                    names.issue(issue.id()),
                    plain(issue.name()),
                    plain(issue.question()),
                    options,
                    false,
                    List.of(),
                    Meta.NONE);
            issues.put(issue.id(), named);
            out.issues.add(named);
        }
    }

    private void channels() {
        Map<String, Duration> windows = new TreeMap<>(Shuttle.windows(seen));
        windows.keySet().retainAll(facts.parties());
        windows.forEach((party, window) -> out.channels.add(new Channel(
                names.of("channel-" + party),
                List.of(mediation, names.actor(party)),
                null,
                null,
                null,
                window,
                hidden())));
    }

    private void act(Seen entry) {
        String party = Answers.party(entry);
        boolean theirs = party != null && party.equals(entry.author().party());
        String by = theirs ? names.actor(party) : mediation;
        List<String> to = party == null ? List.of() : List.of(theirs ? mediation : names.actor(party));
        String who = theirs ? plain(facts.name(party)) : mediator();
        switch (entry.deed()) {
            case Drafting.Tabled tabled -> shown(entry, null, tabled.copy().version(), "put before all");
            case Drafting.Shown shown -> shown(entry, party, shown.copy().version(), "by " + oneLine(shown.channel()));
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
                        mediator() + " floated a package, which rests on: " + plain(floated.provenance()),
                        text(floated.options(), Text.Reported.PARTLY));
            case Course.Announced announced ->
                add(entry, ActType.ANNOUNCE, mediation, List.of(), List.of(), plain(announced.words()), null);
            case Course.Reported reported ->
                add(entry, ActType.REPORT, names.actor("monitor"), List.of(), List.of(), plain(reported.words()), null);
            case Course.Concluded concluded -> concluded(entry, concluded);
            default -> {}
        }
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
                    mediator() + " put forward " + called(version) + ", " + how + ".",
                    text(version));
            put.put(key(version.text(), version.number(), null), id);
        } else {
            add(
                    entry,
                    ActType.RELAY,
                    mediation,
                    to,
                    List.of(before),
                    mediator() + " showed " + called(version) + ", " + how + ".",
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
        String id = names.of("act-" + (out.record.size() + 1));
        out.record.add(new Act(
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

    private void limits() {
        Map<String, Demand> demands = new LinkedHashMap<>();
        for (Seen entry : seen) {
            String party = Answers.party(entry);
            if (party == null) {
                continue;
            }
            String limit = entry.deed() instanceof AtHome.Limit one ? one.id() : "";
            switch (entry.deed()) {
                case AtHome.Limit one when !one.stands() -> demands.remove(party + "\n" + limit);
                case AtHome.Limit one ->
                    demands.put(
                            party + "\n" + limit,
                            demand(names.actor(party), one.condition(), firmness(one), one.says(), entry));
                case AtHome.FactionView view
                when view.wants() != null ->
                    demands.put(
                            party + "\nfaction\n" + view.faction().id(),
                            demand(
                                    names.faction(party, view.faction().id()),
                                    view.wants(),
                                    Firmness.UNKNOWN,
                                    view.says(),
                                    entry));
                default -> {}
            }
        }
        out.demands.addAll(demands.values());
    }

    private Demand demand(String by, OnIssue wants, Firmness firmness, @Nullable String says, Seen entry) {
        Issue issue = issues.get(wants.issue());
        Demand.Stance stance = issue == null
                ? new Demand.Words(List.of())
                : fits(wants, issue)
                        ? new Demand.Require(named(wants, issue.id()))
                        : new Demand.Words(List.of(issue.id()));
        String condition = wants.issue() + " "
                + wants.how().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                + String.join(", ", wants.options());
        return new Demand(
                names.of("demand-" + entry.id()),
                by,
                stance,
                firmness,
                says == null ? "wants " + plain(condition) : plain(says),
                When.on(day(entry.at())),
                null,
                hidden());
    }

    private static Condition named(OnIssue wants, String issue) {
        return new OnIssue(issue, wants.how(), wants.options()).condition();
    }

    private static boolean fits(OnIssue wants, Issue issue) {
        boolean compares = wants.how().ordinal() >= OnIssue.How.AT_MOST.ordinal();
        return wants.options().stream()
                .allMatch(option -> compares
                        ? Rational.isWritten(option)
                                || issue.options().ordered() && issue.options().indexOf(option) >= 0
                        : issue.options().indexOf(option) >= 0);
    }

    private static Firmness firmness(AtHome.Limit limit) {
        return switch (limit.firmness()) {
            case RED_LINE -> Firmness.RED_LINE;
            case POSITION -> Firmness.POSITION;
            case WISH -> Firmness.WISH;
        };
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

    private static Meta hidden() {
        return new Meta(Visibility.PRIVATE, null, List.of());
    }

    private static String key(String text, int number, @Nullable String party) {
        return text + "\n" + number + "\n" + (party == null ? "" : party);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Words as a case file may have them. */
    private static String plain(String words) {
        String marked = PlainSight.of(words).marked().replace('\t', ' ');
        return shortened(marked);
    }

    private static String oneLine(String words) {
        return plain(words).replace('\n', ' ');
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, LONGEST - 2))) + "…";
    }
}
