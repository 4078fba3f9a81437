/**
 * The one way into the database.
 *
 * <p>Start at {@link org.parley.server.store.Door}: work is done as somebody, in one transaction that shows the database a
 * pass for that somebody; row security decides what it sees and may add. {@link org.parley.server.store.Chains} holds the
 * record; the other classes are named for what they keep. Nobody outside this package touches a connection.
 */
@NullMarked
package org.parley.server.store;

import org.jspecify.annotations.NullMarked;
