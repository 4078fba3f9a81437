package org.parley.evidence.proposal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.parley.model.ActType;

/** Verb frames by which acts are told, from {@code acts.txt}. */
public final class ActFrames {

    private static final List<Frame> FRAMES = read();

    private ActFrames() {}

    /**
     * One frame.
     *
     * @param cameo code of the CAMEO scheme; {@link ActType#plover} gives the PLOVER category
     */
    public record Frame(Pattern words, ActType type, String cameo, String meaning) {}

    /** All frames, the more telling first. */
    public static List<Frame> all() {
        return FRAMES;
    }

    private static List<Frame> read() {
        try (InputStream in = ActFrames.class.getResourceAsStream("acts.txt")) {
            if (in == null) {
                throw new IOException("acts.txt is not beside its class");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(c -> new Frame(
                            Pattern.compile("\\b" + c[0], Pattern.CASE_INSENSITIVE),
                            ActType.valueOf(c[1].toUpperCase(Locale.ROOT).replace('-', '_')),
                            c[2],
                            c[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
