package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.parley.model.Case;
import org.parley.model.Constraint;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * What outcomes are worth to the parties with measured profiles: whole numbers, each party's over a scale of its own, so
 * that {@code utility = number / scale * factor} exactly, the factor being 1 unless the agreement comes late. Numbers know
 * nothing of factors: these change no order. Numbers that fit are kept in 64 bits; which ones do changes no answer.
 */
public final class Valuation {

    /** The most outcomes that are tried one by one. */
    public static final int MOST = 4_000_000;

    private final OutcomeSpace space;
    private final List<Constraint> constraints;
    private final List<Profile> profiles;
    private final List<Rational> disagreement;
    private final BigInteger[] scales;
    /** What utilities at once are multiplied by, as an agreement may come late. */
    private final Rational[] factors;
    /** What numbers are divided by where doubles do: scale over factor. */
    private final double[] divisors;

    private final BigInteger[][][] parts;
    private final List<List<Term>> terms;
    private final BigInteger[][][] levels;
    private final boolean[] clipped;
    /** How many bits a party's numbers have beyond what 62 bits hold, sums included. */
    private final int[] shifts;

    /** The same numbers in 64 bits; empty arrays where one party's do not fit. */
    private final boolean narrow;

    private final double[][][] doubles;
    private final double[][][] doubleLevels;
    private final long[][][] narrowParts;
    private final long[][][] narrowLevels;

    private Valuation(
            OutcomeSpace space, List<Constraint> constraints, List<Profile> profiles, List<Rational> disagreement) {
        int parties = profiles.size();
        this.space = space;
        this.constraints = List.copyOf(constraints);
        this.profiles = List.copyOf(profiles);
        this.disagreement = List.copyOf(disagreement);
        this.scales = new BigInteger[parties];
        this.factors = profiles.stream().map(p -> p.utility().factor()).toArray(Rational[]::new);
        this.parts = new BigInteger[parties][space.issues().size()][];
        this.levels = new BigInteger[parties][][];
        this.clipped = new boolean[parties];
        this.shifts = new int[parties];
        List<List<Term>> all = new ArrayList<>();
        boolean fits = true;
        for (int p = 0; p < parties; p++) {
            List<Term> mine = Term.of(profiles.get(p).utility(), space);
            all.add(mine);
            fits &= scale(p, mine);
        }
        this.terms = List.copyOf(all);
        this.divisors = new double[parties];
        Arrays.setAll(
                divisors,
                p -> new Rational(scales[p], BigInteger.ONE)
                        .dividedBy(factors[p])
                        .toDouble());
        this.narrow = fits;
        this.doubles = doubles(parts);
        this.doubleLevels = doubles(levels);
        this.narrowParts = fits ? longs(parts) : new long[0][][];
        this.narrowLevels = fits ? longs(levels) : new long[0][][];
    }

    /** The valuation of a case's parties in the order of the file; empty if one of them has no measured profile. */
    public static Optional<Valuation> of(Case read) {
        List<Profile> profiles = read.parties().stream()
                .flatMap(party -> read.profile(party.id()).stream())
                .toList();
        boolean measured = !profiles.isEmpty()
                && profiles.size() == read.parties().size()
                && !read.issues().isEmpty();
        if (!measured) {
            return Optional.empty();
        }
        List<Rational> disagreement = new ArrayList<>();
        for (Profile profile : profiles) {
            Rational stated = read.disagreement() == null
                    ? null
                    : read.disagreement().stated().get(profile.party());
            disagreement.add(
                    stated == null ? profile.reservation() : profile.utility().toUtility(stated));
        }
        return Optional.of(new Valuation(read.space(), read.constraints(), profiles, disagreement));
    }

    /** Brings a party's numbers over one scale; whether they, and every sum of them, fit into 62 bits. */
    private boolean scale(int p, List<Term> mine) {
        Rational[][] exact = new Rational[space.issues().size()][];
        BigInteger scale = BigInteger.ONE;
        for (int i = 0; i < exact.length; i++) {
            exact[i] = new Rational[space.options(i)];
            for (int o = 0; o < exact[i].length; o++) {
                exact[i][o] = part(profiles.get(p).utility(), i, o);
                scale = common(scale, exact[i][o].denominator());
            }
        }
        for (Term term : mine) {
            for (Rational level : term.levels()) {
                scale = common(scale, level.denominator());
            }
        }
        for (int i = 0; i < exact.length; i++) {
            parts[p][i] = scaled(List.of(exact[i]), scale);
        }
        levels[p] = new BigInteger[mine.size()][];
        for (int t = 0; t < levels[p].length; t++) {
            levels[p][t] = scaled(mine.get(t).levels(), scale);
        }
        BigInteger[][] numbers =
                Stream.concat(Arrays.stream(parts[p]), Arrays.stream(levels[p])).toArray(BigInteger[][]::new);
        cap(numbers, scale);
        BigInteger most = BigInteger.ZERO;
        BigInteger widest = BigInteger.ZERO;
        BigInteger divisor = scale;
        for (BigInteger[] one : numbers) {
            most = most.add(Arrays.stream(one).reduce(one[0], BigInteger::max));
            widest = widest.add(widest(one));
            divisor = common(one, divisor);
        }
        clipped[p] = most.compareTo(scale) > 0;
        scales[p] = scale.divide(divisor);
        for (BigInteger[] one : numbers) {
            divide(one, divisor);
        }
        int bits = widest.max(scale).divide(divisor).bitLength();
        shifts[p] = Math.max(0, bits - 61);
        return bits <= 61;
    }

    private Rational part(UtilityFunction utility, int issue, int option) {
        if (!(utility.atOnce() instanceof UtilityFunction.Separable separable)) {
            return Rational.ZERO;
        }
        return separable.part(
                space.issues().get(issue).id(),
                space.issues().get(issue).options().get(option).id());
    }

    private static BigInteger common(BigInteger scale, BigInteger denominator) {
        return scale.multiply(denominator).divide(scale.gcd(denominator));
    }

    private static BigInteger common(BigInteger[] numbers, BigInteger divisor) {
        return Arrays.stream(numbers).reduce(divisor, BigInteger::gcd);
    }

    /** A utility ends at 1, so that nothing need bring more, unless something else brings less than nothing. */
    private static void cap(BigInteger[][] numbers, BigInteger scale) {
        boolean losses = Arrays.stream(numbers).flatMap(Arrays::stream).anyMatch(number -> number.signum() < 0);
        for (BigInteger[] one : numbers) {
            Arrays.setAll(one, i -> losses ? one[i] : one[i].min(scale));
        }
    }

    private static BigInteger widest(BigInteger[] numbers) {
        return Arrays.stream(numbers).map(BigInteger::abs).reduce(BigInteger.ZERO, BigInteger::max);
    }

    private static BigInteger[] scaled(List<Rational> exact, BigInteger scale) {
        return exact.stream()
                .map(r -> r.numerator().multiply(scale.divide(r.denominator())))
                .toArray(BigInteger[]::new);
    }

    private static void divide(BigInteger[] numbers, BigInteger divisor) {
        Arrays.setAll(numbers, i -> numbers[i].divide(divisor));
    }

    /** Each number as utility. */
    private double[][][] doubles(BigInteger[][][] exact) {
        double[][][] all = new double[exact.length][][];
        for (int p = 0; p < exact.length; p++) {
            int party = p;
            all[p] = new double[exact[p].length][];
            for (int i = 0; i < exact[p].length; i++) {
                all[p][i] = Arrays.stream(exact[p][i])
                        .mapToDouble(number -> utility(party, number).toDouble())
                        .toArray();
            }
        }
        return all;
    }

    private static long[][][] longs(BigInteger[][][] exact) {
        long[][][] all = new long[exact.length][][];
        for (int p = 0; p < exact.length; p++) {
            all[p] = new long[exact[p].length][];
            for (int i = 0; i < exact[p].length; i++) {
                all[p][i] = Arrays.stream(exact[p][i])
                        .mapToLong(BigInteger::longValueExact)
                        .toArray();
            }
        }
        return all;
    }

    public OutcomeSpace space() {
        return space;
    }

    /** Ids of the parties, in order. */
    public List<String> parties() {
        return profiles.stream().map(Profile::party).toList();
    }

    public List<Profile> profiles() {
        return profiles;
    }

    public int count() {
        return scales.length;
    }

    /** What a utility of 1 is in the party's whole numbers, at once. */
    BigInteger scale(int party) {
        return scales[party];
    }

    /** The utility that a party's whole number stands for. */
    Rational utility(int party, BigInteger number) {
        Rational factor = factors[party];
        return factor.equals(Rational.ONE)
                ? new Rational(number, scales[party])
                : new Rational(number.multiply(factor.numerator()), scales[party].multiply(factor.denominator()));
    }

    /** What a party's whole number is divided by to be its utility, where doubles do. */
    double divisor(int party) {
        return divisors[party];
    }

    /** The most that any agreement is worth to a party: 1, unless it comes late. */
    public Rational top(int party) {
        return factors[party];
    }

    int[] shifts() {
        return shifts;
    }

    boolean narrow() {
        return narrow;
    }

    /** Whether a party's sum can exceed 1, so that it has to be clipped there. */
    boolean clipped(int party) {
        return clipped[party];
    }

    List<Constraint> constraints() {
        return constraints;
    }

    List<Term> terms(int party) {
        return terms.get(party);
    }

    /** Whether constraints forbid some outcomes. */
    public boolean constrained() {
        return !constraints.isEmpty();
    }

    /**
     * What an option brings to a party whose utility is a sum over issues, rounded to a double. Sums end at {@link #top}.
     */
    public double brings(int party, int issue, int option) {
        return doubles[party][issue][option];
    }

    /** What all utilities of a party are multiples of. */
    public Rational step(int party) {
        return utility(party, BigInteger.ONE);
    }

    /**
     * Options of an issue for which no other of it brings every party as much where utilities are sums over issues; of
     * equal ones the first.
     */
    public int[] undominatedOptions(int issue) {
        return Arrays.stream(Blocks.of(this, new int[] {issue}, false).ways())
                .mapToInt(ways -> (int) ways[0])
                .toArray();
    }

    BigInteger part(int party, int issue, int option) {
        return parts[party][issue][option];
    }

    BigInteger level(int party, int term, int level) {
        return levels[party][term][level];
    }

    long[] narrowPart(int party, int issue) {
        return narrowParts[party][issue];
    }

    long[] narrowLevels(int party, int term) {
        return narrowLevels[party][term];
    }

    /** A party's utility of an outcome, exactly. */
    public Rational utility(int party, int[] picks) {
        return utility(party, number(party, picks));
    }

    /** Every party's utility of an outcome, exactly. */
    public List<Rational> utilities(int[] picks) {
        List<Rational> all = new ArrayList<>();
        for (int p = 0; p < scales.length; p++) {
            all.add(utility(p, picks));
        }
        return all;
    }

    /** Each party's reservation value. */
    public List<Rational> reservations() {
        return profiles.stream().map(Profile::reservation).toList();
    }

    /** What each party has without a deal: as the case states it, else its reservation value. */
    public List<Rational> disagreement() {
        return disagreement;
    }

    /** Whether the constraints allow an outcome. */
    public boolean allows(int[] picks) {
        for (Constraint constraint : constraints) {
            if (!space.meets(constraint.holds(), picks)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all outcomes can be tried one by one. */
    public boolean enumerable() {
        return space.size().compareTo(BigInteger.valueOf(MOST)) <= 0;
    }

    /** Whether every party's utility is a sum over issues that never has to be clipped. */
    public boolean separable() {
        boolean all = true;
        for (int p = 0; p < scales.length; p++) {
            all &= terms.get(p).isEmpty() && !clipped[p];
        }
        return all;
    }

    /** Whether every party's utility is a sum over issues, clipped or not. */
    public boolean sumsOfIssues() {
        return terms.stream().allMatch(List::isEmpty);
    }

    /**
     * Visits every allowed outcome once, the last issue turning fastest. The array is reused.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public void each(Consumer<int[]> visit) {
        if (!enumerable()) {
            throw new IllegalArgumentException(
                    "the space has " + space.size() + " outcomes; at most " + MOST + " are tried one by one");
        }
        int[] picks = new int[space.issues().size()];
        int issue;
        do {
            if (allows(picks)) {
                visit.accept(picks);
            }
            issue = picks.length - 1;
            while (issue >= 0 && ++picks[issue] == space.options(issue)) {
                picks[issue--] = 0;
            }
        } while (issue >= 0);
    }

    /**
     * For every allowed outcome, which parties have at least their reservation value. The array is reused.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public void eachAccepted(Consumer<boolean[]> visit) {
        BigInteger[] bounds = bounds();
        boolean[] accepts = new boolean[scales.length];
        if (!narrow) {
            double[] reserve =
                    reservations().stream().mapToDouble(Rational::toDouble).toArray();
            each(picks -> {
                for (int p = 0; p < accepts.length; p++) {
                    double apart = approximate(p, picks) - reserve[p];
                    // Doubles decide where they are far apart.
                    accepts[p] = Math.abs(apart) > 1e-9
                            ? apart > 0
                            : number(p, picks).compareTo(bounds[p]) >= 0;
                }
                visit.accept(accepts);
            });
            return;
        }
        // A bound beyond 62 bits is out of any sum's reach.
        long[] least = Arrays.stream(bounds)
                .mapToLong(b -> b.bitLength() > 62 ? Long.MAX_VALUE : b.longValue())
                .toArray();
        each(picks -> {
            for (int p = 0; p < accepts.length; p++) {
                accepts[p] = narrowNumber(p, picks) >= least[p];
            }
            visit.accept(accepts);
        });
    }

    /** The least whole numbers that reach the reservation values. */
    BigInteger[] bounds() {
        BigInteger[] bounds = new BigInteger[scales.length];
        for (int p = 0; p < bounds.length; p++) {
            Rational atOnce = profiles.get(p).reservation().dividedBy(factors[p]);
            Rational least = atOnce.times(new Rational(scales[p], BigInteger.ONE));
            BigInteger[] parts = least.numerator().divideAndRemainder(least.denominator());
            bounds[p] = parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
        }
        return bounds;
    }

    BigInteger number(int party, int[] picks) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < picks.length; i++) {
            sum = sum.add(parts[party][i][picks[i]]);
        }
        for (int t = 0; t < levels[party].length; t++) {
            sum = sum.add(levels[party][t][terms.get(party).get(t).level(picks)]);
        }
        return sum.min(scales[party]);
    }

    long narrowNumber(int party, int[] picks) {
        long sum = 0;
        for (int i = 0; i < picks.length; i++) {
            sum += narrowParts[party][i][picks[i]];
        }
        for (int t = 0; t < narrowLevels[party].length; t++) {
            sum += narrowLevels[party][t][terms.get(party).get(t).level(picks)];
        }
        return clipped[party] ? Math.min(sum, scales[party].longValue()) : sum;
    }

    /** A party's utility of an outcome, rounded to a double. */
    public double approximate(int party, int[] picks) {
        if (narrow) {
            return narrowNumber(party, picks) / divisors[party];
        }
        double sum = 0;
        for (int i = 0; i < picks.length; i++) {
            sum += doubles[party][i][picks[i]];
        }
        for (int t = 0; t < levels[party].length; t++) {
            sum += doubleLevels[party][t][terms.get(party).get(t).level(picks)];
        }
        return Math.min(sum, factors[party].toDouble());
    }
}
