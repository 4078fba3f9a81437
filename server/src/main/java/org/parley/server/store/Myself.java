package org.parley.server.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of talks, as they themselves are known there.
 *
 * @param role lead, team, head, member, adviser, observer or monitor
 * @param party of a delegation's people; null for others
 * @param name as shown to who may know it
 */
public record Myself(
        UUID id,
        UUID talks,
        UUID account,
        String role,
        @Nullable String party,
        String name) {

    public boolean mediates() {
        return role.equals("lead") || role.equals("team");
    }

    /** How what they write is signed: the name, the role and for whom, and the id that tells namesakes apart. */
    public String signature() {
        return name + " · " + role + (party == null ? "" : " of " + party) + " · " + id;
    }
}
