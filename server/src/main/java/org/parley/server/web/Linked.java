package org.parley.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds addresses in what somebody wrote, so that a page can lead to them by way of {@link Away}. */
@Component("linked")
public final class Linked {

    /** No blanks, quotes or brackets, and no sign at the end that belongs to the sentence. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s<>\"“”]{1,2000}[^\\s<>\"“”.,;:!?)\\]’]", Pattern.CASE_INSENSITIVE);

    /** A piece of what was written. @param link whether it is an address */
    public record Piece(String words, boolean link) {}

    public List<Piece> pieces(String words) {
        List<Piece> pieces = new ArrayList<>();
        Matcher found = ADDRESS.matcher(words);
        int at = 0;
        while (found.find()) {
            if (found.start() > at) {
                pieces.add(new Piece(words.substring(at, found.start()), false));
            }
            pieces.add(new Piece(found.group(), true));
            at = found.end();
        }
        if (at < words.length()) {
            pieces.add(new Piece(words.substring(at), false));
        }
        return pieces;
    }
}
