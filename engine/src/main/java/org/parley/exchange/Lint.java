package org.parley.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.parley.exchange.DraftingFault.Kind;
import org.parley.model.Agreement;
import org.parley.model.Case;

/**
 * Faults of drafting that break agreements when they are carried out. A fault is a fact about the text as the case tells
 * it: where a text is only partly reported, what is missing here may well stand in it.
 *
 * @param faults by kind, then in the order of the text
 */
public record Lint(Agreement agreement, List<DraftingFault> faults) {

    public Lint {
        faults = List.copyOf(faults);
    }

    /** The faults of a case's agreement; empty if it has none. */
    public static Optional<Lint> of(Case read) {
        Agreement agreement = read.agreement();
        if (agreement == null) {
            return Optional.empty();
        }
        List<DraftingFault> faults = new ArrayList<>();
        faults.addAll(new DutyFaults(read, agreement).all());
        faults.addAll(new FrameFaults(read, agreement).all());
        Windows.conflicts(read, agreement).forEach(conflict -> faults.add(conflict.fault(read, agreement)));
        faults.sort(Comparator.comparing(DraftingFault::kind));
        return Optional.of(new Lint(agreement, faults));
    }

    public List<DraftingFault> of(Kind kind) {
        return faults.stream().filter(fault -> fault.kind() == kind).toList();
    }
}
