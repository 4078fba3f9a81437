package org.parley.server.talks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the talks, as far as somebody sees them.
 *
 * @param all in the order in which they came up
 */
public record Texts(List<OneText> all) {

    /** The most languages that one text may be written in. */
    public static final int MOST_LANGUAGES = 8;

    /** What stands on a page for a clause that nobody has written in its language yet. */
    static final String NOT_WRITTEN = "[—]";

    public Texts {
        all = List.copyOf(all);
    }

    /** How a version came to be there. */
    public enum Way {
        /** Written, for those who share the chain. */
        DRAFTED,
        /** Put before all. */
        TABLED,
        /** Shown to a delegation. */
        SHOWN,
        /** Handed to the mediation by a delegation. */
        SUBMITTED
    }

    /**
     * A version, with the entry that it stands in.
     *
     * @param copy the exact pages; null for a draft, which nobody has been shown
     */
    public record Version(
            Seen entry,
            Way way,
            TextVersion version,
            @Nullable Copy copy) {

        public int number() {
            return version.number();
        }
    }

    /**
     * Versions of one text in one chain that go on from the same one, or that several people began, and that nobody has
     * brought together yet. All of them are kept.
     *
     * @param audience the chain
     * @param base the latest version that all of them were made from; null where they have none in common
     * @param drafts the versions side by side, in the order in which they were entered
     */
    public record Conflict(String audience, @Nullable Version base, List<Version> drafts) {
        public Conflict {
            drafts = List.copyOf(drafts);
        }
    }

    /**
     * One text.
     *
     * @param versions in the order in which they were entered
     * @param conflicts between drafts
     */
    public record OneText(String id, List<Version> versions, List<Conflict> conflicts) {

        public OneText {
            versions = List.copyOf(versions);
            conflicts = List.copyOf(conflicts);
        }

        /** The version with the highest number; of several, the one entered last. */
        public Version newest() {
            return newest(versions.stream()).orElseThrow();
        }

        /** The newest version that was shown, tabled or submitted; empty where there are only drafts. */
        public Optional<Version> newestShown() {
            return newest(versions.stream().filter(version -> version.way() != Way.DRAFTED));
        }

        /** The newest version that a delegation was shown, in its caucus or with all. */
        public Optional<Version> newestFor(String party) {
            String caucus = Audience.caucus(party).toString();
            return newest(versions.stream()
                    .filter(version -> version.way() == Way.TABLED
                            || version.way() == Way.SHOWN
                                    && version.entry().audience().equals(caucus)));
        }

        /** The number that the next version gets. */
        public int nextNumber() {
            return newest().number() + 1;
        }

        /** The draft of that entry. */
        public Optional<Version> draft(UUID entry) {
            return versions.stream()
                    .filter(version -> version.way() == Way.DRAFTED)
                    .filter(version -> version.entry().id().equals(entry))
                    .findFirst();
        }

        /** What a draft was made from, the first draft first and itself last; of several sources the first named counts. */
        public List<Drafting.Drafted> lineage(Version draft) {
            List<Drafting.Drafted> back = new ArrayList<>();
            Set<UUID> seen = new HashSet<>();
            Optional<Version> at = Optional.of(draft);
            while (at.isPresent()
                    && at.get().entry().deed() instanceof Drafting.Drafted drafted
                    && seen.add(at.get().entry().id())) {
                back.add(drafted);
                at = drafted.from().stream().findFirst().flatMap(this::draft);
            }
            return back.reversed();
        }

        private static Optional<Version> newest(Stream<Version> among) {
            return among.reduce((one, other) -> other.number() >= one.number() ? other : one);
        }
    }

    public static Texts of(List<Seen> seen) {
        Map<String, List<Version>> byText = new LinkedHashMap<>();
        inTime(seen)
                .forEach(entry -> version(entry)
                        .ifPresent(version -> byText.computeIfAbsent(
                                        version.version().text(), text -> new ArrayList<>())
                                .add(version)));
        List<OneText> all = new ArrayList<>();
        byText.forEach((id, versions) -> all.add(new OneText(id, versions, conflicts(versions))));
        return new Texts(all);
    }

    public Optional<OneText> text(String id) {
        return all.stream().filter(text -> text.id().equals(id)).findFirst();
    }

    /** Entries in the order of time; of the same moment, in the order of their chains. */
    static List<Seen> inTime(List<Seen> seen) {
        return seen.stream()
                .sorted(Comparator.comparing(Seen::at)
                        .thenComparing(Seen::audience)
                        .thenComparingLong(Seen::index))
                .toList();
    }

    private static Optional<Version> version(Seen entry) {
        return Optional.ofNullable(
                switch (entry.deed()) {
                    case Drafting.Drafted drafted -> new Version(entry, Way.DRAFTED, drafted.version(), null);
                    case Drafting.Tabled tabled -> copy(entry, Way.TABLED, tabled.copy());
                    case Drafting.Shown shown -> copy(entry, Way.SHOWN, shown.copy());
                    case Drafting.Submitted submitted -> copy(entry, Way.SUBMITTED, submitted.copy());
                    default -> null;
                });
    }

    private static Version copy(Seen entry, Way way, Copy copy) {
        return new Version(entry, way, copy.version(), copy);
    }

    private static List<Conflict> conflicts(List<Version> versions) {
        Map<String, List<Version>> byChain = new LinkedHashMap<>();
        versions.stream()
                .filter(version -> version.way() == Way.DRAFTED)
                .forEach(version -> byChain.computeIfAbsent(version.entry().audience(), chain -> new ArrayList<>())
                        .add(version));
        List<Conflict> found = new ArrayList<>();
        byChain.forEach((chain, drafts) -> {
            Set<UUID> gone = new HashSet<>();
            drafts.forEach(draft -> gone.addAll(from(draft)));
            List<Version> ends = drafts.stream()
                    .filter(draft -> !gone.contains(draft.entry().id()))
                    .toList();
            if (ends.size() > 1) {
                found.add(new Conflict(chain, common(drafts, ends), ends));
            }
        });
        return found;
    }

    private static List<UUID> from(Version draft) {
        return draft.entry().deed() instanceof Drafting.Drafted drafted ? drafted.from() : List.of();
    }

    /** The latest draft among the sources of all of them. */
    private static @Nullable Version common(List<Version> drafts, List<Version> ends) {
        Map<UUID, Version> byId = new HashMap<>();
        drafts.forEach(draft -> byId.put(draft.entry().id(), draft));
        Set<UUID> shared = sources(byId, ends.getFirst());
        ends.forEach(end -> shared.retainAll(sources(byId, end)));
        return drafts.reversed().stream()
                .filter(draft -> shared.contains(draft.entry().id()))
                .findFirst()
                .orElse(null);
    }

    private static Set<UUID> sources(Map<UUID, Version> byId, Version draft) {
        Set<UUID> found = new HashSet<>();
        List<UUID> open = new ArrayList<>(from(draft));
        while (!open.isEmpty()) {
            UUID next = open.removeLast();
            Version source = byId.get(next);
            if (source != null && found.add(next)) {
                open.addAll(from(source));
            }
        }
        return found;
    }
}
