package org.parley.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.parley.model.Case;

/** Reads and writes case files; see {@code docs/case-file.md}. */
public final class CaseFile {

    /** The largest file that is read, in bytes; a case of a thousand acts takes a tenth of it. */
    public static final int LARGEST = 8 * 1024 * 1024;

    private CaseFile() {}

    /**
     * A case, as far as there is one, and what is wrong with its file.
     *
     * @param found empty if and only if there is an error among the problems
     * @param problems in the order of the file
     */
    public record Checked(Optional<Case> found, List<Problem> problems) {
        public Checked {
            problems = List.copyOf(problems);
        }

        /** @throws BadCaseException if there is no case */
        public Case orThrow() {
            return found.orElseThrow(() -> new BadCaseException(problems));
        }
    }

    /** @throws BadCaseException if the file is no usable case; it holds every problem found */
    public static Case read(Path path) {
        return check(path).orThrow();
    }

    /** Reads a case from text; {@code name} stands for the file in messages. */
    public static Case read(String text, String name) {
        return check(text, name).orThrow();
    }

    /** Reads a file and reports every problem; never throws for what is in the file. */
    public static Checked check(Path path) {
        List<Problem> problems = new ArrayList<>();
        return text(path, problems)
                .map(text -> check(text, path.toString()))
                .orElseGet(() -> new Checked(Optional.empty(), problems));
    }

    /** The text of a file of bounded size; empty, and a problem more, where there is none. */
    static Optional<String> text(Path path, List<Problem> problems) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            if (Files.isDirectory(path)) {
                return none(
                        path,
                        problems,
                        "this is a folder",
                        "Name a case file, such as " + path.resolve("case.yaml") + ".");
            }
            bytes = in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException e) {
            return none(path, problems, "there is no such file", "Check the name; `parley new` begins a case.");
        } catch (IOException e) {
            return none(
                    path,
                    problems,
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Is it a file, and may you read it?");
        }
        if (bytes.length > LARGEST) {
            return none(
                    path,
                    problems,
                    "the file is larger than " + LARGEST / 1024 / 1024 + " MB",
                    "A case file holds words, not documents; is it the right file?");
        }
        try {
            return Optional.of(decoded(bytes));
        } catch (CharacterCodingException e) {
            return none(path, problems, "the file is not UTF-8 text", "Save it as UTF-8; a case file is plain text.");
        }
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static Optional<String> none(Path path, List<Problem> problems, String what, String advice) {
        problems.add(new Problem(path.toString(), Place.START, Problem.Severity.ERROR, what, advice));
        return Optional.empty();
    }

    /** Reads text and reports every problem. */
    public static Checked check(String text, String name) {
        List<Problem> problems = new ArrayList<>();
        Optional<Node> root = YamlTree.parse(text, name, problems);
        if (root.isEmpty() && problems.isEmpty()) {
            return broken(
                    name, "the file is empty", "A case begins with `parley: 1`; `parley new` begins one for you.");
        }
        Optional<Case> found = Optional.empty();
        if (root.isPresent()) {
            new ShapeCheck(name, problems).check(root.get(), CaseShape.root(), "a case file");
            if (problems.isEmpty()) {
                CaseReader reader = new CaseReader(name, problems);
                found = reader.read(root.get());
                found.ifPresent(
                        read -> new CaseRules(read, name, reader.places(), reader.claimPaths(), problems).check());
            }
        }
        problems.sort(Comparator.comparingInt((Problem p) -> p.place().line())
                .thenComparingInt(p -> p.place().column()));
        boolean usable = problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
        return new Checked(usable ? found : Optional.empty(), problems);
    }

    /** The case as a file that {@link #read} reads back to an equal case. */
    public static String write(Case written) {
        return CaseWriter.write(written);
    }

    private static Checked broken(String name, String what, String advice) {
        return new Checked(
                Optional.empty(), List.of(new Problem(name, Place.START, Problem.Severity.ERROR, what, advice)));
    }
}
