package org.parley.evidence.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

    /** @param outlets through which the article came, the origin first */
    AlikeClaims(@Nullable Case known, List<String> outlets) {
        this.known = known;
        this.outlets = outlets;
    }

    /**
     * Claims of the case that say much the same: half of the distinctive words, and the same speaker where one is known.
     * The most alike first.
     */
    List<Claim> to(String says, @Nullable String speaker) {
        Set<String> stems = CaseWords.stems(says);
        List<Claim> out = new ArrayList<>();
        for (Claim claim : known == null ? List.<Claim>of() : known.claims()) {
            Set<String> other = CaseWords.stems(claim.says());
            Set<String> shared = new HashSet<>(stems);
            shared.retainAll(other);
            boolean sameSpeaker = speaker == null
                    || claim.attribution().speaker() == null
                    || speaker.equals(claim.attribution().speaker());
            if (sameSpeaker && shared.size() >= 3 && shared.size() * 2 >= Math.min(stems.size(), other.size())) {
                out.add(claim);
            }
        }
        out.sort(Comparator.comparingDouble((Claim c) -> -share(says, c)).thenComparing(Claim::id));
        return out;
    }

    /** Whether one has a "not" and the other none: asked of the claim most alike, and only where much is shared. */
    static boolean denies(String says, List<Claim> alike) {
        return !alike.isEmpty()
                && share(says, alike.getFirst()) >= 0.66
                && NOT.matcher(alike.getFirst().says()).find()
                        != NOT.matcher(says).find();
    }

    /** Shared distinctive words over those of the shorter one. */
    private static double share(String says, Claim claim) {
        Set<String> one = CaseWords.stems(says);
        Set<String> other = CaseWords.stems(claim.says());
        int least = Math.max(1, Math.min(one.size(), other.size()));
        one.retainAll(other);
        return one.size() / (double) least;
    }

    /** How many chains of outlets other than this document's the claims come through; a reprint is the same chain. */
    int chains(List<Claim> alike) {
        Set<String> origins = new HashSet<>();
        for (Claim claim : alike) {
            if (known != null) {
                known.source(claim.source())
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
