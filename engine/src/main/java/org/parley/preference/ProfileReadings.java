package org.parley.preference;

import java.util.ArrayList;
import java.util.List;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.Intervals.Interval;
import org.parley.model.OutcomeSpace;
import org.parley.model.PartialProfile;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.preference.Premise.Entry;
import org.parley.preference.Premise.Kind;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearRow;

/** Reads what was elicited, imported or assumed of a party's profile, as it stands. */
final class ProfileReadings {

    private final Actor party;
    private final OutcomeSpace space;
    private final Unknowns unknowns;
    private final Periods periods;
    private final List<Premise> premises = new ArrayList<>();

    ProfileReadings(Case read, Actor party, OutcomeSpace space, Unknowns unknowns, Periods periods) {
        this.party = party;
        this.space = space;
        this.unknowns = unknowns;
        this.periods = periods;
        read.profile(party.id()).ifPresent(this::measured);
        read.partialProfiles().stream()
                .filter(profile -> profile.party().equals(party.id()) && !unknowns.isMeasured())
                .forEach(this::partial);
    }

    List<Premise> premises() {
        return premises;
    }

    private void measured(Profile profile) {
        List<LinearRow> rows = new ArrayList<>();
        for (int t = 0; t < periods.count(); t++) {
            rows.add(LinearRow.equal(unknowns.reservation(t), LinearForm.of(profile.reservation())));
        }
        premises.add(new Premise(
                "profile:" + party.id(),
                List.of(new Entry(Kind.PROFILE, party.id(), profile.meta().claims())),
                party.name() + "'s profile is given in numbers (" + basis(profile.basis()) + ")",
                rows,
                List.of()));
    }

    private static String basis(org.parley.model.Basis basis) {
        return basis.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void partial(PartialProfile profile) {
        Entry entry = new Entry(Kind.PROFILE, party.id(), profile.meta().claims());
        String by = " (" + basis(profile.basis()) + ")";
        for (int i = 0; i + 1 < profile.importance().size(); i++) {
            matters(entry, profile.importance().get(i), profile.importance().get(i + 1), by);
        }
        profile.matters().forEach(pair -> matters(entry, pair.more(), pair.less(), by));
        profile.orders().forEach((issue, order) -> order(entry, issue, order, by));
        profile.peaks().forEach((issue, option) -> peak(entry, issue, option, by));
        int number = 0;
        for (PartialProfile.Preference pair : profile.prefers()) {
            LinearForm better = unknowns.atBest(picks(pair.better().choices()));
            LinearForm worse = unknowns.atWorst(picks(pair.worse().choices()));
            premises.add(new Premise(
                    "profile:" + party.id() + "/prefers/" + ++number,
                    List.of(entry),
                    party.name() + " likes one of two named packages better" + by,
                    List.of(),
                    List.of(better.minus(worse))));
        }
        intervals(entry, profile, by);
    }

    private int[] picks(java.util.Map<String, String> choices) {
        int[] picks = new int[space.issues().size()];
        for (int i = 0; i < picks.length; i++) {
            String option = choices.get(space.issues().get(i).id());
            picks[i] = option == null ? -1 : space.issues().get(i).options().indexOf(option);
        }
        return picks;
    }

    private void matters(Entry entry, String more, String less, String by) {
        premises.add(new Premise(
                "profile:" + party.id() + "/" + more + "-over-" + less,
                List.of(entry),
                "to " + party.name() + ", " + name(more) + " matters more than " + name(less) + by,
                List.of(),
                List.of(unknowns.weight(space.position(more)).minus(unknowns.weight(space.position(less))))));
    }

    private String name(String issue) {
        return space.issues().get(space.position(issue)).name();
    }

    private void order(Entry entry, String issue, List<String> order, String by) {
        int at = space.position(issue);
        List<Integer> options = order.stream()
                .map(o -> space.issues().get(at).options().indexOf(o))
                .toList();
        List<LinearRow> rows = new ArrayList<>();
        for (int k = 0; k + 1 < options.size(); k++) {
            rows.add(LinearRow.atLeast(unknowns.part(at, options.get(k)), unknowns.part(at, options.get(k + 1))));
        }
        if (options.size() == space.options(at)) {
            rows.add(LinearRow.atLeast(unknowns.part(at, options.getFirst()), unknowns.weight(at)));
            rows.add(LinearRow.atLeastZero(unknowns.part(at, options.getLast()).negated()));
        }
        if (!rows.isEmpty()) {
            premises.add(new Premise(
                    "profile:" + party.id() + "/order/" + issue,
                    List.of(entry),
                    "on " + name(issue) + ", " + party.name() + "'s order of the answers is given" + by,
                    rows,
                    List.of()));
        }
    }

    private void peak(Entry entry, String issue, String option, String by) {
        int at = space.position(issue);
        int peak = space.issues().get(at).options().indexOf(option);
        List<Integer> knots = unknowns.knots(at);
        List<LinearRow> rows = new ArrayList<>();
        for (int k = 0; k + 1 < knots.size(); k++) {
            boolean rising = knots.get(k + 1) <= peak;
            if (rising || knots.get(k) >= peak) {
                LinearForm low = unknowns.part(at, knots.get(rising ? k : k + 1));
                LinearForm high = unknowns.part(at, knots.get(rising ? k + 1 : k));
                rows.add(LinearRow.atLeast(high, low));
            }
        }
        rows.add(LinearRow.atLeast(unknowns.part(at, peak), unknowns.weight(at)));
        premises.add(new Premise(
                "profile:" + party.id() + "/peak/" + issue,
                List.of(entry),
                "on " + name(issue) + ", " + party.name() + " likes “" + unknowns.optionName(at, peak)
                        + "” best, and other answers less the further off they are" + by,
                rows,
                List.of()));
    }

    private void intervals(Entry entry, PartialProfile profile, String by) {
        List<LinearRow> rows = new ArrayList<>();
        profile.intervals().weights().forEach((issue, interval) -> {
            LinearForm weight = unknowns.weight(space.position(issue));
            rows.add(LinearRow.atLeast(weight, LinearForm.of(interval.least())));
            rows.add(LinearRow.atLeast(LinearForm.of(interval.most()), weight));
        });
        profile.intervals()
                .values()
                .forEach((issue, options) -> options.forEach((option, interval) -> {
                    int at = space.position(issue);
                    LinearForm part =
                            unknowns.part(at, space.issues().get(at).options().indexOf(option));
                    rows.add(LinearRow.atLeast(part, unknowns.weight(at).times(interval.least())));
                    rows.add(LinearRow.atLeast(unknowns.weight(at).times(interval.most()), part));
                }));
        Interval reservation = profile.intervals().reservation();
        if (reservation != null) {
            LinearForm r = unknowns.reservation(periods.now());
            rows.add(LinearRow.atLeast(r, LinearForm.of(reservation.least())));
            rows.add(LinearRow.atLeast(LinearForm.of(reservation.most().min(Rational.ONE)), r));
        }
        if (!rows.isEmpty()) {
            premises.add(new Premise(
                    "profile:" + party.id() + "/intervals",
                    List.of(entry),
                    "numbers of " + party.name() + "'s profile lie between given bounds" + by,
                    rows,
                    List.of()));
        }
    }
}
