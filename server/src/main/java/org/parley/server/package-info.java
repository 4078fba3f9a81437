/**
 * The talks room: a server on which parties that never meet negotiate through a mediator.
 *
 * <p>Everything that happens is an entry in an append-only chain, one chain per audience ({@code store}). What it says is
 * sealed under keys that are kept outside the database ({@code keys}). What follows from the entries that somebody may see
 * is worked out by pure functions ({@code talks}) and shown as pages ({@code web}). {@link org.parley.server.Serve} starts it
 * all, {@link org.parley.server.Wiring} says what is made of what.
 */
@NullMarked
package org.parley.server;

import org.jspecify.annotations.NullMarked;
