/**
 * The nouns of a mediated negotiation: who talks, about what, what was said and done, who says so.
 *
 * <p>Everything here is an immutable value without I/O, clocks or chance. A {@link org.parley.model.Case} is everything
 * that is known about one negotiation at a date; it holds actors, issues, sources, claims, the record of acts, demands,
 * reasons and (where somebody measured them) preference profiles. Ids are those of the case file and are unique within
 * a case. Lists keep the order of the file. Numbers that decide anything are {@link org.parley.model.Rational}s.
 */
@NullMarked
package org.parley.model;

import org.jspecify.annotations.NullMarked;
