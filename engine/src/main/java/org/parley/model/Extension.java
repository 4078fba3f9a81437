package org.parley.model;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * So many more days for so much more delivered.
 *
 * @param stage id of the stage that is extended
 * @param days for each whole {@code per}
 * @param per how much more of the obligation
 * @param of id of that obligation
 * @param beyond what has to be delivered before anything counts; zero if everything does
 * @param counting categories that count; empty if all do
 * @param most days that it can give in all; null when not limited
 */
public record Extension(
        String id,
        @Nullable String says,
        String stage,
        int days,
        Rational per,
        String of,
        Rational beyond,
        List<String> counting,
        @Nullable Integer most,
        Meta meta) {

    public Extension {
        counting = List.copyOf(counting);
    }

    /** Days that {@code counted} of the obligation, delivered, give: whole multiples only. */
    public long days(Rational counted) {
        Rational more = counted.minus(beyond);
        if (more.signum() <= 0) {
            return 0;
        }
        Rational times = more.dividedBy(per);
        BigInteger whole = times.numerator().divide(times.denominator());
        BigInteger given = whole.multiply(BigInteger.valueOf(days)).min(BigInteger.valueOf(1_000_000));
        return most == null ? given.longValueExact() : Math.min(most, given.longValueExact());
    }
}
