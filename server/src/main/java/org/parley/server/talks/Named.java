package org.parley.server.talks;

/** An id with the name that people know. */
public record Named(String id, String name) {

    public Named {
        Words.id(id, "id");
        name = Words.needed(name, Words.NAME, "name");
    }
}
