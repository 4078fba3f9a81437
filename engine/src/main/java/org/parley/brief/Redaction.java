package org.parley.brief;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Agreement;
import org.parley.model.Alternative;
import org.parley.model.Case;
import org.parley.model.Channel;
import org.parley.model.Claim;
import org.parley.model.Consequence;
import org.parley.model.Constraint;
import org.parley.model.Demand;
import org.parley.model.Disagreement;
import org.parley.model.DisagreementPoint;
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
import org.parley.model.Ratification;
import org.parley.model.Rational;
import org.parley.model.Source;
import org.parley.model.Text;
import org.parley.model.Visibility;

/**
 * Takes out of a case whatever is marked private and whatever would tell of it: every reference, every entry that rests
 * on private claims alone, every tip and every note. What is left is a function of the public entries: two cases that
 * differ in private ones only come out equal.
 */
public final class Redaction {

    private final Case all;
    private final Set<String> alsoPrivate;
    private final Set<String> gone = new HashSet<>();
    private final Set<String> goneActors = new HashSet<>();
    private boolean issueGone;

    private Redaction(Case all, Set<String> alsoPrivate) {
        this.all = all;
        this.alsoPrivate = alsoPrivate;
        gone.addAll(alsoPrivate);
        int before;
        do {
            before = gone.size();
            spread();
        } while (gone.size() > before);
    }

    /** The case as anybody may see it. */
    public static Case published(Case all) {
        return published(all, Set.of());
    }

    /** The same, with the entries of these ids taken for private whatever the case says. */
    static Case published(Case all, Set<String> alsoPrivate) {
        return new Redaction(all, alsoPrivate).redacted();
    }

    /** Ids of all entries that are private or tell of something that is. */
    static Set<String> hidden(Case all) {
        return new Redaction(all, Set.of()).gone;
    }

    // What goes, and what goes with it; tried until nothing more does.

    private void spread() {
        for (Actor actor : all.actors()) {
            mark(actor.id(), actor.meta(), List.of(), false);
            for (Faction faction : actor.factions()) {
                mark(faction.id(), faction.meta(), List.of(actor.id()), true);
                remember(faction.id());
            }
            remember(actor.id());
        }
        for (Issue issue : all.issues()) {
            mark(issue.id(), issue.meta(), List.of(), false);
            if (goneActors.stream().anyMatch(id -> issue.options().indexOf(id) >= 0)) {
                gone.add(issue.id());
            }
            issueGone |= gone.contains(issue.id());
            if (gone.contains(issue.id())
                    || issue.precedents().stream().anyMatch(p -> isPrivate(p.meta()) || restsOnGone(p.meta()))) {
                gone.add(Entries.precedents(issue.id()));
            }
        }
        all.sources().forEach(s -> mark(s.id(), s.meta(), List.of(), true));
        all.persons().forEach(p -> mark(p.id(), p.meta(), maybe(p.speaksFor()), false));
        all.claims().forEach(c -> mark(c.id(), c.meta(), tellsOf(c), true));
        for (Act act : all.record()) {
            mark(act.id(), act.meta(), List.of(act.by()), true);
            if (!act.to().isEmpty() && kept(act.to()).isEmpty()) {
                gone.add(act.id());
            }
        }
        all.channels().forEach(c -> mark(c.id(), c.meta(), with(c.through(), c.between()), true));
        all.constraints().forEach(c -> mark(c.id(), c.meta(), c.holds().issues(), true));
        all.demands()
                .forEach(d -> mark(d.id(), d.meta(), with(d.by(), d.stance().issues()), true));
        all.interests().forEach(x -> mark(x.id(), x.meta(), with(x.of(), x.about()), true));
        all.alternatives().forEach(x -> mark(x.id(), x.meta(), List.of(x.of()), true));
        all.background().forEach(x -> mark(x.id(), x.meta(), x.about(), true));
        all.context().forEach(x -> mark(x.id(), x.meta(), x.about(), true));
        all.consequences().forEach(x -> mark(x.id(), x.meta(), maybe(x.of()), true));
        all.links().forEach(x -> mark(x.id(), x.meta(), x.issues(), true));
        for (Disagreement d : all.disagreements()) {
            mark(d.id(), d.meta(), List.of(), true);
            if (views(d).size() < 2) {
                gone.add(d.id());
            }
        }
        all.profiles().forEach(p -> mark(Entries.profile(p.party()), p.meta(), List.of(p.party()), true));
        for (PartialProfile p : all.partialProfiles()) {
            mark(Entries.profile(p.party()), p.meta(), List.of(p.party()), true);
            if (p.moved().stream().anyMatch(m -> isPrivate(m.meta()) || restsOnGone(m.meta()))) {
                gone.add(Entries.moved(p.party()));
            }
        }
        duties();
    }

    private void duties() {
        Agreement agreement = all.agreement();
        if (agreement != null) {
            mark(Entries.AGREEMENT, agreement.meta(), List.of(), true);
            gone.addAll(Excerpt.dropped(agreement, meta -> !hides(meta), gone));
        }
        for (Act act : all.record()) {
            if (act.performance() != null && Excerpt.of(act.performance(), gone) == null) {
                gone.add(act.id());
            }
        }
    }

    private void mark(String id, Meta meta, Collection<String> names, boolean rests) {
        if (isPrivate(meta) || names.stream().anyMatch(gone::contains) || (rests && restsOnGone(meta))) {
            gone.add(id);
        }
    }

    private boolean restsOnGone(Meta meta) {
        return !meta.claims().isEmpty() && kept(meta.claims()).isEmpty();
    }

    private void remember(String actor) {
        if (gone.contains(actor)) {
            goneActors.add(actor);
        }
    }

    private static List<String> tellsOf(Claim c) {
        List<String> names = with(c.attribution().speaker(), c.about());
        names.add(c.source());
        Claim.Report report = c.reports();
        if (report != null) {
            names.addAll(report.sticking());
            names.addAll(maybe(report.turn()));
            names.addAll(maybe(report.awaiting()));
        }
        return names;
    }

    private List<Disagreement.View> views(Disagreement d) {
        return d.views().stream()
                .filter(v -> v.claims().isEmpty() || !kept(v.claims()).isEmpty())
                .map(v -> new Disagreement.View(v.says(), kept(v.claims())))
                .toList();
    }

    // What stays, without a word of what goes.

    private Case redacted() {
        Case.Builder out = all.change();
        out.sources.removeIf(s -> gone.contains(s.id()));
        keep(
                out.sources,
                s -> new Source(
                        s.id(),
                        s.title(),
                        s.publisher(),
                        s.published(),
                        s.url(),
                        s.reliability(),
                        s.chain(),
                        bare(s.meta())));
        out.claims.removeIf(c -> gone.contains(c.id()));
        keep(out.claims, this::claim);
        out.persons.removeIf(p -> gone.contains(p.id()));
        keep(
                out.persons,
                p -> new Person(p.id(), p.name(), p.office(), p.speaksFor(), shown(p.within()), bare(p.meta())));
        out.actors.removeIf(a -> gone.contains(a.id()));
        keep(out.actors, this::actor);
        out.issues.removeIf(i -> gone.contains(i.id()));
        keep(out.issues, this::issue);
        out.record.removeIf(a -> gone.contains(a.id()));
        keep(out.record, this::act);
        words(out);
        numbers(out);
        if (out.agreement != null) {
            out.agreement = gone.contains(Entries.AGREEMENT)
                    ? null
                    : Excerpt.of(out.agreement, meta -> !hides(meta), this::bare, gone);
        }
        out.tips.clear();
        return out.build();
    }

    private void words(Case.Builder out) {
        out.channels.removeIf(c -> gone.contains(c.id()));
        keep(
                out.channels,
                c -> new Channel(
                        c.id(), c.between(), c.through(), c.place(), c.reachability(), c.latency(), bare(c.meta())));
        out.constraints.removeIf(c -> gone.contains(c.id()));
        keep(out.constraints, c -> new Constraint(c.id(), c.holds(), c.why(), bare(c.meta())));
        out.demands.removeIf(d -> gone.contains(d.id()));
        keep(
                out.demands,
                d -> new Demand(
                        d.id(), d.by(), d.stance(), d.firmness(), d.says(), d.since(), d.until(), bare(d.meta())));
        out.interests.removeIf(x -> gone.contains(x.id()));
        keep(out.interests, x -> new Interest(x.id(), x.of(), x.says(), x.about(), bare(x.meta())));
        out.alternatives.removeIf(x -> gone.contains(x.id()));
        keep(out.alternatives, x -> new Alternative(x.id(), x.of(), x.says(), bare(x.meta())));
        for (List<Passage> passages : List.of(out.background, out.context)) {
            passages.removeIf(x -> gone.contains(x.id()));
            keep(passages, x -> new Passage(x.id(), x.says(), x.about(), x.when(), bare(x.meta())));
        }
        out.consequences.removeIf(x -> gone.contains(x.id()));
        keep(out.consequences, x -> new Consequence(x.id(), x.of(), x.given(), x.then(), bare(x.meta())));
        out.links.removeIf(x -> gone.contains(x.id()));
        keep(out.links, x -> new Link(x.id(), x.issues(), x.says(), bare(x.meta())));
        out.disagreements.removeIf(d -> gone.contains(d.id()));
        keep(out.disagreements, d -> new Disagreement(d.id(), d.question(), views(d), bare(d.meta())));
    }

    /** A profile sums over all issues: with one of them gone, its numbers would tell of it. */
    private void numbers(Case.Builder out) {
        out.profiles.removeIf(x -> issueGone || gone.contains(Entries.profile(x.party())));
        keep(out.profiles, this::measured);
        out.partialProfiles.removeIf(x -> issueGone || gone.contains(Entries.profile(x.party())));
        keep(out.partialProfiles, this::partial);
        DisagreementPoint point = out.disagreement;
        if (point != null) {
            Map<String, Rational> stated = new LinkedHashMap<>(point.stated());
            Set<String> profiled = new HashSet<>();
            out.profiles.forEach(p -> profiled.add(p.party()));
            stated.keySet().retainAll(profiled);
            out.disagreement = stated.isEmpty() ? null : new DisagreementPoint(stated);
        }
        boolean partyGone = all.parties().stream().anyMatch(p -> gone.contains(p.id()));
        out.decision = partyGone ? null : out.decision;
    }

    private PartialProfile partial(PartialProfile p) {
        boolean none = alsoPrivate.contains(Entries.moved(p.party()));
        List<PartialProfile.Moved> moved = p.moved().stream()
                .filter(m -> !none && !hides(m.meta()))
                .map(m -> new PartialProfile.Moved(m.from(), m.says(), bare(m.meta())))
                .toList();
        return new PartialProfile(
                p.party(),
                p.importance(),
                p.orders(),
                p.prefers(),
                p.matters(),
                p.peaks(),
                p.intervals(),
                moved,
                p.basis(),
                bare(p.meta()));
    }

    private Claim claim(Claim c) {
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
                shown(c.answers()),
                kept(c.contradicts()),
                c.where(),
                c.when(),
                c.reports(),
                bare(c.meta()));
    }

    private Actor actor(Actor a) {
        List<Faction> factions = a.factions().stream()
                .filter(f -> !gone.contains(f.id()))
                .map(this::faction)
                .toList();
        Ratification rule = a.ratification();
        return new Actor(
                a.id(),
                a.name(),
                a.roles(),
                kept(a.allyOf()),
                factions,
                // A rule that names a hidden faction would tell of it; without the faction it would be another rule.
                rule == null || rule.factions().stream().anyMatch(gone::contains) ? null : rule,
                bare(a.meta()));
    }

    private Faction faction(Faction f) {
        Profile profile = f.profile();
        PartialProfile partial = f.partial();
        return new Faction(
                f.id(),
                f.name(),
                f.seats(),
                f.veto(),
                f.stance(),
                profile == null || issueGone || hides(profile.meta()) ? null : measured(profile),
                partial == null || issueGone || hides(partial.meta()) ? null : partial(partial),
                bare(f.meta()));
    }

    private boolean hides(Meta meta) {
        return isPrivate(meta) || restsOnGone(meta);
    }

    private Profile measured(Profile p) {
        return new Profile(p.party(), p.utility(), p.stated(), p.discount(), p.basis(), bare(p.meta()));
    }

    private Issue issue(Issue i) {
        boolean none = alsoPrivate.contains(Entries.precedents(i.id()));
        List<Issue.Precedent> precedents = i.precedents().stream()
                .filter(p -> !none && !hides(p.meta()))
                .map(p -> new Issue.Precedent(p.option(), p.says(), p.when(), bare(p.meta())))
                .toList();
        return new Issue(i.id(), i.name(), i.question(), i.options(), i.divisible(), precedents, bare(i.meta()));
    }

    private Act act(Act a) {
        return new Act(
                a.id(),
                a.type(),
                a.when(),
                a.by(),
                kept(a.to()),
                shown(a.via()),
                a.place(),
                kept(a.inReplyTo()),
                a.says(),
                text(a.text()),
                a.reading(),
                Excerpt.of(a.performance(), gone),
                bare(a.meta()));
    }

    private @Nullable Text text(@Nullable Text text) {
        if (text == null) {
            return null;
        }
        Map<String, String> options = new LinkedHashMap<>(text.options());
        Map<String, String> terms = new LinkedHashMap<>(text.terms());
        options.keySet().removeAll(gone);
        terms.keySet().removeAll(gone);
        return new Text(options, terms, text.reported());
    }

    private static <T> void keep(List<T> entries, Function<T, T> without) {
        entries.replaceAll(without::apply);
    }

    /** Claims that stay, and no note: what an author remarks to themselves is not for others. */
    private Meta bare(Meta meta) {
        return new Meta(Visibility.PUBLIC, null, kept(meta.claims()));
    }

    private List<String> kept(List<String> ids) {
        return ids.stream().filter(id -> !gone.contains(id)).toList();
    }

    private @Nullable String shown(@Nullable String id) {
        return id == null || gone.contains(id) ? null : id;
    }

    private static List<String> maybe(@Nullable String id) {
        return id == null ? List.of() : List.of(id);
    }

    private static List<String> with(@Nullable String one, Collection<String> more) {
        List<String> names = new ArrayList<>(more);
        names.addAll(maybe(one));
        return names;
    }

    private static boolean isPrivate(Meta meta) {
        return meta.visibility() == Visibility.PRIVATE;
    }
}
