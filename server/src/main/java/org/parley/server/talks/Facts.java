package org.parley.server.talks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the common chain about the talks themselves.
 *
 * @param opened null where the talks are not opened yet
 * @param agenda the latest; null where there is none
 * @param outcome the latest; null where there is none
 * @param announcements the latest first
 */
public record Facts(
        Course.@Nullable Opened opened,
        Course.@Nullable Agenda agenda,
        @Nullable Outcome outcome,
        List<Seen> announcements) {

    public Facts {
        announcements = List.copyOf(announcements);
    }

    /** An outcome on record. */
    public record Outcome(Instant at, Course.Concluded concluded) {}

    public static Facts of(List<Seen> seen) {
        Course.Opened opened = null;
        Course.Agenda agenda = null;
        Outcome outcome = null;
        List<Seen> common = Texts.inTime(seen).stream()
                .filter(entry -> entry.audience().equals(Audience.COMMON.toString()))
                .toList();
        for (Seen entry : common) {
            switch (entry.deed()) {
                case Course.Opened one -> opened = one;
                case Course.Agenda one -> agenda = one;
                case Course.Concluded one -> outcome = new Outcome(entry.at(), one);
                default -> {}
            }
        }
        List<Seen> announcements = common.reversed().stream()
                .filter(entry -> switch (entry.deed()) {
                    case Course.Announced said -> true;
                    case Course.Reported said -> true;
                    case Course.ServerAct said -> true;
                    case Speech.Released said -> true;
                    default -> false;
                })
                .toList();
        return new Facts(opened, agenda, outcome, announcements);
    }

    public String title() {
        return opened == null ? "" : opened.title();
    }

    /** Who mediates; where nobody opened the talks, under the plainest name. */
    public Named mediation() {
        return opened == null ? new Named("mediation", "Mediation") : opened.mediation();
    }

    /** Ids of the delegations, in order. */
    public List<String> parties() {
        return opened == null
                ? List.of()
                : opened.parties().stream().map(Named::id).toList();
    }

    /** Id to name of the delegations and the mediation. */
    public Map<String, String> names() {
        return opened == null ? Map.of() : namesOf(opened);
    }

    /** Id to name of the delegations and the mediation, in order. */
    public static Map<String, String> namesOf(Course.Opened opened) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(opened.mediation().id(), opened.mediation().name());
        opened.parties().forEach(party -> names.put(party.id(), party.name()));
        return names;
    }

    public String name(String party) {
        return Optional.ofNullable(names().get(party)).orElse(party);
    }
}
