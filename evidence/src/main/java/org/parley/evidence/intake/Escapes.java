package org.parley.evidence.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Undoes the escapes of HTML, XML and JSON; every character keeps the bytes of its escape. */
final class Escapes {

    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?");

    private Escapes() {}

    /** Adds raw source characters to {@code out}, entities decoded. */
    static void entities(PlacedText raw, int from, int to, PlacedText.Builder out) {
        Matcher entity = ENTITY.matcher(raw.text()).region(from, to);
        int done = from;
        while (entity.find()) {
            copy(raw, done, entity.start(), out);
            String decoded = Parser.unescapeEntities(entity.group(), false);
            if (decoded.equals(entity.group())) {
                copy(raw, entity.start(), entity.end(), out);
            } else {
                Span bytes = raw.bytes(entity.start(), entity.end());
                for (int i = 0; i < decoded.length(); i++) {
                    out.add(decoded.charAt(i), bytes.begin(), bytes.end());
                }
            }
            done = entity.end();
        }
        copy(raw, done, to, out);
    }

    /**
     * The value of a JSON string whose opening quotation mark stands at {@code quote}.
     *
     * @param name of the document, for the message where the string is too long
     */
    static PlacedText json(PlacedText raw, int quote, String name) {
        String text = raw.text();
        PlacedText.Builder out = new PlacedText.Builder(64);
        int i = quote + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            StoryBuilder.check(name, out.length(), StoryBuilder.MOST_MARKUP);
            char one = text.charAt(i);
            if (one != '\\' || i + 1 >= text.length()) {
                out.add(one, raw, i);
                i++;
                continue;
            }
            char escaped = text.charAt(i + 1);
            // Other than four digits after it are no escape; the parser then says where.
            boolean unicode = escaped == 'u' && isHex(text, i + 2, i + 6);
            int next = unicode ? i + 6 : i + 2;
            char meant = unicode
                    ? (char) Integer.parseInt(text.substring(i + 2, i + 6), 16)
                    : switch (escaped) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        default -> escaped;
                    };
            out.add(meant, raw.begin(i), raw.end(next - 1));
            i = next;
        }
        return out.build();
    }

    private static boolean isHex(String text, int from, int to) {
        return to <= text.length() && text.substring(from, to).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static void copy(PlacedText raw, int from, int to, PlacedText.Builder out) {
        for (int i = from; i < to; i++) {
            out.add(raw.text().charAt(i), raw, i);
        }
    }
}
