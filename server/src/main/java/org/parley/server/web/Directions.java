package org.parley.server.web;

import org.parley.server.talks.Languages;
import org.springframework.stereotype.Component;

/** What a page has to know of the language of a text. */
@Component("languages")
public final class Directions {

    /** {@code rtl} or {@code ltr}. */
    public String direction(String tag) {
        return Languages.direction(tag);
    }

    /** Its name in English. */
    public String name(String tag) {
        return Languages.name(tag);
    }
}
