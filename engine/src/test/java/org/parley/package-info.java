/** Tests of the engine; {@link org.parley.Cases} holds what they share. */
package org.parley;
