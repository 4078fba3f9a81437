package org.parley.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.model.Grade;

/** A brief for the terminal. */
public final class BriefText {

    /** The most lines that a page takes. */
    public static final int LINES = 60;

    private BriefText() {}

    /**
     * The page, at most {@link #LINES} lines of at most {@code width} characters. Sentences that lead come first into
     * their sections; what does not fit is counted, never dropped in silence.
     *
     * @param width at least 60
     */
    public static String write(Brief brief, int width) {
        int left = brief.sentences().size();
        for (int most = brief.sentences().size(); most > 0; most--) {
            List<String> lines = page(brief, chosen(brief, most), width);
            if (lines.size() <= LINES) {
                return String.join("\n", lines) + "\n";
            }
            left = most;
        }
        return String.join("\n", page(brief, chosen(brief, Math.max(1, left - 1)), width)) + "\n";
    }

    /**
     * The first {@code most} sentences by rank. Those that lead come first; a section's share tells how many of its
     * sentences weigh as much as one of a section with share 1, so that no section crowds out another.
     */
    private static List<Sentence> chosen(Brief brief, int most) {
        Map<Section, Integer> taken = new EnumMap<>(Section.class);
        Map<Sentence, Double> rounds = new HashMap<>();
        for (Sentence s : brief.sentences()) {
            if (s.lead()) {
                rounds.put(s, (taken.merge(s.section(), 1, Integer::sum) - 1) / share(s.section()));
            }
        }
        List<Sentence> ranked = new ArrayList<>(brief.sentences());
        ranked.sort(Comparator.comparingDouble((Sentence s) -> rounds.getOrDefault(s, Double.MAX_VALUE))
                .thenComparingInt(Sentence::n));
        List<Sentence> kept = new ArrayList<>(ranked.subList(0, Math.min(most, ranked.size())));
        kept.sort(Comparator.comparingInt(Sentence::n));
        return kept;
    }

    private static double share(Section section) {
        return switch (section) {
            case STICKING_POINTS -> 16;
            case WHERE_THINGS_STAND, COMPATIBLE_IF -> 4;
            case ON_THE_TABLE, REASONS, DISAGREEMENTS -> 2;
            default -> 1;
        };
    }

    private static List<String> page(Brief brief, List<Sentence> shown, int width) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Wrapped.lines(brief.title().toUpperCase(Locale.ROOT), width, ""));
        lines.add("As of " + Dates.words(brief.asOf()) + ". A number opens its sentence: parley why CASE N.");
        lines.add("");
        Map<Section, List<Sentence>> bySection = new EnumMap<>(Section.class);
        shown.forEach(s ->
                bySection.computeIfAbsent(s.section(), x -> new ArrayList<>()).add(s));
        bySection.forEach((section, sentences) -> {
            lines.add(section.heading().toUpperCase(Locale.ROOT));
            sentences.forEach(
                    s -> lines.addAll(Wrapped.lines(s.n() + " " + s.text() + " " + reference(s), width, "    ")));
        });
        int hidden = brief.sentences().size() - shown.size();
        lines.add("");
        if (hidden > 0) {
            lines.add(hidden + " further sentences stand in the HTML, Markdown and JSON forms.");
        }
        lines.addAll(Wrapped.lines(brief.closing(), width, ""));
        return lines;
    }

    /** What a sentence rests on, in brackets. */
    static String reference(Sentence s) {
        Grade grade = s.grade();
        if (grade != null) {
            return "[" + grade + "]";
        }
        if (s.absence()) {
            return "[nothing in the record]";
        }
        return Composer.UNSOURCED.equals(s.rule()) ? "[stated in the case]" : "[computed]";
    }
}
