/**
 * What passes at home.
 *
 * <p>A party passes an outcome when its rule over leader and factions holds, a monotone tree of consents, bodies with
 * seats, and councils of bodies (Putnam 1988). {@link org.parley.ratification.Home} reads a party's rule and what each
 * voter would say, in three values; {@link org.parley.ratification.WinSet} counts what passes surely and possibly,
 * {@link org.parley.ratification.Zone} what passes everywhere, with and without ratification, and which factions bind.
 * {@link org.parley.ratification.WhatIf} holds a case against the case as changed by a sentence, and is only ever asked
 * for. {@link org.parley.ratification.Power} gives Shapley-Shubik and Banzhaf indices as exact fractions.
 */
@NullMarked
package org.parley.ratification;

import org.jspecify.annotations.NullMarked;
