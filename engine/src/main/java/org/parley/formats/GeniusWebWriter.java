package org.parley.formats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.model.Case;
import org.parley.model.Intervals;
import org.parley.model.Issue;
import org.parley.model.Options;
import org.parley.model.Outcome;
import org.parley.model.PartialProfile;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;
import tools.jackson.databind.json.JsonMapper;

/** Writes GeniusWeb's JSON. A reservation value becomes a bid that is worth just that much, where there is one. */
final class GeniusWebWriter {

    private static final int MOST_STEPS = 5_000_000;
    private static final Rational CLOSE = Rational.of(1, 1_000_000_000_000L);

    private final Case written;
    private final boolean second;
    private final Format format;
    private final List<String> names;

    private GeniusWebWriter(Case written, boolean second) {
        this.written = written;
        this.second = second;
        this.format = second ? Format.GENIUSWEB2 : Format.GENIUSWEB1;
        this.names = DomainWriter.names(written.issues());
    }

    static Map<String, String> write(Case written, boolean second) {
        GeniusWebWriter writer = new GeniusWebWriter(written, second);
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        texts.put(DomainWriter.fileName(written.title() + "-domain", ".json", taken), json(writer.domain()));
        for (Profile profile : written.profiles()) {
            texts.put(DomainWriter.fileName(profile.party(), ".json", taken), json(writer.profile(profile)));
        }
        for (PartialProfile partial : written.partialProfiles()) {
            texts.put(DomainWriter.fileName(partial.party(), ".json", taken), json(writer.partial(partial)));
        }
        return texts;
    }

    private static String json(Object value) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** Numbers stay numbers where every profile is a straight line on them, or is no sum over issues. */
    static boolean number(Case written, Issue issue) {
        return issue.options() instanceof Options.Range
                && written.profiles().stream()
                        .map(Profile::utility)
                        .allMatch(u -> !(u instanceof UtilityFunction.Separable s)
                                || DomainWriter.linear(DomainWriter.parts(s, issue)));
    }

    private boolean number(Issue issue) {
        return number(written, issue);
    }

    private Map<String, Object> domain() {
        Map<String, Object> issues = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Issue issue = written.issues().get(i);
            Object values;
            if (number(issue) && issue.options() instanceof Options.Range range) {
                BigDecimal low = Numbers.written(range.from());
                BigDecimal high = Numbers.written(range.to());
                BigDecimal step = Numbers.written(range.step());
                if (!Rational.of(step).equals(range.step()) || !Rational.of(low).equals(range.from())) {
                    throw DomainWriter.cannot(format, "the steps of " + issue.id(), "Choose a step that ends.");
                }
                values = map("range", second ? map("low", low, "high", high, "step", step) : List.of(low, high, step));
            } else {
                values = map("values", DomainWriter.names(issue.options()));
            }
            issues.put(names.get(i), values);
        }
        return map("name", written.title(), "issuesValues", issues);
    }

    private Map<String, Object> profile(Profile profile) {
        if (profile.discount() != null && !profile.discount().equals(Rational.ONE)) {
            throw DomainWriter.cannot(format, "the discount factor of " + profile.party(), "Remove it to export.");
        }
        return switch (profile.utility()) {
            case UtilityFunction.Separable sum -> sum(profile, sum);
            case UtilityFunction.Groups groups -> groups(profile, groups);
            case UtilityFunction.Discounted late ->
                throw DomainWriter.cannot(
                        format, "the discounted utility of " + profile.party(), "Export it at time 0.");
            case UtilityFunction.HyperRectangles all ->
                throw DomainWriter.cannot(format, "the rectangles of " + profile.party(), "GENIUS can hold them.");
        };
    }

    private Map<String, Object> sum(Profile profile, UtilityFunction.Separable utility) {
        Map<String, Object> utilities = new LinkedHashMap<>();
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        Rational total = Rational.ZERO;
        for (int i = 0; i < names.size(); i++) {
            total = total.plus(DomainWriter.most(
                    DomainWriter.parts(utility, written.issues().get(i))));
        }
        if (total.compareTo(Rational.ONE.plus(CLOSE)) > 0) {
            throw DomainWriter.cannot(
                    format,
                    "the weights of " + profile.party() + ", which sum to more than 1",
                    "Divide them by the sum.");
        }
        // Weights must sum to exactly 1: what the best options leave open is weight without worth, on the last issue.
        BigDecimal left = BigDecimal.ONE;
        for (int i = 0; i < names.size(); i++) {
            Issue issue = written.issues().get(i);
            List<Rational> parts = DomainWriter.parts(utility, issue);
            BigDecimal weight = i == names.size() - 1
                    ? left.max(BigDecimal.ZERO)
                    : Numbers.written(DomainWriter.most(parts)).min(left);
            left = left.subtract(weight);
            weights.put(names.get(i), weight);
            utilities.put(names.get(i), values(issue, parts, Rational.of(weight)));
        }
        Map<String, Object> body =
                map("domain", domain(), "name", profile.party(), "issueUtilities", utilities, "issueWeights", weights);
        reservation(profile).ifPresent(bid -> body.put("reservationBid", bid(bid)));
        return map("LinearAdditiveUtilitySpace", body);
    }

    private Object values(Issue issue, List<Rational> parts, Rational weight) {
        List<BigDecimal> shares = parts.stream()
                .map(part -> weight.signum() == 0
                        ? BigDecimal.ZERO
                        : Numbers.written(part.dividedBy(weight).min(Rational.ONE)))
                .toList();
        if (number(issue) && issue.options() instanceof Options.Range range) {
            BigDecimal high = Numbers.written(range.size() == 1 ? range.from().plus(Rational.ONE) : range.to());
            return map(
                    second ? "NumberValueSetUtilities" : "numberutils",
                    map(
                            "lowValue", Numbers.written(range.from()),
                            "lowUtility", shares.getFirst(),
                            "highValue", high,
                            "highUtility", shares.getLast()));
        }
        Map<String, BigDecimal> all = new LinkedHashMap<>();
        List<String> options = DomainWriter.names(issue.options());
        for (int o = 0; o < options.size(); o++) {
            all.put(options.get(o), shares.get(o));
        }
        return map(second ? "DiscreteValueSetUtilities" : "discreteutils", map("valueUtilities", all));
    }

    private Map<String, Object> groups(Profile profile, UtilityFunction.Groups groups) {
        refuse(profile, groups);
        Map<String, Object> parts = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (UtilityFunction.Group group : groups.groups()) {
            List<Object> lines = new ArrayList<>();
            group.table().forEach((options, brings) -> {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < options.size(); i++) {
                    values.add(value(position(group.issues().get(i)), options.get(i)));
                }
                lines.add(map("values", values, "util", Numbers.atMost(brings)));
            });
            List<String> issues =
                    group.issues().stream().map(id -> names.get(position(id))).toList();
            parts.put(unused(group.name(), taken), part(issues, lines));
        }
        for (int i = 0; i < names.size(); i++) {
            String id = written.issues().get(i).id();
            if (groups.groups().stream().noneMatch(group -> group.issues().contains(id))) {
                // GeniusWeb wants every issue in a group, also one that counts nothing.
                Object first = value(i, written.issues().get(i).options().get(0).id());
                Object nothing = map("values", List.of(first), "util", BigDecimal.ZERO);
                parts.put(unused(names.get(i), taken), part(List.of(names.get(i)), List.of(nothing)));
            }
        }
        Map<String, Object> body = map("domain", domain(), "name", profile.party(), "partUtilities", parts);
        reservation(profile).ifPresent(bid -> body.put("reservationbid", bid(bid)));
        return map("SumOfGroupsUtilitySpace", body);
    }

    private Map<String, Object> part(List<String> issues, List<Object> lines) {
        return map(second ? "PartsUtilities" : "partsutils", map("issues", issues, "utilslist", lines));
    }

    private static String unused(String name, Set<String> taken) {
        String free = name;
        for (int n = 2; !taken.add(free); n++) {
            free = name + "-" + n;
        }
        return free;
    }

    /** GeniusWeb has every issue in one group, and utilities that cannot sum to more than 1. */
    private void refuse(Profile profile, UtilityFunction.Groups groups) {
        Set<String> grouped = new HashSet<>();
        Rational most = Rational.ZERO;
        for (UtilityFunction.Group group : groups.groups()) {
            for (String issue : group.issues()) {
                if (!grouped.add(issue)) {
                    throw DomainWriter.cannot(
                            format,
                            "the issue " + issue + " in two groups of " + profile.party(),
                            "Make one group of the two.");
                }
            }
            most = most.plus(DomainWriter.most(List.copyOf(group.table().values())));
        }
        if (most.compareTo(Rational.ONE) > 0) {
            throw DomainWriter.cannot(
                    format,
                    "the groups of " + profile.party() + ", whose best entries sum to " + most.toDecimal(6)
                            + ", above 1",
                    "Divide them by that sum.");
        }
    }

    private int position(String issue) {
        return written.issues().stream().map(Issue::id).toList().indexOf(issue);
    }

    private Object value(int issue, String option) {
        Options options = written.issues().get(issue).options();
        int index = options.indexOf(option);
        return number(written.issues().get(issue))
                ? Numbers.written(Rational.parse(option))
                : DomainWriter.names(options).get(index);
    }

    private Map<String, Object> bid(Outcome outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        outcome.choices()
                .forEach((issue, option) -> values.put(names.get(position(issue)), value(position(issue), option)));
        return map("issuevalues", values);
    }

    private Map<String, Object> partial(PartialProfile partial) {
        if (!partial.importance().isEmpty()
                || !partial.orders().isEmpty()
                || !partial.matters().isEmpty()
                || !partial.peaks().isEmpty()
                || !partial.intervals().equals(Intervals.NONE)
                || !partial.moved().isEmpty()) {
            throw DomainWriter.cannot(
                    format,
                    "orders of issues and options, peaks or intervals (" + partial.party() + ")",
                    "It has comparisons of whole outcomes only.");
        }
        List<Outcome> bids = new ArrayList<>();
        List<List<Integer>> better = new ArrayList<>();
        for (PartialProfile.Preference pair : partial.prefers()) {
            better.add(List.of(place(bids, pair.better()), place(bids, pair.worse())));
        }
        return map(
                "DefaultPartialOrdering",
                map(
                        "name", partial.party(),
                        "domain", domain(),
                        "bids", bids.stream().map(this::bid).toList(),
                        "better", better));
    }

    private static int place(List<Outcome> bids, Outcome bid) {
        if (!bids.contains(bid)) {
            bids.add(bid);
        }
        return bids.indexOf(bid);
    }

    /** An outcome that is worth the reservation value; none for a value of 0. */
    private Optional<Outcome> reservation(Profile profile) {
        if (profile.reservation().signum() == 0) {
            return Optional.empty();
        }
        Search search = new Search(profile);
        if (profile.utility() instanceof UtilityFunction.Separable sum ? search.sum(sum) : search.each()) {
            return Optional.of(search.outcome());
        }
        throw DomainWriter.cannot(
                format,
                "the reservation value of " + profile.party() + " (" + profile.reservation()
                        + "): it takes a bid that is worth just that",
                search.steps > MOST_STEPS
                        ? "None was found among " + MOST_STEPS + " tried; choose the utility of some outcome."
                        : "No outcome is; choose the utility of one.");
    }

    /** Looks for an outcome of a given utility, to within 1e-12. */
    private final class Search {
        private final Profile profile;
        private final int[] picks = new int[written.issues().size()];
        private int steps;

        Search(Profile profile) {
            this.profile = profile;
        }

        Outcome outcome() {
            return written.space().outcome(picks);
        }

        private boolean close(Rational utility) {
            Rational apart = utility.minus(profile.reservation());
            return apart.compareTo(CLOSE) <= 0 && apart.negated().compareTo(CLOSE) <= 0;
        }

        boolean sum(UtilityFunction.Separable utility) {
            List<List<Rational>> parts = written.issues().stream()
                    .map(issue -> DomainWriter.parts(utility, issue))
                    .toList();
            Rational[] most = new Rational[parts.size() + 1];
            most[parts.size()] = Rational.ZERO;
            for (int i = parts.size() - 1; i >= 0; i--) {
                most[i] = most[i + 1].plus(DomainWriter.most(parts.get(i)));
            }
            return sum(parts, most, 0, Rational.ZERO);
        }

        private boolean sum(List<List<Rational>> parts, Rational[] most, int issue, Rational sum) {
            if (issue == parts.size()) {
                return close(sum);
            }
            boolean within = sum.minus(profile.reservation()).compareTo(CLOSE) <= 0
                    && profile.reservation().minus(sum.plus(most[issue])).compareTo(CLOSE) <= 0;
            if (!within || ++steps > MOST_STEPS) {
                return false;
            }
            for (int o = 0; o < parts.get(issue).size(); o++) {
                picks[issue] = o;
                if (sum(parts, most, issue + 1, sum.plus(parts.get(issue).get(o)))) {
                    return true;
                }
            }
            return false;
        }

        boolean each() {
            int issue;
            do {
                if (close(profile.utility().of(outcome(), written.issues()))) {
                    return true;
                }
                issue = picks.length - 1;
                while (issue >= 0
                        && ++picks[issue]
                                == written.issues().get(issue).options().size()) {
                    picks[issue--] = 0;
                }
            } while (issue >= 0 && ++steps <= MOST_STEPS);
            return false;
        }
    }
}
