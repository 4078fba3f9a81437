package org.parley.brief;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The style of a page, written into it, so that a page that is saved or mailed alone still reads well. */
final class Style {

    /** Of one brief on a page of its own. */
    static final String BRIEF = sheet("brief.css");

    /** Of a page of a site. */
    static final String SITE = BRIEF + sheet("site.css");

    private Style() {}

    /** A policy under which a browser runs nothing, fetches nothing from others, and applies just this style. */
    static String policy(String style) {
        return "default-src 'none'; style-src 'sha256-" + digest(style)
                + "'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String sheet(String name) {
        try (InputStream in = Style.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
