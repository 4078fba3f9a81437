package org.parley.exchange;

/**
 * Whether a state keeps within limits, and how high it stands in the one figure that a search wants low.
 *
 * <p>Where there is money, how much was paid by then is not part of the state: {@link #least} and {@link #most} say what
 * the state asks of it, counted from the payer's extra loss, so that a search need only carry the largest {@code least}
 * so far.
 */
final class Gauge {

    /** The figure to make small. */
    enum Aim {
        /** Any plan within the limits. */
        NONE,
        /** What has to be added to one party's loss. */
        EXTRA,
        /** What has to be added to every party's loss. */
        COMMON,
        /** The largest exposure. */
        EXPOSURE,
        /** The largest difference of two parties' exposures. */
        SPREAD
    }

    /** Height of a state that is outside the limits. */
    static final long OUTSIDE = Long.MIN_VALUE;

    final Lattice lattice;
    final Limits limits;
    final Aim aim;
    private final int party;

    Gauge(Lattice lattice, Limits limits, Aim aim, int party) {
        this.lattice = lattice;
        this.limits = limits;
        this.aim = aim;
        this.party = party;
        if (lattice.pays() && aim != Aim.NONE) {
            throw new IllegalArgumentException("where there is money the aim must be NONE, not " + aim);
        }
    }

    int party() {
        return party;
    }

    static Gauge of(Lattice lattice, Limits limits) {
        return new Gauge(lattice, limits, Aim.NONE, -1);
    }

    /** The figure aimed at, at least 0; {@link #OUTSIDE} if another limit is broken. */
    long height(int[] counts, boolean start, boolean end) {
        long height = 0;
        for (int r = 0; r < lattice.rows; r++) {
            int p = lattice.rowParty[r];
            long row = lattice.row(r, counts);
            if (p == lattice.payer && !start) {
                row += lattice.amount;
            } else if (p == lattice.payee && end) {
                row -= lattice.amount;
            }
            if (aimed(r)) {
                height = Math.max(height, -row);
            } else if (row + (lattice.measured[p] ? limits.extra()[p] : 0) < 0) {
                return OUTSIDE;
            }
        }
        return exposures(counts, start, end, height);
    }

    /** Whether the figure aimed at is what this row lacks. */
    boolean aimed(int r) {
        int p = lattice.rowParty[r];
        return lattice.measured[p] && (aim == Aim.COMMON || aim == Aim.EXTRA && p == party);
    }

    private long exposures(int[] counts, boolean start, boolean end, long soFar) {
        if (aim != Aim.EXPOSURE && aim != Aim.SPREAD && !capped()) {
            return soFar;
        }
        long largest = 0;
        long high = -Lattice.UNBOUNDED;
        long low = Lattice.UNBOUNDED;
        for (int p = 0; p < lattice.parties; p++) {
            if (lattice.measured[p]) {
                long e = lattice.exposure(p, counts);
                boolean pays = p == lattice.payer;
                boolean paid = p == lattice.payee;
                long best = e + (pays && end ? lattice.amount : paid && !start ? -lattice.amount : 0);
                largest = Math.max(largest, best - lattice.cover[p]);
                high = Math.max(high, e);
                low = Math.min(low, e);
            }
        }
        long spread = lattice.pays() ? 0 : Math.max(0, high - low);
        if (aim != Aim.EXPOSURE && largest > limits.exposure() || aim != Aim.SPREAD && spread > limits.spread()) {
            return OUTSIDE;
        }
        return aim == Aim.EXPOSURE ? largest : aim == Aim.SPREAD ? spread : soFar;
    }

    private boolean capped() {
        return limits.exposure() < Lattice.UNBOUNDED || limits.spread() < Lattice.UNBOUNDED;
    }

    /** Least that must have been paid in this state, plus the payer's extra loss. */
    long least(int[] counts) {
        long least = -Lattice.UNBOUNDED;
        for (int r = 0; r < lattice.rows; r++) {
            if (lattice.rowParty[r] == lattice.payer) {
                least = Math.max(least, -lattice.row(r, counts));
            }
        }
        long shift = limits.extra()[lattice.payer];
        if (limits.exposure() < Lattice.UNBOUNDED && lattice.measured[lattice.payee]) {
            long e = lattice.exposure(lattice.payee, counts) - lattice.cover[lattice.payee];
            least = Math.max(least, e - limits.exposure() + shift);
        }
        if (limits.spread() < Lattice.UNBOUNDED && capsSpread()) {
            least = Math.max(least, Math.ceilDiv(-limits.spread() - difference(counts), 2) + shift);
        }
        return least;
    }

    /** Most that may have been paid in this state, plus the payer's extra loss. */
    long most(int[] counts) {
        long most = Lattice.UNBOUNDED;
        for (int r = 0; r < lattice.rows; r++) {
            if (lattice.rowParty[r] == lattice.payee) {
                most = Math.min(most, lattice.row(r, counts) + limits.pair());
            }
        }
        long shift = limits.extra()[lattice.payer];
        if (limits.exposure() < Lattice.UNBOUNDED && lattice.measured[lattice.payer]) {
            long e = lattice.exposure(lattice.payer, counts) - lattice.cover[lattice.payer];
            most = Math.min(most, limits.exposure() - e + shift);
        }
        if (limits.spread() < Lattice.UNBOUNDED && capsSpread()) {
            most = Math.min(most, Math.floorDiv(limits.spread() - difference(counts), 2) + shift);
        }
        return most;
    }

    private boolean capsSpread() {
        return lattice.measured[lattice.payer] && lattice.measured[lattice.payee];
    }

    private long difference(int[] counts) {
        return lattice.exposure(lattice.payer, counts) - lattice.exposure(lattice.payee, counts);
    }
}
