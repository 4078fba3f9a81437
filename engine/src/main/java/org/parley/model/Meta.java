package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every entry of a case may carry.
 *
 * @param visibility public unless said
 * @param note a remark by the case's author; never shown as a finding
 * @param claims ids of the claims that the entry rests on
 */
public record Meta(Visibility visibility, @Nullable String note, List<String> claims) {

    public static final Meta NONE = new Meta(Visibility.PUBLIC, null, List.of());

    public Meta {
        claims = List.copyOf(claims);
    }

    public static Meta claims(String... ids) {
        return new Meta(Visibility.PUBLIC, null, List.of(ids));
    }

    public Meta withClaims(List<String> ids) {
        return new Meta(visibility, note, ids);
    }
}
