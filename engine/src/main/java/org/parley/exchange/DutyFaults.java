package org.parley.exchange;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.exchange.DraftingFault.Kind;
import org.parley.model.Actor;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Obligation;
import org.parley.model.Obligation.Deed;
import org.parley.model.Precedence;
import org.parley.model.Rate;
import org.parley.model.Rational;
import org.parley.model.Roster;
import org.parley.model.Stage;

/** Faults of single obligations: dates, counterparts, rates, terms, verification. One method for each kind. */
final class DutyFaults {

    /** Words that stand where a date or a measure is needed. */
    private static final List<String> VAGUE = List.of(
            "as soon as possible",
            "without delay",
            "in due course",
            "reasonable",
            "appropriate",
            "sufficient",
            "substantial",
            "gradually",
            "progressively");

    private final Case read;
    private final Agreement agreement;
    private final Set<String> answered;
    private final List<DraftingFault> faults = new ArrayList<>();

    DutyFaults(Case read, Agreement agreement) {
        this.read = read;
        this.agreement = agreement;
        this.answered = answered();
    }

    List<DraftingFault> all() {
        for (Stage stage : agreement.stages()) {
            for (Obligation duty : stage.obligations()) {
                undated(stage, duty);
                beyondStage(stage, duty);
                counterpart(duty);
                rateCategories(duty);
                lastUnit(duty);
                terms(duty);
                verifier(duty);
                remedy(duty);
            }
        }
        agreement.rosters().forEach(this::categories);
        return faults;
    }

    private void undated(Stage stage, Obligation duty) {
        if (duty.window().dated() || stage.days() != null) {
            return;
        }
        String from = duty.window().from();
        String since = from == null
                ? "and its stage has no length"
                : "only that days are counted from “" + Wording.clause(read, agreement, from) + "”";
        add(
                Kind.UNDATED,
                duty,
                "No last day is given for this, " + since + ".",
                "Give a last day, counted from day zero, from an event or from another obligation.");
    }

    private void beyondStage(Stage stage, Obligation duty) {
        Integer last = duty.window().last();
        Integer days = stage.days();
        Optional<Long> first = Timing.firstDay(agreement, stage);
        if (last == null || days == null || duty.window().from() != null || first.isEmpty()) {
            return;
        }
        long end = first.get() + days;
        if (last > end) {
            add(
                    Kind.BEYOND_STAGE,
                    duty,
                    "Its last day (day " + last + ") comes after the end of its stage (day " + end + ").",
                    "Say whether it stays owed if the next stage does not begin, or move it to that stage.");
        }
    }

    private void counterpart(Obligation duty) {
        if (!answered.contains(duty.id())) {
            add(
                    Kind.NO_COUNTERPART,
                    duty,
                    "No duty of another side is tied to this one: no rate, no order in time, no return for it.",
                    "Say what it is done for or what waits for it (in_return_for, after, rate), or that it is owed regardless.");
        }
    }

    /** Ids of obligations to which one of another side is tied, in either direction. */
    private Set<String> answered() {
        Map<String, String> sides = new HashMap<>();
        agreement.obligations().forEach(duty -> sides.put(duty.id(), side(duty.by())));
        Set<String> all = new HashSet<>();
        for (Obligation duty : agreement.obligations()) {
            String own = sides.get(duty.id());
            for (String id : links(duty)) {
                String other = sides.get(id);
                if (other != null && !other.equals(own)) {
                    all.add(id);
                    all.add(duty.id());
                }
            }
        }
        return all;
    }

    private static List<String> links(Obligation duty) {
        List<String> all = new ArrayList<>(duty.inReturnFor());
        duty.after().stream().map(Precedence::obligation).forEach(all::add);
        Optional.ofNullable(duty.window().from()).ifPresent(all::add);
        Optional.ofNullable(duty.extent().rate()).map(Rate::per).ifPresent(all::add);
        return all;
    }

    private String side(String id) {
        return read.actorBehind(id).map(Actor::id).orElse(id);
    }

    private void rateCategories(Obligation duty) {
        Rate rate = duty.extent().rate();
        if (rate == null) {
            return;
        }
        Optional<Roster> roster = agreement.obligation(rate.per()).flatMap(agreement::rosterOf);
        for (String category : rate.amounts().keySet()) {
            boolean listed = roster.isPresent() && roster.get().has(category);
            boolean defined = roster.isEmpty() && agreement.terms().containsKey(category);
            if (!listed && !defined) {
                String other = roster.map(r -> "“" + r.name() + "” has no such category")
                        .orElse("no roster and no definition says who falls under it");
                add(
                        Kind.RATE_CATEGORY,
                        duty,
                        "The rate has an amount for “" + category + "”, but " + other + ".",
                        "Add the category to the roster of “" + rate.per() + "”, with a definition under terms.");
            }
        }
        if (rate.amount() == null) {
            roster.ifPresent(listed -> categoriesOf(listed).stream()
                    .filter(category -> !rate.amounts().containsKey(category))
                    .forEach(category -> add(
                            Kind.RATE_GAP,
                            duty,
                            "The rate has no amount for “" + category + "”, so what falls under it brings nothing.",
                            "Give it an amount, or say that it stands outside the rate.")));
        }
    }

    private void lastUnit(Obligation duty) {
        Rate rate = duty.extent().rate();
        List<String> others = rate == null ? duty.inReturnFor() : List.of(rate.per());
        for (String id : others) {
            Optional<Obligation> other = agreement.obligation(id);
            if (other.isEmpty()
                    || duty.lastUnit() != null
                    || other.get().lastUnit() != null
                    || rate == null && !(several(duty) && several(other.get()))) {
                continue;
            }
            Optional<Rational> total = agreement.total(duty);
            String uneven = total.filter(
                            t -> !t.numerator().mod(t.denominator()).equals(BigInteger.ZERO))
                    .map(t -> " It comes to " + t + ", which is no whole number.")
                    .orElse("");
            add(
                    Kind.LAST_UNIT,
                    duty,
                    "It is given bit by bit against “" + Wording.of(read, other.get())
                            + "”, and nothing says what holds for the last one or for a rest: whoever gives last gets nothing more for it."
                            + uneven,
                    "Say which side gives last and what stands behind it (an escrow, a guarantee, the same hour), and how a rest is rounded.");
        }
    }

    private boolean several(Obligation duty) {
        return !duty.extent().atomic()
                && duty.extent().every() == null
                && agreement
                        .total(duty)
                        .filter(t -> t.compareTo(Rational.ONE) > 0)
                        .isPresent();
    }

    private void terms(Obligation duty) {
        for (String term : duty.uses()) {
            if (!agreement.terms().containsKey(term)) {
                add(
                        Kind.UNDEFINED_TERM,
                        duty,
                        "Its wording rests on “" + term + "”, which is not defined.",
                        "Define it under terms, or name places, numbers or lists instead.");
            }
        }
        String words = duty.says().toLowerCase(Locale.ROOT);
        VAGUE.stream()
                .filter(words::contains)
                .forEach(vague -> add(
                        Kind.UNDEFINED_TERM,
                        duty,
                        "“" + vague + "” is no date and no measure; each side can read it in its own way.",
                        "Put a day, a number or a list in its place."));
    }

    private void categories(Roster roster) {
        for (String category : categoriesOf(roster)) {
            if (!agreement.terms().containsKey(category)) {
                faults.add(new DraftingFault(
                        Kind.UNDEFINED_TERM,
                        roster.id(),
                        roster.name(),
                        "The category “" + category + "” is not defined.",
                        "Say under terms who or what falls under it, and who decides in doubt."));
            }
        }
    }

    private static Set<String> categoriesOf(Roster roster) {
        Set<String> all = new LinkedHashSet<>(roster.categories().keySet());
        all.addAll(roster.uncounted());
        return all;
    }

    private void verifier(Obligation duty) {
        String by = duty.verification().by();
        if (by == null) {
            add(
                    Kind.NO_VERIFIER,
                    duty,
                    "Nobody is named who verifies that it was done.",
                    "Name who verifies, what is asked as proof, and within how many days.");
        } else if (side(by).equals(side(duty.by()))) {
            add(
                    Kind.OWN_VERIFIER,
                    duty,
                    read.nameOf(by) + " would verify what " + read.nameOf(duty.by()) + " owes.",
                    "Name somebody on whom both sides can rely, or let both verify.");
        }
    }

    private void remedy(Obligation duty) {
        boolean standing = duty.deed() == Deed.REFRAIN || duty.extent().every() != null;
        boolean guaranteed = agreement.guarantees().stream()
                .filter(g -> g.covers().isEmpty() || g.covers().contains(duty.id()))
                .anyMatch(g -> g.called() != null || g.amount() != null);
        if (duty.remedy() == null && !standing && !guaranteed) {
            add(
                    Kind.NO_REMEDY,
                    duty,
                    "Nothing says what follows if it is late or not done, and no guarantee with terms covers it.",
                    "Say what is owed instead, or what the other side may hold back until it is done.");
        }
    }

    private void add(Kind kind, Obligation duty, String reason, String advice) {
        faults.add(new DraftingFault(kind, duty.id(), Wording.of(read, duty), reason, advice));
    }
}
