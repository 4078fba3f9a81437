package org.parley.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Alternative;
import org.parley.model.Case;
import org.parley.model.Channel;
import org.parley.model.Claim;
import org.parley.model.Consequence;
import org.parley.model.Constraint;
import org.parley.model.Credibility;
import org.parley.model.Demand;
import org.parley.model.Disagreement;
import org.parley.model.Excerpt;
import org.parley.model.Faction;
import org.parley.model.Interest;
import org.parley.model.Issue;
import org.parley.model.Link;
import org.parley.model.Meta;
import org.parley.model.PartialProfile;
import org.parley.model.Passage;
import org.parley.model.Person;
import org.parley.model.Profile;
import org.parley.model.Reliability;

/**
 * The case as fewer claims would tell it. A claim that is left out takes with it every entry that rests on it alone;
 * entries for which the author gave no claims stay; references to what went are cut.
 */
public final class Selection {

    private final Set<String> claims;
    private final Set<String> acts = new HashSet<>();
    private final Set<String> clauses = new HashSet<>();

    private Selection(Set<String> claims) {
        this.claims = claims;
    }

    /** Only what these sources say. Other sources leave the case too. */
    public static Case fromSources(Case read, Set<String> sources) {
        Case.Builder builder =
                only(read, claim -> sources.contains(claim.source())).change();
        builder.sources.removeIf(source -> !sources.contains(source.id()));
        return builder.build();
    }

    /** Only claims of sources at least this reliable; F, which cannot be judged, is below E. */
    public static Case atLeast(Case read, Reliability least) {
        return only(read, claim -> read.grade(claim).reliability().compareTo(least) <= 0);
    }

    /** Only claims at least this credible. */
    public static Case atLeast(Case read, Credibility least) {
        return only(read, claim -> claim.credibility().compareTo(least) <= 0);
    }

    /** Without claims whose speaker the source does not name. */
    public static Case withoutAnonymous(Case read) {
        return only(read, claim -> !claim.attribution().kind().anonymous());
    }

    /** Only the claims that pass. */
    public static Case only(Case read, Predicate<Claim> wanted) {
        Set<String> kept = new HashSet<>();
        read.claims().stream().filter(wanted).forEach(claim -> kept.add(claim.id()));
        return kept.size() == read.claims().size() ? read : new Selection(kept).apply(read);
    }

    private Case apply(Case read) {
        Case.Builder out = read.change();
        out.claims.removeIf(claim -> !claims.contains(claim.id()));
        out.claims.replaceAll(this::claim);
        out.actors.replaceAll(this::actor);
        reduce(
                out.persons,
                Person::meta,
                (p, m) -> new Person(p.id(), p.name(), p.office(), p.speaksFor(), p.within(), m),
                false);
        reduce(
                out.channels,
                Channel::meta,
                (c, m) -> new Channel(c.id(), c.between(), c.through(), c.place(), c.reachability(), c.latency(), m),
                true);
        out.issues.replaceAll(this::issue);
        reduce(out.constraints, Constraint::meta, (c, m) -> new Constraint(c.id(), c.holds(), c.why(), m), true);
        clauses.addAll(Excerpt.dropped(read.agreement(), meta -> !gone(meta), Set.of()));
        out.record.removeIf(
                act -> gone(act.meta()) || act.performance() != null && Excerpt.of(act.performance(), clauses) == null);
        out.record.forEach(act -> acts.add(act.id()));
        out.record.replaceAll(this::act);
        reduce(
                out.demands,
                Demand::meta,
                (d, m) -> new Demand(d.id(), d.by(), d.stance(), d.firmness(), d.says(), d.since(), d.until(), m),
                true);
        reduce(out.interests, Interest::meta, (x, m) -> new Interest(x.id(), x.of(), x.says(), x.about(), m), true);
        reduce(out.alternatives, Alternative::meta, (x, m) -> new Alternative(x.id(), x.of(), x.says(), m), true);
        reduce(out.background, Passage::meta, (x, m) -> new Passage(x.id(), x.says(), x.about(), x.when(), m), true);
        reduce(out.context, Passage::meta, (x, m) -> new Passage(x.id(), x.says(), x.about(), x.when(), m), true);
        reduce(
                out.consequences,
                Consequence::meta,
                (x, m) -> new Consequence(x.id(), x.of(), x.given(), x.then(), m),
                true);
        reduce(out.links, Link::meta, (x, m) -> new Link(x.id(), x.issues(), x.says(), m), true);
        out.disagreements.replaceAll(this::disagreement);
        out.disagreements.removeIf(d -> d.views().size() < 2);
        reduce(
                out.profiles,
                Profile::meta,
                (p, m) -> new Profile(p.party(), p.utility(), p.stated(), p.discount(), p.basis(), m),
                true);
        reduce(out.partialProfiles, PartialProfile::meta, PartialProfile::with, true);
        if (out.agreement != null) {
            Set<String> left = new HashSet<>();
            read.record().stream().map(Act::id).filter(id -> !acts.contains(id)).forEach(left::add);
            out.agreement = Excerpt.of(out.agreement, meta -> !gone(meta), this::kept, left);
        }
        return out.build();
    }

    private interface Remade<T> {
        T with(T entry, Meta meta);
    }

    private <T> void reduce(List<T> all, Function<T, Meta> meta, Remade<T> remade, boolean remove) {
        if (remove) {
            all.removeIf(entry -> gone(meta.apply(entry)));
        }
        all.replaceAll(entry -> remade.with(entry, kept(meta.apply(entry))));
    }

    private boolean gone(Meta meta) {
        return !meta.claims().isEmpty() && meta.claims().stream().noneMatch(claims::contains);
    }

    private Meta kept(Meta meta) {
        return meta.withClaims(kept(meta.claims(), claims));
    }

    private static List<String> kept(List<String> ids, Set<String> there) {
        return ids.stream().filter(there::contains).toList();
    }

    private Claim claim(Claim c) {
        String answers = c.answers() == null || claims.contains(c.answers()) ? c.answers() : null;
        return new Claim(
                c.id(),
                c.source(),
                c.attribution(),
                c.kind(),
                c.says(),
                c.quote(),
                c.hedge(),
                c.credibility(),
                c.about(),
                answers,
                kept(c.contradicts(), claims),
                c.where(),
                c.when(),
                c.reports(),
                c.meta());
    }

    /** Actors and persons stay, so that ids keep leading somewhere; factions that no claim reports go. */
    private Actor actor(Actor a) {
        List<Faction> factions = a.factions().stream()
                .map(f -> gone(f.meta())
                        ? new Faction(f.id(), f.name(), null, f.veto(), null, f.profile(), f.partial(), kept(f.meta()))
                        : new Faction(
                                f.id(),
                                f.name(),
                                f.seats(),
                                f.veto(),
                                f.stance(),
                                f.profile(),
                                f.partial(),
                                kept(f.meta())))
                .toList();
        return new Actor(a.id(), a.name(), a.roles(), a.allyOf(), factions, a.ratification(), kept(a.meta()));
    }

    private Issue issue(Issue i) {
        List<Issue.Precedent> precedents = i.precedents().stream()
                .filter(p -> !gone(p.meta()))
                .map(p -> new Issue.Precedent(p.option(), p.says(), p.when(), kept(p.meta())))
                .toList();
        return new Issue(i.id(), i.name(), i.question(), i.options(), i.divisible(), precedents, kept(i.meta()));
    }

    private Act act(Act a) {
        return new Act(
                a.id(),
                a.type(),
                a.when(),
                a.by(),
                a.to(),
                a.via(),
                a.place(),
                kept(a.inReplyTo(), acts),
                a.says(),
                a.text(),
                a.reading(),
                Excerpt.of(a.performance(), clauses),
                kept(a.meta()));
    }

    private Disagreement disagreement(Disagreement d) {
        List<Disagreement.View> views = d.views().stream()
                .filter(v -> v.claims().isEmpty() || v.claims().stream().anyMatch(claims::contains))
                .map(v -> new Disagreement.View(v.says(), kept(v.claims(), claims)))
                .toList();
        return new Disagreement(d.id(), d.question(), views, kept(d.meta()));
    }
}
