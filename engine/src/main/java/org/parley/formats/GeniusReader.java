package org.parley.formats;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.model.Issue;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;

/**
 * GENIUS's XML with GENIUS's meaning: an evaluation counts divided by the largest of its issue; whole-number issues are
 * worth offset + slope * (x - lower), real ones slope * x + offset, both kept within [0,1]; weights are used as they are;
 * rectangles pay inside (INCLUDES) or outside (EXCLUDES) of their bounds.
 */
final class GeniusReader {

    /** What a profile says of utilities; all else in an uncertain one is about how well its party sees them. */
    private static final List<String> KNOWN = List.of("objective", "discount_factor", "reservation");

    private final Assembly assembly;
    private final String domainName;
    /** The issue with this index in the file. */
    private final Map<Integer, Issue> byIndex = new LinkedHashMap<>();

    private GeniusReader(Assembly assembly, String domainName) {
        this.assembly = assembly;
        this.domainName = domainName;
    }

    static Imported read(List<Document> domains, List<Document> profiles, LocalDate asOf, List<String> warnings) {
        Document domain = domains.isEmpty() ? profiles.getFirst() : domains.getFirst();
        XmlElement space = domain.kind() == Document.Kind.DOMAIN
                ? domain.root()
                        .first("utility_space")
                        .orElseThrow(() -> new BadDomainException(
                                domain.path().toString(), "there is no <utility_space>", "Is it a GENIUS domain?"))
                : domain.root();
        XmlElement objective = objective(space);
        String title = objective.attribute("name").orElse(domain.stem());
        // "root" is what the editor calls an objective that nobody named.
        Assembly assembly = new Assembly(title.equalsIgnoreCase("root") ? domain.stem() : title, asOf, warnings);
        GeniusReader reader = new GeniusReader(assembly, domain.path().toString());
        reader.issues(objective);
        for (Document profile : profiles) {
            reader.profile(profile);
        }
        return assembly.done();
    }

    private static XmlElement objective(XmlElement space) {
        return space.first("objective")
                .orElseThrow(
                        () -> new BadDomainException(space.where(), "there is no <objective>", "Is it a GENIUS file?"));
    }

    /** The issues of an objective and of the objectives within it. */
    private static List<XmlElement> issueElements(XmlElement objective) {
        List<XmlElement> all = new ArrayList<>(objective.all("issue"));
        objective.all("objective").forEach(inner -> all.addAll(issueElements(inner)));
        return all;
    }

    private static String type(XmlElement issue) {
        return issue.attribute("vtype")
                .or(() -> issue.attribute("type"))
                .or(() -> issue.attribute("etype"))
                .orElse("discrete")
                .toLowerCase(Locale.ROOT);
    }

    private void issues(XmlElement objective) {
        for (XmlElement issue : issueElements(objective)) {
            String name = issue.attribute("name").orElse("issue " + (byIndex.size() + 1));
            switch (type(issue)) {
                case "discrete" ->
                    assembly.listed(
                            name,
                            issue.all("item").stream()
                                    .map(item -> item.required("value"))
                                    .toList(),
                            false,
                            issue.where());
                case "integer" ->
                    assembly.range(
                            name, bound(issue, "lowerbound"), bound(issue, "upperbound"), Rational.ONE, issue.where());
                case "real" ->
                    assembly.grid(
                            name, bound(issue, "lowerbound"), bound(issue, "upperbound"), Assembly.GRID, issue.where());
                default ->
                    throw new BadDomainException(
                            issue.where(),
                            "the issue " + name + " is of an unknown kind, " + Numbers.shown(type(issue)),
                            "Known are discrete, integer and real.");
            }
            if (byIndex.put(index(issue), assembly.issues().getLast()) != null) {
                throw new BadDomainException(
                        issue.where(), "two issues have the index " + index(issue), "Give each its own.");
            }
        }
        if (byIndex.isEmpty()) {
            throw new BadDomainException(objective.where(), "the domain has no issue", "Is it the right file?");
        }
    }

    private int index(XmlElement issue) {
        return issue.attribute("index").isPresent() ? issue.whole("index") : byIndex.size() + 1;
    }

    private static Rational bound(XmlElement issue, String key) {
        return issue.attribute(key).isPresent()
                ? issue.number(key)
                : issue.first("range").map(range -> range.number(key)).orElseGet(() -> issue.number(key));
    }

    private void profile(Document document) {
        XmlElement space = document.root();
        String party = assembly.party(document.stem());
        String type = space.attribute("type").orElse("").toLowerCase(Locale.ROOT);
        XmlElement objective = objective(space);
        if (type.equals("constraint") || objective.first("rules").isPresent()) {
            throw new BadDomainException(
                    space.where(),
                    "the profile is a set of rules (type \"constraint\"), which is not read",
                    "Additive, hyper-rectangle and uncertain profiles are.");
        }
        UtilityFunction utility = objective.first("utility").isPresent()
                ? rectangles(objective.first("utility").orElseThrow())
                : additive(objective, document.path().toString());
        if (type.equals("uncertain")) {
            uncertain(space, document.path().toString());
        }
        Rational reservation =
                space.first("reservation").map(r -> r.number("value")).orElse(Rational.ZERO);
        if (reservation.signum() < 0) {
            assembly.warn(document.path().toString(), "the reservation value is below 0; it counts as 0");
            reservation = Rational.ZERO;
        }
        assembly.profile(party, utility, reservation, discount(space));
    }

    /** How well a party sees its own utilities has no place in a case; what the file says of it stands in a warning. */
    private void uncertain(XmlElement space, String file) {
        assembly.warn(
                file,
                "the party of an uncertain profile sees only comparisons"
                        + space.first("comparisons")
                                .map(c -> " (" + Numbers.shown(c.text()) + " of them)")
                                .orElse("")
                        + "; the file holds the utilities behind them, which were read");
        List<String> left = space.children().stream()
                .filter(element -> !KNOWN.contains(element.name().toLowerCase(Locale.ROOT)))
                .map(element -> element.name() + " (" + Numbers.shown(element.text()) + ")")
                .limit(20)
                .toList();
        if (!left.isEmpty()) {
            assembly.warn(
                    file,
                    "left out, since a case has no place for how well a party sees its own utilities: "
                            + String.join(", ", left));
        }
    }

    /** What GENIUS does not accept as a factor counts as 1 there. */
    private @Nullable Rational discount(XmlElement space) {
        Optional<Rational> stated = space.first("discount_factor").flatMap(d -> factor(d));
        if (stated.isEmpty() || stated.get().equals(Rational.ONE)) {
            return null;
        }
        if (stated.get().signum() <= 0 || stated.get().compareTo(Rational.ONE) > 0) {
            assembly.warn(space.where(), "the discount factor " + stated.get() + " is out of range; it counts as 1");
            return null;
        }
        return stated.get();
    }

    /** One published file has "s" for a factor; GENIUS goes on without one. */
    private Optional<Rational> factor(XmlElement element) {
        String written = element.required("value").strip();
        if (!written.isEmpty() && written.chars().noneMatch(Character::isDigit)) {
            assembly.warn(
                    element.where(),
                    "the discount factor (" + Numbers.shown(written) + ") is not a number; it counts as 1");
            return Optional.empty();
        }
        return Optional.of(element.number("value"));
    }

    private UtilityFunction additive(XmlElement objective, String file) {
        Map<Integer, Rational> byWeight = new LinkedHashMap<>();
        weights(objective, byWeight);
        if (byWeight.isEmpty()) {
            throw new BadDomainException(file, "the profile has no <weight>", "Add one per issue.");
        }
        Map<Integer, XmlElement> elements = new LinkedHashMap<>();
        issueElements(objective).forEach(issue -> {
            int index = issue.attribute("index").isPresent() ? issue.whole("index") : elements.size() + 1;
            elements.putIfAbsent(index, issue);
        });
        Map<String, Rational> weights = new LinkedHashMap<>();
        Map<String, Map<String, Rational>> values = new LinkedHashMap<>();
        Rational sum = Rational.ZERO;
        for (Map.Entry<Integer, Issue> entry : byIndex.entrySet()) {
            Issue issue = entry.getValue();
            XmlElement element = elements.get(entry.getKey());
            if (element == null) {
                throw new BadDomainException(
                        file,
                        "the issue " + issue.id() + " (index " + entry.getKey() + ") of " + domainName + " is missing",
                        "Is it a profile of this domain?");
            }
            Rational weight = byWeight.getOrDefault(entry.getKey(), Rational.ZERO);
            if (weight.signum() < 0) {
                throw new BadDomainException(
                        element.where(), "the weight of " + issue.id() + " is below 0", "Write 0 or more.");
            }
            sum = sum.plus(weight);
            weights.put(issue.id(), weight);
            values.put(issue.id(), values(issue, element));
        }
        if (sum.compareTo(Rational.ONE) > 0) {
            assembly.warn(
                    file,
                    "the weights sum to " + sum.toDecimal(18)
                            + "; they are used as they are, and a utility above 1 counts" + " as 1");
        }
        return new UtilityFunction.Additive(weights, values);
    }

    /** Only an objective's own children count: similarity functions have weights of their own. */
    private static void weights(XmlElement objective, Map<Integer, Rational> weights) {
        objective.all("weight").forEach(w -> weights.put(w.whole("index"), w.number("value")));
        objective.all("objective").forEach(inner -> weights(inner, weights));
    }

    private Map<String, Rational> values(Issue issue, XmlElement element) {
        if (issue.options() instanceof Options.Listed listed) {
            return evaluations(issue, listed, element);
        }
        boolean whole = type(element).equals("integer");
        XmlElement evaluator = element.first("evaluator")
                .orElseThrow(() -> new BadDomainException(
                        element.where(),
                        "the issue " + issue.id() + " has no <evaluator>",
                        "Add <evaluator ftype=\"linear\" slope=\"...\" offset=\"...\"/>."));
        Rational lower = bound(element, "lowerbound");
        Map<String, Rational> values = new LinkedHashMap<>();
        for (int o = 0; o < issue.options().size(); o++) {
            Option option = issue.options().get(o);
            Rational x = option.value() == null ? Rational.ZERO : option.value();
            values.put(option.id(), evaluated(evaluator, whole ? x.minus(lower) : x));
        }
        return values;
    }

    private static Rational evaluated(XmlElement evaluator, Rational x) {
        String kind = evaluator.attribute("ftype").orElse("linear").toLowerCase(Locale.ROOT);
        Rational value = switch (kind) {
            case "linear" ->
                parameter(evaluator, "slope", "parameter1").times(x).plus(parameter(evaluator, "offset", "parameter0"));
            case "constant" -> parameter(evaluator, "offset", "parameter0");
            case "triangular" ->
                triangular(
                        x,
                        evaluator.number("parameter0"),
                        evaluator.number("parameter1"),
                        evaluator.number("parameter2"));
            default ->
                throw new BadDomainException(
                        evaluator.where(),
                        "the evaluator is of an unknown kind, " + Numbers.shown(kind),
                        "Known are linear, constant and triangular.");
        };
        return value.max(Rational.ZERO).min(Rational.ONE);
    }

    private static Rational parameter(XmlElement evaluator, String name, String other) {
        return evaluator.attribute(name).isPresent() ? evaluator.number(name) : evaluator.number(other);
    }

    /** Rises from the lower end to 1 at the top, falls to 0 at the upper end. */
    private static Rational triangular(Rational x, Rational lower, Rational upper, Rational top) {
        if (x.compareTo(lower) < 0 || x.compareTo(upper) >= 0) {
            return Rational.ZERO;
        }
        return x.compareTo(top) < 0
                ? x.minus(lower).dividedBy(top.minus(lower))
                : Rational.ONE.minus(x.minus(top).dividedBy(upper.minus(top)));
    }

    private Map<String, Rational> evaluations(Issue issue, Options.Listed listed, XmlElement element) {
        Map<String, Rational> evaluations = new LinkedHashMap<>();
        Rational most = Rational.ZERO;
        for (XmlElement item : element.all("item")) {
            String value = item.required("value");
            if (item.attribute("evaluation").isEmpty()) {
                continue;
            }
            Rational evaluation = item.number("evaluation");
            if (evaluation.signum() < 0) {
                throw new BadDomainException(
                        item.where(), "the evaluation of " + value + " is below 0", "Write 0 or more.");
            }
            if (listed.indexOf(value) < 0) {
                assembly.warn(item.where(), "the domain has no value " + value + " for " + issue.id() + "; left out");
                continue;
            }
            evaluations.put(value, evaluation);
            most = most.max(evaluation);
        }
        Map<String, Rational> values = new LinkedHashMap<>();
        for (Option option : listed.all()) {
            Rational evaluation = evaluations.get(option.id());
            if (evaluation == null) {
                assembly.warn(
                        element.where(),
                        "the profile does not evaluate " + option.id() + " of " + issue.id() + "; it counts as 0");
            }
            values.put(
                    option.id(), evaluation == null || most.signum() == 0 ? Rational.ZERO : evaluation.dividedBy(most));
        }
        return values;
    }

    private UtilityFunction rectangles(XmlElement utility) {
        Rational maximum = utility.number("maxutility");
        List<XmlElement> functions = utility.all("ufun");
        if (functions.size() != 1 || maximum.signum() <= 0) {
            throw new BadDomainException(
                    utility.where(),
                    functions.size() != 1
                            ? "there are " + functions.size() + " <ufun>, one is read"
                            : "maxutility (" + maximum + ") must be above 0",
                    "Check the <utility> element.");
        }
        XmlElement function = functions.getFirst();
        UtilityFunction.Aggregation aggregation =
                switch (function.attribute("aggregation").orElse("sum").toLowerCase(Locale.ROOT)) {
                    case "sum" -> UtilityFunction.Aggregation.SUM;
                    case "min" -> UtilityFunction.Aggregation.LEAST;
                    case "max" -> UtilityFunction.Aggregation.LARGEST;
                    default ->
                        throw new BadDomainException(
                                function.where(), "the aggregation is unknown", "Known are sum, min and max.");
                };
        Rational weight = function.attribute("weight").isPresent() ? function.number("weight") : Rational.ONE;
        List<UtilityFunction.Rectangle> all = new ArrayList<>();
        for (XmlElement rectangle : function.all("hyperRectangle")) {
            Rational factor = rectangle.attribute("weight").isPresent() ? rectangle.number("weight") : Rational.ONE;
            Rational pays = rectangle.number("utility").times(factor).times(weight);
            boolean includes = !rectangle.all("INCLUDES").isEmpty();
            boolean excludes = !rectangle.all("EXCLUDES").isEmpty();
            if (includes && excludes || pays.signum() < 0) {
                throw new BadDomainException(
                        rectangle.where(),
                        includes && excludes
                                ? "a rectangle has both INCLUDES and EXCLUDES"
                                : "a rectangle pays less than 0",
                        "Make two of it, or correct the number.");
            }
            all.add(new UtilityFunction.Rectangle(
                    pays, bounds(rectangle.all(excludes ? "EXCLUDES" : "INCLUDES")), excludes));
        }
        return new UtilityFunction.HyperRectangles(all, aggregation, maximum);
    }

    private Map<String, UtilityFunction.Bounds> bounds(List<XmlElement> elements) {
        Map<String, UtilityFunction.Bounds> bounds = new LinkedHashMap<>();
        for (XmlElement element : elements) {
            Issue issue = byIndex.get(element.whole("index"));
            if (issue == null || issue.options() instanceof Options.Listed) {
                throw new BadDomainException(
                        element.where(),
                        "there is no whole-number issue with the index " + element.whole("index"),
                        "Is it a profile of this domain?");
            }
            Rational least = element.number("min");
            Rational most = element.number("max");
            UtilityFunction.Bounds before = bounds.get(issue.id());
            bounds.put(
                    issue.id(),
                    before == null
                            ? new UtilityFunction.Bounds(least, most)
                            : new UtilityFunction.Bounds(
                                    before.least().max(least), before.most().min(most)));
        }
        return bounds;
    }
}
