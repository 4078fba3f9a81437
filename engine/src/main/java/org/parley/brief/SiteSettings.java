package org.parley.brief;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a site says of itself.
 *
 * @param name of the site
 * @param base address of its first page, with a slash at the end; null when not known, then no page names an address
 * @param byline who wrote the cases
 * @param contributors who else had a part in them
 * @param contact where tips and corrections go, as text; null when not given
 * @param licence under which the pages may be used; null when not given
 * @param language of the cases, as a BCP 47 tag
 */
public record SiteSettings(
        String name,
        @Nullable URI base,
        List<String> byline,
        List<String> contributors,
        @Nullable String contact,
        @Nullable String licence,
        String language) {

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "ug", "ur", "yi");

    public SiteSettings {
        byline = List.copyOf(byline);
        contributors = List.copyOf(contributors);
        if (base != null && !base.toString().endsWith("/")) {
            base = URI.create(base + "/");
        }
        if (base != null && (base.getHost() == null || !Set.of("http", "https").contains(base.getScheme()))) {
            throw new IllegalArgumentException("the base address (" + base + ") must begin with https:// or http://");
        }
        if (!language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            throw new IllegalArgumentException("the language (" + language + ") must be a tag like en or pt-BR");
        }
    }

    public static SiteSettings named(String name) {
        return new SiteSettings(name, null, List.of(), List.of(), null, null, "en");
    }

    /** {@code rtl} for languages written from right to left. */
    String direction() {
        return RIGHT_TO_LEFT.contains(language.split("-", -1)[0].toLowerCase(Locale.ROOT)) ? "rtl" : "ltr";
    }

    /** The full address of a file of the site; null where the base is not known. */
    @Nullable
    String address(String file) {
        return base == null ? null : base + Frame.encoded(file).replaceFirst("(^|/)index\\.html$", "$1");
    }
}
