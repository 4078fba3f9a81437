package org.parley.server.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Myself;
import org.parley.server.talks.AtHome;
import org.parley.server.talks.Audience;
import org.parley.server.talks.Facts;
import org.parley.server.talks.MemberRole;
import org.parley.server.talks.OnIssue;
import org.parley.server.talks.Question;
import org.parley.server.talks.Rights;
import org.parley.server.talks.Seen;
import org.parley.server.talks.Speech;

/**
 * What a delegation keeps to itself, and what of it was released to the mediation.
 *
 * @param limits those that stand, the firmest first
 * @param factions the latest view of each
 * @param notes the latest first
 * @param questions that a limit can be about; empty where no agenda is set yet
 * @param writes whether the reader may write here
 */
public record Limits(
        String party,
        List<Limit> limits,
        List<Faction> factions,
        List<Note> notes,
        List<Asked> questions,
        boolean writes) {

    public Limits {
        limits = List.copyOf(limits);
        factions = List.copyOf(factions);
        notes = List.copyOf(notes);
        questions = List.copyOf(questions);
    }

    /**
     * A limit.
     *
     * @param entry in which it stands
     * @param condition in words
     * @param how the way in which the options bound the answer, as the form names it
     * @param released when it was released to the mediation; null where it was not
     */
    public record Limit(
            UUID entry,
            String id,
            String firmness,
            String condition,
            String issue,
            String how,
            List<String> options,
            @Nullable String says,
            Instant at,
            @Nullable Instant released) {}

    /**
     * The view of a faction.
     *
     * @param wants in words; null where words say it all
     * @param issue that it wants something on; empty for none
     * @param how the way in which the options bound the answer, as the form names it
     */
    public record Faction(
            UUID entry,
            String id,
            String name,
            @Nullable Integer seats,
            @Nullable String wants,
            String issue,
            String how,
            List<String> options,
            String says,
            Instant at,
            @Nullable Instant released) {}

    /** A note. */
    public record Note(
            UUID entry,
            Instant at,
            String by,
            String words,
            @Nullable Instant released) {}

    /** A question on the agenda. @param answers how one can answer it */
    public record Asked(String id, String name, String answers) {}

    static Limits of(List<Seen> seen, Myself me, String party) {
        Facts facts = Facts.of(seen);
        Map<UUID, Instant> released = released(seen, party);
        Map<String, Limit> limits = new LinkedHashMap<>();
        Map<String, Faction> factions = new LinkedHashMap<>();
        List<Note> notes = new ArrayList<>();
        String home = Audience.party(party).toString();
        for (Seen entry : seen) {
            if (!entry.audience().equals(home)) {
                continue;
            }
            Instant gone = released.get(entry.id());
            switch (entry.deed()) {
                case AtHome.Limit limit when limit.stands() -> limits.put(limit.id(), limit(entry, limit, facts, gone));
                case AtHome.Limit limit -> limits.remove(limit.id());
                case AtHome.FactionView view -> factions.put(view.faction().id(), faction(entry, view, facts, gone));
                case Speech.Noted note ->
                    notes.addFirst(
                            new Note(entry.id(), entry.at(), entry.author().name(), note.words(), gone));
                default -> {}
            }
        }
        List<Limit> sorted = new ArrayList<>(limits.values());
        sorted.sort(Comparator.comparing(limit -> firmness(limit.firmness())));
        return new Limits(
                party,
                sorted,
                List.copyOf(factions.values()),
                notes,
                facts.agenda() == null
                        ? List.of()
                        : facts.agenda().questions().stream().map(Limits::asked).toList(),
                MemberRole.of(me.role())
                        .filter(role -> Rights.shipped().mayEnter(role, party, Audience.party(party), "limit"))
                        .isPresent());
    }

    /** Entries of the delegation's own that it released to the mediation, and when first. */
    private static Map<UUID, Instant> released(List<Seen> seen, String party) {
        String caucus = Audience.caucus(party).toString();
        Map<UUID, Instant> found = new HashMap<>();
        for (Seen entry : seen) {
            if (entry.audience().equals(caucus)
                    && entry.deed() instanceof Speech.Released given
                    && given.from() != null) {
                found.putIfAbsent(given.from().entry(), entry.at());
            }
        }
        return found;
    }

    private static Limit limit(Seen entry, AtHome.Limit limit, Facts facts, @Nullable Instant released) {
        OnIssue condition = limit.condition();
        return new Limit(
                entry.id(),
                limit.id(),
                word(limit.firmness()),
                condition.says(facts.agenda()),
                condition.issue(),
                word(condition.how()),
                condition.options(),
                limit.says(),
                entry.at(),
                released);
    }

    private static Faction faction(Seen entry, AtHome.FactionView view, Facts facts, @Nullable Instant released) {
        OnIssue wants = view.wants();
        return new Faction(
                entry.id(),
                view.faction().id(),
                view.faction().name(),
                view.seats(),
                wants == null ? null : wants.says(facts.agenda()),
                wants == null ? "" : wants.issue(),
                word(wants == null ? OnIssue.How.ONE_OF : wants.how()),
                wants == null ? List.of() : wants.options(),
                view.says(),
                entry.at(),
                released);
    }

    private static Asked asked(Question question) {
        Question.Range range = question.range();
        String answers = range == null
                ? String.join(
                        ", ",
                        question.options().stream()
                                .map(option -> option.id() + " (" + option.name() + ")")
                                .toList())
                : range.from() + " to " + range.to() + (range.unit() == null ? "" : " " + range.unit());
        return new Asked(question.id(), question.name(), answers);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws BadFormException if there is no such firmness */
    static AtHome.Firmness firmness(String word) {
        return read(AtHome.Firmness.values(), word, "firmness");
    }

    /** @throws BadFormException if there is no such bound */
    static OnIssue.How how(String word) {
        return read(OnIssue.How.values(), word, "bound");
    }

    private static <E extends Enum<E>> E read(E[] values, String word, String what) {
        for (E value : values) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        throw new BadFormException("This " + what + " is not known. Choose one of the list.");
    }
}
