package org.parley.preference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Demand;
import org.parley.model.OutcomeSpace;
import org.parley.model.PartialProfile;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.solver.Box;
import org.parley.solver.LinearAnswer;
import org.parley.solver.LinearChecker;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearProgram;
import org.parley.solver.LinearRow;

/**
 * All additive profiles of a party that keep what the record says of it: for each issue a weight {@code w >= 0}, the
 * weights summing to 1; for each option its part {@code 0 <= z <= w}; a reservation value {@code r} in [0,1] per period.
 * The utility of an outcome is the sum of the parts of its options. Immutable.
 *
 * <p>That some option of every issue has {@code z = 0} and some {@code z = w} is not asked for where nobody said which:
 * what holds for all profiles here holds for all true ones, while a profile found here need not be a true one ({@link
 * #relaxed}).
 */
public final class Polytope {

    private final Actor party;
    private final OutcomeSpace space;
    private final Unknowns unknowns;
    private final List<Premise> premises;
    private final List<Readings.ReadAct> acts;
    private final boolean relaxed;
    private final LinearForm now;
    private final LinearProgram closure;
    private final List<Integer> owner = new ArrayList<>();

    private Polytope(
            Actor party,
            OutcomeSpace space,
            Unknowns unknowns,
            List<Premise> premises,
            List<Readings.ReadAct> acts,
            LinearForm now) {
        this.party = party;
        this.space = space;
        this.unknowns = unknowns;
        this.premises = List.copyOf(premises);
        this.acts = List.copyOf(acts);
        this.now = now;
        List<LinearRow> rows = new ArrayList<>(unknowns.always());
        rows.forEach(row -> owner.add(-1));
        for (int p = 0; p < premises.size(); p++) {
            for (LinearRow row : premises.get(p).closed()) {
                rows.add(row);
                owner.add(p);
            }
        }
        this.closure = LinearProgram.over(unknowns.count(), rows);
        this.relaxed = !unknowns.isMeasured() && leavesEndsOpen();
    }

    /** What a case says of one of its parties. */
    public static Polytope of(Case read, String party) {
        Actor actor = read.actor(party).orElseThrow(() -> new IllegalArgumentException("no party " + party));
        OutcomeSpace space = read.space();
        Periods periods = Periods.of(read, party);
        int[] own = new int[read.record().size()];
        int reservations = periods.count();
        for (int i = 0; i < own.length; i++) {
            Act act = read.record().get(i);
            if (Readings.isOurs(read, actor, act) && periods.at(act.when()).isEmpty()) {
                own[i] = reservations++;
            }
        }
        @Nullable Profile measured = read.profile(party).orElse(null);
        Unknowns unknowns = new Unknowns(space, measured, reservations, mentioned(read, space, party));
        List<Premise> premises = new ArrayList<>(new ProfileReadings(read, actor, space, unknowns, periods).premises());
        premises.addAll(new DemandReadings(read, actor, space, unknowns, periods).premises());
        Readings readings = new Readings(read, actor, space, unknowns, periods, own);
        premises.addAll(readings.premises());
        List<Premise> once = premises.stream().distinct().toList(); // the same said twice in the same entry
        return new Polytope(actor, space, unknowns, once, readings.acts(), unknowns.reservation(periods.now()));
    }

    private static List<SortedSet<Integer>> mentioned(Case read, OutcomeSpace space, String party) {
        List<SortedSet<Integer>> mentioned = new ArrayList<>();
        space.issues().forEach(issue -> mentioned.add(new TreeSet<>()));
        for (Demand demand : read.demands()) {
            if (demand.stance() instanceof Demand.Require(var condition)) {
                DemandReadings.mention(space, condition, mentioned);
            }
        }
        for (Act act : read.record()) {
            if (act.text() != null) {
                act.text().options().forEach((issue, option) -> mention(space, issue, option, mentioned));
            }
        }
        for (PartialProfile profile : read.partialProfiles()) {
            if (profile.party().equals(party)) {
                profile.peaks().forEach((issue, option) -> mention(space, issue, option, mentioned));
                profile.orders().forEach((issue, all) -> all.forEach(o -> mention(space, issue, o, mentioned)));
            }
        }
        return mentioned;
    }

    private static void mention(OutcomeSpace space, String issue, String option, List<SortedSet<Integer>> mentioned) {
        int at = space.position(issue);
        int index = space.issues().get(at).options().indexOf(option);
        if (index >= 0) {
            mentioned.get(at).add(index);
        }
    }

    /** The same party with only some of its premises. */
    public Polytope keeping(Predicate<Premise> kept) {
        return new Polytope(
                party, space, unknowns, premises.stream().filter(kept).toList(), acts, now);
    }

    /** The same party with a premise more: an answer to a question, say. */
    public Polytope with(Premise premise) {
        List<Premise> more = new ArrayList<>(premises);
        more.add(premise);
        return new Polytope(party, space, unknowns, more, acts, now);
    }

    /** The same party when these claims are not believed: premises that rest on them alone fall. */
    public Polytope without(Set<String> claims) {
        return keeping(premise -> premise.standsWithout(claims));
    }

    public String party() {
        return party.id();
    }

    public String name() {
        return party.name();
    }

    public OutcomeSpace space() {
        return space;
    }

    Unknowns unknowns() {
        return unknowns;
    }

    /** What the record says of the party, each with its entries. */
    public List<Premise> premises() {
        return premises;
    }

    /** How an act of the party was read, in words; empty for an act that is not the party's. */
    public Optional<String> reading(String act) {
        return acts.stream()
                .filter(a -> a.act().equals(act))
                .map(Readings.ReadAct::reading)
                .findFirst();
    }

    /** Whether nothing in the record bounds the profile. */
    public boolean unknown() {
        return premises.isEmpty();
    }

    /** Whether some issue's best or worst option is not known, so that profiles here may be no true ones. */
    public boolean relaxed() {
        return relaxed;
    }

    public boolean measured() {
        return unknowns.isMeasured();
    }

    /** Whether utility is a sum over issues; a measured profile may be of another kind. */
    public boolean sum() {
        return unknowns.isSum();
    }

    /** The points of the polytope, borders included; what is proved is proved over its rows. */
    public LinearProgram closure() {
        return closure;
    }

    /**
     * The profiles of {@link #closure} that keep the strict premises by a margin, at most 1: the last unknown. The rows
     * are those of the closure in their order, then the end of the margin, then the further rows given.
     */
    LinearProgram withMargin(List<LinearRow> more) {
        int margin = unknowns.count();
        List<LinearRow> rows = new ArrayList<>(unknowns.always());
        for (Premise premise : premises) {
            rows.addAll(premise.rows());
            premise.strict().forEach(form -> rows.add(LinearRow.atLeast(form, LinearForm.unknown(margin))));
        }
        rows.add(LinearRow.atLeast(LinearForm.of(Rational.ONE), LinearForm.unknown(margin)));
        rows.addAll(more);
        return LinearProgram.over(margin + 1, rows);
    }

    LinearForm margin() {
        return LinearForm.unknown(unknowns.count());
    }

    /** The premises whose rows a proof adds up. */
    List<Premise> premisesOf(List<Rational> multipliers) {
        SortedSet<Integer> used = new TreeSet<>();
        for (int i = 0; i < owner.size(); i++) {
            if (multipliers.get(i).signum() != 0 && owner.get(i) >= 0) {
                used.add(owner.get(i));
            }
        }
        return used.stream().map(premises::get).toList();
    }

    /** Whether a profile keeps every row, and every strict premise off its border. */
    boolean keeps(List<Rational> profile) {
        return LinearChecker.faultOfPoint(closure.unknowns(), closure.rows(), profile)
                        .isEmpty()
                && premises.stream()
                        .flatMap(premise -> premise.strict().stream())
                        .allMatch(form -> form.at(profile).signum() > 0);
    }

    /** The utility of an outcome, as a form over the unknowns of {@link #closure}. */
    public LinearForm utility(int[] picks) {
        return unknowns.utility(picks);
    }

    /** What the best outcome of a box is worth at most: an open issue brings its whole weight. */
    public LinearForm utilityAtBest(Box box) {
        return unknowns.atBest(box.picks());
    }

    /** What no agreement is worth now. */
    public LinearForm reservation() {
        return now;
    }

    /** What an outcome is worth beyond no agreement. */
    public LinearForm gain(int[] picks) {
        return utility(picks).minus(now);
    }

    /** The weight of an issue. */
    public LinearForm weight(int issue) {
        return unknowns.weight(issue);
    }

    /** What an option of an issue brings. */
    public LinearForm part(int issue, int option) {
        return unknowns.part(issue, option);
    }

    /** Whether some profile of the closure finds some outcome of the box at least as good as no agreement; sound. */
    public boolean mayAccept(Box box) {
        LinearForm gain = unknowns.isSum() ? utilityAtBest(box).minus(now) : LinearForm.ZERO;
        return closure.maximise(gain) instanceof LinearAnswer.Optimal(Rational value, var point, var multipliers)
                && value.signum() <= 0;
    }

    private boolean leavesEndsOpen() {
        for (int i = 0; i < space.issues().size(); i++) {
            boolean best = space.options(i) == 1;
            boolean worst = best;
            for (Premise premise : premises) {
                for (LinearRow row : premise.rows()) {
                    for (int o : unknowns.knots(i)) {
                        best |= row.form().equals(part(i, o).minus(weight(i)));
                        worst |= row.form().equals(part(i, o).negated());
                    }
                }
            }
            if (!best || !worst) {
                return true;
            }
        }
        return false;
    }
}
