package org.parley.server.talks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What goes to and fro between the mediation and the delegations, and what waits for an answer. In the spirit of {@code
 * docs/status.md}:
 *
 * <ol>
 *   <li>a message that asks for a reply waits for the other side of its caucus; a package that was floated and the newest
 *       version of a text that was shown or tabled wait for the delegation;
 *   <li>a later message of that side that names it answers it; one that names nothing answers the latest message or package
 *       that waits. Answers released to a version, or a text handed in, answer the text that waits;
 *   <li>a newer version of a text takes the place of the older one; when an outcome is on record, its text waits no more, and
 *       when the talks end, nothing does;
 *   <li>the time that was asked for counts, else the known reply window of the delegation; after it the answer is overdue.
 *       Where neither is known, an answer is awaited and never overdue. Silence is never a rejection.
 * </ol>
 *
 * @param threads by their last message, the latest first
 * @param awaited the longest awaited first
 */
public record Shuttle(List<Thread> threads, List<Awaited> awaited) {

    public Shuttle {
        threads = List.copyOf(threads);
        awaited = List.copyOf(awaited);
    }

    /**
     * A message with what answers it, and what answers that.
     *
     * @param party in whose caucus
     * @param messages in the order of time
     */
    public record Thread(String party, List<Seen> messages) {
        public Thread {
            messages = List.copyOf(messages);
        }

        public Seen last() {
            return messages.getLast();
        }
    }

    /**
     * @param seen entries that the asker may see
     * @param parties whose caucuses to look at; a delegation names itself alone
     */
    public static Shuttle of(List<Seen> seen, List<String> parties, Instant now) {
        List<Seen> inTime = Texts.inTime(seen);
        Map<String, Duration> windows = windows(inTime);
        List<Thread> threads = new ArrayList<>();
        List<Awaited> awaited = new ArrayList<>();
        for (String party : parties) {
            String caucus = Audience.caucus(party).toString();
            List<Seen> there = inTime.stream()
                    .filter(entry ->
                            entry.audience().equals(caucus) || entry.audience().equals(Audience.COMMON.toString()))
                    .toList();
            threads.addAll(threads(party, there));
            awaited.addAll(new Waiting(party, windows.get(party), now).after(there));
        }
        threads.sort(Comparator.comparing((Thread thread) -> thread.last().at()).reversed());
        awaited.sort(Comparator.comparing(Awaited::since));
        return new Shuttle(threads, awaited);
    }

    public List<Awaited> overdue() {
        return awaited.stream().filter(Awaited::overdue).toList();
    }

    /** The reply windows as last set; a party without one is not there. */
    public static Map<String, Duration> windows(List<Seen> seen) {
        Map<String, Duration> windows = new HashMap<>();
        for (Seen entry : Texts.inTime(seen)) {
            if (entry.deed() instanceof Course.WindowSet(String party, Integer hours)) {
                if (hours == null) {
                    windows.remove(party);
                } else {
                    windows.put(party, Duration.ofHours(hours));
                }
            }
        }
        return windows;
    }

    private static List<Thread> threads(String party, List<Seen> there) {
        Map<UUID, UUID> root = new HashMap<>();
        Map<UUID, List<Seen>> byRoot = new LinkedHashMap<>();
        for (Seen entry : there) {
            if (entry.deed() instanceof Speech.Message message) {
                UUID answered = message.inReplyTo();
                UUID first = answered == null ? entry.id() : root.getOrDefault(answered, entry.id());
                root.put(entry.id(), first);
                byRoot.computeIfAbsent(first, id -> new ArrayList<>()).add(entry);
            }
        }
        return byRoot.values().stream()
                .map(messages -> new Thread(party, messages))
                .toList();
    }

    /** What waits in one caucus. */
    private static final class Waiting {

        private final String party;
        private final @Nullable Duration window;
        private final Instant now;
        private final List<Awaited> open = new ArrayList<>();

        Waiting(String party, @Nullable Duration window, Instant now) {
            this.party = party;
            this.window = window;
            this.now = now;
        }

        List<Awaited> after(List<Seen> entries) {
            entries.stream().filter(entry -> !entry.at().isAfter(now)).forEach(this::take);
            return open;
        }

        private void take(Seen entry) {
            boolean theirs = party.equals(entry.author().party());
            switch (entry.deed()) {
                case Speech.Message message -> {
                    answer(message.inReplyTo(), theirs);
                    if (message.wantsReply()) {
                        wait(
                                Awaited.What.MESSAGE,
                                theirs ? null : party,
                                message.by(),
                                entry,
                                Awaited.shortened(message.words()));
                    }
                }
                case Course.Floated floated ->
                    wait(Awaited.What.PACKAGE, party, null, entry, "the package " + settled(floated));
                case Drafting.Shown shown -> text(shown.copy().version(), entry);
                case Drafting.Tabled tabled -> text(tabled.copy().version(), entry);
                case Drafting.AnswersReleased released
                when theirs -> open.removeIf(one -> isText(one, released.text()) && number(one) <= released.number());
                case Drafting.Submitted submitted
                when theirs -> {
                    boolean same = open.removeIf(
                            one -> isText(one, submitted.copy().version().text()));
                    if (!same) {
                        removeLast(one -> one.what() == Awaited.What.TEXT);
                    }
                }
                case Course.Concluded concluded -> {
                    if (concluded.how() == Course.How.ENDED_WITHOUT) {
                        open.clear();
                    } else if (concluded.text() != null) {
                        String text = concluded.text();
                        open.removeIf(one -> isText(one, text));
                    }
                }
                default -> {}
            }
        }

        private void text(TextVersion version, Seen entry) {
            boolean again =
                    open.stream().anyMatch(one -> isText(one, version.text()) && number(one) >= version.number());
            if (again) {
                return;
            }
            open.removeIf(one -> isText(one, version.text()));
            String title = version.title(version.languages().getFirst());
            wait(
                    Awaited.What.TEXT,
                    party,
                    null,
                    entry,
                    "version " + version.number() + " of " + Awaited.shortened(title));
        }

        private void answer(@Nullable UUID named, boolean theirs) {
            if (named == null) {
                removeLast(one -> one.what() != Awaited.What.TEXT && (one.party() != null) == theirs);
            } else {
                open.removeIf(one -> one.entry().id().equals(named) && (one.party() != null) == theirs);
            }
        }

        private void removeLast(Predicate<Awaited> which) {
            for (int i = open.size() - 1; i >= 0; i--) {
                if (which.test(open.get(i))) {
                    open.remove(i);
                    return;
                }
            }
        }

        private void wait(Awaited.What what, @Nullable String whose, @Nullable Instant by, Seen entry, String about) {
            Instant until = by != null
                    ? by
                    : whose == null || window == null ? null : entry.at().plus(window);
            open.add(new Awaited(
                    what,
                    whose,
                    party,
                    entry.at(),
                    until,
                    by != null,
                    until != null && until.isBefore(now),
                    entry,
                    about));
        }

        private static String settled(Course.Floated floated) {
            List<String> options = new ArrayList<>();
            floated.options().forEach((issue, option) -> options.add(issue + ": " + option));
            return Awaited.shortened(String.join(", ", options));
        }

        private static boolean isText(Awaited one, String text) {
            TextVersion version = version(one);
            return version != null && version.text().equals(text);
        }

        private static int number(Awaited one) {
            TextVersion version = version(one);
            return version == null ? 0 : version.number();
        }

        private static @Nullable TextVersion version(Awaited one) {
            return switch (one.entry().deed()) {
                case Drafting.Shown shown -> shown.copy().version();
                case Drafting.Tabled tabled -> tabled.copy().version();
                default -> null;
            };
        }
    }
}
