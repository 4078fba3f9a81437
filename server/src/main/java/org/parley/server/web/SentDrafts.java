package org.parley.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.server.store.Drafts;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Lets drafts go once what they were typed for was entered: its form's fields {@code draft} name them. Whatever is entered is
 * answered by leading on to a page; a form that comes back, to be looked over or mended, keeps its drafts.
 */
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
                && leadsOn(view)
                && request.getAttribute(Asker.class.getName()) instanceof Asker asker) {
            asker.as(tx -> {
                drafts.drop(tx, asker.me(), new HashSet<>(List.of(places)));
                return true;
            });
        }
    }

    private static boolean leadsOn(@Nullable ModelAndView answer) {
        return answer != null && answer.getView() instanceof RedirectView;
    }
}
