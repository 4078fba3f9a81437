package org.parley.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns a form away whose bytes cannot be read, before anybody asks for its fields: each time that somebody did, it would fail
 * anew, in the page that tells of the failure as well. So is one with a null character in it, which no keyboard writes and the
 * database does not take in a name.
 */
final class BrokenForms extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int broken = broken(request);
        if (broken != 0) {
            response.setStatus(broken);
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream()
                    .write(
                            "This form cannot be read. Load its page again and send it once more; if it is very long, divide it."
                                    .getBytes(StandardCharsets.UTF_8));
            return;
        }
        chain.doFilter(request, response);
    }

    /** The status that says what is wrong with it; 0 where nothing is. */
    private static int broken(HttpServletRequest request) {
        try {
            boolean nulls = request.getParameterMap().entrySet().stream()
                    .flatMap(field -> Stream.concat(Stream.of(field.getKey()), Arrays.stream(field.getValue())))
                    .anyMatch(words -> words.indexOf('\0') >= 0);
            return nulls ? HttpServletResponse.SC_BAD_REQUEST : 0;
        } catch (InvalidParameterException e) {
            return e.getErrorCode();
        }
    }
}
