package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.parley.seal.Hash;
import org.parley.server.people.Factors;
import org.parley.server.people.OwnPasskeys;
import org.parley.server.people.Totp;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Setting up the second factor. The secret that is proposed follows from the session's token, so that nothing is stored
 * until a right code was shown, and a second look shows the same.
 */
@Controller
final class FactorPage {

    private final Factors factors;
    private final OwnPasskeys passkeys;
    private final Cookies cookies;

    FactorPage(Factors factors, OwnPasskeys passkeys, Cookies cookies) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.cookies = cookies;
    }

    /** @param secret to be typed into an app; null where there is a factor already */
    record Shown(@Nullable String secret, @Nullable String trouble, boolean done) {}

    @GetMapping("/factor")
    Page<Shown> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        boolean has = factors.has(who.account());
        return new Page<>("factor", "factor.title", new Shown(has ? null : Totp.words(proposed(request)), null, has));
    }

    @PostMapping("/factor")
    Object confirm(
            @RequestParam String code,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (factors.has(who.account())) {
            throw new BadFormException("There is a second factor already.");
        }
        if (!who.second() && !passkeys.of(who.account()).isEmpty()) {
            throw new BadFormException("Sign in with your passkey first; then codes of an app can be added.");
        }
        byte[] secret = proposed(request);
        if (!factors.confirm(who.account(), who.session(), secret, code)) {
            response.setStatus(422);
            return new Page<>("factor", "factor.title", new Shown(Totp.words(secret), "factor.wrong", false));
        }
        return new Page<>("factor", "factor.title", new Shown(null, null, true));
    }

    private byte[] proposed(HttpServletRequest request) {
        String session =
                cookies.session(request).orElseThrow(NotThereException::new).getValue();
        byte[] digest = Hash.of(("second factor of " + session).getBytes(StandardCharsets.UTF_8))
                .bytes();
        return Arrays.copyOf(digest, 20);
    }
}
