package org.parley.server.web;

import java.net.URI;

/**
 * How browsers reach the server.
 *
 * @param base without a slash at the end
 */
public record PublicAddress(URI base) {

    /** Whether they come over TLS. */
    public boolean secure() {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    public String to(String path) {
        return base + path;
    }
}
