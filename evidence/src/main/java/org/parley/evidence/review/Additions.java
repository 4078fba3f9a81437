package org.parley.evidence.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.evidence.intake.UnreadableException;

/** Which decisions a case has taken in already, and as which of its entries: each is taken in once. */
public final class Additions {

    private final Path file;
    private final Map<String, Addition> all = new LinkedHashMap<>();

    /**
     * One decision that became an entry.
     *
     * @param document what {@link Decision#document} says
     * @param proposal what {@link Decision#proposal} says
     * @param entry id of the entry in the case
     */
    public record Addition(String document, String proposal, String entry) {

        private String line() {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("document", document);
            out.put("proposal", proposal);
            out.put("added", entry);
            return JsonLines.written(out);
        }
    }

    private Additions(Path file) {
        this.file = file;
    }

    /**
     * Those in a file, which may hold decisions as well; none where there is no such file yet.
     *
     * @throws UnreadableException if a line is no JSON
     */
    public static Additions in(Path file) {
        Additions out = new Additions(file);
        JsonLines.of(file).stream()
                .filter(line -> line.node().has("added"))
                .forEach(line ->
                        out.put(new Addition(line.text("document"), line.text("proposal"), line.text("added"))));
        return out;
    }

    /** The entry that a proposal of a document, or a part of it, has become. */
    public Optional<String> entry(String document, String proposal) {
        return Optional.ofNullable(all.get(document + " " + proposal)).map(Addition::entry);
    }

    /** Keeps more of them, at once and for good. */
    public void keep(List<Addition> more) {
        JsonLines.append(file, more.stream().map(Addition::line).toList());
        new ArrayList<>(more).forEach(this::put);
    }

    private void put(Addition one) {
        all.put(one.document() + " " + one.proposal(), one);
    }
}
