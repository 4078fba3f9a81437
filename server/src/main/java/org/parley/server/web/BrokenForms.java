package org.parley.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns a form away whose bytes cannot be read, before anybody asks for its fields: each time that somebody did, it would fail
 * anew, in the page that tells of the failure as well.
 */
final class BrokenForms extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            request.getParameterMap();
        } catch (InvalidParameterException e) {
            response.setStatus(e.getErrorCode());
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream()
                    .write(
                            "This form cannot be read. Load its page again and send it once more; if it is very long, divide it."
                                    .getBytes(StandardCharsets.UTF_8));
            return;
        }
        chain.doFilter(request, response);
    }
}
