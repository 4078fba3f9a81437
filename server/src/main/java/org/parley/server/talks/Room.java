package org.parley.server.talks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A delegation's first page. It is made of its own entries, of what it was shown and told, and of the time of day; nothing in
 * it depends on any other delegation.
 *
 * @param texts what it was shown or wrote, each with its own answers
 * @param limits those that stand, the firmest first
 * @param factions the latest view of each
 * @param inbox messages with the mediation, by thread, the latest first
 * @param packages that were floated to it, the latest first
 * @param awaits what waits for its answer
 * @param awaited what it waits for
 * @param deadlines the earliest first
 */
public record Room(
        Facts facts,
        String party,
        List<TextLine> texts,
        List<AtHome.Limit> limits,
        List<AtHome.FactionView> factions,
        List<Shuttle.Thread> inbox,
        List<Seen> packages,
        List<Awaited> awaits,
        List<Awaited> awaited,
        List<Deadline> deadlines) {

    public Room {
        texts = List.copyOf(texts);
        limits = List.copyOf(limits);
        factions = List.copyOf(factions);
        inbox = List.copyOf(inbox);
        packages = List.copyOf(packages);
        awaits = List.copyOf(awaits);
        awaited = List.copyOf(awaited);
        deadlines = List.copyOf(deadlines);
    }

    /**
     * One text.
     *
     * @param newest the newest version that it was shown; null where it has only drafts of its own
     * @param shown each version that it was shown, with receipts, the latest last
     * @param answers its own answers to the newest version; null where there is none
     */
    public record TextLine(
            Texts.OneText text,
            Texts.@Nullable Version newest,
            List<WhoHasWhat.Cell> shown,
            @Nullable Answers answers) {
        public TextLine {
            shown = List.copyOf(shown);
        }

        /** Whether it said that it holds the newest version, with the right code. */
        public boolean acknowledged() {
            return newest != null
                    && shown.stream().anyMatch(cell -> cell.number() == newest.number() && cell.acknowledged());
        }
    }

    /**
     * @param seen the chains that a member of this delegation may read
     * @param party id of the delegation
     */
    public static Room of(List<Seen> seen, String party, Instant now) {
        Facts facts = Facts.of(seen);
        List<String> self = List.of(party);
        List<Seen> inTime = Texts.inTime(seen);
        Shuttle shuttle = Shuttle.of(seen, self, now);
        WhoHasWhat has = WhoHasWhat.of(seen, self);
        List<TextLine> texts = new ArrayList<>();
        for (Texts.OneText text : Texts.of(seen).all()) {
            Texts.Version newest = text.newestFor(party).orElse(null);
            texts.add(new TextLine(
                    text,
                    newest,
                    has.cells().stream()
                            .filter(cell -> cell.text().equals(text.id()))
                            .toList(),
                    newest == null ? null : Answers.of(seen, newest.version(), self)));
        }
        Map<String, AtHome.Limit> limits = new LinkedHashMap<>();
        Map<String, AtHome.FactionView> factions = new LinkedHashMap<>();
        List<Seen> packages = new ArrayList<>();
        for (Seen entry : inTime) {
            switch (entry.deed()) {
                case AtHome.Limit limit -> limits.put(limit.id(), limit);
                case AtHome.FactionView view -> factions.put(view.faction().id(), view);
                case Course.Floated floated -> packages.addFirst(entry);
                default -> {}
            }
        }
        return new Room(
                facts,
                party,
                texts,
                limits.values().stream()
                        .filter(AtHome.Limit::stands)
                        .sorted(Comparator.comparing(AtHome.Limit::firmness))
                        .toList(),
                List.copyOf(factions.values()),
                shuttle.threads(),
                packages,
                shuttle.awaited().stream().filter(one -> one.party() != null).toList(),
                shuttle.awaited().stream().filter(one -> one.party() == null).toList(),
                Deadline.of(shuttle.awaited(), facts.names()));
    }
}
