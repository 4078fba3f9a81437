package org.parley.seal;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chain as a file: one line of JSON that names the chain, then one per entry. It is read line by line, so that a record of
 * any length is checked in little memory. A receipt is one line of the same kind.
 */
public final class ChainFile {

    /** No line may be longer, in UTF-16 units. */
    private static final int MOST = 16 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(MOST)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .build();

    private ChainFile() {}

    /** The first line. */
    public static String header(String chain) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("holds", "chain");
        out.put("chain", chain);
        return JSON.writeValueAsString(out);
    }

    public static String line(Entry entry) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("chain", entry.chain());
        out.put("index", entry.index());
        out.put("id", entry.id());
        out.put("at", entry.at());
        out.put("author", entry.author());
        out.put("kind", entry.kind());
        out.put("commitment", entry.commitment().hash().toString());
        out.put("previous", entry.previous().toString());
        out.put("hash", entry.hash().toString());
        out.put("nonce", base64(entry.nonce()));
        out.put("content", base64(entry.content()));
        return JSON.writeValueAsString(out);
    }

    public static String line(Receipt receipt) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("holds", "receipt");
        out.put("chain", receipt.chain());
        out.put("length", receipt.length());
        out.put("head", receipt.head().toString());
        out.put("at", receipt.at());
        out.put("kind", receipt.kind() == Receipt.Kind.SIGNED ? "signed" : "deniable");
        out.put("proof", base64(receipt.proof()));
        return JSON.writeValueAsString(out);
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    public static void write(Writer out, String chain, Iterable<Entry> entries) throws IOException {
        out.append(header(chain)).append('\n');
        for (Entry entry : entries) {
            out.append(line(entry)).append('\n');
        }
    }

    /**
     * Checks a chain against an earlier receipt, if there is one.
     *
     * @throws BadSealException if a line is not what it should be
     */
    public static ChainCheck check(Reader in, @Nullable Receipt receipt) {
        Read read = read(in);
        return ChainCheck.of(read.chain(), read.links(), receipt);
    }

    /**
     * A chain as it stands in a file; nothing of it is checked yet.
     *
     * @param links read as they are asked for; a bad line is told then ({@link BadSealException})
     */
    public record Read(String chain, Iterator<ChainCheck.Link> links) {}

    /** @throws BadSealException if the first line names no chain */
    public static Read read(Reader in) {
        Lines lines = new Lines(in);
        Line first = lines.next("The file is empty: an exported chain begins with a line that names it.");
        first.require("holds", "chain");
        return new Read(first.text("chain"), new Iterator<>() {
            private @Nullable Line next = lines.nextOrNull();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public ChainCheck.Link next() {
                Line line = next;
                if (line == null) {
                    throw new NoSuchElementException();
                }
                next = lines.nextOrNull();
                return line.link();
            }
        });
    }

    /** @throws BadSealException if the text is no receipt */
    public static Receipt receipt(Reader in) {
        Line line = new Lines(in).next("The file is empty: a receipt is one line of JSON.");
        line.require("holds", "receipt");
        String kind = line.text("kind");
        if (!kind.equals("signed") && !kind.equals("deniable")) {
            throw line.bad("kind (" + kind + ") must be signed or deniable");
        }
        byte[] proof = line.bytes("proof");
        if (proof == null) {
            throw line.bad("there is no proof");
        }
        return new Receipt(
                line.text("chain"),
                line.number("length"),
                line.hash("head"),
                line.text("at"),
                kind.equals("signed") ? Receipt.Kind.SIGNED : Receipt.Kind.DENIABLE,
                proof);
    }

    /** Lines of bounded length; blank ones are passed over. */
    private static final class Lines {
        private final Reader in;
        private int at;

        Lines(Reader in) {
            this.in = in;
        }

        Line next(String otherwise) {
            Line next = nextOrNull();
            if (next == null) {
                throw new BadSealException(otherwise);
            }
            return next;
        }

        @Nullable
        Line nextOrNull() {
            StringBuilder text = new StringBuilder();
            try {
                int read = in.read();
                while (read >= 0 && (read != '\n' || text.isEmpty())) {
                    if (read == '\n') {
                        at++;
                    } else if (!text.isEmpty() || !Character.isWhitespace(read)) {
                        text.append((char) read);
                    }
                    if (text.length() > MOST) {
                        throw new BadSealException("line " + (at + 1) + " is longer than " + MOST
                                + " characters; no exported line is. Export the chain again.");
                    }
                    read = in.read();
                }
            } catch (IOException e) {
                throw new BadSealException("line " + (at + 1) + " cannot be read: " + e.getMessage());
            }
            at++;
            return text.isEmpty() ? null : new Line(at, text.toString());
        }
    }

    /** One line, as JSON. */
    private static final class Line {
        private final int number;
        private final JsonNode node;

        Line(int number, String text) {
            this.number = number;
            try {
                this.node = JSON.readTree(text);
            } catch (JacksonException e) {
                throw bad("it is no JSON of the expected kind");
            }
            if (!node.isObject()) {
                throw bad("it is no JSON object");
            }
        }

        BadSealException bad(String why) {
            return new BadSealException("line " + number + ": " + why
                    + ". Is this a file that Parley exported? Export it again, and do not edit it.");
        }

        void require(String key, String value) {
            if (!text(key).equals(value)) {
                throw bad(key + " must be " + value + ", not " + text(key));
            }
        }

        String text(String key) {
            JsonNode found = node.get(key);
            if (found == null || !found.isString()) {
                throw bad("there is no text under " + key);
            }
            return found.stringValue();
        }

        long number(String key) {
            JsonNode found = node.get(key);
            if (found == null || !found.isIntegralNumber() || !found.canConvertToLong()) {
                throw bad("there is no whole number under " + key);
            }
            return found.longValue();
        }

        Hash hash(String key) {
            try {
                return Hash.parse(text(key));
            } catch (IllegalArgumentException e) {
                throw bad(key + " must be 64 hexadecimal digits");
            }
        }

        byte @Nullable [] bytes(String key) {
            JsonNode found = node.get(key);
            if (found == null || found.isNull()) {
                return null;
            }
            try {
                return Base64.getDecoder().decode(text(key));
            } catch (IllegalArgumentException e) {
                throw bad(key + " must be base64");
            }
        }

        ChainCheck.Link link() {
            Entry entry = new Entry(
                    text("chain"),
                    number("index"),
                    text("id"),
                    text("at"),
                    text("author"),
                    text("kind"),
                    new Commitment(hash("commitment")),
                    hash("previous"),
                    bytes("nonce"),
                    bytes("content"));
            return new ChainCheck.Link(entry, hash("hash"));
        }
    }
}
