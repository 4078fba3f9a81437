package org.parley.casefile;

/**
 * Something wrong in a file.
 *
 * @param what is wrong
 * @param advice what would be right
 */
public record Problem(String file, Place place, Severity severity, String what, String advice) {

    /** Whether the file can be used all the same. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** {@code file:line:column: error: what} and, on a line of its own, the advice. */
    @Override
    public String toString() {
        return file + ":" + place.line() + ":" + place.column() + ": "
                + (severity == Severity.ERROR ? "error" : "warning") + ": " + what + "\n    " + advice;
    }
}
