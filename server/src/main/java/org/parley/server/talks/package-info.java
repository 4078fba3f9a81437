/**
 * What happens in talks, and what follows from it: pure, without database, clock or chance.
 *
 * <p>Start at {@link org.parley.server.talks.Deed}: whatever can be entered, with its strict JSON in {@link
 * org.parley.server.talks.DeedJson}. An entry as somebody may see it is a {@link org.parley.server.talks.Seen}; everything
 * else here is a function of a list of these and, where time matters, of a moment that is passed in. A reader who may not
 * see an entry passes a list without it, and so nothing here can tell of it.
 */
@NullMarked
package org.parley.server.talks;

import org.jspecify.annotations.NullMarked;
