package org.parley.server.courier;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.parley.seal.PlainSight;

/** The text of a card: a line that says what it is, then a key, a colon and a value in each line. */
final class CardText {

    private static final int MOST = 4_000;

    private final String title;
    private final Map<String, String> lines;

    private CardText(String title, Map<String, String> lines) {
        this.title = title;
        this.lines = lines;
    }

    static String write(String title, Map<String, String> lines) {
        StringBuilder out = new StringBuilder(title).append('\n');
        lines.forEach((key, value) -> out.append(key).append(": ").append(value).append('\n'));
        return out.toString();
    }

    /** @throws CourierException if the text is no card of this title */
    static CardText read(String title, String text) {
        if (text.length() > MOST) {
            throw new CourierException("This is too long for a card. A card has a few short lines.");
        }
        Map<String, String> lines = new LinkedHashMap<>();
        boolean begun = false;
        for (String line : text.strip().lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!begun) {
                begun = line.strip().equals(title);
                if (!begun) {
                    break;
                }
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1
                    || lines.put(
                                    line.substring(0, colon).strip(),
                                    line.substring(colon + 1).strip())
                            != null) {
                throw new CourierException("A line of the card cannot be read. Take the card again, whole.");
            }
        }
        if (!begun) {
            throw new CourierException(
                    "This is not the card that belongs here: it begins with the line “" + title + "”.");
        }
        return new CardText(title, lines);
    }

    String text(String key) {
        String found = lines.get(key);
        if (found == null || found.isBlank()) {
            throw bad(key);
        }
        return found;
    }

    UUID id(String key) {
        try {
            return UUID.fromString(text(key));
        } catch (IllegalArgumentException e) {
            throw bad(key);
        }
    }

    PublicKey key(String name, String kind) {
        try {
            return key(kind, Base64.getDecoder().decode(text(name)));
        } catch (IllegalArgumentException e) {
            throw bad(name);
        }
    }

    /** @throws IllegalArgumentException if the bytes are no public key of this kind */
    static PublicKey key(String kind, byte[] encoded) {
        try {
            PublicKey key = KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
            if (!java.util.Arrays.equals(key.getEncoded(), encoded)) {
                throw new IllegalArgumentException("the key is not written in the usual way");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no key of the kind " + kind, e);
        }
    }

    static String written(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** A name as it may stand on a card: a line of 1 to 100 characters that hides nothing. */
    static String name(String name) {
        PlainSight sight = PlainSight.of(name.strip());
        boolean hides = sight.oddities().stream().anyMatch(oddity -> oddity.kind() != PlainSight.Kind.MIXED_SCRIPTS);
        if (sight.text().isEmpty()
                || sight.text().length() > 100
                || hides
                || sight.text().lines().count() > 1) {
            throw new CourierException("A name has 1 to 100 characters in one line, all of them visible.");
        }
        return sight.text();
    }

    private CourierException bad(String key) {
        return new CourierException("The line “" + key + "” of the card (“" + title
                + "”) is missing or cannot be read. Take the card again, whole.");
    }
}
