/**
 * What the record of acts shows: the status of the talks, whose answer is awaited, who has moved, two texts side by
 * side, and the case as fewer sources would tell it.
 *
 * <p>{@link org.parley.record.Status} is computed from acts, never typed in; its thresholds are {@link
 * org.parley.record.StatusRules}. Silence is never a rejection. {@link org.parley.record.Comparison} sets two texts side
 * by side, {@link org.parley.record.Movement} tells what changed in a side's position and when, {@link
 * org.parley.record.Selection} leaves out claims and whatever rests on nothing else.
 */
@NullMarked
package org.parley.record;

import org.jspecify.annotations.NullMarked;
