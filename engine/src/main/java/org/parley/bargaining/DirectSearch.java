package org.parley.bargaining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.parley.model.Rational;
import org.parley.pareto.Valuation;

/**
 * Branch and bound over the issues of a space of sums. A concave rule lies below its tangents; on a tangent, a sum over
 * issues is at most the sum of each issue's best. Tangents are found by the method of Frank and Wolfe (1956), first
 * outcomes on the way. Options that another of their issue matches for everybody are left out. Doubles bound; what is taken
 * is compared in fractions.
 */
final class DirectSearch {

    /** The most parts of the space that are looked at. */
    static final int MOST_PARTS = 3_000_000;

    /** How many lines above a concave rule are kept. */
    private static final int TANGENTS = 8;

    private static final int CLIMBS = 200;
    private static final double ROUNDING = DirectRule.ROUNDING;
    private static final double CLOSE = 1e-9;

    private final Valuation valuation;
    private final DirectRule rule;
    private final int issues;
    private final int parties;
    /** Per issue, the options that no other makes needless. */
    private final int[][] option;

    private final double[][][] part;
    private final List<Rational> least;
    private final double[] reserve;
    private final double[] top;
    private final int[] order;
    /** How much better than the best so far a part of the space must promise to be. */
    private final double margin;

    private final List<double[]> slopes = new ArrayList<>();
    private final List<Double> offsets = new ArrayList<>();
    /** Directions in which {@link #least} has to be reached. */
    private final List<double[]> directions = new ArrayList<>();

    private double[][] toCome = new double[0][];
    private double[][] toComeThere = new double[0][];
    private double[] needed = new double[0];
    private double[][] mostToCome = new double[0][];
    private int[][] tried = new int[0][];
    private final double[] reach;
    private int[] best = new int[0];
    private List<Rational> utilities = List.of();
    private double[] about = new double[0];
    private double value = Double.NEGATIVE_INFINITY;
    private double open = Double.NEGATIVE_INFINITY;
    private int looked;

    /**
     * What a search came to.
     *
     * @param picks the best outcome found; none where there is none
     * @param bound no outcome is worth more
     * @param complete whether the whole space was searched
     * @param directions slopes of lines that lie close above the best
     */
    record Found(
            int[] picks,
            List<Rational> utilities,
            double value,
            double bound,
            boolean complete,
            List<double[]> directions) {
        boolean none() {
            return picks.length == 0;
        }
    }

    private DirectSearch(Valuation valuation, DirectRule rule, List<Rational> least, double margin) {
        this.valuation = valuation;
        this.rule = rule;
        this.issues = valuation.space().issues().size();
        this.parties = valuation.count();
        this.least = least;
        this.margin = margin;
        this.reserve = new double[parties];
        Arrays.setAll(
                reserve,
                p -> least.isEmpty() ? Double.NEGATIVE_INFINITY : least.get(p).toDouble());
        this.top = IntStream.range(0, parties)
                .mapToDouble(p -> valuation.top(p).toDouble())
                .toArray();
        this.reach = new double[parties];
        this.option = new int[issues][];
        this.part = new double[issues][][];
        for (int i = 0; i < issues; i++) {
            option[i] = valuation.undominatedOptions(i);
            part[i] = new double[option[i].length][parties];
            for (int o = 0; o < part[i].length; o++) {
                for (int p = 0; p < parties; p++) {
                    part[i][o][p] = valuation.brings(p, i, option[i][o]);
                }
            }
        }
        this.order = IntStream.range(0, issues)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -spread(i)))
                .mapToInt(i -> i)
                .toArray();
    }

    /**
     * The best outcome in which everybody has at least so much.
     *
     * @param least one per party; none where nothing is asked for
     */
    static Found best(Valuation valuation, DirectRule rule, List<Rational> least) {
        DirectSearch search = new DirectSearch(valuation, rule, least, ROUNDING);
        if (!least.isEmpty()) {
            double[] everybody = new double[search.parties];
            Arrays.fill(everybody, 1);
            search.directions.add(everybody);
        }
        return search.run();
    }

    /** An outcome on the frontier in which nobody has less than in one that was found, if the search is complete. */
    static Found undominated(Valuation valuation, Found found) {
        // What is better for somebody is so by one step at least.
        double step = IntStream.range(0, valuation.count())
                .mapToDouble(p -> valuation.step(p).toDouble())
                .min()
                .orElse(0);
        double margin = step > 10 * ROUNDING ? step / 2 : -ROUNDING;
        DirectSearch search =
                new DirectSearch(valuation, DirectRule.Sum.all(valuation.count()), found.utilities(), margin);
        search.directions.addAll(found.directions());
        search.offer(search.places(found.picks()));
        return search.run();
    }

    /** What is at stake in an issue: the sum over parties of best less worst. */
    private double spread(int issue) {
        double sum = 0;
        for (int p = 0; p < parties; p++) {
            double worst = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double[] brings : part[issue]) {
                worst = Math.min(worst, brings[p]);
                most = Math.max(most, brings[p]);
            }
            sum += most - worst;
        }
        return sum;
    }

    private Found run() {
        tangents();
        climb();
        prepare();
        visit(0, new double[issues + 1][parties], new int[issues]);
        List<double[]> close = new ArrayList<>(slopes);
        close.addAll(directions);
        return new Found(
                best.length == 0 ? best : picks(best),
                utilities,
                value,
                Math.max(value, open),
                looked <= MOST_PARTS,
                close);
    }

    private int[] picks(int[] places) {
        int[] picks = new int[issues];
        Arrays.setAll(picks, i -> option[i][places[i]]);
        return picks;
    }

    /** The places of options that an earlier search kept. */
    private int[] places(int[] picks) {
        int[] places = new int[issues];
        for (int i = 0; i < issues; i++) {
            int pick = picks[i];
            int[] mine = option[i];
            places[i] = IntStream.range(0, mine.length)
                    .filter(o -> mine[o] == pick)
                    .findFirst()
                    .orElseThrow();
        }
        return places;
    }

    /** Takes an outcome if it is the best so far. */
    private boolean offer(int[] places) {
        double[] here = new double[parties];
        for (int i = 0; i < issues; i++) {
            for (int p = 0; p < parties; p++) {
                here[p] += part[i][places[i]][p];
            }
        }
        for (int p = 0; p < parties; p++) {
            here[p] = Math.min(here[p], top[p]);
            if (here[p] < reserve[p] - CLOSE) {
                return false;
            }
        }
        double worth = rule.of(here);
        if (worth == Double.NEGATIVE_INFINITY || worth < value - CLOSE || margin > 0 && Arrays.equals(here, about)) {
            return false;
        }
        List<Rational> exact = valuation.utilities(picks(places));
        boolean taken =
                IntStream.range(0, least.size()).allMatch(p -> exact.get(p).compareTo(least.get(p)) >= 0)
                        && (best.length == 0 || rule.compare(exact, utilities) > 0);
        if (taken) {
            best = places.clone();
            utilities = exact;
            about = here;
            value = worth;
        }
        return taken;
    }

    /** Walks towards the best mixture of outcomes; every tangent on the way is a bound, every outcome a candidate. */
    private void tangents() {
        double[] at = new double[parties];
        for (double[][] options : part) {
            for (double[] brings : options) {
                for (int p = 0; p < parties; p++) {
                    at[p] += brings[p] / options.length;
                }
            }
        }
        List<double[]> all = new ArrayList<>();
        for (int round = 0; round < rule.lines(); round++) {
            double[] slope = rule.slope(at, round);
            int[] places = new int[issues];
            double[] reached = new double[parties];
            double bound = rule.offset(at, slope);
            for (int i = 0; i < issues; i++) {
                places[i] = bestOption(i, slope);
                bound += weighted(part[i][places[i]], slope);
                for (int p = 0; p < parties; p++) {
                    reached[p] += part[i][places[i]][p];
                }
            }
            offer(places);
            double[] line = Arrays.copyOf(slope, parties + 2);
            line[parties] = rule.offset(at, slope);
            line[parties + 1] = bound;
            all.add(line);
            double step = 2.0 / (round + 2);
            for (int p = 0; p < parties; p++) {
                at[p] += step * (reached[p] - at[p]);
            }
        }
        all.sort(Comparator.comparingDouble(line -> line[parties + 1]));
        all.stream().limit(TANGENTS).forEach(line -> {
            slopes.add(Arrays.copyOf(line, parties));
            offsets.add(line[parties]);
        });
    }

    private int bestOption(int issue, double[] slope) {
        int chosen = 0;
        for (int o = 1; o < part[issue].length; o++) {
            if (weighted(part[issue][o], slope) > weighted(part[issue][chosen], slope)) {
                chosen = o;
            }
        }
        return chosen;
    }

    private static double weighted(double[] utilities, double[] slope) {
        double sum = 0;
        for (int p = 0; p < utilities.length; p++) {
            sum += slope[p] * utilities[p];
        }
        return sum;
    }

    /** Changes one issue at a time for the better, from the best so far and from outcomes near it. */
    private void climb() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < CLIMBS && best.length > 0; round++) {
            int[] places = best.clone();
            for (int kick = 0; kick < 1 + round % 4; kick++) {
                int issue = random.nextInt(issues);
                places[issue] = random.nextInt(part[issue].length);
            }
            boolean better = true;
            while (better) {
                better = false;
                for (int i = 0; i < issues; i++) {
                    int kept = places[i];
                    for (int o = 0; o < part[i].length; o++) {
                        places[i] = o;
                        better |= offer(places);
                    }
                    places[i] = kept;
                }
                places = better ? best.clone() : places;
            }
        }
    }

    private void prepare() {
        toCome = toCome(slopes);
        toComeThere = toCome(directions);
        needed = directions.stream()
                .mapToDouble(direction -> weighted(reserve, direction) - CLOSE)
                .toArray();
        mostToCome = new double[issues + 1][parties];
        double[] first = slopes.isEmpty() ? new double[parties] : slopes.getFirst();
        tried = new int[issues][];
        for (int depth = issues - 1; depth >= 0; depth--) {
            int issue = order[depth];
            for (int p = 0; p < parties; p++) {
                double most = Double.NEGATIVE_INFINITY;
                for (double[] brings : part[issue]) {
                    most = Math.max(most, brings[p]);
                }
                mostToCome[depth][p] = mostToCome[depth + 1][p] + most;
            }
            tried[issue] = IntStream.range(0, part[issue].length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer o) -> -weighted(part[issue][o], first)))
                    .mapToInt(o -> o)
                    .toArray();
        }
    }

    /** For each slope and depth, the most that the issues from there on can add. */
    private double[][] toCome(List<double[]> along) {
        double[][] all = new double[along.size()][issues + 1];
        for (int k = 0; k < all.length; k++) {
            for (int depth = issues - 1; depth >= 0; depth--) {
                int issue = order[depth];
                all[k][depth] =
                        all[k][depth + 1] + weighted(part[issue][bestOption(issue, along.get(k))], along.get(k));
            }
        }
        return all;
    }

    private double bound(int depth, double[] sum) {
        for (int p = 0; p < parties; p++) {
            reach[p] = Math.min(sum[p] + mostToCome[depth][p], top[p]);
            if (reach[p] < reserve[p] - CLOSE) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        for (int k = 0; k < needed.length; k++) {
            if (weighted(sum, directions.get(k)) + toComeThere[k][depth] < needed[k]) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        double bound = rule.within(reach);
        for (int k = 0; k < toCome.length; k++) {
            bound = Math.min(bound, offsets.get(k) + weighted(sum, slopes.get(k)) + toCome[k][depth]);
        }
        return bound;
    }

    private void visit(int depth, double[][] sums, int[] places) {
        double bound = bound(depth, sums[depth]);
        boolean better = bound > value + margin;
        boolean level = bound >= value - ROUNDING && best.length > 0 && (margin < 0 || rule.ahead(reach, about));
        if (bound == Double.NEGATIVE_INFINITY || !better && !level) {
            return;
        }
        if (++looked > MOST_PARTS) {
            open = Math.max(open, bound);
            return;
        }
        if (depth == issues) {
            offer(places);
            return;
        }
        int issue = order[depth];
        for (int o : tried[issue]) {
            places[issue] = o;
            for (int p = 0; p < parties; p++) {
                sums[depth + 1][p] = sums[depth][p] + part[issue][o][p];
            }
            visit(depth + 1, sums, places);
        }
    }
}
