package org.parley.server.talks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a delegation answers to a version for itself alone: as it stands now, brought together from all its entries, and as any
 * one of them had it. Several of a delegation answer side by side; who keeps or releases something says which entry the page
 * showed, and here it is found whether that still stands.
 */
public final class OwnAnswers {

    private final List<Seen> seen;
    private final TextVersion version;
    private final String party;
    private final Answers now;
    private final Map<UUID, Answers> then = new HashMap<>();

    /** @param seen entries that somebody of the delegation may see */
    public OwnAnswers(List<Seen> seen, TextVersion version, String party) {
        this.seen = List.copyOf(seen);
        this.version = version;
        this.party = party;
        this.now = Answers.of(seen, version, List.of(party));
    }

    public TextVersion version() {
        return version;
    }

    /** The answer to a clause that stands now; empty where there is none. */
    public Optional<Answers.Given> now(String clause) {
        return own(now, clause);
    }

    /** What one entry says of a clause; empty where there is no such entry, or it says nothing of it. */
    public Optional<Answers.Given> in(@Nullable UUID entry, String clause) {
        return entry == null ? Optional.empty() : own(then.computeIfAbsent(entry, this::only), clause);
    }

    /**
     * Whether another entry stands now than a page showed.
     *
     * @param shown the entry that it showed; null where it showed no answer
     */
    public boolean isOvertaken(String clause, @Nullable UUID shown) {
        return now(clause).filter(given -> !given.entry().equals(shown)).isPresent();
    }

    /** The answers as this entry alone gave them. */
    private Answers only(UUID entry) {
        List<Seen> one = seen.stream()
                .filter(other -> !(other.deed() instanceof Drafting.Answered)
                        || other.id().equals(entry))
                .toList();
        return Answers.of(one, version, List.of(party));
    }

    private static Optional<Answers.Given> own(Answers answers, String clause) {
        return answers.row(clause).map(row -> row.cells().getFirst().own());
    }
}
