/**
 * Who comes in: accounts and how one signs in, second factors, sessions, invitations, and limits on trying.
 *
 * <p>Start at {@link org.parley.server.people.SignIn}. What is turned down is turned down in the same words and with the same
 * work, whether there is such an account or not.
 */
@NullMarked
package org.parley.server.people;

import org.jspecify.annotations.NullMarked;
