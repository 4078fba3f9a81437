package org.parley.server.web;

import java.security.SecureRandom;
import java.util.UUID;
import org.parley.server.people.Ids;

/** Gives each form that adds to the record an id of its own, so that what is sent twice is there once. */
public final class Fresh {

    private final SecureRandom random;

    Fresh(SecureRandom random) {
        this.random = random;
    }

    public UUID id() {
        return Ids.random(random);
    }
}
