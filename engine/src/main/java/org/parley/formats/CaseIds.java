package org.parley.formats;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Outcome;
import org.parley.model.PartialProfile;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * Gives an imported case ids that a case file may have, names stay as they were; and numbers: what takes more digits than a
 * case file reads is cut off after thirty places.
 */
public final class CaseIds {

    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> parties = new LinkedHashMap<>();
    private final Map<String, String> issues = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> options = new LinkedHashMap<>();

    private CaseIds() {}

    /** The same case: only ids of parties, issues and options change, and numbers of more digits than can be written. */
    public static Case fit(Case imported) {
        CaseIds ids = new CaseIds();
        Case.Builder builder = imported.change();
        builder.actors.replaceAll(ids::actor);
        builder.issues.replaceAll(ids::issue);
        builder.profiles.replaceAll(ids::profile);
        builder.partialProfiles.replaceAll(ids::partial);
        return builder.build();
    }

    private static String slug(String name, Set<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_.]+", "-")
                .replaceAll("^[-_.]+|[-_.]+$", "");
        String stem = plain.isEmpty() ? "x" : plain.substring(0, Math.min(60, plain.length()));
        String id = stem;
        for (int n = 2; !taken.add(id); n++) {
            id = stem + "-" + n;
        }
        return id;
    }

    private Actor actor(Actor actor) {
        String id = slug(actor.id(), taken);
        parties.put(actor.id(), id);
        return new Actor(
                id, actor.name(), actor.roles(), actor.allyOf(), actor.factions(), actor.ratification(), actor.meta());
    }

    private Issue issue(Issue issue) {
        String id = slug(issue.id(), taken);
        issues.put(issue.id(), id);
        Map<String, String> mine = new LinkedHashMap<>();
        Options fitted = issue.options();
        if (issue.options() instanceof Options.Listed listed) {
            Set<String> here = new HashSet<>();
            List<Option> all = new ArrayList<>();
            for (Option option : listed.all()) {
                String fit = slug(option.id(), here);
                mine.put(option.id(), fit);
                all.add(new Option(fit, option.name(), option.value()));
            }
            fitted = new Options.Listed(all, listed.ordered(), listed.unit());
        }
        options.put(issue.id(), mine);
        return new Issue(
                id, issue.name(), issue.question(), fitted, issue.divisible(), issue.precedents(), issue.meta());
    }

    private String issue(String id) {
        return issues.getOrDefault(id, id);
    }

    private String option(String issue, String id) {
        return options.getOrDefault(issue, Map.of()).getOrDefault(id, id);
    }

    private String party(String id) {
        return parties.getOrDefault(id, id);
    }

    private <V> Map<String, V> byIssue(Map<String, V> map) {
        Map<String, V> all = new LinkedHashMap<>();
        map.forEach((id, value) -> all.put(issue(id), value));
        return all;
    }

    private <V> Map<String, Map<String, V>> byOption(Map<String, Map<String, V>> map) {
        Map<String, Map<String, V>> all = new LinkedHashMap<>();
        map.forEach((id, values) -> {
            Map<String, V> mine = new LinkedHashMap<>();
            values.forEach((option, value) -> mine.put(option(id, option), value));
            all.put(issue(id), mine);
        });
        return all;
    }

    private static Map<String, Rational> writable(Map<String, Rational> numbers) {
        Map<String, Rational> all = new LinkedHashMap<>();
        numbers.forEach((id, number) -> all.put(id, Numbers.writable(number)));
        return all;
    }

    private Profile profile(Profile p) {
        return new Profile(
                party(p.party()),
                utility(p.utility()),
                Numbers.writable(p.stated()),
                p.discount(),
                p.basis(),
                p.meta());
    }

    private UtilityFunction utility(UtilityFunction given) {
        return switch (given) {
            case UtilityFunction.Additive a -> {
                Map<String, Map<String, Rational>> values = byOption(a.values());
                values.replaceAll((issue, all) -> writable(all));
                yield new UtilityFunction.Additive(writable(byIssue(a.weights())), values);
            }
            case UtilityFunction.Points points -> new UtilityFunction.Points(byOption(points.points()));
            case UtilityFunction.HyperRectangles r ->
                new UtilityFunction.HyperRectangles(
                        r.rectangles().stream()
                                .map(one -> new UtilityFunction.Rectangle(
                                        Numbers.writable(one.pays()), byIssue(one.bounds()), one.outside()))
                                .toList(),
                        r.aggregation(),
                        r.maximum());
            case UtilityFunction.Groups groups ->
                new UtilityFunction.Groups(
                        groups.groups().stream().map(this::group).toList());
            case UtilityFunction.Discounted late ->
                new UtilityFunction.Discounted(utility(late.atOnce()), late.factor());
        };
    }

    private UtilityFunction.Group group(UtilityFunction.Group group) {
        Map<List<String>, Rational> table = new LinkedHashMap<>();
        group.table().forEach((picked, brings) -> {
            List<String> mine = new ArrayList<>();
            for (int i = 0; i < picked.size(); i++) {
                mine.add(option(group.issues().get(i), picked.get(i)));
            }
            table.put(mine, Numbers.writable(brings));
        });
        return new UtilityFunction.Group(
                group.name(), group.issues().stream().map(this::issue).toList(), table);
    }

    private PartialProfile partial(PartialProfile p) {
        Map<String, List<String>> orders = new LinkedHashMap<>();
        p.orders()
                .forEach((id, order) -> orders.put(
                        issue(id), order.stream().map(o -> option(id, o)).toList()));
        return new PartialProfile(
                party(p.party()),
                p.importance().stream().map(this::issue).toList(),
                orders,
                p.prefers().stream()
                        .map(pair -> new PartialProfile.Preference(outcome(pair.better()), outcome(pair.worse())))
                        .toList(),
                p.basis(),
                p.meta());
    }

    private Outcome outcome(Outcome outcome) {
        Map<String, String> choices = new LinkedHashMap<>();
        outcome.choices().forEach((id, option) -> choices.put(issue(id), option(id, option)));
        return new Outcome(choices);
    }
}
