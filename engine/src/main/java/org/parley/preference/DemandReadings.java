package org.parley.preference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Condition;
import org.parley.model.Demand;
import org.parley.model.Firmness;
import org.parley.model.Options;
import org.parley.model.OutcomeSpace;
import org.parley.model.Stretch;
import org.parley.preference.Premise.Entry;
import org.parley.preference.Premise.Kind;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearRow;

/**
 * Reads the standing demands of a party. Whoever demands something on an issue likes it at least as well as what it does
 * not demand; where answers are a matter of degree and the demand reaches one end of them, each step towards that end is
 * liked at least as well as the one before. Only a red line says that something is worse than no agreement.
 */
final class DemandReadings {

    /** The most ways to violate a red line over several issues that are looked at. */
    private static final int MOST_WAYS = 4_096;

    private final Actor party;
    private final OutcomeSpace space;
    private final Unknowns unknowns;
    private final Periods periods;
    private final List<Premise> premises = new ArrayList<>();

    DemandReadings(Case read, Actor party, OutcomeSpace space, Unknowns unknowns, Periods periods) {
        this.party = party;
        this.space = space;
        this.unknowns = unknowns;
        this.periods = periods;
        for (Demand demand : read.demands()) {
            if (demand.by().equals(party.id())
                    && stands(read, demand)
                    && demand.stance() instanceof Demand.Require(Condition condition)) {
                read(demand, condition);
            }
        }
    }

    List<Premise> premises() {
        return premises;
    }

    static boolean stands(Case read, Demand demand) {
        return demand.until() == null || demand.until().earliest().isAfter(read.asOf());
    }

    private void read(Demand demand, Condition condition) {
        Entry entry = new Entry(Kind.DEMAND, demand.id(), demand.meta().claims());
        List<LinearRow> rows = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Condition part : parts(condition)) {
            if (part.issues().size() == 1 && !unknowns.isMeasured()) {
                liked(part, rows, words);
            }
        }
        if (!rows.isEmpty()) {
            premises.add(new Premise(demand.id(), List.of(entry), String.join("; ", words), rows, List.of()));
        }
        if (demand.firmness() == Firmness.RED_LINE && unknowns.isSum()) {
            List<LinearForm> strict = new ArrayList<>();
            for (Condition part : parts(condition)) {
                violations(part)
                        .forEach(worth -> reservations(demand)
                                .forEach(r -> strict.add(unknowns.reservation(r).minus(worth))));
            }
            if (!strict.isEmpty()) {
                premises.add(new Premise(
                        rows.isEmpty() ? demand.id() : demand.id() + "/red-line",
                        List.of(entry),
                        party.name() + " would rather have no agreement than one that does not meet this, however"
                                + " well the rest is settled",
                        List.of(),
                        strict));
            }
        }
    }

    /** What has to hold together, one by one; all that is asked of a single issue as one: a bound below and one above. */
    static List<Condition> parts(Condition condition) {
        Map<String, List<Condition>> single = new LinkedHashMap<>();
        List<Condition> parts = new ArrayList<>();
        for (Condition one : atoms(condition)) {
            if (one.issues().size() == 1) {
                single.computeIfAbsent(one.issues().getFirst(), issue -> new ArrayList<>())
                        .add(one);
            } else {
                parts.add(one);
            }
        }
        single.values().forEach(own -> parts.add(own.size() == 1 ? own.getFirst() : new Condition.All(own)));
        return parts;
    }

    private static List<Condition> atoms(Condition condition) {
        return condition instanceof Condition.All(List<Condition> parts)
                ? parts.stream().flatMap(part -> atoms(part).stream()).toList()
                : List.of(condition);
    }

    /** Periods in which the red line stood: the last one, and those since it is known to have been put. */
    private List<Integer> reservations(Demand demand) {
        OptionalInt since = demand.since() == null ? OptionalInt.empty() : periods.at(demand.since());
        List<Integer> all = new ArrayList<>();
        for (int t = since.orElse(periods.now()); t <= periods.now(); t++) {
            all.add(t);
        }
        return all;
    }

    private void liked(Condition part, List<LinearRow> rows, List<String> words) {
        int issue = space.position(part.issues().getFirst());
        Options options = space.issues().get(issue).options();
        List<Integer> inside = telling(issue, part, true);
        List<Integer> outside = telling(issue, part, false);
        if (inside.isEmpty() || outside.isEmpty()) {
            return;
        }
        int last = options.size() - 1;
        boolean up = options.ordered() && inside.contains(last) && outside.contains(0) && isHalf(inside, outside);
        boolean down = options.ordered() && inside.contains(0) && outside.contains(last) && isHalf(outside, inside);
        if (up || down) {
            degrees(issue, up, rows);
        } else {
            for (int good : inside) {
                for (int other : outside) {
                    rows.add(LinearRow.atLeast(unknowns.part(issue, good), unknowns.part(issue, other)));
                }
            }
            if (inside.size() == 1) {
                rows.add(LinearRow.atLeast(unknowns.part(issue, inside.getFirst()), unknowns.weight(issue)));
            }
            if (outside.size() == 1) {
                rows.add(LinearRow.atLeastZero(
                        unknowns.part(issue, outside.getFirst()).negated()));
            }
        }
        String steps = up || down
                ? ", and each step towards “" + unknowns.optionName(issue, up ? last : 0)
                        + "” at least as well as the one before"
                : "";
        boolean named = inside.size() <= 2 && !(options instanceof Options.Range);
        String wanted = named
                ? inside.stream()
                        .map(o -> "“" + unknowns.optionName(issue, o) + "”")
                        .collect(Collectors.joining(" and "))
                : "what it demands";
        words.add("on " + space.issues().get(issue).name() + ", " + party.name() + " likes " + wanted
                + " at least as well as any other answer" + steps);
    }

    /** Whether every demanded option lies above every other. */
    private static boolean isHalf(List<Integer> above, List<Integer> below) {
        return above.getFirst() > below.getLast();
    }

    private void degrees(int issue, boolean up, List<LinearRow> rows) {
        List<Integer> knots = unknowns.knots(issue);
        for (int k = 0; k + 1 < knots.size(); k++) {
            LinearForm low = unknowns.part(issue, knots.get(up ? k : k + 1));
            LinearForm high = unknowns.part(issue, knots.get(up ? k + 1 : k));
            rows.add(LinearRow.atLeast(high, low));
        }
        int best = up ? knots.getLast() : knots.getFirst();
        int worst = up ? knots.getFirst() : knots.getLast();
        rows.add(LinearRow.atLeast(unknowns.part(issue, best), unknowns.weight(issue)));
        rows.add(LinearRow.atLeastZero(unknowns.part(issue, worst).negated()));
    }

    /**
     * Options that meet a condition on one issue, or that do not, ascending. Of a long range of numbers only the first and
     * the last between any two knots: there worth is a straight line, so no other is liked more or less than both.
     */
    private List<Integer> telling(int issue, Condition part, boolean met) {
        int size = space.options(issue);
        List<Stretch> held = Stretch.of(space, part);
        List<Stretch> wanted = met ? held : Stretch.between(held, size);
        List<Integer> knots = unknowns.knots(issue);
        SortedSet<Integer> found = new TreeSet<>();
        if (knots.size() == size) {
            wanted.forEach(one -> IntStream.rangeClosed(one.from(), one.to()).forEach(found::add));
        }
        for (int k = 0; k + 1 < knots.size() && knots.size() < size; k++) {
            int low = knots.get(k);
            int high = knots.get(k + 1);
            List<Stretch> within = wanted.stream()
                    .filter(one -> one.from() <= high && one.to() >= low)
                    .toList();
            if (!within.isEmpty()) {
                found.add(Math.max(low, within.getFirst().from()));
                found.add(Math.min(high, within.getLast().to()));
            }
        }
        return List.copyOf(found);
    }

    /** What outcomes that violate the condition are worth at most. */
    private List<LinearForm> violations(Condition part) {
        List<Integer> issues = part.issues().stream().map(space::position).toList();
        List<List<Integer>> ways = new ArrayList<>();
        long count = 1;
        for (int issue : issues) {
            List<Integer> own = issues.size() == 1 ? telling(issue, part, false) : unknowns.knots(issue);
            boolean whole = issues.size() == 1 || own.size() == space.options(issue);
            count = whole ? count * Math.max(1, own.size()) : MOST_WAYS + 1L;
            ways.add(own);
            if (count > MOST_WAYS) {
                return List.of(); // says less than it could, never more
            }
        }
        List<LinearForm> worths = new ArrayList<>();
        int[] picks = new int[space.issues().size()];
        java.util.Arrays.fill(picks, -1);
        collect(part, issues, ways, 0, picks, worths);
        return worths;
    }

    private void collect(
            Condition part,
            List<Integer> issues,
            List<List<Integer>> ways,
            int depth,
            int[] picks,
            List<LinearForm> worths) {
        if (depth == issues.size()) {
            int[] full = picks.clone();
            for (int i = 0; i < full.length; i++) {
                full[i] = Math.max(0, full[i]);
            }
            if (!space.meets(part, full)) {
                worths.add(unknowns.atBest(picks));
            }
            return;
        }
        for (int option : ways.get(depth)) {
            picks[issues.get(depth)] = option;
            collect(part, issues, ways, depth + 1, picks, worths);
        }
        picks[issues.get(depth)] = -1;
    }

    /** Options next to which a condition on one issue begins or ceases to hold; they become knots. */
    static void mention(OutcomeSpace space, Condition condition, List<SortedSet<Integer>> mentioned) {
        for (Condition part : parts(condition)) {
            if (part.issues().size() == 1) {
                int issue = space.position(part.issues().getFirst());
                int last = space.options(issue) - 1;
                for (Stretch one : Stretch.of(space, part)) {
                    if (one.from() > 0) {
                        mentioned.get(issue).add(one.from());
                    }
                    if (one.to() < last) {
                        mentioned.get(issue).add(one.to());
                    }
                }
            }
        }
    }
}
