package org.parley.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.parley.server.people.Token;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives a browser that is not signed in the mark that its forms are tied to. */
final class VisitorFilter extends OncePerRequestFilter {

    private final Cookies cookies;
    private final SecureRandom random;

    VisitorFilter(Cookies cookies, SecureRandom random) {
        this.cookies = cookies;
        this.random = random;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean page =
                request.getMethod().equals("GET") && !request.getRequestURI().startsWith("/assets/");
        if (!page
                || cookies.session(request).isPresent()
                || cookies.visitor(request).isPresent()) {
            chain.doFilter(request, response);
            return;
        }
        Token visitor = Token.random(random);
        cookies.visiting(response, visitor);
        Cookie mark = new Cookie(cookies.visitorName(), visitor.text());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public Cookie[] getCookies() {
                        Cookie[] sent = super.getCookies();
                        Cookie[] all = sent == null ? new Cookie[1] : Arrays.copyOf(sent, sent.length + 1);
                        all[all.length - 1] = mark;
                        return all;
                    }
                },
                response);
    }
}
