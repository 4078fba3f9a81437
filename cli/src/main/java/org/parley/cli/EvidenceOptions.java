package org.parley.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.model.Case;
import org.parley.model.Credibility;
import org.parley.model.Reliability;
import org.parley.model.Source;
import org.parley.record.Selection;
import picocli.CommandLine.Option;

/** Which evidence counts. */
final class EvidenceOptions {

    enum Left {
        ANONYMOUS
    }

    @Option(
            names = "--sources",
            split = ",",
            paramLabel = "ID",
            description = "Only what these sources say (ids, joined by commas).")
    private @Nullable List<String> sources;

    @Option(
            names = "--min-reliability",
            paramLabel = "A-F",
            description = "Only claims of sources at least this reliable.")
    private @Nullable Reliability reliability;

    @Option(
            names = "--min-credibility",
            paramLabel = "1-6",
            description = "Only claims at least this credible (1 the best, 6 cannot be judged).")
    private @Nullable Integer credibility;

    @Option(
            names = "--without",
            paramLabel = "anonymous",
            description = "Leave out claims whose speaker the source does not name.")
    private @Nullable Left without;

    boolean any() {
        return sources != null || reliability != null || credibility != null || without != null;
    }

    Case select(Case read) {
        Case selected = read;
        if (sources != null) {
            Set<String> wanted = new LinkedHashSet<>(sources);
            for (String id : wanted) {
                if (read.source(id).isEmpty()) {
                    throw new BadInputException("there is no source `" + id + "` in this case. Its sources: "
                            + String.join(
                                    ", ",
                                    read.sources().stream().map(Source::id).toList()) + ".");
                }
            }
            selected = Selection.fromSources(selected, wanted);
        }
        if (reliability != null) {
            selected = Selection.atLeast(selected, reliability);
        }
        if (credibility != null) {
            if (credibility < 1 || credibility > 6) {
                throw new BadInputException("--min-credibility (" + credibility + ") must be 1 to 6.");
            }
            selected = Selection.atLeast(selected, Credibility.of(credibility));
        }
        return without == null ? selected : Selection.withoutAnonymous(selected);
    }

    String words() {
        return String.join(
                ", ",
                Stream.of(
                                sources == null ? "" : "only sources " + String.join(", ", sources),
                                reliability == null ? "" : "only reliability " + reliability + " or better",
                                credibility == null ? "" : "only credibility " + credibility + " or better",
                                without == null
                                        ? ""
                                        : "without " + without.name().toLowerCase(Locale.ROOT) + " speakers")
                        .filter(s -> !s.isEmpty())
                        .toList());
    }
}
