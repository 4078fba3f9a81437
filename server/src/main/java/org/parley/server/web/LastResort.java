package org.parley.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What is told where a request went wrong before a page of ours had it, or after. It says no more than that, and never when or
 * where: what it says is the same for everybody.
 */
@Controller
final class LastResort implements ErrorController {

    private final Wrong wrong;

    LastResort(Wrong wrong) {
        this.wrong = wrong;
    }

    /** Asked for by itself it is not there. */
    @RequestMapping("/error")
    Object told(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return wrong.told(request, status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
    }
}
