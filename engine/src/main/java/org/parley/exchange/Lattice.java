package org.parley.exchange;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.parley.exchange.ExchangeProblem.Assessment;
import org.parley.exchange.ExchangeProblem.Delivery;
import org.parley.exchange.ExchangeProblem.Escrow;
import org.parley.exchange.ExchangeProblem.Precedence;
import org.parley.exchange.ExchangeProblem.Timing;
import org.parley.model.Rational;

/**
 * A problem as whole numbers for the search. A state counts the steps taken of each <em>class</em>: a delivery, or the
 * deposit or the release of one in escrow. A <em>row</em> is a number that must not be negative for its party to stay:
 * one per party that is assessed by numbers, one per rank level of a party that is assessed by its order. Rows and
 * exposures are sums over the classes, so each is a table from class and count.
 */
final class Lattice {

    /** A number that no sum of a problem reaches. */
    static final long UNBOUNDED = Long.MAX_VALUE / 4;

    private static final BigInteger LARGEST = BigInteger.valueOf(1L << 58);

    final ExchangeProblem problem;
    /** All numbers are multiples of 1 / scale. */
    final BigInteger scale;

    final int classes;
    final int[] delivery;
    final StepKind[] kind;
    final int[] steps;
    /** Index of who takes the step; parties first, then whoever else gives, last the mediator. */
    final int[] giver;

    final int givers;
    /** prerequisites[c][i] is a class; neededCount[c][i][k] how many of its steps before step k of c. */
    final int[][] prerequisites;

    final int[][][] neededCount;

    /** First and last day of a class, most of its steps in a day, days until a step is verified. */
    final int[] first;

    final int[] last;
    final int[] perDay;
    final int[] verification;

    final int parties;
    final int rows;
    final int[] rowParty;
    /** rowValue[r][c][k]: what class c adds to row r after k steps; the constant part is in rowBase. */
    final long[][][] rowValue;

    final long[] rowBase;
    /** Whether a party is assessed by numbers, so that it has an exposure. */
    final boolean[] measured;

    final long[][][] exposure;
    /** What indemnities take off a party's exposure. */
    final long[] cover;

    final int payer;
    final int payee;
    final long amount;

    private Lattice(ExchangeProblem problem) {
        this.problem = problem;
        this.parties = problem.parties().size();
        this.scale = scale(problem);
        List<int[]> kinds = new ArrayList<>();
        List<Delivery> all = problem.deliveries();
        for (int d = 0; d < all.size(); d++) {
            if (all.get(d).escrow() == null) {
                kinds.add(new int[] {d, StepKind.DELIVER.ordinal()});
            } else {
                kinds.add(new int[] {d, StepKind.DEPOSIT.ordinal()});
                kinds.add(new int[] {d, StepKind.RELEASE.ordinal()});
            }
        }
        this.classes = kinds.size();
        this.delivery = kinds.stream().mapToInt(k -> k[0]).toArray();
        this.kind = kinds.stream().map(k -> StepKind.values()[k[1]]).toArray(StepKind[]::new);
        this.steps = kinds.stream().mapToInt(k -> all.get(k[0]).steps()).toArray();
        this.giver = new int[classes];
        this.givers = givers();
        this.prerequisites = new int[classes][];
        this.neededCount = new int[classes][][];
        prerequisites();
        this.first = new int[classes];
        this.last = new int[classes];
        this.perDay = new int[classes];
        this.verification = new int[classes];
        timing();
        this.measured = new boolean[parties];
        List<Row> found = new ArrayList<>();
        for (int p = 0; p < parties; p++) {
            rowsOf(p, found);
        }
        this.rows = found.size();
        this.rowParty = found.stream().mapToInt(Row::party).toArray();
        this.rowBase = found.stream().mapToLong(Row::base).toArray();
        this.rowValue = found.stream().map(Row::value).toArray(long[][][]::new);
        this.exposure = new long[parties][classes][];
        for (int p = 0; p < parties; p++) {
            for (int c = 0; c < classes; c++) {
                exposure[p][c] = exposure(p, c);
            }
        }
        this.cover = problem.parties().stream()
                .mapToLong(p -> scaled(problem.indemnities(p.id())))
                .toArray();
        this.payer = problem.payment().map(p -> index(p.by())).orElse(-1);
        this.payee = problem.payment().map(p -> index(p.to())).orElse(-1);
        this.amount = problem.payment().map(p -> scaled(p.amount())).orElse(0L);
    }

    static Lattice of(ExchangeProblem problem) {
        return new Lattice(problem);
    }

    private record Row(int party, long base, long[][] value) {}

    int index(String party) {
        for (int p = 0; p < parties; p++) {
            if (problem.parties().get(p).id().equals(party)) {
                return p;
            }
        }
        return -1;
    }

    boolean pays() {
        return payer >= 0;
    }

    /** Which class a delivery's steps of this kind are. */
    int classOf(int wanted, StepKind of) {
        for (int c = 0; c < classes; c++) {
            if (delivery[c] == wanted && kind[c] == of) {
                return c;
            }
        }
        throw new IllegalArgumentException("no class for delivery " + wanted + " as " + of);
    }

    long row(int r, int[] counts) {
        long sum = rowBase[r];
        long[][] value = rowValue[r];
        for (int c = 0; c < classes; c++) {
            sum += value[c][counts[c]];
        }
        return sum;
    }

    /** What a party has given less what it has received, without money; costs at the high end, values at the low. */
    long exposure(int p, int[] counts) {
        long sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += exposure[p][c][counts[c]];
        }
        return sum;
    }

    /** Whether the next step of class c may be taken as far as precedence goes. */
    boolean open(int c, int[] counts) {
        if (counts[c] >= steps[c]) {
            return false;
        }
        for (int i = 0; i < prerequisites[c].length; i++) {
            if (counts[prerequisites[c][i]] < neededCount[c][i][counts[c]]) {
                return false;
            }
        }
        return true;
    }

    /** Whether what was taken of each class had what it needs before it; what no way from the start is without. */
    boolean consistent(int[] counts) {
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < prerequisites[c].length && counts[c] > 0; i++) {
                if (counts[prerequisites[c][i]] < neededCount[c][i][counts[c] - 1]) {
                    return false;
                }
            }
        }
        return true;
    }

    long scaled(Rational number) {
        Rational whole = number.times(new Rational(scale, BigInteger.ONE));
        return whole.numerator().longValueExact();
    }

    Rational unscaled(long number) {
        return new Rational(BigInteger.valueOf(number), scale);
    }

    // ---- building

    private int givers() {
        List<String> names = new ArrayList<>();
        problem.parties().forEach(p -> names.add(p.id()));
        for (int c = 0; c < classes; c++) {
            String by = problem.deliveries().get(delivery[c]).by();
            if (kind[c] == StepKind.RELEASE) {
                giver[c] = -1;
            } else {
                if (!names.contains(by)) {
                    names.add(by);
                }
                giver[c] = names.indexOf(by);
            }
        }
        for (int c = 0; c < classes; c++) {
            giver[c] = giver[c] < 0 ? names.size() : giver[c];
        }
        return names.size() + 1;
    }

    private void prerequisites() {
        List<Delivery> all = problem.deliveries();
        for (int c = 0; c < classes; c++) {
            Delivery own = all.get(delivery[c]);
            List<Integer> first = new ArrayList<>();
            List<int[]> counts = new ArrayList<>();
            if (kind[c] == StepKind.RELEASE) {
                first.add(c - 1);
                counts.add(java.util.stream.IntStream.rangeClosed(1, steps[c]).toArray());
            }
            for (Precedence p : problem.precedences()) {
                if (p.delivery().equals(own.id()) && kind[c] != StepKind.DEPOSIT) {
                    int d = all.indexOf(problem.delivery(p.after()).orElseThrow());
                    Delivery after = all.get(d);
                    int items = Math.clamp(p.howMany(), 0, after.quantity());
                    int needed = (items + after.together() - 1) / after.together();
                    first.add(classOf(d, after.escrow() == null ? StepKind.DELIVER : StepKind.RELEASE));
                    int[] same = new int[steps[c]];
                    java.util.Arrays.fill(same, needed);
                    counts.add(same);
                }
            }
            prerequisites[c] = first.stream().mapToInt(i -> i).toArray();
            neededCount[c] = counts.toArray(int[][]::new);
        }
    }

    /** A deposit may be made on any day; a release takes nobody's capacity. */
    private void timing() {
        for (int c = 0; c < classes; c++) {
            Delivery d = problem.deliveries().get(delivery[c]);
            boolean deposit = kind[c] == StepKind.DEPOSIT;
            first[c] = deposit ? 0 : d.timing().first();
            last[c] = deposit ? Timing.NO_LIMIT : d.timing().last();
            perDay[c] = kind[c] == StepKind.RELEASE || d.timing().perDay() == Timing.NO_LIMIT
                    ? Timing.NO_LIMIT
                    : Math.max(1, d.timing().perDay() / d.together());
            verification[c] = deposit ? 0 : d.timing().verification();
        }
    }

    /** Whether days decide nothing: every step can be taken at once. */
    boolean timeless() {
        for (int c = 0; c < classes; c++) {
            if (first[c] > 0 || last[c] < Timing.NO_LIMIT || perDay[c] < steps[c] || verification[c] > 0) {
                return false;
            }
        }
        return true;
    }

    private void rowsOf(int p, List<Row> found) {
        String id = problem.parties().get(p).id();
        Worth loss = problem.parties().get(p).loss();
        Assessment assessment = problem.assessment(id);
        measured[p] = assessment == Assessment.NUMBERS;
        if (assessment == Assessment.NUMBERS) {
            long base = scaled(loss.low().plus(problem.bonds(id)));
            base += problem.payment()
                    .map(pay -> (pay.to().equals(id) ? 1 : 0) * scaled(pay.amount())
                            - (pay.by().equals(id) ? 1 : 0) * scaled(pay.amount()))
                    .orElse(0L);
            found.add(row(
                    p, base, d -> scaled(d.cost().high()), d -> scaled(d.value().low())));
        } else if (assessment == Assessment.ORDER) {
            TreeSet<Integer> levels = new TreeSet<>();
            levels.add(loss.level());
            problem.deliveries().stream()
                    .filter(d -> d.by().equals(id))
                    .forEach(d -> levels.add(d.cost().level()));
            problem.deliveries().stream()
                    .filter(d -> id.equals(d.to()))
                    .forEach(d -> levels.add(d.value().level()));
            for (int level : levels) {
                found.add(row(
                        p,
                        loss.level() >= level ? 1 : 0,
                        d -> d.cost().level() >= level ? 1 : 0,
                        d -> d.value().level() >= level ? 1 : 0));
            }
        }
    }

    private interface Weight {
        long of(Delivery delivery);
    }

    /** To come less to give, plus what would be revoked, less what would be recovered. */
    private Row row(int p, long base, Weight cost, Weight value) {
        String id = problem.parties().get(p).id();
        long[][] table = new long[classes][];
        long constant = base;
        for (int c = 0; c < classes; c++) {
            Delivery d = problem.deliveries().get(delivery[c]);
            boolean gives = d.by().equals(id);
            boolean receives = id.equals(d.to());
            long given = gives ? cost.of(d) : 0;
            long got = receives ? value.of(d) : 0;
            boolean last = kind[c] != StepKind.DEPOSIT;
            constant += last ? (got - given) * d.quantity() : 0;
            long each = switch (kind[c]) {
                case DELIVER -> given - got + (d.revocable() ? got : 0) - (d.recoverable() ? given : 0);
                case DEPOSIT -> given - held(d, given, got);
                default -> held(d, given, got) - got + (d.revocable() ? got : 0) - (d.recoverable() ? given : 0);
            };
            table[c] = new long[steps[c] + 1];
            for (int k = 0; k <= steps[c]; k++) {
                table[c][k] = each * d.after(k);
            }
        }
        return new Row(p, constant, table);
    }

    /** What walking out gives of an item while it is held. */
    private static long held(Delivery d, long given, long got) {
        Escrow terms = d.escrow();
        return terms == null ? 0 : (terms.depositorGetsItBack() ? given : 0) + (terms.receiverGetsIt() ? got : 0);
    }

    private long[] exposure(int p, int c) {
        String id = problem.parties().get(p).id();
        Delivery d = problem.deliveries().get(delivery[c]);
        long each = 0;
        if (measured[p]) {
            each += d.by().equals(id) && kind[c] != StepKind.RELEASE
                    ? scaled(d.cost().high())
                    : 0;
            each -= id.equals(d.to()) && kind[c] != StepKind.DEPOSIT
                    ? scaled(d.value().low())
                    : 0;
        }
        long[] table = new long[steps[c] + 1];
        for (int k = 0; k <= steps[c]; k++) {
            table[k] = each * d.after(k);
        }
        return table;
    }

    /** With money, quarters of the common unit, so that halves that come up in optima are whole. */
    static BigInteger scale(ExchangeProblem problem) {
        BigInteger common = BigInteger.ONE;
        List<Rational> numbers = new ArrayList<>();
        problem.parties()
                .forEach(p -> numbers.addAll(List.of(p.loss().low(), p.loss().high())));
        for (Delivery d : problem.deliveries()) {
            numbers.addAll(List.of(
                    d.cost().low(), d.cost().high(), d.value().low(), d.value().high()));
        }
        problem.guarantees().forEach(g -> numbers.add(g.amount()));
        problem.payment().ifPresent(p -> numbers.add(p.amount()));
        for (Rational number : numbers) {
            common = common.divide(common.gcd(number.denominator())).multiply(number.denominator());
        }
        common = problem.payment().isPresent() ? common.shiftLeft(2) : common;
        Rational sum = Rational.ONE;
        for (Delivery d : problem.deliveries()) {
            Rational largest = d.cost()
                    .high()
                    .max(d.cost().low().negated())
                    .max(d.value().high())
                    .max(d.value().low().negated());
            sum = sum.plus(largest.times(Rational.of(d.quantity())));
        }
        for (Rational number : numbers) {
            sum = sum.plus(number.max(number.negated()));
        }
        if (sum.times(new Rational(common, BigInteger.ONE)).compareTo(new Rational(LARGEST, BigInteger.ONE)) > 0) {
            throw new IllegalArgumentException("the numbers of the exchange need more than 58 bits when written over"
                    + " their common denominator " + common + ". Maybe round costs and values to fewer digits.");
        }
        return common;
    }
}
