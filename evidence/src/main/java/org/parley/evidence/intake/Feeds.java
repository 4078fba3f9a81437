package org.parley.evidence.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * RSS, Atom and NewsML-G2: items with markup inside, escaped or not. The parser knows no entity definitions, so that
 * none can swell, and follows no reference.
 */
final class Feeds {

    private static final List<String> BODIES =
            List.of("content:encoded", "content", "inlineXML", "html", "description", "summary");

    /** More items than these are no feed but an archive. */
    static final int MOST_ITEMS = 2000;

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
        HtmlPassages.checkSize(raw.text(), name);
        Document tree =
                Parser.xmlParser().setTrackPosition(true).setMaxDepth(256).parseInput(raw.text(), "");
        Set<String> media = mediaPrefixes(tree);
        Facts channel = channel(tree);
        List<Item> out = new ArrayList<>();
        for (Element item : tree.getAllElements()) {
            String tag = local(item);
            if (tag.equals("item") || tag.equals("entry") || tag.equals("newsitem")) {
                List<Element> own = own(item, media);
                out.add(new Item(story(raw, own, name), facts(item, own).or(channel)));
                checkItems(out.size(), name);
            }
        }
        return out;
    }

    static void checkItems(int items, String name) {
        if (items > MOST_ITEMS) {
            throw new UnreadableException(name + ": this holds more than " + MOST_ITEMS
                    + " items. Divide the file, or cut out the items that you need.");
        }
    }

    /** Prefixes of the elements that tell of pictures and films; "media" unless the file gives them another. */
    private static Set<String> mediaPrefixes(Document tree) {
        Set<String> out = new HashSet<>(Set.of("media"));
        for (Element root : tree.children()) {
            root.attributes().forEach(attribute -> {
                if (attribute.getKey().startsWith("xmlns:")
                        && attribute.getValue().contains("search.yahoo.com/mrss")) {
                    out.add(attribute.getKey().substring("xmlns:".length()).toLowerCase(Locale.ROOT));
                }
            });
        }
        return out;
    }

    /** An item's elements, without those that tell of its pictures and films. */
    private static List<Element> own(Element item, Set<String> media) {
        List<Element> out = new ArrayList<>();
        item.filter((node, depth) -> {
            if (!(node instanceof Element element)) {
                return NodeFilter.FilterResult.CONTINUE;
            }
            String tag = element.tagName().toLowerCase(Locale.ROOT);
            int colon = tag.indexOf(':');
            if (colon > 0 && media.contains(tag.substring(0, colon))) {
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            out.add(element);
            return NodeFilter.FilterResult.CONTINUE;
        });
        return out;
    }

    private static StoryBuilder.Story story(PlacedText raw, List<Element> item, String name) {
        for (String body : BODIES) {
            for (Element found : item) {
                boolean named =
                        found.tagName().equalsIgnoreCase(body) || local(found).equalsIgnoreCase(body);
                // With an address it stands for a file elsewhere, and what it holds tells of that.
                if (named && !found.hasAttr("url")) {
                    Optional<PlacedText> markup = markup(raw, found, name);
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
    private static Optional<PlacedText> markup(PlacedText raw, Element element, String name) {
        boolean elements = !element.children().isEmpty();
        if (elements) {
            int from = element.sourceRange().endPos();
            int to = element.endSourceRange().isTracked()
                    ? element.endSourceRange().startPos()
                    : from;
            StoryBuilder.check(name, (long) to - from, StoryBuilder.MOST_MARKUP);
            return to > from ? Optional.of(raw.slice(from, Math.min(to, raw.length()))) : Optional.empty();
        }
        PlacedText.Builder out = new PlacedText.Builder(1024);
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text && text.sourceRange().isTracked()) {
                int from = text.sourceRange().startPos();
                int to = Math.min(text.sourceRange().endPos(), raw.length());
                StoryBuilder.check(name, (long) out.length() + to - from, StoryBuilder.MOST_MARKUP);
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
                        child(one.getAllElements(), "title"),
                        null,
                        null,
                        null,
                        child(one.getAllElements(), "copyright", "rights"),
                        List.of(),
                        List.of());
            }
        }
        return Facts.NONE;
    }

    private static Facts facts(Element item, List<Element> own) {
        String link = child(own, "link");
        Element atomLink = item.selectFirst("link[href]");
        return new Facts(
                child(own, "title", "headline"),
                child(own, "source", "provider", "infosource"),
                link != null ? link : atomLink == null ? null : atomLink.attr("href"),
                Times.day(child(own, "pubdate", "published", "updated", "versioncreated", "contentcreated", "date")),
                null,
                child(own, "rights", "copyrightnotice", "copyright"),
                Optional.ofNullable(child(own, "creator", "author", "by", "byline"))
                        .map(List::of)
                        .orElse(List.of()),
                own.stream()
                        .filter(e -> local(e).equals("category"))
                        .map(e -> e.text().isBlank() ? e.attr("term") : e.text())
                        .filter(t -> !t.isBlank())
                        .toList());
    }

    private static @Nullable String child(List<Element> elements, String... names) {
        for (String name : names) {
            for (Element element : elements) {
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
