package org.parley.preference;

import java.util.List;
import org.parley.solver.LinearForm;

/**
 * How large a part of a party's possible profiles finds an outcome at least as good as no agreement, under a prior that
 * somebody has to choose. No probability of anything in the world: a share of what the record does not settle.
 *
 * @param index from 0 to 1
 * @param standardError of the index; where every drawn profile judged alike, two
 *     in the effective number: three times that is what so many draws without an exception leave open
 * @param effective how many independent draws would do as well; where every one judged alike, for the mean gain
 * @param spread potential scale reduction; near 1 where the chains agree
 */
public record Acceptability(double index, double standardError, double effective, double spread) {

    /** For one party. */
    public static Acceptability of(Samples samples, int[] picks) {
        Polytope polytope = samples.polytope();
        LinearForm gain = polytope.gain(picks);
        if (samples.dimension() == 0) {
            double index = samples.share(gain).mean();
            return new Acceptability(index, 0, samples.count(), 1);
        }
        Convergence share = samples.share(gain);
        if (share.effective() > 0) {
            return new Acceptability(share.mean(), share.standardError(), share.effective(), share.spread());
        }
        Convergence worth = samples.mean(gain);
        double effective = Math.max(1, worth.effective());
        return new Acceptability(share.mean(), 2 / effective, effective, worth.spread());
    }

    /** For all parties, whose profiles are taken as independent: the product, its error by the delta method. */
    public static Acceptability joint(List<Acceptability> parties) {
        double index = 1;
        double least = Double.POSITIVE_INFINITY;
        double spread = 1;
        for (Acceptability one : parties) {
            index *= one.index;
            least = Math.min(least, one.effective);
            spread = Math.max(spread, one.spread);
        }
        double variance = 0;
        for (int p = 0; p < parties.size(); p++) {
            double others = 1;
            for (int q = 0; q < parties.size(); q++) {
                others *= q == p ? 1 : parties.get(q).index;
            }
            variance += others * others * parties.get(p).standardError * parties.get(p).standardError;
        }
        return new Acceptability(index, Math.sqrt(variance), least, spread);
    }
}
