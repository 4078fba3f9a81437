package org.parley.server.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.parley.server.store.Drafts;
import org.parley.server.store.NotAllowedException;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.Rights;
import org.parley.server.talks.VisibilityMatrix;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What a member has begun to type and not sent; for programs in pages, hence as JSON only. */
@Controller
final class DraftsPage {

    /** Most bytes of one draft, in UTF-8; sealed and padded it still fits its row. */
    static final int LONGEST = 500_000;

    /** Most drafts of one member. */
    static final int MOST = 300;

    /** Most bytes of all drafts of one member, sealed. */
    static final long MOST_BYTES = 16L << 20;

    private final Drafts drafts;

    DraftsPage(Drafts drafts) {
        this.drafts = drafts;
    }

    /** The member's own drafts, by place. */
    record Kept(List<Drafts.Draft> drafts) {}

    @GetMapping("/talks/{talks}/drafts")
    @ResponseBody
    Kept kept(Asker asker) {
        return new Kept(asker.as(tx -> drafts.all(tx, asker.me())));
    }

    /**
     * Keeps what stands in a field now; nothing in it is a draft no more.
     *
     * @param place page and field
     */
    @PostMapping("/talks/{talks}/drafts")
    ResponseEntity<Void> keep(Asker asker, @RequestParam String place, @RequestParam String text) {
        if (!may(asker)) {
            throw new NotAllowedException("With your role there is nothing to write here");
        }
        if (place.isBlank() || place.length() > 200 || place.indexOf('\n') >= 0 || bytes(text) > LONGEST) {
            throw new BadFormException("This is too long to be kept as a draft. Divide it.");
        }
        asker.as(tx -> {
            if (text.isEmpty()) {
                drafts.drop(tx, asker.me(), Set.of(place));
                return true;
            }
            drafts.keep(tx, asker.me(), place, text);
            if (drafts.count(tx, asker.me()) > MOST || drafts.size(tx, asker.me()) > MOST_BYTES) {
                throw new BadFormException("There are too many drafts. Send some of them, or empty their fields.");
            }
            return true;
        });
        return ResponseEntity.noContent().build();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean may(Asker asker) {
        return MemberRole.of(asker.me().role())
                .map(role -> Rights.shipped().matrix().access(role, "drafts-mine", VisibilityMatrix.State.ACTIVE))
                .filter(access -> access == VisibilityMatrix.Access.WRITE)
                .isPresent();
    }
}
