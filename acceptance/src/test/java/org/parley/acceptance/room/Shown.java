package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody is shown: the pages that links lead to from the first on.
 *
 * @param pages address to page
 */
record Shown(Map<String, String> pages) {

    private static final int MOST = 80;

    /** @param talks path of the talks whose pages are looked at */
    static Shown to(Wire line, String talks) {
        Map<String, String> pages = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of("/", talks));
        Set<String> known = new LinkedHashSet<>(next);
        while (!next.isEmpty() && pages.size() < MOST) {
            String path = next.removeFirst();
            Reply reply = line.send(Ask.get(path));
            assertThat(reply.status()).as(path).isLessThan(500);
            if (!reply.isHtml()) {
                continue;
            }
            pages.put(path, reply.body());
            for (String link : Form.links(path, reply.body())) {
                if ((link.equals("/") || link.startsWith(talks)) && known.add(link)) {
                    next.addLast(link);
                }
            }
        }
        return new Shown(pages);
    }

    /** The forms on them that send something, each kind once, however many pages show it. */
    Collection<Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>();
        pages.forEach((path, html) -> Form.on(path, html).stream()
                .filter(form -> form.verb().equals("POST"))
                .forEach(form -> forms.putIfAbsent(form.kind(), form)));
        return forms.values();
    }
}
