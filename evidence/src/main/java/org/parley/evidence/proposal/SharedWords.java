package org.parley.evidence.proposal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.model.Issue;
import org.parley.model.Options;

/** The usual linker: an issue is meant where its own distinctive words are used. */
public final class SharedWords implements IssueLinker {

    @Override
    public String name() {
        return "words";
    }

    /** Issues that share at least two distinctive words with some text, or all of their few. */
    @Override
    public Links to(List<Issue> all) {
        Map<String, Set<String>> issues = new HashMap<>();
        all.forEach(issue -> issues.put(issue.id(), words(issue)));
        return text -> {
            Set<String> stems = CaseWords.stems(text);
            return issues.entrySet().stream()
                    .filter(issue -> isMeant(issue, stems, issues))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        };
    }

    private static boolean isMeant(
            Map.Entry<String, Set<String>> issue, Set<String> words, Map<String, Set<String>> issues) {
        Set<String> shared = new LinkedHashSet<>(issue.getValue());
        shared.retainAll(words);
        boolean telling = shared.stream()
                .anyMatch(w -> issues.values().stream()
                                .filter(other -> other.contains(w))
                                .count()
                        == 1);
        return telling
                && (shared.size() >= 2
                        || CaseWords.stems(issue.getKey().replace('-', ' ')).stream()
                                .anyMatch(shared::contains));
    }

    private static Set<String> words(Issue issue) {
        StringBuilder all = new StringBuilder(
                issue.name() + " " + issue.question() + " " + issue.id().replace('-', ' '));
        if (issue.options() instanceof Options.Listed listed) {
            listed.all().forEach(option -> all.append(' ').append(option.name()));
        }
        return CaseWords.stems(all.toString());
    }
}
