package org.parley.casefile;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.PartialProfile;
import org.parley.model.Profile;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/** What no shape can say of the numbers of a case: profiles, the disagreement point, the decision rule. */
final class ProfileRules {

    private final Case read;
    private final CaseRules rules;

    ProfileRules(Case read, CaseRules rules) {
        this.read = read;
        this.rules = rules;
    }

    void check() {
        Set<String> parties = new TreeSet<>();
        read.parties().forEach(party -> parties.add(party.id()));
        for (Profile profile : read.profiles()) {
            rules.among(profile.party(), parties, "party", "/profiles/" + profile.party());
            measured(profile, "/profiles/" + profile.party());
        }
        for (PartialProfile profile : read.partialProfiles()) {
            PartialProfiles.check(profile, read, parties, rules);
        }
        if (read.disagreement() != null) {
            read.disagreement().stated().forEach((party, number) -> {
                rules.among(party, parties, "party", "/disagreement_point/" + party);
                if (read.profile(party).isEmpty()) {
                    rules.error(
                            "/disagreement_point/" + party,
                            "`" + party + "` has no measured profile, so a number means nothing",
                            "Describe what it has without a deal under `alternatives`.");
                }
            });
        }
        if (read.decision() != null) {
            read.decision().including().forEach(id -> rules.among(id, parties, "party", "/decision/including"));
            if (read.decision().atLeast() < 1 || read.decision().atLeast() > parties.size()) {
                rules.error(
                        "/decision/at_least",
                        "at_least (" + read.decision().atLeast() + ") must be 1 to " + parties.size()
                                + ", the number of parties",
                        "Leave `decision` out where everybody must accept.");
            }
        }
    }

    /** The numbers of one measured profile, of a party or a faction, that stands at this path. */
    void measured(Profile profile, String path) {
        rules.meta(profile.meta(), path);
        if (profile.stated().signum() < 0) {
            rules.error(
                    path + "/reservation",
                    "the reservation (" + profile.stated() + ") is below 0",
                    "Write 0 or more, in the unit of the profile.");
        }
        Rational discount = profile.discount();
        if (discount != null && (discount.signum() <= 0 || discount.compareTo(Rational.ONE) > 0)) {
            rules.error(
                    path + "/discount",
                    "the discount (" + discount + ") must be above 0 and at most 1",
                    "1 means that time costs nothing.");
        }
        switch (profile.utility()) {
            case UtilityFunction.Discounted late ->
                rules.error(path, "the utility is that of a later time", "Write what an agreement is worth at once.");
            case UtilityFunction.Additive additive -> additive(additive, profile.basis(), path);
            case UtilityFunction.HyperRectangles rectangles -> rectangles(rectangles, path);
            case UtilityFunction.Groups groups -> groups(groups, path);
            case UtilityFunction.Points points -> {
                if (points.points().isEmpty()) {
                    rules.error(path, "the profile has no points", "Write points: {issue: {option: number}}.");
                }
                perOption(points.points(), path + "/points", null);
            }
        }
    }

    private void rectangles(UtilityFunction.HyperRectangles utility, String path) {
        if (utility.rectangles().isEmpty()) {
            rules.error(
                    path, "the profile has no rectangles", "Write rectangles: [{pays: 10, within: {issue: [1, 5]}}].");
        }
        for (int i = 0; i < utility.rectangles().size(); i++) {
            UtilityFunction.Rectangle rectangle = utility.rectangles().get(i);
            String at = path + "/rectangles/" + i;
            if (rectangle.pays().signum() < 0) {
                rules.error(at, "the rectangle pays less than 0 (" + rectangle.pays() + ")", "Write 0 or more.");
            }
            rectangle.bounds().forEach((issue, bounds) -> {
                rules.refer(issue, CaseRules.ISSUES, at);
                if (bounds.least().compareTo(bounds.most()) > 0) {
                    rules.warning(
                            at,
                            "no number of `" + issue + "` lies from " + bounds.least() + " to " + bounds.most(),
                            "Write the smaller number first.");
                }
            });
        }
    }

    private void groups(UtilityFunction.Groups utility, String path) {
        for (int i = 0; i < utility.groups().size(); i++) {
            UtilityFunction.Group group = utility.groups().get(i);
            String at = path + "/groups/" + i;
            group.issues().forEach(issue -> rules.refer(issue, CaseRules.ISSUES, at + "/issues"));
            group.table().forEach((options, brings) -> {
                if (options.size() != group.issues().size()) {
                    rules.error(
                            at + "/table",
                            "a line has " + options.size() + " options for "
                                    + group.issues().size() + " issues",
                            "Write one option per issue of the group, in its order.");
                    return;
                }
                for (int o = 0; o < options.size(); o++) {
                    rules.option(group.issues().get(o), options.get(o), at + "/table");
                }
                if (brings.signum() < 0) {
                    rules.error(at + "/table", "a line brings less than 0 (" + brings + ")", "Write 0 or more.");
                }
            });
        }
    }

    private void additive(UtilityFunction.Additive additive, Basis basis, String path) {
        if (additive.weights().isEmpty() || additive.values().isEmpty()) {
            rules.error(
                    path,
                    "an additive profile needs `weights` and `values`",
                    "Write weights: {issue: 0.6}, values: {issue: {option: 1}}.");
            return;
        }
        Rational sum = Rational.ZERO;
        for (var weight : additive.weights().entrySet()) {
            rules.refer(weight.getKey(), CaseRules.ISSUES, path + "/weights/" + weight.getKey());
            if (weight.getValue().signum() < 0) {
                rules.error(
                        path + "/weights/" + weight.getKey(),
                        "the weight (" + weight.getValue() + ") is below 0",
                        "Weights are 0 or more and sum to 1.");
            }
            sum = sum.plus(weight.getValue());
        }
        if (!sum.equals(Rational.ONE) && basis == Basis.IMPORTED) {
            rules.warning(
                    path + "/weights",
                    "the imported weights sum to " + sum.toDecimal(18) + ", not to 1",
                    "They are used as they are; a utility above 1 counts as 1.");
        } else if (!sum.equals(Rational.ONE)) {
            rules.error(
                    path + "/weights",
                    "the weights sum to " + sum + ", not to 1",
                    "Divide each weight by " + sum + ".");
        }
        perOption(additive.values(), path + "/values", Rational.ONE);
    }

    private void perOption(Map<String, Map<String, Rational>> values, String path, @Nullable Rational most) {
        values.forEach((issue, options) -> options.forEach((option, value) -> {
            String at = path + "/" + issue + "/" + option;
            rules.option(issue, option, at);
            if (value.signum() < 0 || most != null && value.compareTo(most) > 0) {
                rules.error(
                        at,
                        "the number (" + value + ") for `" + option + "` is out of range",
                        most == null ? "Points are 0 or more." : "Values lie from 0, the worst, to 1, the best.");
            }
        }));
    }
}
