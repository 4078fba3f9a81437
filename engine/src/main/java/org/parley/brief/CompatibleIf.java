package org.parley.brief;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.parley.diagnosis.Extent;
import org.parley.diagnosis.Ground;
import org.parley.diagnosis.Relaxation;
import org.parley.model.Case;
import org.parley.model.Demand;

/**
 * The section of a brief that says what would make the recorded demands compatible. Each sentence rests on what its
 * certificate rests on: the clauses that would no longer stand, and those that the proofs of their being needed name.
 */
final class CompatibleIf {

    private static final Section HERE = Section.COMPATIBLE_IF;
    private static final int LISTED = 26;

    private final Findings findings;
    private final Case shown;
    private final Page page;
    private final Phrases phrases;

    CompatibleIf(Findings findings, Page page, Phrases phrases) {
        this.findings = findings;
        this.shown = findings.shown();
        this.page = page;
        this.phrases = phrases;
    }

    void compose() {
        List<Findings.Group> groups = findings.groups();
        List<String> conditions = shown.demands().stream()
                .filter(d -> d.stance() instanceof Demand.Require)
                .map(Demand::id)
                .toList();
        if (groups.isEmpty() && conditions.size() + shown.profiles().size() > 0) {
            page.computed(
                    HERE,
                    "The recorded demands do not exclude each other" + findings.compatibleCount() + ".",
                    List.of(),
                    conditions,
                    "no-conflict",
                    null,
                    true);
        }
        groups.forEach(group -> group(group, groups.size() == 1));
    }

    private void group(Findings.Group group, boolean only) {
        String which = only
                ? "If one of these holds"
                : "Group " + group.extent().component() + ": if one of these holds, in each group";
        SequencedSet<String> involved = new LinkedHashSet<>();
        group.relaxations().forEach(relaxation -> involved.addAll(certificate(relaxation)));
        say(
                which + ", the recorded demands become compatible. The order follows stated firmness; not advice.",
                involved);
        int listed = Math.min(LISTED, group.relaxations().size());
        for (int i = 0; i < listed; i++) {
            Relaxation relaxation = group.relaxations().get(i);
            String what = relaxation.drop().stream().map(phrases::clause).collect(Collectors.joining("; and "));
            say("(" + (char) ('a' + i) + ") " + lead(relaxation.drop()) + what + ".", certificate(relaxation));
        }
        Extent extent = group.extent();
        if (!extent.counted() || extent.relaxations().compareTo(BigInteger.valueOf(listed)) > 0) {
            String all = extent.counted() ? extent.relaxations().toString() : "more than " + listed;
            say("These are the first " + listed + " of " + all + " such sets in this order.", involved);
        }
    }

    private String lead(List<String> drop) {
        boolean demands = drop.stream().allMatch(id -> shown.demand(id).isPresent());
        return (drop.size() == 1 ? demands ? "this demand" : "this" : demands ? "these demands" : "these")
                + (drop.size() == 1 ? " no longer stands: " : " no longer stand: ");
    }

    private static SequencedSet<String> certificate(Relaxation relaxation) {
        SequencedSet<String> ids = new LinkedHashSet<>(relaxation.drop());
        List<String> others = new ArrayList<>();
        relaxation.drop().forEach(id -> {
            var proof = relaxation.needed().get(id);
            if (proof != null) {
                others.addAll(proof.clauses());
            }
        });
        others.stream().sorted().forEach(ids::add);
        return ids;
    }

    private void say(String text, Iterable<String> clauses) {
        Ground ground = findings.ground(clauses);
        page.add(HERE, text, ground.claims(), ground.acts(), ground.demands(), "relaxation", false, null, true);
    }
}
