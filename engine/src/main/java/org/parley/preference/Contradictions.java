package org.parley.preference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.parley.preference.Consistency.Contradictory;

/**
 * Everything in which a party's record contradicts itself: all smallest sets of premises that no profile keeps, and all
 * smallest sets without which some profile keeps the rest. Found together, by leaving out from each contradiction one
 * premise at a time (Reiter 1987); when every branch has ended, both lists are whole, since each is the other's minimal
 * hitting sets.
 *
 * @param sets fewest premises first, then in the order of the record
 * @param leftOut what it takes to end every contradiction; fewest premises first, then those later in the record
 * @param complete whether every branch was followed to its end; otherwise there may be more sets
 */
public record Contradictions(List<Contradiction> sets, List<List<Premise>> leftOut, boolean complete) {

    /** The most branches that are followed. */
    static final int MOST = 20_000;

    public Contradictions {
        sets = List.copyOf(sets);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A smallest set of premises that no profile keeps: without any one of them some profile does.
     *
     * @param proof over the polytope that keeps these premises and no other
     */
    public record Contradiction(List<Premise> premises, Contradictory proof) {
        public Contradiction {
            premises = List.copyOf(premises);
        }

        /** The acts behind it, each once. */
        public List<String> acts() {
            return premises.stream().flatMap(p -> p.acts().stream()).distinct().toList();
        }

        /** The claims behind it, each once. */
        public List<String> claims() {
            return premises.stream()
                    .flatMap(p -> p.claims().stream())
                    .distinct()
                    .toList();
        }
    }

    public static Contradictions of(Polytope polytope) {
        return new Search(polytope).run();
    }

    /** The party's record without a smallest set that ends every contradiction. */
    public Polytope largestConsistent(Polytope polytope) {
        return leftOut.isEmpty()
                ? polytope
                : polytope.keeping(premise -> !leftOut.getFirst().contains(premise));
    }

    private static final class Search {
        private final Polytope polytope;
        private final List<Premise> premises;
        private final List<BitSet> conflicts = new ArrayList<>();
        private final List<BitSet> ends = new ArrayList<>();

        Search(Polytope polytope) {
            this.polytope = polytope;
            this.premises = polytope.premises();
        }

        Contradictions run() {
            Deque<BitSet> open = new ArrayDeque<>(List.of(new BitSet()));
            Set<BitSet> seen = new HashSet<>();
            int steps = 0;
            while (!open.isEmpty() && steps++ < MOST) {
                BitSet without = open.removeFirst();
                if (ends.stream().anyMatch(end -> contains(without, end))) {
                    continue;
                }
                BitSet conflict = conflictWithout(without);
                if (conflict.isEmpty()) {
                    ends.add(without);
                    continue;
                }
                conflict.stream().forEach(premise -> {
                    BitSet more = (BitSet) without.clone();
                    more.set(premise);
                    if (seen.add(more)) {
                        open.addLast(more);
                    }
                });
            }
            return found(open.isEmpty());
        }

        private Contradictions found(boolean complete) {
            Comparator<BitSet> few = Comparator.comparing(BitSet::cardinality);
            List<Contradiction> sets = conflicts.stream()
                    .sorted(few.thenComparing(BitSet::toString, Comparator.comparing(String::length))
                            .thenComparing(BitSet::toString))
                    .map(this::contradiction)
                    .toList();
            List<List<Premise>> leftOut = conflicts.isEmpty()
                    ? List.of()
                    : ends.stream()
                            .sorted(few.thenComparing(
                                    (BitSet set) -> -set.stream().sum()))
                            .map(this::chosen)
                            .toList();
            return new Contradictions(sets, leftOut, complete);
        }

        private Contradiction contradiction(BitSet set) {
            List<Premise> chosen = chosen(set);
            return Consistency.of(polytope.keeping(chosen::contains)) instanceof Contradictory proof
                    ? new Contradiction(chosen, proof)
                    : impossible(chosen);
        }

        private static Contradiction impossible(List<Premise> chosen) {
            throw new IllegalStateException("was contradictory, and is no longer: " + chosen);
        }

        private List<Premise> chosen(BitSet set) {
            return set.stream().mapToObj(premises::get).toList();
        }

        /** A minimal contradiction among the rest; empty when there is none. */
        private BitSet conflictWithout(BitSet without) {
            for (BitSet known : conflicts) {
                if (!known.intersects(without)) {
                    return known;
                }
            }
            SortedSet<Integer> rest = new TreeSet<>();
            for (int i = 0; i < premises.size(); i++) {
                if (!without.get(i)) {
                    rest.add(i);
                }
            }
            BitSet conflict = new BitSet();
            SortedSet<Integer> core = core(rest);
            if (core.isEmpty()) {
                return conflict;
            }
            for (int candidate : List.copyOf(core)) {
                SortedSet<Integer> fewer = new TreeSet<>(core);
                fewer.remove(candidate);
                SortedSet<Integer> smaller = fewer.containsAll(core) || !core.contains(candidate) ? core : core(fewer);
                core = smaller.isEmpty() ? core : smaller;
            }
            core.forEach(conflict::set);
            conflicts.add(conflict);
            return conflict;
        }

        /** Premises that a proof of contradiction among these uses; empty when they are consistent. */
        private SortedSet<Integer> core(SortedSet<Integer> among) {
            Polytope part = polytope.keeping(premise -> among.contains(premises.indexOf(premise)));
            SortedSet<Integer> used = new TreeSet<>();
            if (Consistency.of(part) instanceof Contradictory proof) {
                part.premisesOf(proof.multipliers()).forEach(premise -> used.add(premises.indexOf(premise)));
            }
            return used;
        }

        private static boolean contains(BitSet large, BitSet small) {
            BitSet rest = (BitSet) small.clone();
            rest.andNot(large);
            return rest.isEmpty();
        }
    }
}
