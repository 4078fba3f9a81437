package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.seal.ShortCode;
import org.parley.server.store.Head;
import org.parley.server.store.Myself;
import org.parley.server.talks.Course;
import org.parley.server.talks.Facts;

/** Makes what stands at the head of pages. */
final class Heads {

    private final TalksRecord record;

    Heads(TalksRecord record) {
        this.record = record;
    }

    /** Null outside of talks. */
    @Nullable
    PageHead of(HttpServletRequest request) {
        if (!(request.getAttribute(Asker.class.getName()) instanceof Asker asker)) {
            return null;
        }
        Myself me = asker.me();
        Optional<Course.Opened> opened = asker.as(tx -> record.opened(tx, me));
        Circles circles = new Circles(opened.map(Facts::namesOf).orElse(Map.of()));
        PageHead.Code common = null;
        List<PageHead.Code> own = new ArrayList<>();
        for (Head head : asker.heads()) {
            PageHead.Code code = new PageHead.Code(
                    head.audience(),
                    head.length(),
                    head.length() == 0 ? null : ShortCode.of(head.hash()).toString(),
                    head.hash().toString());
            if (head.audience().equals("common")) {
                common = code;
            } else {
                own.add(code);
            }
        }
        return new PageHead(
                me.talks(),
                opened.map(Course.Opened::title).orElse(""),
                me.name(),
                me.role(),
                me.party(),
                circles,
                common,
                own,
                Navigation.of(me, request.getRequestURI()));
    }
}
