package org.parley.model;

import org.jspecify.annotations.Nullable;

/**
 * One step of how a dispute is dealt with; steps are taken in their order.
 *
 * @param by id of who takes it; null when not stated
 * @param days deadline, counted from the step before or from when the dispute was raised; null when not stated
 */
public record DisputeStep(
        String id,
        String says,
        @Nullable String by,
        @Nullable Integer days,
        Meta meta) {}
