package org.parley.server.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.parley.server.people.SignIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** For shared computers: one press, and nothing is on the screen and nothing can be done until the password is given again. */
@Controller
final class LockPage {

    private final SignIn signIn;
    private final Cookies cookies;

    LockPage(SignIn signIn, Cookies cookies) {
        this.signIn = signIn;
        this.cookies = cookies;
    }

    /** @param trouble key of a message; null where there is none */
    record Locked(@Nullable String trouble) {}

    @GoesOnWhenFull
    @PostMapping("/lock")
    RedirectView lock(HttpServletRequest request, HttpServletResponse response) {
        cookies.session(request).map(Cookie::getValue).ifPresent(signIn::lock);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return to("/unlock");
    }

    @GetMapping("/unlock")
    Object form(HttpServletRequest request) {
        if (request.getAttribute(SessionFilter.LOCKED) == null) {
            return to("/");
        }
        return new Page<>("unlock", "unlock.title", new Locked(null));
    }

    @GoesOnWhenFull
    @PostMapping("/unlock")
    Object unlock(@RequestParam String password, HttpServletRequest request, HttpServletResponse response) {
        String session = cookies.session(request).map(Cookie::getValue).orElse("");
        if (request.getAttribute(SessionFilter.LOCKED) == null
                || signIn.unlock(session, password, request.getRemoteAddr())) {
            return to("/");
        }
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        return new Page<>("unlock", "unlock.title", new Locked("unlock.turned"));
    }

    private static RedirectView to(String path) {
        RedirectView view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
