package org.parley.brief;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;

/**
 * What a case said before.
 *
 * @param revisions oldest first; the last is the case as it stands
 * @param unreadable how many earlier states could not be read as cases
 * @param absent why there are no earlier states; null where there are
 * @param noted corrections that the authors wrote down themselves
 */
public record History(
        List<Revision> revisions, int unreadable, @Nullable String absent, List<Noted> noted) {

    /** The most states that are compared; older ones are left out. */
    public static final int MOST = 200;

    public History {
        revisions = List.copyOf(revisions);
        noted = List.copyOf(noted);
    }

    /**
     * One state of a case.
     *
     * @param at when it was kept; null for a state not kept yet
     * @param reason why it differs from the one before, in words meant for readers; null when none was given
     * @param afterGap whether states that could not be read lie between the one before and this: what was private in them
     *     is not known
     */
    public record Revision(
            @Nullable Instant at, Case read, @Nullable String reason, boolean afterGap) {

        /** One that follows right after the one before. */
        public Revision(@Nullable Instant at, Case read, @Nullable String reason) {
            this(at, read, reason, false);
        }
    }

    /**
     * A correction in words.
     *
     * @param why null when no reason was given
     */
    public record Noted(LocalDate on, String what, @Nullable String why) {}

    /** A case whose earlier states nobody kept. */
    public static History none(Case read, String why) {
        return new History(List.of(new Revision(null, read, null)), 0, why, List.of());
    }
}
