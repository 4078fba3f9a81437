package org.parley.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed, or what is proposed to be: stages of obligations, how they are counted and verified, what third
 * parties put up for them, and what happens when something goes wrong. Only what the text is known to say stands here;
 * what it leaves out stays out, and {@code parley lint} says so.
 *
 * @param act id of the act that put it forward; null when none of the record did
 * @param standing null when not stated
 * @param dayZero the day from which days are counted, itself day 0; null when not stated or not yet known
 * @param terms words that the text defines, with their definitions
 * @param stakes what each side is taken to have at stake, with the basis of that; none where nobody said
 */
public record Agreement(
        String title,
        @Nullable String act,
        @Nullable Standing standing,
        @Nullable LocalDate dayZero,
        Map<String, String> terms,
        List<Event> events,
        List<Roster> rosters,
        List<Stage> stages,
        List<Extension> extensions,
        List<Guarantee> guarantees,
        List<Mechanism> mechanisms,
        List<DisputeStep> disputes,
        List<Clause> exceptions,
        List<Clause> termination,
        List<Stakes> stakes,
        Meta meta) {

    public Agreement {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        events = List.copyOf(events);
        rosters = List.copyOf(rosters);
        stages = List.copyOf(stages);
        extensions = List.copyOf(extensions);
        guarantees = List.copyOf(guarantees);
        mechanisms = List.copyOf(mechanisms);
        disputes = List.copyOf(disputes);
        exceptions = List.copyOf(exceptions);
        termination = List.copyOf(termination);
        stakes = List.copyOf(stakes);
    }

    /** Whether it binds anybody. */
    public enum Standing {
        PROPOSED,
        AGREED
    }

    /** An agreement of stages alone. */
    public static Agreement of(String title, List<Stage> stages) {
        return new Agreement(
                title, null, null, null, Map.of(), List.of(), List.of(), stages, List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), Meta.NONE);
    }

    /** All obligations, stage by stage. */
    public List<Obligation> obligations() {
        return stages.stream().flatMap(stage -> stage.obligations().stream()).toList();
    }

    public Optional<Obligation> obligation(String id) {
        return stages.stream()
                .flatMap(stage -> stage.obligations().stream())
                .filter(duty -> duty.id().equals(id))
                .findFirst();
    }

    public Optional<Stage> stage(String id) {
        return stages.stream().filter(stage -> stage.id().equals(id)).findFirst();
    }

    /** The stage in which an obligation stands. */
    public Optional<Stage> stageOf(Obligation duty) {
        return stages.stream()
                .filter(stage -> stage.obligations().stream().anyMatch(o -> o.id().equals(duty.id())))
                .findFirst();
    }

    public Optional<Roster> roster(String id) {
        return rosters.stream().filter(roster -> roster.id().equals(id)).findFirst();
    }

    public Optional<Event> event(String id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    public Optional<Stakes> stakesOf(String party) {
        return stakes.stream().filter(one -> one.party().equals(party)).findFirst();
    }

    /**
     * How many or how much an obligation is about: its quantity, else the total of its roster, else its rate times what
     * the other obligation is about, where every amount and number needed is known.
     */
    public Optional<Rational> total(Obligation duty) {
        return total(duty, stages.stream().mapToInt(s -> s.obligations().size()).sum());
    }

    private Optional<Rational> total(Obligation duty, int depth) {
        if (duty.quantity() != null || depth < 0) {
            return Optional.ofNullable(duty.quantity());
        }
        Optional<Rational> listed = rosterOf(duty).flatMap(Roster::total);
        Rate rate = duty.extent().rate();
        return listed.isPresent() || rate == null
                ? listed
                : obligation(rate.per()).flatMap(other -> byRate(rate, other, depth));
    }

    private Optional<Rational> byRate(Rate rate, Obligation other, int depth) {
        Map<String, Rational> categories =
                rosterOf(other).map(Roster::categories).orElse(Map.of());
        if (!rate.amounts().isEmpty()) {
            boolean counted = categories.keySet().containsAll(rate.amounts().keySet());
            return counted ? Optional.of(rate.owed(categories)) : Optional.empty();
        }
        Rational amount = rate.amount();
        return amount == null ? Optional.empty() : total(other, depth - 1).map(amount::times);
    }

    public Optional<Roster> rosterOf(Obligation duty) {
        String roster = duty.extent().roster();
        return roster == null ? Optional.empty() : roster(roster);
    }

    /** Every id that stands in the agreement, besides those of terms, categories and stakes. */
    public Stream<String> ids() {
        return Stream.of(
                        events.stream().map(Event::id),
                        rosters.stream().map(Roster::id),
                        stages.stream().map(Stage::id),
                        stages.stream().flatMap(s -> s.obligations().stream()).map(Obligation::id),
                        extensions.stream().map(Extension::id),
                        guarantees.stream().map(Guarantee::id),
                        mechanisms.stream().map(Mechanism::id),
                        disputes.stream().map(DisputeStep::id),
                        exceptions.stream().map(Clause::id),
                        termination.stream().map(Clause::id))
                .flatMap(ids -> ids);
    }
}
