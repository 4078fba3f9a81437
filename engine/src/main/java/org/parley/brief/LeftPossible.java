package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Issue;
import org.parley.preference.Acceptance;
import org.parley.preference.Contradictions.Contradiction;
import org.parley.preference.Judgement;
import org.parley.preference.Possibilities;
import org.parley.preference.Premise;
import org.parley.preference.Settled;

/** The section of a brief that says what the record proves of the packages, with what each conclusion rests on. */
final class LeftPossible {

    private static final Section HERE = Section.LEFT_POSSIBLE;
    private static final String RULE = "possible";

    private final Findings findings;
    private final Case shown;
    private final Page page;

    LeftPossible(Findings findings, Page page) {
        this.findings = findings;
        this.shown = findings.shown();
        this.page = page;
    }

    void compose() {
        if (shown.issues().isEmpty() || shown.parties().isEmpty()) {
            return;
        }
        Possibilities found = Possibilities.of(shown, Possibilities.Terms.PLAIN);
        together(found);
        for (Actor party : findings.parties()) {
            party(found, found.view(party.id()));
        }
    }

    private void party(Possibilities found, Possibilities.View view) {
        String name = view.party().name();
        List<Premise> premises = view.polytope().premises();
        if (premises.isEmpty()) {
            page.absent(
                    HERE,
                    "Nothing in the record says anything of what " + name
                            + " prefers: whether a package would do for it" + " is unknown.",
                    List.of(),
                    RULE,
                    false);
            return;
        }
        if (view.judge().isEmpty()) {
            for (Contradiction set : view.contradictions().sets()) {
                rest(
                        "The record of " + name + " contradicts itself, so nothing is concluded from it: "
                                + Phrases.joined(
                                        set.premises().stream().map(Premise::id).toList())
                                + (set.premises().size() == 1 ? " cannot hold." : " cannot all hold."),
                        set.premises(),
                        "contradiction",
                        true);
            }
            return;
        }
        if (found.whole()) {
            counted(found, view, premises);
        } else {
            rest(
                    "There are too many packages (" + found.space().size() + ") to judge each of them for " + name
                            + " here.",
                    premises,
                    RULE,
                    true);
        }
        Settled settled = Settled.of(view.judge().get());
        best(view.party(), settled);
        if (!settled.bounded()) {
            page.absent(
                    HERE,
                    "What no agreement is worth to " + name + " is not known at all: the record has no text of its own"
                            + " that says more than its demands, no acceptance, no final refusal and no red line.",
                    List.of(),
                    "no-bound",
                    false);
        }
    }

    private void counted(Possibilities found, Possibilities.View view, List<Premise> premises) {
        String name = view.party().name();
        Map<Acceptance, Integer> counts = found.counts(view.party().id());
        int sure = counts.getOrDefault(Acceptance.NECESSARY, 0);
        int out = counts.getOrDefault(Acceptance.IMPOSSIBLE, 0);
        int all = found.listed().size();
        if (sure == 0 && out == 0) {
            rest(
                    "For " + name
                            + ", no package is proved to be acceptable and none is ruled out: on what is recorded,"
                            + " each of the " + all + " may do for it, or may not.",
                    premises,
                    RULE,
                    false);
            return;
        }
        if (sure > 0) {
            rest(
                    "For " + name + ", " + sure + " of " + all
                            + " packages are proved to be acceptable, whatever else it" + " may want.",
                    behind(found, view, Acceptance.NECESSARY),
                    RULE,
                    false);
        }
        if (out > 0) {
            rest(
                    "For " + name + ", " + out + " of " + all + " packages are ruled out, whatever else it may want.",
                    behind(found, view, Acceptance.IMPOSSIBLE),
                    RULE,
                    false);
        }
        int open = all - sure - out;
        if (open > 0) {
            rest(
                    "For " + name + ", " + (sure > 0 && out > 0 ? "the other " : "") + open + " of " + all
                            + " packages may do, or may not.",
                    premises,
                    RULE,
                    false);
        }
    }

    private static List<Premise> behind(Possibilities found, Possibilities.View view, Acceptance answer) {
        SequencedSet<Premise> all = new LinkedHashSet<>();
        for (Possibilities.Listed one : found.listed()) {
            Judgement judgement = one.judgements().get(view.party().id());
            if (judgement != null && judgement.answer() == answer) {
                all.addAll(judgement.premises());
            }
        }
        return List.copyOf(all);
    }

    private void best(Actor party, Settled settled) {
        if (shown.profile(party.id()).isPresent()) {
            return;
        }
        List<String> parts = new ArrayList<>();
        SequencedSet<Premise> why = new LinkedHashSet<>();
        for (Issue issue : shown.issues()) {
            Map<String, List<Premise>> own = settled.best().getOrDefault(issue.id(), Map.of());
            if (!own.isEmpty()) {
                List<String> options = own.keySet().stream()
                        .map(o -> "“"
                                + issue.options()
                                        .get(issue.options().indexOf(o))
                                        .name() + "”")
                        .toList();
                parts.add(issue.name() + ": " + Phrases.joined(options));
                own.values().forEach(why::addAll);
            }
        }
        if (!parts.isEmpty()) {
            rest(
                    "As read, " + party.name()
                            + " likes no answer better than these, and on other issues the record does" + " not say: "
                            + String.join("; ", parts) + ".",
                    List.copyOf(why),
                    "proved-best",
                    false);
        }
    }

    private void together(Possibilities found) {
        boolean judged = found.views().stream().allMatch(view -> view.judge().isPresent());
        if (!found.whole() || !judged || found.views().size() < 2) {
            return;
        }
        Map<Acceptance, Integer> counts = found.jointCounts();
        int sure = counts.getOrDefault(Acceptance.NECESSARY, 0);
        int out = counts.getOrDefault(Acceptance.IMPOSSIBLE, 0);
        SequencedSet<Premise> premises = new LinkedHashSet<>();
        found.views().forEach(view -> premises.addAll(view.polytope().premises()));
        if (premises.isEmpty()) {
            return;
        }
        int all = found.listed().size();
        String text = sure > 0
                ? sure + " of " + all + " packages are proved to be acceptable to every party."
                : out == all
                        ? "Every package is ruled out for some party."
                        : "No package is proved to be acceptable to every party; "
                                + (out == 0
                                        ? "none is ruled out"
                                        : out + " of " + all + " are ruled out for some party")
                                + ".";
        rest(text, List.copyOf(premises), RULE, true);
    }

    private void rest(String text, List<Premise> premises, String rule, boolean lead) {
        SequencedSet<String> claims = new LinkedHashSet<>();
        SequencedSet<String> acts = new LinkedHashSet<>();
        SequencedSet<String> demands = new LinkedHashSet<>();
        for (Premise premise : premises) {
            claims.addAll(premise.claims());
            acts.addAll(premise.acts());
            demands.addAll(premise.demands());
        }
        page.add(HERE, text, List.copyOf(claims), List.copyOf(acts), List.copyOf(demands), rule, false, null, lead);
    }
}
