package org.parley.formats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.model.Issue;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Outcome;
import org.parley.model.PartialProfile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * GeniusWeb's JSON, versions 1 and 2: they differ in how a range is written (a list or named fields) and in the names of
 * utility sets, and both are understood wherever they stand. A reservation bid counts as its utility.
 */
final class GeniusWebReader {

    private static final Rational CLOSE = Rational.of(1, 1_000_000_000);

    private final Assembly assembly;

    private GeniusWebReader(Assembly assembly) {
        this.assembly = assembly;
    }

    static Imported read(List<Document> domains, List<Document> profiles, LocalDate asOf, List<String> warnings) {
        SafeTree domain = domains.isEmpty()
                ? body(profiles.getFirst().value()).get("domain")
                : domains.getFirst().value();
        Assembly assembly =
                new Assembly(domain.find("name").map(SafeTree::text).orElse("GeniusWeb domain"), asOf, warnings);
        GeniusWebReader reader = new GeniusWebReader(assembly);
        domain.get("issuesValues").entries().forEach(reader::issue);
        for (Document profile : profiles) {
            reader.profile(profile);
        }
        return assembly.done();
    }

    private static SafeTree body(SafeTree profile) {
        return profile.entries().values().stream()
                .findFirst()
                .orElseThrow(() -> new BadDomainException(profile.where(), "the profile is empty", "Check the file."));
    }

    private void issue(String name, SafeTree values) {
        Optional<SafeTree> range = values.find("range");
        if (range.isPresent()) {
            boolean list = range.get() instanceof SafeTree.Items;
            List<SafeTree> parts = list
                    ? range.get().list()
                    : List.of(
                            range.get().get("low"),
                            range.get().get("high"),
                            range.get().get("step"));
            if (parts.size() != 3) {
                throw new BadDomainException(
                        values.where(), "the range of " + name + " needs low, high and step", "Write [0, 10, 0.5].");
            }
            Rational low = parts.get(0).number("low");
            Rational step = parts.get(2).number("step");
            if (step.signum() <= 0) {
                throw new BadDomainException(
                        values.where(), "the step of " + name + " (" + step + ") must be above 0", "Correct it.");
            }
            // The highest value is the last that whole steps reach.
            Rational steps = parts.get(1).number("high").minus(low).dividedBy(step);
            Rational whole = new Rational(steps.numerator().divide(steps.denominator()), java.math.BigInteger.ONE);
            assembly.range(name, low, low.plus(whole.times(step)), step, values.where());
            return;
        }
        assembly.listed(
                name, values.get("values").list().stream().map(SafeTree::text).toList(), false, values.where());
    }

    private void profile(Document document) {
        Map.Entry<String, SafeTree> entry =
                document.value().entries().entrySet().iterator().next();
        SafeTree body = entry.getValue();
        String party = assembly.party(body.find("name").map(SafeTree::text).orElse(document.stem()));
        switch (entry.getKey()) {
            case "LinearAdditiveUtilitySpace" -> utility(party, additive(body), body);
            case "SumOfGroupsUtilitySpace" -> utility(party, groups(body), body);
            default -> partial(party, body);
        }
    }

    private void utility(String party, UtilityFunction utility, SafeTree body) {
        Rational reservation = body.find("reservationBid")
                .or(() -> body.find("reservationbid"))
                .map(bid -> utility.of(outcome(bid), assembly.issues()))
                .orElse(Rational.ZERO);
        assembly.profile(party, utility, reservation, null);
    }

    private Outcome outcome(SafeTree bid) {
        SafeTree values =
                bid.find("issuevalues").or(() -> bid.find("issuevals")).orElse(bid);
        Map<String, String> choices = new LinkedHashMap<>();
        for (Issue issue : assembly.issues()) {
            values.find(issue.id()).ifPresent(value -> choices.put(issue.id(), option(issue, value)));
        }
        return new Outcome(choices);
    }

    private static String option(Issue issue, SafeTree value) {
        String text = value.text();
        int index = issue.options() instanceof Options.Range
                ? issue.options()
                        .indexOf(
                                Numbers.decimal(text, value.where(), issue.id()).toString())
                : issue.options().indexOf(text);
        if (index < 0) {
            throw new BadDomainException(
                    value.where(), "the issue " + issue.id() + " has no value " + Numbers.shown(text), "Check it.");
        }
        return issue.options().get(index).id();
    }

    private UtilityFunction additive(SafeTree body) {
        Map<String, Rational> weights = new LinkedHashMap<>();
        Map<String, Map<String, Rational>> values = new LinkedHashMap<>();
        SafeTree stated = body.get("issueWeights");
        SafeTree utilities = body.get("issueUtilities");
        Rational sum = Rational.ZERO;
        for (Issue issue : assembly.issues()) {
            Rational weight = share(stated.get(issue.id()), "the weight of " + issue.id());
            sum = sum.plus(weight);
            weights.put(issue.id(), weight);
            values.put(issue.id(), values(issue, utilities.get(issue.id())));
        }
        atMostOne(sum, stated, "the weights sum");
        if (sum.compareTo(Rational.ONE.minus(CLOSE)) < 0) {
            assembly.warn(
                    stated.where(),
                    "the weights sum to " + sum.toDecimal(18) + ", where GeniusWeb wants 1; they are used as they are");
        }
        return new UtilityFunction.Additive(weights, values);
    }

    /** GeniusWeb has weights and utilities from 0 to 1 only. */
    private static Rational share(SafeTree number, String name) {
        Rational share = number.number(name);
        if (share.signum() < 0 || share.compareTo(Rational.ONE) > 0) {
            throw new BadDomainException(
                    number.where(), name + " (" + share + ") must be from 0 to 1", "Correct it, or scale them all.");
        }
        return share;
    }

    private static void atMostOne(Rational sum, SafeTree tree, String what) {
        if (sum.compareTo(Rational.ONE.plus(CLOSE)) > 0) {
            throw new BadDomainException(
                    tree.where(), what + " to " + sum.toDecimal(18) + ", above 1", "Divide them by that sum.");
        }
    }

    private static Map<String, Rational> values(Issue issue, SafeTree set) {
        Map<String, Rational> values = new LinkedHashMap<>();
        Optional<SafeTree> discrete = set.find("discreteutils").or(() -> set.find("DiscreteValueSetUtilities"));
        if (discrete.isPresent()) {
            discrete.get()
                    .get("valueUtilities")
                    .entries()
                    .forEach((name, number) -> values.put(
                            option(issue, new SafeTree.Value(name, false, number.place())),
                            share(number, "the utility of " + name)));
            return values;
        }
        SafeTree linear = set.find("numberutils")
                .or(() -> set.find("NumberValueSetUtilities"))
                .orElseThrow(() -> new BadDomainException(
                        set.where(),
                        "the utilities of " + issue.id() + " are of an unknown kind",
                        "Known are values one by one and numbers along a line."));
        Rational low = linear.get("lowValue").number("lowValue");
        Rational high = linear.get("highValue").number("highValue");
        Rational atLow = share(linear.get("lowUtility"), "lowUtility");
        Rational atHigh = share(linear.get("highUtility"), "highUtility");
        if (low.equals(high)) {
            throw new BadDomainException(
                    linear.where(),
                    "lowValue and highValue of " + issue.id() + " are equal",
                    "A line needs two points.");
        }
        Rational slope = atHigh.minus(atLow).dividedBy(high.minus(low));
        for (int o = 0; o < issue.options().size(); o++) {
            Option option = issue.options().get(o);
            Rational x = option.value();
            if (x == null) {
                throw new BadDomainException(
                        linear.where(), "the values of " + issue.id() + " are no numbers", "Give them one by one.");
            }
            values.put(
                    option.id(),
                    atLow.plus(slope.times(x.minus(low))).max(Rational.ZERO).min(Rational.ONE));
        }
        return values;
    }

    private UtilityFunction groups(SafeTree body) {
        List<UtilityFunction.Group> groups = new ArrayList<>();
        Set<String> grouped = new HashSet<>();
        body.get("partUtilities").entries().forEach((name, part) -> {
            SafeTree set = part.find("partsutils")
                    .or(() -> part.find("PartsUtilities"))
                    .orElseThrow(() -> new BadDomainException(
                            part.where(), "the group " + name + " has no utilities", "Check the file."));
            List<String> issues =
                    set.get("issues").list().stream().map(SafeTree::text).toList();
            List<Issue> found = issues.stream()
                    .map(id -> assembly.issues().stream()
                            .filter(issue -> issue.id().equals(id))
                            .findFirst()
                            .orElseThrow(() -> new BadDomainException(
                                    set.where(),
                                    "there is no issue " + Numbers.shown(id),
                                    "Check the group " + name + ".")))
                    .toList();
            for (String issue : issues) {
                if (!grouped.add(issue)) {
                    throw new BadDomainException(
                            set.where(),
                            "the issue " + Numbers.shown(issue) + " is in two groups, the second is " + name,
                            "GeniusWeb wants each issue in one group; make one of the two.");
                }
            }
            Map<List<String>, Rational> table = new LinkedHashMap<>();
            for (SafeTree line : set.get("utilslist").list()) {
                List<SafeTree> values = line.get("values").list();
                if (values.size() != found.size()) {
                    throw new BadDomainException(
                            line.where(),
                            "a line has " + values.size() + " values for " + found.size() + " issues",
                            "Write one per issue of the group.");
                }
                List<String> options = new ArrayList<>();
                for (int i = 0; i < values.size(); i++) {
                    options.add(option(found.get(i), values.get(i)));
                }
                if (table.put(options, share(line.get("util"), "util")) != null) {
                    throw new BadDomainException(
                            line.where(), "the group " + name + " has " + options + " twice", "Remove one of them.");
                }
            }
            groups.add(new UtilityFunction.Group(name, issues, table));
        });
        Rational most = groups.stream()
                .map(group -> group.table().values().stream().reduce(Rational.ZERO, Rational::max))
                .reduce(Rational.ZERO, Rational::plus);
        atMostOne(most, body, "the best of the groups sum");
        List<String> ungrouped = assembly.issues().stream()
                .map(Issue::id)
                .filter(id -> !grouped.contains(id))
                .toList();
        if (!ungrouped.isEmpty()) {
            assembly.warn(
                    body.where(),
                    "no group has the issue " + ungrouped.getFirst()
                            + (ungrouped.size() == 1 ? "" : " and " + (ungrouped.size() - 1) + " more")
                            + ", where GeniusWeb wants each in one; it counts nothing");
        }
        return new UtilityFunction.Groups(groups);
    }

    private void partial(String party, SafeTree body) {
        List<Outcome> bids = body.get("bids").list().stream().map(this::outcome).toList();
        List<PartialProfile.Preference> prefers = new ArrayList<>();
        for (SafeTree pair : body.get("better").list()) {
            List<SafeTree> two = pair.list();
            int better = two.size() == 2 ? Numbers.whole(two.get(0).text(), pair.where(), "the place of a bid") : -1;
            int worse = two.size() == 2 ? Numbers.whole(two.get(1).text(), pair.where(), "the place of a bid") : -1;
            if (better < 0 || worse < 0 || better >= bids.size() || worse >= bids.size()) {
                throw new BadDomainException(
                        pair.where(), "a comparison must name two of the " + bids.size() + " bids", "Count from 0.");
            }
            prefers.add(new PartialProfile.Preference(bids.get(better), bids.get(worse)));
        }
        if (body.find("reservationBid").isPresent()) {
            assembly.warn(
                    body.where(), "the reservation bid of " + party + " has no utility in a partial order; left out");
        }
        assembly.partial(party, prefers);
    }
}
