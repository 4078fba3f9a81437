package org.parley.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.diagnosis.Diagnosis;
import org.parley.diagnosis.Extent;
import org.parley.diagnosis.Price;
import org.parley.diagnosis.Relaxation;
import org.parley.diagnosis.Request;
import org.parley.diagnosis.StickingPoint;
import org.parley.model.Case;
import org.parley.model.Rational;

/** What blocks and what would unblock it, in full, for the terminal. */
public final class DiagnosisText {

    private final Case read;
    private final Phrases phrases;
    private final Request request;
    private final int width;

    public DiagnosisText(Case read, Request request, int width) {
        this.read = read;
        this.phrases = new Phrases(read);
        this.request = request;
        this.width = width;
    }

    public List<String> head() {
        List<String> lines = new ArrayList<>();
        lines.add(read.title());
        lines.add("What blocks, and what would unblock it, as of " + Dates.words(read.asOf()) + ". "
                + (request.costs().isEmpty()
                        ? "Ways out follow stated firmness; not advice."
                        : "Ways out follow the costs given, which somebody assumed; not advice."));
        return wrapped(lines);
    }

    /** As soon as one is found. */
    public List<String> found(StickingPoint point) {
        return wrapped(List.of("  sticking point in part " + point.component() + ": "
                + point.clauses().stream().map(this::clause).collect(Collectors.joining("; "))));
    }

    /** As soon as one is found. */
    public List<String> found(Relaxation relaxation) {
        String cost = request.costs().isEmpty()
                ? ""
                : " (cost "
                        + relaxation.drop().stream().map(request::cost).reduce(Rational.ZERO, Rational::plus)
                        + ", assumed)";
        return wrapped(List.of("  way out of part " + relaxation.component() + cost + ": "
                + relaxation.drop().stream().map(this::clause).collect(Collectors.joining("; and ")) + " no longer "
                + (relaxation.drop().size() == 1 ? "stands" : "stand")));
    }

    /** Once the search has ended. */
    public List<String> closing(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        if (diagnosis.impossible() != null) {
            lines.add("The constraints alone leave no outcome.");
        } else if (diagnosis.compatible()) {
            lines.add("Everything recorded can be met together.");
        }
        for (Extent extent : diagnosis.extents()) {
            lines.add("Part " + extent.component() + " (" + String.join(", ", extent.issues()) + "): "
                    + number(diagnosis, extent) + " sticking points"
                    + (extent.allStickingPoints() ? ", these are all" : ", there may be more") + "; "
                    + (extent.counted() ? "" : "at least ") + extent.relaxations() + " ways out"
                    + (extent.allRelaxations() ? ", these are all" : ", not all listed") + ".");
        }
        if (diagnosis.extents().size() > 1) {
            lines.add("Ways out of all parts at once: " + diagnosis.combinations() + " combinations.");
        }
        diagnosis
                .undecided()
                .forEach(issues ->
                        lines.add("Not decided whether the part about " + String.join(", ", issues) + " can be met."));
        prices(diagnosis, lines);
        return wrapped(lines);
    }

    private static long number(Diagnosis diagnosis, Extent extent) {
        return diagnosis.stickingPoints().stream()
                .filter(p -> p.component() == extent.component())
                .count();
    }

    private void prices(Diagnosis diagnosis, List<String> lines) {
        List<String> rows = new ArrayList<>();
        for (StickingPoint point : diagnosis.stickingPoints().stream().limit(20).toList()) {
            for (Price price : Price.of(read, point)) {
                rows.add("  " + String.join(", ", point.clauses()) + ": " + price.clause() + " costs "
                        + phrases.name(price.party()) + " " + price.loss().toDecimal(3) + " ("
                        + price.before().toDecimal(3)
                        + " -> " + price.after().toDecimal(3) + ")" + (price.assumed() ? ", assumed" : ""));
            }
        }
        if (!rows.isEmpty()) {
            lines.add("Price of a point: what giving way costs its party at least, in its own utility, with everything"
                    + " else at its best for it before and after:");
            lines.addAll(rows);
        }
    }

    private String clause(String id) {
        return phrases.clause(id) + " [" + id + "]";
    }

    private List<String> wrapped(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Wrapped.lines(line, width, "    ").stream())
                .toList();
    }
}
