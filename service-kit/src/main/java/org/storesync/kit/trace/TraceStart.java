package org.storesync.kit.trace;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.storesync.kit.config.EndedStart;

/** Refuses to start a service with an address for traces that is none: people would wait for traces that never come. */
@Singleton
class TraceStart {
    private static final Logger LOG = Logger.getLogger(TraceStart.class);

    private final TraceConfig config;

    TraceStart(TraceConfig config) {
        this.config = config;
    }

    void start(@Observes @Priority(0) StartupEvent started) {
        config.collector().filter(it -> TraceSettings.address(it).isEmpty()).ifPresent(it -> {
            String why = "SYNC_TRACES_COLLECTOR must be the address of a collector such as http://collector:4318,"
                    + " without user and password";
            LOG.error(why);
            throw EndedStart.with(EndedStart.UNFIT, why);
        });
    }
}
