package org.parley.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An agreement without some of its entries. What cannot stand without an entry that goes (an extension without the
 * obligation that it counts) goes with it; other references to it are cut.
 */
public final class Excerpt {

    private final Predicate<Meta> stays;
    private final UnaryOperator<Meta> meta;
    private final Set<String> gone;

    /** Obligations whose roster goes: what weighs by its categories goes too. */
    private final Set<String> uncategorised = new HashSet<>();

    private Excerpt(Predicate<Meta> stays, UnaryOperator<Meta> meta, Set<String> gone) {
        this.stays = stays;
        this.meta = meta;
        this.gone = new HashSet<>(gone);
    }

    /**
     * The part of an agreement that stays; null when nothing does.
     *
     * @param stays which entries stay, by their meta
     * @param meta what becomes of the meta of those
     * @param gone ids outside the agreement that are no longer there
     */
    public static @Nullable Agreement of(
            Agreement whole, Predicate<Meta> stays, UnaryOperator<Meta> meta, Set<String> gone) {
        return stays.test(whole.meta()) ? new Excerpt(stays, meta, gone).cut(whole) : null;
    }

    /** Ids of the entries of an agreement that do not stay, with all that goes with them. */
    public static Set<String> dropped(@Nullable Agreement whole, Predicate<Meta> stays, Set<String> gone) {
        if (whole == null) {
            return Set.of();
        }
        Excerpt excerpt = new Excerpt(stays, m -> m, gone);
        excerpt.mark(whole);
        Set<String> ids = new HashSet<>(whole.ids().toList());
        if (stays.test(whole.meta())) {
            ids.retainAll(excerpt.gone);
        }
        return ids;
    }

    /** What an act has to do with what is left; null when it had to do with nothing else. */
    public static @Nullable Performance of(@Nullable Performance whole, Set<String> gone) {
        if (whole == null) {
            return null;
        }
        List<Performance.Part> parts =
                whole.parts().stream().filter(p -> !gone.contains(p.clause())).toList();
        String to = whole.attributedTo();
        return parts.isEmpty() && !whole.parts().isEmpty()
                ? null
                : new Performance(parts, whole.intent(), to != null && gone.contains(to) ? null : to);
    }

    private void mark(Agreement a) {
        a.events().forEach(e -> mark(e.id(), e.meta()));
        a.rosters().forEach(r -> mark(r.id(), r.meta()));
        for (Stage stage : a.stages()) {
            mark(stage.id(), stage.meta());
            boolean whole = gone.contains(stage.id());
            for (Obligation duty : stage.obligations()) {
                mark(duty.id(), duty.meta());
                String to = duty.to();
                if (whole || gone.contains(duty.by()) || to != null && gone.contains(to)) {
                    gone.add(duty.id());
                }
                String roster = duty.extent().roster();
                if (roster != null && gone.contains(roster)) {
                    uncategorised.add(duty.id());
                }
            }
        }
        for (Extension e : a.extensions()) {
            mark(e.id(), e.meta());
            if (gone.contains(e.of()) || gone.contains(e.stage())) {
                gone.add(e.id());
            }
        }
        for (Guarantee g : a.guarantees()) {
            mark(g.id(), g.meta());
            if (gone.contains(g.by()) || !g.to().isEmpty() && kept(g.to()).isEmpty()) {
                gone.add(g.id());
            }
        }
        a.mechanisms().forEach(m -> mark(m.id(), m.meta()));
        a.disputes().forEach(d -> mark(d.id(), d.meta()));
        a.exceptions().forEach(c -> mark(c.id(), c.meta()));
        a.termination().forEach(c -> mark(c.id(), c.meta()));
    }

    private void mark(String id, Meta of) {
        if (!stays.test(of)) {
            gone.add(id);
        }
    }

    private Agreement cut(Agreement a) {
        mark(a);
        return new Agreement(
                a.title(),
                shown(a.act()),
                a.standing(),
                a.dayZero(),
                a.terms(),
                each(a.events(), Event::id, e -> new Event(e.id(), e.says(), shown(e.act()), meta.apply(e.meta()))),
                each(a.rosters(), Roster::id, this::roster),
                each(a.stages(), Stage::id, this::stage),
                each(a.extensions(), Extension::id, this::extension),
                each(a.guarantees(), Guarantee::id, this::guarantee),
                each(a.mechanisms(), Mechanism::id, this::mechanism),
                each(a.disputes(), DisputeStep::id, this::step),
                each(a.exceptions(), Clause::id, this::clause),
                each(a.termination(), Clause::id, this::clause),
                a.stakes().stream()
                        .filter(s -> stays.test(s.meta()) && !gone.contains(s.party()))
                        .map(this::stakes)
                        .toList(),
                meta.apply(a.meta()));
    }

    private interface Id<T> {
        String of(T entry);
    }

    private <T> List<T> each(List<T> all, Id<T> id, UnaryOperator<T> cut) {
        return all.stream()
                .filter(entry -> !gone.contains(id.of(entry)))
                .map(cut)
                .toList();
    }

    private Roster roster(Roster r) {
        return new Roster(
                r.id(), r.name(), shown(r.of()), r.stated(), r.categories(), r.uncounted(), meta.apply(r.meta()));
    }

    private Stage stage(Stage s) {
        Stage.Gate gate = s.gate() == null
                ? null
                : new Stage.Gate(
                        s.gate().says(),
                        precedences(s.gate().after()),
                        s.gate().byDay(),
                        s.gate().ifUnmet(),
                        s.gate().unmetDays());
        return new Stage(
                s.id(),
                s.name(),
                s.firstDay(),
                s.days(),
                gate,
                s.open(),
                each(s.obligations(), Obligation::id, this::obligation),
                meta.apply(s.meta()));
    }

    private Obligation obligation(Obligation o) {
        Extent e = o.extent();
        Rate rate = e.rate() == null || gone.contains(e.rate().per()) ? null : e.rate();
        Extent extent = new Extent(
                e.quantity(), e.unit(), shown(e.roster()), rate, e.every(), e.pace(), e.dailyCapacity(), e.atomic());
        String from = o.window().from();
        return new Obligation(
                o.id(),
                o.by(),
                shown(o.to()),
                o.says(),
                o.deed(),
                extent,
                from != null && gone.contains(from) ? Obligation.Window.NONE : o.window(),
                precedences(o.after()),
                kept(o.inReturnFor()),
                o.place(),
                o.reversal(),
                new Obligation.Verification(
                        shown(o.verification().by()),
                        o.verification().days(),
                        o.verification().evidence()),
                o.remedy(),
                o.lastUnit(),
                o.uses(),
                meta.apply(o.meta()));
    }

    private Extension extension(Extension e) {
        return new Extension(
                e.id(),
                e.says(),
                e.stage(),
                e.days(),
                e.per(),
                e.of(),
                e.beyond(),
                e.counting(),
                e.most(),
                meta.apply(e.meta()));
    }

    private Guarantee guarantee(Guarantee g) {
        return new Guarantee(
                g.id(),
                g.by(),
                kept(g.to()),
                g.says(),
                g.kind(),
                kept(g.against()),
                kept(g.covers()),
                g.amount(),
                g.unit(),
                shown(g.holder()),
                g.called(),
                g.released(),
                precedences(g.releasedAfter()),
                g.onWalkOut(),
                meta.apply(g.meta()));
    }

    private Mechanism mechanism(Mechanism m) {
        return new Mechanism(
                m.id(),
                m.name(),
                m.says(),
                kept(m.chairs()),
                kept(m.members()),
                m.place(),
                m.meets(),
                m.hotline(),
                meta.apply(m.meta()));
    }

    private DisputeStep step(DisputeStep d) {
        return new DisputeStep(d.id(), d.says(), shown(d.by()), d.days(), meta.apply(d.meta()));
    }

    private Clause clause(Clause c) {
        return new Clause(c.id(), c.says(), kept(c.of()), c.days(), meta.apply(c.meta()));
    }

    private Stakes stakes(Stakes s) {
        List<List<Stakes.Item>> order = new ArrayList<>();
        for (List<Stakes.Item> rank : s.order()) {
            List<Stakes.Item> left = rank.stream().filter(this::weighs).toList();
            if (!left.isEmpty()) {
                order.add(left);
            }
        }
        return new Stakes(
                s.party(), items(s.gives()), items(s.receives()), s.walkAway(), order, s.basis(), meta.apply(s.meta()));
    }

    private Map<Stakes.Item, Interval> items(Map<Stakes.Item, Interval> all) {
        Map<Stakes.Item, Interval> left = new LinkedHashMap<>(all);
        left.keySet().removeIf(item -> !weighs(item));
        return left;
    }

    private boolean weighs(Stakes.Item item) {
        return !gone.contains(item.obligation())
                && (item.category() == null || !uncategorised.contains(item.obligation()));
    }

    private List<Precedence> precedences(List<Precedence> all) {
        return all.stream().filter(p -> !gone.contains(p.obligation())).toList();
    }

    private List<String> kept(List<String> ids) {
        return ids.stream().filter(id -> !gone.contains(id)).toList();
    }

    private @Nullable String shown(@Nullable String id) {
        return id == null || gone.contains(id) ? null : id;
    }
}
