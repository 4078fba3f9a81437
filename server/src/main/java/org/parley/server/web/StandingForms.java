package org.parley.server.web;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.Locking;
import org.parley.server.people.Renewing;
import org.parley.server.people.Standing;
import org.parley.server.people.Token;
import org.parley.server.store.Myself;
import org.parley.server.talks.MemberRole;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** What is done to members: leaving, locks, another role, access anew. */
@Controller
final class StandingForms {

    private final Standing standing;
    private final Locking locking;
    private final Renewing renewing;
    private final PublicAddress address;

    StandingForms(Standing standing, Locking locking, Renewing renewing, PublicAddress address) {
        this.standing = standing;
        this.locking = locking;
        this.renewing = renewing;
        this.address = address;
    }

    /** @param link null where it was told before */
    record Renewal(
            UUID talks,
            String name,
            boolean factor,
            @Nullable String link) {}

    /** Ends the asker's own membership or that of somebody else. */
    @GoesOnWhenFull
    @PostMapping("/talks/{talks}/people/{member}/end")
    RedirectView end(
            Asker asker,
            @PathVariable UUID member,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String why) {
        if (!standing.end(asker.me(), id, member, why.isBlank() ? null : why)) {
            throw new NotThereException();
        }
        if (asker.me().id().equals(member)) {
            RedirectView start = new RedirectView("/");
            start.setStatusCode(org.springframework.http.HttpStatus.SEE_OTHER);
            return start;
        }
        return PeoplePage.back(asker);
    }

    @PostMapping("/talks/{talks}/people/{member}/role")
    RedirectView role(Asker asker, @PathVariable UUID member, @RequestParam UUID id, @RequestParam String role) {
        MemberRole given =
                MemberRole.of(role).orElseThrow(() -> new BadFormException("Choose one of the roles on the list."));
        if (!standing.change(asker.me(), id, member, given)) {
            throw new NotThereException();
        }
        return PeoplePage.back(asker);
    }

    /** Locks a member out, or lets them in again. */
    @GoesOnWhenFull
    @PostMapping("/talks/{talks}/people/{member}/lock")
    RedirectView lock(Asker asker, @PathVariable UUID member, @RequestParam UUID id, @RequestParam boolean locked) {
        if (!locking.lock(asker.me(), id, member, locked)) {
            throw new NotThereException();
        }
        return PeoplePage.back(asker);
    }

    /** Ends all sessions of a member. */
    @GoesOnWhenFull
    @PostMapping("/talks/{talks}/people/{member}/sessions")
    RedirectView sessions(Asker asker, @PathVariable UUID member, @RequestParam UUID id) {
        if (!locking.endSessions(asker.me(), id, member)) {
            throw new NotThereException();
        }
        return PeoplePage.back(asker);
    }

    /** Makes a link that gives a member access anew. It is shown on the page that comes back, and never again. */
    @PostMapping("/talks/{talks}/people/{member}/renew")
    Page<Renewal> renew(
            Asker asker,
            @PathVariable UUID member,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "false") boolean factor) {
        Myself me = asker.me();
        return asker.as(tx -> {
            Myself who = renewing.member(tx, member)
                    .filter(one -> Renewing.mayAsk(me, one))
                    .orElseThrow(NotThereException::new);
            Optional<Token> token = renewing.link(tx, me, id, who, factor);
            String link = token.map(t -> address.to("/renew/" + t.text())).orElse(null);
            return new Page<>("renewal", "renewal.title", new Renewal(me.talks(), who.name(), factor, link));
        });
    }
}
