package org.parley.evidence.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.evidence.intake.Document;
import org.parley.evidence.intake.Span;

/** Through which outlets a document came: the agency of its dateline and tail first, the publisher of the page last. */
final class Outlets {

    private static final Pattern IN_DATELINE = Pattern.compile("\\(([\\p{Lu}][\\p{L} .&’'-]{1,30})\\)");
    private static final Pattern IN_BYLINE = Pattern.compile(", ([\\p{Lu}][\\p{L} &’']{1,30})$");
    private static final Pattern IN_TAIL = Pattern.compile("^The-([\\p{L}]+)-Wire$");
    private static final Pattern HOUSE =
            Pattern.compile("^((?:\\p{Lu}[\\p{L}0-9&’']{0,40}+\\s?|\\d{1,3}+\\s?){2,6}?) is committed to\\b");

    private Outlets() {}

    static List<String> of(Document document, List<Block> blocks) {
        String text = document.text().text();
        Set<String> origin = new LinkedHashSet<>();
        Set<String> last = new LinkedHashSet<>();
        for (Block block : blocks) {
            Furniture reason = block.reason();
            if (reason == null) {
                continue;
            }
            String words = words(text, block.place());
            switch (reason) {
                case DATELINE -> add(IN_DATELINE.matcher(words), origin);
                case BYLINE -> add(IN_BYLINE.matcher(words), origin);
                case WIRE_TAIL -> add(IN_TAIL.matcher(words), origin);
                case COMMENT_RULES -> add(HOUSE.matcher(words), last);
                default -> {}
            }
        }
        String publisher = document.facts().publisher();
        if (publisher != null) {
            last.add(publisher);
        }
        origin.addAll(last);
        return new ArrayList<>(origin);
    }

    private static void add(Matcher matcher, Set<String> to) {
        if (matcher.find()) {
            to.add(matcher.group(1).strip());
        }
    }

    private static String words(String text, Span place) {
        return text.substring(place.begin(), place.end());
    }
}
