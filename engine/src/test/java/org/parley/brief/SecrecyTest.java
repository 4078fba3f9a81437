package org.parley.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.parley.Cases;
import org.parley.Planted;
import org.parley.model.Act;
import org.parley.model.Actor;
import org.parley.model.Agreement;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Clause;
import org.parley.model.DisputeStep;
import org.parley.model.Event;
import org.parley.model.Extension;
import org.parley.model.Faction;
import org.parley.model.Guarantee;
import org.parley.model.Issue;
import org.parley.model.Mechanism;
import org.parley.model.Meta;
import org.parley.model.Obligation;
import org.parley.model.Roster;
import org.parley.model.Stage;
import org.parley.model.Stakes;
import org.parley.model.Tip;
import org.parley.model.Visibility;

/** What is private reaches no byte of a site: not itself, not its past, not a count, an order or a time that tells of it. */
class SecrecyTest {

    private static final SiteSettings SETTINGS = new SiteSettings(
            "Site", java.net.URI.create("https://talks.example/"), List.of("A"), List.of(), null, null, "en");

    private final Case gaza = Cases.shipped("gaza-2024-02");
    private final SortedMap<String, String> plain = site(gaza, History.none(gaza, "none"));

    private static SortedMap<String, String> site(Case read, History history) {
        return Site.write(List.of(new Site.Entry("gaza", read, history)), SETTINGS);
    }

    @Property(tries = 25)
    void private_entries_of_every_kind_change_not_a_byte(@ForAll long seed) {
        Random random = new Random(seed);
        Planted planted = new Planted();
        Case.Builder builder = gaza.change();
        Planted.lists(builder).forEach((name, list) -> {
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(random.nextInt(list.size() + 1), planted.entry(name));
            }
        });
        pointAt(builder, random);
        Case secret = builder.build();
        assertThat(site(secret, History.none(secret, "none"))).isEqualTo(plain);
    }

    @Property(tries = 8)
    void private_parts_of_public_entries_change_not_a_byte(@ForAll long seed) {
        Random random = new Random(seed);
        Planted planted = new Planted();
        Case base = withAgreement();
        Case.Builder builder = base.change();
        builder.actors.replaceAll(a -> new Actor(
                a.id(),
                a.name(),
                a.roles(),
                a.allyOf(),
                mixed(a.factions(), planted.made(Faction.class, 0), random),
                a.ratification(),
                a.meta()));
        builder.issues.replaceAll(i -> new Issue(
                i.id(),
                i.name(),
                i.question(),
                i.options(),
                i.divisible(),
                mixed(i.precedents(), planted.made(Issue.Precedent.class, 0), random),
                i.meta()));
        Agreement a = base.agreement();
        List<Stage> stages = a.stages().stream()
                .map(stage -> new Stage(
                        stage.id(),
                        stage.name(),
                        stage.firstDay(),
                        stage.days(),
                        stage.gate(),
                        stage.open(),
                        mixed(stage.obligations(), planted.made(Obligation.class, 0), random),
                        stage.meta()))
                .toList();
        builder.agreement = new Agreement(
                a.title(),
                a.act(),
                a.standing(),
                a.dayZero(),
                a.terms(),
                mixed(a.events(), planted.made(Event.class, 0), random),
                mixed(a.rosters(), planted.made(Roster.class, 0), random),
                mixed(stages, planted.made(Stage.class, 0), random),
                mixed(a.extensions(), planted.made(Extension.class, 0), random),
                mixed(a.guarantees(), planted.made(Guarantee.class, 0), random),
                mixed(a.mechanisms(), planted.made(Mechanism.class, 0), random),
                mixed(a.disputes(), planted.made(DisputeStep.class, 0), random),
                mixed(a.exceptions(), planted.made(Clause.class, 0), random),
                mixed(a.termination(), planted.made(Clause.class, 0), random),
                mixed(a.stakes(), planted.made(Stakes.class, 0), random),
                new Meta(Visibility.PUBLIC, Planted.MARK, a.meta().claims()));
        Case secret = builder.build();
        assertThat(site(secret, history(base, secret))).isEqualTo(site(base, history(base, base)));
    }

    @Test
    void private_parts_of_public_entries_have_no_past_either() {
        Case base = withAgreement();
        for (boolean renamed : List.of(false, true)) {
            Case open = withParts(base, Visibility.PUBLIC, "");
            Case shut = withParts(base, Visibility.PRIVATE, renamed ? ", told otherwise" : "");
            String pages = String.join("\n", site(shut, history(open, shut)).values());
            assertThat(pages).doesNotContain(Planted.MARK);
            assertThat(site(shut, history(open, shut)).get("corrections.html"))
                    .isEqualTo(site(base, history(base, base)).get("corrections.html"));
            assertThat(String.join("\n", site(open, history(base, open)).values()))
                    .contains(Planted.MARK);
        }
    }

    private static Case withParts(Case base, Visibility visibility, String more) {
        Meta meta = new Meta(visibility, null, List.of());
        String words = Planted.MARK + " of a deal made once before" + more;
        Case.Builder builder = base.change();
        builder.actors.replaceAll(a -> a.id().equals("hamas")
                ? new Actor(
                        a.id(),
                        a.name(),
                        a.roles(),
                        a.allyOf(),
                        List.of(new Faction("wing", words, null, false, words, null, null, meta)),
                        a.ratification(),
                        a.meta())
                : a);
        builder.issues.replaceAll(i -> i.id().equals("ratio")
                ? new Issue(
                        i.id(),
                        i.name(),
                        i.question(),
                        i.options(),
                        i.divisible(),
                        List.of(i.precedents().getFirst(), new Issue.Precedent(null, words, null, meta)),
                        i.meta())
                : i);
        Agreement a = base.agreement();
        builder.agreement = new Agreement(
                a.title(),
                a.act(),
                a.standing(),
                a.dayZero(),
                a.terms(),
                a.events(),
                a.rosters(),
                a.stages(),
                a.extensions(),
                Stream.concat(
                                a.guarantees().stream(),
                                Stream.of(new Guarantee(
                                        "more",
                                        "qatar",
                                        List.of("hamas"),
                                        words,
                                        null,
                                        List.of(),
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        null,
                                        meta)))
                        .toList(),
                a.mechanisms(),
                a.disputes(),
                a.exceptions(),
                a.termination(),
                a.stakes(),
                a.meta());
        return builder.build();
    }

    private Case withAgreement() {
        Case.Builder builder = gaza.change();
        Agreement stated = gaza.agreement();
        builder.agreement = new Agreement(
                "a first step",
                stated.act(),
                stated.standing(),
                LocalDate.of(2024, 2, 20),
                stated.terms(),
                stated.events(),
                stated.rosters(),
                stated.stages(),
                stated.extensions(),
                stated.guarantees(),
                stated.mechanisms(),
                stated.disputes(),
                stated.exceptions(),
                stated.termination(),
                stated.stakes(),
                stated.meta());
        return builder.build();
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> mixed(List<T> some, Object planted, Random random) {
        List<T> all = new ArrayList<>(some);
        all.add(random.nextInt(all.size() + 1), (T) planted);
        return all;
    }

    /** Public entries that name private ones. */
    private static void pointAt(Case.Builder builder, Random random) {
        List<String> claims = builder.claims.stream()
                .map(Claim::id)
                .filter(id -> id.contains(Planted.MARK))
                .toList();
        List<String> acts = builder.record.stream()
                .map(Act::id)
                .filter(id -> id.contains(Planted.MARK))
                .toList();
        builder.claims.replaceAll(c -> c.meta().visibility() == Visibility.PRIVATE || random.nextInt(3) > 0
                ? c
                : new Claim(
                        c.id(),
                        c.source(),
                        c.attribution(),
                        c.kind(),
                        c.says(),
                        c.quote(),
                        c.hedge(),
                        c.credibility(),
                        c.about(),
                        c.answers() == null && !claims.isEmpty() ? claims.getFirst() : c.answers(),
                        joined(c.contradicts(), claims),
                        c.where(),
                        c.when(),
                        c.reports(),
                        new Meta(Visibility.PUBLIC, Planted.MARK, c.meta().claims())));
        builder.record.replaceAll(a -> a.meta().visibility() == Visibility.PRIVATE || random.nextInt(3) > 0
                ? a
                : new Act(
                        a.id(),
                        a.type(),
                        a.when(),
                        a.by(),
                        a.to(),
                        a.via(),
                        a.place(),
                        joined(a.inReplyTo(), acts),
                        a.says(),
                        a.text(),
                        a.reading(),
                        a.meta().claims().isEmpty()
                                ? a.meta()
                                : a.meta().withClaims(joined(a.meta().claims(), claims))));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    @Test
    void planting_fills_every_list_of_a_case_and_the_plain_case_would_show_it() {
        Planted planted = new Planted();
        Case.Builder builder = gaza.change();
        Planted.lists(builder).forEach((name, list) -> list.add(planted.entry(name)));
        assertThat(Planted.lists(builder)).hasSizeGreaterThanOrEqualTo(18);
        Set<String> words = new HashSet<>();
        Planted.lists(builder).values().forEach(list -> Planted.texts(list.getLast(), words));
        assertThat(words.stream().filter(w -> w.contains(Planted.MARK)).count()).isGreaterThan(120);
        // The same planted source, made public, does show: the search would find it.
        builder.sources.replaceAll(s -> s.id().contains(Planted.MARK)
                ? new org.parley.model.Source(
                        s.id(), s.title(), s.publisher(), s.published(), s.url(), s.reliability(), s.chain(), Meta.NONE)
                : s);
        Case open = builder.build();
        assertThat(String.join("", site(open, History.none(open, "none")).values()))
                .contains(Planted.MARK);
    }

    @Property(tries = 10)
    void entries_marked_private_take_every_word_that_is_only_theirs_with_them(@ForAll long seed) {
        Case secret = someHidden(gaza, new Random(seed));
        assertNothingTold(secret, site(secret, History.none(secret, "none")));
    }

    @Property(tries = 10)
    void what_was_public_once_and_is_private_now_has_no_past(@ForAll long seed) {
        Random random = new Random(seed);
        Case secret = someHidden(gaza, random);
        Case between = someHidden(changed(gaza), random);
        History history = history(gaza, changed(gaza), secret, between, changed(secret), secret);
        assertNothingTold(secret, site(secret, history));
        assertNothingTold(between, only(site(secret, history), "corrections.html"), visible(gaza, secret));
    }

    @Property(tries = 8)
    void states_that_differ_in_private_entries_only_are_no_change(@ForAll long seed) {
        Random random = new Random(seed);
        Planted planted = new Planted();
        List<Case> states = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Case.Builder builder = gaza.change();
            Planted.lists(builder)
                    .forEach((name, list) -> list.add(random.nextInt(list.size() + 1), planted.entry(name)));
            states.add(builder.build());
        }
        states.add(gaza);
        History history = history(states.toArray(Case[]::new));
        CorrectionsLog log = CorrectionsLog.of(history);
        assertThat(log.steps()).isEmpty();
        assertThat(log.updated()).isEqualTo(history.revisions().getFirst().at());
        History other = history(gaza, gaza, gaza, gaza);
        assertThat(site(gaza, history)).isEqualTo(site(gaza, other));
    }

    @Test
    void an_entry_that_was_renamed_while_it_was_made_private_is_not_told_as_taken_out() {
        Case.Builder builder = gaza.change();
        builder.claims.replaceAll(c -> c.id().equals("c-rafah")
                ? new Claim(
                        "renamed",
                        c.source(),
                        c.attribution(),
                        c.kind(),
                        c.says(),
                        c.quote(),
                        c.hedge(),
                        c.credibility(),
                        c.about(),
                        c.answers(),
                        c.contradicts(),
                        c.where(),
                        c.when(),
                        c.reports(),
                        new Meta(Visibility.PRIVATE, null, List.of()))
                : c);
        Case now = builder.build();
        assertThat(String.join("", site(now, history(gaza, now)).values()))
                .doesNotContain("a large Israeli offensive in the southern city of Rafah (hedged")
                .doesNotContain("renamed");
    }

    @Test
    void a_reason_that_quotes_what_is_private_is_not_given() {
        Case.Builder builder = gaza.change();
        builder.title = "Another title";
        builder.claims.replaceAll(c -> c.id().equals("c-rafah") ? (Claim) Planted.hidden(c) : c);
        Case now = builder.build();
        String says = gaza.claim("c-rafah").orElseThrow().says();
        History history = new History(
                List.of(
                        new History.Revision(Instant.parse("2024-03-01T10:00:00Z"), gaza, null),
                        new History.Revision(
                                Instant.parse("2024-03-02T10:00:00Z"), now, "Withheld for now: CNN: " + says + ".")),
                0,
                null,
                List.of());
        assertThat(site(now, history).get("corrections.html"))
                .contains("Another title")
                .contains("no reason was written down")
                .doesNotContain(says);
    }

    @Test
    void a_brief_for_machines_names_no_private_claim() {
        Case.Builder builder = gaza.change();
        builder.claims.replaceAll(c -> c.id().equals("c-feedback") ? (Claim) Planted.hidden(c) : c);
        assertThat(BriefJson.write(Brief.of(builder.build()))).doesNotContain("c-feedback");
    }

    @Test
    void a_tip_reaches_no_page() {
        Case.Builder builder = gaza.change();
        builder.tips.add(new Tip("tip-1", Planted.DAY, "PLANTED words about the ratio", List.of("ratio"), "PLANTED"));
        Case tipped = builder.build();
        assertThat(site(tipped, history(gaza, tipped))).isEqualTo(site(gaza, history(gaza, gaza)));
    }

    // The oracle: it knows records and visibility, and nothing of how redaction works.

    private static Case someHidden(Case read, Random random) {
        Case.Builder builder = read.change();
        Planted.lists(builder).forEach((name, list) -> {
            // Parties stay: with one of them private there are no talks to tell of.
            if (!name.equals("actors") && !name.equals("tips")) {
                list.replaceAll(entry -> random.nextInt(6) == 0 ? Planted.hidden(entry) : entry);
            }
        });
        return builder.build();
    }

    /** Another title, so that each state differs in something that may be told. */
    private static Case changed(Case read) {
        Case.Builder builder = read.change();
        builder.title = read.title() + ", once more";
        return builder.build();
    }

    private static History history(Case... states) {
        List<History.Revision> revisions = new ArrayList<>();
        for (Case state : states) {
            revisions.add(new History.Revision(
                    Instant.parse("2024-03-01T10:00:00Z").plusSeconds(3600L * revisions.size()), state, null));
        }
        return new History(revisions, 0, null, List.of());
    }

    private static void assertNothingTold(Case secret, SortedMap<String, String> site) {
        assertNothingTold(secret, site.values(), visible(secret, secret));
    }

    private static void assertNothingTold(Case secret, Collection<String> files, Set<String> open) {
        Set<String> hidden = new HashSet<>();
        Planted.lists(secret.change()).values().stream()
                .flatMap(List::stream)
                .filter(Planted::isPrivate)
                .forEach(entry -> Planted.texts(entry, hidden));
        String all = String.join("\n", files);
        Set<String> told = hidden.stream()
                .filter(text -> text.length() > 8)
                .filter(text -> open.stream().noneMatch(o -> o.contains(text)))
                .filter(text -> all.contains(Pictures.escaped(text)))
                .collect(Collectors.toSet());
        assertThat(told).isEmpty();
    }

    /** Texts of public entries: words that a private one has in common with them may show. */
    private static Set<String> visible(Case... cases) {
        Set<String> open = new HashSet<>();
        for (Case one : cases) {
            Planted.lists(one.change()).values().stream()
                    .flatMap(List::stream)
                    .filter(entry -> !Planted.isPrivate(entry))
                    .forEach(entry -> Planted.texts(entry, open));
            open.add(one.title());
            open.add(String.valueOf(one.summary()));
        }
        return open;
    }

    private static Collection<String> only(Map<String, String> site, String file) {
        return List.of(site.get(file));
    }
}
