/**
 * A PostgreSQL of Parley's own, and copies of what is in it.
 *
 * <p>Start at {@link org.parley.server.postgres.Cluster}: {@code Cluster.in(folder).start(...)} gives a
 * {@link org.parley.server.postgres.Running} database, whatever the last run left behind. {@code Programs} finds an installed
 * PostgreSQL or unpacks the one that comes with Parley, {@code Footing} runs it without root's rights, {@code Layout} knows
 * where everything lies. {@link org.parley.server.postgres.Space} watches the disk.
 */
@NullMarked
package org.parley.server.postgres;

import org.jspecify.annotations.NullMarked;
