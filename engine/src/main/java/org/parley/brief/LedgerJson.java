package org.parley.brief;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.parley.exchange.Breach;
import org.parley.exchange.ExtensionCount;
import org.parley.exchange.GateOutlook;
import org.parley.exchange.Incident;
import org.parley.exchange.Ledger;
import org.parley.exchange.LedgerLine;
import org.parley.exchange.SideExposure;
import org.parley.model.Act;
import org.parley.model.Case;
import org.parley.model.Interval;
import org.parley.model.Rational;
import tools.jackson.databind.json.JsonMapper;

/** A ledger for machines; {@code docs/schemas/ledger.schema.json} describes it. Numbers are exact, as strings. */
public final class LedgerJson {

    private final LedgerWords words;

    private LedgerJson(Case read, Ledger ledger) {
        this.words = new LedgerWords(read, ledger);
    }

    public static String write(Case read, Ledger ledger) {
        LedgerJson json = new LedgerJson(read, ledger);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", read.title());
        out.put("agreement", ledger.agreement().title());
        out.put("as_of", read.asOf().toString());
        out.put("on", ledger.on().toString());
        out.put("obligations", ledger.lines().stream().map(json::line).toList());
        out.put("balances", json.words.balances());
        out.put("extensions", ledger.extensions().stream().map(json::extension).toList());
        out.put("gates", ledger.next().stream().map(json::gate).toList());
        out.put("exposures", ledger.exposures().stream().map(json::exposure).toList());
        out.put("incidents", ledger.incidents().stream().map(json::incident).toList());
        out.put("breaches", ledger.breaches().stream().map(json::breach).toList());
        out.put("note", json.words.limits());
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    }

    private Map<String, Object> line(LedgerLine line) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", line.duty().id());
        out.put("by", line.duty().by());
        out.put("to", line.duty().to());
        out.put("says", line.duty().says());
        out.put("unit", line.duty().unit());
        out.put("agreed", number(line.agreed()));
        out.put("owed_by_rate", number(line.owedByRate()));
        out.put("planned", number(line.planned()));
        out.put("delivered", number(line.delivered()));
        Map<String, Object> categories = new LinkedHashMap<>();
        line.categories()
                .forEach((category, n) -> categories.put(category.isEmpty() ? "(none)" : category, n.toString()));
        out.put("categories", categories);
        out.put("verified", number(line.verified()));
        out.put("disputed", number(line.disputed()));
        out.put("uncertain", number(line.uncertain()));
        out.put("unnumbered", line.unnumbered());
        out.put("open", number(line.open()));
        out.put("overdue", number(line.overdue()));
        out.put("early", number(line.early()));
        out.put("first_day", line.first() == null ? null : line.first().toString());
        out.put("last_day", line.last() == null ? null : line.last().toString());
        out.put("counts_from", line.countsFrom());
        out.put("states", line.states().stream().map(LedgerJson::word).toList());
        out.put("delivered_by", days(line.deliveredBy()));
        out.put("planned_by", days(line.plannedBy()));
        out.put("acts", line.acts());
        out.put("sentences", words.standing(line));
        return out;
    }

    private Map<String, Object> extension(ExtensionCount count) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", count.rule().id());
        out.put("stage", count.rule().stage());
        out.put("counted", number(count.counted()));
        out.put("beyond", number(count.beyond()));
        out.put("days", count.days());
        out.put("rest", number(count.rest()));
        out.put("sentence", words.extension(count));
        return out;
    }

    private Map<String, Object> gate(GateOutlook gate) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("stage", gate.stage().id());
        out.put("by_day", gate.byDay() == null ? null : gate.byDay().toString());
        out.put("at_this_pace", gate.reached() == null ? null : gate.reached().toString());
        out.put(
                "counts",
                gate.counts().stream()
                        .map(count -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("obligation", count.obligation());
                            one.put("needed", number(count.needed()));
                            one.put("delivered", number(count.delivered()));
                            one.put("days", count.days());
                            one.put(
                                    "at_this_pace",
                                    count.reached() == null
                                            ? null
                                            : count.reached().toString());
                            return one;
                        })
                        .toList());
        out.put("sentence", words.gate(gate));
        return out;
    }

    private Map<String, Object> exposure(SideExposure side) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("party", side.party());
        out.put("so_far", interval(side.sofar()));
        out.put("planned", interval(side.planned()));
        out.put("walk_away", interval(side.walkAway()));
        out.put("basis", word(side.basis()));
        out.put("unweighted", side.unweighted());
        out.put("sentence", words.exposure(side));
        return out;
    }

    private Map<String, Object> incident(Incident incident) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("report", incident.report().id());
        out.put("step", word(incident.step()));
        out.put("acts", incident.acts().stream().map(Act::id).toList());
        out.put("clauses", incident.clauses());
        out.put("intent", incident.intent() == null ? null : word(incident.intent()));
        out.put("intent_by", incident.intentBy());
        out.put("attributed_to", incident.attributedTo());
        out.put("attributed_by", incident.attributedBy());
        out.put("sentences", words.incident(incident));
        return out;
    }

    private Map<String, Object> breach(Breach breach) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("act", breach.act().id());
        out.put("by", breach.act().by());
        out.put("standing", breach.established() ? "established" : "alleged");
        out.put("clauses", breach.clauses());
        out.put("sentence", words.breach(breach));
        return out;
    }

    private static List<Object> days(NavigableMap<LocalDate, Rational> days) {
        return days.entrySet().stream()
                .<Object>map(
                        day -> List.of(day.getKey().toString(), day.getValue().toString()))
                .toList();
    }

    private static @Nullable List<String> interval(@Nullable Interval i) {
        return i == null ? null : List.of(i.low().toString(), i.high().toString());
    }

    private static @Nullable String number(@Nullable Rational number) {
        return number == null ? null : number.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
