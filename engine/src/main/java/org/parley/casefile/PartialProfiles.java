package org.parley.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Intervals;
import org.parley.model.Intervals.Interval;
import org.parley.model.Meta;
import org.parley.model.Outcome;
import org.parley.model.PartialProfile;
import org.parley.model.Rational;
import org.parley.model.When;

/** Reads, writes and checks profiles of {@code kind: partial}. */
final class PartialProfiles {

    private PartialProfiles() {}

    static PartialProfile read(String party, Keys k, Meta meta, BiFunction<Keys, String, Meta> metas) {
        Map<String, List<String>> orders = new LinkedHashMap<>();
        k.map("orders")
                .forEach((issue, n) -> orders.put(
                        issue, Keys.items(n).stream().map(Keys::textOf).toList()));
        Intervals intervals = k.node("intervals")
                .map(n -> intervals(new Keys(n, k.path() + "/intervals")))
                .orElse(Intervals.NONE);
        return new PartialProfile(
                party,
                k.texts("importance"),
                orders,
                k.list(
                        "prefers",
                        c -> new PartialProfile.Preference(
                                new Outcome(c.textMap("better")), new Outcome(c.textMap("worse")))),
                k.list("matters", c -> new PartialProfile.Weighting(c.text("more"), c.text("less"))),
                k.textMap("peaks"),
                intervals,
                k.list(
                        "moved",
                        c -> new PartialProfile.Moved(
                                dated(c), c.text("says"), metas.apply(c, party + "-moved-" + number(c.path())))),
                k.word("basis", Basis.class),
                meta);
    }

    private static int number(String path) {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)) + 1;
    }

    private static When dated(Keys k) {
        When when = k.when();
        if (when == null) {
            throw new IllegalArgumentException(
                    "an event that may have moved the reservation value needs a date: on, or" + " between");
        }
        return when;
    }

    private static Intervals intervals(Keys k) {
        Map<String, Map<String, Interval>> values = new LinkedHashMap<>();
        k.map("values").forEach((issue, n) -> values.put(issue, each(new Keys(n, k.path() + "/values/" + issue))));
        Interval reservation =
                k.node("reservation").map(PartialProfiles::interval).orElse(null);
        Map<String, Interval> weights = k.node("weights")
                .map(n -> each(new Keys(n, k.path() + "/weights")))
                .orElse(Map.of());
        return new Intervals(weights, values, reservation);
    }

    private static Map<String, Interval> each(Keys k) {
        Map<String, Interval> all = new LinkedHashMap<>();
        k.all().forEach((id, node) -> all.put(id, interval(node)));
        return all;
    }

    private static Interval interval(Node node) {
        List<Rational> ends =
                Keys.items(node).stream().map(Keys::textOf).map(Rational::parse).toList();
        if (ends.size() != 2) {
            throw new IllegalArgumentException("an interval has two numbers, like [0.2, 0.5], not " + ends.size());
        }
        return new Interval(ends.getFirst(), ends.getLast());
    }

    /** The keys that only a partial profile has, each with what it holds; null where it holds nothing. */
    static Map<String, @Nullable Object> written(PartialProfile p) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("importance", p.importance());
        all.put("orders", p.orders());
        all.put(
                "prefers",
                p.prefers().stream()
                        .map(pair -> Map.of(
                                "better", pair.better().choices(),
                                "worse", pair.worse().choices()))
                        .map(PartialProfiles::sorted)
                        .toList());
        all.put(
                "matters",
                p.matters().stream()
                        .map(pair -> sorted(Map.of("more", pair.more(), "less", pair.less())))
                        .toList());
        all.put("peaks", p.peaks());
        all.put("intervals", written(p.intervals()));
        return all;
    }

    /** In the order in which a reader expects the two: better before worse, more before less. */
    private static Map<String, Object> sorted(Map<String, ?> pair) {
        Map<String, Object> sorted = new LinkedHashMap<>();
        for (String key : List.of("better", "worse", "more", "less")) {
            Object value = pair.get(key);
            if (value != null) {
                sorted.put(key, value);
            }
        }
        return sorted;
    }

    private static Map<String, Object> written(Intervals intervals) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (!intervals.weights().isEmpty()) {
            all.put("weights", ends(intervals.weights()));
        }
        if (!intervals.values().isEmpty()) {
            Map<String, Object> values = new LinkedHashMap<>();
            intervals.values().forEach((issue, options) -> values.put(issue, ends(options)));
            all.put("values", values);
        }
        Interval reservation = intervals.reservation();
        if (reservation != null) {
            all.put("reservation", ends(reservation));
        }
        return all;
    }

    private static Map<String, Object> ends(Map<String, Interval> intervals) {
        Map<String, Object> all = new LinkedHashMap<>();
        intervals.forEach((id, interval) -> all.put(id, ends(interval)));
        return all;
    }

    private static List<String> ends(Interval interval) {
        return List.of(interval.least().toString(), interval.most().toString());
    }

    static void check(PartialProfile profile, Case read, Set<String> parties, CaseRules rules) {
        rules.among(profile.party(), parties, "party", "/profiles/" + profile.party());
        check(profile, read, "/profiles/" + profile.party(), rules);
    }

    /** What no shape can say of a partial profile, of a party or a faction, that stands at this path. */
    static void check(PartialProfile profile, Case read, String path, CaseRules rules) {
        rules.meta(profile.meta(), path);
        List<String> issues = new ArrayList<>(profile.importance());
        profile.matters().forEach(pair -> issues.addAll(List.of(pair.more(), pair.less())));
        issues.forEach(id -> rules.refer(id, CaseRules.ISSUES, path));
        profile.orders()
                .forEach((issue, options) ->
                        options.forEach(option -> rules.option(issue, option, path + "/orders/" + issue)));
        profile.prefers().forEach(pair -> {
            pair.better().choices().forEach((issue, option) -> rules.option(issue, option, path + "/prefers"));
            pair.worse().choices().forEach((issue, option) -> rules.option(issue, option, path + "/prefers"));
        });
        profile.peaks().forEach((issue, option) -> peak(issue, option, read, path + "/peaks/" + issue, rules));
        profile.intervals().weights().forEach((issue, interval) -> {
            rules.refer(issue, CaseRules.ISSUES, path + "/intervals/weights");
            within(interval, path + "/intervals/weights/" + issue, rules);
        });
        profile.intervals()
                .values()
                .forEach((issue, options) -> options.forEach((option, interval) -> {
                    rules.option(issue, option, path + "/intervals/values/" + issue);
                    within(interval, path + "/intervals/values/" + issue, rules);
                }));
        Interval reservation = profile.intervals().reservation();
        if (reservation != null) {
            within(reservation, path + "/intervals/reservation", rules);
        }
        for (int i = 0; i < profile.moved().size(); i++) {
            rules.meta(profile.moved().get(i).meta(), path + "/moved/" + i);
            rules.date(profile.moved().get(i).from(), path + "/moved/" + i, "the event");
        }
    }

    private static void peak(String issue, String option, Case read, String path, CaseRules rules) {
        rules.option(issue, option, path);
        read.issue(issue)
                .filter(found -> !found.options().ordered())
                .ifPresent(found -> rules.error(
                        path,
                        "a peak needs answers that are a matter of degree, and `" + issue + "` is not ordered",
                        "Write the order of the answers under `orders`, or mark the issue `ordered: true`."));
    }

    private static void within(Interval interval, String path, CaseRules rules) {
        if (interval.least().signum() < 0 || interval.most().compareTo(Rational.ONE) > 0) {
            rules.error(
                    path,
                    "the interval [" + interval.least() + ", " + interval.most() + "] must lie within 0 and 1",
                    "Weights sum to 1 over the issues; values and the reservation value run from 0 to 1.");
        }
    }
}
