package org.parley.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.model.Case;
import org.parley.model.Rational;
import org.parley.ratification.Assumption;
import org.parley.ratification.Home;
import org.parley.ratification.Power;
import org.parley.ratification.WhatIf;
import org.parley.ratification.WinSet;
import org.parley.ratification.Zone;
import org.parley.solver.OutcomeCount;

/** What passes at home, what would if, and who decides; for the terminal. */
public final class HomeText {

    private static final int SHOWN = 10;

    private final Case read;
    private final List<String> lines = new ArrayList<>();

    private HomeText(Case read) {
        this.read = read;
    }

    /** Win-sets, the zone of agreement, the factions that bind. */
    public static List<String> ratified(Case read, Zone zone, Assumption assumption, int width) {
        HomeText text = new HomeText(read);
        text.head("What passes at home", assumption);
        zone.homes().forEach(text::home);
        text.zone(zone);
        text.binding(zone, assumption);
        return text.wrapped(width);
    }

    /** What would be otherwise. */
    public static List<String> whatIf(Case read, WhatIf result, Assumption assumption, int width) {
        HomeText text = new HomeText(read);
        text.head("What if: " + String.join("; ", result.sentences()), assumption);
        text.lines.add("Supposed, not forecast. Packages that pass with everybody:");
        text.effect("surely", result.before().surely(), result.after().surely(), result.surely());
        text.effect("possibly", result.before().possibly(), result.after().possibly(), result.possibly());
        return text.wrapped(width);
    }

    /** A line per combination. */
    public static List<String> combinations(Case read, List<WhatIf> results, Assumption assumption, int width) {
        HomeText text = new HomeText(read);
        text.head("What if, in combinations", assumption);
        text.lines.add("Supposed, not forecast. Packages that pass with everybody, surely and possibly,"
                + " and how many of the possible ones appear (+) and vanish (-):");
        if (!results.isEmpty()) {
            Zone before = results.getFirst().before();
            text.lines.add(
                    "  " + before.surely().words() + ", " + before.possibly().words() + ": as the case stands");
        }
        results.forEach(result -> text.lines.add("  " + result.after().surely().words() + ", "
                + result.after().possibly().words() + " (+"
                + result.possibly().appear().words() + ", -"
                + result.possibly().vanish().words() + "): " + String.join(" and ", result.sentences())));
        return text.wrapped(width);
    }

    /** Who decides under each party's rule. */
    public static List<String> power(Case read, Map<String, Power> powers, int width) {
        HomeText text = new HomeText(read);
        text.lines.add(read.title());
        text.lines.add(
                "Who decides under each rule at home. Pivots: groups of others that fail without the voter and pass"
                        + " with it. Shapley-Shubik: share of all orders of the voters in which it is the pivot. Banzhaf: share"
                        + " of all pivots. Exact.");
        powers.forEach(text::power);
        return text.wrapped(width);
    }

    private void power(String party, Power power) {
        lines.add("");
        lines.add(read.nameOf(party) + ": "
                + read.actor(party).map(Home::rule).map(new RuleWords(read)::of).orElse(""));
        lines.add(row("voter", "Shapley-Shubik", "Banzhaf", "pivots"));
        for (Power.Share share : power.voters()) {
            lines.add(row(
                    voter(party, share.voter()),
                    fraction(share.shapleyShubik()),
                    fraction(share.banzhaf()),
                    share.pivots().toString()));
        }
    }

    private static String row(String voter, String shapley, String banzhaf, String pivots) {
        String name = voter.length() <= 28 ? voter : voter.substring(0, 27) + "…";
        return "  " + pad(name, 28) + "  " + pad(shapley, 17) + "  " + pad(banzhaf, 17) + "  " + pivots;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** The fraction where it is short, else its decimals only; the JSON holds it in full. */
    private static String fraction(Rational share) {
        String exact = share.numerator() + "/" + share.denominator();
        return share.toDecimal(4) + (exact.length() <= 9 && share.signum() != 0 ? " " + exact : "");
    }

    private String voter(String party, String id) {
        return id.equals(party) ? "leader" : read.nameOf(id);
    }

    private void head(String what, Assumption assumption) {
        lines.add(read.title());
        lines.add(what + ", as of " + Dates.words(read.asOf()) + ".");
        lines.add(
                switch (assumption) {
                    case NONE ->
                        "Surely: by measured profiles or by proof from the record. Possibly: no recorded red line is crossed, and"
                                + " nothing proves the contrary. Nothing is assumed.";
                    case DEMANDS_ARE_ALL ->
                        "Assumed: each leader and faction without a measured profile wants what its recorded red lines and"
                                + " positions say, and nothing else.";
                });
        lines.add("");
    }

    private void home(Home home) {
        WinSet set = WinSet.of(read, home);
        lines.add(home.party().name() + ": passes if " + new RuleWords(read).of(home.rule())
                + (home.stated()
                        ? "."
                        : "; no rule is in the record, so only what everybody at home agrees to passes surely."));
        lines.add("  surely " + set.surely().words() + ", possibly "
                + set.possibly().words() + " of "
                + read.space().size() + " packages; by the leader alone possibly "
                + set.leader().words() + "; coverage "
                + coverage(set.surely(), set.possibly(), set.leader())
                + (home.assumed() && !home.voters().isEmpty() ? "; rests on what somebody assumed" : ""));
    }

    private static String coverage(OutcomeCount... counts) {
        for (OutcomeCount count : counts) {
            if (!count.exact()) {
                return "bounded, too many packages to try them all";
            }
        }
        return "exact";
    }

    private void zone(Zone zone) {
        lines.add("");
        lines.add("Zone of agreement: packages that pass with "
                + (read.decision() == null ? "everybody" : "enough parties, as the decision rule says") + ".");
        lines.add("  with ratification:    surely " + zone.surely().words() + ", possibly "
                + zone.possibly().words());
        lines.add("  without ratification: surely " + zone.surelyWithout().words() + ", possibly "
                + zone.without().words());
        boolean sure = !zone.surely().first().isEmpty();
        packages(sure ? "surely" : "possibly", sure ? zone.surely() : zone.possibly());
    }

    private void packages(String how, OutcomeCount count) {
        if (count.first().isEmpty()) {
            return;
        }
        int shown = Math.min(SHOWN, count.first().size());
        lines.add("  Passing " + how
                + (count.exact() && count.least().intValue() == shown ? "" : " (the first " + shown + ")") + ":");
        count.first().stream().limit(SHOWN).forEach(picks -> lines.add("    " + choices(picks)));
    }

    private void binding(Zone zone, Assumption assumption) {
        lines.add("");
        List<Zone.Binding> all = zone.binding(read, assumption);
        if (all.isEmpty()) {
            lines.add("No faction binds: whatever one of them agreed to, no more packages would pass.");
            return;
        }
        lines.add("Factions that bind: if the faction agreed to everything, more packages would pass.");
        for (Zone.Binding one : all) {
            lines.add("  " + one.faction().name() + " (" + one.party().name() + "): surely "
                    + zone.surely().words() + " -> " + one.surely().words() + ", possibly "
                    + zone.possibly().words() + " -> " + one.possibly().words());
        }
    }

    private void effect(String how, OutcomeCount before, OutcomeCount after, WhatIf.Effect effect) {
        lines.add("  " + how + ": " + before.words() + " before, " + after.words() + " after; "
                + effect.stay().words() + " stay, " + effect.appear().words() + " appear, "
                + effect.vanish().words() + " vanish");
        listed("appear", effect.appear());
        listed("vanish", effect.vanish());
    }

    private void listed(String what, OutcomeCount count) {
        count.first().stream().limit(SHOWN).forEach(picks -> lines.add("    " + what + ": " + choices(picks)));
        if (count.first().size() > SHOWN) {
            lines.add("    ... and more that " + what);
        }
    }

    private String choices(int[] picks) {
        return read.space().outcome(picks).choices().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(" "));
    }

    private List<String> wrapped(int width) {
        return lines.stream()
                .flatMap(line -> Wrapped.lines(line, width, "    ").stream())
                .toList();
    }
}
