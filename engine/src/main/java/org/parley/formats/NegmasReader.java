package org.parley.formats;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Issue;
import org.parley.model.Option;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * NegMAS's YAML scenarios: an outcome space, and one linear additive utility function per party, whose parts are tables or
 * functions of a number. NegMAS does not bound utilities; what lies outside of [0,1] is an error here.
 */
final class NegmasReader {

    private final Assembly assembly;

    private NegmasReader(Assembly assembly) {
        this.assembly = assembly;
    }

    static Imported read(List<Document> domains, List<Document> profiles, LocalDate asOf, List<String> warnings) {
        if (domains.isEmpty()) {
            throw new BadDomainException(
                    profiles.getFirst().path().toString(),
                    "there is no outcome space",
                    "Give the file with `issues`, then one utility function per party.");
        }
        Document domain = domains.getFirst();
        Assembly assembly =
                new Assembly(domain.value().find("name").map(SafeTree::text).orElse(domain.stem()), asOf, warnings);
        NegmasReader reader = new NegmasReader(assembly);
        domain.value().get("issues").list().forEach(reader::issue);
        profiles.forEach(reader::profile);
        return assembly.done();
    }

    private static String type(SafeTree tree) {
        String type = tree.get("type").text();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private void issue(SafeTree issue) {
        String name = issue.get("name").text();
        List<SafeTree> values = issue.get("values") instanceof SafeTree.Items items ? items.all() : List.of();
        switch (type(issue)) {
            case "CategoricalIssue", "OrdinalIssue", "DiscreteOrdinalIssue", "DiscreteCardinalIssue", "CardinalIssue" ->
                assembly.listed(
                        name,
                        values.stream().map(SafeTree::text).toList(),
                        !type(issue).equals("CategoricalIssue"),
                        issue.where());
            case "ContiguousIssue" -> {
                Rational first =
                        values.isEmpty() ? Rational.ZERO : values.getFirst().number(name);
                Rational last = values.isEmpty()
                        ? issue.get("values").number(name).minus(Rational.ONE)
                        : values.getLast().number(name);
                assembly.range(name, first, last, Rational.ONE, issue.where());
            }
            case "ContinuousIssue" ->
                assembly.grid(
                        name,
                        issue.get("values").list().getFirst().number(name),
                        issue.get("values").list().getLast().number(name),
                        issue.find("n_levels")
                                .map(n -> Numbers.whole(n.text(), n.where(), "n_levels"))
                                .filter(n -> n > 1)
                                .orElse(Assembly.GRID),
                        issue.where());
            default ->
                throw new BadDomainException(
                        issue.where(),
                        "the issue " + name + " is of a kind that is not read, " + Numbers.shown(type(issue)),
                        "Read are categorical, ordinal, cardinal, contiguous and continuous issues.");
        }
    }

    private void profile(Document document) {
        SafeTree ufun = document.value();
        String where = document.path().toString();
        if (!List.of("LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction")
                .contains(type(ufun))) {
            throw new BadDomainException(
                    where,
                    "a " + Numbers.shown(type(ufun)) + " is not read",
                    "Read are linear additive utility functions.");
        }
        String party = assembly.party(ufun.find("name").map(SafeTree::text).orElse(document.stem()));
        List<Issue> issues = assembly.issues();
        Map<String, Rational> weights = new LinkedHashMap<>();
        Map<String, Map<String, Rational>> values = new LinkedHashMap<>();
        Rational most = Rational.ZERO;
        for (int i = 0; i < issues.size(); i++) {
            Issue issue = issues.get(i);
            Rational weight = part(ufun.get("weights"), issue, i).number("the weight of " + issue.id());
            Map<String, Rational> raw = values(issue, part(ufun.get("values"), issue, i));
            Rational largest = raw.values().stream().reduce(Rational.ZERO, Rational::max);
            if (weight.signum() < 0 || raw.values().stream().anyMatch(v -> v.signum() < 0)) {
                throw new BadDomainException(
                        where,
                        "the issue " + issue.id() + " brings less than 0",
                        "Scale the utilities to 0 and above.");
            }
            // Values above 1 are brought down, the weight up by the same factor: the utility stays.
            boolean above = largest.compareTo(Rational.ONE) > 0;
            weights.put(issue.id(), above ? weight.times(largest) : weight);
            Map<String, Rational> scaled = new LinkedHashMap<>();
            raw.forEach((option, value) -> scaled.put(option, above ? value.dividedBy(largest) : value));
            values.put(issue.id(), scaled);
            most = most.plus(weight.times(largest));
        }
        Rational bias = ufun.find("bias").map(b -> b.number("bias")).orElse(Rational.ZERO);
        if (bias.signum() != 0 || most.minus(Rational.ONE).compareTo(Rational.of(1, 1_000_000_000)) > 0) {
            throw new BadDomainException(
                    where,
                    bias.signum() != 0
                            ? "the utility has a bias of " + bias
                            : "utilities reach " + most.toDecimal(6) + ", above 1",
                    "Scale the utilities to lie from 0 to 1.");
        }
        assembly.profile(party, new UtilityFunction.Additive(weights, values), reservation(ufun, where), null);
    }

    private Rational reservation(SafeTree ufun, String where) {
        String stated = ufun.find("reserved_value").map(SafeTree::text).orElse("");
        if (stated.isEmpty() || stated.toLowerCase(java.util.Locale.ROOT).endsWith("inf")) {
            return Rational.ZERO;
        }
        Rational reservation = Numbers.decimal(stated, where, "reserved_value");
        if (reservation.signum() < 0) {
            assembly.warn(where, "the reserved value is below 0; it counts as 0");
            return Rational.ZERO;
        }
        return reservation;
    }

    /** Parts stand in the order of the issues, or under their names. */
    private static SafeTree part(SafeTree all, Issue issue, int place) {
        if (all instanceof SafeTree.Items items) {
            if (place >= items.all().size()) {
                throw new BadDomainException(all.where(), "there is nothing for " + issue.id(), "Add it.");
            }
            return items.all().get(place);
        }
        return all.get(issue.id());
    }

    private static Map<String, Rational> values(Issue issue, SafeTree function) {
        Map<String, Rational> values = new LinkedHashMap<>();
        String type = type(function);
        for (int o = 0; o < issue.options().size(); o++) {
            Option option = issue.options().get(o);
            values.put(
                    option.id(),
                    type.equals("TableFun")
                            ? function.get("mapping").get(option.id()).number("the value of " + option.id())
                            : computed(type, function, number(option, function)));
        }
        return values;
    }

    private static Rational number(Option option, SafeTree function) {
        return option.value() != null
                ? option.value()
                : Numbers.decimal(option.id(), function.where(), "the value " + Numbers.shown(option.id()));
    }

    private static Rational computed(String type, SafeTree function, Rational x) {
        return switch (type) {
            case "IdentityFun" -> x;
            case "ConstFun" -> named(function, "bias");
            case "LinearFun" -> named(function, "slope").times(x);
            case "AffineFun" -> named(function, "slope").times(x).plus(named(function, "bias"));
            case "QuadraticFun" ->
                named(function, "a2")
                        .times(x)
                        .times(x)
                        .plus(named(function, "a1").times(x))
                        .plus(named(function, "bias"));
            default ->
                throw new BadDomainException(
                        function.where(),
                        "a " + Numbers.shown(type) + " is not read",
                        "Read are tables and constant, linear, affine and quadratic functions.");
        };
    }

    private static Rational named(SafeTree function, String key) {
        return function.find(key).map(v -> v.number(key)).orElse(Rational.ZERO);
    }
}
