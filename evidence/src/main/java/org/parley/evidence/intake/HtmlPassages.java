package org.parley.evidence.intake;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.parley.evidence.intake.Passage.Mark;

/** A page to passages: what readers see, block by block, with what the markup says of it and whether it is the article. */
final class HtmlPassages {

    /** Markup with more tags than this is not read: the tree of its tags would fill the memory. */
    static final int MOST_TAGS = 150_000;

    private static final int DEEPEST = 120;
    private static final int MOST_NODES = 40_000;

    private static final Set<String> SILENT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "iframe",
            "object",
            "embed",
            "select",
            "option",
            "button",
            "textarea",
            "input",
            "head",
            "math",
            "canvas",
            "audio",
            "video",
            "map",
            "datalist");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "nav",
            "figure",
            "figcaption",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "table",
            "tr",
            "td",
            "th",
            "form",
            "fieldset",
            "address",
            "hr",
            "body",
            "html",
            "details",
            "summary",
            "center",
            "label");
    private static final Pattern CREDIT = word("credit|credits|photographer|image-?source|copyright-?photo");
    private static final Pattern CAPTION =
            word("cap|pic|lightbox|photo|caption|captions|wp-caption-text|media-text|figcaption");
    private static final Pattern BYLINE = word(
            "byline|meta|dateline|author|authors|author-bio|bio|by-author|posted-by|article-meta|meta-author|timestamp|pubdate|published|post-date");
    private static final Pattern COMMENTS = word("comments?|comment-list|disqus.*|respond|discussion");
    private static final Pattern NAVIGATION = word(
            "nav|navbar|menu|breadcrumbs?|skip-?(?:link|nav|to-content)?|pagination|related.*|recommend.*|share|sharing|top|topbar|toolbar|social.*|most-?read|most-?popular|trending|sidebar|tags?-list|more-on.*|see-?also|read-?(?:more|next|also).*|further-reading|link-?list|latest|popular");
    private static final Pattern ASIDE = word(
            "box|pull|pull-?quotes?|quote-?box|callout|corrections?|amend(?:ed|ment).*|editors?-note|notes?|footnotes?|disclaimer|consent|gdpr|paywall|donat.*|teaser|promo.*|advert.*|ad|ads|newsletter.*|subscribe.*|signup|cookie.*|sponsor.*|banner|widget|popup");

    private final PlacedText raw;
    private final String name;
    private final StoryBuilder story;
    private final Set<Long> article;
    private int total;
    private final Map<Node, Integer> prose = new IdentityHashMap<>();

    private HtmlPassages(PlacedText raw, String name, Set<Long> article) {
        this.raw = raw;
        this.name = name;
        this.story = new StoryBuilder(name);
        this.article = article;
    }

    /** The passages of a whole page, or of a piece of one. */
    static StoryBuilder.Story of(PlacedText raw, String name, boolean wholePage) {
        checkSize(raw.text(), name);
        Document page = parse(raw.text());
        Set<Long> article = wholePage ? articleOf(raw.text()) : Set.of();
        HtmlPassages passages = new HtmlPassages(raw, name, article);
        passages.weigh(page);
        passages.walk(page);
        return passages.story.build();
    }

    static Document parse(String html) {
        Parser parser = Parser.htmlParser().setTrackPosition(true).setMaxDepth(256);
        return parser.parseInput(html, "");
    }

    /** Where the text nodes begin that the article extractor keeps; empty when it finds no article. */
    private static Set<Long> articleOf(String html) {
        Set<Long> begins = new HashSet<>();
        Document page = parse(html);
        if (isTangled(page)) {
            return begins;
        }
        // An address of no real host: the library wants one to make links whole, and fetches nothing.
        Element found =
                new Readability4J("http://document.invalid/", page).parse().getArticleContent();
        if (found != null) {
            found.traverse((NodeVisitor) (node, depth) -> {
                if (node instanceof TextNode text
                        && !text.isBlank()
                        && text.sourceRange().isTracked()) {
                    begins.add((long) text.sourceRange().startPos());
                }
            });
        }
        return begins;
    }

    /** Nested so deep or so large that the extractor, which looks at each element again and again, would take minutes. */
    private static boolean isTangled(Document page) {
        int[] seen = new int[2];
        page.traverse((NodeVisitor) (node, depth) -> {
            seen[0] = Math.max(seen[0], depth);
            seen[1]++;
        });
        return seen[0] > DEEPEST || seen[1] > MOST_NODES;
    }

    /** Turns down markup with too many tags before its tree is made. */
    static void checkSize(String html, String name) {
        int tags = 0;
        for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
            tags++;
        }
        if (tags > MOST_TAGS) {
            throw new UnreadableException(name + ": this has " + tags + " tags; more than " + MOST_TAGS
                    + " are not read. Save the article alone, or its text.");
        }
    }

    /** Counts for every element the characters of the article inside it. */
    private void weigh(Document page) {
        page.traverse((NodeVisitor) (node, depth) -> {
            if (node instanceof TextNode text && isArticle(text) && !text.isBlank()) {
                int length = text.text().length();
                for (Node up = text.parent(); up != null; up = up.parent()) {
                    prose.merge(up, length, Integer::sum);
                }
            }
        });
        total = prose.getOrDefault(page, 0);
    }

    private boolean isArticle(TextNode text) {
        return article.isEmpty()
                || text.sourceRange().isTracked()
                        && article.contains((long) text.sourceRange().startPos());
    }

    private void walk(Document page) {
        Deque<@Nullable Mark> marks = new ArrayDeque<>();
        Set<Node> silent = Collections.newSetFromMap(new IdentityHashMap<>());
        page.traverse(new NodeVisitor() {
            private int links;
            private @Nullable Mark mark;
            private boolean kept;
            private final Deque<Integer> depths = new ArrayDeque<>();

            @Override
            public void head(Node node, int depth) {
                Node parent = node.parent();
                if (parent != null && silent.contains(parent)) {
                    silent.add(node);
                    return;
                }
                if (node instanceof TextNode text) {
                    addText(text);
                    return;
                }
                if (!(node instanceof Element element)) {
                    return;
                }
                String tag = element.normalName();
                if (SILENT.contains(tag) || isHidden(element)) {
                    silent.add(node);
                    return;
                }
                if (tag.equals("br")) {
                    lineBreak(element);
                } else if (tag.equals("a")) {
                    links++;
                }
                Mark own = markOf(element);
                if (own != null) {
                    close();
                    marks.push(own);
                    depths.push(depth);
                    mark = own;
                } else if (BLOCKS.contains(tag)) {
                    close();
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (!(node instanceof Element element) || silent.contains(node)) {
                    return;
                }
                if (element.normalName().equals("a")) {
                    links--;
                }
                boolean marked = !depths.isEmpty() && depths.peek() == depth && markOf(element) != null;
                if (marked || BLOCKS.contains(element.normalName())) {
                    close();
                }
                if (marked) {
                    depths.pop();
                    marks.pop();
                    mark = marks.peek();
                }
            }

            private void addText(TextNode text) {
                if (!text.sourceRange().isTracked()) {
                    return;
                }
                int from = text.sourceRange().startPos();
                int to = Math.min(text.sourceRange().endPos(), raw.length());
                if (from >= to) {
                    return;
                }
                StoryBuilder.check(name, (long) to - from, StoryBuilder.MOST_MARKUP);
                PlacedText.Builder decoded = new PlacedText.Builder(to - from);
                Escapes.entities(raw, from, to, decoded);
                kept |= isArticle(text);
                story.add(decoded.build(), links > 0);
            }

            private void lineBreak(Element element) {
                Node next = element.nextSibling();
                while (next instanceof TextNode text && text.isBlank()) {
                    next = next.nextSibling();
                }
                boolean doubled =
                        next instanceof Element after && after.normalName().equals("br");
                if (doubled || story.endsSentence()) {
                    close();
                } else if (element.sourceRange().isTracked()) {
                    story.blank(raw.bytes(
                                    Math.min(element.sourceRange().startPos(), raw.length() - 1),
                                    Math.min(element.sourceRange().startPos(), raw.length() - 1))
                            .begin());
                }
            }

            private void close() {
                story.close(mark, kept);
                kept = false;
            }
        });
        story.close(null, article.isEmpty());
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || element.attr("style")
                        .replace(" ", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("display:none");
    }

    /** What an element's name, class or role says that its text is. */
    private @Nullable Mark markOf(Element element) {
        switch (element.normalName()) {
            case "title", "h1":
                return Mark.TITLE;
            case "h2", "h3", "h4", "h5", "h6":
                return Mark.HEADING;
            case "nav":
                return Mark.NAVIGATION;
            case "figure", "figcaption":
                return Mark.CAPTION;
            case "footer":
                return Mark.FOOT;
            case "aside":
                return Mark.ASIDE;
            case "body", "html", "article", "main", "p":
                return element.normalName().equals("p") ? byName(element) : null;
            default:
                return byName(element);
        }
    }

    /** A class name says nothing where half of the article lies inside. */
    private @Nullable Mark byName(Element element) {
        if (prose.getOrDefault(element, 0) * 2 > total) {
            return null;
        }
        String names = (element.className() + " " + element.id() + " " + element.attr("itemprop") + " "
                        + element.attr("rel") + " " + element.attr("role"))
                .toLowerCase(Locale.ROOT);
        if (names.isBlank()) {
            return null;
        }
        return CREDIT.matcher(names).find()
                ? Mark.CREDIT
                : CAPTION.matcher(names).find()
                        ? Mark.CAPTION
                        : BYLINE.matcher(names).find()
                                ? Mark.BYLINE
                                : COMMENTS.matcher(names).find()
                                        ? Mark.COMMENTS
                                        : NAVIGATION.matcher(names).find()
                                                ? Mark.NAVIGATION
                                                : ASIDE.matcher(names).find() ? Mark.ASIDE : null;
    }

    /** A class name that is the word itself or ends or begins with it, set off by a hyphen or underscore. */
    private static Pattern word(String words) {
        return Pattern.compile("(?:^|[\\s_-])(?:" + words + ")(?=$|[\\s_-])");
    }
}
