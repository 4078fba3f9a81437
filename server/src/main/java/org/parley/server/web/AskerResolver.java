package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Chains;
import org.parley.server.store.Door;
import org.parley.server.store.Memberships;
import org.parley.server.store.Myself;
import org.parley.server.store.Principal;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Finds out who asks, from the session and the talks in the address. Talks that one has no part in are not there. */
final class AskerResolver implements HandlerMethodArgumentResolver {

    private final Door door;
    private final Memberships memberships;
    private final Chains chains;

    AskerResolver(Door door, Memberships memberships, Chains chains) {
        this.door = door;
        this.memberships = memberships;
        this.chains = chains;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Asker.class);
    }

    @Override
    public Asker resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
            throw new NotThereException();
        }
        UUID talks = talks(request);
        Myself me = door.as(
                        new Principal.Holder(signedIn.account()), tx -> memberships.in(tx, signedIn.account(), talks))
                .orElseThrow(NotThereException::new);
        if (me.mediates() && !signedIn.second()) {
            throw new SecondFactorNeededException();
        }
        Asker asker = new Asker(door, me, door.as(new Principal.Member(me.id()), chains::heads));
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        if (http != null) {
            http.setAttribute(Asker.class.getName(), asker);
        }
        return asker;
    }

    private static UUID talks(NativeWebRequest request) {
        Object variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (variables instanceof Map<?, ?> map && map.get("talks") instanceof String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new NotThereException();
            }
        }
        throw new IllegalStateException("an address of talks names the talks");
    }
}
