package org.parley.server.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * What every answer tells the browser. It stands in front of the web server's own doings and not among the filters of the
 * pages: what is turned down before those, as a verb or an address that nobody has, is an answer too.
 */
final class AnswerHeaders extends ValveBase {

    /** Nothing from elsewhere, no script in a page, no frame, no plug-in. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    private final Map<String, String> headers = new TreeMap<>(Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", POLICY,
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY"));

    /** @param secure whether people come over TLS, so that browsers may be told to come no other way for a year */
    AnswerHeaders(boolean secure) {
        super(true);
        if (secure) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        headers.forEach(response::setHeader);
        getNext().invoke(request, response);
    }
}
