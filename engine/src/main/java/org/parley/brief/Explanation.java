package org.parley.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.model.Case;
import org.parley.model.Claim;
import org.parley.model.Grade;

/** A sentence opened: the claims, acts and demands behind it, and the rule that made it. */
public final class Explanation {

    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry(
                    "status",
                    "the latest text that wants an answer and has none decides whose answer is awaited; see docs/status.md"),
            Map.entry(
                    "receipt",
                    "an act that relays the text to the party would report its receipt; the record has none"),
            Map.entry("text-not-reported", "the record marks the text as not reported"),
            Map.entry("minimal-conflict", "demands that cannot all be met together, while all but any one of them can"),
            Map.entry(
                    "reported-sticking-point",
                    "a claim names the issue as standing in the way; no conflict follows from the demands"),
            Map.entry("relaxation", "a smallest set of demands without which the rest can be met"),
            Map.entry("no-conflict", "an outcome was found that meets every recorded demand"),
            Map.entry("no-position", "no demand of the party on the issue stands in the record"),
            Map.entry("no-reasons", "no interest, motive or consequence is recorded for the party"),
            Map.entry("reply-window", "no channel to the awaited party has a reported latency"),
            Map.entry("movement", "the party's text settles the issue otherwise than its text before did"),
            Map.entry(
                    PlanSentences.RULE,
                    "orders and days of the obligations were searched; see docs/staged-exchange.md and parley plan"),
            Map.entry(
                    "possible",
                    "every package was held against all preferences that keep what the record says of the party; see"
                            + " docs/preference.md"),
            Map.entry("proved-best", "no preferences that keep the record put another answer above it"),
            Map.entry("no-bound", "no act or red line says what no agreement is worth to the party"),
            Map.entry("contradiction", "no preferences keep all of these, while some keep all but any one of them"),
            Map.entry("awaited", "the answer that the status waits for"),
            Map.entry(Composer.REMAINING, "a claim that no other sentence of the page rests on"),
            Map.entry(Composer.UNSOURCED, "the case's author states it and names no claim"));

    private Explanation() {}

    /** Lines of text. */
    public static List<String> of(Brief brief, Sentence sentence) {
        Case shown = brief.findings().shown();
        Phrases phrases = new Phrases(shown);
        List<String> lines = new ArrayList<>();
        lines.add(sentence.n() + " " + sentence.text());
        lines.add("  section: " + sentence.section().heading());
        String rule = sentence.rule();
        if (rule != null) {
            lines.add("  rule: " + rule + " - " + RULES.getOrDefault(rule, "see the documentation"));
        }
        if (sentence.absence()) {
            lines.add("  basis: nothing in the record says more; that is a limit of the sources");
        }
        Grade grade = sentence.grade();
        if (grade != null) {
            lines.add("  grade: " + grade + " (" + grade.reliability().meaning() + "; "
                    + grade.credibility().meaning() + "), the weakest of its claims, by the case's author");
        }
        sentence.acts()
                .forEach(id -> shown.act(id)
                        .ifPresent(act -> lines.add("  act " + id + ": " + act.says() + ", " + Dates.words(act.when())
                                + (act.when().basis() == null
                                        ? ""
                                        : " (" + act.when().basis() + ")") + "; read as "
                                + act.reading().name().toLowerCase(Locale.ROOT))));
        sentence.demands()
                .forEach(id -> shown.demand(id)
                        .ifPresent(demand -> lines.add("  demand " + id + ": " + phrases.name(demand.by()) + " "
                                + demand.says() + " (" + Phrases.firmness(demand.firmness()) + ")")));
        sentence.claims().forEach(id -> shown.claim(id).ifPresent(claim -> lines.addAll(claim(shown, phrases, claim))));
        return lines;
    }

    private static List<String> claim(Case shown, Phrases phrases, Claim claim) {
        List<String> lines = new ArrayList<>();
        lines.add("  claim " + claim.id() + " [" + shown.grade(claim) + "]: " + phrases.told(claim));
        String where = claim.where() == null ? "" : ", " + claim.where();
        String when = claim.when() == null ? "" : "; said " + Dates.words(claim.when());
        lines.add("    " + claim.kind().name().toLowerCase(Locale.ROOT) + ", "
                + (claim.quoted() ? "quoted" : "paraphrased") + ", read in " + claim.source() + where + when);
        String hedge = claim.hedge();
        if (hedge != null) {
            EstimativeWords.confidence(hedge)
                    .ifPresent(level -> lines.add(
                            "    \"" + hedge + "\" is a word of " + level + " confidence in the ICD 203 list"));
        }
        if (!claim.contradicts().isEmpty()) {
            lines.add("    cannot hold together with " + Phrases.joined(claim.contradicts()));
        }
        return lines;
    }
}
