package org.parley.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.parley.cli.BadInputException;

/** A look at a server that has just started, through the door that people take. */
final class Rehearsal {

    private Rehearsal() {}

    /** @return the status with which the page for signing in is answered */
    static int firstPage(URI address) {
        try {
            HttpURLConnection asked =
                    (HttpURLConnection) address.resolve("/sign-in").toURL().openConnection();
            asked.setConnectTimeout(10_000);
            asked.setReadTimeout(30_000);
            int status = asked.getResponseCode();
            asked.disconnect();
            return status;
        } catch (IOException e) {
            throw new BadInputException("The server started and does not answer at " + address + " (" + e.getMessage()
                    + "). Is a proxy or a firewall in between?");
        }
    }
}
