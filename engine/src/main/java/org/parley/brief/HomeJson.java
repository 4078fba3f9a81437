package org.parley.brief;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Case;
import org.parley.model.Rational;
import org.parley.ratification.Assumption;
import org.parley.ratification.Home;
import org.parley.ratification.Power;
import org.parley.ratification.WhatIf;
import org.parley.ratification.WinSet;
import org.parley.ratification.Zone;
import org.parley.solver.OutcomeCount;
import tools.jackson.databind.json.JsonMapper;

/** What passes at home, for machines; docs/schemas has ratify, whatif and power. */
public final class HomeJson {

    private final Case read;

    private HomeJson(Case read) {
        this.read = read;
    }

    public static String ratified(Case read, Zone zone, Assumption assumption) {
        HomeJson json = new HomeJson(read);
        Map<String, Object> out = json.head(assumption);
        out.put("homes", zone.homes().stream().map(json::home).toList());
        out.put("zone", json.zone(zone));
        out.put(
                "binding",
                zone.binding(read, assumption).stream()
                        .map(one -> {
                            Map<String, Object> binding = new LinkedHashMap<>();
                            binding.put("party", one.party().id());
                            binding.put("faction", one.faction().id());
                            binding.put("surely", json.count(one.surely()));
                            binding.put("possibly", json.count(one.possibly()));
                            return binding;
                        })
                        .toList());
        return written(out);
    }

    public static String whatIf(Case read, List<WhatIf> results, Assumption assumption) {
        HomeJson json = new HomeJson(read);
        Map<String, Object> out = json.head(assumption);
        out.put("results", results.stream().map(json::result).toList());
        return written(out);
    }

    public static String power(Case read, Map<String, Power> powers) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", read.title());
        Map<String, Object> parties = new LinkedHashMap<>();
        powers.forEach((party, power) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("winning", power.winning().toString());
            one.put(
                    "voters",
                    power.voters().stream()
                            .map(share -> {
                                Map<String, Object> voter = new LinkedHashMap<>();
                                voter.put("voter", share.voter());
                                voter.put("shapley_shubik", exact(share.shapleyShubik()));
                                voter.put("banzhaf", exact(share.banzhaf()));
                                voter.put("absolute", exact(share.absolute()));
                                voter.put("pivots", share.pivots().toString());
                                return voter;
                            })
                            .toList());
            parties.put(party, one);
        });
        out.put("power", parties);
        return written(out);
    }

    private Map<String, Object> head(Assumption assumption) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", read.title());
        out.put("as_of", read.asOf().toString());
        out.put("assumed", assumption == Assumption.DEMANDS_ARE_ALL);
        out.put("outcomes", read.space().size().toString());
        return out;
    }

    private Map<String, Object> home(Home home) {
        WinSet set = WinSet.of(read, home);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("party", home.party().id());
        out.put("rule", new RuleWords(read).of(home.rule()));
        out.put("stated", home.stated());
        out.put("rests_on_assumptions", home.assumed());
        out.put("surely", count(set.surely()));
        out.put("possibly", count(set.possibly()));
        out.put("leader_possibly", count(set.leader()));
        return out;
    }

    private Map<String, Object> zone(Zone zone) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("surely", count(zone.surely()));
        out.put("possibly", count(zone.possibly()));
        out.put("surely_without_ratification", count(zone.surelyWithout()));
        out.put("possibly_without_ratification", count(zone.without()));
        return out;
    }

    private Map<String, Object> result(WhatIf result) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("if", result.sentences());
        out.put("before", zone(result.before()));
        out.put("after", zone(result.after()));
        out.put("surely", effect(result.surely()));
        out.put("possibly", effect(result.possibly()));
        return out;
    }

    private Map<String, Object> effect(WhatIf.Effect effect) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("stay", count(effect.stay()));
        out.put("appear", count(effect.appear()));
        out.put("vanish", count(effect.vanish()));
        return out;
    }

    private Map<String, Object> count(OutcomeCount count) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("coverage", count.exact() ? "exact" : "bounded");
        out.put("least", count.least().toString());
        out.put("most", count.most().toString());
        out.put(
                "first",
                count.first().stream()
                        .map(picks -> read.space().outcome(picks).choices())
                        .toList());
        return out;
    }

    private static String exact(Rational share) {
        return share.numerator() + "/" + share.denominator();
    }

    private static String written(Map<String, Object> out) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    }
}
