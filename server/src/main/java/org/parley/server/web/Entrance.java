package org.parley.server.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.Joining;
import org.parley.server.people.PasskeyFactor;
import org.parley.server.people.Passwords;
import org.parley.server.people.SignIn;
import org.parley.server.people.Token;
import org.parley.server.store.Invitations.Invitation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The way in and out: signing in, the first account, taking up an invitation, signing out. */
@Controller
final class Entrance {

    private final SignIn signIn;
    private final Joining joining;
    private final Welcome welcome;
    private final Cookies cookies;

    Entrance(SignIn signIn, Joining joining, Welcome welcome, Cookies cookies) {
        this.signIn = signIn;
        this.joining = joining;
        this.welcome = welcome;
        this.cookies = cookies;
    }

    /**
     * @param trouble key of a message; null where there is none
     * @param passkeys whether passkeys can be used; whether anybody has one is not told
     */
    record Form(@Nullable String trouble, String name, boolean passkeys) {}

    /**
     * @param invitation null for the first account of a server
     * @param already the talks, where whoever is signed in takes part in them already; null otherwise
     */
    record Invited(
            String token,
            @Nullable Invitee invitation,
            @Nullable String trouble,
            @Nullable UUID already) {}

    record Invitee(String name, String role, @Nullable String party) {}

    record Named(String signIn) {}

    @GetMapping("/sign-in")
    Page<Form> form() {
        return new Page<>("sign-in", "sign-in.title", new Form(null, "", signIn.takesPasskeys()));
    }

    /** What this browser can have signed by a passkey; for the page's script, hence as JSON only. */
    @GoesOnWhenFull
    @PostMapping("/sign-in/question")
    ResponseEntity<PasskeyFactor.Question> question(HttpServletRequest request) {
        return signIn.ask(cookies.basis(request), request.getRemoteAddr())
                .map(ResponseEntity::ok)
                .orElse(ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build());
    }

    /** @param passkey what a passkey answered to the question, as JSON; empty where a code is given or none is needed */
    @GoesOnWhenFull
    @PostMapping("/sign-in")
    Object in(
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request,
            HttpServletResponse response) {
        SignIn.Second second = new SignIn.Second(code, passkey, cookies.basis(request));
        return switch (signIn.in(name.strip(), password, second, request.getRemoteAddr())) {
            case SignIn.Outcome.In in -> {
                // What a browser held before is over: a session that somebody planted serves nobody.
                cookies.session(request).map(Cookie::getValue).ifPresent(signIn::out);
                cookies.signedIn(response, in.session());
                yield to("/");
            }
            case SignIn.Outcome.Turned() -> {
                response.setStatus(HttpServletResponse.SC_FORBIDDEN);
                yield new Page<>("sign-in", "sign-in.title", new Form("sign-in.turned", name, signIn.takesPasskeys()));
            }
            case SignIn.Outcome.TooOften() -> {
                response.setStatus(429);
                yield new Page<>(
                        "sign-in", "sign-in.title", new Form("sign-in.too-often", name, signIn.takesPasskeys()));
            }
        };
    }

    @GoesOnWhenFull
    @PostMapping("/sign-out")
    Object out(
            @RequestParam(defaultValue = "") String everywhere,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!everywhere.isEmpty()) {
            signIn.outEverywhere(who.account());
        }
        cookies.session(request).map(Cookie::getValue).ifPresent(signIn::out);
        cookies.signedOut(response);
        response.setHeader("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
        return to("/sign-in");
    }

    @GetMapping("/welcome/{token}")
    Page<Invited> first(@PathVariable String token) {
        if (!welcome.opens(new Token(token)) || !joining.isEmpty()) {
            throw new NotThereException();
        }
        return new Page<>("join", "join.title", new Invited(token, null, null, null));
    }

    @PostMapping("/welcome/{token}")
    Object first(
            @PathVariable String token,
            @RequestParam String name,
            @RequestParam String password,
            HttpServletResponse response) {
        if (!welcome.opens(new Token(token))) {
            throw new NotThereException();
        }
        Optional<String> against = Passwords.against(password, name);
        if (against.isPresent() || name.isBlank() || name.length() > 100) {
            response.setStatus(422);
            return new Page<>(
                    "join",
                    "join.title",
                    new Invited(token, null, against.orElse("A name has 1 to 100 characters."), null));
        }
        String given = joining.first(name.strip(), password).orElseThrow(NotThereException::new);
        return new Page<>("joined", "joined.title", new Named(given));
    }

    @GetMapping("/join/{token}")
    Page<Invited> join(@PathVariable String token, @AuthenticationPrincipal @Nullable SignedIn who) {
        return new Page<>("join", "join.title", invited(token, who));
    }

    @PostMapping("/join/{token}")
    Object join(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @AuthenticationPrincipal @Nullable SignedIn who,
            HttpServletResponse response) {
        if (who != null) {
            Invited shown = invited(token, who);
            if (shown.already() != null) {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                return new Page<>("join", "join.title", shown);
            }
            Joining.Joined joined =
                    joining.join(new Token(token), who.account()).orElseThrow(NotThereException::new);
            return to("/talks/" + joined.talks());
        }
        Invited shown = invited(token, null);
        Invitee invitation = shown.invitation();
        Optional<String> against = Passwords.against(password, invitation == null ? "" : invitation.name());
        if (against.isPresent()) {
            response.setStatus(422);
            return new Page<>("join", "join.title", new Invited(token, invitation, against.get(), null));
        }
        Joining.Joined joined = joining.join(new Token(token), password).orElseThrow(NotThereException::new);
        return new Page<>("joined", "joined.title", new Named(joined.signIn()));
    }

    private Invited invited(String token, @Nullable SignedIn who) {
        Invitation found = joining.look(new Token(token)).orElseThrow(NotThereException::new);
        UUID already = who == null
                ? null
                : joining.already(new Token(token), who.account()).orElse(null);
        return new Invited(token, new Invitee(found.name(), found.role(), found.party()), null, already);
    }

    private static RedirectView to(String path) {
        RedirectView view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
