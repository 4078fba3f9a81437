package org.parley.server.web;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.Ids;
import org.parley.server.store.Accounts;
import org.parley.server.store.Door;
import org.parley.server.store.Memberships;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.parley.server.talks.Course;
import org.parley.server.talks.Named;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Where one is after signing in: the talks that one takes part in, and, for who may, a form to open others. */
@Controller
final class StartPage {

    private static final Pattern PARTY = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int LONGEST_NAME = 100;

    private final Door door;
    private final Memberships memberships;
    private final Accounts accounts;
    private final TalksRecord record;
    private final SecureRandom random;

    StartPage(Door door, Memberships memberships, Accounts accounts, TalksRecord record, SecureRandom random) {
        this.door = door;
        this.memberships = memberships;
        this.accounts = accounts;
        this.record = record;
        this.random = random;
    }

    record Talks(
            UUID id, String title, String role, @Nullable String party) {}

    record Shown(List<Talks> talks, boolean mayOpen, boolean second) {}

    @GetMapping("/")
    Page<Shown> start(@AuthenticationPrincipal SignedIn who) {
        List<Myself> mine = door.as(new Principal.Holder(who.account()), tx -> memberships.of(tx, who.account()));
        List<Talks> talks = new ArrayList<>();
        for (Myself me : mine) {
            String title = me.mediates() && !who.second()
                    ? ""
                    : door.as(new Principal.Member(me.id()), tx -> record.title(tx, me));
            talks.add(new Talks(me.talks(), title, me.role(), me.party()));
        }
        boolean mayOpen = door.as(new Principal.Holder(who.account()), tx -> accounts.byId(tx, who.account()))
                .filter(Accounts.Account::mayOpen)
                .isPresent();
        return new Page<>("start", "start.title", new Shown(talks, mayOpen, who.second()));
    }

    /**
     * Opens talks; sent again with the same id and the same words they are there once.
     *
     * @param id of the talks and of their first entry
     * @param parties one line each: an id, a colon, a name
     */
    @PostMapping("/talks")
    RedirectView open(
            @RequestParam UUID id,
            @RequestParam String title,
            @RequestParam String name,
            @RequestParam String mediation,
            @RequestParam String parties,
            @RequestParam(defaultValue = "en") String languages,
            @RequestParam(defaultValue = "signed") String receipts,
            @AuthenticationPrincipal SignedIn who) {
        if (!who.second()) {
            throw new SecondFactorNeededException();
        }
        List<Named> named = parties.lines()
                .filter(line -> !line.isBlank())
                .map(StartPage::party)
                .toList();
        List<String> spoken = List.of(languages.strip().split("[,\\s]+"));
        String shown = name.strip();
        if (shown.isEmpty() || shown.length() > LONGEST_NAME) {
            throw new BadFormException(
                    "Say your name as others will see it, in " + LONGEST_NAME + " characters at most.");
        }
        named.forEach(StartPage::against);
        UUID lead = Ids.random(random);
        boolean deniable = receipts.equals("deniable");
        Course.Opened opened = new Course.Opened(
                title,
                new Named("mediation", mediation),
                named,
                spoken,
                deniable ? Course.Receipts.DENIABLE : Course.Receipts.SIGNED);
        Myself opener = new Myself(lead, id, who.account(), "lead", null, shown);
        // All of it or nothing: no talks without their delegations or without a first entry.
        door.as(new Principal.Holder(who.account()), tx -> {
            record.hold(tx, opener, "common"); // A form that is sent twice at once waits here for itself.
            Optional<Myself> again = memberships.in(tx, who.account(), id);
            if (again.isEmpty()) {
                memberships.open(tx, id, lead, shown, deniable);
            }
            Myself me = again.orElse(opener);
            return door.goOn(tx, new Principal.Member(me.id()), on -> {
                if (again.isEmpty()) {
                    named.forEach(party -> memberships.addParty(on, party.id()));
                }
                return record.add(on, me, "common", id, opened);
            });
        });
        return SeeOther.to("/talks/" + id);
    }

    /** What the database holds ids of delegations to, said before anything is opened. */
    private static void against(Named party) {
        if (!PARTY.matcher(party.id()).matches() || party.id().equals("team")) {
            throw new BadFormException("“" + party.id() + "” cannot be the id of a delegation. An id has up to 40 small"
                    + " letters, digits and hyphens, a letter or digit first, and is not “team”; as in north: The"
                    + " Northern Council.");
        }
    }

    private static Named party(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new BadFormException("Each delegation is a line: a short id, a colon, and its name; as in"
                    + " north: The Northern Council. This line is not: " + line);
        }
        return new Named(
                line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
}
