package org.parley.server.talks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Demand;
import org.parley.model.Issue;
import org.parley.model.Options;
import org.parley.model.Rational;
import org.parley.model.Reading;
import org.parley.model.Text;
import org.parley.preference.Consistency;
import org.parley.preference.Polytope;
import org.parley.preference.Premise;
import org.parley.solver.Box;
import org.parley.solver.LinearAnswer;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearProgram;

/**
 * How far the preferences that a record leaves possible for a party shrink when the record comes to hold more. The engine's
 * linear programs bound each number of the party's profile ({@code docs/preference.md}) before and after; every bound was
 * proved by its certificate before it is given out.
 *
 * <p>An interval that stays as it was does not say that nothing was told: the set of profiles is more than its widest and
 * narrowest points. Whether anything is told that the record did not tell already is {@link #state}.
 *
 * @param ranges those that could be compared, the most narrowed first; empty unless something is told
 * @param left how many numbers of the profile were left out, where there are very many
 */
public record Narrowing(State state, List<Range> ranges, int left) {

    /** Numbers of a profile that are bounded at most, so that the time for it is bounded as well. */
    private static final int MOST = 120;

    public Narrowing {
        ranges = List.copyOf(ranges);
    }

    /** What the addition does to a record. */
    public enum State {
        /** What it says follows from the record already; or it says nothing of the party's preferences. */
        NOTHING_NEW,
        /** Some profiles that were possible before are so no more. */
        TELLS,
        /** No profile keeps the record and the addition: one of them is then not believed. */
        CONTRADICTS,
        /** The record contradicts itself without the addition, or there are no questions; nothing was computed. */
        UNKNOWN
    }

    /** What sort of number is bounded. */
    public enum Kind {
        /** What the package told of is worth, beyond no agreement. */
        PACKAGE,
        /** What no agreement is worth. */
        NO_AGREEMENT,
        /** How much an issue matters. */
        WEIGHT,
        /** What the best package with this option is worth, beyond no agreement. */
        GAIN,
        /** What an option brings. */
        PART
    }

    /**
     * Bounds of one number, before and after; utilities run from 0 to 1.
     *
     * @param issue id of the issue; null where the number belongs to none
     * @param option id of the option; null where the number belongs to none
     */
    public record Range(
            Kind kind,
            @Nullable String issue,
            @Nullable String option,
            Rational low,
            Rational high,
            Rational lowAfter,
            Rational highAfter) {

        /** By how much the interval became shorter. */
        public Rational shrink() {
            return high.minus(low).minus(highAfter.minus(lowAfter));
        }
    }

    /** The most that any interval shrinks. */
    public Rational largest() {
        return ranges.stream().map(Range::shrink).reduce(Rational.ZERO, Rational::max);
    }

    /** By how much all intervals shrink together. */
    public Rational summed() {
        return ranges.stream().map(Range::shrink).reduce(Rational.ZERO, Rational::plus);
    }

    /**
     * @param before the record as its reader has it
     * @param after the same with acts or demands of the party added
     * @param party id of a party in both
     */
    public static Narrowing of(Case before, Case after, String party) {
        if (after.issues().isEmpty()) {
            return new Narrowing(State.UNKNOWN, List.of(), 0);
        }
        // Both with the same unknowns, so that their numbers are the same ones: what is new is taken away again.
        Polytope told = Polytope.of(after, party);
        Set<String> known = ids(before);
        Polytope untold = told.keeping(premise -> keeps(premise, known));
        LinearProgram wide = untold.closure();
        if (!(Consistency.of(untold) instanceof Consistency.Consistent)) {
            return new Narrowing(State.UNKNOWN, List.of(), 0);
        }
        boolean tells = told.premises().stream()
                .filter(premise -> !keeps(premise, known))
                .anyMatch(premise -> cuts(wide, premise));
        if (!tells) {
            return new Narrowing(State.NOTHING_NEW, List.of(), 0);
        }
        LinearProgram narrow = told.closure();
        if (!(Consistency.of(told) instanceof Consistency.Consistent)) {
            return new Narrowing(State.CONTRADICTS, List.of(), 0);
        }
        Map<Number, LinearForm> numbers = numbers(told, after, known);
        List<Range> ranges = new ArrayList<>();
        numbers.forEach((number, form) -> {
            if (ranges.size() < MOST) {
                ranges.add(new Range(
                        number.kind,
                        number.issue,
                        number.option,
                        least(wide, form),
                        most(wide, form),
                        least(narrow, form),
                        most(narrow, form)));
            }
        });
        ranges.sort((one, other) -> other.shrink().compareTo(one.shrink()));
        return new Narrowing(State.TELLS, ranges, numbers.size() - ranges.size());
    }

    /**
     * What a package would tell of a delegation, if its reader takes it for one that this delegation would rather have than no
     * agreement. That is the most that is usually read from a package; what it says beyond that is for people to weigh.
     *
     * @param seen entries that the reader sees
     * @param floated as it would be entered
     * @param party the delegation on whose unreleased data it rests
     */
    public static Narrowing ofPackage(List<Seen> seen, Course.Floated floated, String party, Instant now) {
        List<Seen> more = new ArrayList<>(seen);
        more.add(new Seen(
                Audience.COMMON.toString(),
                Long.MAX_VALUE,
                new UUID(0, 0),
                now,
                new Author(new UUID(0, 0), "The mediation", "lead", null),
                floated));
        Case before = CaseExport.of(seen, now);
        Case.Builder after = CaseExport.of(more, now).change();
        Set<String> known = ids(before);
        after.record.replaceAll(act -> known.contains(act.id()) ? act : by(party, act));
        return before.actor(party).isEmpty()
                ? new Narrowing(State.UNKNOWN, List.of(), 0)
                : of(before, after.build(), party);
    }

    private static Act by(String party, Act act) {
        return new Act(
                act.id(),
                act.type(),
                act.when(),
                party,
                List.of(),
                null,
                null,
                List.of(),
                act.says(),
                act.text(),
                Reading.PLAIN,
                act.meta());
    }

    private static Set<String> ids(Case before) {
        Set<String> ids = new HashSet<>();
        before.record().forEach(act -> ids.add(act.id()));
        before.demands().forEach(demand -> ids.add(demand.id()));
        before.profiles().forEach(profile -> ids.add(profile.party()));
        before.partialProfiles().forEach(profile -> ids.add(profile.party()));
        return ids;
    }

    private static boolean keeps(Premise premise, Set<String> known) {
        return premise.entries().stream().allMatch(entry -> known.contains(entry.id()));
    }

    /** Whether it excludes some profile that the others leave; a border alone does not count. */
    private static boolean cuts(LinearProgram others, Premise premise) {
        return premise.rows().stream()
                        .anyMatch(row -> least(others, row.form()).signum() < 0
                                || row.equal() && most(others, row.form()).signum() > 0)
                || premise.strict().stream()
                        .anyMatch(form -> least(others, form).signum() < 0);
    }

    private record Number(
            Kind kind, @Nullable String issue, @Nullable String option) {}

    private static Map<Number, LinearForm> numbers(Polytope of, Case after, Set<String> known) {
        Map<Number, LinearForm> numbers = new LinkedHashMap<>();
        List<Issue> issues = of.space().issues();
        for (Act act : after.record()) {
            Text text = act.text();
            if (!known.contains(act.id()) && text != null) {
                Box box = Box.all(of.space());
                text.options()
                        .forEach((issue, option) -> box.settle(
                                of.space().position(issue),
                                issues.get(of.space().position(issue)).options().indexOf(option)));
                numbers.put(new Number(Kind.PACKAGE, null, null), gain(of, box));
            }
        }
        numbers.put(new Number(Kind.NO_AGREEMENT, null, null), of.reservation());
        for (int i = 0; i < issues.size(); i++) {
            numbers.put(new Number(Kind.WEIGHT, issues.get(i).id(), null), of.weight(i));
        }
        for (Kind kind : List.of(Kind.GAIN, Kind.PART)) {
            for (int i = 0; i < issues.size(); i++) {
                for (int option : looked(issues.get(i), after)) {
                    Box box = Box.all(of.space());
                    box.settle(i, option);
                    numbers.put(
                            new Number(
                                    kind,
                                    issues.get(i).id(),
                                    issues.get(i).options().get(option).id()),
                            kind == Kind.GAIN ? gain(of, box) : of.part(i, option));
                }
            }
        }
        return numbers;
    }

    private static LinearForm gain(Polytope of, Box box) {
        return of.utilityAtBest(box).minus(of.reservation());
    }

    /** All options of a list; of a range of numbers, its ends and what is asked for on it. */
    private static Set<Integer> looked(Issue issue, Case after) {
        Set<Integer> looked = new TreeSet<>();
        int size = issue.options().size();
        if (issue.options() instanceof Options.Range) {
            looked.add(0);
            looked.add(size - 1);
            after.record().stream()
                    .map(Act::text)
                    .map(text -> text == null ? null : text.options().get(issue.id()))
                    .filter(option -> option != null)
                    .map(option -> issue.options().indexOf(option))
                    .filter(at -> at >= 0)
                    .forEach(looked::add);
            after.demands().stream()
                    .map(Demand::stance)
                    .filter(Demand.Require.class::isInstance)
                    .map(stance -> ((Demand.Require) stance).condition())
                    .filter(Condition.Compare.class::isInstance)
                    .map(Condition.Compare.class::cast)
                    .filter(one -> one.issue().equals(issue.id()))
                    .map(one -> issue.options().indexOf(one.bound()))
                    .filter(at -> at >= 0)
                    .forEach(looked::add);
        } else {
            for (int option = 0; option < size; option++) {
                looked.add(option);
            }
        }
        return looked;
    }

    private static Rational least(LinearProgram over, LinearForm form) {
        return value(over.minimise(form));
    }

    private static Rational most(LinearProgram over, LinearForm form) {
        return least(over, form.negated()).negated();
    }

    private static Rational value(LinearAnswer answer) {
        if (answer instanceof LinearAnswer.Optimal optimal) {
            return optimal.value();
        }
        throw new IllegalStateException("every number of a profile lies between bounds, and some profile is there");
    }
}
