package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;
import org.parley.model.Source;
import tools.jackson.databind.json.JsonMapper;

/** Schema.org data of a page: what it is, when it changed, what it is based on. */
final class StructuredData {

    private StructuredData() {}

    /**
     * An article as JSON-LD, safe inside a page.
     *
     * @param type NewsArticle for a brief, Report for a sticking point
     * @param sources ids of those it is based on
     */
    static String article(
            String type,
            String file,
            String headline,
            String description,
            Site.Published one,
            SiteSettings settings,
            List<String> sources) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", type);
        data.put("headline", headline);
        data.put("description", description);
        data.put("datePublished", one.brief().asOf().toString());
        data.put("dateModified", one.updated().toString());
        data.put("inLanguage", settings.language());
        data.put("author", people(settings));
        data.put("publisher", Map.of("@type", "Organization", "name", settings.name()));
        data.put("about", one.shown().issues().stream().map(i -> i.name()).toList());
        data.put("isAccessibleForFree", true);
        data.put("isBasedOn", sources(one.shown(), sources));
        if (settings.base() != null) {
            data.put("url", settings.address(file));
            data.put("mainEntityOfPage", settings.address(file));
            data.put("correction", settings.address("corrections.html") + "#" + one.slug());
            data.put("publishingPrinciples", settings.address("guidelines.html"));
        }
        if (settings.licence() != null) {
            data.put("copyrightNotice", settings.licence());
        }
        return embedded(JsonMapper.builder().build().writeValueAsString(data));
    }

    private static List<Object> people(SiteSettings settings) {
        List<Object> people = new ArrayList<>();
        settings.byline().forEach(name -> people.add(Map.of("@type", "Person", "name", name)));
        return people.isEmpty() ? List.of(Map.of("@type", "Organization", "name", settings.name())) : people;
    }

    private static List<Map<String, Object>> sources(Case shown, List<String> ids) {
        return ids.stream()
                .map(id -> shown.source(id).orElse(null))
                .filter(Objects::nonNull)
                .map(StructuredData::source)
                .toList();
    }

    private static Map<String, Object> source(Source source) {
        Map<String, Object> work = new LinkedHashMap<>();
        work.put("@type", "CreativeWork");
        work.put("name", source.title());
        if (source.publisher() != null) {
            work.put("publisher", Map.of("@type", "Organization", "name", source.publisher()));
        }
        if (source.published() != null && source.published().isExact()) {
            work.put("datePublished", source.published().earliest().toString());
        }
        if (source.url() != null) {
            work.put("url", source.url());
        }
        return work;
    }

    /** JSON that can end no element and begin none, and holds no entity. */
    private static String embedded(String json) {
        return Pictures.NO_XML
                .matcher(json)
                .replaceAll("\uFFFD")
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
    }
}
