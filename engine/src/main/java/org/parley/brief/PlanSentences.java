package org.parley.brief;

import java.util.List;
import java.util.Optional;
import org.parley.model.Agreement;
import org.parley.model.Case;

/** The brief's section on how an agreement could be carried out: a few sentences; the rest is for {@code parley plan}. */
final class PlanSentences {

    /** The rule of sentences that follow from a staged plan. */
    static final String RULE = "staged-plan";

    /** States that a search for a brief may look at. */
    private static final int EFFORT = 10_000;

    private PlanSentences() {}

    /** The plan that the section and its picture show; what would close a gap is left to {@code parley plan}. */
    static Optional<PlanReport> report(Case shown) {
        return PlanReport.brief(shown, EFFORT);
    }

    static void add(Page page, PlanReport report) {
        Section here = Section.CARRIED_OUT;
        PlanWords words = new PlanWords(report);
        Agreement agreement = report.exchange().agreement();
        List<String> claims = agreement.meta().claims();
        List<String> acts = agreement.act() == null ? List.of() : List.of(agreement.act());
        String standing = agreement.standing() == Agreement.Standing.PROPOSED ? ", as proposed" : "";
        page.add(
                here,
                agreement.title() + standing + ". " + words.finding()
                        + (report.exchange().assumed().isEmpty()
                                ? ""
                                : " The weights are the case author's; nobody stated them."),
                claims,
                acts,
                List.of(),
                RULE,
                false,
                null,
                true);
        for (String sentence : words.gap()) {
            page.add(here, marked(sentence, words), claims, acts, List.of(), RULE, false, null, false);
        }
        words.figures()
                .forEach(s -> page.add(
                        here,
                        (report.planning().bonds().isEmpty()
                                        ? "In the plan shown: "
                                        : "In the plan shown, which rests on the smallest" + " bonds: ")
                                + decapital(marked(s, words)),
                        claims,
                        acts,
                        List.of(),
                        RULE,
                        false,
                        null,
                        false));
        words.weakest()
                .ifPresent(s -> page.add(here, marked(s, words), claims, acts, List.of(), RULE, false, null, false));
    }

    /** A sentence of its own says by itself that its figures rest on assumed weights. */
    private static String marked(String sentence, PlanWords words) {
        String basis = words.basis();
        return sentence.contains(basis) || !sentence.endsWith(".")
                ? sentence
                : sentence.substring(0, sentence.length() - 1) + basis + ".";
    }

    private static String decapital(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
