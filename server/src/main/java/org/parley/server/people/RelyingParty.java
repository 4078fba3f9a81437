package org.parley.server.people;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom a passkey is for: the name of the server, as browsers reach it. A passkey that was made for one name answers to no
 * other, so that a copy of the page elsewhere gets nothing.
 *
 * @param id host without port
 * @param origin scheme, host and port
 */
public record RelyingParty(String id, String origin) {

    /** Empty where browsers reach the server by a number: passkeys are for names only. */
    public static Optional<RelyingParty> at(URI base) {
        String host = base.getHost();
        if (host == null || host.contains(":") || host.matches("[0-9.]+")) {
            return Optional.empty();
        }
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        String name = host.toLowerCase(Locale.ROOT);
        return Optional.of(new RelyingParty(name, base.getScheme().toLowerCase(Locale.ROOT) + "://" + name + port));
    }
}
