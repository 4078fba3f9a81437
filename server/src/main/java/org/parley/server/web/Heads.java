package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.seal.ShortCode;
import org.parley.server.keys.DamagedException;
import org.parley.server.keys.KeyringException;
import org.parley.server.store.Head;
import org.parley.server.store.Looks;
import org.parley.server.store.Looks.Look;
import org.parley.server.store.Myself;
import org.parley.server.store.Tx;
import org.parley.server.talks.BadDeedException;
import org.parley.server.talks.Course;
import org.parley.server.talks.Facts;
import org.parley.server.talks.Seen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Makes what stands at the head of pages. */
final class Heads {

    /** Of each chain so many entries can be marked as new; older ones are taken as known. */
    private static final int MOST_NEW = 300;

    private static final Logger LOG = LoggerFactory.getLogger(Heads.class);

    private final TalksRecord record;
    private final Looks looks;

    Heads(TalksRecord record, Looks looks) {
        this.record = record;
        this.looks = looks;
    }

    /** What is new to the reader; nothing outside of talks. A page that a person asked for counts as looked at from then on. */
    Unread unread(HttpServletRequest request) {
        if (!(request.getAttribute(Asker.class.getName()) instanceof Asker asker)) {
            return Unread.none();
        }
        Myself me = asker.me();
        Map<Look, Long> before = asker.as(tx -> looks.of(tx, me));
        Unread unread = asker.as(tx -> Unread.of(recent(tx, asker), me.id(), before));
        if (request.getMethod().equals("GET") && !SessionFilter.isAskedByPage(request)) {
            remember(asker, before, request);
        }
        return unread;
    }

    private List<Seen> recent(Tx tx, Asker asker) {
        List<Seen> recent = new ArrayList<>();
        for (Head head : asker.heads()) {
            try {
                recent.addAll(
                        record.seen(tx, asker.me(), head.audience(), Math.max(0, head.length() - MOST_NEW), MOST_NEW));
            } catch (DamagedException | BadDeedException e) {
                // Nothing of this chain is marked; what is wrong with it is said where it is read.
                LOG.warn("marks were left out: {}", e.getClass().getName());
            }
        }
        return recent;
    }

    /** Marks are a help: where they cannot be kept, as on a full disk, the page is shown all the same. */
    private void remember(Asker asker, Map<Look, Long> before, HttpServletRequest request) {
        Myself me = asker.me();
        int end = request.getRequestURI().indexOf('/', "/talks/".length());
        String below = end < 0 ? "" : request.getRequestURI().substring(end);
        List<String> audiences = asker.heads().stream().map(Head::audience).toList();
        Map<Look, Long> looked = new HashMap<>();
        for (Look look : Unread.looked(below, request.getParameter("chain"), me.party(), audiences)) {
            for (Head head : asker.heads()) {
                if (head.audience().equals(look.audience()) && head.length() > before.getOrDefault(look, 0L)) {
                    looked.put(look, head.length());
                }
            }
        }
        if (looked.isEmpty()) {
            return;
        }
        try {
            asker.as(tx -> {
                looks.look(tx, me, looked);
                return true;
            });
        } catch (DataAccessException | KeyringException e) {
            LOG.warn(
                    "how far somebody has looked could not be kept: {}",
                    e.getClass().getName());
        }
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
