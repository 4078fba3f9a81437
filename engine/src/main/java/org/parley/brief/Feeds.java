package org.parley.brief;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Feeds in Atom (RFC 4287) and JSON Feed 1.1, and the sitemap (sitemaps.org 0.9). */
final class Feeds {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private Feeds() {}

    /** What is written into an XML document. */
    private interface Content {
        void into(XMLStreamWriter xml) throws XMLStreamException;
    }

    static String atom(List<Site.Published> cases, SiteSettings settings) {
        return document("feed", ATOM, xml -> {
            xml.writeAttribute("xml:lang", settings.language());
            element(xml, "id", id(settings, ""));
            element(xml, "title", settings.name());
            element(xml, "updated", latest(cases).toString());
            link(xml, "self", href(settings, "feed.atom"), "application/atom+xml");
            link(xml, "alternate", href(settings, "index.html"), "text/html");
            for (String name : settings.byline().isEmpty() ? List.of(settings.name()) : settings.byline()) {
                xml.writeStartElement("author");
                element(xml, "name", name);
                xml.writeEndElement();
            }
            if (settings.licence() != null) {
                element(xml, "rights", settings.licence());
            }
            for (Site.Item item : Site.items(cases)) {
                xml.writeStartElement("entry");
                element(xml, "id", id(settings, item.file()));
                element(xml, "title", item.title());
                element(xml, "updated", item.updated().toString());
                link(xml, "alternate", href(settings, item.file()), "text/html");
                element(xml, "summary", item.summary());
                for (String topic : item.topics()) {
                    xml.writeEmptyElement("category");
                    xml.writeAttribute("term", legal(topic));
                }
                xml.writeEndElement();
            }
        });
    }

    static String json(List<Site.Published> cases, SiteSettings settings) {
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", settings.name());
        if (settings.base() != null) {
            feed.put("home_page_url", href(settings, "index.html"));
            feed.put("feed_url", href(settings, "feed.json"));
        }
        feed.put("language", settings.language());
        feed.put("authors", names(settings));
        List<Object> items = new ArrayList<>();
        for (Site.Item item : Site.items(cases)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", id(settings, item.file()));
            one.put("url", href(settings, item.file()));
            one.put("title", item.title());
            one.put("content_text", item.summary());
            one.put("date_modified", item.updated().toString());
            one.put("tags", item.topics());
            items.add(one);
        }
        feed.put("items", items);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(feed) + "\n";
    }

    private static List<Map<String, String>> names(SiteSettings settings) {
        return (settings.byline().isEmpty() ? List.of(settings.name()) : settings.byline())
                .stream().map(name -> Map.of("name", name)).toList();
    }

    /** All pages with the time of their case's last change; pages of the whole site with the latest. */
    static String sitemap(List<String> files, List<Site.Published> cases, SiteSettings settings) {
        return document("urlset", SITEMAP, xml -> {
            for (String file : files) {
                if (file.endsWith(".html")) {
                    Instant updated = cases.stream()
                            .filter(one -> file.startsWith(one.slug() + "/"))
                            .map(Site.Published::updated)
                            .findFirst()
                            .orElse(latest(cases));
                    xml.writeStartElement("url");
                    element(xml, "loc", href(settings, file));
                    element(xml, "lastmod", updated.toString());
                    xml.writeEndElement();
                }
            }
        });
    }

    private static Instant latest(List<Site.Published> cases) {
        return cases.stream()
                .map(Site.Published::updated)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The full address where the base is known, else the way from the first folder. */
    private static String href(SiteSettings settings, String file) {
        String address = settings.address(file);
        return address == null ? Frame.encoded(file) : address;
    }

    /** The same for the same page wherever the site stands, so that a move makes no reader see everything anew. */
    private static String id(SiteSettings settings, String file) {
        return "urn:uuid:"
                + UUID.nameUUIDFromBytes(
                        ("parley site " + settings.name() + "\n" + file).getBytes(StandardCharsets.UTF_8));
    }

    private static void link(XMLStreamWriter xml, String rel, @Nullable String href, String type)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static String legal(String text) {
        return Pictures.NO_XML.matcher(text).replaceAll("\uFFFD");
    }

    private static String document(String root, String namespace, Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(namespace);
            content.into(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return text + "\n";
    }
}
