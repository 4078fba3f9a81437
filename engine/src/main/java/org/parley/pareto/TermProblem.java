package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two parties' utilities as what single issues bring, plus terms that pay when all (or any) of some issues are "on". Options
 * that no part of a utility tells apart are one class.
 */
final class TermProblem {

    private static final int MOST_CLASSES = 64;

    final int issues;
    /** How many classes each issue has. */
    final int[] classes;
    /** One option per class. */
    final int[][] option;
    /** {@code base[party][issue][class]}: what the issue brings alone. */
    final long[][][] base;

    final Tied[] terms;
    /** What a utility of 1 is for each party; sums above are clipped. */
    final long[] scale;

    /** A term over two issues or more; {@code on[i]} has a bit for each class of the issue that counts as on. */
    record Tied(int party, int[] issues, long[] on, boolean any, long pays) {}

    private TermProblem(int[] classes, int[][] option, long[][][] base, Tied[] terms, long[] scale) {
        this.issues = classes.length;
        this.classes = classes;
        this.option = option;
        this.base = base;
        this.terms = terms;
        this.scale = scale;
    }

    /**
     * Empty where this form does not hold: other than two parties, constraints, groups, extremes, numbers too wide for the
     * weighted sums of the search, or more than 64 classes of options in an issue.
     */
    static Optional<TermProblem> of(Valuation valuation) {
        boolean fits = valuation.count() == 2 && valuation.constraints().isEmpty() && valuation.narrow();
        for (int p = 0; p < valuation.count() && fits; p++) {
            fits = valuation.terms(p).stream().allMatch(t -> t instanceof Term.Rectangle);
        }
        if (!fits) {
            return Optional.empty();
        }
        int issues = valuation.space().issues().size();
        int[][] classOf = new int[issues][];
        int[][] option = new int[issues][];
        int[] classes = new int[issues];
        for (int i = 0; i < issues; i++) {
            Map<List<Object>, Integer> patterns = new HashMap<>();
            List<Integer> first = new ArrayList<>();
            classOf[i] = new int[valuation.space().options(i)];
            for (int o = 0; o < classOf[i].length; o++) {
                Integer known = patterns.putIfAbsent(pattern(valuation, i, o), patterns.size());
                classOf[i][o] = known == null ? patterns.size() - 1 : known;
                if (known == null) {
                    first.add(o);
                }
            }
            classes[i] = first.size();
            option[i] = first.stream().mapToInt(o -> o).toArray();
            if (classes[i] > MOST_CLASSES) {
                return Optional.empty();
            }
        }
        return Optional.of(build(valuation, classes, option)).filter(TermSearch::fits);
    }

    /** What an option brings alone, and in which rectangles it lies. */
    private static List<Object> pattern(Valuation valuation, int issue, int option) {
        List<Object> pattern = new ArrayList<>();
        for (int p = 0; p < valuation.count(); p++) {
            pattern.add(valuation.part(p, issue, option));
            for (Term term : valuation.terms(p)) {
                Term.Rectangle rectangle = (Term.Rectangle) term;
                int at = Arrays.binarySearch(rectangle.issues(), issue);
                if (at >= 0) {
                    pattern.add(rectangle.within()[at][option]);
                }
            }
        }
        return pattern;
    }

    private static TermProblem build(Valuation valuation, int[] classes, int[][] option) {
        int issues = classes.length;
        long[][][] base = new long[2][issues][];
        long[] scale = new long[2];
        List<Tied> terms = new ArrayList<>();
        for (int p = 0; p < 2; p++) {
            scale[p] = valuation.scale(p).longValue();
            for (int i = 0; i < issues; i++) {
                base[p][i] = new long[classes[i]];
                for (int c = 0; c < classes[i]; c++) {
                    base[p][i][c] = valuation.part(p, i, option[i][c]).longValue();
                }
            }
            for (int t = 0; t < valuation.terms(p).size(); t++) {
                Term.Rectangle rectangle = (Term.Rectangle) valuation.terms(p).get(t);
                long pays = valuation.level(p, t, 1).longValue();
                int[] mine = rectangle.issues();
                long[] on = new long[mine.length];
                for (int i = 0; i < mine.length; i++) {
                    for (int c = 0; c < classes[mine[i]]; c++) {
                        boolean within = rectangle.within()[i][option[mine[i]][c]];
                        on[i] |= within != rectangle.outside() ? 1L << c : 0;
                    }
                }
                if (mine.length == 1) {
                    for (int c = 0; c < classes[mine[0]]; c++) {
                        base[p][mine[0]][c] += (on[0] >>> c & 1) * pays;
                    }
                } else if (mine.length > 1) {
                    terms.add(new Tied(p, mine, on, rectangle.outside(), pays));
                } else if (!rectangle.outside() && issues > 0) {
                    for (int c = 0; c < classes[0]; c++) {
                        base[p][0][c] += pays; // bounds nothing, so it always pays
                    }
                }
            }
        }
        return new TermProblem(classes, option, base, terms.toArray(Tied[]::new), scale);
    }

    /** The largest absolute value that a sum of what a party's options and rectangles bring issue by issue can have. */
    BigInteger widest(int party) {
        BigInteger widest = BigInteger.ZERO;
        for (long[] classes : base[party]) {
            widest = widest.add(BigInteger.valueOf(
                    Arrays.stream(classes).map(Math::abs).max().orElse(0)));
        }
        for (Tied term : terms) {
            if (term.party == party) {
                widest = widest.add(
                        BigInteger.valueOf(Math.abs(term.pays)).multiply(BigInteger.valueOf(term.issues.length)));
            }
        }
        return widest;
    }

    /** A party's clipped sum for one class per issue. */
    long worth(int party, int[] picked) {
        long sum = 0;
        for (int i = 0; i < issues; i++) {
            sum += base[party][i][picked[i]];
        }
        for (Tied term : terms) {
            if (term.party == party && pays(term, picked)) {
                sum += term.pays;
            }
        }
        return Math.min(sum, scale[party]);
    }

    static boolean pays(Tied term, int[] picked) {
        for (int i = 0; i < term.issues.length; i++) {
            boolean on = (term.on[i] >>> picked[term.issues[i]] & 1) != 0;
            if (on == term.any) {
                return term.any;
            }
        }
        return !term.any;
    }

    /** The options of one class per issue. */
    int[] picks(int[] picked) {
        int[] picks = new int[issues];
        Arrays.setAll(picks, i -> option[i][picked[i]]);
        return picks;
    }
}
