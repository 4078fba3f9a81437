package org.parley.server.talks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the visibility matrix lets somebody see and enter. */
public final class Rights {

    private static final Rights SHIPPED = new Rights(VisibilityMatrix.shipped());

    private final VisibilityMatrix matrix;

    public Rights(VisibilityMatrix matrix) {
        this.matrix = matrix;
    }

    /** By the table that ships. */
    public static Rights shipped() {
        return SHIPPED;
    }

    public VisibilityMatrix matrix() {
        return matrix;
    }

    /** @param party the member's own delegation; null for those who belong to none */
    public boolean mayRead(MemberRole role, @Nullable String party, Audience audience) {
        return access(role, party, audience).compareTo(VisibilityMatrix.Access.READ) >= 0;
    }

    /** Whether a deed of this kind may be entered into this chain by somebody of this role, whatever it says. */
    public boolean mayEnter(MemberRole role, @Nullable String party, Audience audience, String kind) {
        Set<MemberRole> roles = matrix.deeds().getOrDefault(kind, Map.of()).getOrDefault(audience.kind(), Set.of());
        return roles.contains(role) && access(role, party, audience) == VisibilityMatrix.Access.WRITE;
    }

    /**
     * What speaks against entering this deed there, in words for whoever tries; empty where nothing does. Whether a
     * disclosure was approved, and by whom, is looked up where it is stored.
     */
    public Optional<String> against(MemberRole role, @Nullable String party, Audience audience, Deed deed) {
        if (!mayEnter(role, party, audience, deed.kind())) {
            return Optional.of("This cannot be entered here with your role.");
        }
        Origin from = switch (deed) {
            case Speech.Released released -> released.from();
            case Drafting.AnswersReleased released -> released.from();
            default -> null;
        };
        if (deed instanceof Speech.Released && role.mediates() && deed.disclosure() == null) {
            return Optional.of("What comes from a caucus is passed on under a disclosure. Ask for one first.");
        }
        if (deed instanceof Speech.Released && !role.mediates() && deed.disclosure() != null) {
            return Optional.of("A delegation releases its own without a disclosure. Name the entry that it releases.");
        }
        Origin passedOn = switch (deed) {
            case Drafting.Shown shown -> shown.from();
            case Drafting.Tabled tabled -> tabled.from();
            default -> null;
        };
        if (passedOn != null
                && (Audience.parse(passedOn.audience()).kind() != Audience.Kind.CAUCUS
                        || passedOn.audience().equals(audience.toString()))) {
            return Optional.of("A delegation's text is passed on from its caucus, and to others.");
        }
        if (from != null && !isOwn(party, from, audience)) {
            return Optional.of("Only what stands in your delegation's own room or caucus can be released by it.");
        }
        return Optional.empty();
    }

    /** The chains that somebody may read, of talks with these delegations; those that all see first. */
    public List<Audience> audiences(MemberRole role, @Nullable String party, Collection<String> parties) {
        Stream<Audience> general = Stream.of(Audience.COMMON, Audience.TEAM, Audience.ADMIN_TEAM);
        Stream<Audience> each = parties.stream()
                .flatMap(one -> Stream.of(Audience.party(one), Audience.caucus(one), Audience.admin(one)));
        return Stream.concat(general, each)
                .filter(audience -> mayRead(role, party, audience))
                .toList();
    }

    private VisibilityMatrix.Access access(MemberRole role, @Nullable String party, Audience audience) {
        return matrix.access(role, VisibilityMatrix.object(audience, party), VisibilityMatrix.State.ACTIVE);
    }

    /** From the delegation's room to its caucus or to all, or from its caucus to all. */
    private static boolean isOwn(@Nullable String party, Origin from, Audience to) {
        Audience source = Audience.parse(from.audience());
        boolean own = party != null && party.equals(source.party());
        return own
                && (source.kind() == Audience.Kind.PARTY
                        || source.kind() == Audience.Kind.CAUCUS && to.kind() == Audience.Kind.COMMON);
    }
}
