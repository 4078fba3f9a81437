package org.parley.evidence.intake;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page says about itself: meta elements, linked data, times. Linked data is parsed as data; nothing runs. */
final class PageFacts {

    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})");

    /** A title, then what follows its last bar or dash: one to five words with capitals. */
    private static final Pattern SITE = Pattern.compile("^(.+) (?:[|·»–—]|-) ((?:The )?\\p{Lu}[^|·»–—]{1,40})$");

    private PageFacts() {}

    static Facts of(Document page) {
        Facts linked = Facts.NONE;
        for (Element script : page.select("script[type=application/ld+json]")) {
            linked = linked.or(linkedData(script.data()));
        }
        Facts meta = new Facts(
                first(meta(page, "og:title"), text(page, "title")),
                first(meta(page, "og:site_name"), siteInTitle(page)),
                first(attribute(page, "link[rel=canonical]", "href"), meta(page, "og:url")),
                day(first(
                        meta(page, "article:published_time"),
                        first(meta(page, "date"), attribute(page, "time[datetime]", "datetime")))),
                null,
                first(meta(page, "copyright"), attribute(page, "link[rel=license]", "href")),
                Optional.ofNullable(meta(page, "author")).map(List::of).orElse(List.of()),
                page.select("meta[property=article:tag], meta[name=news_keywords]").stream()
                        .map(e -> e.attr("content").strip())
                        .filter(c -> !c.isEmpty())
                        .toList());
        return linked.or(meta);
    }

    /** "Headline | The Varn Courier": the site stands after the headline of the page; null where it does not. */
    private static @Nullable String siteInTitle(Document page) {
        String title = text(page, "title");
        String headline = text(page, "h1");
        Matcher site = title == null ? null : SITE.matcher(title);
        if (headline == null || site == null || !site.find()) {
            return null;
        }
        String before = site.group(1).strip();
        boolean same = !before.isEmpty() && headline.regionMatches(true, 0, before, 0, Math.min(before.length(), 24));
        return same ? site.group(2).strip() : null;
    }

    /** The first day written in a text such as {@code 2024-02-15T10:00:00Z}; null when there is none. */
    static @Nullable LocalDate day(@Nullable String written) {
        Matcher day = DAY.matcher(written == null ? "" : written);
        while (day.find()) {
            try {
                return LocalDate.parse(day.group(1));
            } catch (DateTimeParseException noSuchDay) {
                continue;
            }
        }
        return null;
    }

    private static Facts linkedData(String json) {
        try {
            JsonNode root = JsonMapper.builder().build().readTree(json);
            JsonNode one = root.isArray() && !root.isEmpty() ? root.get(0) : root;
            JsonNode graph = one.get("@graph");
            if (graph != null && graph.isArray()) {
                for (JsonNode node : graph) {
                    if (node.has("headline")) {
                        one = node;
                        break;
                    }
                }
            }
            return new Facts(
                    word(one, "headline"),
                    named(one.get("publisher")).stream().findFirst().orElse(null),
                    word(one, "url"),
                    day(word(one, "datePublished")),
                    null,
                    word(one, "license"),
                    named(one.get("author")),
                    List.of());
        } catch (JacksonException notJson) {
            // Linked data that is no JSON says nothing; the page's text is what counts.
            return Facts.NONE;
        }
    }

    private static List<String> named(@Nullable JsonNode node) {
        List<String> out = new ArrayList<>();
        if (node == null) {
            return out;
        }
        if (node.isArray()) {
            node.forEach(n -> out.addAll(named(n)));
        } else {
            String name = node.isString() ? node.asString() : word(node, "name");
            if (name != null) {
                out.add(name);
            }
        }
        return out;
    }

    private static @Nullable String word(JsonNode node, String key) {
        JsonNode value = node.get(key);
        return value != null && value.isString() && !value.asString().isBlank()
                ? value.asString().strip()
                : null;
    }

    private static @Nullable String meta(Document page, String name) {
        return attribute(page, "meta[property=" + name + "], meta[name=" + name + "]", "content");
    }

    private static @Nullable String attribute(Document page, String select, String attribute) {
        Element found = page.selectFirst(select);
        String value = found == null ? "" : found.attr(attribute).strip();
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String text(Document page, String select) {
        Element found = page.selectFirst(select);
        String value = found == null ? "" : found.text().strip();
        return value.isEmpty() ? null : value;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
