package org.parley.server.talks;

import static org.parley.server.talks.CaseWords.day;
import static org.parley.server.talks.CaseWords.hidden;
import static org.parley.server.talks.CaseWords.plain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
import org.parley.model.Role;
import org.parley.model.When;

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

    private final List<Seen> seen;
    private final Facts facts;
    private final Case.Builder out;
    private final CaseNames names;
    private final String mediation;
    private final Map<String, Issue> issues = new LinkedHashMap<>();

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
        facts.parties().forEach(names::actor);
        if (facts.agenda() != null) {
            facts.agenda().questions().forEach(question -> names.issue(question.id()));
        }
        actors();
        agenda();
        channels();
        out.record.addAll(new CaseActs(seen, facts, names, issues).all());
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
        out.actors.add(actor(mediation, plain(facts.mediation().name()), Role.MEDIATOR));
        if (seen.stream().anyMatch(entry -> entry.deed() instanceof Course.Reported)) {
            out.actors.add(actor(names.actor("monitor"), "Monitor", Role.OBSERVER));
        }
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
                            range.from(),
                            range.to(),
                            range.step(),
                            range.unit() == null ? null : plain(range.unit()),
                            range.real());
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
}
