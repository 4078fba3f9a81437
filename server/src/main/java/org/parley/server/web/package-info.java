/**
 * Pages, and the same as JSON.
 *
 * <p>A request becomes an {@link org.parley.server.web.Asker}: somebody in these talks. {@link
 * org.parley.server.web.TalksRecord} gives them the deeds they may see; a pure function of {@code talks} makes of these what
 * a page shows; {@link org.parley.server.web.PageReturn} writes it as HTML or JSON.
 */
@NullMarked
package org.parley.server.web;

import org.jspecify.annotations.NullMarked;
