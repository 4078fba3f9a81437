package org.parley.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one negotiation at a date; {@code docs/case-file.md} tells how it is written down.
 *
 * @param asOf the day at which the case stands; nothing later belongs in it
 * @param summary a sentence or two for a reader who knows nothing; null when not given
 * @param decision who must accept; null when everybody must
 * @param disagreement utilities without a deal, per party, where that is not the reservation value; null otherwise
 * @param agreement what was agreed or is proposed; null when nothing was
 * @param tips what readers sent in and nobody has checked; no analysis uses it
 */
public record Case(
        String title,
        LocalDate asOf,
        @Nullable String summary,
        List<Actor> actors,
        List<Person> persons,
        List<Channel> channels,
        List<Issue> issues,
        List<Constraint> constraints,
        List<Source> sources,
        List<Claim> claims,
        List<Act> record,
        List<Demand> demands,
        List<Interest> interests,
        List<Alternative> alternatives,
        List<Passage> background,
        List<Passage> context,
        List<Consequence> consequences,
        List<Link> links,
        List<Disagreement> disagreements,
        List<Profile> profiles,
        List<PartialProfile> partialProfiles,
        @Nullable DisagreementPoint disagreement,
        @Nullable Decision decision,
        @Nullable Agreement agreement,
        List<Tip> tips) {

    public Case {
        actors = List.copyOf(actors);
        persons = List.copyOf(persons);
        channels = List.copyOf(channels);
        issues = List.copyOf(issues);
        constraints = List.copyOf(constraints);
        sources = List.copyOf(sources);
        claims = List.copyOf(claims);
        record = List.copyOf(record);
        demands = List.copyOf(demands);
        interests = List.copyOf(interests);
        alternatives = List.copyOf(alternatives);
        background = List.copyOf(background);
        context = List.copyOf(context);
        consequences = List.copyOf(consequences);
        links = List.copyOf(links);
        disagreements = List.copyOf(disagreements);
        profiles = List.copyOf(profiles);
        partialProfiles = List.copyOf(partialProfiles);
        tips = List.copyOf(tips);
    }

    /** Begins a case in code. */
    public static Builder titled(String title, LocalDate asOf) {
        return new Builder(title, asOf);
    }

    /** The actors who have to agree, in the order of the file. */
    public List<Actor> parties() {
        return actors.stream().filter(actor -> actor.is(Role.PARTY)).toList();
    }

    public Optional<Actor> actor(String id) {
        return actors.stream().filter(actor -> actor.id().equals(id)).findFirst();
    }

    public Optional<Person> person(String id) {
        return persons.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    public Optional<Issue> issue(String id) {
        return issues.stream().filter(issue -> issue.id().equals(id)).findFirst();
    }

    public Optional<Claim> claim(String id) {
        return claims.stream().filter(claim -> claim.id().equals(id)).findFirst();
    }

    public Optional<Source> source(String id) {
        return sources.stream().filter(source -> source.id().equals(id)).findFirst();
    }

    public Optional<Act> act(String id) {
        return record.stream().filter(act -> act.id().equals(id)).findFirst();
    }

    public Optional<Demand> demand(String id) {
        return demands.stream().filter(demand -> demand.id().equals(id)).findFirst();
    }

    public Optional<Profile> profile(String party) {
        return profiles.stream()
                .filter(profile -> profile.party().equals(party))
                .findFirst();
    }

    /** The grade of a claim: its source's reliability and its own credibility. */
    public Grade grade(Claim claim) {
        Reliability reliability =
                source(claim.source()).map(Source::reliability).orElse(Reliability.F);
        return new Grade(reliability, claim.credibility());
    }

    /**
     * The actor for whom somebody speaks: the actor itself, the actor of a faction, or the one whom a person speaks for.
     */
    public Optional<Actor> actorBehind(String id) {
        Optional<Actor> direct = actor(id);
        if (direct.isPresent()) {
            return direct;
        }
        Optional<Actor> ofFaction = actors.stream()
                .filter(actor -> actor.factions().stream()
                        .anyMatch(faction -> faction.id().equals(id)))
                .findFirst();
        if (ofFaction.isPresent()) {
            return ofFaction;
        }
        return person(id).map(Person::speaksFor).flatMap(this::actorBehind);
    }

    /** The name of an actor, faction or person; the id itself if there is none. */
    public String nameOf(String id) {
        return actor(id)
                .map(Actor::name)
                .or(() -> person(id).map(Person::name))
                .or(() -> actors.stream()
                        .flatMap(actor -> actor.factions().stream())
                        .filter(faction -> faction.id().equals(id))
                        .map(Faction::name)
                        .findFirst())
                .orElse(id);
    }

    /** All outcomes of this case's issues, constraints not applied. */
    public OutcomeSpace space() {
        return new OutcomeSpace(issues);
    }

    /** A builder that holds all of this case, to derive another from it. */
    public Builder change() {
        Builder builder = new Builder(title, asOf);
        builder.summary = summary;
        builder.actors.addAll(actors);
        builder.persons.addAll(persons);
        builder.channels.addAll(channels);
        builder.issues.addAll(issues);
        builder.constraints.addAll(constraints);
        builder.sources.addAll(sources);
        builder.claims.addAll(claims);
        builder.record.addAll(record);
        builder.demands.addAll(demands);
        builder.interests.addAll(interests);
        builder.alternatives.addAll(alternatives);
        builder.background.addAll(background);
        builder.context.addAll(context);
        builder.consequences.addAll(consequences);
        builder.links.addAll(links);
        builder.disagreements.addAll(disagreements);
        builder.profiles.addAll(profiles);
        builder.partialProfiles.addAll(partialProfiles);
        builder.disagreement = disagreement;
        builder.decision = decision;
        builder.agreement = agreement;
        builder.tips.addAll(tips);
        return builder;
    }

    /** Collects a case in code; lists may be changed until {@link #build}. Not thread-safe. */
    public static final class Builder {
        public String title;
        public LocalDate asOf;
        public @Nullable String summary;
        public final List<Actor> actors = new ArrayList<>();
        public final List<Person> persons = new ArrayList<>();
        public final List<Channel> channels = new ArrayList<>();
        public final List<Issue> issues = new ArrayList<>();
        public final List<Constraint> constraints = new ArrayList<>();
        public final List<Source> sources = new ArrayList<>();
        public final List<Claim> claims = new ArrayList<>();
        public final List<Act> record = new ArrayList<>();
        public final List<Demand> demands = new ArrayList<>();
        public final List<Interest> interests = new ArrayList<>();
        public final List<Alternative> alternatives = new ArrayList<>();
        public final List<Passage> background = new ArrayList<>();
        public final List<Passage> context = new ArrayList<>();
        public final List<Consequence> consequences = new ArrayList<>();
        public final List<Link> links = new ArrayList<>();
        public final List<Disagreement> disagreements = new ArrayList<>();
        public final List<Profile> profiles = new ArrayList<>();
        public final List<PartialProfile> partialProfiles = new ArrayList<>();
        public @Nullable DisagreementPoint disagreement;
        public @Nullable Decision decision;
        public @Nullable Agreement agreement;
        public final List<Tip> tips = new ArrayList<>();

        private Builder(String title, LocalDate asOf) {
            this.title = title;
            this.asOf = asOf;
        }

        /** Adds a party without factions. */
        public Builder party(String id, String name) {
            actors.add(new Actor(id, name, List.of(Role.PARTY), List.of(), List.of(), null, Meta.NONE));
            return this;
        }

        /** Adds an issue with unordered options, whose names are their ids. */
        public Builder issue(String id, String question, String... options) {
            List<Option> all = Arrays.stream(options).map(Option::of).toList();
            issues.add(new Issue(id, id, question, new Options.Listed(all, false, null), false, List.of(), Meta.NONE));
            return this;
        }

        /** Adds an elicited profile. */
        public Builder profile(String party, UtilityFunction utility, Rational reservation) {
            profiles.add(new Profile(party, utility, reservation, null, Basis.ELICITED, Meta.NONE));
            return this;
        }

        public Builder demand(String id, String party, Condition condition, Firmness firmness, String says) {
            demands.add(new Demand(id, party, new Demand.Require(condition), firmness, says, null, null, Meta.NONE));
            return this;
        }

        public Case build() {
            return new Case(
                    title,
                    asOf,
                    summary,
                    actors,
                    persons,
                    channels,
                    issues,
                    constraints,
                    sources,
                    claims,
                    record,
                    demands,
                    interests,
                    alternatives,
                    background,
                    context,
                    consequences,
                    links,
                    disagreements,
                    profiles,
                    partialProfiles,
                    disagreement,
                    decision,
                    agreement,
                    tips);
        }
    }
}
