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
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Disagreement;
import org.parley.model.Excerpt;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Text;
import org.parley.model.Visibility;

/** Takes out of a case whatever is marked private, and every reference to it. */
final class Redaction {

    private final Set<String> gone = new HashSet<>();

    private Redaction() {}

    static Case published(Case all) {
        return new Redaction().redact(all);
    }

    private Case redact(Case all) {
        all.sources().forEach(source -> note(source.id(), source.meta()));
        all.issues().forEach(issue -> note(issue.id(), issue.meta()));
        for (Actor actor : all.actors()) {
            note(actor.id(), actor.meta());
            actor.factions()
                    .forEach(faction -> note(faction.id(), isPrivate(actor.meta()) ? actor.meta() : faction.meta()));
        }
        all.persons().forEach(person -> note(person.id(), person.meta()));
        for (Claim claim : all.claims()) {
            String speaker = claim.attribution().speaker();
            if (gone.contains(claim.source()) || speaker != null && gone.contains(speaker)) {
                gone.add(claim.id());
            }
            note(claim.id(), claim.meta());
        }
        all.record().forEach(act -> note(act.id(), act.meta()));
        gone.addAll(Excerpt.dropped(all.agreement(), meta -> !isPrivate(meta), gone));
        all.record().stream()
                .filter(act -> act.performance() != null && Excerpt.of(act.performance(), gone) == null)
                .forEach(act -> gone.add(act.id()));
        boolean issueGone = all.issues().stream().anyMatch(issue -> isPrivate(issue.meta()));
        Case.Builder out = all.change();
        drop(out.sources, s -> s.meta(), s -> List.of(s.id()));
        drop(out.claims, Claim::meta, c -> List.of(c.id()));
        out.claims.replaceAll(this::claim);
        drop(out.persons, p -> p.meta(), p -> List.of(p.id()));
        out.actors.removeIf(actor -> isPrivate(actor.meta()));
        out.actors.replaceAll(this::actor);
        drop(out.channels, c -> c.meta(), c -> c.between());
        out.issues.removeIf(i -> isPrivate(i.meta()));
        out.issues.replaceAll(this::issue);
        drop(out.constraints, c -> c.meta(), c -> List.copyOf(c.holds().issues()));
        drop(out.record, Act::meta, a -> List.of(a.id(), a.by()));
        out.record.replaceAll(this::act);
        drop(out.demands, d -> d.meta(), d -> with(d.by(), d.stance().issues()));
        drop(out.interests, x -> x.meta(), x -> with(x.of(), x.about()));
        drop(out.alternatives, x -> x.meta(), x -> List.of(x.of()));
        drop(out.background, x -> x.meta(), x -> x.about());
        drop(out.context, x -> x.meta(), x -> x.about());
        drop(out.consequences, x -> x.meta(), x -> x.of() == null ? List.of() : List.of(x.of()));
        drop(out.links, x -> x.meta(), x -> x.issues());
        out.disagreements.removeIf(x -> isPrivate(x.meta()));
        out.disagreements.replaceAll(this::disagreement);
        out.disagreements.removeIf(d -> d.views().size() < 2);
        // A profile sums over all issues: with one of them private, its numbers would tell of it.
        out.profiles.removeIf(x -> issueGone || isPrivate(x.meta()) || gone.contains(x.party()));
        out.partialProfiles.removeIf(x -> issueGone || isPrivate(x.meta()) || gone.contains(x.party()));
        if (out.agreement != null) {
            out.agreement = Excerpt.of(out.agreement, meta -> !isPrivate(meta), meta -> meta, gone);
        }
        return out.build();
    }

    private static List<String> with(String one, Collection<String> more) {
        List<String> all = new ArrayList<>(more);
        all.add(one);
        return all;
    }

    /** Drops what is private itself or cannot be told without something that is. */
    private <T> void drop(List<T> all, Function<T, Meta> meta, Function<T, List<String>> names) {
        all.removeIf(entry ->
                isPrivate(meta.apply(entry)) || names.apply(entry).stream().anyMatch(gone::contains));
    }

    private void note(String id, Meta meta) {
        if (isPrivate(meta)) {
            gone.add(id);
        }
    }

    private Claim claim(Claim c) {
        String answers = c.answers() != null && gone.contains(c.answers()) ? null : c.answers();
        return new Claim(
                c.id(),
                c.source(),
                c.attribution(),
                c.kind(),
                c.says(),
                c.quote(),
                c.hedge(),
                c.credibility(),
                kept(c.about()),
                answers,
                kept(c.contradicts()),
                c.where(),
                c.when(),
                report(c.reports()),
                c.meta());
    }

    private Actor actor(Actor a) {
        return new Actor(
                a.id(),
                a.name(),
                a.roles(),
                a.allyOf(),
                a.factions().stream().filter(f -> !isPrivate(f.meta())).toList(),
                a.ratification(),
                a.meta());
    }

    private Issue issue(Issue i) {
        return new Issue(
                i.id(),
                i.name(),
                i.question(),
                i.options(),
                i.divisible(),
                i.precedents().stream().filter(p -> !isPrivate(p.meta())).toList(),
                i.meta());
    }

    private Act act(Act a) {
        return new Act(
                a.id(),
                a.type(),
                a.when(),
                a.by(),
                kept(a.to()),
                a.via() != null && gone.contains(a.via()) ? null : a.via(),
                a.place(),
                kept(a.inReplyTo()),
                a.says(),
                text(a.text()),
                a.reading(),
                Excerpt.of(a.performance(), gone),
                a.meta());
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

    private Claim.@Nullable Report report(Claim.@Nullable Report r) {
        if (r == null) {
            return null;
        }
        return new Claim.Report(
                r.state(), kept(r.sticking()), r.only(), shown(r.turn()), shown(r.awaiting()), r.condition());
    }

    private @Nullable String shown(@Nullable String id) {
        return id == null || gone.contains(id) ? null : id;
    }

    private Disagreement disagreement(Disagreement d) {
        List<Disagreement.View> views = d.views().stream()
                .filter(v -> v.claims().isEmpty() || v.claims().stream().anyMatch(id -> !gone.contains(id)))
                .map(v -> new Disagreement.View(v.says(), kept(v.claims())))
                .toList();
        return new Disagreement(d.id(), d.question(), views, d.meta());
    }

    private List<String> kept(List<String> ids) {
        return ids.stream().filter(id -> !gone.contains(id)).toList();
    }

    private static boolean isPrivate(Meta meta) {
        return meta.visibility() == Visibility.PRIVATE;
    }
}
