package org.parley.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Clause;
import org.parley.model.Extension;
import org.parley.model.Extent;
import org.parley.model.Guarantee;
import org.parley.model.Interval;
import org.parley.model.Obligation;
import org.parley.model.Performance;
import org.parley.model.Precedence;
import org.parley.model.Rate;
import org.parley.model.Rational;
import org.parley.model.Roster;
import org.parley.model.Stage;
import org.parley.model.Stakes;

/** What no shape can say of an agreement; a part of {@link CaseRules}. Faults of drafting are for {@code parley lint}. */
final class AgreementRules {

    private static final Set<String> OBLIGATION = Set.of("obligation");
    private static final Set<String> CLAUSES =
            Set.of("obligation", "stage", "extension", "guarantee", "mechanism", "dispute step", "clause");

    /** More than a century; beyond it dates are slips of the pen. */
    private static final int MOST_DAYS = 40_000;

    private final Case read;
    private final CaseRules rules;

    AgreementRules(Case read, CaseRules rules) {
        this.read = read;
        this.rules = rules;
    }

    /** Takes the ids of the agreement into the names of the case. */
    void ids() {
        Agreement a = read.agreement();
        if (a == null) {
            return;
        }
        a.events().forEach(e -> rules.define(e.id(), "event", "/agreement/events/" + e.id()));
        a.rosters().forEach(r -> rules.define(r.id(), "roster", "/agreement/rosters/" + r.id()));
        CaseRules.each(a.stages(), "/agreement/stages", (stage, path) -> {
            rules.define(stage.id(), "stage", path);
            CaseRules.each(
                    stage.obligations(),
                    path + "/obligations",
                    (duty, at) -> rules.define(duty.id(), "obligation", at));
        });
        CaseRules.each(a.extensions(), "/agreement/extensions", (e, path) -> rules.define(e.id(), "extension", path));
        CaseRules.each(a.guarantees(), "/agreement/guarantees", (g, path) -> rules.define(g.id(), "guarantee", path));
        CaseRules.each(a.mechanisms(), "/agreement/mechanisms", (m, path) -> rules.define(m.id(), "mechanism", path));
        CaseRules.each(a.disputes(), "/agreement/disputes", (d, path) -> rules.define(d.id(), "dispute step", path));
        CaseRules.each(a.exceptions(), "/agreement/exceptions", (c, path) -> rules.define(c.id(), "clause", path));
        CaseRules.each(a.termination(), "/agreement/termination", (c, path) -> rules.define(c.id(), "clause", path));
    }

    void check() {
        Agreement a = read.agreement();
        if (a == null) {
            return;
        }
        rules.meta(a.meta(), "/agreement");
        rules.refer(a.act(), Set.of("act"), "/agreement/act");
        a.events().forEach(e -> {
            rules.meta(e.meta(), "/agreement/events/" + e.id());
            rules.refer(e.act(), Set.of("act"), "/agreement/events/" + e.id() + "/act");
        });
        a.rosters().forEach(this::roster);
        CaseRules.each(a.stages(), "/agreement/stages", this::stage);
        rings(a);
        CaseRules.each(a.extensions(), "/agreement/extensions", this::extension);
        CaseRules.each(a.guarantees(), "/agreement/guarantees", this::guarantee);
        CaseRules.each(a.mechanisms(), "/agreement/mechanisms", (m, path) -> {
            rules.meta(m.meta(), path);
            m.chairs().forEach(id -> rules.refer(id, CaseRules.ANYBODY, path + "/chairs"));
            m.members().forEach(id -> rules.refer(id, CaseRules.ANYBODY, path + "/members"));
        });
        CaseRules.each(a.disputes(), "/agreement/disputes", (d, path) -> {
            rules.meta(d.meta(), path);
            rules.refer(d.by(), Set.of("party", "actor", "faction", "person", "mechanism"), path + "/by");
        });
        CaseRules.each(a.exceptions(), "/agreement/exceptions", this::clause);
        CaseRules.each(a.termination(), "/agreement/termination", this::clause);
        a.stakes().forEach(s -> stakes(a, s));
    }

    /** What an act says of the agreement leads to its clauses; numbers by category come out. */
    static void performance(CaseRules rules, Act act, String path) {
        Performance performance = act.performance();
        if (performance == null) {
            return;
        }
        for (Performance.Part part : performance.parts()) {
            rules.refer(part.clause(), CLAUSES, path + "/under");
            Rational sum = part.categories().values().stream().reduce(Rational.ZERO, Rational::plus);
            Rational quantity = part.quantity();
            boolean below = Stream.concat(part.categories().values().stream(), Stream.ofNullable(quantity))
                    .anyMatch(n -> n.signum() < 0);
            if (below) {
                rules.error(path + "/under", "a number of the act `" + act.id() + "` is below 0", "Write 0 or more.");
            } else if (quantity != null && sum.compareTo(quantity) > 0) {
                rules.error(
                        path + "/under",
                        "the categories of the act `" + act.id() + "` sum to " + sum + ", more than its quantity ("
                                + quantity + ")",
                        "Leave `quantity` out, or mend one of the numbers.");
            }
        }
        rules.refer(performance.attributedTo(), CaseRules.ANYBODY, path + "/attributed_to");
        boolean incident = act.type().isIncident();
        if (!incident && (performance.intent() != null || performance.attributedTo() != null)) {
            rules.error(
                    path,
                    "`intent` and `attributed_to` belong to incidents; this act is `" + CaseShape.written(act.type())
                            + "`",
                    "Use them with report-incident, investigate-incident, attribute-incident and the like.");
        }
    }

    private void roster(Roster r) {
        String path = "/agreement/rosters/" + r.id();
        rules.meta(r.meta(), path);
        rules.refer(r.of(), CaseRules.ANYBODY, path + "/of");
        Rational sum = r.categories().values().stream().reduce(Rational.ZERO, Rational::plus);
        if (Stream.concat(r.categories().values().stream(), Stream.ofNullable(r.stated()))
                .anyMatch(n -> n.signum() < 0)) {
            rules.error(path, "a number of the roster `" + r.id() + "` is below 0", "Write 0 or more.");
        }
        Rational stated = r.stated();
        if (stated != null && sum.compareTo(stated) > 0) {
            rules.error(
                    path + "/total",
                    "the categories of the roster `" + r.id() + "` sum to " + sum + ", more than its total (" + stated
                            + ")",
                    "Mend one of the numbers.");
        }
    }

    private void stage(Stage stage, String path) {
        rules.meta(stage.meta(), path);
        days(stage.firstDay(), path + "/first_day");
        days(stage.days(), path + "/days");
        if (stage.open() != null) {
            days(stage.open().byDay(), path + "/open");
        }
        if (stage.gate() != null) {
            days(stage.gate().byDay(), path + "/gate");
            days(stage.gate().unmetDays(), path + "/gate");
            precedences(stage.gate().after(), path + "/gate");
        }
        CaseRules.each(stage.obligations(), path + "/obligations", this::obligation);
    }

    private void obligation(Obligation duty, String at) {
        rules.meta(duty.meta(), at);
        rules.refer(duty.by(), CaseRules.ANYBODY, at + "/by");
        rules.refer(duty.to(), CaseRules.ANYBODY, at + "/to");
        rules.refer(duty.verifier(), Set.of("party", "actor", "faction", "person", "mechanism"), at + "/verifier");
        precedences(duty.after(), at + "/after");
        duty.inReturnFor().forEach(id -> rules.refer(id, OBLIGATION, at + "/in_return_for"));
        Obligation.Window window = duty.window();
        rules.refer(window.from(), Set.of("event", "obligation", "stage"), at + "/counted_from");
        Integer first = window.first();
        Integer last = window.last();
        days(first, at + "/first_day");
        days(last, at + "/last_day");
        if (first != null && last != null && last < first) {
            rules.error(
                    at + "/last_day",
                    "the last day (" + last + ") is before the first (" + first + ")",
                    "Swap them or mend one.");
        }
        extent(duty.extent(), at);
    }

    private void extent(Extent extent, String at) {
        rules.refer(extent.roster(), Set.of("roster"), at + "/roster");
        positive(extent.dailyCapacity(), at + "/daily_capacity", "daily_capacity");
        Rational quantity = extent.quantity();
        if (quantity != null && quantity.signum() < 0) {
            rules.error(at + "/quantity", "the quantity (" + quantity + ") is below 0", "Write 0 or more.");
        }
        Integer every = extent.every();
        if (every != null && every == 0) {
            rules.error(at + "/every", "`every` is 0", "Write 1 for what is due each day.");
        }
        Extent.Pace pace = extent.pace();
        if (pace != null) {
            positive(pace.quantity(), at + "/pace/quantity", "quantity");
            positive(Rational.of(pace.days()), at + "/pace/days", "days");
        }
        Rate rate = extent.rate();
        if (rate != null) {
            rules.refer(rate.per(), OBLIGATION, at + "/rate/per");
            if (rate.amount() == null && rate.amounts().isEmpty()) {
                rules.error(at + "/rate", "the rate has no amount", "Write `amount`, or `amounts` by category.");
            }
            boolean below = Stream.concat(Stream.ofNullable(rate.amount()), rate.amounts().values().stream())
                    .anyMatch(n -> n.signum() < 0);
            if (below) {
                rules.error(at + "/rate", "an amount of the rate is below 0", "Write 0 or more.");
            }
        }
    }

    private void days(@Nullable Integer number, String path) {
        if (number != null && number > MOST_DAYS) {
            rules.error(path, "so many days (" + number + ") are no date", "Write at most " + MOST_DAYS + " days.");
        }
    }

    private void positive(@Nullable Rational number, String path, String key) {
        if (number != null && number.signum() <= 0) {
            rules.error(path, "`" + key + "` (" + number + ") must be above 0", "Write a number above 0.");
        }
    }

    private void precedences(List<Precedence> all, String path) {
        for (Precedence one : all) {
            rules.refer(one.obligation(), OBLIGATION, path);
            Agreement a = read.agreement();
            Optional<Rational> total = a == null
                    ? Optional.empty()
                    : a.obligation(one.obligation()).flatMap(a::total);
            Rational quantity = one.quantity();
            if (quantity != null && total.isPresent() && quantity.compareTo(total.get()) > 0) {
                rules.error(
                        path,
                        "so much (" + quantity + ") of `" + one.obligation() + "` can never be delivered: it is about "
                                + total.get(),
                        "Mend one of the numbers.");
            }
        }
    }

    private void rings(Agreement a) {
        List<Obligation> all = a.obligations();
        rules.loops(
                all,
                Obligation::id,
                duty -> {
                    List<String> next = new ArrayList<>(
                            duty.after().stream().map(Precedence::obligation).toList());
                    Optional.ofNullable(duty.window().from()).ifPresent(next::add);
                    return next;
                },
                duty -> "/agreement",
                "obligations that wait for each other in a ring");
        rules.loops(
                all,
                Obligation::id,
                duty -> {
                    Rate rate = duty.extent().rate();
                    return rate == null ? List.of() : List.of(rate.per());
                },
                duty -> "/agreement",
                "obligations whose rates rest on each other in a ring");
    }

    private void extension(Extension e, String path) {
        rules.meta(e.meta(), path);
        rules.refer(e.of(), OBLIGATION, path + "/of");
        rules.refer(e.stage(), Set.of("stage"), path + "/stage");
        days(e.days(), path + "/days");
        days(e.most(), path + "/most");
        positive(e.per(), path + "/per", "per");
        if (e.beyond().signum() < 0) {
            rules.error(path + "/beyond", "`beyond` (" + e.beyond() + ") is below 0", "Write 0 or more.");
        }
    }

    private void guarantee(Guarantee g, String path) {
        rules.meta(g.meta(), path);
        rules.refer(g.by(), CaseRules.ANYBODY, path + "/by");
        g.to().forEach(id -> rules.refer(id, CaseRules.ANYBODY, path + "/to"));
        g.against().forEach(id -> rules.refer(id, CaseRules.ANYBODY, path + "/against"));
        g.covers().forEach(id -> rules.refer(id, OBLIGATION, path + "/covers"));
        rules.refer(g.holder(), CaseRules.ANYBODY, path + "/holder");
        precedences(g.releasedAfter(), path + "/released_after");
        boolean escrow = g.kind() == Guarantee.Kind.ESCROW;
        if (!escrow && (g.holder() != null || g.onWalkOut() != null)) {
            rules.error(
                    path, "`holder` and `on_walk_out` belong to an escrow", "Write `kind: escrow`, or leave them out.");
        }
    }

    private void clause(Clause c, String path) {
        rules.meta(c.meta(), path);
        c.of().forEach(id -> rules.refer(id, Set.of("obligation", "stage"), path + "/of"));
    }

    private void stakes(Agreement a, Stakes s) {
        String path = "/agreement/stakes/" + s.party();
        rules.meta(s.meta(), path);
        Set<String> parties = new TreeSet<>();
        read.parties().forEach(party -> parties.add(party.id()));
        rules.among(s.party(), parties, "party", path);
        weights(a, s, s.gives(), true, path + "/gives");
        weights(a, s, s.receives(), false, path + "/receives");
        for (List<Stakes.Item> rank : s.order()) {
            rank.stream()
                    .filter(item -> !item.equals(Stakes.Item.WALK_AWAY))
                    .forEach(item -> item(a, item, path + "/order"));
        }
        if (!s.order().isEmpty() && !(s.gives().isEmpty() && s.receives().isEmpty())) {
            rules.error(path, "`order` stands beside numbers", "Write numbers, or only an order.");
        }
    }

    private void weights(Agreement a, Stakes s, Map<Stakes.Item, Interval> all, boolean gives, String path) {
        all.forEach((item, weight) -> {
            item(a, item, path);
            a.obligation(item.obligation()).ifPresent(duty -> {
                boolean own = read.actorBehind(duty.by())
                        .map(Actor::id)
                        .filter(s.party()::equals)
                        .isPresent();
                if (own != gives) {
                    rules.error(
                            path,
                            "`" + item.obligation() + "` is " + (own ? "" : "not ") + "owed by `" + s.party() + "`",
                            "What a side owes stands under `gives`, what it gets under `receives`.");
                }
            });
            if (weight.low().signum() < 0) {
                rules.error(path, "the weight of `" + item + "` is below 0", "Write 0 or more.");
            }
        });
    }

    private void item(Agreement a, Stakes.Item item, String path) {
        rules.refer(item.obligation(), OBLIGATION, path);
        String category = item.category();
        Optional<Roster> roster = a.obligation(item.obligation()).flatMap(a::rosterOf);
        if (category != null && (roster.isEmpty() || !roster.get().has(category))) {
            rules.error(
                    path,
                    "`" + item.obligation() + "` has no category `" + category + "`",
                    "Categories stand in the roster that the obligation draws on.");
        }
    }
}
