package org.parley.model;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All outcomes of a list of issues. Inside the engine an outcome is an array of option indices, one per issue, in the
 * order of the issues. Constraints are not applied here.
 */
public final class OutcomeSpace {

    private final List<Issue> issues;
    private final Map<String, Integer> positions = new HashMap<>();
    private final BigInteger size;

    public OutcomeSpace(List<Issue> issues) {
        this.issues = List.copyOf(issues);
        BigInteger product = BigInteger.ONE;
        for (Issue issue : this.issues) {
            positions.put(issue.id(), positions.size());
            product = product.multiply(BigInteger.valueOf(issue.options().size()));
        }
        this.size = product;
    }

    public List<Issue> issues() {
        return issues;
    }

    /** How many outcomes there are, exactly; 1 for no issues. */
    public BigInteger size() {
        return size;
    }

    /** The position of an issue. @throws IllegalArgumentException if the space has no such issue */
    public int position(String issue) {
        Integer position = positions.get(issue);
        if (position == null) {
            throw new IllegalArgumentException("no issue " + issue + " in this space");
        }
        return position;
    }

    public int options(int position) {
        return issues.get(position).options().size();
    }

    /** Where an outcome stands among all, the last issue turning fastest; exact for spaces of any size. */
    public BigInteger index(int[] picks) {
        BigInteger index = BigInteger.ZERO;
        for (int i = 0; i < picks.length; i++) {
            index = index.multiply(BigInteger.valueOf(options(i))).add(BigInteger.valueOf(picks[i]));
        }
        return index;
    }

    /**
     * The options of the outcome at this index.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public int[] at(BigInteger index) {
        if (index.signum() < 0 || index.compareTo(size) >= 0) {
            throw new IndexOutOfBoundsException("no outcome " + index + "; there are " + size);
        }
        int[] picks = new int[issues.size()];
        BigInteger rest = index;
        for (int i = picks.length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(options(i)));
            picks[i] = parts[1].intValueExact();
            rest = parts[0];
        }
        return picks;
    }

    /** The outcome that picks these options. */
    public Outcome outcome(int[] picks) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (int i = 0; i < picks.length; i++) {
            choices.put(
                    issues.get(i).id(), issues.get(i).options().get(picks[i]).id());
        }
        return new Outcome(choices);
    }

    /**
     * The option indices of an outcome.
     *
     * @throws IllegalArgumentException if it leaves an issue out or names an option that is not there
     */
    public int[] picks(Outcome outcome) {
        int[] picks = new int[issues.size()];
        for (int i = 0; i < picks.length; i++) {
            String option = outcome.choices().get(issues.get(i).id());
            picks[i] = option == null ? -1 : issues.get(i).options().indexOf(option);
            if (picks[i] < 0) {
                throw new IllegalArgumentException("issue " + issues.get(i).id() + " has no option " + option);
            }
        }
        return picks;
    }

    /** Whether the condition holds for the outcome. */
    public boolean meets(Condition condition, int[] picks) {
        return switch (condition) {
            case Condition.OneOf(String issue, var options) ->
                options.contains(picked(issue, picks).id());
            case Condition.NoneOf(String issue, var options) ->
                !options.contains(picked(issue, picks).id());
            case Condition.Compare compare -> meets(compare, picks[position(compare.issue())]);
            case Condition.All(var parts) -> parts.stream().allMatch(part -> meets(part, picks));
            case Condition.Any(var parts) -> parts.stream().anyMatch(part -> meets(part, picks));
            case Condition.IfThen(Condition premise, Condition conclusion) ->
                !meets(premise, picks) || meets(conclusion, picks);
        };
    }

    /** Whether a comparison holds for one option, given by its index, of the issue that it compares. */
    public boolean meets(Condition.Compare compare, int option) {
        Options options = issues.get(position(compare.issue())).options();
        int rank = options.indexOf(compare.bound());
        if (rank >= 0 && options.ordered()) {
            return compare.operator().admits(Integer.compare(option, rank));
        }
        Rational value = options.get(option).value();
        return value != null && compare.operator().admits(value.compareTo(Rational.parse(compare.bound())));
    }

    private Option picked(String issue, int[] picks) {
        int position = position(issue);
        return issues.get(position).options().get(picks[position]);
    }
}
