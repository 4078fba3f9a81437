package org.parley.casefile;

import java.util.List;
import java.util.stream.Collectors;

/** A file that is no usable case; holds every problem found in it. */
public final class BadCaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BadCaseException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
