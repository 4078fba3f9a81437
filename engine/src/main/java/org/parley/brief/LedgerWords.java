package org.parley.brief;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.exchange.Breach;
import org.parley.exchange.ExtensionCount;
import org.parley.exchange.GateOutlook;
import org.parley.exchange.Incident;
import org.parley.exchange.Ledger;
import org.parley.exchange.LedgerLine;
import org.parley.exchange.LedgerLine.State;
import org.parley.exchange.SideExposure;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Interval;
import org.parley.model.Rational;

/** A ledger in sentences: what text, pages and JSON all say in the same words. */
final class LedgerWords {

    private final Case read;
    private final Ledger ledger;

    LedgerWords(Case read, Ledger ledger) {
        this.read = read;
        this.ledger = ledger;
    }

    String name(LedgerLine line) {
        return read.nameOf(line.duty().by()) + " " + Phrases.bare(line.duty().says());
    }

    /** Where one obligation stands, most pressing first, then where its numbers differ. */
    List<String> standing(LedgerLine line) {
        List<String> all = new ArrayList<>();
        String unit = unit(line);
        if (line.is(State.OVERDUE)) {
            all.add("Overdue" + since(line) + ", by the record: " + amount(line, line.overdue()) + ".");
        }
        Rational due = line.open().minus(line.overdue());
        if (line.is(State.DUE)) {
            all.add("Due today: " + amount(line, due) + ".");
        }
        if (line.is(State.OWED)) {
            all.add("Owed by the rate: " + due + unit + "; "
                    + (line.last() == null
                            ? "no last day is set for them."
                            : "the last day is " + Dates.words(line.last()) + "."));
        }
        if (line.is(State.DONE)) {
            all.add("Done: " + amount(line, line.delivered()) + reached(line) + ".");
        }
        if (line.is(State.EARLY)) {
            all.add("Early: " + line.early() + unit + " came before the first day"
                    + (line.first() == null ? "" : " (" + Dates.words(line.first()) + ")") + ".");
        }
        if (line.is(State.NOT_YET)) {
            all.add(notYet(line));
        }
        if (line.standing()) {
            all.add("A standing duty, not counted by deliveries; what is alleged or established of it stands below.");
        } else if (line.is(State.UNDER_WAY) && line.open().signum() == 0) {
            all.add("Under way: " + sofar(line)
                    + (line.last() == null ? "" : "; the last day is " + Dates.words(line.last())) + ".");
        }
        if (line.open().signum() > 0 && line.acts().isEmpty()) {
            all.add("Nothing under this clause is in the record; that is a limit of the record.");
        }
        if (line.is(State.UNDATED) && line.countsFrom() == null) {
            all.add("No last day follows from the agreement as this case tells it.");
        }
        all.addAll(line.mismatches());
        return all;
    }

    /** "3 people"; for what is not counted, what it comes to. */
    private static String amount(LedgerLine line, Rational number) {
        return counted(line) ? number + unit(line) : "the whole of it";
    }

    private static String sofar(LedgerLine line) {
        if (!counted(line)) {
            return line.delivered().signum() == 0 ? "not in the record yet" : "done";
        }
        return line.delivered() + (line.agreed() == null ? "" : " of " + line.agreed()) + unit(line) + " "
                + line.duty().done();
    }

    private static boolean counted(LedgerLine line) {
        return line.duty().quantity() != null
                || line.duty().unit() != null
                || line.duty().extent().rate() != null
                || line.duty().extent().roster() != null;
    }

    /** The finding of an obligation's picture, for its title. */
    String finding(LedgerLine line) {
        String open = line.is(State.OVERDUE)
                ? "; overdue " + line.overdue()
                : line.open().signum() > 0 ? "; open " + line.open() : "";
        return name(line) + ": " + sofar(line) + " by " + Dates.words(ledger.on()) + open;
    }

    private String notYet(LedgerLine line) {
        if (line.countsFrom() != null) {
            return "Not yet: its days count from “" + clause(line.countsFrom())
                    + "”, which the record does not show to have happened.";
        }
        return "Not yet: its first day is " + (line.first() == null ? "not known" : Dates.words(line.first())) + ".";
    }

    private static String since(LedgerLine line) {
        return overdueSince(line).map(day -> " since " + Dates.words(day)).orElse("");
    }

    /** The first day after which more was planned than had been delivered in all. */
    static Optional<LocalDate> overdueSince(LedgerLine line) {
        return line.overdue().signum() == 0
                ? Optional.empty()
                : line.plannedBy().entrySet().stream()
                        .filter(day -> day.getValue().compareTo(line.delivered()) > 0)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .or(() -> Optional.ofNullable(line.last()));
    }

    private static String reached(LedgerLine line) {
        return line.deliveredBy().isEmpty()
                ? ""
                : (line.deliveredBy().size() == 1 ? ", by " : ", the last of them by ")
                        + Dates.words(line.deliveredBy().lastKey());
    }

    /** What each side owes at this day, by name. */
    List<String> balances() {
        List<String> all = new ArrayList<>();
        for (Actor side : read.parties()) {
            List<String> parts = ledger.owedBy(read, side).stream()
                    .filter(line -> line.open().signum() > 0)
                    .map(line -> amount(line, line.open()) + " under “"
                            + line.duty().id() + "”"
                            + (line.owedByRate() == null
                                    ? ""
                                    : " (by the rate " + line.owedByRate() + ", "
                                            + line.duty().done() + " " + line.delivered() + ")"))
                    .toList();
            all.add(side.name()
                    + (parts.isEmpty()
                            ? ": nothing that is due or owed by a rate."
                            : ": " + Phrases.joined(parts) + "."));
        }
        return all;
    }

    String extension(ExtensionCount count) {
        String of = count.rule().of();
        String stage = ledger.agreement()
                .stage(count.rule().stage())
                .map(s -> s.name())
                .orElse(count.rule().stage());
        String base = ledger.agreement()
                        .stage(count.rule().stage())
                        .filter(s -> s.days() != null)
                        .isPresent()
                ? ""
                : " How long it lasts without that is not reported, so no last day follows.";
        return "“" + stage + "”: " + count.counted() + " count under “" + of + "”, " + count.beyond() + " beyond "
                + count.rule().beyond() + ". One step of " + days(count.rule().days()) + " for each "
                + count.rule().per() + ": " + days(count.days()) + " more; " + count.rest()
                + " of the next " + count.rule().per() + " so far." + base;
    }

    private static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }

    String gate(GateOutlook gate) {
        StringBuilder text = new StringBuilder("“")
                .append(gate.stage().name())
                .append("” begins once this holds: ")
                .append(
                        gate.stage().gate() == null
                                ? ""
                                : Phrases.bare(gate.stage().gate().says()))
                .append(by(gate));
        if (gate.counts().isEmpty()) {
            return text.append(" Nothing in the record counts it, so no pace can be reckoned.")
                    .toString();
        }
        for (GateOutlook.Count count : gate.counts()) {
            text.append(' ').append(count(count));
        }
        LocalDate reached = gate.reached();
        LocalDate by = gate.byDay();
        if (reached != null && by != null) {
            long late = ChronoUnit.DAYS.between(by, reached);
            text.append(
                    late > 0 ? " That is " + days(late) + " later than " + Dates.words(by) + "." : " That is in time.");
        }
        return text.append(" This is arithmetic, not a prediction.").toString();
    }

    private static String by(GateOutlook gate) {
        LocalDate day = gate.byDay();
        if (day == null) {
            return ". No day is set for it.";
        }
        boolean own = gate.stage().gate() != null && gate.stage().gate().byDay() != null;
        return (own ? "; by " : ". No day is set for it; the stage before it ends on ") + Dates.words(day) + ".";
    }

    private String count(GateOutlook.Count count) {
        String of = "“" + count.obligation() + "”: " + count.delivered()
                + (count.needed() == null ? "" : " of " + count.needed());
        if (count.met()) {
            return of + ", all that it needs.";
        }
        if (count.needed() == null) {
            return of + "; how many it needs is not known.";
        }
        LocalDate reached = count.reached();
        return count.days() == null || reached == null
                ? of + "; there is no pace yet."
                : of + " in " + days(count.days()) + "; at that pace all on " + Dates.words(reached) + ".";
    }

    String exposure(SideExposure side) {
        String basis = side.basis().name().toLowerCase(Locale.ROOT);
        String name = read.nameOf(side.party());
        if (side.sofar() == null) {
            return name + ": only an order of weights is known (" + basis + "), so there is no figure.";
        }
        String left = side.unweighted().isEmpty()
                ? ""
                : " Left out, since it has no weight: " + String.join(", ", side.unweighted()) + ".";
        String got = side.sofar().high().signum() < 0 ? " (it got more than it gave)" : "";
        return name + ": " + interval(side.sofar()) + " so far" + got + "; by what is planned until now "
                + (side.planned() == null
                        ? "not known, since the plan does not tell apart what weighs differently"
                        : interval(side.planned()))
                + (side.walkAway() == null ? "" : "; walking out costs it " + interval(side.walkAway()))
                + " (weights " + basis + ")." + left;
    }

    private static String interval(Interval i) {
        return i.isExact() ? i.low().toString() : i.low() + " to " + i.high();
    }

    List<String> incident(Incident incident) {
        List<String> all = new ArrayList<>();
        for (Act act : incident.acts()) {
            all.add(Phrases.capital(Dates.words(act.when())) + ", " + step(act) + " " + read.nameOf(act.by()) + ": "
                    + Phrases.bare(act.says()) + ".");
        }
        if (!incident.clauses().isEmpty()) {
            all.add("It touches "
                    + Phrases.joined(incident.clauses().stream()
                            .map(id -> "“" + clause(id) + "”")
                            .toList())
                    + ".");
        }
        if (incident.intent() != null && incident.intentBy() != null) {
            String intent = incident.intent().name().toLowerCase(Locale.ROOT);
            all.add(read.nameOf(incident.intentBy())
                    + (intent.equals("unknown")
                            ? " says that how it came about is unknown."
                            : " calls it " + intent + "."));
        }
        if (incident.attributedTo() != null && incident.attributedBy() != null) {
            all.add(read.nameOf(incident.attributedBy()) + " attributes it to " + read.nameOf(incident.attributedTo())
                    + ".");
        }
        if (incident.step() != Incident.Step.CLOSED) {
            all.add("It is not closed.");
        }
        return all;
    }

    private static String step(Act act) {
        return switch (act.type()) {
            case VERIFY_INCIDENT -> "verified by";
            case INVESTIGATE_INCIDENT -> "investigated by";
            case ATTRIBUTE_INCIDENT -> "attributed by";
            case CLOSE_INCIDENT -> "closed by";
            default -> "reported by";
        };
    }

    String breach(Breach breach) {
        String clauses = Phrases.joined(
                breach.clauses().stream().map(id -> "“" + clause(id) + "”").toList());
        return Phrases.capital(Dates.words(breach.act().when())) + ", "
                + (breach.established() ? "established by " : "alleged by ")
                + read.nameOf(breach.act().by())
                + (clauses.isEmpty() ? "" : ", of " + clauses) + ": "
                + Phrases.bare(breach.act().says()) + ".";
    }

    private String clause(String id) {
        return ledger.line(id)
                .map(this::name)
                .or(() -> ledger.agreement().stage(id).map(s -> s.name()))
                .or(() -> ledger.agreement().event(id).map(e -> e.says()))
                .orElse(id);
    }

    static String unit(LedgerLine line) {
        return line.duty().unit() == null ? "" : " " + line.duty().unit();
    }

    /** One word or two for a table: the most pressing of what holds. */
    static String state(LedgerLine line) {
        for (State state : List.of(
                State.OVERDUE, State.DISPUTED, State.DUE, State.OWED, State.DONE, State.NOT_YET, State.UNDER_WAY)) {
            if (line.is(state)) {
                return word(state);
            }
        }
        return word(State.UNDATED);
    }

    static String word(State state) {
        return switch (state) {
            case OWED -> "owed by rate";
            case NOT_YET -> "not yet";
            case UNDER_WAY -> "under way";
            default -> state.name().toLowerCase(Locale.ROOT);
        };
    }

    String heading() {
        return "Ledger on " + Dates.words(ledger.on()) + ".";
    }

    String limits() {
        String later = ledger.on().isAfter(read.asOf())
                ? " The record ends on " + Dates.words(read.asOf()) + "; later days are reckoned from it."
                : "";
        boolean assumed = ledger.exposures().stream().anyMatch(e -> e.basis() == Basis.ASSUMED);
        return "Deliveries count as the acts of the record report them, verified or not." + later
                + (assumed ? " Exposure rests on assumed weights." : "")
                + " Neither advice nor prediction nor judgement.";
    }

    static String number(@Nullable Rational number) {
        return number == null ? "-" : number.toString();
    }
}
