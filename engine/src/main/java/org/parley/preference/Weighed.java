package org.parley.preference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.model.OutcomeSpace;
import org.parley.model.Rational;

/** One profile, ready to be asked of many outcomes: whole numbers over a common denominator where they fit 64 bits. */
final class Weighed {

    private static final int MOST_OPTIONS = 10_000;
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(52);

    private final Polytope polytope;
    private final List<Rational> profile;
    private final long @Nullable [][] parts;
    private final long reservation;

    private Weighed(Polytope polytope, List<Rational> profile, long @Nullable [][] parts, long reservation) {
        this.polytope = polytope;
        this.profile = profile;
        this.parts = parts;
        this.reservation = reservation;
    }

    static Weighed of(Polytope polytope, List<Rational> profile) {
        OutcomeSpace space = polytope.space();
        int options = 0;
        for (int i = 0; i < space.issues().size(); i++) {
            options += space.options(i);
        }
        if (options > MOST_OPTIONS || !polytope.unknowns().isSum()) {
            return new Weighed(polytope, profile, null, 0);
        }
        List<List<Rational>> worth = new ArrayList<>();
        Rational least = polytope.reservation().at(profile);
        BigInteger scale = least.denominator();
        for (int i = 0; i < space.issues().size(); i++) {
            List<Rational> own = new ArrayList<>();
            for (int o = 0; o < space.options(i); o++) {
                Rational part = polytope.part(i, o).at(profile);
                own.add(part);
                scale = scale.divide(scale.gcd(part.denominator())).multiply(part.denominator());
            }
            worth.add(own);
        }
        if (scale.compareTo(MOST) > 0) {
            return new Weighed(polytope, profile, null, 0);
        }
        long[][] parts = new long[worth.size()][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new long[worth.get(i).size()];
            for (int o = 0; o < parts[i].length; o++) {
                parts[i][o] = scaled(worth.get(i).get(o), scale);
            }
        }
        return new Weighed(polytope, profile, parts, scaled(least, scale));
    }

    private static long scaled(Rational number, BigInteger scale) {
        return number.numerator().multiply(scale.divide(number.denominator())).longValueExact();
    }

    List<Rational> profile() {
        return profile;
    }

    /** Whether the outcome is worth at least as much as no agreement. Exact. */
    boolean accepts(int[] picks) {
        if (parts == null) {
            return polytope.gain(picks).at(profile).signum() >= 0;
        }
        long sum = 0;
        for (int i = 0; i < picks.length; i++) {
            sum += parts[i][picks[i]];
        }
        return sum >= reservation;
    }
}
