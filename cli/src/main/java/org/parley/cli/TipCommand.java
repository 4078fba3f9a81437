package org.parley.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.CaseFile;
import org.parley.casefile.Replacement;
import org.parley.casefile.Tips;
import org.parley.model.Case;
import org.parley.model.Tip;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley tip}. */
@Command(
        name = "tip",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Keep what a reader sent in, graded F6 (cannot be judged), where no analysis uses it.",
        footer = {
            "",
            "With --case the tip is added at the end of the case file's tips, every other",
            "line untouched; without, it is printed. A tip is used once a person has",
            "checked it and written a claim in its place, with source, speaker and grade",
            "(docs/publishing.md).",
            "",
            "Example: parley tip letter.txt --case talks.yaml --about road"
        })
final class TipCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 64 * 1024;

    @Parameters(index = "0", paramLabel = "FILE", description = "A text file with the tip, or - for what is piped in.")
    private String file = "";

    @Option(names = "--case", paramLabel = "CASE", description = "The case file to add it to.")
    private @Nullable Path into;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Its id; the next free one (tip-1, tip-2 ...) if left out.")
    private @Nullable String id;

    @Option(names = "--received", paramLabel = "DATE", description = "The day on which it came (year-month-day).")
    private @Nullable LocalDate received;

    @Option(names = "--about", paramLabel = "ISSUE", split = ",", description = "Issues that it is said to be about.")
    private List<String> about = List.of();

    @Option(names = "--json", description = "Print the tip as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String sent = sent();
        String says = Tips.harmless(sent);
        if (says.isEmpty()) {
            throw new BadInputException(name() + " holds no text; a tip is a sentence or two.");
        }
        if (says.length() > Tips.LONGEST) {
            throw new BadInputException(name() + " holds " + says.length() + " characters; a tip has " + Tips.LONGEST
                    + " at most. Cut it to what matters, and keep the whole as a document of its own.");
        }
        Path path = into;
        Tip tip = path == null ? tip(id == null ? "tip-1" : id, says) : add(path, says);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(asMap(tip)));
        } else if (path == null) {
            out.print("tips:\n" + Tips.item(tip));
        } else {
            out.println("Added " + tip.id() + " (" + Tip.GRADE + ") to " + path
                    + ". No analysis uses it until somebody has checked it.");
        }
        return Exit.FINE;
    }

    private Tip tip(String as, String says) {
        if (!as.matches("[\\p{L}\\p{N}._-]{1,60}")) {
            throw new BadInputException("`" + as + "` cannot be an id; use letters, digits, `-`, `_` and `.`.");
        }
        return new Tip(as, received, says, about, null);
    }

    private Tip add(Path path, String says) {
        Case read = CaseFile.read(path);
        try {
            String text = Files.readString(path);
            Tip tip = tip(id == null ? Tips.freshId(read, text) : id, says);
            String after = Tips.added(text, path.toString(), tip);
            try (Replacement next = Replacement.of(path, after)) {
                next.move();
            }
            return tip;
        } catch (IOException e) {
            throw new BadInputException(
                    path + " cannot be written (" + e.getClass().getSimpleName() + "); the tip was not kept.");
        }
    }

    private String sent() {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new BadInputException(name() + " is larger than " + MOST_BYTES / 1024
                        + " KB; a tip is a sentence or two. Keep a document as a source instead.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInputException(name() + " is not UTF-8 text; a tip is plain text.");
        } catch (IOException e) {
            throw new BadInputException(
                    name() + " cannot be read (" + e.getClass().getSimpleName() + ").");
        }
    }

    private String name() {
        return file.equals("-") ? "what was piped in" : file;
    }

    private static Map<String, Object> asMap(Tip tip) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("id", tip.id());
        out.put("grade", Tip.GRADE.toString());
        out.put("received", tip.received() == null ? null : tip.received().toString());
        out.put("says", tip.says());
        out.put("about", tip.about());
        return out;
    }
}
