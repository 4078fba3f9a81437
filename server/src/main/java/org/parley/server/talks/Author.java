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
        UUID member, String name, String role, @Nullable String party) {

    private static final String PART = " · ";
    private static final String OF = " of ";

    /**
     * Reads how an entry is signed, from its end, since a name may hold anything.
     *
     * @param signature as in {@code Lena · head of north · 0b0e7a52-…}
     * @throws BadDeedException if it is none
     */
    public static Author read(String signature) {
        try {
            int id = signature.lastIndexOf(PART);
            int role = signature.lastIndexOf(PART, id - 1);
            String place = signature.substring(role + PART.length(), id);
            int of = place.indexOf(OF);
            return new Author(
                    UUID.fromString(signature.substring(id + PART.length())),
                    signature.substring(0, role),
                    of < 0 ? place : place.substring(0, of),
                    of < 0 ? null : place.substring(of + OF.length()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new BadDeedException("An entry does not say who made it.");
        }
    }
}
