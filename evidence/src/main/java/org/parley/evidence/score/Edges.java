package org.parley.evidence.score;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.parley.evidence.intake.Span;

/** Trims blanks, punctuation, quotation marks, tags and their character references from the edges of a span of bytes. */
final class Edges {

    private static final Set<String> REFERENCES = Set.of(
            "&quot;",
            "&ldquo;",
            "&rdquo;",
            "&lsquo;",
            "&rsquo;",
            "&nbsp;",
            "&#39;",
            "&#8220;",
            "&#8221;",
            "&#8216;",
            "&#8217;",
            "&mdash;",
            "&ndash;",
            "&hellip;",
            "&laquo;",
            "&raquo;",
            "&apos;",
            "&#160;",
            "&#34;",
            "&#x27;",
            "&#8212;",
            "&#8211;");

    private final byte[] bytes;

    Edges(byte[] bytes) {
        this.bytes = bytes;
    }

    Span trim(Span span) {
        int begin = span.begin();
        int end = Math.min(span.end(), bytes.length);
        boolean changed = true;
        while (changed && begin < end) {
            int b = afterFirst(begin, end);
            int e = beforeLast(b, end);
            changed = b != begin || e != end;
            begin = b;
            end = e;
        }
        return new Span(begin, Math.max(begin, end));
    }

    private int afterFirst(int begin, int end) {
        String rest = text(begin, Math.min(end, begin + 400));
        if (rest.startsWith("<")) {
            int close = rest.indexOf('>');
            return close > 0 ? begin + bytes(rest.substring(0, close + 1)) : begin;
        }
        for (String reference : REFERENCES) {
            if (rest.startsWith(reference)) {
                return begin + reference.length();
            }
        }
        int first = rest.isEmpty() ? 'x' : rest.codePointAt(0);
        return isEdge(first) ? begin + bytes(Character.toString(first)) : begin;
    }

    private int beforeLast(int begin, int end) {
        int from = Math.max(begin, end - 400);
        while (from > begin && (bytes[from] & 0xC0) == 0x80) {
            from--;
        }
        String head = text(from, end);
        if (head.endsWith(">")) {
            int open = head.lastIndexOf('<');
            return open >= 0 ? end - bytes(head.substring(open)) : end;
        }
        for (String reference : REFERENCES) {
            if (head.endsWith(reference)) {
                return end - reference.length();
            }
        }
        int last = head.isEmpty() ? 'x' : head.codePointBefore(head.length());
        return isEdge(last) ? end - bytes(Character.toString(last)) : end;
    }

    private static boolean isEdge(int code) {
        int type = Character.getType(code);
        return Character.isWhitespace(code)
                || Character.isSpaceChar(code)
                || type == Character.CONNECTOR_PUNCTUATION
                || type == Character.DASH_PUNCTUATION
                || type == Character.START_PUNCTUATION
                || type == Character.END_PUNCTUATION
                || type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || type == Character.OTHER_PUNCTUATION && code != '&' && code != '%';
    }

    private String text(int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.UTF_8);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
