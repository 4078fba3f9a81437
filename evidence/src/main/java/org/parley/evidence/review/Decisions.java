package org.parley.evidence.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions kept in a file, one a line; a later one about the same proposal replaces the earlier. */
public final class Decisions {

    private final Path file;
    private final Map<String, Decision> all = new LinkedHashMap<>();

    private Decisions(Path file) {
        this.file = file;
    }

    /**
     * Those in a file, which may say as well what was added; none where there is no such file yet.
     *
     * @throws org.parley.evidence.intake.UnreadableException if a line is neither
     */
    public static Decisions in(Path file) {
        Decisions out = new Decisions(file);
        JsonLines.of(file).stream()
                .filter(line -> !line.node().has("added"))
                .forEach(line -> out.put(Decision.of(line)));
        return out;
    }

    public Optional<Decision> about(String document, String proposal) {
        return Optional.ofNullable(all.get(document + " " + proposal));
    }

    /**
     * All decisions about a proposal: the one of its id, and where a person divided it, those of {@code ID/2}, {@code
     * ID/3} and so on, each of which is an entry of its own.
     */
    public List<Decision> allAbout(String document, String proposal) {
        List<Decision> out = new ArrayList<>();
        about(document, proposal).ifPresent(out::add);
        for (int n = 2; about(document, proposal + "/" + n).isPresent(); n++) {
            about(document, proposal + "/" + n).ifPresent(out::add);
        }
        return List.copyOf(out);
    }

    /** Keeps a decision, at once and for good. */
    public void keep(Decision decision) {
        JsonLines.append(file, List.of(decision.line()));
        put(decision);
    }

    private void put(Decision decision) {
        all.put(decision.document() + " " + decision.proposal(), decision);
    }
}
