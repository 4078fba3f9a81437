package org.parley.server.web;

import org.jspecify.annotations.Nullable;

/** Hours as somebody types them. */
final class Hours {

    private Hours() {}

    /** @return null where there are none @throws BadFormException if they are no whole number */
    static @Nullable Integer read(String text) {
        try {
            return text.isBlank() ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new BadFormException("The hours cannot be read. Write a whole number, such as 36.");
        }
    }
}
