package org.parley.casefile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Actor;
import org.parley.model.Alternative;
import org.parley.model.Attribution;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Channel;
import org.parley.model.Claim;
import org.parley.model.Condition;
import org.parley.model.Consequence;
import org.parley.model.Constraint;
import org.parley.model.Credibility;
import org.parley.model.Decision;
import org.parley.model.Demand;
import org.parley.model.Disagreement;
import org.parley.model.DisagreementPoint;
import org.parley.model.Faction;
import org.parley.model.Firmness;
import org.parley.model.Interest;
import org.parley.model.Issue;
import org.parley.model.Link;
import org.parley.model.Meta;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Passage;
import org.parley.model.Person;
import org.parley.model.Profile;
import org.parley.model.Ratification;
import org.parley.model.Rational;
import org.parley.model.Reading;
import org.parley.model.Reliability;
import org.parley.model.Role;
import org.parley.model.Source;
import org.parley.model.TalksState;
import org.parley.model.Text;
import org.parley.model.UtilityFunction;
import org.parley.model.Visibility;
import org.parley.model.When;

/**
 * A tree that fits {@link CaseShape} to a case. Claims written in place get ids and move to the list of claims. What a
 * model record refuses (a range that does not come out even, an unnamed speaker with a name) becomes a problem.
 */
final class CaseReader {

    private final String file;
    private final List<Problem> problems;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, String> claimPaths = new LinkedHashMap<>();
    private final List<Claim> claims = new ArrayList<>();

    CaseReader(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The place of every path in the tree. */
    Map<String, Place> places() {
        return places;
    }

    /** The path of every claim, by id. */
    Map<String, String> claimPaths() {
        return claimPaths;
    }

    Optional<Case> read(Node root) {
        remember(root, "");
        Keys file = new Keys(root, "");
        int before = problems.size();
        file.map("claims").forEach((id, node) -> claim(id, new Keys(node, "/claims/" + id)));
        Case.Builder builder = Case.titled(file.text("title"), file.date("as_of"));
        builder.summary = file.textOrNull("summary");
        actors(file, "parties", Role.PARTY, builder.actors);
        actors(file, "mediators", Role.MEDIATOR, builder.actors);
        actors(file, "observers", Role.OBSERVER, builder.actors);
        file.map("persons").forEach((id, node) -> builder.persons.add(person(id, new Keys(node, "/persons/" + id))));
        builder.channels.addAll(Keys.present(file.list("channels", k -> guarded(k, () -> channel(k)))));
        file.map("issues").forEach((id, node) -> {
            Keys keys = new Keys(node, "/issues/" + id);
            guarded(keys, () -> issue(id, keys)).ifPresent(builder.issues::add);
        });
        builder.constraints.addAll(file.list(
                "constraints",
                k -> new Constraint(
                        k.text("id"), condition(k.node("holds").orElseThrow()), k.text("why"), meta(k, k.text("id")))));
        file.map("sources").forEach((id, node) -> {
            Keys keys = new Keys(node, "/sources/" + id);
            guarded(keys, () -> source(id, keys)).ifPresent(builder.sources::add);
        });
        builder.record.addAll(Keys.present(file.list("record", k -> guarded(k, () -> act(k)))));
        builder.demands.addAll(Keys.present(file.list("demands", k -> guarded(k, () -> demand(k)))));
        builder.interests.addAll(file.list(
                "interests",
                k -> new Interest(
                        k.text("id"), k.text("of"), k.text("says"), k.texts("about"), meta(k, k.text("id")))));
        builder.alternatives.addAll(file.list(
                "alternatives",
                k -> new Alternative(k.text("id"), k.text("of"), k.text("says"), meta(k, k.text("id")))));
        builder.background.addAll(Keys.present(file.list("background", k -> guarded(k, () -> passage(k)))));
        builder.context.addAll(Keys.present(file.list("context", k -> guarded(k, () -> passage(k)))));
        builder.consequences.addAll(file.list("consequences", this::consequence));
        builder.links.addAll(file.list(
                "linked_issues",
                k -> new Link(k.text("id"), k.texts("issues"), k.text("says"), meta(k, k.text("id")))));
        builder.disagreements.addAll(file.list("disagreements", this::disagreement));
        file.map("profiles").forEach((party, node) -> profile(party, new Keys(node, "/profiles/" + party), builder));
        builder.disagreement =
                file.has("disagreement_point") ? new DisagreementPoint(file.numbers("disagreement_point")) : null;
        builder.decision = file.node("decision")
                .map(n -> new Keys(n, "/decision"))
                .map(k -> new Decision(Integer.parseInt(k.text("at_least")), k.texts("including")))
                .orElse(null);
        builder.agreement = file.node("agreement")
                .flatMap(n -> new AgreementReader(this).read(new Keys(n, "/agreement")))
                .orElse(null);
        builder.claims.addAll(claims);
        builder.tips.addAll(Tips.read(file));
        return problems.size() == before ? Optional.of(builder.build()) : Optional.empty();
    }

    private void actors(Keys file, String section, Role role, List<Actor> into) {
        file.map(section).forEach((id, node) -> {
            Keys k = new Keys(node, "/" + section + "/" + id);
            List<Role> roles = new ArrayList<>(List.of(role));
            k.texts("roles").stream()
                    .map(word -> Keys.constant(word, Role.class))
                    .filter(r -> r != role)
                    .forEach(roles::add);
            List<Faction> factions = new ArrayList<>();
            k.map("factions")
                    .forEach((faction, n) ->
                            factions.add(faction(faction, new Keys(n, k.path() + "/factions/" + faction))));
            Ratification rule =
                    k.node("ratification").map(RatificationFile::read).orElse(null);
            into.add(new Actor(id, k.text("name"), roles, k.texts("ally_of"), factions, rule, meta(k, id)));
        });
    }

    private Faction faction(String id, Keys k) {
        Case.Builder own = Case.titled(id, LocalDate.EPOCH);
        k.node("profile").ifPresent(n -> profile(id, new Keys(n, k.path() + "/profile"), own));
        Profile profile = own.profiles.isEmpty() ? null : own.profiles.getFirst();
        return new Faction(
                id,
                k.text("name"),
                k.wholeOrNull("seats"),
                k.yes("veto"),
                k.textOrNull("stance"),
                profile,
                own.partialProfiles.isEmpty() ? null : own.partialProfiles.getFirst(),
                meta(k, id));
    }

    private Person person(String id, Keys k) {
        return new Person(
                id,
                k.text("name"),
                k.textOrNull("office"),
                k.textOrNull("speaks_for"),
                k.textOrNull("within"),
                meta(k, id));
    }

    private Channel channel(Keys k) {
        String id = k.text(
                "id", "channel-" + (Integer.parseInt(k.path().substring(k.path().lastIndexOf('/') + 1)) + 1));
        return new Channel(
                id,
                k.texts("between"),
                k.textOrNull("through"),
                k.textOrNull("place"),
                k.textOrNull("reachability"),
                k.has("latency") ? latency(k.text("latency")) : null,
                meta(k, id));
    }

    private static Duration latency(String written) {
        Matcher matcher = ShapeCheck.LATENCY.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("latency (" + written + ") must be like 36h or 7d");
        }
        long number = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
    }

    private Issue issue(String id, Keys k) {
        Node options = k.node("options").orElseThrow();
        Options read;
        if (options instanceof Node.Items(List<Node> all, Place place)) {
            List<Option> listed = all.stream().map(CaseReader::option).toList();
            read = new Options.Listed(listed, k.yes("ordered"), k.textOrNull("unit"));
        } else {
            Keys range = new Keys(options, k.path() + "/options");
            read = new Options.Range(
                    range.number("from"),
                    range.number("to"),
                    range.number("step"),
                    range.textOrNull("unit"),
                    range.yes("real"));
        }
        List<Issue.Precedent> precedents = new ArrayList<>();
        for (Keys p : k.list("precedents", each -> each)) {
            precedents.add(new Issue.Precedent(
                    p.textOrNull("option"),
                    p.text("says"),
                    p.when(),
                    meta(p, id + "-precedent-" + (precedents.size() + 1))));
        }
        return new Issue(id, k.text("name", id), k.text("question"), read, k.yes("divisible"), precedents, meta(k, id));
    }

    private static Option option(Node node) {
        if (node instanceof Node.Scalar(String text, Place place)) {
            return new Option(text, text, null);
        }
        Keys k = new Keys(node, "");
        return new Option(k.text("id"), k.text("name", k.text("id")), k.numberOrNull("value"));
    }

    static Condition condition(Node node) {
        List<Condition> parts = new ArrayList<>();
        Keys k = new Keys(node, "");
        for (Node.Entry entry : ((Node.Keys) node).entries()) {
            switch (entry.key()) {
                case "if" ->
                    parts.add(new Condition.IfThen(
                            condition(entry.value()), condition(k.node("then").orElseThrow())));
                case "then" -> {}
                case "all" ->
                    parts.add(new Condition.All(Keys.items(entry.value()).stream()
                            .map(CaseReader::condition)
                            .toList()));
                case "any" ->
                    parts.add(new Condition.Any(Keys.items(entry.value()).stream()
                            .map(CaseReader::condition)
                            .toList()));
                default -> parts.add(bound(entry.key(), entry.value()));
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private static Condition bound(String issue, Node node) {
        return switch (node) {
            case Node.Scalar(String text, Place place) ->
                ShapeCheck.comparison(text)
                        .<Condition>map(c -> new Condition.Compare(issue, operator(c[0]), c[1]))
                        .orElseGet(() -> new Condition.OneOf(issue, Set.of(text)));
            case Node.Items items -> new Condition.OneOf(issue, texts(items));
            case Node.Keys keys ->
                new Condition.NoneOf(issue, texts(keys.entries().getFirst().value()));
        };
    }

    private static Set<String> texts(Node node) {
        Set<String> all = new LinkedHashSet<>();
        Keys.items(node).forEach(item -> all.add(Keys.textOf(item)));
        return all;
    }

    private static Condition.Operator operator(String sign) {
        for (Condition.Operator operator : Condition.Operator.values()) {
            if (operator.sign().equals(sign)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("no comparison " + sign);
    }

    private Source source(String id, Keys k) {
        return new Source(
                id,
                k.text("title"),
                k.textOrNull("publisher"),
                k.dates("published"),
                k.textOrNull("url"),
                k.word("reliability", Reliability.class),
                k.texts("chain"),
                new Meta(k.word("visibility", Visibility.PUBLIC), k.textOrNull("note"), List.of()));
    }

    private void claim(String id, Keys k) {
        claimPaths.put(id, k.path());
        guarded(k, () -> {
                    Keys a = new Keys(k.node("attribution").orElseThrow(), k.path() + "/attribution");
                    Attribution attribution = new Attribution(
                            a.word("kind", Attribution.Kind.class),
                            a.textOrNull("speaker"),
                            a.textOrNull("words"),
                            a.texts("through"));
                    Claim.Report report = k.node("reports")
                            .map(n -> new Keys(n, k.path() + "/reports"))
                            .map(r -> new Claim.Report(
                                    r.has("state") ? r.word("state", TalksState.class) : null,
                                    r.texts("sticking"),
                                    r.yes("only"),
                                    r.textOrNull("turn"),
                                    r.textOrNull("awaiting"),
                                    r.yes("condition")))
                            .orElse(null);
                    return new Claim(
                            id,
                            k.text("source"),
                            attribution,
                            k.word("kind", Claim.Kind.class),
                            k.text("says"),
                            k.textOrNull("quoted"),
                            k.textOrNull("hedge"),
                            Credibility.of(Integer.parseInt(k.text("credibility"))),
                            k.texts("about"),
                            k.textOrNull("answers"),
                            k.texts("contradicts"),
                            k.textOrNull("where"),
                            k.when(),
                            report,
                            new Meta(k.word("visibility", Visibility.PUBLIC), k.textOrNull("note"), List.of()));
                })
                .ifPresent(claims::add);
    }

    private Act act(Keys k) {
        boolean hasText = k.has("outcome") || k.has("text") || k.has("reported");
        Text text = hasText
                ? new Text(k.textMap("outcome"), k.textMap("text"), k.word("reported", Text.Reported.FULL))
                : null;
        When when = k.when();
        if (when == null) {
            throw new IllegalArgumentException("the act has no date: write `on`, or `between` with `basis`");
        }
        return new Act(
                k.text("id"),
                k.word("act", ActType.class),
                when,
                k.text("by"),
                k.texts("to"),
                k.textOrNull("via"),
                k.textOrNull("place"),
                k.texts("in_reply_to"),
                k.text("says"),
                text,
                k.word("reading", Reading.PLAIN),
                AgreementReader.performance(k),
                meta(k, k.text("id")));
    }

    private Demand demand(Keys k) {
        int stances = (k.has("require") ? 1 : 0) + (k.has("scope") ? 1 : 0) + (k.has("process") ? 1 : 0);
        if (stances > 1) {
            throw new IllegalArgumentException(
                    "a demand is one of `require`, `scope` and `process`, not several; split it");
        }
        String says = k.text("says", k.text("process", ""));
        if (says.isEmpty()) {
            throw new IllegalArgumentException("the demand has no words: write `says`");
        }
        List<String> about = k.texts("about");
        Demand.Stance stance;
        if (k.has("require")) {
            stance = new Demand.Require(condition(k.node("require").orElseThrow()));
        } else if (k.has("scope")) {
            if (about.size() != 1) {
                throw new IllegalArgumentException("`scope` needs exactly one issue under `about`");
            }
            stance = new Demand.Scope(about.getFirst(), k.text("scope").equals("in"));
        } else {
            stance = k.has("process") ? new Demand.Process(k.text("process"), about) : new Demand.Words(about);
        }
        return new Demand(
                k.text("id"),
                k.text("party"),
                stance,
                k.word("firmness", Firmness.class),
                says,
                k.dates("since"),
                k.dates("until"),
                meta(k, k.text("id")));
    }

    private Passage passage(Keys k) {
        return new Passage(k.text("id"), k.text("says"), k.texts("about"), k.when(), meta(k, k.text("id")));
    }

    private Consequence consequence(Keys k) {
        List<Consequence.Step> steps = new ArrayList<>();
        for (Node step : Keys.items(k.node("then").orElseThrow())) {
            if (step instanceof Node.Scalar(String text, Place place)) {
                steps.add(new Consequence.Step(text, null));
            } else {
                Keys s = new Keys(step, "");
                steps.add(new Consequence.Step(s.text("says"), s.textOrNull("hedge")));
            }
        }
        return new Consequence(k.text("id"), k.textOrNull("of"), k.text("given"), steps, meta(k, k.text("id")));
    }

    private Disagreement disagreement(Keys k) {
        String id = k.text("id");
        List<Disagreement.View> views = new ArrayList<>();
        for (Keys v : k.list("views", each -> each)) {
            views.add(new Disagreement.View(v.text("says"), claimIds(v, id + "-view-" + (views.size() + 1))));
        }
        return new Disagreement(id, k.text("question"), views, meta(k, id));
    }

    private void profile(String party, Keys k, Case.Builder builder) {
        Basis basis = k.word("basis", Basis.class);
        Meta meta = meta(k, party + "-profile");
        Rational reservation = k.has("reservation") ? k.number("reservation") : Rational.ZERO;
        switch (k.text("kind")) {
            case "additive" ->
                builder.profiles.add(new Profile(
                        party,
                        new UtilityFunction.Additive(k.numbers("weights"), perOption(k, "values")),
                        reservation,
                        k.numberOrNull("discount"),
                        basis,
                        meta));
            case "rectangles" ->
                builder.profiles.add(
                        new Profile(party, rectangles(k), reservation, k.numberOrNull("discount"), basis, meta));
            case "groups" ->
                builder.profiles.add(new Profile(
                        party,
                        new UtilityFunction.Groups(k.list("groups", CaseReader::group)),
                        reservation,
                        k.numberOrNull("discount"),
                        basis,
                        meta));
            case "points" ->
                builder.profiles.add(new Profile(
                        party,
                        new UtilityFunction.Points(perOption(k, "points")),
                        reservation,
                        k.numberOrNull("discount"),
                        basis,
                        meta));
            default ->
                guarded(k, () -> PartialProfiles.read(party, k, meta, this::meta))
                        .ifPresent(builder.partialProfiles::add);
        }
    }

    private UtilityFunction rectangles(Keys k) {
        return new UtilityFunction.HyperRectangles(
                Keys.present(k.list("rectangles", r -> guarded(r, () -> rectangle(r)))),
                k.word("aggregation", UtilityFunction.Aggregation.SUM),
                k.has("maximum") && k.number("maximum").signum() > 0 ? k.number("maximum") : Rational.ONE);
    }

    private static UtilityFunction.Rectangle rectangle(Keys k) {
        if (k.has("within") && k.has("outside")) {
            throw new IllegalArgumentException(
                    "a rectangle pays either `within` or `outside` of its numbers, and one has both");
        }
        return new UtilityFunction.Rectangle(
                k.number("pays"), bounds(k, k.has("outside") ? "outside" : "within"), k.has("outside"));
    }

    private static Map<String, UtilityFunction.Bounds> bounds(Keys k, String key) {
        Map<String, UtilityFunction.Bounds> all = new LinkedHashMap<>();
        k.map(key).forEach((issue, node) -> {
            List<Rational> ends = Keys.items(node).stream()
                    .map(Keys::textOf)
                    .map(Rational::parse)
                    .toList();
            if (ends.size() != 2) {
                throw new IllegalArgumentException("a rectangle's numbers for `" + issue
                        + "` are two, the first and the last, like [1, 5], not " + ends.size());
            }
            all.put(issue, new UtilityFunction.Bounds(ends.getFirst(), ends.getLast()));
        });
        return all;
    }

    private static UtilityFunction.Group group(Keys k) {
        Map<List<String>, Rational> table = new LinkedHashMap<>();
        k.list("table", line -> table.put(line.texts("options"), line.number("brings")));
        return new UtilityFunction.Group(k.text("name"), k.texts("issues"), table);
    }

    private static Map<String, Map<String, Rational>> perOption(Keys k, String key) {
        Map<String, Map<String, Rational>> all = new LinkedHashMap<>();
        k.map(key).forEach((issue, node) -> {
            Map<String, Rational> options = new LinkedHashMap<>();
            ((Node.Keys) node).entries().forEach(e -> options.put(e.key(), Rational.parse(Keys.textOf(e.value()))));
            all.put(issue, options);
        });
        return all;
    }

    Meta meta(Keys k, String owner) {
        return new Meta(k.word("visibility", Visibility.PUBLIC), k.textOrNull("note"), claimIds(k, owner));
    }

    private List<String> claimIds(Keys k, String owner) {
        List<String> ids = new ArrayList<>();
        List<Node> items = k.node("claims").map(Keys::items).orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Node.Scalar(String id, Place place)) {
                ids.add(id);
            } else {
                Keys inline = new Keys(
                        items.get(i),
                        k.path() + "/claims" + (k.node("claims").orElseThrow() instanceof Node.Items ? "/" + i : ""));
                String id = inline.text("id", owner + "-claim-" + (i + 1));
                claim(id, inline);
                ids.add(id);
            }
        }
        return ids;
    }

    /** Runs a reading whose model record may refuse what the shape let pass. */
    <T> Optional<T> guarded(Keys k, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(
                    file,
                    places.getOrDefault(k.path(), Place.START),
                    Problem.Severity.ERROR,
                    String.valueOf(e.getMessage()),
                    "See this key in docs/case-file.md."));
            return Optional.empty();
        }
    }

    private void remember(Node node, String path) {
        places.put(path, node.place());
        switch (node) {
            case Node.Scalar scalar -> {}
            case Node.Items(List<Node> all, Place place) -> {
                for (int i = 0; i < all.size(); i++) {
                    remember(all.get(i), path + "/" + i);
                }
            }
            case Node.Keys(List<Node.Entry> entries, Place place) ->
                entries.forEach(entry -> remember(entry.value(), path + "/" + entry.key()));
        }
    }
}
