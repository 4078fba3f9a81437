package org.parley.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of an outcome, of the process, or of the scope of the talks.
 *
 * @param by id of the actor, usually a party, whose demand it is
 * @param says the demand as a clause that follows the actor's name, e.g. "wants a full withdrawal"
 * @param since when it was first put; null when not reported
 * @param until when it was given up; null when it still stands
 */
public record Demand(
        String id,
        String by,
        Stance stance,
        Firmness firmness,
        String says,
        @Nullable When since,
        @Nullable When until,
        Meta meta) {

    /** What the demand bears on. */
    public sealed interface Stance {
        /** Ids of the issues it is about. */
        SequencedSet<String> issues();
    }

    /** A condition on outcomes; the only stance that conflicts are derived from. */
    public record Require(Condition condition) implements Stance {
        @Override
        public SequencedSet<String> issues() {
            return condition.issues();
        }
    }

    /** Whether an issue belongs in this negotiation at all. */
    public record Scope(String issue, boolean inside) implements Stance {
        @Override
        public SequencedSet<String> issues() {
            return new LinkedHashSet<>(List.of(issue));
        }
    }

    /** A demand on how the talks are held, in words. */
    public record Process(String words, List<String> about) implements Stance {
        public Process {
            about = List.copyOf(about);
        }

        @Override
        public SequencedSet<String> issues() {
            return new LinkedHashSet<>(about);
        }
    }

    /** A demand known only in the words of {@link Demand#says}; no condition is derived from it. */
    public record Words(List<String> about) implements Stance {
        public Words {
            about = List.copyOf(about);
        }

        @Override
        public SequencedSet<String> issues() {
            return new LinkedHashSet<>(about);
        }
    }
}
