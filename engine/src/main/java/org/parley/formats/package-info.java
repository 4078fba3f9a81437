/**
 * Domains and profiles of other negotiation tools, read with the meaning that their own tool gives them, and written back.
 *
 * <p>The way in: {@link org.parley.formats.DomainReader}, which tells GENIUS XML, GeniusWeb JSON (1 and 2) and NegMAS YAML
 * apart by what is in the file; the way out: {@link org.parley.formats.DomainWriter}. What one format cannot hold is an
 * error that says so. Texts are parsed by {@code Safe*} readers: no outside references, bounded depth, size and numbers.
 * Ids of what was read are the names of the file; {@link org.parley.formats.CaseIds} makes them fit for a case file.
 */
@NullMarked
package org.parley.formats;

import org.jspecify.annotations.NullMarked;
