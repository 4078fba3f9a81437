package org.parley.server.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Hash;
import org.parley.server.people.Token;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The token that a form carries, so that no other site can send it: a digest of the session's cookie, or, before sign-in, of
 * a visitor's mark. Nothing is stored for it.
 */
final class FormTokens implements CsrfTokenRepository {

    private final Cookies cookies;
    private final SecureRandom random;

    FormTokens(Cookies cookies, SecureRandom random) {
        this.cookies = cookies;
        this.random = random;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(cookies.session(request)
                .or(() -> cookies.visitor(request))
                .map(Cookie::getValue)
                .orElseGet(() -> Token.random(random).text()));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // It follows from a cookie; see loadToken.
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        Optional<Cookie> basis = cookies.session(request).or(() -> cookies.visitor(request));
        return basis.map(cookie -> token(cookie.getValue())).orElse(null);
    }

    private static CsrfToken token(String basis) {
        return new DefaultCsrfToken(
                "X-Parley-Form",
                "form-token",
                Hash.of(("form token of " + basis).getBytes(StandardCharsets.UTF_8))
                        .toString());
    }
}
