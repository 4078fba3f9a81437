package org.parley.acceptance;

import java.nio.file.Path;
import java.util.List;

/** Pictures of a folder's pages, to be looked at by a person: main class with the folder of a site and one for pictures. */
final class Look {
    private Look() {}

    public static void main(String[] args) {
        Path site = Path.of(args[0]);
        try (Browser browser = Browser.start()) {
            for (String page : List.of(args).subList(2, args.length)) {
                for (var view : List.of(
                        Browser.View.PHONE, Browser.View.DESK, Browser.View.DARK_PHONE, Browser.View.DARK_DESK, Browser.View.PAPER)) {
                    try (Browser.Opened opened = browser.open(site.resolve(page), view)) {
                        String name = page.replace('/', '-').replace(".html", "") + "-" + view.width()
                                + (view.dark() ? "-dark" : "") + ".png";
                        Browser.picture(opened, Path.of(args[1]).resolve(name));
                        if (opened.requests().size() != 1 || !opened.complaints().isEmpty()) {
                            System.out.println(page + " " + opened.requests() + opened.complaints());
                        }
                    }
                }
            }
        }
    }
}
