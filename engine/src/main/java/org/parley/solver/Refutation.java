package org.parley.solver;

import java.util.BitSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;

/** A proof that no outcome meets a set of clauses: cases, and in each a clause that cannot hold. */
public sealed interface Refutation {

    /** In this case the clause with this id holds nowhere. */
    record Leaf(String clause) implements Refutation {}

    /** Cases that together cover the options of the issue at this position that are still open. */
    record Split(int issue, List<Branch> cases) implements Refutation {
        public Split {
            cases = List.copyOf(cases);
        }
    }

    /** One case: the issue is settled by one of these options, by their positions. Not to be changed. */
    record Branch(BitSet options, Refutation why) {}

    /** How many leaves it has. */
    default long leaves() {
        return switch (this) {
            case Leaf leaf -> 1;
            case Split split ->
                split.cases().stream().mapToLong(b -> b.why().leaves()).sum();
        };
    }

    /** Ids of the clauses that it rests on, in alphabetical order. */
    default SequencedSet<String> clauses() {
        SequencedSet<String> all = new TreeSet<>();
        switch (this) {
            case Leaf(String clause) -> all.add(clause);
            case Split split ->
                split.cases().forEach(branch -> all.addAll(branch.why().clauses()));
        }
        return all;
    }
}
