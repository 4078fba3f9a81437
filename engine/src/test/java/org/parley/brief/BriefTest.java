package org.parley.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.Cases;
import org.parley.casefile.CaseFile;
import org.parley.model.Act;
import org.parley.model.ActType;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Interest;
import org.parley.model.Issue;
import org.parley.model.Meta;
import org.parley.model.Option;
import org.parley.model.Options;
import org.parley.model.Reading;
import org.parley.model.Text;
import org.parley.model.Visibility;
import org.parley.model.When;
import org.parley.record.Selection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BriefTest {

    /** Words that judge; they may stand inside attributed quotation only. */
    private static final List<String> LOADED = List.of(
            "terrorist",
            "regime",
            "murder",
            "slaughter",
            "massacre",
            "occupation",
            "occupier",
            "martyr",
            "brutal",
            "barbaric",
            "atrocity",
            "genocide",
            "intransigent",
            "stubborn",
            "refuses",
            "refused",
            "unfortunately",
            "of course",
            "fair",
            "unfair",
            "reasonable",
            "unreasonable",
            "blame",
            "should",
            "delusional",
            "hardline",
            "extremist");

    private final Case gaza = Selection.fromSources(Cases.shipped("gaza-2024-02"), Set.of("cnn"));

    @Test
    void the_status_is_computed_and_stands_beside_what_the_outlet_says() {
        JsonNode status = json(gaza).get("status");
        assertThat(status.get("computed").get("state").asString()).isEqualTo("awaiting");
        assertThat(status.get("computed").get("party").asString()).isEqualTo("hamas");
        assertThat(status.get("computed").get("since").toString()).isEqualTo("[\"2024-02-11\",\"2024-02-15\"]");
        assertThat(status.get("computed").get("until").isNull()).isTrue();
        JsonNode impasse = status.get("reported").get(0);
        assertThat(impasse.get("state").asString()).isEqualTo("impasse");
        assertThat(impasse.get("hedge").asString()).isEqualTo("appear");
    }

    @Test
    void who_is_awaited_on_what_and_by_whose_word_is_said() {
        String stand = text(Brief.of(gaza), Section.WHERE_THINGS_STAND);
        assertThat(stand)
                .contains(
                        "the answer of Hamas is awaited, since some day between 11 and 15 February 2024; no reply window is known");
        assertThat(stand).contains("A source familiar with the negotiations: Qatar");
        assertThat(stand).contains("Receipt of it by Hamas is not reported");
        assertThat(stand).contains("Hamas must change its position before");
    }

    @Test
    void there_is_one_sticking_point_for_each_of_three_issues() {
        JsonNode points = json(gaza).get("sticking_points");
        assertThat(points.size()).isEqualTo(3);
        assertThat(points.get(0).get("issue").asString()
                        + points.get(0).get("kind").asString())
                .isEqualTo("ratioreported");
        assertThat(points.get(1).get("issue").asString()
                        + points.get(1).get("kind").asString())
                .isEqualTo("withdrawal-extentderived");
        assertThat(points.get(1).get("minimal_sets").toString())
                .isEqualTo(
                        "[[\"hamas-full-withdrawal\",\"israel-no-withdrawal\"],[\"hamas-full-withdrawal\",\"israel-not-full\"]]");
        assertThat(points.get(2).get("issue").asString()
                        + points.get(2).get("kind").asString())
                .isEqualTo("al-aqsareported");
        assertThat(text(Brief.of(gaza), Section.STICKING_POINTS))
                .contains("United States, on record, holds al-Aqsa")
                .contains("to be outside this negotiation");
    }

    @Test
    void three_tensions_are_shown_and_the_missing_reasons_are_named() {
        Brief brief = Brief.of(gaza);
        assertThat(brief.in(Section.DISAGREEMENTS)).hasSize(3);
        assertThat(text(brief, Section.REASONS))
                .contains("Hamas: this record gives none; that is a limit of the sources.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orange", "stadium", "camp-david-1978", "panama-1974", "gaza-2024-02"})
    void no_loaded_word_stands_outside_attributed_quotation(String name) {
        Brief brief = Brief.of(Cases.shipped(name));
        for (Sentence sentence : brief.sentences()) {
            String unquoted = sentence.text().replaceAll("“[^”]*”", "").toLowerCase(Locale.ROOT);
            for (String word : LOADED) {
                assertThat(unquoted).as(sentence.text()).doesNotContainPattern("\\b" + word + "\\b");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"orange", "stadium", "camp-david-1978", "panama-1974", "gaza-2024-02"})
    void the_page_for_the_terminal_has_sixty_lines_of_eighty_characters_at_most(String name) {
        List<String> lines =
                BriefText.write(Brief.of(Cases.shipped(name)), 80).lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(BriefText.LINES).allMatch(line -> line.length() <= 80);
    }

    @Test
    void parties_come_by_the_alphabet_and_can_be_switched() {
        assertThat(Brief.of(gaza).findings().parties().stream().map(p -> p.id()))
                .containsExactly("hamas", "israel");
        assertThat(Brief.of(gaza, Brief.Order.REVERSED).findings().parties().stream()
                        .map(p -> p.id()))
                .containsExactly("israel", "hamas");
    }

    @Test
    void every_sentence_has_a_basis_that_leads_into_the_case() {
        for (Sentence s : Brief.of(gaza).sentences()) {
            assertThat(!s.claims().isEmpty() || s.rule() != null || s.absence()).isTrue();
            assertThat(s.claims()).allMatch(id -> gaza.claim(id).isPresent());
            assertThat(s.acts()).allMatch(id -> gaza.act(id).isPresent());
            assertThat(s.demands()).allMatch(id -> gaza.demand(id).isPresent());
            assertThat(Explanation.of(Brief.of(gaza), s)).isNotEmpty();
        }
    }

    @Test
    void every_claim_of_the_case_is_told_somewhere() {
        Set<String> told = Brief.of(gaza).sentences().stream()
                .flatMap(s -> s.claims().stream())
                .collect(Collectors.toSet());
        assertThat(gaza.claims().stream().map(c -> c.id()).filter(id -> !told.contains(id)))
                .isEmpty();
    }

    @Test
    void removing_a_claim_touches_only_sentences_that_rest_on_it() {
        Brief whole = Brief.of(gaza);
        for (var removed : gaza.claims()) {
            Brief less = Brief.of(Selection.only(gaza, c -> !c.id().equals(removed.id())));
            assertThat(whole.notIn(less))
                    .as("without %s", removed.id())
                    .allMatch(s -> s.claims().contains(removed.id()) || s.absence());
            assertThat(less.notIn(whole))
                    .as("without %s", removed.id())
                    .allMatch(s -> s.absence() || s.rule() != null || told(whole, s));
        }
    }

    /** Whether a sentence tells what another brief told with the same claims and more: a view or an entry that lost one. */
    private static boolean told(Brief whole, Sentence s) {
        return whole.sentences().stream()
                .anyMatch(w -> w.claims().containsAll(s.claims()) && w.section() == s.section());
    }

    @Property(tries = 20)
    void permuting_the_file_changes_no_sentence(@ForAll long seed) {
        Random random = new Random(seed);
        Case.Builder shuffled = gaza.change();
        for (List<?> list : List.of(
                shuffled.claims,
                shuffled.record,
                shuffled.actors,
                shuffled.persons,
                shuffled.interests,
                shuffled.context,
                shuffled.disagreements)) {
            Collections.shuffle(list, random);
        }
        assertThat(sorted(Brief.of(shuffled.build()))).isEqualTo(sorted(Brief.of(gaza)));
    }

    @Test
    void renaming_ids_changes_no_sentence() throws IOException {
        String text = Files.readString(Path.of("cases", "gaza-2024-02.yaml"));
        String renamed = text.replaceAll("\\b(c-[a-z0-9-]+)\\b", "x$1")
                .replaceAll("(?m)^- id: (?!framework|counterproposal)([a-z-]+)$", "- id: renamed-$1")
                .replaceAll(
                        "\\b(hamas|israel|qatar|al-aqsa|withdrawal-extent|withdrawal-pace|netanyahu|cnn)\\b", "x$1");
        assertThat(sorted(Brief.of(CaseFile.read(renamed, "renamed"))))
                .isEqualTo(sorted(Brief.of(Cases.shipped("gaza-2024-02"))));
    }

    @Test
    void moving_the_date_of_the_case_changes_only_what_hangs_on_it() {
        Case.Builder later = gaza.change();
        later.asOf = gaza.asOf().plusDays(3);
        Brief moved = Brief.of(later.build());
        assertThat(sorted(moved)).isEqualTo(sorted(Brief.of(gaza)));
        assertThat(moved.closing()).contains("18 February 2024");
    }

    @Test
    void what_moved_between_two_texts_of_a_side_is_told_with_its_steps() {
        Case.Builder builder = Case.titled("road", LocalDate.of(2024, 3, 1))
                .party("a", "Upper")
                .party("b", "Lower");
        builder.issues.add(new Issue(
                "road",
                "the road",
                "?",
                new Options.Listed(
                        Stream.of("shut", "daytime", "open").map(Option::of).toList(), true, null),
                false,
                List.of(),
                Meta.NONE));
        for (String option : List.of("shut", "open")) {
            builder.record.add(new Act(
                    "t-" + option,
                    ActType.PROPOSE,
                    When.on(LocalDate.of(2024, 2, option.length())),
                    "a",
                    List.of(),
                    null,
                    null,
                    List.of(),
                    "Upper proposed",
                    new Text(Map.of("road", option), Map.of(), Text.Reported.FULL),
                    Reading.PLAIN,
                    Meta.NONE));
        }
        assertThat(text(Brief.of(builder.build()), Section.ON_THE_TABLE))
                .contains("Upper moved on the road on 4 February 2024: from ")
                .contains("two steps");
    }

    @Test
    void since_a_day_only_what_is_dated_then_or_later_is_told() {
        Brief news = Brief.of(gaza).since(LocalDate.of(2024, 2, 15));
        assertThat(news.sentences())
                .isNotEmpty()
                .allMatch(s -> !s.when().latest().isBefore(LocalDate.of(2024, 2, 15)));
        assertThat(text(news, Section.THIRD_PARTIES)).contains("Blinken").doesNotContain("al-Aqsa");
    }

    @Test
    void what_is_private_reaches_no_form_of_the_brief() {
        Case.Builder builder = gaza.change();
        builder.interests.add(new Interest(
                "secret",
                "hamas",
                "PLANTED words",
                List.of(),
                new Meta(Visibility.PRIVATE, "PLANTED note", List.of())));
        builder.claims.replaceAll(c -> c.id().equals("c-rafah")
                ? new Claim(
                        c.id(),
                        c.source(),
                        c.attribution(),
                        c.kind(),
                        "PLANTED claim",
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
        Brief brief = Brief.of(builder.build());
        assertThat(BriefText.write(brief, 100)
                        + BriefMarkdown.write(brief)
                        + BriefHtml.write(brief)
                        + BriefJson.write(brief))
                .doesNotContain("PLANTED");
    }

    @Test
    void a_private_issue_party_or_duty_takes_with_it_all_that_would_tell_of_it() {
        String text = CaseFile.write(gaza);
        for (String planted : List.of("withdrawal-extent:", "ratio:", "al-aqsa:", "hamas:", "netanyahu:", "cnn:")) {
            String hidden = text.replaceFirst(
                    "(?m)^  " + planted + "( \\{)?",
                    "  " + planted
                            + (text.contains("\n  " + planted + " {")
                                    ? " {visibility: private, "
                                    : "\n    visibility: private"));
            assertThat(hidden).isNotEqualTo(text);
            Case read = CaseFile.read(hidden, planted);
            Brief brief = Brief.of(read);
            String name =
                    read.issue(planted.replace(":", "")).map(i -> i.name()).orElse(null);
            if (name != null) {
                assertThat(BriefHtml.write(brief) + BriefJson.write(brief))
                        .doesNotContain(Pictures.escaped(name))
                        .doesNotContain("\"" + planted.replace(":", "\""));
            }
        }
    }

    @Test
    void no_name_of_a_shipped_case_stands_in_main_code() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String name : List.of("gaza-2024-02", "stadium", "camp-david-1978", "panama-1974")) {
            Case read = Cases.shipped(name);
            read.actors().forEach(a -> names.add(a.name()));
            read.persons().forEach(p -> names.add(p.name()));
            read.issues().forEach(i -> names.add(i.id()));
        }
        names.addAll(List.of("Hamas", "Israel", "hamas", "israel", "Gaza", "Qatar", "Netanyahu"));
        names.removeAll(List.of("Mayor", "duration", "site", "jobs", "grant", "compensation", "ecology", "ratio"));
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("engine", "src", "main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                names.stream()
                        .filter(n -> text.matches("(?s).*\\b" + Pattern.quote(n) + "\\b.*"))
                        .forEach(n -> found.add(file + ": " + n));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void the_html_page_asks_nobody_for_anything() {
        String page = BriefHtml.write(Brief.of(gaza));
        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("src=")
                .doesNotContain("@import")
                .doesNotContain("url(")
                .contains("default-src 'none'");
        assertThat(page).contains("<svg").contains("lang=\"en\"").contains("prefers-color-scheme: dark");
    }

    @Test
    void estimative_words_follow_the_published_list() throws IOException {
        JsonNode list = JsonMapper.builder()
                .build()
                .readTree(Files.readString(Path.of("engine/src/test/resources/oracles/misp-estimative-language.json")));
        for (JsonNode entry : list.get("values").get(1).get("entry")) {
            String description = entry.get("description").asString().toLowerCase(Locale.ROOT);
            for (String word : EstimativeWords.LEVELS.get(entry.get("value").asString())) {
                assertThat(description).contains(word.replaceAll("(ly|s)$", ""));
            }
        }
        assertThat(EstimativeWords.confidence("appear")).contains("moderate");
        assertThat(EstimativeWords.confidence("could")).contains("low");
    }

    private static List<String> sorted(Brief brief) {
        return brief.sentences().stream()
                .map(s -> s.section() + " " + s.text())
                .sorted()
                .toList();
    }

    private static String text(Brief brief, Section section) {
        return brief.in(section).stream().map(Sentence::text).collect(Collectors.joining("\n"));
    }

    private static JsonNode json(Case read) {
        return JsonMapper.builder().build().readTree(BriefJson.write(Brief.of(read)));
    }

    @Test
    void the_brief_says_what_the_record_leaves_possible_and_what_changes_without_anonymous_sources() {
        Case gaza = Cases.shipped("gaza-2024-02");
        Brief whole = Brief.of(gaza);
        List<Sentence> left = whole.in(Section.LEFT_POSSIBLE);
        assertThat(left).hasSizeGreaterThanOrEqualTo(5);
        assertThat(left)
                .allSatisfy(
                        s -> assertThat(s.absence() || !s.claims().isEmpty()).isTrue());
        assertThat(left).anySatisfy(s -> {
            assertThat(s.text()).startsWith("For Hamas, no package is proved");
            assertThat(s.acts()).contains("counterproposal");
            assertThat(s.claims()).contains("c-process", "c-full-withdrawal");
        });
        assertThat(left).noneSatisfy(s -> assertThat(s.text()).contains("%"));
        Brief named = Brief.of(Selection.withoutAnonymous(gaza));
        List<String> gone = whole.notIn(named).stream()
                .filter(s -> s.section() == Section.LEFT_POSSIBLE)
                .map(Sentence::text)
                .toList();
        assertThat(gone)
                .anySatisfy(text -> assertThat(text).contains("Hamas likes no answer better", "a full withdrawal"));
        assertThat(named.in(Section.LEFT_POSSIBLE))
                .noneSatisfy(s -> assertThat(s.claims()).contains("c-full-withdrawal"));
    }
}
