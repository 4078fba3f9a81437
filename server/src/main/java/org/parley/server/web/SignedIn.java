package org.parley.server.web;

import java.util.UUID;

/**
 * Whose session a request belongs to.
 *
 * @param session digest of the session's token, in hexadecimal digits
 * @param second whether the second factor was shown
 */
public record SignedIn(UUID account, String session, boolean second) {}
