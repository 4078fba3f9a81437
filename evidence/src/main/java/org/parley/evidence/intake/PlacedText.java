package org.parley.evidence.intake;

import java.util.Arrays;

/**
 * Text whose every character knows the bytes of the document that it came from. Cutting, joining, decoding entities and
 * dropping characters keep that knowledge, so that a span of any text leads back to the original bytes.
 */
public final class PlacedText {

    private final String text;
    private final int[] begins;
    private final int[] ends;

    private PlacedText(String text, int[] begins, int[] ends) {
        this.text = text;
        this.begins = begins;
        this.ends = ends;
    }

    /** The characters alone. */
    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    /** The bytes that a range of characters came from; an empty range lies before the character at its place. */
    public Span bytes(int from, int to) {
        if (text.isEmpty()) {
            return new Span(0, 0);
        }
        if (from >= to) {
            int place = from < text.length() ? begins[from] : ends[text.length() - 1];
            return new Span(place, place);
        }
        return new Span(begins[from], Math.max(begins[from], ends[to - 1]));
    }

    public Span bytes(Span characters) {
        return bytes(characters.begin(), characters.end());
    }

    public PlacedText slice(int from, int to) {
        return new PlacedText(
                text.substring(from, to), Arrays.copyOfRange(begins, from, to), Arrays.copyOfRange(ends, from, to));
    }

    /** Begin of the bytes of one character. */
    int begin(int character) {
        return begins[character];
    }

    /** End of the bytes of one character. */
    int end(int character) {
        return ends[character];
    }

    @Override
    public String toString() {
        return text;
    }

    /** Collects characters with their bytes. Not thread-safe. */
    public static final class Builder {
        private final StringBuilder text;
        private int[] begins;
        private int[] ends;

        public Builder(int expected) {
            text = new StringBuilder(expected);
            begins = new int[Math.max(16, expected)];
            ends = new int[Math.max(16, expected)];
        }

        public Builder add(char one, int begin, int end) {
            int n = text.length();
            if (n == begins.length) {
                begins = Arrays.copyOf(begins, n + (n >> 1) + 16);
                ends = Arrays.copyOf(ends, begins.length);
            }
            text.append(one);
            begins[n] = begin;
            ends[n] = end;
            return this;
        }

        /** Adds one character of another text, perhaps written as another. */
        public Builder add(char one, PlacedText from, int character) {
            return add(one, from.begins[character], from.ends[character]);
        }

        public Builder add(PlacedText more) {
            for (int i = 0; i < more.length(); i++) {
                add(more.text.charAt(i), more, i);
            }
            return this;
        }

        public int length() {
            return text.length();
        }

        public boolean endsWithBlank() {
            return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        }

        /** The last characters, at most so many. */
        public String tail(int most) {
            return text.substring(Math.max(0, text.length() - most));
        }

        /** Where the bytes of the last character end; 0 when there is none. */
        public int lastEnd() {
            return text.isEmpty() ? 0 : ends[text.length() - 1];
        }

        char charAt(int character) {
            return text.charAt(character);
        }

        /** Makes a line end of a character, which keeps its bytes. */
        void breakLine(int character) {
            text.setCharAt(character, '\n');
        }

        /** Takes back characters from the end. */
        public void shorten(int length) {
            text.setLength(length);
        }

        public PlacedText build() {
            int n = text.length();
            boolean full = n == begins.length;
            return new PlacedText(
                    text.toString(), full ? begins : Arrays.copyOf(begins, n), full ? ends : Arrays.copyOf(ends, n));
        }
    }
}
