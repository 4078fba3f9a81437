package org.parley.brief;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Writes HTML that is well-formed XML too: every element is closed, every word and attribute escaped. */
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn, one whose value is null is left out. */
    Markup open(String tag, @Nullable String... attributes) {
        start(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element with text alone. */
    Markup leaf(String tag, String text, @Nullable String... attributes) {
        start(tag, attributes);
        out.append('>').append(Pictures.escaped(text)).append("</").append(tag).append('>');
        return this;
    }

    /** The same on a line of its own. */
    Markup line(String tag, String text, @Nullable String... attributes) {
        leaf(tag, text, attributes);
        out.append('\n');
        return this;
    }

    /** An element that holds nothing. */
    Markup empty(String tag, @Nullable String... attributes) {
        start(tag, attributes);
        out.append("/>\n");
        return this;
    }

    Markup text(String text) {
        out.append(Pictures.escaped(text));
        return this;
    }

    /** Words of a case inside a line: whichever way they are written, the rest of the line keeps its own. */
    Markup words(String text) {
        return leaf("bdi", text);
    }

    Markup link(String href, String text, @Nullable String... attributes) {
        start("a", attributes);
        out.append(" href=\"").append(Pictures.escaped(href)).append("\">");
        out.append(Pictures.escaped(text)).append("</a>");
        return this;
    }

    /** Markup that is well-formed already. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private void start(String tag, @Nullable String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(Pictures.escaped(value))
                        .append('"');
            }
        }
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("left open: " + open);
        }
        return out.toString();
    }
}
