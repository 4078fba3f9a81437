package org.parley.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.exchange.DraftingFault.Kind;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.DisputeStep;
import org.parley.model.Guarantee;
import org.parley.model.Obligation;
import org.parley.model.Stage;

/** Faults of what holds the obligations together: day zero, gates, open terms, guarantees, dispute steps. */
final class FrameFaults {

    private static final List<String> OPEN =
            List.of("to be agreed", "to be determined", "to be decided", "under discussion");

    private final Case read;
    private final Agreement agreement;
    private final List<DraftingFault> faults = new ArrayList<>();

    FrameFaults(Case read, Agreement agreement) {
        this.read = read;
        this.agreement = agreement;
    }

    List<DraftingFault> all() {
        dayZero();
        agreement.stages().forEach(this::gate);
        agreement.stages().forEach(this::open);
        agreement.guarantees().forEach(this::guarantee);
        disputes();
        return faults;
    }

    private void dayZero() {
        boolean counted =
                agreement.stages().stream().anyMatch(stage -> stage.days() != null || stage.firstDay() != null)
                        || agreement.obligations().stream()
                                .map(Obligation::window)
                                .anyMatch(w -> w.from() == null && (w.first() != null || w.last() != null));
        if (counted && agreement.dayZero() == null) {
            add(
                    Kind.DAY_ZERO,
                    "agreement",
                    agreement.title(),
                    "Days are counted, and nothing says from which day.",
                    "Name a date, or the event whose date it is.");
        }
    }

    private void gate(Stage stage) {
        Stage.Gate gate = stage.gate();
        if (gate == null) {
            return;
        }
        if (gate.byDay() == null) {
            add(
                    Kind.GATE_WITHOUT_DATE,
                    stage.id(),
                    stage.name(),
                    "It begins once this holds: " + bare(gate.says()) + ". Nothing says by which day.",
                    "Give the day by which it must hold, so that both sides know when it does not.");
        }
        if (gate.ifUnmet() == null) {
            add(
                    Kind.GATE_WITHOUT_FALLBACK,
                    stage.id(),
                    stage.name(),
                    "It begins once this holds: " + bare(gate.says()) + ". Nothing says what happens if it does not.",
                    "Say whether the measures of the stage before go on, whether it is extended, or whether the rest lapses.");
        } else if (gate.ifUnmet() != Stage.IfUnmet.LAPSE && gate.unmetDays() == null) {
            String what = gate.ifUnmet() == Stage.IfUnmet.EXTEND
                    ? "the stage before is extended"
                    : "the measures of the stage before go on";
            add(
                    Kind.ENDLESS_FALLBACK,
                    stage.id(),
                    stage.name(),
                    "If its gate is not met, " + what + ", without an end.",
                    "Say for how long, and what each side may do after that.");
        }
    }

    private void open(Stage stage) {
        Stage.OpenTerms open = stage.open();
        if (open != null && open.byDay() == null) {
            endless(stage.id(), stage.name(), open.says());
        }
        if (open == null && stage.gate() != null && isOpen(stage.gate().says())) {
            endless(stage.id(), stage.name(), stage.gate().says());
        }
        for (Obligation duty : stage.obligations()) {
            if (isOpen(duty.says()) && (open == null || open.byDay() == null)) {
                endless(duty.id(), Wording.of(read, duty), duty.says());
            }
        }
    }

    private void endless(String clause, String where, String says) {
        add(
                Kind.OPEN_WITHOUT_END,
                clause,
                where,
                "It depends on terms still to be agreed (" + bare(says) + "), and nothing says by when.",
                "Give a last day for agreeing them, and what holds if they are not agreed by then.");
    }

    private static boolean isOpen(String says) {
        String words = says.toLowerCase(Locale.ROOT);
        return OPEN.stream().anyMatch(words::contains);
    }

    private void guarantee(Guarantee g) {
        List<String> missing = new ArrayList<>();
        if (g.kind() == null) {
            missing.add("of what kind it is");
        }
        if (g.amount() == null) {
            missing.add("how much is put up");
        }
        if (g.called() == null) {
            missing.add("when it is called");
        }
        if (g.released() == null && g.releasedAfter().isEmpty()) {
            missing.add("when it is released");
        }
        if (!missing.isEmpty()) {
            add(
                    Kind.GUARANTEE_TERMS,
                    g.id(),
                    read.nameOf(g.by()) + " " + bare(g.says()),
                    "Nothing says " + String.join(", ", missing) + ".",
                    "A bond is forfeited by who walks out, an indemnity paid to who is let down, an escrow held by a third: say which, and its terms.");
        }
    }

    private void disputes() {
        if (agreement.disputes().isEmpty()) {
            add(
                    Kind.NO_DISPUTE_STEP,
                    "agreement",
                    agreement.title(),
                    "Nothing says what happens when the sides disagree on whether something was done.",
                    "Add steps with deadlines: who meets first, who decides if that does not help, what goes on meanwhile.");
        }
        for (DisputeStep step : agreement.disputes()) {
            if (step.days() == null) {
                add(
                        Kind.DISPUTE_WITHOUT_DEADLINE,
                        step.id(),
                        bare(step.says()),
                        "This step has no deadline.",
                        "Give it a number of days, after which the next step follows.");
            }
        }
    }

    private void add(Kind kind, String clause, String where, String reason, String advice) {
        faults.add(new DraftingFault(kind, clause, where, reason, advice));
    }

    private static String bare(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
