package org.parley.formats;

/** A domain or profile that cannot be read or written as asked; the message has the place, the reason and advice. */
public final class BadDomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param where file, and line where known
     * @param what what is wrong
     * @param advice what to do about it
     */
    public BadDomainException(String where, String what, String advice) {
        super(where + ": " + what + ". " + advice);
    }
}
