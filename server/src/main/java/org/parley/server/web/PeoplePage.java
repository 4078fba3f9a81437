package org.parley.server.web;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.Ids;
import org.parley.server.people.Inviting;
import org.parley.server.people.Locking;
import org.parley.server.people.Renewing;
import org.parley.server.people.Standing;
import org.parley.server.people.Token;
import org.parley.server.store.Invitations;
import org.parley.server.store.Memberships;
import org.parley.server.store.Memberships.Membership;
import org.parley.server.store.Myself;
import org.parley.server.store.Tx;
import org.parley.server.talks.MemberRole;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Who takes part, as far as the asker may know, and who is invited. */
@Controller
final class PeoplePage {

    private final Memberships memberships;
    private final Invitations invitations;
    private final Inviting inviting;
    private final PublicAddress address;
    private final SecureRandom random;

    PeoplePage(
            Memberships memberships,
            Invitations invitations,
            Inviting inviting,
            PublicAddress address,
            SecureRandom random) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.inviting = inviting;
        this.address = address;
        this.random = random;
    }

    /**
     * @param by mediation or head, for those who put locks; null for others, who see that there is one
     */
    record Lock(@Nullable String by, Instant since) {}

    /**
     * @param left when they left; null while they take part
     * @param locks that keep them out; none where nothing does
     * @param locked whether the asker's own side has locked them out
     * @param roles that the asker may give them
     * @param endable whether the asker may end their membership
     * @param lockable whether the asker may lock them out, let them in again and end their sessions
     * @param renewable whether the asker may make a link that gives them access anew
     * @param fresh an id for what is done to them from this page
     */
    record Member(
            UUID id,
            String name,
            String role,
            @Nullable String party,
            Instant since,
            @Nullable Instant left,
            List<Lock> locks,
            boolean locked,
            boolean self,
            List<String> roles,
            boolean endable,
            boolean lockable,
            boolean renewable,
            UUID fresh) {}

    record Pending(
            UUID id, String name, String role, @Nullable String party, Instant expires) {}

    /**
     * A place that the asker may invite to, or give.
     *
     * @param value role, or role/party
     */
    record Place(String value, String role, @Nullable String party) {}

    /** @param fresh an id for what is sent from this page */
    record Shown(
            UUID talks, UUID me, List<Member> members, List<Pending> invitations, List<Place> places, UUID fresh) {}

    /** @param link null where it was told before */
    record Invited(
            UUID talks,
            String name,
            String role,
            @Nullable String party,
            @Nullable String link) {}

    @GetMapping("/talks/{talks}/people")
    Page<Shown> show(Asker asker) {
        Myself me = asker.me();
        return asker.as(tx -> new Page<>(
                "people",
                "people.title",
                new Shown(
                        me.talks(),
                        me.id(),
                        memberships.all(tx).stream().map(one -> member(one, me)).toList(),
                        invitations.pending(tx).stream()
                                .map(i -> new Pending(i.id(), i.name(), i.role(), i.party(), i.expires()))
                                .toList(),
                        places(tx, me),
                        Ids.random(random))));
    }

    private Member member(Membership one, Myself me) {
        Myself who = one.member();
        boolean here = one.left() == null;
        return new Member(
                who.id(),
                who.name(),
                who.role(),
                who.party(),
                one.since(),
                one.left(),
                locks(one, me),
                (me.mediates() ? one.lockedByMediation() : one.lockedByHead()) != null,
                who.id().equals(me.id()),
                here
                        ? Standing.roles(me, who).stream()
                                .filter(role -> role != MemberRole.HEAD || one.lockedByHead() == null)
                                .map(MemberRole::word)
                                .toList()
                        : List.of(),
                here && Standing.mayEnd(me, who),
                here && Locking.may(me, who),
                here && Renewing.mayAsk(me, who),
                Ids.random(random));
    }

    private static List<Lock> locks(Membership one, Myself me) {
        List<Lock> locks = new ArrayList<>();
        if (one.lockedByMediation() != null) {
            locks.add(new Lock("mediation", one.lockedByMediation()));
        }
        if (one.lockedByHead() != null) {
            locks.add(new Lock("head", one.lockedByHead()));
        }
        boolean puts = me.role().equals("lead") || me.role().equals("head");
        return puts
                ? locks
                : locks.stream()
                        .min(Comparator.comparing(Lock::since))
                        .map(first -> new Lock(null, first.since()))
                        .stream()
                        .toList();
    }

    /** Everywhere for the lead, members and advisers of the own delegation for a head, nowhere for others. */
    private List<Place> places(Tx tx, Myself me) {
        List<MemberRole> roles = Arrays.asList(MemberRole.values());
        return switch (me.role()) {
            case "lead" ->
                roles.stream()
                        .flatMap(role -> role.represents()
                                ? memberships.parties(tx).stream().map(party -> place(role, party))
                                : List.of(place(role, null)).stream())
                        .toList();
            case "head" -> List.of(place(MemberRole.MEMBER, me.party()), place(MemberRole.ADVISER, me.party()));
            default -> List.of();
        };
    }

    private static Place place(MemberRole role, @Nullable String party) {
        return new Place(role.word() + (party == null ? "" : "/" + party), role.word(), party);
    }

    /** Makes a link. It is shown on the page that comes back, and never again. */
    @PostMapping("/talks/{talks}/people/invitations")
    Page<Invited> invite(
            Asker asker, @RequestParam UUID id, @RequestParam String name, @RequestParam("place") String chosen) {
        String called = name.strip();
        if (called.isEmpty() || called.length() > 100) {
            throw new BadFormException("A name has 1 to 100 characters.");
        }
        return asker.as(tx -> {
            Place place = places(tx, asker.me()).stream()
                    .filter(p -> p.value().equals(chosen))
                    .findFirst()
                    .orElseThrow(() -> new BadFormException("Choose one of the places on the list."));
            MemberRole role = MemberRole.of(place.role()).orElseThrow();
            Optional<Token> token = inviting.invite(tx, asker.me(), id, role, place.party(), called);
            String link = token.map(t -> address.to("/join/" + t.text())).orElse(null);
            return new Page<>(
                    "invited",
                    "invited.title",
                    new Invited(asker.me().talks(), called, place.role(), place.party(), link));
        });
    }

    @GoesOnWhenFull
    @PostMapping("/talks/{talks}/people/invitations/{invitation}/withdraw")
    RedirectView withdraw(Asker asker, @PathVariable UUID invitation) {
        asker.as(tx -> inviting.withdraw(tx, asker.me(), invitation));
        return back(asker);
    }

    static RedirectView back(Asker asker) {
        RedirectView view = new RedirectView("/talks/" + asker.me().talks() + "/people");
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
