package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.parley.server.postgres.Space;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes nothing new while the disk is nearly full, before anything else is asked: so the answer is the same for what is there
 * and for what is not. It looks at each request, and lets things go on once there is room.
 */
final class ReadOnlyWhenFull implements HandlerInterceptor {

    private final Space space;

    ReadOnlyWhenFull(Space space) {
        this.space = space;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("POST")
                && handler instanceof HandlerMethod method
                && !method.hasMethodAnnotation(GoesOnWhenFull.class)
                && space.low()) {
            throw new NoRoomException();
        }
        return true;
    }
}
