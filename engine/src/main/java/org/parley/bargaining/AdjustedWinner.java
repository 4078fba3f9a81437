package org.parley.bargaining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Options;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * Adjusted Winner (Brams and Taylor 1996): two parties, divisible issues, points. Each issue goes first to the party that
 * gives it more points, equal ones to the party behind (the first if level); then the leader hands over issues in
 * ascending ratio of its points to the other's until both totals are equal; at most one issue is split.
 *
 * @param parties the two, in the order of the case
 * @param shares issue to what the first party gets of it, in [0,1]; the rest is the second's
 * @param totals points of each party, equal unless every issue that the leader could hand over is gone
 * @param transfers issues that the leader handed over, and how much of each, in order
 */
public record AdjustedWinner(
        List<String> parties, Map<String, Rational> shares, List<Rational> totals, List<Transfer> transfers) {

    /** A share of an issue that changed hands. */
    public record Transfer(String issue, String from, Rational share) {}

    /**
     * The division of a case to which it applies: two parties with points, every issue divisible with just the two
     * parties' ids as its options. A party's points for an issue are those for the option that names it.
     */
    public static Optional<AdjustedWinner> of(Case read) {
        List<String> parties = read.parties().stream().map(p -> p.id()).toList();
        if (parties.size() != 2
                || read.issues().isEmpty()
                || !read.issues().stream().allMatch(issue -> applies(issue, parties))) {
            return Optional.empty();
        }
        List<UtilityFunction.Points> points = new ArrayList<>();
        for (String party : parties) {
            Optional<Profile> profile = read.profile(party);
            if (profile.isEmpty() || !(profile.get().utility() instanceof UtilityFunction.Points mine)) {
                return Optional.empty();
            }
            points.add(mine);
        }
        Map<String, Rational> first = new LinkedHashMap<>();
        Map<String, Rational> second = new LinkedHashMap<>();
        for (Issue issue : read.issues()) {
            first.put(issue.id(), pointsFor(points.get(0), issue.id(), parties.get(0)));
            second.put(issue.id(), pointsFor(points.get(1), issue.id(), parties.get(1)));
        }
        return Optional.of(divide(parties, first, second));
    }

    private static boolean applies(Issue issue, List<String> parties) {
        Options options = issue.options();
        return issue.divisible()
                && options.size() == 2
                && parties.stream().allMatch(party -> options.indexOf(party) >= 0);
    }

    private static Rational pointsFor(UtilityFunction.Points points, String issue, String option) {
        return points.points().getOrDefault(issue, Map.of()).getOrDefault(option, Rational.ZERO);
    }

    /** Divides issues, given each party's points for them. */
    public static AdjustedWinner divide(
            List<String> parties, Map<String, Rational> first, Map<String, Rational> second) {
        Map<String, Rational> shares = new LinkedHashMap<>();
        List<String> tied = new ArrayList<>();
        first.forEach((issue, points) -> {
            int sign = points.compareTo(second.getOrDefault(issue, Rational.ZERO));
            shares.put(issue, sign > 0 ? Rational.ONE : Rational.ZERO);
            if (sign == 0) {
                tied.add(issue);
            }
        });
        tied.forEach(shares::remove);
        for (String issue : tied) {
            boolean toFirst = total(shares, first, true).compareTo(total(shares, second, false)) <= 0;
            shares.put(issue, toFirst ? Rational.ONE : Rational.ZERO);
        }
        List<Transfer> transfers = new ArrayList<>();
        Rational lead = total(shares, first, true).minus(total(shares, second, false));
        boolean firstLeads = lead.signum() > 0;
        Map<String, Rational> leaders = firstLeads ? first : second;
        Map<String, Rational> others = firstLeads ? second : first;
        Rational held = firstLeads ? Rational.ONE : Rational.ZERO;
        Rational rest = firstLeads ? lead : lead.negated();
        List<String> order = shares.keySet().stream()
                .filter(issue ->
                        held.equals(shares.get(issue)) && points(others, issue).signum() > 0)
                .sorted(Comparator.comparing(
                                (String issue) -> points(leaders, issue).dividedBy(points(others, issue)))
                        .thenComparing(List.copyOf(first.keySet())::indexOf))
                .toList();
        for (String issue : order) {
            if (rest.signum() == 0) {
                break;
            }
            Rational swing = points(leaders, issue).plus(points(others, issue));
            Rational share = rest.dividedBy(swing).min(Rational.ONE);
            rest = rest.minus(share.times(swing));
            shares.put(issue, firstLeads ? Rational.ONE.minus(share) : share);
            transfers.add(new Transfer(issue, parties.get(firstLeads ? 0 : 1), share));
        }
        Map<String, Rational> ordered = new LinkedHashMap<>();
        first.keySet().forEach(issue -> ordered.put(issue, shares.getOrDefault(issue, Rational.ZERO)));
        return new AdjustedWinner(
                parties, ordered, List.of(total(shares, first, true), total(shares, second, false)), transfers);
    }

    private static Rational points(Map<String, Rational> of, String issue) {
        return of.getOrDefault(issue, Rational.ZERO);
    }

    private static Rational total(Map<String, Rational> shares, Map<String, Rational> points, boolean first) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<String, Rational> entry : shares.entrySet()) {
            Rational share = first ? entry.getValue() : Rational.ONE.minus(entry.getValue());
            sum = sum.plus(share.times(points(points, entry.getKey())));
        }
        return sum;
    }
}
