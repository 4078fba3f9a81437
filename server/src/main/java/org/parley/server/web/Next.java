package org.parley.server.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/** Where a browser goes after a form was taken. */
final class Next {

    private Next() {}

    /** @param below what follows the address of the talks */
    static RedirectView page(Asker asker, String below) {
        RedirectView view = new RedirectView("/talks/" + asker.me().talks() + below);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }
}
