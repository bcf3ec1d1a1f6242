package org.storesync.gateway.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Makes the random source for secrets and counters. */
class GatewayBeans {
    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
