package org.storesync.kit.connection;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Figures that a test can read. */
class KeptMeters {
    @Produces
    @Singleton
    SimpleMeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
