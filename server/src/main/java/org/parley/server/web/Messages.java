package org.parley.server.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Myself;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Awaited;
import org.parley.server.talks.Course;
import org.parley.server.talks.Facts;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.Rights;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Shuttle;
import org.parley.server.talks.Speech;

/**
 * What goes to and fro between the mediation and the delegations: for the team one line per delegation, for a delegation its
 * own exchange.
 *
 * @param delegations for the team, in order; empty for a delegation
 * @param exchange with one delegation; null on the team's overview
 */
public record Messages(
        List<Delegation> delegations, @Nullable Exchange exchange) {

    public Messages {
        delegations = List.copyOf(delegations);
    }

    /**
     * A delegation in the team's overview.
     *
     * @param hours how long a message to it and its answer take; null where that is not known
     * @param last when the last message came or went; null where there is none
     * @param yours what waits for the mediation; how many
     * @param theirs what the mediation waits for; how many
     * @param overdue how many of these are overdue
     */
    public record Delegation(
            String party,
            @Nullable Integer hours,
            int threads,
            @Nullable Instant last,
            long yours,
            long theirs,
            long overdue) {}

    /**
     * The exchange with one delegation.
     *
     * @param hours as above; for the team only
     * @param writes whether the reader may write here
     * @param threads by their last message, the latest first
     * @param passed what was passed on into this caucus, the latest first
     * @param packages that were floated here, the latest first
     */
    public record Exchange(
            String party,
            @Nullable Integer hours,
            boolean writes,
            List<Thread> threads,
            List<Passed> passed,
            List<Floated> packages) {
        public Exchange {
            threads = List.copyOf(threads);
            passed = List.copyOf(passed);
            packages = List.copyOf(packages);
        }
    }

    /** @param answering id of the message that an answer would name */
    public record Thread(UUID first, UUID answering, List<Message> messages) {}

    /**
     * A message.
     *
     * @param own whether the reader's side wrote it
     * @param wanted whether an answer was asked for
     * @param until until when it is awaited; null where it is not, or where no time is known
     * @param state empty, {@code answered}, {@code awaited} or {@code overdue}
     */
    public record Message(
            UUID id,
            Instant at,
            String by,
            boolean own,
            String words,
            boolean wanted,
            @Nullable Instant until,
            String state) {}

    /** Something that was released or passed on under a disclosure. */
    public record Passed(UUID id, Instant at, String by, String words) {}

    /** A package that was floated. */
    public record Floated(UUID id, Instant at, Map<String, String> options, String provenance) {}

    /** The team's overview. */
    static Messages overview(List<Seen> seen, Instant now) {
        Facts facts = Facts.of(seen);
        Shuttle shuttle = Shuttle.of(seen, facts.parties(), now);
        Map<String, Duration> windows = Shuttle.windows(seen);
        List<Delegation> found = new ArrayList<>();
        for (String party : facts.parties()) {
            List<Shuttle.Thread> threads = shuttle.threads().stream()
                    .filter(thread -> thread.party().equals(party))
                    .toList();
            List<Awaited> awaited = shuttle.awaited().stream()
                    .filter(one -> one.caucus().equals(party))
                    .toList();
            found.add(new Delegation(
                    party,
                    hours(windows.get(party)),
                    threads.size(),
                    threads.isEmpty() ? null : threads.getFirst().last().at(),
                    awaited.stream().filter(one -> one.party() == null).count(),
                    awaited.stream().filter(one -> one.party() != null).count(),
                    awaited.stream().filter(Awaited::overdue).count()));
        }
        return new Messages(found, null);
    }

    /** @param party whose caucus; one that the reader may read */
    static Messages with(List<Seen> seen, Myself me, String party, Instant now) {
        Shuttle shuttle = Shuttle.of(seen, List.of(party), now);
        Map<UUID, Awaited> awaited = shuttle.awaited().stream()
                .collect(Collectors.toMap(one -> one.entry().id(), Function.identity(), (one, again) -> one));
        String caucus = Audience.caucus(party).toString();
        List<Seen> there = seen.reversed().stream()
                .filter(entry -> entry.audience().equals(caucus))
                .toList();
        return new Messages(
                List.of(),
                new Exchange(
                        party,
                        me.mediates() ? hours(Shuttle.windows(seen).get(party)) : null,
                        writes(me, party),
                        shuttle.threads().stream()
                                .map(thread -> thread(thread, me, awaited))
                                .toList(),
                        there.stream().flatMap(Messages::passed).toList(),
                        there.stream().flatMap(Messages::floated).toList()));
    }

    private static boolean writes(Myself me, String party) {
        return MemberRole.of(me.role())
                .filter(role -> Rights.shipped().mayEnter(role, me.party(), Audience.caucus(party), "message"))
                .isPresent();
    }

    private static Thread thread(Shuttle.Thread thread, Myself me, Map<UUID, Awaited> awaited) {
        List<Message> messages = thread.messages().stream()
                .map(entry -> message(entry, me, awaited))
                .toList();
        UUID answering = messages.reversed().stream()
                .filter(message -> !message.own())
                .findFirst()
                .orElse(messages.getLast())
                .id();
        return new Thread(thread.messages().getFirst().id(), answering, messages);
    }

    private static Message message(Seen entry, Myself me, Map<UUID, Awaited> awaited) {
        Speech.Message message = (Speech.Message) entry.deed();
        Awaited waiting = awaited.get(entry.id());
        String state =
                !message.wantsReply() ? "" : waiting == null ? "answered" : waiting.overdue() ? "overdue" : "awaited";
        return new Message(
                entry.id(),
                entry.at(),
                entry.author().name(),
                Objects.equals(entry.author().party(), me.party()),
                message.words(),
                message.wantsReply(),
                waiting == null ? null : waiting.until(),
                state);
    }

    private static Stream<Passed> passed(Seen entry) {
        return entry.deed() instanceof Speech.Released released
                ? Stream.of(new Passed(entry.id(), entry.at(), entry.author().name(), released.words()))
                : Stream.empty();
    }

    private static Stream<Floated> floated(Seen entry) {
        return entry.deed() instanceof Course.Floated floated
                ? Stream.of(new Floated(entry.id(), entry.at(), floated.options(), floated.provenance()))
                : Stream.empty();
    }

    private static @Nullable Integer hours(@Nullable Duration window) {
        return window == null ? null : Math.toIntExact(window.toHours());
    }
}
