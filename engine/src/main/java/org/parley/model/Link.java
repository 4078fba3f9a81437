package org.parley.model;

import java.util.List;

/** Issues that a source ties together; in words. */
public record Link(String id, List<String> issues, String says, Meta meta) {
    public Link {
        issues = List.copyOf(issues);
    }
}
