/**
 * What happens in talks, and what follows from it: pure, without database, clock or chance.
 *
 * <p>Start at {@link org.parley.server.talks.Deed}: whatever can be entered, with its strict JSON in {@link
 * org.parley.server.talks.DeedJson}; {@link org.parley.server.talks.Rights} says who may enter and read what. An entry as
 * somebody may see it is a {@link org.parley.server.talks.Seen}. Everything else is a function of a list of these and, where
 * time matters, of a moment that is passed in: {@link org.parley.server.talks.Texts}, {@link
 * org.parley.server.talks.TextComparison}, {@link org.parley.server.talks.TextLint}, {@link org.parley.server.talks.Answers},
 * {@link org.parley.server.talks.WhoHasWhat}, {@link org.parley.server.talks.Shuttle}, and the first pages, {@link
 * org.parley.server.talks.Room} and {@link org.parley.server.talks.Situation}. A reader who may not see an entry passes a list
 * without it, and so nothing here can tell of it.
 */
@NullMarked
package org.parley.server.talks;

import org.jspecify.annotations.NullMarked;
