/**
 * Reads, checks and writes the case file.
 *
 * <p>The way in: {@link org.parley.casefile.CaseFile}. A file becomes a tree of {@link org.parley.casefile.Node}s that know
 * their line and column; {@link org.parley.casefile.CaseShape} says which keys there are and what they hold (the JSON
 * Schema is generated from it, and the documentation is tested against it); {@code CaseReader} turns the tree into a
 * {@link org.parley.model.Case}; {@code CaseRules} checks what no shape can say: references, dates, options, sums. All
 * problems of a file come at once, each with a place and a line of advice.
 */
@NullMarked
package org.parley.casefile;

import org.jspecify.annotations.NullMarked;
