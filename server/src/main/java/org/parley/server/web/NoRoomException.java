package org.parley.server.web;

/** The disk is nearly full: nothing is added until there is room again. */
final class NoRoomException extends RuntimeException {

    private static final long serialVersionUID = 1;
}
