package org.parley.server.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Myself;
import org.parley.server.talks.Answers;
import org.parley.server.talks.AtHome;
import org.parley.server.talks.Awaited;
import org.parley.server.talks.Course;
import org.parley.server.talks.Deadline;
import org.parley.server.talks.Disclosures;
import org.parley.server.talks.Facts;
import org.parley.server.talks.Room;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Shuttle;
import org.parley.server.talks.Situation;
import org.parley.server.talks.Speech;
import org.parley.server.talks.TextVersion;
import org.parley.server.talks.Texts;
import org.parley.server.talks.WhoHasWhat;

/**
 * What stands on the first page of talks: the situation for the team, its room for a delegation, what is common for the
 * others. Lists that are not for a reader are empty for them.
 *
 * @param reader {@code team}, {@code delegation} or {@code all}
 * @param party id of the reader's delegation; null for others
 * @param outcome the latest on record; null where there is none
 * @param splits where delegations do not hold the same text, alarms first; for the team
 * @param yours what waits for an answer of the reader's own side, the longest awaited first
 * @param theirs what the reader's side waits for, the longest awaited first
 * @param texts in the order in which they came up
 * @param disclosures requests on which somebody has to decide; for the team
 * @param deadlines the earliest first
 * @param inbox threads with the mediation, the latest first; for a delegation
 * @param limits of the delegation, the firmest first
 * @param notices what was said to all, the latest first
 * @param newest acts that the reader can see, the latest first
 * @param announces whether the reader may say something to all
 * @param reports whether the reader may report
 */
public record First(
        String reader,
        @Nullable String party,
        @Nullable Outcome outcome,
        List<Split> splits,
        List<Waiting> yours,
        List<Waiting> theirs,
        List<TextLine> texts,
        List<Request> disclosures,
        List<Until> deadlines,
        List<ThreadLine> inbox,
        List<LimitLine> limits,
        List<Notice> notices,
        List<Act> newest,
        boolean announces,
        boolean reports) {

    private static final int NEWEST = 12;

    /** An outcome on record; text and number are null where nothing was agreed. */
    public record Outcome(
            Instant at,
            String how,
            @Nullable String text,
            @Nullable Integer number,
            List<String> parties,
            @Nullable String words) {}

    /** @param alarm whether the mediation has to look at it now; @param says in a sentence */
    public record Split(boolean alarm, String text, int number, List<String> parties, String says) {}

    /**
     * An answer that has not come.
     *
     * @param what message, text or package
     * @param caucus delegation in whose caucus it is awaited
     * @param until null where no time is known
     * @param text id of the text to be answered; null for others
     * @param says in a sentence
     */
    public record Waiting(
            String what,
            String caucus,
            Instant since,
            @Nullable Instant until,
            boolean overdue,
            @Nullable String text,
            String says) {}

    /**
     * A text.
     *
     * @param language of the title
     * @param number of the newest version that was shown, or of the newest draft where none was
     * @param shown whether anybody was shown it
     * @param code of the copy that was shown; null for a draft
     * @param draft whether there is a newer draft that nobody was shown
     * @param conflict whether drafts stand side by side that nobody has brought together
     * @param acknowledged whether the reader's delegation has said that it holds this version
     * @param standing how each delegation whose answers the reader sees has answered
     */
    public record TextLine(
            String id,
            String title,
            String language,
            int number,
            boolean shown,
            @Nullable String code,
            @Nullable Instant at,
            boolean draft,
            boolean conflict,
            boolean acknowledged,
            List<Standing> standing) {}

    /** @param answered clauses answered as they read now; @param accepted those of them that are accepted */
    public record Standing(String party, long accepted, long answered, long clauses) {}

    /** A request to pass on something of a caucus. */
    public record Request(UUID id, String source, List<String> recipients, String words, String by, Instant expires) {}

    /** @param says what is to be done by then */
    public record Until(Instant at, String says, boolean passed) {}

    /** A thread with the mediation, by its last message. */
    public record ThreadLine(UUID first, Instant at, String by, String begins, int messages) {}

    /** A limit of the delegation. */
    public record LimitLine(String id, String firmness, String says) {}

    /** Something said to all. @param kind of the deed */
    public record Notice(String kind, Instant at, String by, String words) {}

    /** An entry, by kind, audience and place; what it says stands elsewhere. */
    public record Act(Instant at, String audience, long place, String kind, String by) {}

    public First {
        splits = List.copyOf(splits);
        yours = List.copyOf(yours);
        theirs = List.copyOf(theirs);
        texts = List.copyOf(texts);
        disclosures = List.copyOf(disclosures);
        deadlines = List.copyOf(deadlines);
        inbox = List.copyOf(inbox);
        limits = List.copyOf(limits);
        notices = List.copyOf(notices);
        newest = List.copyOf(newest);
    }

    static First of(List<Seen> seen, Myself me, Instant now) {
        String party = me.party();
        return me.mediates()
                ? team(seen, Situation.of(seen, now))
                : party == null ? all(seen, me) : delegation(seen, Room.of(seen, party, now));
    }

    private static First team(List<Seen> seen, Situation situation) {
        Map<String, String> names = situation.facts().names();
        return new First(
                "team",
                null,
                outcome(situation.facts()),
                situation.splits().stream().map(First::split).toList(),
                waiting(
                        situation.awaited().stream()
                                .filter(one -> one.party() == null)
                                .toList(),
                        names),
                waiting(
                        situation.awaited().stream()
                                .filter(one -> one.party() != null)
                                .toList(),
                        names),
                situation.texts().stream().map(First::text).toList(),
                situation.disclosures().stream().map(First::request).toList(),
                deadlines(situation.deadlines()),
                List.of(),
                List.of(),
                notices(situation.facts()),
                newest(seen),
                true,
                false);
    }

    private static First delegation(List<Seen> seen, Room room) {
        Map<String, String> names = room.facts().names();
        return new First(
                "delegation",
                room.party(),
                outcome(room.facts()),
                List.of(),
                waiting(room.awaits(), names),
                waiting(room.awaited(), names),
                room.texts().stream().map(First::text).toList(),
                List.of(),
                deadlines(room.deadlines()),
                room.inbox().stream().map(First::thread).toList(),
                room.limits().stream().map(limit -> limit(limit, room.facts())).toList(),
                notices(room.facts()),
                newest(seen),
                false,
                false);
    }

    private static First all(List<Seen> seen, Myself me) {
        Facts facts = Facts.of(seen);
        return new First(
                "all",
                null,
                outcome(facts),
                List.of(),
                List.of(),
                List.of(),
                Texts.of(seen).all().stream().map(First::tabled).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                notices(facts),
                newest(seen),
                false,
                me.role().equals("monitor"));
    }

    private static @Nullable Outcome outcome(Facts facts) {
        Facts.Outcome latest = facts.outcome();
        if (latest == null) {
            return null;
        }
        Course.Concluded concluded = latest.concluded();
        return new Outcome(
                latest.at(),
                concluded.how().name().toLowerCase(Locale.ROOT),
                concluded.text(),
                concluded.number(),
                concluded.parties(),
                concluded.words());
    }

    private static Split split(WhoHasWhat.Split split) {
        return new Split(split.kind().alarm(), split.text(), split.number(), split.parties(), split.says());
    }

    private static List<Waiting> waiting(List<Awaited> awaited, Map<String, String> names) {
        return awaited.stream()
                .map(one -> new Waiting(
                        one.what().name().toLowerCase(Locale.ROOT),
                        one.caucus(),
                        one.since(),
                        one.until(),
                        one.overdue(),
                        one.text(),
                        one.says(names)))
                .toList();
    }

    private static TextLine text(Situation.TextLine line) {
        Texts.Version shown = line.shown();
        Texts.Version at = shown == null ? line.text().newest() : shown;
        return line(at, shown != null, line.drafts(), !line.conflicts().isEmpty(), false, standing(line.answers()));
    }

    private static TextLine text(Room.TextLine line) {
        Texts.Version newest = line.newest();
        Texts.Version at = newest == null ? line.text().newest() : newest;
        boolean draft = line.text().versions().stream()
                .anyMatch(one -> one.way() == Texts.Way.DRAFTED && (newest == null || one.number() > newest.number()));
        boolean conflict = !line.text().conflicts().isEmpty();
        return line(at, newest != null, draft, conflict, line.acknowledged(), standing(line.answers()));
    }

    private static TextLine tabled(Texts.OneText text) {
        return line(text.newest(), true, false, false, false, List.of());
    }

    private static TextLine line(
            Texts.Version version,
            boolean shown,
            boolean draft,
            boolean conflict,
            boolean acknowledged,
            List<Standing> standing) {
        TextVersion text = version.version();
        String language = text.languages().getFirst();
        return new TextLine(
                text.text(),
                text.title(language),
                language,
                text.number(),
                shown,
                version.copy() == null ? null : version.copy().code().toString(),
                version.entry().at(),
                draft,
                conflict,
                acknowledged,
                standing);
    }

    private static List<Standing> standing(@Nullable Answers answers) {
        List<Standing> found = new ArrayList<>();
        if (answers != null) {
            for (String party : answers.parties()) {
                long clauses = answers.rows().size();
                long open = answers.open(party).size();
                found.add(new Standing(party, answers.acceptedBy(party), clauses - open, clauses));
            }
        }
        return found;
    }

    private static Request request(Disclosures.Request request) {
        return new Request(
                request.asked().id(),
                request.asked().source(),
                request.asked().recipients(),
                request.asked().words(),
                request.entry().author().name(),
                request.asked().expires());
    }

    private static List<Until> deadlines(List<Deadline> deadlines) {
        return deadlines.stream()
                .map(one -> new Until(one.at(), one.says(), one.passed()))
                .toList();
    }

    private static ThreadLine thread(Shuttle.Thread thread) {
        Seen last = thread.last();
        String begins = last.deed() instanceof Speech.Message message ? message.words() : "";
        String line = begins.strip().lines().findFirst().orElse("");
        return new ThreadLine(
                thread.messages().getFirst().id(),
                last.at(),
                last.author().name(),
                line,
                thread.messages().size());
    }

    static LimitLine limit(AtHome.Limit limit, Facts facts) {
        String condition = limit.condition().says(facts.agenda());
        String says = limit.says();
        return new LimitLine(
                limit.id(),
                limit.firmness().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                says == null ? condition : condition + " " + says);
    }

    private static List<Notice> notices(Facts facts) {
        return facts.announcements().stream().flatMap(First::notice).toList();
    }

    private static Stream<Notice> notice(Seen entry) {
        Optional<String> words = switch (entry.deed()) {
            case Course.Announced said -> Optional.of(said.words());
            case Course.Reported said -> Optional.of(said.words());
            case Course.ServerAct said -> Optional.of(said.words());
            case Speech.Released said -> Optional.of(said.words());
            default -> Optional.empty();
        };
        return words.stream()
                .map(said -> new Notice(
                        entry.deed().kind(), entry.at(), entry.author().name(), said));
    }

    private static List<Act> newest(List<Seen> seen) {
        return seen.reversed().stream()
                .limit(NEWEST)
                .map(entry -> new Act(
                        entry.at(),
                        entry.audience(),
                        entry.index(),
                        entry.deed().kind(),
                        entry.author().name()))
                .toList();
    }
}
