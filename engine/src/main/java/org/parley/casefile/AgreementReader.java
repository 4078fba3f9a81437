package org.parley.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.model.Agreement;
import org.parley.model.Basis;
import org.parley.model.Clause;
import org.parley.model.DisputeStep;
import org.parley.model.Event;
import org.parley.model.Extension;
import org.parley.model.Extent;
import org.parley.model.Guarantee;
import org.parley.model.Interval;
import org.parley.model.Mechanism;
import org.parley.model.Meta;
import org.parley.model.Obligation;
import org.parley.model.Performance;
import org.parley.model.Precedence;
import org.parley.model.Rate;
import org.parley.model.Rational;
import org.parley.model.Roster;
import org.parley.model.Stage;
import org.parley.model.Stakes;

/** The agreement of a case, and what acts have to do with it; a part of {@link CaseReader}. */
final class AgreementReader {

    private final CaseReader reader;

    AgreementReader(CaseReader reader) {
        this.reader = reader;
    }

    Optional<Agreement> read(Keys k) {
        List<Stage> stages = k.list("stages", this::stage);
        Set<String> obligations = stages.stream()
                .flatMap(s -> s.obligations().stream())
                .map(Obligation::id)
                .collect(Collectors.toSet());
        List<Guarantee> guarantees = Keys.present(k.list("guarantees", g -> reader.guarded(g, () -> guarantee(g))));
        List<Stakes> stakes = new ArrayList<>();
        k.map("stakes").forEach((party, node) -> {
            Keys s = new Keys(node, k.path() + "/stakes/" + party);
            reader.guarded(s, () -> stakes(party, s, obligations)).ifPresent(stakes::add);
        });
        return Optional.of(new Agreement(
                k.text("title"),
                k.textOrNull("act"),
                k.wordOrNull("standing", Agreement.Standing.class),
                k.has("day_zero") ? k.date("day_zero") : null,
                k.textMap("terms"),
                byId(k, "events", (id, e) -> new Event(id, e.text("says"), e.textOrNull("act"), reader.meta(e, id))),
                byId(k, "rosters", this::roster),
                stages,
                k.list("extensions", this::extension),
                guarantees,
                k.list("mechanisms", this::mechanism),
                k.list(
                        "disputes",
                        d -> new DisputeStep(
                                d.text("id"), d.text("says"), d.textOrNull("by"), d.wholeOrNull("days"), meta(d))),
                k.list("exceptions", this::clause),
                k.list("termination", this::clause),
                stakes,
                reader.meta(k, "agreement")));
    }

    /** What an act has to do with the agreement; null when nothing is said. */
    static @Nullable Performance performance(Keys k) {
        if (!k.has("under") && !k.has("intent") && !k.has("attributed_to")) {
            return null;
        }
        List<Performance.Part> parts = new ArrayList<>();
        for (Node node : k.node("under").map(Keys::items).orElse(List.of())) {
            if (node instanceof Node.Scalar(String clause, Place place)) {
                parts.add(new Performance.Part(clause, null, Map.of()));
            } else {
                Keys part = new Keys(node, k.path() + "/under");
                Map<String, Rational> categories = part.numbers("categories");
                Rational quantity = part.numberOrNull("quantity");
                parts.add(new Performance.Part(
                        part.text("clause"), quantity == null ? sum(categories) : quantity, categories));
            }
        }
        return new Performance(parts, k.wordOrNull("intent", Performance.Intent.class), k.textOrNull("attributed_to"));
    }

    private static @Nullable Rational sum(Map<String, Rational> categories) {
        return categories.isEmpty() ? null : categories.values().stream().reduce(Rational.ZERO, Rational::plus);
    }

    private Stage stage(Keys k) {
        Stage.Gate gate = k.node("gate").map(n -> gate(n, k)).orElse(null);
        Stage.OpenTerms open = k.node("open").map(n -> open(n, k)).orElse(null);
        return new Stage(
                k.text("id"),
                k.text("name", k.text("id")),
                k.wholeOrNull("first_day"),
                k.wholeOrNull("days"),
                gate,
                open,
                k.list("obligations", this::obligation),
                meta(k));
    }

    private static Stage.Gate gate(Node node, Keys stage) {
        if (node instanceof Node.Scalar(String says, Place place)) {
            return new Stage.Gate(says, List.of(), null, null, null);
        }
        Keys k = new Keys(node, stage.path() + "/gate");
        return new Stage.Gate(
                k.text("says"),
                precedences(k, "after"),
                k.wholeOrNull("by_day"),
                k.wordOrNull("if_unmet", Stage.IfUnmet.class),
                k.wholeOrNull("unmet_days"));
    }

    private static Stage.OpenTerms open(Node node, Keys stage) {
        if (node instanceof Node.Scalar(String says, Place place)) {
            return new Stage.OpenTerms(says, null);
        }
        Keys k = new Keys(node, stage.path() + "/open");
        return new Stage.OpenTerms(k.text("says"), k.wholeOrNull("by_day"));
    }

    private Obligation obligation(Keys k) {
        Extent extent = new Extent(
                k.numberOrNull("quantity"),
                k.textOrNull("unit"),
                k.textOrNull("roster"),
                k.node("rate").map(AgreementReader::rate).orElse(null),
                k.wholeOrNull("every"),
                k.node("pace").map(AgreementReader::pace).orElse(null),
                k.numberOrNull("daily_capacity"),
                k.yes("atomic"));
        return new Obligation(
                k.text("id"),
                k.text("by"),
                k.textOrNull("to"),
                k.text("says"),
                k.wordOrNull("deed", Obligation.Deed.class),
                extent,
                new Obligation.Window(
                        k.textOrNull("counted_from"), k.wholeOrNull("first_day"), k.wholeOrNull("last_day")),
                precedences(k, "after"),
                k.texts("in_return_for"),
                k.textOrNull("place"),
                k.wordOrNull("reversal", Obligation.Reversal.class),
                new Obligation.Verification(
                        k.textOrNull("verifier"), k.wholeOrNull("verified_within"), k.textOrNull("evidence")),
                k.textOrNull("remedy"),
                k.textOrNull("last_unit"),
                k.texts("uses"),
                meta(k));
    }

    private static Rate rate(Node node) {
        Keys k = new Keys(node, "");
        return new Rate(k.text("per"), k.numberOrNull("amount"), k.numbers("amounts"));
    }

    private static Extent.Pace pace(Node node) {
        Keys k = new Keys(node, "");
        return new Extent.Pace(k.number("quantity"), Integer.parseInt(k.text("days")));
    }

    private static List<Precedence> precedences(Keys k, String key) {
        List<Precedence> all = new ArrayList<>();
        for (Node node : k.node(key).map(Keys::items).orElse(List.of())) {
            if (node instanceof Node.Scalar(String obligation, Place place)) {
                all.add(Precedence.all(obligation));
            } else {
                Keys one = new Keys(node, k.path());
                all.add(new Precedence(one.text("obligation"), one.numberOrNull("quantity")));
            }
        }
        return all;
    }

    private Roster roster(String id, Keys k) {
        return new Roster(
                id,
                k.text("name", id),
                k.textOrNull("of"),
                k.numberOrNull("total"),
                k.numbers("categories"),
                k.texts("uncounted"),
                reader.meta(k, id));
    }

    private Extension extension(Keys k) {
        return new Extension(
                k.text("id"),
                k.textOrNull("says"),
                k.text("stage"),
                Integer.parseInt(k.text("days")),
                k.number("per"),
                k.text("of"),
                k.has("beyond") ? k.number("beyond") : Rational.ZERO,
                k.texts("counting"),
                k.wholeOrNull("most"),
                meta(k));
    }

    private Guarantee guarantee(Keys k) {
        return new Guarantee(
                k.text("id"),
                k.text("by"),
                k.texts("to"),
                k.text("says"),
                k.wordOrNull("kind", Guarantee.Kind.class),
                k.texts("against"),
                k.texts("covers"),
                k.node("amount").map(AgreementReader::interval).orElse(null),
                k.textOrNull("unit"),
                k.textOrNull("holder"),
                k.textOrNull("called"),
                k.textOrNull("released"),
                precedences(k, "released_after"),
                k.wordOrNull("on_walk_out", Guarantee.OnWalkOut.class),
                meta(k));
    }

    private Mechanism mechanism(Keys k) {
        return new Mechanism(
                k.text("id"),
                k.text("name"),
                k.textOrNull("says"),
                k.texts("chairs"),
                k.texts("members"),
                k.textOrNull("place"),
                k.textOrNull("meets"),
                k.textOrNull("hotline"),
                meta(k));
    }

    private Clause clause(Keys k) {
        return new Clause(k.text("id"), k.text("says"), k.texts("of"), k.wholeOrNull("days"), meta(k));
    }

    private Stakes stakes(String party, Keys k, Set<String> obligations) {
        List<List<Stakes.Item>> order = new ArrayList<>();
        for (Node rank : k.node("order").map(Keys::items).orElse(List.of())) {
            order.add(Keys.items(rank).stream()
                    .map(n -> item(Keys.textOf(n), obligations))
                    .toList());
        }
        return new Stakes(
                party,
                weights(k, "gives", obligations),
                weights(k, "receives", obligations),
                k.node("walk_away").map(AgreementReader::interval).orElse(null),
                order,
                k.word("basis", Basis.class),
                reader.meta(k, party + "-stakes"));
    }

    private static Map<Stakes.Item, Interval> weights(Keys k, String key, Set<String> obligations) {
        Map<Stakes.Item, Interval> all = new LinkedHashMap<>();
        k.map(key).forEach((written, node) -> all.put(item(written, obligations), interval(node)));
        return all;
    }

    /** An obligation's id as it stands; else what follows the last dot is a category of what stands before it. */
    private static Stakes.Item item(String written, Set<String> obligations) {
        int dot = written.lastIndexOf('.');
        return obligations.contains(written) || dot <= 0 || dot == written.length() - 1
                ? Stakes.Item.of(written)
                : new Stakes.Item(written.substring(0, dot), written.substring(dot + 1));
    }

    private static Interval interval(Node node) {
        List<Rational> ends =
                Keys.items(node).stream().map(Keys::textOf).map(Rational::parse).toList();
        if (ends.isEmpty() || ends.size() > 2) {
            throw new IllegalArgumentException("write one number, or the least and the most, not " + ends.size());
        }
        return new Interval(ends.getFirst(), ends.getLast());
    }

    private interface Named<T> {
        T of(String id, Keys keys);
    }

    private static <T> List<T> byId(Keys k, String key, Named<T> read) {
        List<T> all = new ArrayList<>();
        k.map(key).forEach((id, node) -> all.add(read.of(id, new Keys(node, k.path() + "/" + key + "/" + id))));
        return all;
    }

    private Meta meta(Keys k) {
        return reader.meta(k, k.text("id"));
    }
}
