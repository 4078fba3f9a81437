package org.parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.model.Issue;
import org.parley.model.Options;
import org.parley.model.Outcome;
import org.parley.model.OutcomeSpace;

/** A whole outcome named on the command line. */
final class OutcomeArgument {

    private OutcomeArgument() {}

    static int[] picks(OutcomeSpace space, Map<String, String> choices) {
        List<String> known = space.issues().stream().map(Issue::id).toList();
        for (String id : choices.keySet()) {
            if (!known.contains(id)) {
                throw new BadInputException("--outcome names an issue `" + id + "` that this case does not have. Its"
                        + " issues: " + String.join(", ", known) + ".");
            }
        }
        List<String> missing = new ArrayList<>(known);
        missing.removeAll(choices.keySet());
        if (!missing.isEmpty()) {
            throw new BadInputException("--outcome must settle every issue; these are missing: "
                    + String.join(", ", missing) + ". Write for instance --outcome "
                    + example(space, missing.getFirst())
                    + ".");
        }
        for (Issue issue : space.issues()) {
            if (issue.options().indexOf(String.valueOf(choices.get(issue.id()))) < 0) {
                throw new BadInputException("the issue `" + issue.id() + "` has no option `" + choices.get(issue.id())
                        + "`. " + options(issue));
            }
        }
        return space.picks(new Outcome(choices));
    }

    private static String example(OutcomeSpace space, String issue) {
        return issue + "="
                + space.issues().get(space.position(issue)).options().get(0).id();
    }

    private static String options(Issue issue) {
        Options options = issue.options();
        return options instanceof Options.Listed listed
                ? "Its options: "
                        + String.join(
                                ", ", listed.all().stream().map(o -> o.id()).toList()) + "."
                : "It is a range of numbers: " + options.get(0).id() + " to "
                        + options.get(options.size() - 1).id() + ".";
    }
}
