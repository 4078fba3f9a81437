/**
 * Who comes in, and what is done to them: how one signs in, invitations, leaving and other roles, access anew, what two of
 * the team pass on together, erasure.
 *
 * <p>Start at {@link org.parley.server.people.SignIn}. What is turned down is turned down in the same words and with the same
 * work, whether there is such an account or not. {@link org.parley.server.people.Inviting} and {@link
 * org.parley.server.people.Joining} bring people in, {@link org.parley.server.people.Standing} ends or changes what they are,
 * {@link org.parley.server.people.Locking} keeps them out for a while, {@link org.parley.server.people.Renewing} gives them
 * access anew: each act and its entry on record are one transaction.
 * {@link org.parley.server.people.Disclosing} and {@link org.parley.server.people.Erasing} are for what was said.
 * {@link org.parley.server.people.PasskeyFactor} asks for passkeys and looks at their answers, {@link
 * org.parley.server.people.OwnPasskeys} adds and removes them.
 */
@NullMarked
package org.parley.server.people;

import org.jspecify.annotations.NullMarked;
