package org.parley.brief;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.model.Basis;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Credibility;
import org.parley.model.Grade;
import org.parley.model.Reliability;

/**
 * What is known about a case, in sentences.
 *
 * @param sentences numbered from 1, in the order of the sections
 * @param closing what a reader has to know of the whole page
 */
public record Brief(Findings findings, List<Sentence> sentences, String closing) {

    public Brief {
        sentences = List.copyOf(sentences);
    }

    /**
     * How a brief is to be put together.
     *
     * @param reversed whether parties come in reverse alphabetical order
     */
    public record Order(boolean reversed) {
        public static final Order ALPHABETICAL = new Order(false);
        public static final Order REVERSED = new Order(true);
    }

    public static Brief of(Case shown) {
        return of(shown, Order.ALPHABETICAL);
    }

    public static Brief of(Case shown, Order order) {
        Findings findings = Findings.of(published(shown), order);
        return new Brief(findings, new Composer(findings).compose(), closing(findings.shown()));
    }

    /** The same page with only the sentences whose date is not before a day, or whose acts or claims are not. */
    public Brief since(LocalDate day) {
        List<Sentence> kept = sentences.stream()
                .filter(s -> s.when() != null && !s.when().latest().isBefore(day))
                .toList();
        return new Brief(findings, kept, closing);
    }

    /** Sentences of this brief whose text is not in another one, in order; what a change of sources made of it. */
    public List<Sentence> notIn(Brief other) {
        Set<String> theirs = new LinkedHashSet<>();
        other.sentences.forEach(s -> theirs.add(s.text()));
        return sentences.stream().filter(s -> !theirs.contains(s.text())).toList();
    }

    public String title() {
        return findings.shown().title();
    }

    public LocalDate asOf() {
        return findings.shown().asOf();
    }

    public @Nullable String summary() {
        return findings.shown().summary();
    }

    public List<Sentence> in(Section section) {
        return sentences.stream().filter(s -> s.section() == section).toList();
    }

    public Optional<Sentence> sentence(int n) {
        return sentences.stream().filter(s -> s.n() == n).findFirst();
    }

    /** What a sentence rests on, in words: outlets, grade and date; or the rule and its acts; or that nothing is there. */
    public String source(Sentence s) {
        List<String> parts = new ArrayList<>();
        Phrases phrases = new Phrases(findings.shown());
        Set<String> outlets = new LinkedHashSet<>();
        for (String id : s.claims()) {
            findings.shown().claim(id).map(phrases::outlet).ifPresent(outlets::add);
        }
        if (!outlets.isEmpty()) {
            parts.add(String.join(", ", outlets) + (s.grade() == null ? "" : " " + s.grade()));
        }
        if (s.absence()) {
            parts.add("nothing in the record");
        } else if (s.rule() != null && !s.rule().equals(Composer.REMAINING)) {
            parts.add(
                    s.rule().equals(Composer.UNSOURCED)
                            ? "stated in the case without a source"
                            : "computed: " + s.rule());
        }
        if (s.when() != null) {
            parts.add(Dates.iso(s.when()).replace("/", " to "));
        }
        return "[" + String.join("; ", parts) + "]";
    }

    /** The weakest reliability and the weakest credibility among claims; empty for none. */
    public Optional<Grade> grade(List<String> claims) {
        return weakest(findings.shown(), claims);
    }

    static Optional<Grade> weakest(Case shown, List<String> claims) {
        Reliability reliability = Reliability.A;
        Credibility credibility = Credibility.CONFIRMED;
        boolean any = false;
        for (String id : claims) {
            Optional<Claim> claim = shown.claim(id);
            if (claim.isPresent()) {
                Grade grade = shown.grade(claim.get());
                any = true;
                reliability = grade.reliability().compareTo(reliability) > 0 ? grade.reliability() : reliability;
                credibility = grade.credibility().compareTo(credibility) > 0 ? grade.credibility() : credibility;
            }
        }
        return any ? Optional.of(new Grade(reliability, credibility)) : Optional.empty();
    }

    /** Without what the author marked private: a brief is for others. */
    public static Case published(Case all) {
        return Redaction.published(all);
    }

    private static String closing(Case shown) {
        boolean assumed = shown.profiles().stream().anyMatch(p -> p.basis() == Basis.ASSUMED)
                || shown.partialProfiles().stream().anyMatch(p -> p.basis() == Basis.ASSUMED);
        return "As of " + Dates.words(shown.asOf())
                + "; not verified with the parties. Calculations follow from the reports and "
                + (assumed ? "from assumptions, marked as such" : "marked assumptions")
                + ". Neither advice nor prediction nor judgement. Grades are by the case's author.";
    }
}
