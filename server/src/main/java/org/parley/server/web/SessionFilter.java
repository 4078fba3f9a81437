package org.parley.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.parley.server.people.SignIn;
import org.parley.server.store.Sessions.Session;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks the session up in the database at every request, so that one that ended is over at once. */
final class SessionFilter extends OncePerRequestFilter {

    /** Marks a request whose session is locked: it is nobody's until the password was given again. */
    static final String LOCKED = SessionFilter.class.getName() + ".locked";

    private final SignIn signIn;
    private final Cookies cookies;

    SessionFilter(SignIn signIn, Cookies cookies) {
        this.signIn = signIn;
        this.cookies = cookies;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    /** A page that asks by itself, for what is new, does not count as somebody's use of the session. */
    static boolean isAskedByPage(HttpServletRequest request) {
        return "page".equals(request.getHeader("X-Parley-By"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Session> session = cookies.session(request)
                .map(Cookie::getValue)
                .flatMap(token -> signIn.session(token, !isAskedByPage(request)));
        if (session.isPresent() && session.get().locked()) {
            request.setAttribute(LOCKED, true);
        } else if (session.isPresent()) {
            SignedIn who = new SignedIn(
                    session.get().account(),
                    HexFormat.of().formatHex(session.get().token()),
                    session.get().second());
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()));
            SecurityContextHolder.setContext(context);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
