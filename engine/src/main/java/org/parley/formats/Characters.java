package org.parley.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to text: UTF-8, UTF-16 with its mark, or what an XML declaration names. Bytes that do not fit are an error: a sign
 * put in their place would change names, and two names could become one.
 */
final class Characters {

    private static final Pattern DECLARED =
            Pattern.compile("<\\?xml [^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final int HEAD = 4096;

    /** The encodings that are read beside UTF-8, by the names that files give them. */
    private static final Map<String, String> KNOWN = Map.of(
            "iso-8859-1", "ISO-8859-1",
            "latin1", "ISO-8859-1",
            "iso-8859-15", "ISO-8859-15",
            "windows-1252", "windows-1252",
            "cp1252", "windows-1252");

    private Characters() {}

    /** @throws BadDomainException if the bytes are no text of that encoding */
    static String of(byte[] bytes, String file) {
        Charset charset = charset(bytes);
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new BadDomainException(
                    file,
                    "the file is not text in " + charset.name(),
                    "Save it as UTF-8, or name its encoding in the XML declaration.");
        }
    }

    private static Charset charset(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FE\u00FF") || head.startsWith("\u00FF\u00FE")) {
            return StandardCharsets.UTF_16;
        }
        Matcher declared = DECLARED.matcher(head);
        String name = declared.find() ? declared.group(1).toLowerCase(Locale.ROOT) : "";
        return KNOWN.containsKey(name) ? Charset.forName(KNOWN.get(name)) : StandardCharsets.UTF_8;
    }
}
