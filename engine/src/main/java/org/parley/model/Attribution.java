package org.parley.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose word a claim is.
 *
 * @param kind of speaker
 * @param speaker id of the person, actor or faction who said it; null where none is named. An anonymous speaker never
 *     has one.
 * @param words how the source describes the speaker, e.g. "a source familiar with the talks"; null where {@code
 *     speaker} says it
 * @param through outlets or people who passed it on, the nearest to the speaker first
 */
public record Attribution(
        Kind kind, @Nullable String speaker, @Nullable String words, List<String> through) {

    public Attribution {
        through = List.copyOf(through);
        if (kind.anonymous() && speaker != null) {
            throw new IllegalArgumentException(
                    "an anonymous speaker (" + kind + ") must not be given a name (" + speaker + ")");
        }
    }

    /** How a speaker is known. */
    public enum Kind {
        NAMED_OFFICIAL(false),
        BY_ROLE(false),
        OFFICE(false),
        UNNAMED_SPOKESPERSON(false),
        ANONYMOUS_OFFICIAL(true),
        FAMILIAR(true),
        BRIEFED(true),
        OTHER_OUTLET(false),
        DOCUMENT(false),
        GROUP(false),
        UNATTRIBUTED(false),
        OWN_VOICE(false);

        private final boolean anonymous;

        Kind(boolean anonymous) {
            this.anonymous = anonymous;
        }

        /** Whether the source withholds who the speaker is. */
        public boolean anonymous() {
            return anonymous;
        }
    }
}
