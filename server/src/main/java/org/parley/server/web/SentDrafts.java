package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Drafts;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Lets drafts go once the form that they were typed in was taken: its fields {@code draft} name them. */
final class SentDrafts implements HandlerInterceptor {

    private final Drafts drafts;

    SentDrafts(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        String[] places = request.getParameterValues("draft");
        if (places != null
                && request.getMethod().equals("POST")
                && response.getStatus() < 400
                && request.getAttribute(Asker.class.getName()) instanceof Asker asker) {
            asker.as(tx -> {
                for (String place : places) {
                    drafts.drop(tx, asker.me(), place);
                }
                return true;
            });
        }
    }
}
