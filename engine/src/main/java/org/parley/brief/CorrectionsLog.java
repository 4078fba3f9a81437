package org.parley.brief;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;

/**
 * What changed in a case from one state to the next, told without anything that is private now or was at a later state:
 * whoever takes an entry back by marking it private takes its past back with it.
 *
 * @param steps newest first; states that differ in nothing that may be told are no step
 * @param updated when what may be told last changed; the day of the case where nobody kept that
 */
record CorrectionsLog(List<Step> steps, Instant updated) {

    CorrectionsLog {
        steps = List.copyOf(steps);
    }

    /** What became of an entry. */
    enum Kind {
        CORRECTED,
        WITHDRAWN,
        ADDED
    }

    /**
     * One entry that changed.
     *
     * @param before null for an entry that was added
     * @param after null for one that was withdrawn; equal to {@code before} where only figures or references changed
     */
    record Change(
            Kind kind,
            String what,
            @Nullable String before,
            @Nullable String after) {}

    /** All that changed at once; {@code at} is null for a state that is not kept yet. */
    record Step(@Nullable Instant at, @Nullable String reason, List<Change> changes) {
        Step {
            changes = List.copyOf(changes);
        }
    }

    static CorrectionsLog of(History history) {
        List<History.Revision> revisions = history.revisions();
        List<Set<String>> hidden = hiddenFromThere(revisions);
        List<Step> steps = new ArrayList<>();
        Instant updated = dayOf(revisions.getLast().read());
        Instant first = revisions.getFirst().at();
        if (first != null && first.isAfter(updated)) {
            updated = first;
        }
        for (int i = 1; i < revisions.size(); i++) {
            History.Revision next = revisions.get(i);
            Set<String> never = hidden.get(i);
            Case before = Redaction.published(revisions.get(i - 1).read(), never);
            Case after = Redaction.published(next.read(), never);
            Words withheld = Words.of(revisions.subList(i - 1, revisions.size()), never);
            List<Change> changes = changes(Entries.of(before), Entries.of(after), withheld);
            if (next.afterGap()) {
                // What is gone may have been private in a state between that could not be read.
                withheld = withheld.and(Entries.of(before), Entries.of(after));
                changes.removeIf(change -> change.kind() == Kind.WITHDRAWN);
            }
            if (!changes.isEmpty()) {
                steps.add(new Step(next.at(), withheld.tellNothing(next.reason()) ? next.reason() : null, changes));
                updated = next.at() != null && next.at().isAfter(updated) ? next.at() : updated;
            }
        }
        Collections.reverse(steps);
        return new CorrectionsLog(steps, updated);
    }

    private static Instant dayOf(Case read) {
        return read.asOf().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** For each state the ids that are hidden in it or in a later one. */
    private static List<Set<String>> hiddenFromThere(List<History.Revision> revisions) {
        List<Set<String>> all = new ArrayList<>();
        Set<String> later = new HashSet<>();
        for (History.Revision revision : revisions.reversed()) {
            later.addAll(Redaction.hidden(revision.read()));
            all.addFirst(Set.copyOf(later));
        }
        return all;
    }

    private static List<Change> changes(
            SequencedMap<String, Entries.Entry> before, SequencedMap<String, Entries.Entry> after, Words withheld) {
        List<Change> changes = new ArrayList<>();
        before.forEach((id, was) -> {
            Entries.Entry is = after.get(id);
            if (is == null) {
                changes.add(new Change(Kind.WITHDRAWN, was.kind(), was.words(), null));
            } else if (!is.equals(was)) {
                changes.add(new Change(Kind.CORRECTED, is.kind(), was.words(), is.words()));
            }
        });
        after.forEach((id, is) -> {
            if (!before.containsKey(id)) {
                changes.add(new Change(Kind.ADDED, is.kind(), null, is.words()));
            }
        });
        changes.removeIf(c -> !withheld.tellNothing(c.before()) || !withheld.tellNothing(c.after()));
        return changes;
    }

    /**
     * The words of hidden entries, where no entry of the case as it stands has them: a second lock, for an entry that
     * was given another id while it was made private.
     */
    private record Words(Set<String> secret) {

        /** Shorter words may be shared by chance. */
        private static final int TELLING = 12;

        static Words of(List<History.Revision> revisions, Set<String> hidden) {
            Set<String> secret = new TreeSet<>();
            for (History.Revision revision : revisions) {
                Entries.of(revision.read()).forEach((id, entry) -> {
                    if (hidden.contains(id)) {
                        secret.addAll(entry.texts());
                    }
                });
            }
            Case now = Redaction.published(revisions.getLast().read());
            Entries.of(now).values().forEach(entry -> secret.removeAll(entry.texts()));
            secret.removeIf(text -> text.length() < TELLING);
            return new Words(secret);
        }

        /** These, and the words of entries that are gone. */
        Words and(SequencedMap<String, Entries.Entry> before, SequencedMap<String, Entries.Entry> after) {
            Set<String> more = new TreeSet<>(secret);
            before.forEach((id, entry) -> {
                if (!after.containsKey(id)) {
                    entry.texts().stream()
                            .filter(text -> text.length() >= TELLING)
                            .forEach(more::add);
                }
            });
            return new Words(more);
        }

        boolean tellNothing(@Nullable String text) {
            return text == null || secret.stream().noneMatch(text::contains);
        }
    }
}
