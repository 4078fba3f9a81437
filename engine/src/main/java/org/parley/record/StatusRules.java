package org.parley.record;

/**
 * The thresholds of {@link Status}.
 *
 * @param stalledAfterDays days without any move after which talks without an open text count as stalled
 */
public record StatusRules(int stalledAfterDays) {
    public static final StatusRules DEFAULT = new StatusRules(30);
}
