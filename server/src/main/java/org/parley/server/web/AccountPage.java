package org.parley.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.OwnAccount;
import org.parley.server.people.OwnPasskeys;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account: where one is signed in, the password, the second factor. */
@Controller
final class AccountPage {

    private final OwnAccount own;
    private final OwnPasskeys passkeys;

    AccountPage(OwnAccount own, OwnPasskeys passkeys) {
        this.own = own;
        this.passkeys = passkeys;
    }

    /** @param self whether it is the one that asks */
    record Session(Instant began, Instant seen, Instant expires, boolean second, boolean locked, boolean self) {}

    /** @param used when last; null where it never was */
    record Passkey(
            String id, String name, Instant added, @Nullable Instant used) {}

    /**
     * @param factor whether there is an app's second factor
     * @param passkeys those of the account
     * @param takesPasskeys whether browsers reach the server by a name, so that there can be passkeys
     * @param left how many codes for a lost second factor are left
     * @param codes new ones, shown once; empty otherwise
     * @param trouble in plain words; null where there is none
     * @param done key of a message about what was done; null where nothing was
     */
    record Shown(
            String signIn,
            boolean factor,
            List<Passkey> passkeys,
            boolean takesPasskeys,
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
        if (!own.dropFactor(who.account(), who.session(), password)) {
            return trouble(who, response, "The password is not right.");
        }
        return page(who, List.of(), null, "account.factor.dropped");
    }

    /** Begins to add a passkey; for the page's script, hence as JSON only. */
    @PostMapping("/account/passkeys/question")
    ResponseEntity<OwnPasskeys.Making> question(@RequestParam String password, @AuthenticationPrincipal SignedIn who) {
        return passkeys.begin(who.account(), who.session(), password)
                .map(ResponseEntity::ok)
                .orElse(ResponseEntity.unprocessableContent().build());
    }

    /** @param answer what the browser made, as JSON */
    @PostMapping("/account/passkeys")
    Page<Shown> add(
            @RequestParam String name,
            @RequestParam String answer,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response) {
        Optional<String> against = passkeys.add(who.account(), who.session(), name, answer);
        if (against.isPresent()) {
            return trouble(who, response, against.get());
        }
        return page(who, List.of(), null, "account.passkeys.added");
    }

    /** @param passkey its id, as the page names it */
    @PostMapping("/account/passkeys/removal")
    Page<Shown> remove(
            @RequestParam String passkey,
            @RequestParam String password,
            @AuthenticationPrincipal SignedIn who,
            HttpServletResponse response) {
        if (!passkeys.remove(who.account(), who.session(), passkey, password)) {
            return trouble(who, response, "The password is not right.");
        }
        return page(who, List.of(), null, "account.passkeys.removed");
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
                new Shown(
                        state.signIn(),
                        state.factor(),
                        passkeys.of(who.account()).stream()
                                .map(one -> new Passkey(OwnPasskeys.id(one), one.name(), one.added(), one.used()))
                                .toList(),
                        passkeys.possible(),
                        state.codes(),
                        sessions,
                        codes,
                        trouble,
                        done));
    }
}
