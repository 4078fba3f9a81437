package org.parley.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.OwnAccount;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account: where one is signed in, the password, the second factor. */
@Controller
final class AccountPage {

    private final OwnAccount own;

    AccountPage(OwnAccount own) {
        this.own = own;
    }

    /** @param self whether it is the one that asks */
    record Session(Instant began, Instant seen, Instant expires, boolean second, boolean locked, boolean self) {}

    /**
     * @param factor whether there is a second factor
     * @param left how many codes for a lost second factor are left
     * @param codes new ones, shown once; empty otherwise
     * @param trouble in plain words; null where there is none
     * @param done key of a message about what was done; null where nothing was
     */
    record Shown(
            String signIn,
            boolean factor,
            int left,
            List<Session> sessions,
            List<String> codes,
            @Nullable String trouble,
            @Nullable String done) {}

    @GetMapping("/account")
    Page<Shown> show(@AuthenticationPrincipal SignedIn who) {
        return page(who, List.of(), null, null);
    }

    @GoesOnWhenFull
    @PostMapping("/account/password")
    Page<Shown> password(
            @RequestParam String before,
            @RequestParam String after,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response) {
        Optional<String> against = own.changePassword(who.account(), who.session(), before, after);
        if (against.isPresent()) {
            return trouble(who, response, against.get());
        }
        return page(who, List.of(), null, "account.password.done");
    }

    @PostMapping("/account/codes")
    Page<Shown> codes(
            @RequestParam String password, @AuthenticationPrincipal SignedIn who, HttpServletResponse response) {
        List<String> codes = own.codes(who.account(), password);
        if (codes.isEmpty()) {
            return trouble(who, response, "The password is not right, or there is no second factor yet.");
        }
        return page(who, codes, null, null);
    }

    @PostMapping("/account/factor")
    Page<Shown> factor(
            @RequestParam String password, @AuthenticationPrincipal SignedIn who, HttpServletResponse response) {
        if (!own.dropFactor(who.account(), password)) {
            return trouble(who, response, "The password is not right.");
        }
        return page(who, List.of(), null, "account.factor.dropped");
    }

    private Page<Shown> trouble(SignedIn who, HttpServletResponse response, String words) {
        response.setStatus(422);
        return page(who, List.of(), words, null);
    }

    private Page<Shown> page(SignedIn who, List<String> codes, @Nullable String trouble, @Nullable String done) {
        OwnAccount.State state = own.state(who.account());
        List<Session> sessions = state.sessions().stream()
                .map(s -> new Session(
                        s.began(),
                        s.seen(),
                        s.expires(),
                        s.second(),
                        s.locked(),
                        HexFormat.of().formatHex(s.token()).equals(who.session())))
                .toList();
        return new Page<>(
                "account",
                "account.title",
                new Shown(state.signIn(), state.factor(), state.codes(), sessions, codes, trouble, done));
    }
}
