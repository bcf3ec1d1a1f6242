package org.storesync.kit.config;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.storesync.kit.jdbc.Transactions;

/** The clock, and the transactions of the service's database. A service or a test may bring others instead. */
class KitBeans {
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    @DefaultBean
    Transactions transactions(AgroalDataSource database, MeterRegistry meters) {
        return new Transactions(database, meters);
    }
}
