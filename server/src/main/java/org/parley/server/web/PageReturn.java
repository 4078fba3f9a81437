package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link Page}: as JSON to whom that is the first wish, else through its template. */
final class PageReturn implements HandlerMethodReturnValueHandler {

    private final JsonMapper json;
    private final Heads heads;
    private final Fresh fresh;

    PageReturn(JsonMapper json, Heads heads, SecureRandom random) {
        this.json = json;
        this.heads = heads;
        this.fresh = new Fresh(random);
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return Page.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws IOException {
        Page<?> page = (Page<?>) Objects.requireNonNull(value);
        HttpServletRequest asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        HttpServletResponse answer = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        answer.setHeader("Vary", "Accept");
        if (wantsJson(asked.getHeader("Accept"))) {
            container.setRequestHandled(true);
            answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
            answer.setCharacterEncoding("UTF-8");
            json.writeValue(answer.getOutputStream(), page.content());
            return;
        }
        container.setViewName(page.template());
        container.addAttribute("page", page.content());
        container.addAttribute("title", page.title());
        PageHead head = heads.of(asked);
        container.addAttribute("head", head);
        container.addAttribute("circles", head == null ? new Circles(Map.of()) : head.circles());
        container.addAttribute("fresh", fresh);
        container.addAttribute("answering", asked.getMethod().equals("POST"));
        container.addAttribute("signedIn", asked.getUserPrincipal() != null);
        if (asked.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            container.addAttribute("formToken", token.getToken());
        }
    }

    /** Whether JSON is asked for before HTML. */
    static boolean wantsJson(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        try {
            for (MediaType type : MediaType.parseMediaTypes(accept)) {
                if (type.isCompatibleWith(MediaType.TEXT_HTML)) {
                    return false;
                }
                if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
                    return true;
                }
            }
        } catch (InvalidMediaTypeException e) {
            return false; // Who asks in riddles gets a page.
        }
        return false;
    }
}
