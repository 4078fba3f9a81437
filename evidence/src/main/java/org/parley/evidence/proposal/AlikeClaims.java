package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Reliability;
import org.parley.model.Source;

/** What a case already holds that is like what an article says, and through which outlets it came. */
final class AlikeClaims {

    private static final Pattern NOT = Pattern.compile(
            "\\b(?:not|no|never|n[’']t|without|nor|neither|denied|false|wrong)\\b", Pattern.CASE_INSENSITIVE);

    private final @Nullable Case known;
    private final List<String> outlets;
    private final List<Stemmed> stemmed;
    /** Ids of the sources of the case that are this document or a reprint of it. */
    private final Set<String> copies;

    /** A claim of the case with its distinctive words. */
    private record Stemmed(Claim claim, Set<String> stems) {}

    /**
     * A claim of the case that is like some words.
     *
     * @param share shared distinctive words over those of the shorter one
     */
    record Alike(Claim claim, double share) {}

    /**
     * @param outlets through which the article came, the origin first
     * @param same the article and its reprints
     */
    AlikeClaims(@Nullable Case known, List<String> outlets, Copies same) {
        this.known = known;
        this.copies = known == null
                ? Set.of()
                : known.sources().stream().filter(same::holds).map(Source::id).collect(Collectors.toUnmodifiableSet());
        this.outlets = outlets;
        this.stemmed = known == null
                ? List.of()
                : known.claims().stream()
                        .map(claim -> new Stemmed(claim, CaseWords.stems(claim.says())))
                        .toList();
    }

    /**
     * Claims of the case that say much the same: half of the distinctive words, and the same speaker where one is known.
     * The most alike first.
     */
    List<Alike> to(String says, @Nullable String speaker) {
        Set<String> stems = CaseWords.stems(says);
        List<Alike> out = new ArrayList<>();
        for (Stemmed one : stemmed) {
            String other = one.claim.attribution().speaker();
            boolean sameSpeaker = speaker == null || other == null || speaker.equals(other);
            int shared = sameSpeaker ? shared(stems, one.stems) : 0;
            int least = Math.min(stems.size(), one.stems.size());
            if (shared >= 3 && shared * 2 >= least) {
                out.add(new Alike(one.claim, shared / (double) least));
            }
        }
        out.sort(Comparator.comparingDouble((Alike a) -> -a.share).thenComparing(a -> a.claim.id()));
        return out;
    }

    /** Whether one has a "not" and the other none: asked of the claim most alike, and only where much is shared. */
    static boolean denies(String says, List<Alike> alike) {
        return !alike.isEmpty()
                && alike.getFirst().share >= 0.66
                && NOT.matcher(alike.getFirst().claim.says()).find()
                        != NOT.matcher(says).find();
    }

    private static int shared(Set<String> one, Set<String> other) {
        int shared = 0;
        for (String stem : one) {
            shared += other.contains(stem) ? 1 : 0;
        }
        return shared;
    }

    /** Those that other texts than this one say. */
    List<Alike> elsewhere(List<Alike> alike) {
        return alike.stream()
                .filter(one -> !copies.contains(one.claim.source()))
                .toList();
    }

    /** How many chains of outlets other than this document's the claims come through; a reprint is the same chain. */
    int chains(List<Alike> alike) {
        Set<String> origins = new HashSet<>();
        for (Alike one : elsewhere(alike)) {
            if (known != null) {
                known.source(one.claim.source())
                        .map(AlikeClaims::origin)
                        .filter(o -> !outlets.contains(o))
                        .ifPresent(origins::add);
            }
        }
        return origins.size();
    }

    /** The letter that the case gives the outlet of the article; F where it knows none of its outlets. */
    Reliability reliability() {
        if (known == null || outlets.isEmpty()) {
            return Reliability.F;
        }
        return known.sources().stream()
                .filter(s -> outlets.contains(origin(s)))
                .map(Source::reliability)
                .findFirst()
                .orElse(Reliability.F);
    }

    private static String origin(Source source) {
        String publisher = source.publisher();
        return source.chain().isEmpty()
                ? publisher == null ? source.id() : publisher
                : source.chain().getFirst();
    }
}
