package org.parley.evidence.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * RSS, Atom and NewsML-G2: items with markup inside, escaped or not. The parser knows no entity definitions, so that
 * none can swell, and follows no reference.
 */
final class Feeds {

    private static final List<String> BODIES =
            List.of("content:encoded", "content", "inlineXML", "html", "description", "summary");

    private Feeds() {}

    static boolean isNewsMl(String head) {
        return head.contains("<newsItem") || head.contains("<newsMessage") || head.contains("iptc.org/std/nar");
    }

    static boolean isFeed(String head) {
        return head.contains("<rss") || head.contains("<feed") || head.contains("<rdf:RDF");
    }

    /** One item of a feed. */
    record Item(StoryBuilder.Story story, Facts facts) {}

    static List<Item> items(PlacedText raw, String name) {
        Document tree =
                Parser.xmlParser().setTrackPosition(true).setMaxDepth(256).parseInput(raw.text(), "");
        Facts channel = channel(tree);
        List<Item> out = new ArrayList<>();
        for (Element item : tree.getAllElements()) {
            String tag = local(item);
            if (tag.equals("item") || tag.equals("entry") || tag.equals("newsitem")) {
                out.add(new Item(story(raw, item, name), facts(item).or(channel)));
            }
        }
        return out;
    }

    private static StoryBuilder.Story story(PlacedText raw, Element item, String name) {
        for (String body : BODIES) {
            for (Element found : item.getAllElements()) {
                if (found.tagName().equalsIgnoreCase(body) || local(found).equalsIgnoreCase(body)) {
                    Optional<PlacedText> markup = markup(raw, found);
                    if (markup.isPresent() && !markup.get().text().isBlank()) {
                        return markup.get().text().contains("<")
                                ? HtmlPassages.of(markup.get(), name, false)
                                : PlainPassages.of(markup.get(), name);
                    }
                }
            }
        }
        return new StoryBuilder(name).build();
    }

    /** What stands inside an element, as markup again: escaped or in a CDATA section, or as elements of the file. */
    private static Optional<PlacedText> markup(PlacedText raw, Element element) {
        boolean elements = !element.children().isEmpty();
        if (elements) {
            int from = element.sourceRange().endPos();
            int to = element.endSourceRange().isTracked()
                    ? element.endSourceRange().startPos()
                    : from;
            return to > from ? Optional.of(raw.slice(from, Math.min(to, raw.length()))) : Optional.empty();
        }
        PlacedText.Builder out = new PlacedText.Builder(1024);
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text && text.sourceRange().isTracked()) {
                int from = text.sourceRange().startPos();
                int to = Math.min(text.sourceRange().endPos(), raw.length());
                String written = raw.text().substring(from, to);
                if (written.startsWith("<![CDATA[")) {
                    int end = written.endsWith("]]>") ? to - 3 : to;
                    out.add(raw.slice(from + 9, end));
                } else {
                    Escapes.entities(raw, from, to, out);
                }
            }
        }
        return out.length() == 0 ? Optional.empty() : Optional.of(out.build());
    }

    private static Facts channel(Document tree) {
        for (Element one : tree.getAllElements()) {
            String tag = local(one);
            if (tag.equals("channel") || tag.equals("feed")) {
                return new Facts(
                        null,
                        child(one, "title"),
                        null,
                        null,
                        null,
                        child(one, "copyright", "rights"),
                        List.of(),
                        List.of());
            }
        }
        return Facts.NONE;
    }

    private static Facts facts(Element item) {
        String link = child(item, "link");
        Element atomLink = item.selectFirst("link[href]");
        return new Facts(
                child(item, "title", "headline"),
                child(item, "source", "provider", "infosource"),
                link != null ? link : atomLink == null ? null : atomLink.attr("href"),
                Times.day(child(item, "pubdate", "published", "updated", "versioncreated", "contentcreated", "date")),
                null,
                child(item, "rights", "copyrightnotice", "copyright"),
                Optional.ofNullable(child(item, "creator", "author", "by", "byline"))
                        .map(List::of)
                        .orElse(List.of()),
                item.getAllElements().stream()
                        .filter(e -> local(e).equals("category"))
                        .map(e -> e.text().isBlank() ? e.attr("term") : e.text())
                        .filter(t -> !t.isBlank())
                        .toList());
    }

    private static @Nullable String child(Element parent, String... names) {
        for (String name : names) {
            for (Element element : parent.getAllElements()) {
                if (local(element).equals(name) && !element.text().isBlank()) {
                    return element.text().strip();
                }
            }
        }
        return null;
    }

    private static String local(Element element) {
        String tag = element.tagName().toLowerCase(Locale.ROOT);
        return tag.substring(tag.indexOf(':') + 1);
    }
}
