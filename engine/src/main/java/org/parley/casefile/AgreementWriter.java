package org.parley.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.CaseWriter.Fields;
import org.parley.model.Agreement;
import org.parley.model.Clause;
import org.parley.model.DisputeStep;
import org.parley.model.Event;
import org.parley.model.Extension;
import org.parley.model.Extent;
import org.parley.model.Guarantee;
import org.parley.model.Interval;
import org.parley.model.Mechanism;
import org.parley.model.Obligation;
import org.parley.model.Performance;
import org.parley.model.Precedence;
import org.parley.model.Rate;
import org.parley.model.Rational;
import org.parley.model.Roster;
import org.parley.model.Stage;
import org.parley.model.Stakes;

/** An agreement, and what acts have to do with it, as the keys of the file; a part of {@link CaseWriter}. */
final class AgreementWriter {

    private AgreementWriter() {}

    static Map<String, Object> write(Agreement a) {
        return new Fields()
                .put("title", a.title())
                .put("act", a.act())
                .put("standing", word(a.standing()))
                .put("day_zero", a.dayZero())
                .put("terms", a.terms())
                .put("events", CaseWriter.byId(a.events(), Event::id, AgreementWriter::event))
                .put("rosters", CaseWriter.byId(a.rosters(), Roster::id, AgreementWriter::roster))
                .keep("stages", CaseWriter.each(a.stages(), AgreementWriter::stage))
                .put("extensions", CaseWriter.each(a.extensions(), AgreementWriter::extension))
                .put("guarantees", CaseWriter.each(a.guarantees(), AgreementWriter::guarantee))
                .put("mechanisms", CaseWriter.each(a.mechanisms(), AgreementWriter::mechanism))
                .put("disputes", CaseWriter.each(a.disputes(), AgreementWriter::step))
                .put("exceptions", CaseWriter.each(a.exceptions(), AgreementWriter::clause))
                .put("termination", CaseWriter.each(a.termination(), AgreementWriter::clause))
                .put("stakes", CaseWriter.byId(a.stakes(), Stakes::party, AgreementWriter::stakes))
                .meta(a.meta())
                .all;
    }

    static void performance(@Nullable Performance p, Fields act) {
        if (p == null) {
            return;
        }
        List<Object> under = new ArrayList<>();
        for (Performance.Part part : p.parts()) {
            boolean bare = part.quantity() == null && part.categories().isEmpty();
            under.add(
                    bare
                            ? part.clause()
                            : new Fields()
                                    .put("clause", part.clause())
                                    .put("quantity", part.quantity())
                                    .put("categories", part.categories())
                                    .all);
        }
        act.put("under", under).put("intent", word(p.intent())).put("attributed_to", p.attributedTo());
    }

    private static Fields event(Event e) {
        return new Fields().put("says", e.says()).put("act", e.act()).meta(e.meta());
    }

    private static Fields roster(Roster r) {
        return new Fields()
                .put("name", r.name().equals(r.id()) ? null : r.name())
                .put("of", r.of())
                .put("total", r.stated())
                .put("categories", r.categories())
                .put("uncounted", r.uncounted())
                .meta(r.meta());
    }

    private static Fields stage(Stage s) {
        return new Fields()
                .put("id", s.id())
                .put("name", s.name().equals(s.id()) ? null : s.name())
                .put("first_day", s.firstDay())
                .put("days", s.days())
                .put("gate", s.gate() == null ? null : gate(s.gate()))
                .put("open", s.open() == null ? null : open(s.open()))
                .put("obligations", CaseWriter.each(s.obligations(), AgreementWriter::obligation))
                .meta(s.meta());
    }

    private static Object gate(Stage.Gate g) {
        boolean bare = g.after().isEmpty() && g.byDay() == null && g.ifUnmet() == null && g.unmetDays() == null;
        return bare
                ? g.says()
                : new Fields()
                        .put("says", g.says())
                        .put("after", precedences(g.after()))
                        .put("by_day", g.byDay())
                        .put("if_unmet", word(g.ifUnmet()))
                        .put("unmet_days", g.unmetDays())
                        .all;
    }

    private static Object open(Stage.OpenTerms o) {
        return o.byDay() == null ? o.says() : new Fields().put("says", o.says()).put("by_day", o.byDay()).all;
    }

    private static Fields obligation(Obligation o) {
        Extent e = o.extent();
        return new Fields()
                .put("id", o.id())
                .put("by", o.by())
                .put("to", o.to())
                .put("says", o.says())
                .put("deed", word(o.deed()))
                .put("quantity", e.quantity())
                .put("unit", e.unit())
                .put("roster", e.roster())
                .put("rate", e.rate() == null ? null : rate(e.rate()))
                .put("every", e.every())
                .put("pace", e.pace() == null ? null : pace(e.pace()))
                .put("daily_capacity", e.dailyCapacity())
                .put("atomic", e.atomic() ? true : null)
                .put("after", precedences(o.after()))
                .put("in_return_for", o.inReturnFor())
                .put("counted_from", o.window().from())
                .put("first_day", o.window().first())
                .put("last_day", o.window().last())
                .put("place", o.place())
                .put("reversal", word(o.reversal()))
                .put("verifier", o.verification().by())
                .put("verified_within", o.verification().days())
                .put("evidence", o.verification().evidence())
                .put("remedy", o.remedy())
                .put("last_unit", o.lastUnit())
                .put("uses", o.uses())
                .meta(o.meta());
    }

    private static Object rate(Rate r) {
        return new Fields().put("per", r.per()).put("amount", r.amount()).put("amounts", r.amounts()).all;
    }

    private static Object pace(Extent.Pace p) {
        return new Fields().put("quantity", p.quantity()).put("days", p.days()).all;
    }

    private static List<Object> precedences(List<Precedence> all) {
        return all.stream()
                .map(p -> p.quantity() == null
                        ? p.obligation()
                        : (Object)
                                new Fields().put("obligation", p.obligation()).put("quantity", p.quantity()).all)
                .toList();
    }

    private static Fields extension(Extension e) {
        return new Fields()
                .put("id", e.id())
                .put("says", e.says())
                .put("stage", e.stage())
                .put("days", e.days())
                .put("per", e.per())
                .put("of", e.of())
                .put("beyond", e.beyond().equals(Rational.ZERO) ? null : e.beyond())
                .put("counting", e.counting())
                .put("most", e.most())
                .meta(e.meta());
    }

    private static Fields guarantee(Guarantee g) {
        return new Fields()
                .put("id", g.id())
                .put("by", g.by())
                .put("to", g.to())
                .put("says", g.says())
                .put("kind", word(g.kind()))
                .put("against", g.against())
                .put("covers", g.covers())
                .put("amount", g.amount() == null ? null : interval(g.amount()))
                .put("unit", g.unit())
                .put("holder", g.holder())
                .put("called", g.called())
                .put("released", g.released())
                .put("released_after", precedences(g.releasedAfter()))
                .put("on_walk_out", word(g.onWalkOut()))
                .meta(g.meta());
    }

    private static Fields mechanism(Mechanism m) {
        return new Fields()
                .put("id", m.id())
                .put("name", m.name())
                .put("says", m.says())
                .put("chairs", m.chairs())
                .put("members", m.members())
                .put("place", m.place())
                .put("meets", m.meets())
                .put("hotline", m.hotline())
                .meta(m.meta());
    }

    private static Fields step(DisputeStep d) {
        return new Fields()
                .put("id", d.id())
                .put("says", d.says())
                .put("by", d.by())
                .put("days", d.days())
                .meta(d.meta());
    }

    private static Fields clause(Clause c) {
        return new Fields()
                .put("id", c.id())
                .put("says", c.says())
                .put("of", c.of())
                .put("days", c.days())
                .meta(c.meta());
    }

    private static Fields stakes(Stakes s) {
        List<Object> order = new ArrayList<>();
        for (List<Stakes.Item> rank : s.order()) {
            List<String> items = rank.stream().map(Stakes.Item::toString).toList();
            order.add(items.size() == 1 ? items.getFirst() : items);
        }
        return new Fields()
                .put("gives", weights(s.gives()))
                .put("receives", weights(s.receives()))
                .put("walk_away", s.walkAway() == null ? null : interval(s.walkAway()))
                .put("order", order)
                .put("basis", word(s.basis()))
                .meta(s.meta());
    }

    private static Map<String, Object> weights(Map<Stakes.Item, Interval> all) {
        Map<String, Object> written = new LinkedHashMap<>();
        all.forEach((item, interval) -> written.put(item.toString(), interval(interval)));
        return written;
    }

    private static Object interval(Interval i) {
        return i.isExact()
                ? i.low().toString()
                : List.of(i.low().toString(), i.high().toString());
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : CaseShape.written(constant);
    }
}
