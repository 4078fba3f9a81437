package org.parley.preference;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parley.solver.LinearForm;

/**
 * Profiles of a party drawn at random from those that keep its record, under a prior. The same seed gives the same bits on
 * any number of threads: every chain has its own random source, split off in order.
 */
public final class Samples {

    private final Polytope polytope;
    private final Prior prior;
    private final double[][][] chains;
    private final int dimension;

    private Samples(Polytope polytope, Prior prior, double[][][] chains, int dimension) {
        this.polytope = polytope;
        this.prior = prior;
        this.chains = chains;
        this.dimension = dimension;
    }

    /**
     * How many to draw, and from which seed.
     *
     * @param perChain profiles that each chain keeps
     * @param between rounds from one kept profile to the next
     */
    public record Plan(long seed, int chains, int perChain, int between) {
        public static final Plan USUAL = new Plan(1, 4, 5_000, 4);

        public Plan {
            if (chains < 2 || perChain < 50 || between < 1) {
                throw new IllegalArgumentException("a plan needs at least 2 chains (" + chains
                        + "), 50 profiles per chain (" + perChain + ") and a round between them (" + between + ")");
            }
        }

        public Plan withSeed(long other) {
            return new Plan(other, chains, perChain, between);
        }

        private int warmUp() {
            return Math.clamp((long) perChain * between / 10, 200, 1_000);
        }
    }

    /** Why a record cannot be drawn from; empty where it can. */
    public static Optional<String> obstacle(Polytope polytope) {
        return polytope.measured()
                ? Optional.empty()
                : Optional.ofNullable(Hull.of(polytope).obstacle());
    }

    /** @throws IllegalArgumentException if there is an {@link #obstacle} */
    public static Samples draw(Polytope polytope, Prior prior, Plan plan) {
        Hull hull = Hull.of(polytope);
        @Nullable String obstacle = hull.obstacle();
        if (obstacle != null) {
            throw new IllegalArgumentException(obstacle);
        }
        SplittableRandom source = new SplittableRandom(plan.seed());
        Chain[] walks = new Chain[plan.chains()];
        for (int c = 0; c < walks.length; c++) {
            walks[c] = new Chain(polytope.unknowns(), hull, prior, source.split());
        }
        double[][][] drawn = new double[plan.chains()][][];
        IntStream.range(0, walks.length).parallel().forEach(c -> drawn[c] = walk(walks[c], plan));
        return new Samples(polytope, prior, drawn, walks[0].dimension());
    }

    private static double[][] walk(Chain chain, Plan plan) {
        chain.warmUp(plan.warmUp());
        double[][] kept = new double[plan.perChain()][];
        for (int i = 0; i < kept.length; i++) {
            for (int round = 0; round < plan.between(); round++) {
                chain.sweep();
            }
            kept[i] = chain.profile();
        }
        return kept;
    }

    public Polytope polytope() {
        return polytope;
    }

    public Prior prior() {
        return prior;
    }

    /** How many unknowns move; 0 where the record leaves one profile only. */
    public int dimension() {
        return dimension;
    }

    public int count() {
        return chains.length * chains[0].length;
    }

    int chainCount() {
        return chains.length;
    }

    int perChain() {
        return chains[0].length;
    }

    double[] profile(int chain, int index) {
        return chains[chain][index];
    }

    /** The mean of a linear form over the profiles, and how well it is known. */
    public Convergence mean(LinearForm form) {
        return Convergence.of(values(form));
    }

    /** How often a form is at least zero, and how well that is known. */
    public Convergence share(LinearForm form) {
        double[][] values = values(form);
        for (double[] chain : values) {
            for (int i = 0; i < chain.length; i++) {
                chain[i] = chain[i] >= -1e-12 ? 1 : 0;
            }
        }
        return Convergence.of(values);
    }

    double[][] values(LinearForm form) {
        int[] at = form.terms().keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] by =
                form.terms().values().stream().mapToDouble(c -> c.toDouble()).toArray();
        double constant = form.constant().toDouble();
        double[][] values = new double[chains.length][chains[0].length];
        for (int c = 0; c < chains.length; c++) {
            for (int i = 0; i < values[c].length; i++) {
                double sum = constant;
                for (int k = 0; k < at.length; k++) {
                    sum += by[k] * chains[c][i][at[k]];
                }
                values[c][i] = sum;
            }
        }
        return values;
    }
}
