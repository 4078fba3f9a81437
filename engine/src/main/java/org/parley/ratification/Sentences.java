package org.parley.ratification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Faction;
import org.parley.model.Ratification;
import org.parley.model.Ratification.Quota;
import org.parley.model.Rational;

/**
 * The sentences of a what-if. Names are ids of the case; several changes are joined by "and".
 *
 * <pre>
 * FACTION leaves
 * FACTION joins BODY-or-PARTY [with N seats]
 * threshold of BODY-or-PARTY becomes N
 * threshold of BODY-or-PARTY becomes [at least | more than] 2/3 of those present
 * threshold of BODY-or-PARTY becomes unanimity
 * DEMAND softens
 * DEMAND softens to OPTION
 * DEMAND is dropped
 * </pre>
 */
public final class Sentences {

    /** The forms of a sentence, for a help text. */
    public static final List<String> FORMS = List.of(
            "FACTION leaves",
            "FACTION joins BODY-or-PARTY [with N seats]",
            "threshold of BODY-or-PARTY becomes N",
            "threshold of BODY-or-PARTY becomes [at least|more than] 2/3 of those present",
            "threshold of BODY-or-PARTY becomes unanimity",
            "DEMAND softens",
            "DEMAND softens to OPTION",
            "DEMAND is dropped");

    private static final Pattern LEAVES = Pattern.compile("(\\S+) leaves");
    private static final Pattern JOINS = Pattern.compile("(\\S+) joins (\\S+)(?: with (\\d{1,9}) seats?)?");
    private static final Pattern THRESHOLD = Pattern.compile("(?:the )?threshold of (\\S+) becomes (.+)");
    private static final Pattern SOFTENS = Pattern.compile("(\\S+) softens(?: to (.+))?");
    private static final Pattern DROPPED = Pattern.compile("(\\S+) is dropped");
    private static final Pattern SHARE =
            Pattern.compile("(at least |more than )?(\\S+?)(%?) of (?:those|the seats) present");
    private static final Pattern SEATS = Pattern.compile("(?:at least )?(\\d{1,9})(?: seats?)?");

    private final Case read;

    private Sentences(Case read) {
        this.read = read;
    }

    /**
     * The changes that a sentence tells of.
     *
     * @throws IllegalArgumentException if it is none, or names something that the case does not have
     */
    public static List<Change> parse(Case read, String sentence) {
        Sentences reader = new Sentences(read);
        String plain = sentence.strip().replaceAll("\\s+", " ").replaceFirst("\\.$", "");
        List<Change> all = new ArrayList<>();
        for (String part : plain.split("(?:, and |, | and )")) {
            all.add(reader.change(part.strip()));
        }
        return all;
    }

    private Change change(String part) {
        Matcher threshold = THRESHOLD.matcher(part);
        if (threshold.matches()) {
            return threshold(threshold.group(1), threshold.group(2).toLowerCase(Locale.ROOT));
        }
        Matcher leaves = LEAVES.matcher(part);
        if (leaves.matches()) {
            return new Change.Leaves(partyOf(leaves.group(1)).id(), leaves.group(1));
        }
        Matcher joins = JOINS.matcher(part);
        if (joins.matches()) {
            return joins(joins.group(1), joins.group(2), joins.group(3));
        }
        Matcher softens = SOFTENS.matcher(part);
        if (softens.matches()) {
            String demand = demand(softens.group(1));
            return softens.group(2) == null
                    ? new Change.Softens(demand)
                    : new Change.SoftensTo(demand, softens.group(2).strip());
        }
        Matcher dropped = DROPPED.matcher(part);
        if (dropped.matches()) {
            return new Change.Dropped(demand(dropped.group(1)));
        }
        throw new IllegalArgumentException(
                "\"" + part + "\" is no sentence of a what-if. Write one of: " + String.join("; ", FORMS) + ".");
    }

    private Change joins(String faction, String where, @Nullable String seats) {
        Faction joining = Home.faction(read, faction).orElseThrow(() -> noFaction(faction));
        Place place = place(where);
        Integer number = seats == null ? joining.seats() : Integer.valueOf(seats);
        if (number == null || number <= 0) {
            throw new IllegalArgumentException("no seats of `" + faction + "` are reported; write: " + faction
                    + " joins " + where + " with N seats.");
        }
        return new Change.Joins(place.party.id(), faction, place.body, number);
    }

    private Change threshold(String where, String words) {
        Place place = place(where);
        Matcher share = SHARE.matcher(words);
        if (words.equals("unanimity")) {
            return new Change.Threshold(place.party.id(), place.body, new Quota(Quota.Kind.SHARE, Rational.ONE));
        }
        if (share.matches()) {
            Rational number = fraction(share.group(2), !share.group(3).isEmpty(), words);
            boolean more = "more than ".equals(share.group(1));
            boolean possible = number.signum() >= (more ? 0 : 1) && number.compareTo(Rational.ONE) <= (more ? -1 : 0);
            if (!possible) {
                throw new IllegalArgumentException("the share (" + share.group(2) + share.group(3)
                        + ") must be above 0 and at most 1, or more than a share below 1.");
            }
            return new Change.Threshold(
                    place.party.id(), place.body, new Quota(more ? Quota.Kind.MORE_THAN : Quota.Kind.SHARE, number));
        }
        Matcher seats = SEATS.matcher(words);
        if (seats.matches() && Long.parseLong(seats.group(1)) > 0) {
            return new Change.Threshold(place.party.id(), place.body, Quota.seats(Long.parseLong(seats.group(1))));
        }
        throw new IllegalArgumentException("\"" + words + "\" is no threshold. Write a number of seats above 0,"
                + " \"more than 1/2 of those present\", \"2/3 of those present\" or \"unanimity\".");
    }

    private static Rational fraction(String written, boolean percent, String words) {
        if (written.equals("half")) {
            return Rational.of(1, 2);
        }
        if (!Rational.isWritten(written)) {
            throw new IllegalArgumentException(
                    "\"" + words + "\" has no share that can be read; write 2/3, 0.6 or 60%.");
        }
        Rational number = Rational.parse(written);
        return percent ? number.dividedBy(Rational.of(100)) : number;
    }

    private record Place(Actor party, @Nullable String body) {}

    private Place place(String where) {
        for (Actor party : read.parties()) {
            if (party.id().equals(where)) {
                return new Place(party, null);
            }
            boolean has = Optional.ofNullable(party.ratification()).map(Rules::bodies).orElse(List.of()).stream()
                    .anyMatch(body -> where.equals(Rules.name(body)));
            if (has) {
                return new Place(party, where);
            }
        }
        List<String> known = new ArrayList<>();
        for (Actor party : read.parties()) {
            Ratification rule = party.ratification();
            if (rule != null) {
                known.add(party.id());
                Rules.bodies(rule).stream().map(Rules::name).forEach(name -> {
                    if (name != null) {
                        known.add(name);
                    }
                });
            }
        }
        throw new IllegalArgumentException("there is no body or party `" + where + "`; "
                + (known.isEmpty()
                        ? "no rule of ratification is in this case."
                        : "there are: " + String.join(", ", known) + "."));
    }

    private Actor partyOf(String faction) {
        return read.parties().stream()
                .filter(p -> p.factions().stream().anyMatch(f -> f.id().equals(faction)))
                .findFirst()
                .orElseThrow(() -> noFaction(faction));
    }

    private IllegalArgumentException noFaction(String id) {
        List<String> known = read.parties().stream()
                .flatMap(p -> p.factions().stream())
                .map(Faction::id)
                .toList();
        return new IllegalArgumentException("there is no faction `" + id + "`; "
                + (known.isEmpty() ? "this case has none." : "there are: " + String.join(", ", known) + "."));
    }

    private String demand(String id) {
        if (read.demand(id).isEmpty()) {
            throw new IllegalArgumentException("there is no demand `" + id + "` in this case; its demands: "
                    + String.join(", ", read.demands().stream().map(d -> d.id()).toList()) + ".");
        }
        return id;
    }
}
