package org.parley.server.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.seal.ShortCode;
import org.parley.server.people.Disclosing;
import org.parley.server.people.Ids;
import org.parley.server.store.Disclosures;
import org.parley.server.store.Disclosures.Approval;
import org.parley.server.store.Memberships;
import org.parley.server.store.Memberships.Membership;
import org.parley.server.store.Myself;
import org.parley.server.store.Tx;
import org.parley.server.talks.Copy;
import org.parley.server.talks.Course;
import org.parley.server.talks.Deed;
import org.parley.server.talks.DeedJson;
import org.parley.server.talks.Disclosure;
import org.parley.server.talks.Drafting;
import org.parley.server.talks.Facts;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;
import org.parley.server.talks.TextVersion;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Where one of the team asks to pass on what was heard in a caucus, and another decides. */
@Controller
final class ApprovalsPage {

    private static final List<Integer> HOURS = List.of(1, 4, 24, 72);

    private final Disclosing disclosing;
    private final Disclosures disclosures;
    private final Memberships memberships;
    private final TalksRecord record;
    private final SecureRandom random;

    ApprovalsPage(
            Disclosing disclosing,
            Disclosures disclosures,
            Memberships memberships,
            TalksRecord record,
            SecureRandom random) {
        this.disclosing = disclosing;
        this.disclosures = disclosures;
        this.memberships = memberships;
        this.record = record;
        this.random = random;
    }

    /** What became of a request. */
    enum State {
        WAITING,
        APPROVED,
        TURNED_DOWN,
        TOLD,
        WITHDRAWN,
        EXPIRED
    }

    /** @param why the reason given; null where none was */
    record Decision(
            String by,
            Instant at,
            boolean approved,
            @Nullable String why) {}

    /**
     * A text that would be passed on.
     *
     * @param code short code of exactly that copy
     */
    record PassedText(String title, int number, String code) {}

    /**
     * @param words exactly what would be told; null once erased
     * @param text which text it is; null where it is none, and once erased
     * @param code short code of the commitment that the approval binds
     * @param mine whether the asker of the page asked for it
     * @param fresh an id for what is done about it from this page
     * @param tells what it would tell each recipient; empty once it was decided or has run out
     */
    record Request(
            UUID id,
            String source,
            List<String> recipients,
            @Nullable String words,
            @Nullable PassedText text,
            String why,
            String code,
            String askedBy,
            Instant asked,
            Instant expires,
            State state,
            List<Decision> decisions,
            boolean mine,
            UUID fresh,
            List<Tells> tells) {}

    /** Something that was tried and is not allowed. */
    record Prevented(Instant at, String by, String why) {}

    /** An entry of a caucus that could be passed on. */
    record Heard(UUID id, Instant at, String author, String words) {}

    /**
     * @param from the caucus that the form is for; null where none was chosen
     * @param words to begin with
     */
    record Shown(
            UUID talks,
            List<Request> requests,
            List<Prevented> prevented,
            List<String> caucuses,
            List<String> recipients,
            @Nullable String from,
            List<Heard> heard,
            String words,
            List<Integer> hours,
            UUID fresh) {}

    @GetMapping("/talks/{talks}/approvals")
    Page<Shown> show(
            Asker asker,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable UUID entry) {
        Myself me = team(asker);
        return asker.as(tx -> {
            List<String> parties = memberships.parties(tx);
            List<String> caucuses = parties.stream().map(p -> "caucus/" + p).toList();
            String source = from != null && caucuses.contains(from) ? from : null;
            List<Heard> heard = source == null ? List.of() : heard(tx, me, source);
            String words = heard.stream()
                    .filter(one -> one.id().equals(entry))
                    .map(Heard::words)
                    .findFirst()
                    .orElse("");
            List<String> recipients = Stream.concat(caucuses.stream(), Stream.of("common"))
                    .filter(one -> !one.equals(source))
                    .toList();
            List<Seen> seen = record.seen(tx, me, "team");
            Shown shown = new Shown(
                    me.talks(),
                    requests(tx, me, seen),
                    prevented(seen),
                    caucuses,
                    recipients,
                    source,
                    heard,
                    words,
                    HOURS,
                    Ids.random(random));
            return new Page<>("approvals", "approvals.title", shown);
        });
    }

    private List<Heard> heard(Tx tx, Myself me, String caucus) {
        return record.seen(tx, me, caucus).reversed().stream()
                .filter(seen ->
                        seen.deed() instanceof Speech.Message && seen.author().party() != null)
                .map(seen ->
                        new Heard(seen.id(), seen.at(), seen.author().name(), ((Speech.Message) seen.deed()).words()))
                .limit(20)
                .toList();
    }

    private List<Request> requests(Tx tx, Myself me, List<Seen> seen) {
        Map<UUID, Membership> people = new HashMap<>();
        memberships.all(tx).forEach(one -> people.put(one.member().id(), one));
        Map<UUID, String> whys = new HashMap<>();
        Set<UUID> used = new HashSet<>();
        for (Seen one : seen) {
            if (one.deed() instanceof Disclosure.Asked asked) {
                whys.put(asked.id(), asked.words());
            } else if (one.deed() instanceof Disclosure.Used told) {
                used.add(told.id());
            }
        }
        List<Seen> all = record.seen(tx, me);
        Facts facts = Facts.of(all);
        return disclosures.all(tx).stream()
                .map(one -> {
                    List<Approval> approvals = disclosures.approvals(tx, one.id());
                    Deed told = one.content() == null ? null : DeedJson.read(one.content());
                    State state = state(one, approvals, used.contains(one.id()), people, tx.now());
                    boolean open = state == State.WAITING || state == State.APPROVED;
                    return new Request(
                            one.id(),
                            one.source(),
                            one.recipients(),
                            told == null ? null : words(told, facts.agenda()),
                            told == null ? null : text(told),
                            whys.getOrDefault(one.id(), ""),
                            ShortCode.of(one.commitment()).toString(),
                            name(people, one.askedBy()),
                            one.asked(),
                            one.expires(),
                            state,
                            approvals.stream()
                                    .map(a -> new Decision(name(people, a.by()), a.at(), a.granted(), why(a, seen)))
                                    .toList(),
                            one.askedBy().equals(me.id()),
                            Ids.random(random),
                            told == null || !open
                                    ? List.of()
                                    : Tells.of(told, one.source(), one.recipients(), all, tx.now()));
                })
                .toList();
    }

    /** The reason that was given with a decision; null where none was. */
    private static @Nullable String why(Approval given, List<Seen> seen) {
        return seen.stream()
                .filter(one -> one.author().member().equals(given.by()))
                .filter(one -> one.deed() instanceof Disclosure.Decided decided
                        && decided.id().equals(given.disclosure())
                        && decided.approved() == given.granted())
                .map(one -> ((Disclosure.Decided) one.deed()).why())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String words(Deed deed, Course.@Nullable Agenda agenda) {
        return switch (deed) {
            case Speech.Released released -> released.words();
            case Drafting.Shown shown ->
                String.join("\n\n", shown.copy().pages().values());
            case Drafting.Tabled tabled ->
                String.join("\n\n", tabled.copy().pages().values());
            case Course.Floated floated -> PackagesPage.said(floated, agenda);
            default -> new String(DeedJson.write(deed), java.nio.charset.StandardCharsets.UTF_8);
        };
    }

    private static @Nullable PassedText text(Deed deed) {
        Copy copy = deed instanceof Drafting.Shown shown
                ? shown.copy()
                : deed instanceof Drafting.Tabled tabled ? tabled.copy() : null;
        if (copy == null) {
            return null;
        }
        TextVersion version = copy.version();
        return new PassedText(
                ClauseShown.marked(version.title(version.languages().getFirst())),
                version.number(),
                copy.code().toString());
    }

    private static String name(Map<UUID, Membership> people, UUID member) {
        Membership one = people.get(member);
        return one == null ? "" : one.member().name();
    }

    private static State state(
            Disclosures.Disclosure one,
            List<Approval> approvals,
            boolean used,
            Map<UUID, Membership> people,
            Instant now) {
        if (used) {
            return State.TOLD;
        }
        if (approvals.stream().anyMatch(a -> !a.granted())) {
            return State.TURNED_DOWN;
        }
        if (one.withdrawn() != null) {
            return State.WITHDRAWN;
        }
        if (!one.expires().isAfter(now)) {
            return State.EXPIRED;
        }
        boolean approved = approvals.stream().anyMatch(a -> {
            Membership by = people.get(a.by());
            return by != null && by.left() == null && !by.isLocked();
        });
        return approved ? State.APPROVED : State.WAITING;
    }

    private static List<Prevented> prevented(List<Seen> seen) {
        return seen.reversed().stream()
                .filter(one -> one.deed() instanceof Disclosure.Prevented)
                .map(one -> new Prevented(one.at(), one.author().name(), ((Disclosure.Prevented) one.deed()).why()))
                .limit(20)
                .toList();
    }

    @PostMapping("/talks/{talks}/approvals")
    RedirectView ask(
            Asker asker,
            @RequestParam UUID id,
            @RequestParam String source,
            @RequestParam(defaultValue = "") List<String> recipients,
            @RequestParam String words,
            @RequestParam String why,
            @RequestParam(defaultValue = "24") int hours) {
        Myself me = team(asker);
        List<String> parties = asker.as(memberships::parties);
        boolean known = parties.stream().anyMatch(p -> source.equals("caucus/" + p));
        boolean all = recipients.stream()
                .allMatch(r -> !r.equals(source)
                        && (r.equals("common") || parties.stream().anyMatch(p -> r.equals("caucus/" + p))));
        if (!known || !all || recipients.isEmpty()) {
            throw new BadFormException(
                    "Say from which caucus it comes, and choose at least one recipient from the list.");
        }
        if (hours < 1 || hours > 24 * 7) {
            throw new BadFormException("A request lasts 1 hour to 7 days.");
        }
        Instant now = asker.as(Tx::now);
        disclosing.ask(me, id, source, recipients, words, why, now.plus(Duration.ofHours(hours)));
        return back(me);
    }

    @PostMapping("/talks/{talks}/approvals/{disclosure}/decide")
    RedirectView decide(
            Asker asker,
            @PathVariable UUID disclosure,
            @RequestParam UUID id,
            @RequestParam boolean approved,
            @RequestParam(defaultValue = "") String why) {
        Myself me = there(asker, disclosure);
        disclosing.decide(me, id, disclosure, approved, why.isBlank() ? null : why);
        return back(me);
    }

    @PostMapping("/talks/{talks}/approvals/{disclosure}/tell")
    RedirectView tell(Asker asker, @PathVariable UUID disclosure, @RequestParam UUID id) {
        Myself me = there(asker, disclosure);
        if (asker.as(tx -> disclosures.byId(tx, disclosure)).orElseThrow().content() == null) {
            throw new BadFormException("What was to be told was erased with the caucus that it came from.");
        }
        disclosing.tell(me, id, disclosure);
        return back(me);
    }

    @PostMapping("/talks/{talks}/approvals/{disclosure}/withdraw")
    RedirectView withdraw(Asker asker, @PathVariable UUID disclosure, @RequestParam UUID id) {
        Myself me = there(asker, disclosure);
        disclosing.withdraw(me, id, disclosure);
        return back(me);
    }

    private static Myself team(Asker asker) {
        if (!asker.me().mediates()) {
            throw new NotThereException();
        }
        return asker.me();
    }

    private Myself there(Asker asker, UUID disclosure) {
        Myself me = team(asker);
        if (asker.as(tx -> disclosures.byId(tx, disclosure)).isEmpty()) {
            throw new NotThereException();
        }
        return me;
    }

    private static RedirectView back(Myself me) {
        RedirectView view = new RedirectView("/talks/" + me.talks() + "/approvals");
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
