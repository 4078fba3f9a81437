package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends who is not signed in to the page where one does; programs are told so. */
final class ToSignIn implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        boolean program = PageReturn.wantsJson(request.getHeader("Accept"))
                || !request.getMethod().equals("GET");
        if (program) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType("application/json;charset=UTF-8");
            response.getOutputStream().write("{\"error\":\"Sign in first.\"}".getBytes(StandardCharsets.UTF_8));
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            boolean locked = request.getAttribute(SessionFilter.LOCKED) != null;
            response.setHeader("Location", locked ? "/unlock" : "/sign-in");
        }
    }
}
