package org.parley.server.talks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.casefile.CaseFile;
import org.parley.casefile.Problem;
import org.parley.model.Case;

/**
 * The questions of a case file, as an agenda.
 *
 * @param agenda null where the file cannot be read
 * @param problems what is wrong with the file, with places; warnings too
 */
public record AgendaFile(Course.@Nullable Agenda agenda, List<String> problems) {

    private static final int MOST_PROBLEMS = 30;

    public AgendaFile {
        problems = List.copyOf(problems);
    }

    /** @param yaml of any content; the case file's own limits of size, depth and aliases hold */
    public static AgendaFile read(String yaml) {
        CaseFile.Checked checked = CaseFile.check(yaml, "case file");
        List<String> problems = checked.problems().stream()
                .limit(MOST_PROBLEMS)
                .map(Problem::toString)
                .toList();
        if (checked.found().isEmpty()) {
            return new AgendaFile(null, problems);
        }
        Case found = checked.found().get();
        if (found.issues().isEmpty()) {
            return new AgendaFile(null, List.of("The case file has no issues, so there is no agenda in it."));
        }
        try {
            return new AgendaFile(
                    new Course.Agenda(found.issues().stream().map(Question::of).toList()), problems);
        } catch (BadDeedException e) {
            return new AgendaFile(null, List.of(String.valueOf(e.getMessage())));
        }
    }
}
