package org.parley.brief;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.bargaining.BargainingSolution;
import org.parley.diagnosis.Clauses;
import org.parley.diagnosis.Diagnosis;
import org.parley.diagnosis.Extent;
import org.parley.diagnosis.Ground;
import org.parley.diagnosis.Relaxation;
import org.parley.diagnosis.Request;
import org.parley.diagnosis.StickingPoint;
import org.parley.diagnosis.Watch;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Demand;
import org.parley.model.Rational;
import org.parley.model.Role;
import org.parley.model.TalksState;
import org.parley.model.When;
import org.parley.pareto.ParetoFrontier;
import org.parley.pareto.Valuation;
import org.parley.record.Status;

/** What the analyses find in a case: everything that a brief says beyond the case's own words. */
public final class Findings {

    private final Case shown;
    private final Brief.Order order;
    private final Status status;
    private final Clauses clauses;
    private final Diagnosis diagnosis;
    private final Optional<PlanReport> plan;

    private Findings(Case shown, Brief.Order order) {
        this.shown = shown;
        this.order = order;
        this.status = Status.of(shown);
        this.clauses = Clauses.of(shown);
        this.diagnosis = Diagnosis.of(clauses, List.of(), Request.USUAL, Watch.NONE);
        this.plan = PlanSentences.report(shown);
    }

    public static Findings of(Case shown, Brief.Order order) {
        return new Findings(shown, order);
    }

    /** The case that was looked at. */
    public Case shown() {
        return shown;
    }

    /** How the agreement of the case could be carried out; nothing without one that has obligations. */
    Optional<PlanReport> plan() {
        return plan;
    }

    public Status status() {
        return status;
    }

    /** What a conclusion about these clauses rests on in the case. */
    Ground ground(Iterable<String> ids) {
        return clauses.ground(ids);
    }

    public Diagnosis diagnosis() {
        return diagnosis;
    }

    /** An issue, or issues tied by one conflict, that stand in the way. */
    public record Sticking(List<String> issues, List<List<String>> minimalSets, List<String> claims) {
        public Sticking {
            issues = List.copyOf(issues);
            minimalSets = List.copyOf(minimalSets);
            claims = List.copyOf(claims);
        }

        /** Whether it follows from opposed demands; otherwise sources only say so. */
        public boolean derived() {
            return !minimalSets.isEmpty();
        }
    }

    /** The ways out of one part of the conflict, in the order of {@link Diagnosis#relaxations}. */
    public record Group(Extent extent, List<Relaxation> relaxations) {}

    /** Parties, by name. */
    public List<Actor> parties() {
        return sorted(shown.parties());
    }

    /** Parties by name, then all other actors by name. */
    List<Actor> everybody() {
        List<Actor> all = new ArrayList<>(parties());
        all.addAll(sorted(shown.actors().stream().filter(a -> !a.is(Role.PARTY)).toList()));
        return all;
    }

    private List<Actor> sorted(List<Actor> actors) {
        Comparator<Actor> byName = Comparator.comparing(Actor::name).thenComparing(Actor::id);
        return actors.stream()
                .sorted(order.reversed() ? byName.reversed() : byName)
                .toList();
    }

    /** The record in the order of time. */
    public List<Act> acts() {
        return Status.inOrder(shown);
    }

    public Optional<String> awaited() {
        return Optional.ofNullable(status.party());
    }

    public Optional<Act> awaitedAct() {
        return Optional.ofNullable(status.open()).flatMap(shown::act);
    }

    Optional<LocalDate> awaitedSince() {
        return awaited().isPresent() ? Optional.ofNullable(status.since()).map(When::earliest) : Optional.empty();
    }

    Optional<LocalDate> awaitedUntil() {
        return Optional.ofNullable(status.until());
    }

    boolean receiptReported() {
        return status.receiptReported();
    }

    List<String> statusReasons() {
        return status.reasons();
    }

    @Nullable
    When statusWhen() {
        return status.since();
    }

    String statusWords() {
        String since = status.since() == null ? "" : ", " + Dates.since(status.since());
        return "Computed from the record: "
                + switch (status.state()) {
                    case AWAITING ->
                        "the answer of " + shown.nameOf(String.valueOf(status.party())) + " is awaited" + since + "; "
                                + window();
                    case STALLED -> "no move" + since + ": the talks count as stalled.";
                    case AGREED -> "an agreement stands" + since + ".";
                    case IMPLEMENTING -> "what was agreed is being carried out" + since + ".";
                    case SUSPENDED -> "the talks are suspended" + since + ".";
                    case COLLAPSED -> "a side has withdrawn from the talks" + since + ".";
                    case ADVANCING, ONGOING ->
                        "the exchange of texts goes on; the latest move was made"
                                + (status.since() == null ? "." : " " + Dates.words(status.since()) + ".");
                    case EXPLORING, IMPASSE -> "no text has been put forward yet; the sides explore.";
                };
    }

    private String window() {
        LocalDate until = status.until();
        return until == null
                ? "no reply window is known."
                : (status.overdue() ? "the known reply window ended on " : "the known reply window ends on ")
                        + Dates.words(until)
                        + (status.overdue() ? ", so it is overdue." : ".");
    }

    /** What sources say of the state, by state, in the order of the case. */
    public Map<TalksState, List<Claim>> reportedStates() {
        Map<TalksState, List<Claim>> all = new LinkedHashMap<>();
        for (Claim claim : shown.claims()) {
            if (claim.reports() != null && claim.reports().state() != null) {
                all.computeIfAbsent(claim.reports().state(), s -> new ArrayList<>())
                        .add(claim);
            }
        }
        return all;
    }

    /** All minimal sets, component by component. */
    public List<List<String>> minimalSets() {
        return diagnosis.stickingPoints().stream().map(StickingPoint::clauses).toList();
    }

    /**
     * One entry for each issue in conflict or reported to be, in the order of the case. Issues that one minimal set
     * ties together share an entry.
     */
    public List<Sticking> sticking() {
        Map<Integer, Set<Integer>> joined = new TreeMap<>();
        Map<Integer, List<List<String>>> sets = new TreeMap<>();
        List<String> order = shown.issues().stream().map(i -> i.id()).toList();
        for (StickingPoint point : diagnosis.stickingPoints()) {
            Set<Integer> issues = new TreeSet<>();
            point.clauses().forEach(id -> issuesOf(id).forEach(issue -> issues.add(order.indexOf(issue))));
            List<List<String>> merged = new ArrayList<>();
            for (Integer key : List.copyOf(joined.keySet())) {
                if (joined.getOrDefault(key, Set.of()).stream().anyMatch(issues::contains)) {
                    issues.addAll(joined.getOrDefault(key, Set.of()));
                    merged.addAll(sets.getOrDefault(key, List.of()));
                    joined.remove(key);
                    sets.remove(key);
                }
            }
            merged.add(point.clauses());
            int first = issues.stream().findFirst().orElse(0);
            joined.put(first, issues);
            sets.put(first, merged);
        }
        List<Sticking> all = new ArrayList<>();
        Set<Integer> covered = new TreeSet<>();
        joined.values().forEach(covered::addAll);
        for (int i = 0; i < order.size(); i++) {
            if (joined.containsKey(i)) {
                List<String> issues = joined.getOrDefault(i, Set.of()).stream()
                        .map(order::get)
                        .toList();
                all.add(new Sticking(issues, sets.getOrDefault(i, List.of()), reporters(issues)));
            } else if (!covered.contains(i) && !reporters(List.of(order.get(i))).isEmpty()) {
                all.add(new Sticking(List.of(order.get(i)), List.of(), reporters(List.of(order.get(i)))));
            }
        }
        return all;
    }

    private SequencedSet<String> issuesOf(String clause) {
        return shown.demand(clause)
                .map(Demand::stance)
                .map(Demand.Stance::issues)
                .orElseGet(() -> {
                    SequencedSet<String> all = new LinkedHashSet<>();
                    clauses.soft().stream()
                            .filter(one -> one.id().equals(clause))
                            .flatMap(one -> one.issues().stream())
                            .forEach(i -> all.add(shown.issues().get(i).id()));
                    return all;
                });
    }

    private List<String> reporters(List<String> issues) {
        return shown.claims().stream()
                .filter(c ->
                        c.reports() != null && c.reports().sticking().stream().anyMatch(issues::contains))
                .map(Claim::id)
                .toList();
    }

    List<Group> groups() {
        return diagnosis.extents().stream()
                .map(extent -> new Group(
                        extent,
                        diagnosis.relaxations().stream()
                                .filter(r -> r.component() == extent.component())
                                .toList()))
                .toList();
    }

    /** How many packages there are, where that says something. */
    String compatibleCount() {
        BigInteger size = shown.space().size();
        return size.compareTo(BigInteger.ONE) > 0 ? ": at least one of the " + size + " packages meets them all" : "";
    }

    /** The frontier as a picture, where exactly two parties have measured profiles. */
    Optional<String> frontierPicture() {
        Analysis analysis = Analysis.of(shown);
        List<Actor> two = shown.parties();
        if (two.size() != 2 || analysis.frontier().isEmpty()) {
            return Optional.empty();
        }
        List<Rational> reserve =
                Valuation.of(shown).map(Valuation::reservations).orElse(List.of());
        return Optional.of(Pictures.frontier(
                two.get(0).name(),
                two.get(1).name(),
                analysis.frontier().get().points().stream()
                        .map(Findings::doubles)
                        .toList(),
                reserve.get(0).toDouble(),
                reserve.get(1).toDouble(),
                analysis.solutions().getOrDefault(BargainingSolution.NASH, List.of()).stream()
                        .map(Findings::doubles)
                        .toList(),
                "Nash solution"));
    }

    private static double[] doubles(ParetoFrontier.Point point) {
        return point.utilities().stream().mapToDouble(Rational::toDouble).toArray();
    }
}
