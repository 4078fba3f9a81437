package org.parley.formats;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.model.Actor;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.PartialProfile;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.Role;
import org.parley.model.UtilityFunction;

/** Puts what the readers find together into a case. */
final class Assembly {

    /** GENIUS looks at 21 values of a real issue; so do we where a file names no other grid. */
    static final int GRID = 21;

    /** The most options of all issues together, for each of which every profile has a value. */
    private static final int MOST_NUMBERS = 250_000;

    private int numbers;

    private final Case.Builder builder;
    private final List<String> warnings;
    private final Set<String> parties = new HashSet<>();
    private final Set<String> issues = new HashSet<>();

    Assembly(String title, LocalDate asOf, List<String> warnings) {
        this.builder = Case.titled(title.isBlank() ? "Imported domain" : title, asOf);
        this.warnings = warnings;
    }

    void warn(String where, String what) {
        warnings.add(where + ": " + what);
    }

    List<Issue> issues() {
        return builder.issues;
    }

    /** Adds an issue whose options are names. */
    void listed(String name, List<String> options, boolean ordered, String where) {
        if (options.isEmpty()) {
            throw new BadDomainException(where, "the issue " + name + " has no value", "Give it one at least.");
        }
        Set<String> seen = new HashSet<>();
        for (String option : options) {
            if (!seen.add(option)) {
                throw new BadDomainException(
                        where, "the value " + option + " of the issue " + name + " is there twice", "Remove one.");
            }
        }
        add(name, new Options.Listed(options.stream().map(Option::of).toList(), ordered, null), where);
    }

    /** Adds an issue whose options are numbers. */
    void range(String name, Rational from, Rational to, Rational step, String where) {
        range(name, from, to, step, false, where);
    }

    private void range(String name, Rational from, Rational to, Rational step, boolean real, String where) {
        try {
            boolean single = from.equals(to);
            add(name, new Options.Range(from, to, single ? Rational.ONE : step, null, real && !single), where);
        } catch (IllegalArgumentException e) {
            throw new BadDomainException(
                    where, "the issue " + name + ": " + e.getMessage(), "Check its lower and upper bound.");
        }
    }

    /** Adds a real-valued issue as {@code values} numbers, ends included, marks it as a grid, and says so. */
    void grid(String name, Rational from, Rational to, int values, String where) {
        Rational step = to.minus(from).dividedBy(Rational.of(Math.max(1, values - 1)));
        if (step.signum() > 0) {
            warn(
                    where,
                    "the real-valued issue " + name + " is read as " + values + " values, from " + from + " to " + to
                            + " in steps of " + step);
        }
        range(name, from, to, step, true, where);
    }

    private void add(String name, Options options, String where) {
        numbers += options.size();
        if (numbers > MOST_NUMBERS) {
            throw new BadDomainException(
                    where,
                    "with the issue " + name + " the issues have " + numbers + " options in all; at most "
                            + MOST_NUMBERS + " are read",
                    "Each party values each of them: a wider step, or fewer issues at a time, will do.");
        }
        if (!issues.add(name)) {
            throw new BadDomainException(where, "the issue " + name + " is there twice", "Rename one of them.");
        }
        builder.issues.add(new Issue(name, name, name, options, false, List.of(), Meta.NONE));
    }

    /** Adds a party and answers with its id: the name, made unique. */
    String party(String name) {
        String id = name.isBlank() ? "party" : name;
        for (int n = 2; !parties.add(id); n++) {
            id = name + "-" + n;
        }
        builder.actors.add(new Actor(id, id, List.of(Role.PARTY), List.of(), List.of(), null, Meta.NONE));
        return id;
    }

    void profile(String party, UtilityFunction utility, Rational reservation, @Nullable Rational discount) {
        builder.profiles.add(new Profile(party, utility, reservation, discount, Basis.IMPORTED, Meta.NONE));
    }

    void partial(String party, List<PartialProfile.Preference> prefers) {
        builder.partialProfiles.add(
                new PartialProfile(party, List.of(), java.util.Map.of(), prefers, Basis.IMPORTED, Meta.NONE));
    }

    Imported done() {
        return new Imported(builder.build(), warnings, List.of());
    }
}
