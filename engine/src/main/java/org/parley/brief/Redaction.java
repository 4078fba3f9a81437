package org.parley.brief;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Disagreement;
import org.parley.model.Issue;
import org.parley.model.Meta;
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
        for (Claim claim : all.claims()) {
            if (gone.contains(claim.source())) {
                gone.add(claim.id());
            }
            note(claim.id(), claim.meta());
        }
        all.record().forEach(act -> note(act.id(), act.meta()));
        Case.Builder out = all.change();
        keep(out.sources, s -> s.id(), s -> s.meta());
        keep(out.claims, Claim::id, Claim::meta);
        out.claims.replaceAll(this::claim);
        keep(out.persons, p -> p.id(), p -> p.meta());
        out.actors.removeIf(actor -> isPrivate(actor.meta()));
        out.actors.replaceAll(this::actor);
        out.channels.removeIf(c -> isPrivate(c.meta()));
        out.issues.removeIf(i -> isPrivate(i.meta()));
        out.issues.replaceAll(this::issue);
        out.constraints.removeIf(c -> isPrivate(c.meta()));
        keep(out.record, Act::id, Act::meta);
        out.record.replaceAll(this::act);
        out.demands.removeIf(d -> isPrivate(d.meta()));
        out.interests.removeIf(x -> isPrivate(x.meta()));
        out.alternatives.removeIf(x -> isPrivate(x.meta()));
        out.background.removeIf(x -> isPrivate(x.meta()));
        out.context.removeIf(x -> isPrivate(x.meta()));
        out.consequences.removeIf(x -> isPrivate(x.meta()));
        out.links.removeIf(x -> isPrivate(x.meta()));
        out.disagreements.removeIf(x -> isPrivate(x.meta()));
        out.disagreements.replaceAll(this::disagreement);
        out.disagreements.removeIf(d -> d.views().size() < 2);
        out.profiles.removeIf(x -> isPrivate(x.meta()));
        out.partialProfiles.removeIf(x -> isPrivate(x.meta()));
        Agreement agreement = out.agreement;
        if (agreement != null && isPrivate(agreement.meta())) {
            out.agreement = null;
        }
        return out.build();
    }

    private void note(String id, Meta meta) {
        if (isPrivate(meta)) {
            gone.add(id);
        }
    }

    private <T> void keep(List<T> all, Function<T, String> id, Function<T, Meta> meta) {
        all.removeIf(entry -> gone.contains(id.apply(entry)) || isPrivate(meta.apply(entry)));
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
                c.about(),
                answers,
                kept(c.contradicts()),
                c.where(),
                c.when(),
                c.reports(),
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
                a.to(),
                a.via(),
                a.place(),
                kept(a.inReplyTo()),
                a.says(),
                a.text(),
                a.reading(),
                a.meta());
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
