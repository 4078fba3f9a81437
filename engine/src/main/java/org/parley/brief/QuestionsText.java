package org.parley.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.model.Case;
import org.parley.preference.Question;
import org.parley.preference.Questions;
import tools.jackson.databind.json.JsonMapper;

/** What to ask next, for the terminal and for machines ({@code docs/schemas/ask.schema.json}). */
public final class QuestionsText {

    private QuestionsText() {}

    public static List<String> of(Case read, Questions questions, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(read.title());
        lines.add("What to ask next, as of " + Dates.words(read.asOf())
                + ": the questions whose answers are expected to" + " settle the most.");
        lines.add("Counted over " + questions.over()
                + (questions.over() < questions.open() ? " of the " + questions.open() : "")
                + " packages that are open. Expected: the mean of both answers, taken as equally likely (assumed).");
        if (questions.best().isEmpty()) {
            lines.add("");
            lines.add("No question about packages or issues would settle one that is open.");
        }
        int number = 0;
        for (Questions.Asked one : questions.best()) {
            lines.add("");
            lines.add(++number + ". " + words(read, one.question()));
            String[] answers = answers(read, one.question());
            lines.add("  if " + answers[0] + ": " + effect(one.first()));
            lines.add("  if " + answers[1] + ": " + effect(one.second()));
            lines.add("  expected: " + half(one.doubled()) + " packages settled for "
                    + read.nameOf(one.question().party()));
        }
        if (!questions.best().isEmpty()) {
            lines.add("");
            lines.add("An answer goes into the record: parley ask CASE --answer 1=first --on DATE --output FILE.");
        }
        return PossibleText.wrapped(lines, width);
    }

    private static String half(int doubled) {
        return doubled % 2 == 0 ? String.valueOf(doubled / 2) : doubled / 2 + ".5";
    }

    private static String effect(Questions.Effect effect) {
        return effect.necessary() + " become necessary, " + effect.impossible() + " impossible";
    }

    /** The question as one could put it. */
    public static String words(Case read, Question question) {
        String who = read.nameOf(question.party());
        return switch (question) {
            case Question.WouldDo(String party, var outcome) ->
                "Would " + who + " take this rather than no agreement: " + PossibleText.choices(outcome.choices())
                        + "?";
            case Question.Packages(String party, var first, var second) ->
                "Which does " + who + " like better: first, " + PossibleText.choices(first.choices()) + "; or second, "
                        + PossibleText.choices(second.choices()) + "?";
            case Question.Issues(String party, String first, String second) ->
                "Which matters more to " + who + ": first, " + issue(read, first) + "; or second, "
                        + issue(read, second) + "?";
        };
    }

    private static String issue(Case read, String id) {
        return read.issue(id).map(i -> i.name()).orElse(id);
    }

    private static String[] answers(Case read, Question question) {
        return switch (question) {
            case Question.WouldDo would -> new String[] {"yes (first)", "no (second)"};
            case Question.Packages packages -> new String[] {"the first", "the second"};
            case Question.Issues issues -> new String[] {issue(read, issues.first()), issue(read, issues.second())};
        };
    }

    public static String json(Case read, Questions questions) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("parley", 1);
        out.put("title", read.title());
        out.put("as_of", read.asOf().toString());
        out.put("counted_over", questions.over());
        out.put("open", questions.open());
        out.put("assumed", "both answers of a question are taken as equally likely");
        List<Object> all = new ArrayList<>();
        for (Questions.Asked one : questions.best()) {
            Map<String, Object> own = new LinkedHashMap<>();
            own.put("party", one.question().party());
            switch (one.question()) {
                case Question.WouldDo(String party, var outcome) -> {
                    own.put("kind", "would-do");
                    own.put("first", outcome.choices());
                }
                case Question.Packages(String party, var first, var second) -> {
                    own.put("kind", "packages");
                    own.put("first", first.choices());
                    own.put("second", second.choices());
                }
                case Question.Issues(String party, String first, String second) -> {
                    own.put("kind", "issues");
                    own.put("first", first);
                    own.put("second", second);
                }
            }
            own.put("words", words(read, one.question()));
            own.put("if_first", asMap(one.first()));
            own.put("if_second", asMap(one.second()));
            own.put("expected", one.doubled() / 2.0);
            all.add(own);
        }
        out.put("questions", all);
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(out) + "\n";
    }

    private static Map<String, Object> asMap(Questions.Effect effect) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("necessary", effect.necessary());
        out.put("impossible", effect.impossible());
        return out;
    }
}
