package org.parley.casefile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Attribution;
import org.parley.model.Case;
import org.parley.model.Channel;
import org.parley.model.Claim;
import org.parley.model.Condition;
import org.parley.model.Demand;
import org.parley.model.Faction;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Options;
import org.parley.model.PartialProfile;
import org.parley.model.Passage;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.Reading;
import org.parley.model.Role;
import org.parley.model.Source;
import org.parley.model.Text;
import org.parley.model.UtilityFunction;
import org.parley.model.Visibility;
import org.parley.model.When;

/** A case to the text of its file. Entries hold what is there: absent keys stay absent. */
final class CaseWriter {

    private CaseWriter() {}

    static String write(Case c) {
        Fields file = new Fields();
        file.put("parley", "1").put("title", c.title()).put("as_of", c.asOf()).put("summary", c.summary());
        file.put("parties", actors(c, Role.PARTY))
                .put("mediators", actors(c, Role.MEDIATOR))
                .put("observers", actors(c, Role.OBSERVER));
        file.put(
                "persons",
                byId(
                        c.persons(),
                        p -> p.id(),
                        p -> new Fields()
                                .put("name", p.name())
                                .put("office", p.office())
                                .put("speaks_for", p.speaksFor())
                                .put("within", p.within())
                                .meta(p.meta())));
        file.put("channels", each(c.channels(), CaseWriter::channel));
        file.put("issues", byId(c.issues(), Issue::id, CaseWriter::issue));
        file.put(
                "constraints",
                each(
                        c.constraints(),
                        x -> new Fields()
                                .put("id", x.id())
                                .put("holds", condition(x.holds()))
                                .put("why", x.why())
                                .meta(x.meta())));
        file.put("sources", byId(c.sources(), Source::id, CaseWriter::source));
        file.put("claims", byId(c.claims(), Claim::id, CaseWriter::claim));
        file.put("record", each(c.record(), CaseWriter::act));
        file.put("demands", each(c.demands(), CaseWriter::demand));
        file.put(
                "interests",
                each(
                        c.interests(),
                        x -> new Fields()
                                .put("id", x.id())
                                .put("of", x.of())
                                .put("says", x.says())
                                .put("about", x.about())
                                .meta(x.meta())));
        file.put(
                "alternatives",
                each(
                        c.alternatives(),
                        x -> new Fields()
                                .put("id", x.id())
                                .put("of", x.of())
                                .put("says", x.says())
                                .meta(x.meta())));
        file.put("background", each(c.background(), CaseWriter::passage));
        file.put("context", each(c.context(), CaseWriter::passage));
        file.put(
                "consequences",
                each(
                        c.consequences(),
                        x -> new Fields()
                                .put("id", x.id())
                                .put("of", x.of())
                                .put("given", x.given())
                                .put(
                                        "then",
                                        each(
                                                x.then(),
                                                s -> new Fields()
                                                        .put("says", s.says())
                                                        .put("hedge", s.hedge())))
                                .meta(x.meta())));
        file.put(
                "linked_issues",
                each(
                        c.links(),
                        x -> new Fields()
                                .put("id", x.id())
                                .put("issues", x.issues())
                                .put("says", x.says())
                                .meta(x.meta())));
        file.put(
                "disagreements",
                each(
                        c.disagreements(),
                        x -> new Fields()
                                .put("id", x.id())
                                .put("question", x.question())
                                .put(
                                        "views",
                                        each(
                                                x.views(),
                                                v -> new Fields()
                                                        .put("says", v.says())
                                                        .keep("claims", v.claims())))
                                .meta(x.meta())));
        Map<String, Object> profiles = new LinkedHashMap<>(byId(c.profiles(), Profile::party, CaseWriter::profile));
        profiles.putAll(byId(c.partialProfiles(), PartialProfile::party, CaseWriter::partial));
        file.put("profiles", profiles);
        if (c.disagreement() != null) {
            file.put("disagreement_point", c.disagreement().stated());
        }
        if (c.decision() != null) {
            file.put(
                    "decision",
                    new Fields()
                            .put("at_least", c.decision().atLeast())
                            .put("including", c.decision().including())
                            .all);
        }
        if (c.agreement() != null) {
            file.put("agreement", AgreementWriter.write(c.agreement()));
        }
        file.put("tips", Tips.written(c.tips()));
        return YamlText.write(file.all);
    }

    private static Map<String, Object> actors(Case c, Role section) {
        return byId(
                c.actors().stream().filter(actor -> section(actor) == section).toList(),
                Actor::id,
                actor -> new Fields()
                        .put("name", actor.name())
                        .put(
                                "roles",
                                actor.roles().stream()
                                        .skip(1)
                                        .map(CaseShape::written)
                                        .toList())
                        .put("ally_of", actor.allyOf())
                        .put(
                                "factions",
                                byId(
                                        actor.factions(),
                                        Faction::id,
                                        f -> new Fields()
                                                .put("name", f.name())
                                                .put("seats", f.seats())
                                                .put("veto", f.veto() ? true : null)
                                                .put("stance", f.stance())
                                                .put("profile", preferences(f))
                                                .meta(f.meta())))
                        .put(
                                "ratification",
                                actor.ratification() == null ? null : RatificationFile.write(actor.ratification()))
                        .meta(actor.meta()));
    }

    private static Role section(Actor actor) {
        Role first = actor.roles().getFirst();
        return first == Role.PARTY || first == Role.MEDIATOR ? first : Role.OBSERVER;
    }

    private static @Nullable Object preferences(Faction faction) {
        return faction.profile() != null
                ? profile(faction.profile()).all
                : faction.partial() != null ? partial(faction.partial()).all : null;
    }

    private static Fields channel(Channel c) {
        return new Fields()
                .put("id", c.id())
                .put("between", c.between())
                .put("through", c.through())
                .put("place", c.place())
                .put("reachability", c.reachability())
                .put("latency", c.latency() == null ? null : latency(c.latency()))
                .meta(c.meta());
    }

    private static String latency(Duration latency) {
        return latency.toHours() % 24 == 0 ? latency.toDays() + "d" : latency.toHours() + "h";
    }

    private static Fields issue(Issue issue) {
        Fields fields = new Fields()
                .put("name", issue.name().equals(issue.id()) ? null : issue.name())
                .put("question", issue.question());
        switch (issue.options()) {
            case Options.Listed listed -> {
                fields.put(
                        "options",
                        listed.all().stream()
                                .<Object>map(o -> o.name().equals(o.id()) && o.value() == null
                                        ? o.id()
                                        : new Fields()
                                                .put("id", o.id())
                                                .put("name", o.name().equals(o.id()) ? null : o.name())
                                                .put("value", o.value())
                                                .all)
                                .toList());
                fields.put("ordered", listed.ordered() ? true : null).put("unit", listed.unit());
            }
            case Options.Range range ->
                fields.put(
                        "options",
                        new Fields()
                                .put("from", range.from())
                                .put("to", range.to())
                                .put("step", range.step())
                                .put("unit", range.unit())
                                .put("real", range.real() ? true : null)
                                .all);
        }
        return fields.put("divisible", issue.divisible() ? true : null)
                .put(
                        "precedents",
                        each(
                                issue.precedents(),
                                p -> new Fields()
                                        .put("option", p.option())
                                        .put("says", p.says())
                                        .when(p.when())
                                        .meta(p.meta())))
                .meta(issue.meta());
    }

    private static Object condition(Condition condition) {
        return switch (condition) {
            case Condition.OneOf(String issue, var options) ->
                Map.of(issue, options.size() == 1 ? options.iterator().next() : List.copyOf(new ArrayList<>(options)));
            case Condition.NoneOf(String issue, var options) ->
                Map.of(issue, Map.of("not", List.copyOf(new ArrayList<>(options))));
            case Condition.Compare(String issue, var operator, String bound) ->
                Map.of(issue, operator.sign() + " " + bound);
            case Condition.All(var parts) ->
                Map.of("all", parts.stream().map(CaseWriter::condition).toList());
            case Condition.Any(var parts) ->
                Map.of("any", parts.stream().map(CaseWriter::condition).toList());
            case Condition.IfThen(Condition premise, Condition conclusion) ->
                new Fields().put("if", condition(premise)).put("then", condition(conclusion)).all;
        };
    }

    private static Fields source(Source s) {
        return new Fields()
                .put("title", s.title())
                .put("publisher", s.publisher())
                .dates("published", s.published())
                .basis(s.published())
                .put("url", s.url())
                .put("reliability", s.reliability().name())
                .put("chain", s.chain())
                .meta(s.meta());
    }

    private static Fields claim(Claim c) {
        Attribution a = c.attribution();
        Fields fields = new Fields()
                .put("source", c.source())
                .put(
                        "attribution",
                        new Fields()
                                .put("kind", CaseShape.written(a.kind()))
                                .put("speaker", a.speaker())
                                .put("words", a.words())
                                .put("through", a.through())
                                .all)
                .put("kind", CaseShape.written(c.kind()))
                .put("says", c.says())
                .put("quoted", c.quote())
                .put("hedge", c.hedge())
                .put("credibility", c.credibility().digit())
                .put("about", c.about())
                .put("answers", c.answers())
                .put("contradicts", c.contradicts())
                .put("where", c.where())
                .when(c.when());
        Claim.Report r = c.reports();
        if (r != null) {
            fields.keep(
                    "reports",
                    new Fields()
                            .put("state", r.state() == null ? null : CaseShape.written(r.state()))
                            .put("sticking", r.sticking())
                            .put("only", r.only() ? true : null)
                            .put("turn", r.turn())
                            .put("awaiting", r.awaiting())
                            .put("condition", r.condition() ? true : null)
                            .all);
        }
        return fields.meta(c.meta());
    }

    private static Fields act(Act a) {
        Fields fields = new Fields()
                .put("id", a.id())
                .when(a.when())
                .put("by", a.by())
                .put("to", a.to())
                .put("via", a.via())
                .put("place", a.place())
                .put("in_reply_to", a.inReplyTo())
                .put("act", CaseShape.written(a.type()))
                .put("says", a.says());
        Text text = a.text();
        if (text != null) {
            fields.put("outcome", text.options())
                    .put("text", text.terms())
                    .put("reported", CaseShape.written(text.reported()));
        }
        fields.put("reading", a.reading() == Reading.PLAIN ? null : CaseShape.written(a.reading()));
        AgreementWriter.performance(a.performance(), fields);
        return fields.meta(a.meta());
    }

    private static Fields demand(Demand d) {
        Fields fields = new Fields().put("id", d.id()).put("party", d.by());
        switch (d.stance()) {
            case Demand.Require(Condition condition) -> fields.put("require", condition(condition));
            case Demand.Scope(String issue, boolean inside) ->
                fields.put("scope", inside ? "in" : "out").put("about", issue);
            case Demand.Process(String words, List<String> about) ->
                fields.put("process", words).put("about", about);
            case Demand.Words(List<String> about) -> fields.put("about", about);
        }
        return fields.put("says", d.says())
                .put("firmness", CaseShape.written(d.firmness()))
                .dates("since", d.since())
                .dates("until", d.until())
                .basis(d.since())
                .meta(d.meta());
    }

    private static Fields passage(Passage p) {
        return new Fields()
                .put("id", p.id())
                .put("says", p.says())
                .put("about", p.about())
                .when(p.when())
                .meta(p.meta());
    }

    private static Fields profile(Profile p) {
        Fields fields = new Fields();
        switch (p.utility()) {
            case UtilityFunction.Additive a ->
                fields.put("kind", "additive").put("weights", a.weights()).put("values", a.values());
            case UtilityFunction.Points points -> fields.put("kind", "points").put("points", points.points());
            case UtilityFunction.HyperRectangles r ->
                fields.put("kind", "rectangles")
                        .put("maximum", r.maximum())
                        .put("aggregation", CaseShape.written(r.aggregation()))
                        .put(
                                "rectangles",
                                r.rectangles().stream()
                                        .map(one -> rectangle(one).all)
                                        .toList());
            case UtilityFunction.Discounted late ->
                throw new IllegalArgumentException("the utility of " + p.party()
                        + " is that of a later time, and a case" + " file holds what an agreement is worth at once");
            case UtilityFunction.Groups groups ->
                fields.put("kind", "groups")
                        .put(
                                "groups",
                                groups.groups().stream()
                                        .map(one -> group(one).all)
                                        .toList());
        }
        return fields.put("reservation", p.stated())
                .put("discount", p.discount())
                .put("basis", CaseShape.written(p.basis()))
                .meta(p.meta());
    }

    private static Fields rectangle(UtilityFunction.Rectangle r) {
        Map<String, Object> bounds = new LinkedHashMap<>();
        r.bounds()
                .forEach((issue, within) -> bounds.put(
                        issue, List.of(within.least().toString(), within.most().toString())));
        return new Fields().put("pays", r.pays()).put(r.outside() ? "outside" : "within", bounds);
    }

    private static Fields group(UtilityFunction.Group g) {
        List<Object> table = new ArrayList<>();
        g.table()
                .forEach((options, brings) ->
                        table.add(new Fields().put("options", options).put("brings", brings).all));
        return new Fields().put("name", g.name()).put("issues", g.issues()).put("table", table);
    }

    private static Fields partial(PartialProfile p) {
        Fields fields = new Fields().put("kind", "partial");
        PartialProfiles.written(p).forEach(fields::put);
        return fields.put(
                        "moved",
                        p.moved().stream()
                                .map(m -> new Fields()
                                        .when(m.from())
                                        .put("says", m.says())
                                        .meta(m.meta())
                                        .all)
                                .toList())
                .put("basis", CaseShape.written(p.basis()))
                .meta(p.meta());
    }

    static <T> List<Object> each(List<T> all, Function<T, Fields> write) {
        return all.stream().<Object>map(entry -> write.apply(entry).all).toList();
    }

    static <T> Map<String, Object> byId(List<T> all, Function<T, String> id, Function<T, Fields> write) {
        Map<String, Object> map = new LinkedHashMap<>();
        all.forEach(entry -> map.put(id.apply(entry), write.apply(entry).all));
        return map;
    }

    /** The keys of one entry, in order; what is null or empty is left out. */
    static final class Fields {
        final Map<String, Object> all = new LinkedHashMap<>();

        Fields put(String key, @Nullable Object value) {
            if (value == null
                    || value instanceof List<?> list && list.isEmpty()
                    || value instanceof Map<?, ?> map && map.isEmpty()) {
                return this;
            }
            return keep(key, value);
        }

        Fields keep(String key, Object value) {
            all.put(key, value instanceof Rational number ? number.toString() : value);
            return this;
        }

        Fields when(@Nullable When when) {
            if (when == null) {
                return this;
            }
            return when.isExact() && when.basis() == null
                    ? put("on", when.earliest())
                    : put("between", List.of(when.earliest(), when.latest())).put("basis", when.basis());
        }

        Fields dates(String key, @Nullable When when) {
            if (when == null) {
                return this;
            }
            return when.isExact() && when.basis() == null
                    ? put(key, when.earliest())
                    : put(key, List.of(when.earliest(), when.latest()));
        }

        Fields basis(@Nullable When when) {
            return put("basis", when == null ? null : when.basis());
        }

        Fields meta(Meta meta) {
            return put("claims", meta.claims())
                    .put(
                            "visibility",
                            meta.visibility() == Visibility.PUBLIC ? null : CaseShape.written(meta.visibility()))
                    .put("note", meta.note());
        }
    }
}
