package org.parley.evidence.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes to characters. A byte order mark decides, then valid UTF-8, then the encoding that the document declares, then
 * Windows-1252, which every byte fits; what was guessed is said.
 *
 * @param remarks what a reader should know about the guess
 */
record Decoding(PlacedText text, Charset charset, List<String> remarks) {

    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final Pattern DECLARED =
            Pattern.compile("(?:charset|encoding)\\s*=\\s*[\"']?([A-Za-z0-9_:.-]{2,40})", Pattern.CASE_INSENSITIVE);
    private static final int HEAD = 4096;

    static Decoding of(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return utf8(bytes, 3);
        }
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            Charset charset = bytes[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return new Decoding(utf16(bytes, 2, charset == StandardCharsets.UTF_16BE), charset, List.of());
        }
        Optional<Boolean> bigEndian = looksLikeUtf16(bytes);
        if (bigEndian.isPresent()) {
            Charset charset = bigEndian.get() ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            return new Decoding(
                    utf16(bytes, 0, bigEndian.get()),
                    charset,
                    List.of("read as " + charset + ", which it does not say"));
        }
        if (isUtf8(bytes)) {
            return utf8(bytes, 0);
        }
        Optional<Charset> declared = declared(bytes);
        if (declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8)) {
            return new Decoding(stepwise(bytes, declared.get()), declared.get(), List.of());
        }
        String why = declared.isPresent() ? "it says UTF-8 but is not" : "it does not say how it is encoded";
        return new Decoding(stepwise(bytes, LATIN), LATIN, List.of("read as " + LATIN + ": " + why));
    }

    private static Optional<Charset> declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(head);
        while (matcher.find()) {
            try {
                Charset charset = Charset.forName(matcher.group(1));
                // A document whose head could be read as bytes is in no encoding of two bytes a letter.
                return Optional.of(charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset);
            } catch (IllegalArgumentException unknown) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static Decoding utf8(byte[] bytes, int from) {
        PlacedText.Builder out = new PlacedText.Builder(bytes.length - from);
        int i = from;
        while (i < bytes.length) {
            int first = bytes[i] & 0xFF;
            int length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
            if (length == 1) {
                out.add((char) first, i, i + 1);
            } else if (i + length > bytes.length) {
                out.add('\uFFFD', i, bytes.length);
            } else {
                int code = first & (0xFF >> (length + 1));
                for (int k = 1; k < length; k++) {
                    code = code << 6 | bytes[i + k] & 0x3F;
                }
                for (char one : Character.toChars(Character.isValidCodePoint(code) ? code : 0xFFFD)) {
                    out.add(one, i, i + length);
                }
            }
            i += length;
        }
        return new Decoding(out.build(), StandardCharsets.UTF_8, List.of());
    }

    private static PlacedText utf16(byte[] bytes, int from, boolean bigEndian) {
        PlacedText.Builder out = new PlacedText.Builder(bytes.length / 2);
        for (int i = from; i + 1 < bytes.length; i += 2) {
            int high = bytes[bigEndian ? i : i + 1] & 0xFF;
            int low = bytes[bigEndian ? i + 1 : i] & 0xFF;
            out.add((char) (high << 8 | low), i, i + 2);
        }
        return out.build();
    }

    /** Character by character, so that each knows its bytes. */
    private static PlacedText stepwise(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer one = CharBuffer.allocate(1);
        CharBuffer pair = CharBuffer.allocate(2);
        PlacedText.Builder out = new PlacedText.Builder(bytes.length);
        while (in.hasRemaining()) {
            int begin = in.position();
            one.clear();
            CharBuffer written = one;
            CoderResult result = decoder.decode(in, one, true);
            if (one.position() == 0 && result.isOverflow()) {
                pair.clear();
                decoder.decode(in, pair, true);
                written = pair;
            }
            for (int k = 0; k < written.position(); k++) {
                out.add(written.get(k), begin, in.position());
            }
            if (in.position() == begin) {
                break;
            }
        }
        return out.build();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (java.nio.charset.CharacterCodingException e) {
            return false;
        }
    }

    /** Whether every other byte of the head is zero, as in Western text of two bytes a letter; true: high byte first. */
    private static Optional<Boolean> looksLikeUtf16(byte[] bytes) {
        int pairs = Math.min(bytes.length, HEAD) / 2;
        int evenZero = 0;
        int oddZero = 0;
        for (int i = 0; i < pairs; i++) {
            evenZero += bytes[2 * i] == 0 ? 1 : 0;
            oddZero += bytes[2 * i + 1] == 0 ? 1 : 0;
        }
        if (pairs >= 8 && Math.max(evenZero, oddZero) > pairs * 7 / 10 && Math.min(evenZero, oddZero) < pairs / 10) {
            return Optional.of(evenZero > oddZero);
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... head) {
        for (int i = 0; i < head.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }
}
