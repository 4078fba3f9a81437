package org.parley.preference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Actor;
import org.parley.model.Case;
import org.parley.model.OutcomeSpace;
import org.parley.model.Reading;
import org.parley.model.Text;
import org.parley.model.When;
import org.parley.preference.Premise.Entry;
import org.parley.preference.Premise.Kind;
import org.parley.solver.LinearForm;
import org.parley.solver.LinearRow;

/**
 * Reads the acts of a party: what each says about its profile, and in which words. Careful by default: a proposal would do
 * on its day, a refusal says that something is liked less than the party's own standing proposal, rhetoric says nothing.
 * What a text leaves open is taken at its best where the text is liked and at its worst where it is not, so that no
 * conclusion hangs on what was not reported.
 */
final class Readings {

    private final Case read;
    private final Actor party;
    private final OutcomeSpace space;
    private final Unknowns unknowns;
    private final Periods periods;
    private final int[] ownReservation;
    private final List<Premise> premises = new ArrayList<>();
    private final List<ReadAct> acts = new ArrayList<>();

    /**
     * An act as it was read.
     *
     * @param reading in words; says that it reads as nothing, and why, where no premise follows
     */
    record ReadAct(String act, String reading) {}

    Readings(Case read, Actor party, OutcomeSpace space, Unknowns unknowns, Periods periods, int[] ownReservation) {
        this.read = read;
        this.party = party;
        this.space = space;
        this.unknowns = unknowns;
        this.periods = periods;
        this.ownReservation = ownReservation;
        for (int i = 0; i < read.record().size(); i++) {
            if (isOurs(read, party, read.record().get(i))) {
                read(i, read.record().get(i));
            }
        }
    }

    /** By the party itself or by a person who speaks for it; what a faction does binds the faction. */
    static boolean isOurs(Case read, Actor party, Act act) {
        return act.by().equals(party.id())
                || read.person(act.by())
                        .filter(person -> party.id().equals(person.speaksFor()))
                        .isPresent();
    }

    List<Premise> premises() {
        return premises;
    }

    List<ReadAct> acts() {
        return acts;
    }

    private void read(int index, Act act) {
        int before = premises.size();
        String nothing = switch (act.reading()) {
            case RHETORIC -> "rhetoric";
            case ACCEPTABLE -> acceptable(index, act, about(act));
            case UNACCEPTABLE -> unacceptable(index, act, about(act));
            case PREFERRED -> preferred(act);
            case PLAIN, FINAL -> byType(index, act);
        };
        List<String> readings = premises.subList(before, premises.size()).stream()
                .map(Premise::reading)
                .toList();
        acts.add(new ReadAct(
                act.id(), readings.isEmpty() ? "reads as nothing: " + nothing : String.join("; ", readings)));
    }

    private String byType(int index, Act act) {
        return switch (act.type()) {
            case PROPOSE, CONCEDE -> acceptable(index, act, Optional.of(act));
            case COUNTER -> {
                String why = acceptable(index, act, Optional.of(act));
                preferred(act);
                yield why;
            }
            case ACCEPT, SIGN -> acceptable(index, act, about(act));
            case REJECT, DISMISS ->
                act.reading() == Reading.FINAL
                        ? unacceptable(index, act, about(act))
                        : act.type() == ActType.REJECT ? belowOwn(act) : "words in public bind nobody";
            default -> "an act of this kind says nothing on what would do";
        };
    }

    /** The act whose text this one is about: its own, else the one that it answers. */
    private Optional<Act> about(Act act) {
        if (settles(act)) {
            return Optional.of(act);
        }
        List<Act> answered = answered(act);
        return answered.size() == 1 ? Optional.of(answered.getFirst()) : Optional.empty();
    }

    private List<Act> answered(Act act) {
        return act.inReplyTo().stream()
                .flatMap(id -> read.act(id).stream())
                .filter(Readings::settles)
                .toList();
    }

    private static boolean settles(Act act) {
        Text text = act.text();
        return text != null && !text.options().isEmpty();
    }

    /** The options that a text settles; -1 for what it leaves open. */
    private int[] picks(Act act) {
        int[] picks = new int[space.issues().size()];
        Text text = act.text();
        for (int i = 0; i < picks.length; i++) {
            String option = text == null
                    ? null
                    : text.options().get(space.issues().get(i).id());
            picks[i] = option == null ? -1 : space.issues().get(i).options().indexOf(option);
        }
        return picks;
    }

    private boolean tells(Act act) {
        if (!settles(act)) {
            return false;
        }
        for (int pick : picks(act)) {
            if (pick < 0 && !unknowns.isSum()) {
                return false;
            }
        }
        return true;
    }

    private static final String SILENT = "what the text said is not reported";

    private LinearForm reservation(int index, When when) {
        OptionalInt period = periods.at(when);
        return unknowns.reservation(period.isPresent() ? period.getAsInt() : ownReservation[index]);
    }

    private String acceptable(int index, Act act, Optional<Act> about) {
        if (about.isEmpty() || !tells(about.get())) {
            return SILENT;
        }
        LinearForm worth = atBest(about.get());
        add(
                act.id(),
                entries(act, about.get()),
                party.name() + " would have taken " + text(act, about.get()) + " on its day rather than no agreement"
                        + open(about.get(), "best"),
                LinearRow.atLeast(worth, reservation(index, act.when())));
        return "";
    }

    private String unacceptable(int index, Act act, Optional<Act> about) {
        if (about.isEmpty() || !tells(about.get())) {
            return SILENT;
        }
        premises.add(new Premise(
                act.id(),
                entries(act, about.get()),
                party.name() + " would rather have had no agreement on that day than " + text(act, about.get())
                        + open(about.get(), "worst"),
                List.of(),
                List.of(reservation(index, act.when()).minus(atWorst(about.get())))));
        return "";
    }

    private String preferred(Act act) {
        if (!tells(act)) {
            return SILENT;
        }
        for (Act other : answered(act)) {
            if (!tells(other)) {
                continue;
            }
            add(
                    act.id() + "/over/" + other.id(),
                    entries(act, other),
                    party.name() + " likes what it put forward at least as well as " + text(act, other)
                            + open(other, "worst"),
                    LinearRow.atLeast(atBest(act), atWorst(other)));
        }
        return "what it answers is not reported";
    }

    private String belowOwn(Act act) {
        Optional<Act> refused = about(act).filter(this::tells);
        Optional<Act> own = standing(act);
        if (refused.isEmpty()) {
            return SILENT;
        }
        if (own.isEmpty()) {
            return "no proposal of its own stood that it could be measured against";
        }
        List<Entry> entries = new ArrayList<>(entries(act, refused.get()));
        entries(own.get(), own.get()).stream().filter(e -> !entries.contains(e)).forEach(entries::add);
        premises.add(new Premise(
                act.id(),
                entries,
                party.name() + " likes " + text(act, refused.get()) + " less than its own standing proposal ("
                        + own.get().id() + ")" + open(refused.get(), "worst"),
                List.of(),
                List.of(atBest(own.get()).minus(atWorst(refused.get())))));
        return "";
    }

    /** The party's latest proposal that was surely there before the act. */
    private Optional<Act> standing(Act act) {
        LocalDate day = act.when().earliest();
        return read.record().stream()
                .filter(a -> a != act && isOurs(read, party, a) && tells(a))
                .filter(a -> a.type() == ActType.PROPOSE || a.type() == ActType.COUNTER)
                .filter(a -> !a.when().latest().isAfter(day) && a.reading() != Reading.RHETORIC)
                .max(Comparator.comparing((Act a) -> a.when().latest())
                        .thenComparing(a -> a.when().earliest())
                        .thenComparing(Act::id));
    }

    private LinearForm atBest(Act act) {
        int[] picks = picks(act);
        return unknowns.isSum() ? unknowns.atBest(picks) : unknowns.utility(picks);
    }

    private LinearForm atWorst(Act act) {
        int[] picks = picks(act);
        return unknowns.isSum() ? unknowns.atWorst(picks) : unknowns.utility(picks);
    }

    private void add(String id, List<Entry> entries, String reading, LinearRow row) {
        premises.add(new Premise(id, entries, reading, List.of(row), List.of()));
    }

    private static List<Entry> entries(Act act, Act about) {
        Entry own = new Entry(Kind.ACT, act.id(), act.meta().claims());
        return about.id().equals(act.id())
                ? List.of(own)
                : List.of(own, new Entry(Kind.ACT, about.id(), about.meta().claims()));
    }

    private static String text(Act act, Act about) {
        return about.id().equals(act.id()) ? "what it put forward" : "the text of " + about.id();
    }

    private String open(Act about, String how) {
        for (int pick : picks(about)) {
            if (pick < 0) {
                return ", with what that text leaves open or unreported taken at its " + how;
            }
        }
        return "";
    }
}
