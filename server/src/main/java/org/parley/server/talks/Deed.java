package org.parley.server.talks;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be entered into talks. Deeds are values: whatever is wrong with one is found when it is made ({@link
 * BadDeedException}), and its words are in Unicode's form C from then on.
 *
 * <p>Who may enter which into what stands in {@code visibility-matrix.yaml}; see {@link Rights}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Deed
        permits Course, Drafting, Speech, Disclosure, AtHome, Carriage, Administration, Deed.Erased {

    /**
     * What sort of deed it is, in a word or two. It is stored where the keeper of the database can read it, and outlives
     * erasure; so it never tells what was said, answered or decided.
     */
    default String kind() {
        return DeedJson.kindOf(this);
    }

    /** The disclosure, approved by two, under which it was made; null where it needs none. */
    default @Nullable UUID disclosure() {
        return null;
    }

    /**
     * An entry whose key was destroyed: that something was entered is still there, what it was is not. It cannot be entered.
     *
     * @param of the kind of deed that it was
     */
    record Erased(String of) implements Deed {
        @Override
        public String kind() {
            return of;
        }
    }
}
