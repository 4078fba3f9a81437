package org.parley.evidence.proposal;

import java.util.List;
import org.parley.model.Issue;

/**
 * Says which issues of a case some words are about. {@link SharedWords} is the usual one; others are found by
 * {@link IssueLinkers}, through {@link java.util.ServiceLoader}.
 */
public interface IssueLinker {

    /** By which it is asked for: {@code parley read --linker NAME}. */
    String name();

    /** Takes in the issues of a case. */
    Links to(List<Issue> issues);

    /** Links to the issues of one case. */
    interface Links {

        /** Ids of the issues that the words are about, in alphabetical order; the same words give the same ids. */
        List<String> about(String words);
    }
}
