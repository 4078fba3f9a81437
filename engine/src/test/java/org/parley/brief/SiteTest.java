package org.parley.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.parley.Cases;
import org.parley.model.Case;
import org.parley.model.Interest;
import org.parley.model.Meta;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SiteTest {

    private static final List<String> SHIPPED =
            List.of("gaza-2024-02", "camp-david-1978", "panama-1974", "stadium", "orange");

    private static final SiteSettings SETTINGS = new SiteSettings(
            "Talks & treaties",
            URI.create("https://talks.example/watch"),
            List.of("A. Author", "B. Author"),
            List.of("C. Reader"),
            "desk@talks.example",
            "CC BY 4.0",
            "en");

    private static final SortedMap<String, String> SITE = Site.write(entries(), SETTINGS);

    private static List<Site.Entry> entries() {
        return SHIPPED.stream()
                .map(name -> new Site.Entry(name, Cases.shipped(name), kept(Cases.shipped(name))))
                .toList();
    }

    /** A case that said less the day before. */
    private static History kept(Case now) {
        Case.Builder before = now.change();
        before.title = "Under another title";
        return new History(
                List.of(
                        new History.Revision(Instant.parse("2024-03-01T10:00:00Z"), before.build(), null),
                        new History.Revision(Instant.parse("2024-03-02T11:30:00Z"), now, "The title named a side.")),
                0,
                null,
                List.of());
    }

    @Test
    void there_is_a_page_per_brief_and_sticking_point_and_all_that_goes_with_them() {
        assertThat(SITE.keySet())
                .contains(
                        "index.html",
                        "topics.html",
                        "sources.html",
                        "corrections.html",
                        "guidelines.html",
                        "tips.html",
                        "feed.atom",
                        "feed.json",
                        "sitemap.xml",
                        "gaza-2024-02/index.html",
                        "gaza-2024-02/brief.json",
                        "gaza-2024-02/point-ratio.html",
                        "gaza-2024-02/point-withdrawal-extent.html",
                        "gaza-2024-02/point-al-aqsa.html",
                        "orange/index.html");
        for (String name : SHIPPED) {
            assertThat(SITE.keySet().stream().filter(f -> f.startsWith(name + "/point-")))
                    .hasSize(Brief.of(Cases.shipped(name)).findings().sticking().size());
        }
    }

    @Test
    void every_page_is_well_formed_with_one_heading_a_skip_link_and_ids_that_are_there_once() {
        pages().forEach((file, page) -> {
            Element html = page.getDocumentElement();
            assertThat(html.getAttribute("lang")).isEqualTo("en");
            assertThat(html.getAttribute("dir")).isEqualTo("ltr");
            assertThat(page.getElementsByTagName("h1").getLength()).as(file).isEqualTo(1);
            assertThat(page.getElementsByTagName("main").getLength()).as(file).isEqualTo(1);
            Element first = (Element) page.getElementsByTagName("a").item(0);
            assertThat(first.getAttribute("href")).as(file).isEqualTo("#main");
            List<String> ids = all(page, "*", "id");
            assertThat(ids).as(file).doesNotHaveDuplicates().contains("main");
            int before = 1;
            for (Element heading : elements(page, "*")) {
                if (heading.getTagName().matches("h[1-6]")) {
                    int level = heading.getTagName().charAt(1) - '0';
                    assertThat(level).as(file + ": " + heading.getTextContent()).isLessThanOrEqualTo(before + 1);
                    before = level;
                }
            }
        });
    }

    @Test
    void every_link_within_the_site_leads_to_a_page_and_a_place_on_it() {
        List<String> dead = new ArrayList<>();
        Map<String, Document> pages = pages();
        int links = 0;
        for (Map.Entry<String, Document> entry : pages.entrySet()) {
            for (Element a : elements(entry.getValue(), "a")) {
                URI href = URI.create(a.getAttribute("href"));
                if (href.getScheme() != null) {
                    assertThat(href.getScheme()).isEqualTo("mailto");
                    continue;
                }
                links++;
                String target = href.getPath().isEmpty()
                        ? entry.getKey()
                        : Path.of(entry.getKey())
                                .resolveSibling(href.getPath())
                                .normalize()
                                .toString();
                String place = href.getFragment();
                boolean there = SITE.containsKey(target)
                        && (place == null || all(pages.get(target), "*", "id").contains(place));
                if (!there) {
                    dead.add(entry.getKey() + " -> " + href);
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(links).isGreaterThan(150);
    }

    @Test
    void no_page_runs_a_script_or_asks_anybody_for_anything() throws Exception {
        for (Map.Entry<String, Document> entry : pages().entrySet()) {
            Document page = entry.getValue();
            for (Element element : elements(page, "*")) {
                assertThat(Set.of("iframe", "img", "object", "embed", "form", "input", "button", "base"))
                        .doesNotContain(element.getTagName());
                for (String attribute : List.of("src", "style", "srcset", "action", "xlink:href")) {
                    assertThat(element.hasAttribute(attribute))
                            .as(entry.getKey())
                            .isFalse();
                }
                for (int i = 0; i < element.getAttributes().getLength(); i++) {
                    assertThat(element.getAttributes().item(i).getNodeName()).doesNotStartWith("on");
                }
            }
            elements(page, "script")
                    .forEach(s -> assertThat(s.getAttribute("type")).isEqualTo("application/ld+json"));
            String style = elements(page, "style").getFirst().getTextContent();
            String hash = Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
            assertThat(style).doesNotContain("url(").doesNotContain("@import");
            String policy = meta(page, "http-equiv", "Content-Security-Policy");
            assertThat(policy)
                    .startsWith("default-src 'none'; style-src 'sha256-" + hash + "'")
                    .doesNotContain("unsafe");
            assertThat(meta(page, "name", "referrer")).isEqualTo("no-referrer");
            for (Element link : elements(page, "link")) {
                assertThat(link.getAttribute("rel")).isIn("canonical", "alternate");
            }
        }
    }

    @Test
    void the_style_turns_with_the_direction_of_the_language() {
        assertThat(Style.SITE)
                .doesNotContainPattern("(margin|padding|border)-(left|right)")
                .doesNotContainPattern("text-align: (left|right)")
                .doesNotContainPattern("[{;]\\s*(left|right):");
        SiteSettings arabic = new SiteSettings("مرصد", null, List.of(), List.of(), null, null, "ar-EG");
        Site.write(entries(), arabic).forEach((file, text) -> {
            if (file.endsWith(".html")) {
                assertThat(text).as(file).contains("<html lang=\"ar-EG\" dir=\"rtl\">");
            }
        });
    }

    @Test
    void pictures_have_an_alternative_a_credit_and_their_content_in_words() {
        int pictures = 0;
        for (Document page : pages().values()) {
            for (Element svg : elements(page, "svg")) {
                pictures++;
                assertThat(svg.getAttribute("role")).isEqualTo("img");
                assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                        .isNotBlank();
                Element caption = (Element) ((Element) svg.getParentNode().getParentNode())
                        .getElementsByTagName("figcaption")
                        .item(0);
                assertThat(caption.getTextContent()).containsPattern("Source: the case|drawn by Parley from the case");
            }
        }
        assertThat(pictures).isGreaterThanOrEqualTo(5);
        assertThat(SITE.get("gaza-2024-02/index.html")).contains("Pictures: drawn by Parley");
    }

    @Test
    void a_page_says_who_wrote_it_from_whose_reports_and_when_it_last_changed() {
        assertThat(SITE.get("gaza-2024-02/index.html"))
                .contains("By <bdi>A. Author and B. Author</bdi>")
                .contains("C. Reader</bdi> contributed.")
                .contains("<time datetime=\"2024-03-02T11:30:00Z\">2 March 2024, 11:30 UTC</time>")
                .contains("CNN, KIFI Local News 8, Reuters, The Times of Israel and The Jerusalem Post")
                .contains("CC BY 4.0")
                .contains("not verified with the parties");
        assertThat(SITE.get("tips.html")).contains("mailto:desk@talks.example").contains("F6");
        assertThat(SITE.get("sources.html"))
                .contains("B (usually reliable), by the case&#39;s author".replace("&#39;", "'"));
    }

    @Test
    void structured_data_say_what_a_page_is_and_what_it_is_based_on() {
        for (Map.Entry<String, Document> entry : pages().entrySet()) {
            boolean article = entry.getKey().contains("/");
            List<Element> scripts = elements(entry.getValue(), "script");
            assertThat(scripts).as(entry.getKey()).hasSize(article ? 1 : 0);
            if (article) {
                JsonNode data =
                        JsonMapper.builder().build().readTree(scripts.getFirst().getTextContent());
                assertThat(data.get("@context").asString()).isEqualTo("https://schema.org");
                assertThat(data.get("@type").asString())
                        .isEqualTo(entry.getKey().endsWith("/index.html") ? "NewsArticle" : "Report");
                assertThat(Instant.parse(data.get("dateModified").asString()))
                        .isAfter(LocalDate.parse(data.get("datePublished").asString())
                                .atStartOfDay()
                                .toInstant(java.time.ZoneOffset.UTC));
                assertThat(data.get("url").asString()).startsWith("https://talks.example/watch/");
                assertThat(meta(entry.getValue(), "property", "og:url"))
                        .isEqualTo(data.get("url").asString());
                assertThat(meta(entry.getValue(), "property", "og:title"))
                        .isEqualTo(data.get("headline").asString());
                assertThat(meta(entry.getValue(), "property", "og:type")).isEqualTo("article");
                if (entry.getKey().startsWith("gaza")) {
                    assertThat(data.get("isBasedOn")
                                    .get(0)
                                    .get("publisher")
                                    .get("name")
                                    .asString())
                            .isEqualTo("CNN");
                }
            }
        }
    }

    @Test
    void the_atom_feed_has_what_its_rules_ask_for() {
        Element feed = parsed("feed.atom", SITE.get("feed.atom")).getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        for (String needed : List.of("id", "title", "updated", "author")) {
            assertThat(children(feed, needed)).as(needed).isNotEmpty();
        }
        Set<String> ids = new HashSet<>();
        List<Element> entries = children(feed, "entry");
        assertThat(entries).hasSize((int) SITE.keySet().stream()
                .filter(f -> f.contains("/") && f.endsWith(".html"))
                .count());
        for (Element entry : entries) {
            for (String needed : List.of("id", "title", "updated", "summary", "link")) {
                assertThat(children(entry, needed)).as(needed).hasSize(1);
            }
            assertThat(ids.add(children(entry, "id").getFirst().getTextContent()))
                    .isTrue();
            assertThat(Instant.parse(children(entry, "updated").getFirst().getTextContent()))
                    .isNotNull();
            String href = children(entry, "link").getFirst().getAttribute("href");
            assertThat(href).startsWith("https://talks.example/watch/");
            assertThat(SITE).containsKey(file(href));
        }
    }

    @Test
    void the_json_feed_tells_the_same_as_the_atom_feed() {
        JsonNode feed = JsonMapper.builder().build().readTree(SITE.get("feed.json"));
        assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        Element atom = parsed("feed.atom", SITE.get("feed.atom")).getDocumentElement();
        List<Element> entries = children(atom, "entry");
        assertThat(feed.get("items").size()).isEqualTo(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            JsonNode item = feed.get("items").get(i);
            assertThat(item.get("id").asString())
                    .isEqualTo(children(entries.get(i), "id").getFirst().getTextContent());
            assertThat(item.get("title").asString())
                    .isEqualTo(children(entries.get(i), "title").getFirst().getTextContent());
            assertThat(item.get("content_text").asString()).isNotBlank();
            assertThat(SITE).containsKey(file(item.get("url").asString()));
        }
    }

    @Test
    void the_sitemap_names_every_page_once_by_its_full_address() {
        Element map = parsed("sitemap.xml", SITE.get("sitemap.xml")).getDocumentElement();
        List<String> addresses = children(map, "url").stream()
                .map(u -> children(u, "loc").getFirst().getTextContent())
                .toList();
        assertThat(addresses.stream().map(SiteTest::file))
                .containsExactlyInAnyOrderElementsOf(
                        SITE.keySet().stream().filter(f -> f.endsWith(".html")).toList());
        SortedMap<String, String> without = Site.write(entries(), SiteSettings.named("x"));
        assertThat(without).doesNotContainKey("sitemap.xml").containsKeys("feed.atom", "feed.json");
        assertThat(without.get("index.html")).doesNotContain("canonical").doesNotContain("og:url");
    }

    @Test
    void the_same_cases_give_the_same_bytes_in_any_order() {
        assertThat(Site.write(entries().reversed(), SETTINGS)).isEqualTo(SITE);
        assertThat(Site.write(entries(), SETTINGS)).isEqualTo(SITE);
    }

    @Test
    void pages_are_small_enough_for_a_bad_line() {
        SITE.forEach((file, text) -> assertThat(text.getBytes(StandardCharsets.UTF_8).length)
                .as(file)
                .isLessThan(file.startsWith("gaza-2024-02/") ? 100_000 : file.endsWith(".json") ? 60_000 : 40_000));
    }

    @Test
    void hostile_words_stay_words() {
        String evil = "</title></style></script><script>alert(1)</script> \" ' & ]]> \u0007\uFFFE \uD800 <!--";
        Case.Builder builder = Cases.shipped("gaza-2024-02").change();
        builder.title = evil;
        builder.summary = evil;
        builder.interests.add(new Interest("evil", "hamas", evil, List.of(), Meta.NONE));
        SiteSettings settings = new SiteSettings(
                evil, URI.create("https://talks.example/"), List.of(evil), List.of(evil), evil, evil, "en");
        Case read = builder.build();
        SortedMap<String, String> hostile =
                Site.write(List.of(new Site.Entry("evil", read, History.none(read, evil))), settings);
        hostile.forEach((file, text) -> {
            if (!file.endsWith(".json")) {
                Document page = parsed(file, text);
                assertThat(elements(page, "script").stream()
                                .filter(s -> !s.getAttribute("type").contains("ld+json")))
                        .as(file)
                        .isEmpty();
                assertThat(text).doesNotContain("<script>").doesNotContain("<!--");
            }
        });
    }

    @Test
    void settings_that_make_no_sense_are_refused_with_their_value() {
        assertThatThrownBy(() ->
                        new SiteSettings("x", URI.create("talks.example"), List.of(), List.of(), null, null, "en"))
                .hasMessageContaining("talks.example");
        assertThatThrownBy(() -> new SiteSettings(
                        "x", URI.create("javascript:alert(1)"), List.of(), List.of(), null, null, "en"))
                .hasMessageContaining("javascript");
        assertThatThrownBy(() -> new SiteSettings("x", null, List.of(), List.of(), null, null, "\"en"))
                .hasMessageContaining("language");
        assertThatThrownBy(() -> new Site.Entry("../up", Cases.shipped("orange"), kept(Cases.shipped("orange"))))
                .hasMessageContaining("../up");
        assertThatThrownBy(() -> Site.write(List.of(), SETTINGS)).hasMessageContaining("a case");
    }

    @Test
    void issues_whose_ids_differ_in_case_or_script_have_pages_of_their_own() {
        assertThat(Site.slug("Gaza 2024.02")).isEqualTo("gaza-2024-02");
        assertThat(Site.slug("مفاوضات")).isEqualTo("case");
        assertThat(Frame.encoded("case/point-حدود.html")).isEqualTo("case/point-%D8%AD%D8%AF%D9%88%D8%AF.html");
    }

    private Map<String, Document> pages() {
        Map<String, Document> pages = new java.util.TreeMap<>();
        SITE.forEach((file, text) -> {
            if (file.endsWith(".html")) {
                pages.put(file, parsed(file, text));
            }
        });
        return pages;
    }

    /** The file behind a full address. */
    private static String file(String address) {
        String file = URI.create(address).getPath().substring("/watch/".length());
        return file.isEmpty() || file.endsWith("/") ? file + "index.html" : file;
    }

    static Document parsed(String file, String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (Exception e) {
            throw new AssertionError(file + " is not well-formed: " + e.getMessage(), e);
        }
    }

    private static List<Element> elements(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    private static List<Element> children(Element of, String tag) {
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < of.getChildNodes().getLength(); i++) {
            if (of.getChildNodes().item(i) instanceof Element e
                    && e.getLocalName().equals(tag)) {
                all.add(e);
            }
        }
        return all;
    }

    private static List<String> all(Document page, String tag, String attribute) {
        return elements(page, tag).stream()
                .map(e -> e.getAttribute(attribute))
                .filter(v -> !v.isEmpty())
                .toList();
    }

    private static String meta(Document page, String by, String name) {
        return elements(page, "meta").stream()
                .filter(m -> m.getAttribute(by).equals(name))
                .map(m -> m.getAttribute("content"))
                .findFirst()
                .orElse("");
    }
}
