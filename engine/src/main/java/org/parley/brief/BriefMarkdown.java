package org.parley.brief;

import java.util.ArrayList;
import java.util.List;

/** A brief as Markdown: every sentence, with its number, sources and date. */
public final class BriefMarkdown {

    private BriefMarkdown() {}

    public static String write(Brief brief) {
        List<String> lines =
                new ArrayList<>(List.of("# " + escaped(brief.title()), "", "As of " + Dates.words(brief.asOf()) + "."));
        if (brief.summary() != null) {
            lines.addAll(List.of("", escaped(brief.summary())));
        }
        for (Section section : Section.values()) {
            List<Sentence> sentences = brief.in(section);
            if (!sentences.isEmpty()) {
                lines.addAll(List.of("", "## " + section.heading(), ""));
                sentences.forEach(
                        s -> lines.add(s.n() + ". " + escaped(s.text()) + " *" + escaped(brief.source(s)) + "*"));
            }
        }
        lines.addAll(List.of("", "## Words", ""));
        Glossary.ENTRIES.forEach((word, meaning) -> lines.add("- **" + word + "**: " + meaning));
        lines.addAll(List.of("", "---", "", escaped(brief.closing()), ""));
        return String.join("\n", lines);
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1").replace("\n", " ");
    }
}
