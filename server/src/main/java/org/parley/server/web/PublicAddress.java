package org.parley.server.web;

import java.net.URI;
import java.util.function.Supplier;

/**
 * How browsers reach the server.
 *
 * @param where the address without a slash at the end; at a port that the system chooses it is known only once that is open
 */
public record PublicAddress(Supplier<URI> where) {

    public URI base() {
        return where.get();
    }

    /** Whether they come over TLS. */
    public boolean secure() {
        return "https".equalsIgnoreCase(base().getScheme());
    }

    public String to(String path) {
        return base() + path;
    }
}
