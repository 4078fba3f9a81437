package org.parley.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * What axe finds wrong with a page. It is asked in the page itself and for violations alone: its own builder opens a further
 * page for every report, which takes three times as long. Our pages hold no frames, which that would be for.
 */
final class Axe {

    /** Rules of WCAG 2.2 up to AA, by the tags of axe. */
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String ASK = """
            only => axe.run({ runOnly: only, resultTypes: ['violations'] }).then(found => found.violations.flatMap(
                rule => rule.nodes.map(node => `${rule.id}: ${rule.help} at ${node.html}`)))
            """;

    private Axe() {}

    /** Faults by all rules, as lines. */
    static List<String> faults(Page page) {
        return found(page, Map.of("type", "tag", "values", WCAG));
    }

    /** Words that stand out too little from their ground. Of all rules only this one depends on light and dark. */
    static List<String> contrastFaults(Page page) {
        return found(page, Map.of("type", "rule", "values", List.of("color-contrast")));
    }

    private static List<String> found(Page page, Map<String, ?> only) {
        if (page.frames().size() > 1) {
            throw new IllegalStateException("there are frames in " + page.url() + ", which are not looked into");
        }
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        return ((List<?>) page.evaluate(ASK, only))
                .stream().map(String::valueOf).toList();
    }
}
