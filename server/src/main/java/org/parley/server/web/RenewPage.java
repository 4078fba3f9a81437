package org.parley.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.Passwords;
import org.parley.server.people.Renewing;
import org.parley.server.people.Token;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a link leads that gives access anew: to a new password. */
@Controller
final class RenewPage {

    private final Renewing renewing;

    RenewPage(Renewing renewing) {
        this.renewing = renewing;
    }

    /**
     * @param trouble why a password was not taken; null where there is none
     * @param signIn the name to sign in with, once it is done; null before
     */
    record Shown(@Nullable String trouble, @Nullable String signIn) {}

    @GetMapping("/renew/{token}")
    Page<Shown> form(@PathVariable String token) {
        if (!renewing.serves(new Token(token))) {
            throw new NotThereException();
        }
        return new Page<>("renew", "renew.title", new Shown(null, null));
    }

    @GoesOnWhenFull
    @PostMapping("/renew/{token}")
    Page<Shown> use(@PathVariable String token, @RequestParam String password, HttpServletResponse response) {
        if (!renewing.serves(new Token(token))) {
            throw new NotThereException();
        }
        Optional<String> against = Passwords.against(password, "parley");
        if (against.isPresent()) {
            response.setStatus(422);
            return new Page<>("renew", "renew.title", new Shown(against.get(), null));
        }
        String signIn = renewing.use(new Token(token), password);
        if (signIn == null) {
            throw new NotThereException();
        }
        return new Page<>("renew", "renew.title", new Shown(null, signIn));
    }
}
