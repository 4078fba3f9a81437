package org.parley.casefile;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.Shape.Entry;
import org.parley.casefile.Shape.Key;
import org.parley.casefile.Shape.ListOf;
import org.parley.casefile.Shape.Value;

/** Corrections to published cases that somebody wrote down: a YAML file with a list under {@code corrections}. */
public final class CorrectionsFile {

    private static final Entry CORRECTION = new Entry(
            "correction",
            List.of(
                    new Key("case", new Value(Shape.Kind.ID), true, "The case file's name without its ending."),
                    new Key("on", new Value(Shape.Kind.DATE), true, "The day of the correction."),
                    new Key("what", new Value(Shape.Kind.TEXT), true, "What was said before and what is said now."),
                    new Key("why", new Value(Shape.Kind.TEXT), false, "Why it was changed.")));

    private static final Entry FILE = new Entry(
            "corrections file",
            List.of(new Key("corrections", new ListOf(CORRECTION, false), true, "Corrections, in any order.")));

    private CorrectionsFile() {}

    /**
     * One correction.
     *
     * @param of the case file's name without its ending
     * @param why null when not given
     */
    public record Correction(
            String of, LocalDate on, String what, @Nullable String why) {}

    /** @throws BadCaseException if the file is not such a list; it holds every problem found */
    public static List<Correction> read(Path path) {
        String name = path.toString();
        List<Problem> problems = new ArrayList<>();
        Optional<Node> root = CaseFile.text(path, problems).flatMap(text -> YamlTree.parse(text, name, problems));
        if (root.isPresent()) {
            new ShapeCheck(name, problems).check(root.get(), FILE, "a corrections file");
        } else if (problems.isEmpty()) {
            problems.add(new Problem(
                    name,
                    Place.START,
                    Problem.Severity.ERROR,
                    "the file is empty",
                    "Write a list under `corrections`."));
        }
        if (!problems.isEmpty() || root.isEmpty()) {
            throw new BadCaseException(problems);
        }
        return new Keys(root.get(), "")
                .list(
                        "corrections",
                        k -> new Correction(k.text("case"), k.date("on"), k.text("what"), k.textOrNull("why")));
    }
}
