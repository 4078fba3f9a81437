package org.parley.server;

import org.parley.server.postgres.Space;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Tells whoever watches the server that it takes nothing new; that, and not how much room there is. */
final class DiskHealth implements HealthIndicator {

    static final Status READ_ONLY = new Status("READ_ONLY");

    private final Space space;

    DiskHealth(Space space) {
        this.space = space;
    }

    @Override
    public Health health() {
        return space.low() ? Health.status(READ_ONLY).build() : Health.up().build();
    }
}
