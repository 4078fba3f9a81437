package org.parley.brief;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What all pages of a site have in common: the head, the way around, the foot. */
final class Frame {

    /** A page and the file that it stands in. */
    record Sheet(String file, String html) {}

    /**
     * What a page is.
     *
     * @param file that it stands in
     * @param description of one or two sentences
     * @param updated null for pages that do not change with a case
     * @param data JSON-LD; null for none
     * @param closing what a reader has to know of it; null for none
     */
    record About(
            String file,
            String title,
            String description,
            @Nullable Instant updated,
            @Nullable String data,
            @Nullable String closing) {}

    private static final String[][] ROOMS = {
        {"index.html", "Briefs"},
        {"topics.html", "Topics"},
        {"sources.html", "Sources"},
        {"corrections.html", "Corrections"},
        {"guidelines.html", "Guidelines"},
        {"tips.html", "Send a tip"}
    };

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Frame() {}

    /** The page around its main part. */
    static Sheet sheet(About about, SiteSettings settings, String main) {
        Markup page = new Markup().raw("<!DOCTYPE html>\n");
        page.open("html", "lang", settings.language(), "dir", settings.direction());
        head(page, about, settings);
        page.open("body").line("a", "Skip to the content", "class", "skip", "href", "#main");
        page.open("header", "class", "site");
        page.open("p", "class", "name")
                .link(up(about.file()) + "index.html", settings.name())
                .close();
        page.open("nav", "aria-label", "Site").open("ul");
        for (String[] room : ROOMS) {
            String here = room[0].equals(about.file()) ? "page" : null;
            page.open("li")
                    .link(up(about.file()) + room[0], room[1], "aria-current", here)
                    .close();
        }
        page.close().close().close();
        page.open("main", "id", "main", "tabindex", "-1").raw(main).close();
        foot(page, about, settings);
        return new Sheet(about.file(), page.close().close().toString());
    }

    private static void head(Markup page, About about, SiteSettings settings) {
        String title = about.title().equals(settings.name()) ? about.title() : about.title() + " - " + settings.name();
        page.open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", Style.policy(Style.SITE));
        page.empty("meta", "name", "referrer", "content", "no-referrer");
        page.line("title", title).empty("meta", "name", "description", "content", about.description());
        String address = settings.address(about.file());
        if (address != null) {
            page.empty("link", "rel", "canonical", "href", address);
        }
        String up = up(about.file());
        page.empty(
                "link",
                "rel",
                "alternate",
                "type",
                "application/atom+xml",
                "title",
                settings.name(),
                "href",
                up + "feed.atom");
        page.empty(
                "link",
                "rel",
                "alternate",
                "type",
                "application/feed+json",
                "title",
                settings.name(),
                "href",
                up + "feed.json");
        property(page, "og:title", about.title());
        property(page, "og:description", about.description());
        property(page, "og:type", about.updated() == null ? "website" : "article");
        property(page, "og:site_name", settings.name());
        property(page, "og:locale", settings.language().replace('-', '_'));
        property(page, "og:url", address);
        property(
                page,
                "article:modified_time",
                about.updated() == null ? null : about.updated().toString());
        page.raw("<style>" + Style.SITE + "</style>\n");
        if (about.data() != null) {
            page.raw("<script type=\"application/ld+json\">" + about.data() + "</script>\n");
        }
        page.close();
    }

    private static void property(Markup page, String name, @Nullable String content) {
        if (content != null) {
            page.empty("meta", "property", name, "content", content);
        }
    }

    private static void foot(Markup page, About about, SiteSettings settings) {
        page.open("footer");
        if (about.closing() != null) {
            page.open("p").words(about.closing()).close();
        }
        if (!settings.contributors().isEmpty()) {
            page.open("p", "class", "contributors")
                    .words(Phrases.joined(settings.contributors()))
                    .text(" contributed.")
                    .close();
        }
        if (settings.licence() != null) {
            page.open("p", "class", "licence").words(settings.licence()).close();
        }
        page.open("p").text("Follow by feed: ");
        page.link(up(about.file()) + "feed.atom", "Atom").text(", ").link(up(about.file()) + "feed.json", "JSON Feed");
        page.text(". These pages run no script and fetch nothing from anybody else.");
        page.close().close();
    }

    /** The way from a page to the first folder. */
    static String up(String file) {
        return file.contains("/") ? "../" : "";
    }

    /** A file of the site as an address. */
    static String encoded(String file) {
        return URLEncoder.encode(file, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    static String time(Instant when) {
        boolean day = when.equals(when.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant());
        return day ? Dates.words(when.atZone(ZoneOffset.UTC).toLocalDate()) : TIME.format(when);
    }

    /** "Updated" with its time, for people and machines. */
    static void updated(Markup page, Instant when) {
        page.text("Updated ").leaf("time", time(when), "datetime", when.toString());
    }
}
