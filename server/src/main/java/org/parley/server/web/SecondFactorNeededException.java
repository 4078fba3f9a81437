package org.parley.server.web;

/** The mediation team shows a second factor before it sees anything. */
final class SecondFactorNeededException extends RuntimeException {

    private static final long serialVersionUID = 1;
}
