package org.storesync.gateway.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** The source of chance for secrets and counters. */
class GatewayBeans {
    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
