package org.parley.server.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.Token;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The two cookies: the session of who is signed in, and, before, a mark that ties a form to the browser it was shown in. */
final class Cookies {

    private final boolean secure;

    /** @param secure whether browsers reach the server over TLS only */
    Cookies(boolean secure) {
        this.secure = secure;
    }

    private String name(String plain) {
        return secure ? "__Host-" + plain : plain;
    }

    Optional<Cookie> session(HttpServletRequest request) {
        return find(request, name("parley"));
    }

    Optional<Cookie> visitor(HttpServletRequest request) {
        return find(request, visitorName());
    }

    /** What the forms of a browser are tied to: its session, or, before, its mark; empty where it holds neither. */
    String basis(HttpServletRequest request) {
        return session(request).or(() -> visitor(request)).map(Cookie::getValue).orElse("");
    }

    String visitorName() {
        return name("parley-visitor");
    }

    void signedIn(HttpServletResponse response, Token session) {
        set(response, name("parley"), session.text());
        set(response, visitorName(), null);
    }

    void signedOut(HttpServletResponse response) {
        set(response, name("parley"), null);
    }

    void visiting(HttpServletResponse response, Token visitor) {
        set(response, visitorName(), visitor.text());
    }

    private void set(HttpServletResponse response, String name, @Nullable String value) {
        ResponseCookie cookie = ResponseCookie.from(name, value == null ? "" : value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .maxAge(value == null ? 0 : -1)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<Cookie> find(HttpServletRequest request, String name) {
        Cookie[] all = request.getCookies();
        return all == null
                ? Optional.empty()
                : Arrays.stream(all).filter(c -> c.getName().equals(name)).findFirst();
    }
}
