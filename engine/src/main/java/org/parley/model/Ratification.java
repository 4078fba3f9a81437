package org.parley.model;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The rule by which a party's leader and factions pass an outcome: a monotone tree (Putnam 1988). */
public sealed interface Ratification {

    /** The leader has to agree. */
    record Leader() implements Ratification {}

    /** One faction has to agree. */
    record Consent(String faction) implements Ratification {}

    /** Every part has to hold. */
    record All(List<Ratification> parts) implements Ratification {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part has to hold. */
    record Any(List<Ratification> parts) implements Ratification {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A body of seats that factions hold. A faction may sit in several bodies, with its own seats in each.
     *
     * @param name id by which a what-if names it; null when it has none
     * @param seats seats of each faction in this body, all positive
     */
    record Body(@Nullable String name, Quota quota, Map<String, Integer> seats) implements Ratification {
        public Body {
            seats = Collections.unmodifiableMap(new LinkedHashMap<>(seats));
        }

        /** All seats of those present. */
        public BigInteger size() {
            return seats.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /**
     * A body whose members decide by rules of their own: states with assemblies, say.
     *
     * @param name id by which a what-if names it; null when it has none
     */
    record Council(@Nullable String name, Quota quota, List<Member> members) implements Ratification {
        public Council {
            members = List.copyOf(members);
        }

        public BigInteger size() {
            return members.stream().map(m -> BigInteger.valueOf(m.seats())).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /** A member of a council: its seats count if its rule holds. */
    record Member(int seats, Ratification rule) {}

    /** How much of a body has to agree. */
    record Quota(Kind kind, Rational number) {

        /** What the number counts. */
        public enum Kind {
            /** Seats, whoever is present. */
            SEATS,
            /** A share of the seats present, met when reached. */
            SHARE,
            /** A share of the seats present that has to be passed. */
            MORE_THAN
        }

        public static Quota seats(long seats) {
            return new Quota(Kind.SEATS, Rational.of(seats));
        }

        /** The seats needed where so many are present; at least one, so that an empty body passes nothing. */
        public BigInteger needed(BigInteger present) {
            Rational exact = kind == Kind.SEATS ? number : number.times(new Rational(present, BigInteger.ONE));
            BigInteger[] parts = exact.numerator().divideAndRemainder(exact.denominator());
            boolean more = kind == Kind.MORE_THAN || parts[1].signum() > 0;
            return parts[0].add(more ? BigInteger.ONE : BigInteger.ZERO).max(BigInteger.ONE);
        }

        /** In words, as a page says it. */
        public String words() {
            return switch (kind) {
                case SEATS -> "at least " + number + (number.equals(Rational.ONE) ? " seat" : " seats");
                case SHARE -> "at least " + fraction() + " of the seats present";
                case MORE_THAN -> "more than " + fraction() + " of the seats present";
            };
        }

        private String fraction() {
            return number.equals(Rational.ONE) ? "all" : number.numerator() + "/" + number.denominator();
        }
    }

    /** Ids of the factions that it names, in the order of mention. */
    default SequencedSet<String> factions() {
        SequencedSet<String> all = new LinkedHashSet<>();
        switch (this) {
            case Leader leader -> {}
            case Consent(String faction) -> all.add(faction);
            case All(var parts) -> parts.forEach(part -> all.addAll(part.factions()));
            case Any(var parts) -> parts.forEach(part -> all.addAll(part.factions()));
            case Body body -> all.addAll(body.seats().keySet());
            case Council council ->
                council.members().forEach(member -> all.addAll(member.rule().factions()));
        }
        return all;
    }
}
