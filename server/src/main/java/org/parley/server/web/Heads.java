package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.seal.ShortCode;
import org.parley.server.store.Chains;
import org.parley.server.store.Head;
import org.parley.server.store.Myself;

/** Makes what stands at the head of pages. */
final class Heads {

    private final Chains chains;
    private final TalksRecord record;

    Heads(Chains chains, TalksRecord record) {
        this.chains = chains;
        this.record = record;
    }

    /** Null outside of talks. */
    @Nullable
    PageHead of(HttpServletRequest request) {
        if (!(request.getAttribute(Asker.class.getName()) instanceof Asker asker)) {
            return null;
        }
        Myself me = asker.me();
        return asker.as(tx -> {
            PageHead.Code common = null;
            List<PageHead.Code> own = new ArrayList<>();
            for (Head head : chains.heads(tx)) {
                PageHead.Code code = new PageHead.Code(
                        head.audience(),
                        head.length(),
                        ShortCode.of(head.hash()).toString());
                if (head.audience().equals("common")) {
                    common = code;
                } else {
                    own.add(code);
                }
            }
            return new PageHead(me.talks(), record.title(tx, me), me.name(), me.role(), me.party(), common, own);
        });
    }
}
