package org.parley.server.web;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page between Parley and an address elsewhere: it says where the address leads before anybody goes there. */
@Controller
final class Away {

    /**
     * An address elsewhere.
     *
     * @param host as written
     * @param plain the host as name servers know it, where that is not how it is read; else null
     */
    record Leaving(String to, String host, @Nullable String plain) {}

    @GetMapping("/away")
    Page<Leaving> show(@RequestParam String to) {
        URI address = address(to);
        String host = address.getHost();
        return new Page<>("away", "away.title", new Leaving(address.toString(), IDN.toUnicode(host), plain(host)));
    }

    private static @Nullable String plain(String host) {
        String plain = host.toLowerCase(Locale.ROOT);
        return plain.contains("xn--") ? plain : null;
    }

    /** An address of the web, with a host in plain letters and without a name and password before it. */
    private static URI address(String to) {
        try {
            URI given = new URI(to);
            String scheme = given.getScheme();
            String authority = given.getRawAuthority();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            if (!web || authority == null || authority.contains("@")) {
                throw none();
            }
            URI plain = given.getHost() == null ? new URI(ascii(to, authority)) : given;
            if (plain.getHost() == null) {
                throw none();
            }
            return plain;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw none();
        }
    }

    private static String ascii(String to, String authority) {
        int port = authority.lastIndexOf(':');
        String host = port < 0 ? authority : authority.substring(0, port);
        String rest = port < 0 ? "" : authority.substring(port);
        return to.replaceFirst(
                java.util.regex.Pattern.quote(authority),
                java.util.regex.Matcher.quoteReplacement(IDN.toASCII(host) + rest));
    }

    private static BadFormException none() {
        return new BadFormException(
                "This is no address of the web that one can go to. It begins with https:// and names" + " a server.");
    }
}
