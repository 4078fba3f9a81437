package org.parley.server.talks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who entered something, as those who may see the entry know them.
 *
 * @param member id of the member
 * @param name as it was when the entry was made
 * @param role one of the words of {@link MemberRole}, as it was then
 * @param party id of the delegation; null for those who belong to none
 */
public record Author(
        UUID member, String name, String role, @Nullable String party) {}
