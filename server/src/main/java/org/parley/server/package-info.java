/**
 * The talks room's wiring, start and commands; what it is made of stands in the packages below.
 *
 * <p>{@link org.parley.server.KeysCommand} is `parley keys`: shares, recovery and change of the wrapping key.
 *
 * <p>(This tour is the lead's; it is replaced when the branches meet.)
 */
@NullMarked
package org.parley.server;

import org.jspecify.annotations.NullMarked;
