/**
 * From bytes to blocks of text that know their bytes: plain text, HTML, RSS and Atom, ninjs, NewsML-G2, folders.
 *
 * <p>{@link org.parley.evidence.intake.Intake} is the door; it gives one {@link org.parley.evidence.intake.Document} for
 * each item that it finds. Nothing is executed and nothing is fetched: scripts, entity definitions, pictures and
 * addresses in a document are left alone. Size, nesting and the amount of text are bounded, with a message that says so.
 */
@NullMarked
package org.parley.evidence.intake;

import org.jspecify.annotations.NullMarked;
