package org.parley.pareto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.model.Case;
import org.parley.model.Constraint;
import org.parley.model.OutcomeSpace;
import org.parley.model.Profile;
import org.parley.model.Rational;

/**
 * What outcomes are worth to the parties with measured profiles: whole numbers, each party's over a scale of its own, so
 * that {@code utility = number / scale} exactly.
 */
public final class Valuation {

    /** The most outcomes that are tried one by one. */
    public static final int MOST = 4_000_000;

    private static final BigInteger ROOM = BigInteger.ONE.shiftLeft(61);

    private final OutcomeSpace space;
    private final List<Constraint> constraints;
    private final List<Profile> profiles;
    private final long[][][] parts;
    private final long[] scales;
    private final List<Rational> disagreement;

    private Valuation(Case read, List<Profile> profiles) {
        this.space = read.space();
        this.constraints = read.constraints();
        this.profiles = List.copyOf(profiles);
        this.parts = new long[profiles.size()][][];
        this.scales = new long[profiles.size()];
        List<Rational> points = new ArrayList<>();
        for (int p = 0; p < profiles.size(); p++) {
            Profile profile = profiles.get(p);
            scale(p, profile);
            var stated = read.disagreement() == null
                    ? null
                    : read.disagreement().stated().get(profile.party());
            points.add(
                    stated == null ? profile.reservation() : profile.utility().toUtility(stated));
        }
        this.disagreement = List.copyOf(points);
    }

    /**
     * The valuation of a case's parties in the order of the file; empty if one of them has no measured profile.
     *
     * @throws IllegalArgumentException if a party's numbers need more than 61 bits over one scale
     */
    public static Optional<Valuation> of(Case read) {
        List<Profile> profiles = read.parties().stream()
                .flatMap(party -> read.profile(party.id()).stream())
                .toList();
        boolean measured = !profiles.isEmpty()
                && profiles.size() == read.parties().size()
                && !read.issues().isEmpty();
        return measured ? Optional.of(new Valuation(read, profiles)) : Optional.empty();
    }

    private void scale(int p, Profile profile) {
        List<List<Rational>> exact = new ArrayList<>();
        BigInteger scale = profile.reservation().denominator();
        for (int i = 0; i < space.issues().size(); i++) {
            List<Rational> options = new ArrayList<>();
            for (int o = 0; o < space.options(i); o++) {
                Rational part = profile.utility()
                        .part(
                                space.issues().get(i).id(),
                                space.issues().get(i).options().get(o).id());
                options.add(part);
                scale = scale.multiply(part.denominator()).divide(scale.gcd(part.denominator()));
            }
            exact.add(options);
        }
        if (scale.compareTo(ROOM) > 0) {
            throw new IllegalArgumentException(
                    "the numbers of " + profile.party() + " have no common scale within 61 bits (they need "
                            + scale.bitLength() + "); write them with fewer decimals");
        }
        scales[p] = scale.longValueExact();
        parts[p] = new long[exact.size()][];
        for (int i = 0; i < exact.size(); i++) {
            parts[p][i] = new long[exact.get(i).size()];
            for (int o = 0; o < parts[p][i].length; o++) {
                parts[p][i][o] = exact.get(i)
                        .get(o)
                        .times(new Rational(scale, BigInteger.ONE))
                        .numerator()
                        .longValueExact();
            }
        }
    }

    public OutcomeSpace space() {
        return space;
    }

    /** Ids of the parties, in order. */
    public List<String> parties() {
        return profiles.stream().map(Profile::party).toList();
    }

    int count() {
        return parts.length;
    }

    long part(int party, int issue, int option) {
        return parts[party][issue][option];
    }

    boolean constrained() {
        return !constraints.isEmpty();
    }

    /** Each party's utility of an outcome, times its scale. */
    public long[] worth(int[] picks) {
        long[] worth = new long[parts.length];
        for (int p = 0; p < worth.length; p++) {
            for (int i = 0; i < picks.length; i++) {
                worth[p] += parts[p][i][picks[i]];
            }
        }
        return worth;
    }

    /** The same as exact utilities. */
    public List<Rational> utilities(long[] worth) {
        List<Rational> all = new ArrayList<>();
        for (int p = 0; p < worth.length; p++) {
            all.add(Rational.of(worth[p], scales[p]));
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
        return constraints.stream().allMatch(constraint -> space.meets(constraint.holds(), picks));
    }

    /** Whether all outcomes can be tried one by one. */
    public boolean enumerable() {
        return space.size().compareTo(BigInteger.valueOf(MOST)) <= 0;
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
}
